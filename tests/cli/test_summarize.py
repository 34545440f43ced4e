"""`summarize` from its arguments to its output."""

import io
import json
import os
import stat
import sys
from pathlib import Path

import pytest

from summarizer.cli import main, summarize_main
from summarizer.schemas import Rejection, Verdict
from summarizer.settings import Settings

from .conftest import FakeApi, one_story


def test_the_choices_reach_the_library(fake: FakeApi) -> None:
    """Options become settings, and sources are passed as they were given."""
    assert (
        summarize_main(["a.txt", "b", "--sentences", "3", "--focus", "tolls", "--policy", "flag", "--jobs", "2", "--no-cache"])
        == 0
    )
    assert fake.asked == [["a.txt", "b"], Settings(sentences=3, focus="tolls", policy="flag", jobs=2)]


def test_summarize_is_a_command_of_summarizer(fake: FakeApi, capsys: pytest.CaptureFixture[str]) -> None:
    """`summarizer summarize` and `summarize` print the same."""
    assert main(["summarize", "a.txt"]) == 0
    first = capsys.readouterr().out
    assert summarize_main(["a.txt"]) == 0
    assert capsys.readouterr().out == first != ""


def test_a_pipe_gets_markdown_and_a_terminal_its_own(
    fake: FakeApi, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The default format is what stdout can show, in colour unless NO_COLOR is set."""
    summarize_main(["a.txt"])
    assert capsys.readouterr().out.startswith("# Bridge")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    summarize_main(["a.txt"])
    assert "\x1b[1mBridge" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    summarize_main(["a.txt"])
    assert capsys.readouterr().out.startswith("Bridge ")


def test_evidence_and_refusals_are_shown_when_asked_for(fake: FakeApi, capsys: pytest.CaptureFixture[str]) -> None:
    """Either option prints the terminal's page, plain in a pipe, with marks; Markdown lists the refusals too."""
    refusal = Rejection(statement="Nine died.", stage="verify", verdict=Verdict(label="unsupported", score=0.1))
    fake.answer = lambda: one_story().model_copy(update={"rejected": (refusal,)})
    assert summarize_main(["a.txt", "--show-evidence"]) == 0
    shown = capsys.readouterr().out
    assert "     [1]  “*Five people died.*”\n" in shown
    assert "Nine died." not in shown
    summarize_main(["a.txt", "--show-rejected"])
    assert "Refused\n  ✗ unsupported: Nine died.\n" in capsys.readouterr().out
    summarize_main(["a.txt", "--show-rejected", "--format", "md"])
    assert "## Refused\n\n- Nine died. — **unsupported**\n" in capsys.readouterr().out


def test_colour_can_be_forced_and_refused(
    fake: FakeApi, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """FORCE_COLOR colours what goes into a pipe, NO_COLOR wins over it, and a pipe has none without."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    summarize_main(["a.txt", "--format", "terminal"])
    assert "\x1b" not in capsys.readouterr().out
    monkeypatch.setenv("FORCE_COLOR", "1")
    summarize_main(["a.txt", "--format", "terminal"])
    assert "\x1b[1mBridge" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    summarize_main(["a.txt", "--format", "terminal"])
    assert "\x1b" not in capsys.readouterr().out


def test_warnings_go_to_stderr_unless_quiet(fake: FakeApi, capsys: pytest.CaptureFixture[str]) -> None:
    """Each warning is one line on stderr; `-q` has none, and `-v` also says what was read."""
    summarize_main(["a.txt"])
    assert capsys.readouterr().err == "warning: a.txt is odd\n"
    summarize_main(["a.txt", "-q"])
    assert capsys.readouterr().err == ""
    main(["summarize", "-v", "a.txt"])
    assert capsys.readouterr().err == "read d1: a.txt (text, 40 characters)\nwarning: a.txt is odd\n"


def test_explain_says_on_stderr_what_became_of_each_sentence(fake: FakeApi, capsys: pytest.CaptureFixture[str]) -> None:
    """The result is the same with it and without, and the account stands behind the warnings, also when quiet."""
    summarize_main(["a.txt", "--format", "json"])
    plain = capsys.readouterr()
    summarize_main(["a.txt", "--format", "json", "--explain"])
    told = capsys.readouterr()
    assert told.out == plain.out
    assert told.err.startswith(plain.err)
    assert "Why these sentences: Bridge" in told.err
    assert "2 sentences: 1 carrying a fact, 1 carrying none" in told.err
    summarize_main(["a.txt", "-q", "--explain"])
    assert capsys.readouterr().err.startswith("Why these sentences")


def test_nothing_verified_is_exit_code_1(fake: FakeApi) -> None:
    """A report without a supported sentence is done, with findings."""
    fake.answer = lambda: one_story(supported=False)
    assert summarize_main(["a.txt"]) == 1


def test_no_usable_source_is_exit_code_2(fake: FakeApi, capsys: pytest.CaptureFixture[str]) -> None:
    """When every source was rejected the report is still printed, and the error says why even when quiet."""
    fake.answer = lambda: one_story(used=0)
    assert summarize_main(["a.txt", "--format", "json", "-q"]) == 2
    shown = capsys.readouterr()
    assert json.loads(shown.out)["accounting"]["documents"]["rejected"] == 1
    assert shown.err == "summarize: none of the 1 sources could be used: a.txt is odd\n"


def test_standard_input_is_a_source(fake: FakeApi, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library gets the bytes of stdin when it asks for them."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"caf\xe9")))
    summarize_main(["-"])
    assert fake.asked[-1] == b"caf\xe9"


@pytest.mark.parametrize(
    ("name", "start"), [("r.json", "{"), ("r.md", "# Bridge"), ("R.MARKDOWN", "# Bridge"), ("-o.md", "# Bridge")]
)
def test_the_format_follows_the_ending(
    fake: FakeApi, folder: Path, name: str, start: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file gets the format that its ending names, whole, and stdout nothing."""
    assert summarize_main(["a.txt", f"--output={name}"]) == 0
    assert (folder / name).read_text(encoding="utf-8").startswith(start)
    assert sorted(path.name for path in folder.iterdir()) == sorted(["a.txt", name])
    assert capsys.readouterr().out == ""


def test_a_named_format_wins_over_the_ending(fake: FakeApi, folder: Path) -> None:
    """`--format` decides, also for an ending that says nothing."""
    summarize_main(["a.txt", "-o", "r.txt", "--format", "terminal"])
    assert (folder / "r.txt").read_text(encoding="utf-8").startswith("Bridge ")


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("r.txt", "--output 'r.txt' ends in '.txt': expected one of .json, .md, .markdown, .html, .htm; or name a --format"),
        ("r", "--output 'r' has no ending: expected one of .json, .md, .markdown, .html, .htm; or name a --format"),
        ("r.htm", "HTML output comes with a later version; use --format md, or an --output that ends in .md"),
        ("no/r.md", "--output 'no/r.md': there is no folder 'no'; make it first or choose another"),
        ("a.txt/r.md", "--output 'a.txt/r.md': there is no folder 'a.txt'; make it first or choose another"),
        ("d.md", "--output 'd.md' is a folder: expected the name of a file, such as d.md/report.md"),
        ("link.md", "--output 'link.md' is one of the sources and would be overwritten; choose another path"),
    ],
)
def test_a_bad_output_is_refused_before_any_work(
    fake: FakeApi, folder: Path, output: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A path that cannot be written, or that is a source, is named in one sentence and nothing is read."""
    (folder / "d.md").mkdir()
    (folder / "link.md").symlink_to("a.txt")
    assert summarize_main(["a.txt", "-o", output]) == 2
    assert capsys.readouterr().err == f"summarize: {sentence}\n"
    assert fake.asked == []


def test_a_source_found_in_a_folder_is_not_overwritten(fake: FakeApi, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The output may not be a document of the report either."""
    (folder / "old.md").write_text("# Notes", encoding="utf-8")
    fake.answer = lambda: one_story("old.md")
    assert summarize_main([".", "-o", "old.md"]) == 2
    assert (folder / "old.md").read_text(encoding="utf-8") == "# Notes"


def test_a_failed_write_leaves_the_old_file(
    fake: FakeApi, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """When the disk fills up half way, the old report stays and nothing is left beside it."""

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    (folder / "r.md").write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", full)
    assert summarize_main(["a.txt", "-q", "-o", "r.md"]) == 2
    assert (
        capsys.readouterr().err == "summarize: --output 'r.md' cannot be written: No space left on device; choose another path\n"
    )
    assert (folder / "r.md").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "r.md"]


def test_a_new_file_has_usual_rights_and_an_old_one_keeps_its_own(fake: FakeApi, folder: Path) -> None:
    """The temporary file's private mode does not stick to the report."""
    mask = os.umask(0o022)
    try:
        summarize_main(["a.txt", "-o", "new.md"])
        (folder / "old.md").touch()
        (folder / "old.md").chmod(0o640)
        summarize_main(["a.txt", "-o", "old.md"])
    finally:
        os.umask(mask)
    modes = [stat.S_IMODE((folder / name).stat().st_mode) for name in ("new.md", "old.md")]
    assert modes == [0o644, 0o640]


def test_a_device_is_written_to_not_replaced(fake: FakeApi) -> None:
    """`-o /dev/null` leaves the device a device."""
    assert summarize_main(["a.txt", "--format", "md", "-o", os.devnull]) == 0
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)
