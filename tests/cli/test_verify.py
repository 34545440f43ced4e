"""`verify` from its arguments to its output."""

import io
import json
import sys
from pathlib import Path

import pytest

from summarizer.cli import main

from .conftest import FakeApi


@pytest.fixture(autouse=True)
def inputs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put claims into `c.md`, and others on standard input."""
    (folder / "c.md").write_bytes(b"\xef\xbb\xbffrom a file")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"from stdin")))


@pytest.mark.parametrize(
    ("arguments", "claims", "sources"),
    [
        ("--source a.txt c.md", "from a file", ["a.txt"]),
        ("--source a.txt b.txt c.md", "from a file", ["a.txt", "b.txt"]),
        ("--source a.txt --source b.txt c.md", "from a file", ["a.txt", "b.txt"]),
        ("c.md --source a.txt b.txt", "from a file", ["a.txt", "b.txt"]),
        ("--source a.txt b.txt -- c.md", "from a file", ["a.txt", "b.txt"]),
        ("--source a.txt b.txt --format terminal c.md", "from a file", ["a.txt", "b.txt"]),
        ("--source=a.txt b.txt -q c.md", "from a file", ["a.txt", "b.txt"]),
        ("--source a.txt", "from stdin", ["a.txt"]),
        ("--source a.txt --source b.txt", "from stdin", ["a.txt", "b.txt"]),
        ("--source a.txt b.txt -", "from stdin", ["a.txt", "b.txt"]),
        ("- --source a.txt b.txt", "from stdin", ["a.txt", "b.txt"]),
    ],
)
def test_sources_and_claims_are_told_apart(fake: FakeApi, arguments: str, claims: str, sources: list[str]) -> None:
    """One `--source` takes several values; CLAIMS is what stands before it, or else the last value after it."""
    assert main(["verify", *arguments.split()]) == 0
    assert fake.asked == [[claims], sources]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("c.md", "Error: There is nothing to verify against: give --source SOURCE... or --pairs FILE.jsonl."),
        ("c.md --source", "Error: Option '--source' requires an argument."),
        ("c.md --source -q", "Error: Option '--source' requires an argument."),
        (
            "--pairs p.jsonl c.md",
            "Error: --pairs carries documents and claims itself: leave out --source, --self-test and CLAIMS.",
        ),
        ("--source a.txt --format html c.md", "summarizer: --format 'html' is unknown: expected one of terminal, json, md"),
        ("--source a.txt --threshold 1.5 c.md", "summarizer: --threshold is 1.5: expected a probability from 0 to 1"),
        ("--source a.txt --threshold nan c.md", "summarizer: --threshold is nan: expected a probability from 0 to 1"),
        ("--source a.txt --budget 1 c.md", "Error: --budget is for a model: name one with --judge."),
        (
            "--source a.txt --judge extractive c.md",
            "summarizer: --judge 'extractive' is no model: expected local, local:FILE.gguf or PROVIDER/NAME",
        ),
        ("--self-test", "Error: Option '--self-test' requires an argument."),
        (
            "c.md --self-test a.txt",
            "Error: --self-test makes its own claims and asks no model: leave out --source, CLAIMS and --judge.",
        ),
        ("--source - -", "summarizer: standard input cannot be both a source and CLAIMS: put one of them into a file"),
        (
            "--source a.txt no.md",
            "summarizer: CLAIMS 'no.md' cannot be read: No such file or directory; expected a file, or - for standard input",
        ),
        ("--source a.txt .", "summarizer: CLAIMS '.' is not a file: expected a text file, or - for standard input"),
        ("--source a.txt empty.md", "summarizer: CLAIMS 'empty.md' holds no claim: expected one sentence or more"),
        ("--source a.txt odd.md", "summarizer: CLAIMS 'odd.md' is not UTF-8 text at byte 3: save it as UTF-8 and try again"),
        (
            "--pairs no.jsonl",
            "summarizer: --pairs 'no.jsonl' cannot be read: No such file or directory; expected a file, or - for standard input",
        ),
        ("--pairs odd.md", "summarizer: --pairs 'odd.md', line 2, is not UTF-8: save the file as UTF-8 and try again"),
    ],
)
def test_a_bad_request_gets_one_sentence(
    fake: FakeApi, folder: Path, arguments: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is missing or cannot be read is named, with exit code 2."""
    (folder / "empty.md").write_text(" \n", encoding="utf-8")
    (folder / "odd.md").write_bytes(b"ab\n\xff\n")
    assert main(["verify", *arguments.split()]) == 2
    assert capsys.readouterr().err == f"{sentence}\n"


