"""Bad documents and difficult Unicode, through the whole of `summarize`: a report that holds, each time."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Report, SourceText, summarize
from summarizer.recheck import faults
from summarizer.render import render_markdown, render_terminal

from .ingest.pdf_files import pdf

ROOT = Path(__file__).parents[1]
CHECKER = ROOT.parent / "shared" / "tools" / "check_report.py"
SEED = (ROOT / "seeds" / "1_meridian_dispatch.txt").read_text(encoding="utf-8")


def held(report: Report) -> Report:
    """The report, after both our own check and the contract's, where it is at hand, found that it holds."""
    text = report.model_dump_json()
    assert faults(text) == []
    if CHECKER.exists():
        done = subprocess.run([sys.executable, str(CHECKER), "-"], input=text, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
    return report


UNICODE = {
    "ligature": "The oﬀice ﬁled 5 complaints.",
    "Arabic ligature": "The sign read ﷺ above 5 doors.",
    "fraction": "The tank was ½ full on Friday, engineers said.",
    "combining accent": "The cafe\u0301 in Oslo served 5 guests.",
    "dotted capital I": "İstanbul counted 5 new cases on Monday.",
    "sharp s": "The Straße was closed for 5 hours.",
    "beyond the BMP": "The team 😀 won 5 medals in Oslo.",
    "family emoji": "The family 👨‍👩‍👧‍👦 of 5 left Oslo.",
    "CRLF": "The court met in Oslo.\r\nIt fined 5 banks.\r\n",
    "line separator": "The court met in Oslo.\u2028It fined 5 banks.",
    "next line": "The court met in Oslo.\u0085It fined 5 banks.",
    "soft hyphen": "The govern\u00adment fined 5 banks.",
    "zero-width space": "The govern\u200bment fined 5 banks.",
    "Persian ZWNJ": "The word می\u200cخواهم stood on 5 signs.",
    "bidi override": "The file \u202eexe.txt\u202c infected 5 machines.",
    "tag block": "The note\U000e0041\U000e0042 reached 5 readers.",
    "variation selector": "The heart ❤\ufe0f was seen by 5 people.",
    "BOM inside": "The court\ufeff fined 5 banks.",
    "smart quotes": "“We fined 5 banks,” the court said.",
    "Arabic-Indic digits": "The court fined ٥ banks in Cairo.",
    "Cyrillic letter among Latin ones": "The bаnk paid 5 million euros.",
}


@pytest.mark.parametrize("text", UNICODE.values(), ids=UNICODE.keys())
def test_spans_are_exact_in_difficult_unicode(text: str) -> None:
    """The text is stored as it was, each fact's quote is the text at its offsets, and what is shown has no trick left in it."""
    report = held(summarize([SourceText("s", text)]))
    (document,) = report.documents
    facts = [f for s in report.stories for f in s.facts]
    assert document.text == text
    assert facts
    assert all(document.text[e.start : e.end] == e.quote for f in facts for e in f.evidence)
    shown = render_terminal(report, width=100, color=False) + render_markdown(report)
    assert not any(c in shown for c in "\u202e\U000e0041\r")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_a_report_that_holds(text: str) -> None:
    """Whatever Unicode text is given, the report's offsets, hashes and verdicts hold."""
    report = summarize([SourceText("s", text)])
    assert faults(report.model_dump_json()) == []


@pytest.mark.parametrize(
    "text",
    [
        "word " * 200_000,
        "The court fined the bank in Oslo on Friday " * 1_200 + ".",
        "".join(f"On day {n} the court in town {n % 97} fined bank number {n % 89}. " for n in range(8_000)),
        "5 killed " * 2_000 + ".",
        "not " * 20_000,
        "(" * 50_000,
        "x" * 200_000,
        "A. " * 20_000,
    ],
    ids=[
        "a line of 1 MB",
        "a sentence of 10,000 words",
        "8,000 sentences",
        "2,000 numbers",
        "not not not",
        "brackets",
        "one token",
        "initials",
    ],
)
def test_large_and_odd_texts_end(text: str) -> None:
    """A huge line, sentence, list of numbers or run of one mark ends in a report that holds."""
    held(summarize([SourceText("s", text)]))


def test_html_and_pdf_versions_of_a_seed(tmp_path: Path) -> None:
    """A seed as a web page and as a PDF gives a report that holds, with the same toll."""
    paragraphs = [p for p in SEED.split("\n\n") if p.strip()]
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    page = tmp_path / "seed.html"
    page.write_text(
        f"<!doctype html><html><head><title>Seed</title></head><body><nav>Home</nav><article>{body}</article></body></html>",
        "utf-8",
    )
    plain = (
        SEED.translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'", 0x2013: "-", 0x2014: "-"})
        .encode("latin-1", "replace")
        .decode("latin-1")
    )
    lines = [line for paragraph in plain.split("\n") for line in _wrapped(paragraph)]
    (tmp_path / "seed.pdf").write_bytes(pdf([lines[i : i + 50] for i in range(0, len(lines), 50)]))
    for name, kind in (("seed.html", "html"), ("seed.pdf", "pdf")):
        report = held(summarize([tmp_path / name]))
        assert report.documents[0].format == kind
        assert any("at least five" in f.statement for s in report.stories for f in s.facts)


def _wrapped(paragraph: str, width: int = 90) -> list[str]:
    lines = [""]
    for word in paragraph.split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def test_two_documents_that_contradict_each_other() -> None:
    """Five dead in one source and seven in another is a conflict with both figures, each with its source."""
    base = "A bus fell into a river near Cusco in Peru on Friday. {} passengers were killed, the police in Cusco said. The driver survived the fall."
    report = held(summarize([SourceText("a", base.format("Five")), SourceText("b", base.format("Seven") + " A rope broke.")]))
    (conflict,) = report.stories[0].conflicts
    assert [(p.value, p.document_ids) for p in conflict.positions] == [("5", ("d1",)), ("7", ("d2",))]


def test_the_same_text_under_two_names_is_counted_once() -> None:
    """A copy adds no corroboration: it is a duplicate."""
    report = held(summarize([SourceText("a", SEED), SourceText("b", SEED)]))
    assert (report.accounting.documents.used, report.accounting.documents.duplicate) == (1, 1)
    assert all(f.corroboration == 1 for s in report.stories for f in s.facts)


def test_nothing_but_bad_sources_is_a_report_that_says_so(tmp_path: Path) -> None:
    """When no source can be read, the report holds, has no story, and names each source."""
    (tmp_path / "blank.txt").write_text("  \n", "utf-8")
    report = held(summarize([tmp_path / "none.txt", tmp_path / "blank.txt"]))
    assert report.stories == ()
    assert [w.code for w in report.warnings] == ["missing", "empty"]


def test_two_runs_give_the_same_bytes() -> None:
    """The same sources and settings give the same report but for `created` and `seconds`."""

    def bytes_of() -> str:
        report = json.loads(summarize([SourceText("a", SEED)]).model_dump_json())
        report["created"] = report["accounting"]["seconds"] = None
        return json.dumps(report)

    assert bytes_of() == bytes_of()
