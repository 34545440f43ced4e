"""`check` and `doctor`."""

from pathlib import Path

import pytest

from summarizer.cli import main

from .conftest import FakeApi, one_story


def test_a_report_that_holds(fake: FakeApi, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was re-verified is counted."""
    (folder / "r.json").write_text(one_story().model_dump_json(), encoding="utf-8")
    assert main(["check", "r.json"]) == 0
    assert capsys.readouterr().out == "the report holds: 1 fact, 1 document\n"


def test_faults_are_one_line_each(fake: FakeApi, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A report that no longer holds is a finding, and its own text cannot act on the terminal."""
    fake.faults = ["fact f1: quote differs", "odd \x1b[31m"]
    assert main(["check", "a.txt"]) == 1
    assert capsys.readouterr().out == "fact f1: quote differs\nodd \ufffd[31m\n"


def test_a_missing_report_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there is a bad request."""
    assert main(["check", "no.json"]) == 2
    assert capsys.readouterr().err.startswith("summarizer: REPORT 'no.json' cannot be read")


def test_doctor_finds_what_does_not_work(fake: FakeApi, capsys: pytest.CaptureFixture[str]) -> None:
    """A PDF reader that reads nothing is marked and makes the exit code 1; what works is listed beside it."""
    assert main(["doctor"]) == 1
    shown = capsys.readouterr().out
    assert "✗ PDF reader: reads nothing from a page that holds text\n" in shown
    assert "✓ Python: " in shown
    assert "✓ pydantic: " in shown
    assert "✓ engine extractive: available\n" in shown