def test_a_claim_that_is_not_supported_is_exit_code_1(fake: FakeApi, capsys: pytest.CaptureFixture[str]) -> None:
    """The verdict stands before the claim, and the last line counts."""
    fake.label = "contradicted"
    assert main(["verify", "-q", "--source", "a.txt", "c.md"]) == 1
    assert capsys.readouterr() == ("✗ contradicted: from a file\n0 of 1 claim supported\n", "")


def test_json_is_for_programs(fake: FakeApi, capsys: pytest.CaptureFixture[str]) -> None:
    """`--format json` gives a list with a verdict for each claim."""
    assert main(["verify", "--format", "json", "--source", "a.txt", "c.md"]) == 0
    answer = {"claim": "from a file", "verdict": "supported", "score": 0.5, "reasons": [], "evidence": []}
    assert json.loads(capsys.readouterr().out) == [answer]


def test_utf16_claims_are_read(fake: FakeApi, folder: Path) -> None:
    """A byte order mark names the encoding."""
    (folder / "wide.md").write_bytes("Ünïcode".encode("utf-16"))
    main(["verify", "--source", "a.txt", "wide.md"])
    assert fake.asked[0] == ["Ünïcode"]


def test_pairs_keep_their_lines(fake: FakeApi, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line in is a line out; only a line feed ends a line, and one claim that fails makes the exit code 1."""
    (folder / "p.jsonl").write_bytes('\ufeff{"a":"x\u2028y"}\r\n{"b":1}'.encode())
    fake.label = "unsupported"
    assert main(["verify", "--pairs", "p.jsonl"]) == 1
    assert fake.asked == ['{"a":"x\u2028y"}', '{"b":1}']
    assert capsys.readouterr().out == '{"verdict":"unsupported"}\n' * 2


def test_pairs_from_standard_input(fake: FakeApi) -> None:
    """`--pairs -` reads stdin."""
    assert main(["verify", "--pairs", "-"]) == 0
    assert fake.asked == ["from stdin"]


def test_the_threshold_reaches_the_verifier(fake: FakeApi, folder: Path) -> None:
    """`--threshold` is handed on, for claims and for pairs; without it, it is 0.5."""
    main(["verify", "--source", "a.txt", "--threshold", "0.8", "a.txt"])
    first = fake.threshold
    main(["verify", "--pairs", "a.txt", "--threshold", "0.2"])
    second = fake.threshold
    main(["verify", "--pairs", "a.txt"])

    assert (first, second, fake.threshold) == (0.8, 0.2, 0.5)


def test_a_comment_names_what_is_not_supported(fake: FakeApi, capsys: pytest.CaptureFixture[str]) -> None:
    """`--format md` is a comment for a pull request, with the exit code of any other format."""
    fake.label = "unsupported"
    assert main(["verify", "--format", "md", "--source", "a.txt", "c.md"]) == 1
    assert capsys.readouterr().out == "### ✗ 1 of 1 claim is not supported by the sources\n\n- **unsupported**: from a file\n"


def test_claims_of_json_keep_their_ids(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each verdict carries the id that its claim came with, on a terminal and in JSON; one without has none."""
    claims = [{"id": "c7", "claim": "Five people died."}, "Nine people died."]
    (folder / "c.json").write_text(json.dumps(claims), encoding="utf-8")
    assert main(["verify", "--source", "a.txt", "--format", "json", "--", "c.json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert main(["verify", "c.json", "--source", "a.txt"]) == 1

    assert [(f.get("id"), f["claim"], f["verdict"]) for f in found] == [
        ("c7", "Five people died.", "supported"),
        (None, "Nine people died.", "contradicted"),
    ]
    assert list(found[1]) == ["claim", "verdict", "score", "reasons", "evidence"]
    assert "✓ supported: c7: Five people died.\n" in capsys.readouterr().out


def test_a_report_is_held_against_other_sources(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The summary sentences of a saved report are claims: true of its own sources, and not of others."""
    (folder / "b.txt").write_text("Nine people died. The tunnel was open.", encoding="utf-8")
    main(["summarize", "a.txt", "-o", "r.json"])
    capsys.readouterr()

    assert main(["verify", "r.json", "--source", "a.txt"]) == 0
    assert main(["verify", "r.json", "--source", "b.txt"]) == 1


def test_a_self_test_prints_rates_and_is_no_finding(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rates by kind in a table and as JSON, the same each time; exit code 0 whatever they are."""
    text = "The army shelled the rebels on Monday. Police arrested 12 men near Pisa, the mayor said. The bridge was not closed."
    (folder / "b.txt").write_text(text, encoding="utf-8")
    assert main(["verify", "--self-test", "a.txt", "b.txt", "--format", "json"]) == 0
    first = capsys.readouterr().out
    assert main(["verify", "--self-test", "a.txt", "b.txt", "--format", "json"]) == 0
    assert capsys.readouterr().out == first
    assert main(["verify", "--self-test", "a.txt", "b.txt"]) == 0
    table = capsys.readouterr().out

    rates = {rate["kind"]: rate for rate in json.loads(first)["mutants"]}
    assert rates["number"]["n"] > 0
    assert rates["number"]["passed_wrongly"] == 0
    assert "passed wrongly" in table
    assert "dropped wrongly" in table


def test_a_question_is_set_apart(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What only asks is shown as not checkable, is no part of the count, fails no gate, and has a check of its own in JSON."""
    (folder / "c.md").write_text("The bridge was closed. Who closed it?", encoding="utf-8")
    assert main(["verify", "--source", "a.txt", "--", "c.md"]) == 0
    shown = capsys.readouterr().out
    assert "? not checkable: Who closed it?\n    a question states nothing that can be checked\n" in shown
    assert shown.endswith("1 of 1 claim supported · 1 question set apart\n")
    assert main(["verify", "--source", "a.txt", "--format", "json", "--", "c.md"]) == 0
    _, asked = json.loads(capsys.readouterr().out)
    assert (asked["verdict"], asked["score"], [r["check"] for r in asked["reasons"]]) == ("unsupported", 0.0, ["question"])
    assert main(["verify", "--source", "a.txt", "--format", "md", "--", "c.md"]) == 0
    comment = capsys.readouterr().out
    assert comment.startswith("### ✓ The claim is supported by the sources\n")
    assert "*1 question set apart: nothing in it can be checked*" in comment


def test_what_the_score_outweighed_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A claim that is borne out in other words keeps what the checks alone held against it: in JSON as a reason that passes, and with -v."""
    (folder / "a.txt").write_text("The jets struck two facilities in Syria and one in Iraq, Kirby said.", encoding="utf-8")
    (folder / "c.md").write_text("Two of the sites were in Syria and one was in Iraq.", encoding="utf-8")
    assert main(["verify", "--source", "a.txt", "--format", "json", "--", "c.md"]) == 0
    (answer,) = json.loads(capsys.readouterr().out)
    outweighed = [r for r in answer["reasons"] if r["message"].startswith("outweighed: ")]
    assert {r["outcome"] for r in answer["reasons"]} == {"pass"}
    assert [r["check"] for r in outweighed] == ["content"]
    main(["verify", "--source", "a.txt", "c.md"])
    assert "outweighed" not in capsys.readouterr().out
    main(["verify", "-v", "--source", "a.txt", "c.md"])
    assert f"content: {outweighed[0]['message']}" in " ".join(capsys.readouterr().out.split())
