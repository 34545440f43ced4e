"""The commands with nothing replaced, on the articles in `seeds/`."""

import json
from pathlib import Path

import pytest

from summarizer.cli import main, summarize_main

pytest.importorskip("summarizer.api")

SEEDS = sorted(str(path) for path in (Path(__file__).parents[2] / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Summarise the seeds into a file."""
    path = tmp_path_factory.mktemp("saved") / "report.json"
    assert summarize_main([*SEEDS, "-q", "-o", str(path)]) == 0
    return path


def test_the_seeds_give_a_page_that_can_be_sent_on(capsys: pytest.CaptureFixture[str]) -> None:
    """The page has marks for its sources and shows the disputed toll, and no page furniture."""
    assert summarize_main([*SEEDS, "--format", "terminal", "-q"]) == 0
    shown = capsys.readouterr().out
    assert "Where the sources differ" in shown
    assert "Skip to content" not in shown
    assert "[1" in shown


def test_a_saved_report_holds_until_it_is_changed(saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` accepts what `summarize` wrote, and finds a quote that was changed."""
    assert main(["check", str(saved)]) == 0
    assert capsys.readouterr().out.startswith("the report holds: ")
    report = json.loads(saved.read_text(encoding="utf-8"))
    report["stories"][0]["facts"][0]["evidence"][0]["quote"] += "!"
    changed = tmp_path / "changed.json"
    changed.write_text(json.dumps(report), encoding="utf-8")
    assert main(["check", str(changed)]) == 1
    assert capsys.readouterr().out.strip()


def test_what_is_no_report_is_a_bad_input(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text file is refused in one sentence."""
    assert main(["check", "a.txt"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_changed_number_is_refused_with_the_reason(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Seven is not five, and the answer shows both and the source."""
    (folder / "claims.md").write_text("Seven people died.", encoding="utf-8")
    assert main(["verify", "--source", "a.txt", "claims.md"]) == 1
    shown = capsys.readouterr().out
    assert shown.startswith("✗ ")
    assert "a.txt" in shown
    (folder / "claims.md").write_text("Five people died.", encoding="utf-8")
    assert main(["verify", "--source", "a.txt", "claims.md"]) == 0


def test_pairs_in_pairs_out(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each line is answered in order, and the bad line of another file is named."""
    pairs = [
        {"id": n, "document": "Five people died.", "claim": f"{count} people died."} for n, count in enumerate(("Five", "Nine"))
    ]
    (folder / "p.jsonl").write_text("".join(json.dumps(pair) + "\n" for pair in pairs), encoding="utf-8")
    assert main(["verify", "--pairs", "p.jsonl"]) == 1
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["id"] for answer in answers] == [0, 1]
    assert [answer["verdict"] == "supported" for answer in answers] == [True, False]
    (folder / "p.jsonl").write_text("{}\n", encoding="utf-8")
    assert main(["verify", "--pairs", "p.jsonl"]) == 2
    assert "line 1" in capsys.readouterr().err


def test_a_missing_source_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One source that is not there is a warning beside others, and an error alone."""
    assert summarize_main(["a.txt", "no.txt"]) == 0
    assert "no.txt" in capsys.readouterr().err
    assert summarize_main(["no.txt", "-q"]) == 2
    assert "no.txt" in capsys.readouterr().err


def test_doctor_is_content(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the tests run, all is well, and models are told of as they are: there, with or without a key."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    assert main(["doctor"]) == 0
    shown = capsys.readouterr().out
    assert "✗" not in shown
    assert "✓ engine PROVIDER/NAME: available; OPENAI_API_KEY is not set" in shown
    assert "✓ engine local: " in shown
    monkeypatch.setenv("OPENAI_API_KEY", "sk-canary")
    assert main(["doctor"]) == 0
    shown = capsys.readouterr().out
    assert "OPENAI_API_KEY is set\n" in shown
    assert "canary" not in shown
