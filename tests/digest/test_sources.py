"""Folders and pages as sources of a digest."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.digest.config import FolderSource, UrlSource
from summarizer.digest.sources import as_source, collect
from summarizer.fetching import Door, Policy
from summarizer.ingest import read_sources
from tests.web_server import Page, Site, serve_site

DOOR = Door(Policy(allow_hosts=("127.0.0.1",), seconds=10))


@pytest.fixture
def site() -> Iterator[Site]:
    """A web server."""
    with serve_site() as found:
        yield found


def folder(root: Path, glob: str = "**/*") -> FolderSource:
    """A source on a folder."""
    return FolderSource.model_validate(
        {"name": "inbox", "kind": "folder", "path": str(root), "glob": glob}, context={"folder": root}
    )


def test_the_files_of_a_folder_are_its_items(tmp_path: Path) -> None:
    """Each has its path in the folder as key; hidden ones are passed over, and the glob chooses."""
    for name in ("b.txt", "sub/a.txt", "note.md", ".hidden.txt", ".git/x.txt", "page.HTML"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    found = collect(folder(tmp_path), {}, DOOR)
    assert [(i.key, i.media) for i in found.items] == [
        ("b.txt", "text"),
        ("note.md", "markdown"),
        ("page.HTML", "html"),
        ("sub/a.txt", "text"),
    ]
    assert [i.key for i in collect(folder(tmp_path, "*.txt"), {}, DOOR).items] == ["b.txt"]


def test_a_folder_is_unchanged_until_a_byte_of_it_is_not(tmp_path: Path) -> None:
    """An edit, a new file and a file that is gone each count; a new date on a file does not."""
    (tmp_path / "a.txt").write_text("Five died.")
    memory = collect(folder(tmp_path), {}, DOOR).memory
    os.utime(tmp_path / "a.txt", (1, 1))
    again = collect(folder(tmp_path), memory, DOOR)
    assert (again.state, again.items, again.memory) == ("unchanged", (), memory)
    (tmp_path / "a.txt").write_text("Six died. ")
    edited = collect(folder(tmp_path), memory, DOOR)
    assert (edited.state, edited.items[0].content) == ("ok", b"Six died. ")
    (tmp_path / "b.txt").write_text("New.")
    grown = collect(folder(tmp_path), edited.memory, DOOR)
    assert [i.key for i in grown.items] == ["a.txt", "b.txt"]
    (tmp_path / "a.txt").unlink()
    assert [i.key for i in collect(folder(tmp_path), grown.memory, DOOR).items] == ["b.txt"]


def test_a_file_that_cannot_be_read_is_a_notice(tmp_path: Path) -> None:
    """A pipe and a dangling link do not keep the others from being read; a loop of links ends."""
    (tmp_path / "a.txt").write_text("Five died.")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "none")
    (tmp_path / "loop").symlink_to(tmp_path)
    found = collect(folder(tmp_path), {}, DOOR)
    assert [i.key for i in found.items] == ["a.txt"]
    assert [n.code for n in found.notices] == ["unreadable", "not_a_file"]


def test_a_folder_that_is_gone_fails(tmp_path: Path) -> None:
    """Its memory stays, so that a share that is mounted again is not all news."""
    found = collect(folder(tmp_path / "none"), {"seen": "x"}, DOOR)
    assert (found.state, found.memory) == ("failed", {"seen": "x"})
    assert "does not exist" in (found.message or "")


@pytest.mark.parametrize("glob", ["/etc/*", "../*", ""])
def test_a_glob_does_not_leave_its_folder(tmp_path: Path, glob: str) -> None:
    """What would reach outside finds nothing, or fails."""
    (tmp_path / "secret.txt").write_text("outside")
    (tmp_path / "in").mkdir()
    source = folder(tmp_path / "in").model_copy(update={"glob": glob})
    assert collect(source, {}, DOOR).items == ()


def test_a_page_is_one_item(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its key is its URL, its kind what its server says; the Authorization header comes from the environment."""
    monkeypatch.setenv("PAGE_AUTHORIZATION", "Bearer x")
    site.pages["/story"] = Page(b"# Ferry\n\nThe ferry sank off Halden on Friday.\n", "text/markdown", headers={"ETag": '"1"'})
    source = UrlSource(name="page", kind="url", url=site.url("/story")).model_copy(
        update={"authorization_env": "PAGE_AUTHORIZATION"}
    )
    found = collect(source, {}, DOOR)
    (item,) = found.items
    assert (item.key, item.url, item.media) == (site.url("/story"), site.url("/story"), "markdown")
    assert site.asked[-1].headers["authorization"] == "Bearer x"
    assert read_sources([as_source(item)], stdin=lambda: b"").documents[0].format == "markdown"
    again = collect(source, found.memory, DOOR)
    assert (again.state, site.asked[-1].headers["if-none-match"]) == ("unchanged", '"1"')


def test_a_page_that_is_gone_fails(site: Site) -> None:
    """The message names the URL and the status."""
    found = collect(UrlSource(name="page", kind="url", url=site.url("/gone")), {"seen": "x"}, DOOR)
    assert (found.state, found.memory) == ("failed", {"seen": "x"})
    assert found.message == f"{site.url('/gone')} cannot be read: its server answers 404"


def test_a_folder_whose_name_cannot_be_has_failed(tmp_path: Path) -> None:
    """A name that is too long for the system is a source that failed, like any that does not exist."""
    found = collect(folder(tmp_path / ("a" * 300)), {}, DOOR)
    assert (found.state, found.items) == ("failed", ())
    assert "File name too long" in (found.message or "")
