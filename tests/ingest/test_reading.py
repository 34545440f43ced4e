"""Sources of every kind, and what becomes of those that cannot be read."""

import os
import socket
from pathlib import Path

import pytest

from summarizer import InputError, SourceText
from summarizer.ingest import Ingested, Limits, read_sources
from summarizer.ingest.languages import guess_language

TEXT = "The court met in Oslo on Friday. It fined the bank 3 million euros.\n"


def read(*sources: str | Path | SourceText, stdin: bytes = b"", limits: Limits | None = None) -> Ingested:
    """Read sources and check that the counts add up."""
    found = read_sources(sources, stdin=lambda: stdin, limits=limits)
    counts = found.counts
    assert counts.given == counts.used + counts.duplicate + counts.rejected
    assert counts.used == len(found.documents)
    assert [d.id for d in found.documents] == [f"d{n}" for n in range(1, counts.used + 1)]
    return found


def codes(found: Ingested) -> list[str]:
    """The codes of the notices, in order."""
    return [n.code for n in found.notices]


def write(path: Path, text: str = TEXT) -> Path:
    """Write a text and give its path back."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    """A text file's document holds its own characters, line ends included."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"One line.\r\nAnother line.\r\n")
    (document,) = read(path).documents
    assert document.text == "One line.\r\nAnother line.\r\n"
    assert (document.source, document.format, document.encoding) == (str(path), "text", "utf-8")


def test_a_folder_gives_its_files_in_order(tmp_path: Path) -> None:
    """A folder gives its readable files sorted, those of its folders included; hidden files and other kinds are passed over."""
    for n, name in enumerate(("b.txt", "a.md", "sub/c.txt", ".hidden.txt", "picture.png", ".git/d.txt")):
        write(tmp_path / name, f"{TEXT}{n}")
    names = [Path(d.source).relative_to(tmp_path).as_posix() for d in read(tmp_path).documents]
    assert names == ["a.md", "b.txt", "sub/c.txt"]


def test_a_glob_gives_its_matches_in_order(tmp_path: Path) -> None:
    """A glob gives the files that match, sorted, and is reported when none does."""
    for n, name in enumerate(("b.txt", "a.txt", "c.md")):
        write(tmp_path / name, f"{TEXT}{n}")
    assert [Path(d.source).name for d in read(str(tmp_path / "*.txt")).documents] == ["a.txt", "b.txt"]
    assert codes(read(str(tmp_path / "*.pdf"))) == ["missing"]


@pytest.mark.parametrize("pattern", ["", "**/*.txt"])
def test_a_loop_of_links_ends(tmp_path: Path, pattern: str) -> None:
    """Links that lead back to their folder are not followed."""
    write(tmp_path / "a.txt")
    for n in range(3):
        (tmp_path / f"loop{n}").symlink_to(tmp_path, target_is_directory=True)
    assert len(read(str(tmp_path / pattern)).documents) == 1


def test_standard_input_and_memory() -> None:
    """A dash reads standard input; a text in memory goes by its name."""
    found = read("-", SourceText("note", "Another text."), stdin=TEXT.encode())
    assert [(d.source, d.text) for d in found.documents] == [("<stdin>", TEXT), ("note", "Another text.")]


def test_what_cannot_be_read_is_named_and_others_go_on(tmp_path: Path) -> None:
    """A missing file, a pipe, a socket, an empty file and a blank one are rejected by name; the good one is read."""
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket.txt"))
        write(tmp_path / "empty.txt", "")
        write(tmp_path / "blank.txt", " \n\t\n")
        names = ["none.txt", "pipe.txt", "socket.txt", "empty.txt", "blank.txt"]
        found = read(*(tmp_path / n for n in names), write(tmp_path / "good.txt"))
    assert codes(found) == ["missing", "not_a_file", "not_a_file", "empty", "empty"]
    assert all(name in notice.message for name, notice in zip(names, found.notices, strict=True))
    assert [Path(d.source).name for d in found.documents] == ["good.txt"]


