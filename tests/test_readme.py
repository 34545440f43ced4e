"""What README shows is what is run."""

import re
from pathlib import Path

import pytest

from scripts.terminal_picture import SENTENCES, draw_terminal
from summarizer import summarize, verify
from summarizer.cli import main
from summarizer.render import render_terminal

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _quickstart() -> list[tuple[str, str]]:
    """Return (language, body) of each fenced block under "## Quickstart"."""
    section = README.split("\n## Quickstart\n", 1)[1].split("\n## ", 1)[0]
    return FENCE.findall(section)


def test_quickstart_is_two_shell_blocks_of_one_line_each() -> None:
    """The first installs and summarises, the second installs what tests need and runs them."""
    blocks = _quickstart()

    assert [language for language, _ in blocks] == ["sh", "sh"]
    assert all(body.count("\n") == 1 and "\\\n" not in body for _, body in blocks)
    assert "summarize seeds/" in blocks[0][1]
    assert "pytest" in blocks[1][1]


def test_ci_runs_both_quickstart_lines_to_the_letter() -> None:
    """A line that works for CI is the line that a reader copies."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    assert [body.rstrip("\n") in script for _, body in _quickstart()] == [True, True]


def test_every_relative_link_in_the_documents_leads_somewhere() -> None:
    """README, CONTRIBUTING and docs/ link to files that exist."""
    documents = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md"), ROOT / "benchmarks" / "README.md"]
    links = [
        (path.name, target)
        for path in documents
        for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists()
    ]

    assert links == []


def test_the_summary_that_readme_shows_is_the_summary_that_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first block under "What you get" is what a terminal of 100 columns shows for seeds/, but for the seconds."""
    monkeypatch.chdir(ROOT)
    shown, _ = _blocks("What you get")
    report = summarize(sorted(str(p.relative_to(ROOT)) for p in (ROOT / "seeds").glob("*.txt")))
    made = render_terminal(report, width=100, color=False)

    assert _timeless(shown) == _timeless(made)


def test_the_picture_of_the_terminal_is_what_a_terminal_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    """The picture is what scripts/terminal_picture.py draws of seeds/, and loads nothing."""
    monkeypatch.chdir(ROOT)
    shown = (ROOT / "docs" / "images" / "terminal.svg").read_text(encoding="utf-8")
    seeds = sorted(str(p.relative_to(ROOT)) for p in (ROOT / "seeds").glob("*.txt"))

    assert draw_terminal(summarize(seeds, sentences=SENTENCES)) == shown
    assert not re.search(r"url\((?!#)|href|@import", shown)


def test_the_verdicts_that_readme_shows_are_the_verdicts_that_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second block under "What you get" is what `summarizer verify` prints for the claims that it names."""
    monkeypatch.chdir(ROOT)
    _, shown = _blocks("What you get")
    claims = [line.split(": ", 1)[1] for line in shown.splitlines() if line.startswith(("✓", "✗"))]
    given = verify(claims, sorted(str(p.relative_to(ROOT)) for p in (ROOT / "seeds").glob("*.txt")))

    assert [v.label for v in given] == [line.split(": ")[0][2:] for line in shown.splitlines() if line.startswith(("✓", "✗"))]
    assert all(r.message in " ".join(shown.split()) for v in given for r in v.reasons if r.outcome == "fail")


def test_the_gate_that_readme_shows_fails_on_a_false_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command of the workflow's step, run on a note of which one sentence is false."""
    (block,) = _blocks("As a gate in CI")
    words = re.search(r"run: summarizer (verify [^>]*) > comment\.md", block)
    assert words is not None
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text("Five people died in the flood. The bridge was closed.", encoding="utf-8")
    (tmp_path / "note.md").write_text("# Flood\n\nNine people died in the flood. The bridge was closed.", encoding="utf-8")

    assert main(words[1].split()) == 1
    comment = capsys.readouterr().out
    assert comment.startswith(
        "### ✗ 1 of 2 claims is not supported by the sources\n\n- **contradicted**: Nine people died in the flood.\n"
    )
    assert "<details><summary>1 claim supported</summary>" in comment


def _blocks(heading: str) -> list[str]:
    section = README.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return [body for _, body in FENCE.findall(section)]


def _timeless(text: str) -> list[str]:
    return [line.rstrip() for line in re.sub(r"\d+\.\d+ s\b", "", text).strip().splitlines()]
