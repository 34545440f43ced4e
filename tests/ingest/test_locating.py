"""What the caller names, and what is found there."""

import os
from pathlib import Path

import pytest

from summarizer import InputError
from summarizer.ingest.locating import locate
from summarizer.schemas import SourceText

TEXT = "The court met in Oslo on Friday."


def names(*sources: str | Path | SourceText) -> list[str]:
    """The file names that some sources lead to."""
    return [Path(item.name).name for item in locate(sources)]


def refusals(*sources: str | Path) -> list[str | None]:
    """The code with which each thing found is refused, None where it is not."""
    return [item.refusal.code if item.refusal else None for item in locate(sources)]


@pytest.mark.parametrize("pattern", ["*", "*.txt", "**/*.txt", "*/*.txt"])
def test_a_glob_passes_over_hidden_files(tmp_path: Path, pattern: str) -> None:
    """A star matches no hidden file and enters no hidden folder, as in a shell and as with a folder."""
    for name in (".hidden.txt", "seen/a.txt", "b.txt", ".git/c.txt", "seen/.d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, "utf-8")
    assert not [n for n in names(str(tmp_path / pattern)) if n.startswith(".") or n == "c.txt"]


def test_a_hidden_file_named_by_its_dot_is_found(tmp_path: Path) -> None:
    """A pattern that writes the dot, and a pattern below a hidden folder, match what they name."""
    for name in (".hidden.txt", ".notes/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, "utf-8")
    assert names(str(tmp_path / ".h*.txt")) == [".hidden.txt"]
    assert names(str(tmp_path / ".notes" / "*.txt")) == ["a.txt"]


@pytest.mark.parametrize("pattern", ["**one*", "***", "[", "[!", "*\0", "*" * 5000])
def test_an_odd_pattern_matches_nothing_and_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str) -> None:
    """A pattern that no file can match, or that is none, is refused and never raises."""
    monkeypatch.chdir(tmp_path)
    assert refusals(pattern) == ["missing"]


def test_a_pattern_may_climb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative pattern may begin with two dots."""
    (tmp_path / "below").mkdir()
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path / "below")
    assert names("../*.txt") == ["a.txt"]


def test_links_that_lead_nowhere_are_refused(tmp_path: Path) -> None:
    """A link to itself cannot be read, and a dangling one does not exist."""
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "none")
    assert refusals(tmp_path / "self.txt", tmp_path / "dangling.txt") == ["unreadable", "missing"]


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b"], ids=["too long", "null"])
def test_names_that_no_file_can_have_are_refused(name: str) -> None:
    """A name too long for the disk and one with a null byte are refused by the system's reason."""
    assert refusals(name) == ["unreadable"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_entered_is_unreadable(tmp_path: Path) -> None:
    """A file behind a closed folder is refused for its permission."""
    closed = tmp_path / "closed"
    closed.mkdir()
    (closed / "a.txt").write_text(TEXT, "utf-8")
    closed.chmod(0)
    try:
        assert refusals(closed / "a.txt") == ["unreadable"]
    finally:
        closed.chmod(0o700)


def test_a_source_list_is_a_list() -> None:
    """One path where a list is expected, an empty list, and an empty name are the caller's mistake."""
    for wrong in ("a.txt", Path("a.txt"), [], [""]):
        with pytest.raises(InputError):
            locate(wrong)  # type: ignore[arg-type]  # the mistake that is tested