def test_an_empty_folder_is_reported(tmp_path: Path) -> None:
    """A folder without a readable file is one source, rejected."""
    assert codes(read(tmp_path)) == ["missing"]


def test_the_same_text_is_counted_once(tmp_path: Path) -> None:
    """The same file twice, and the same text under another name, are duplicates of the first."""
    one, two = write(tmp_path / "one.txt"), write(tmp_path / "two.txt")
    found = read(one, one, two)
    assert (found.counts.used, found.counts.duplicate) == (1, 2)
    assert codes(found) == ["duplicate", "duplicate"]
    assert all("one.txt" in n.message for n in found.notices)


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    """A text of 200 MB is refused by its size, and the limit is named."""
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    found = read(path)
    assert codes(found) == ["too_large"]
    assert "50,000,000" in found.notices[0].message
    assert codes(read(SourceText("s", TEXT), limits=Limits(max_bytes=10))) == ["too_large"]


def test_a_file_name_that_is_no_text_is_shown_as_escapes(tmp_path: Path) -> None:
    """A file name with bytes of no encoding is readable, and its document's source can be written as UTF-8."""
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(name, "wb") as file:
        file.write(TEXT.encode())
    (document,) = read(os.fsdecode(name)).documents
    assert document.source.endswith("caf\\xe9.txt")


def test_lone_surrogates_in_memory_are_refused() -> None:
    """A text in memory with a lone surrogate is rejected, and a name with one is shown escaped."""
    found = read(SourceText("bad", "a \ud800 b"), SourceText("name \ud800", TEXT))
    assert codes(found) == ["bad_encoding"]
    found.documents[0].model_dump_json()


def test_an_encoding_is_reported(tmp_path: Path) -> None:
    """A file that is not UTF-8 is decoded, and a notice names the encoding."""
    path = tmp_path / "latin.txt"
    path.write_bytes("Das Café in Köln öffnet für fünf Gäste.".encode("cp1252"))
    found = read(path)
    assert found.documents[0].text == "Das Café in Köln öffnet für fünf Gäste."
    assert "cp1252" in next(n.message for n in found.notices if n.code == "encoding")


def test_requests_that_name_nothing_are_errors() -> None:
    """No source, an empty name and a bare string are errors of the caller."""
    for bad in ([], [""]):
        with pytest.raises(InputError):
            read_sources(bad, stdin=lambda: b"")
    with pytest.raises(InputError, match="list of sources"):
        read_sources("a.txt", stdin=lambda: b"")


def test_standard_input_that_fails_is_one_rejected_source() -> None:
    """An error on standard input does not keep the others from being read."""

    def broken() -> bytes:
        raise OSError(5, "Input/output error")

    found = read_sources(["-", SourceText("s", TEXT)], stdin=broken)
    assert (codes(found), found.counts.used) == (["unreadable"], 1)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Der Präsident hat am Montag erklärt, dass die Regierung nicht zurücktreten werde und die Wahl im Herbst auf jeden Fall stattfindet.",
            "German",
        ),
        (
            "Le président a déclaré lundi que le gouvernement ne va pas démissionner et que les élections de cet automne sont dans le calendrier.",
            "French",
        ),
        (
            "El presidente dijo el lunes que el gobierno no va a dimitir y que las elecciones de este otoño se van a celebrar como estaba previsto.",
            "Spanish",
        ),
        (
            "The president said on Monday that the government would not resign and that the election was to be held in the autumn as planned.",
            "English",
        ),
        ("a b " * 30, None),
        ("Too short.", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    """A text of twenty words or more is told by its function words; what is short or unclear is not guessed."""
    assert guess_language(text) == language


def test_another_language_is_reported() -> None:
    """A document in another language is used, and a notice says so."""
    found = read(
        SourceText(
            "de",
            "Der Präsident hat am Montag erklärt, dass die Regierung nicht zurücktreten werde und dass die Wahl im Herbst auch stattfindet.",
        )
    )
    assert codes(found) == ["language"]
