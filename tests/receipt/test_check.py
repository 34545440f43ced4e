"""`check` finds what was changed in a receipt, be it in the report that it holds or in what it shows."""

import json
import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import InputError, SourceText, summarize
from summarizer.api import check_report
from summarizer.cli import main
from summarizer.render.receipt import render_receipt
from summarizer.schemas import StoryChanges

SOURCES = [
    SourceText("a.txt", "Rebels seized the port of Tobruk on Monday.\n\nAt least five people died, the mayor of Tobruk said."),
    SourceText("b.txt", "At least seven people died in Tobruk, the army said.\n\nRebels seized the port of Tobruk on Monday."),
]
REPORT = summarize(SOURCES)
CHANGES = StoryChanges(story_id="s1", key="k", since="2026-11-20", new_fact_ids=("f1",))
RECEIPT = render_receipt(REPORT, [CHANGES])
PARTS = {
    "a text": r'"text":"((?:[^"\\]|\\.)*)"',
    "a quote": r'"quote":"((?:[^"\\]|\\.)*)"',
    "an offset": r'"(?:start|end)":(\d+)',
    "a verdict": r'"verdict":\{"label":"(\w+)"',
    "a score": r'"score":([\d.]+)',
    "shown words": r'<span class="w"[^>]*>([^<]*)<',
    "a shown sentence": r'<a class="claim"[^>]*>([^<]*)<',
    "a shown quote": r'<span class="quote">“([^<]*)”',
    "a shown offset": r"characters ([\d–]+)<",
    "a link": r'href="#(d\d+-\d+)"',
    "a fact's words": r'data-w="([^"]+)"',
    "what is new": r'"new_fact_ids": ?\[([^\]]+)\]',
}


def changed(text: str, position: int, character: str) -> str:
    """Put another character in the place of one."""
    return text[:position] + character + text[position + 1 :]


def found(page: str) -> bool:
    """Whether `check` finds something wrong with a page."""
    try:
        return check_report(page) != []
    except InputError:
        return True


def test_a_receipt_as_it_was_made_holds() -> None:
    """Nothing is found in it, with or without what changed since the last digest."""
    assert check_report(RECEIPT) == []
    assert check_report(render_receipt(REPORT)) == []


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_a_changed_byte_is_found_in(part: str) -> None:
    """One other character in that part of the page, wherever it is, and the receipt no longer holds."""
    places = [position for match in re.finditer(part, RECEIPT) for position in range(*match.span(1))]
    for position in random.Random(1).sample(places, k=min(8, len(places))):
        other = "7" if RECEIPT[position] != "7" else "8"
        assert found(changed(RECEIPT, position, other)), RECEIPT[position - 40 : position + 10]


@given(st.integers(0, len(RECEIPT) - 1), st.sampled_from("ax7 <\"'é\n"))
@settings(max_examples=80, deadline=None)
def test_a_changed_character_anywhere_is_found(position: int, character: str) -> None:
    """No byte of the page can be another."""
    page = changed(RECEIPT, position, character)
    assert page == RECEIPT or found(page)


def test_a_report_that_was_changed_and_rendered_again_is_found() -> None:
    """Who renders a false report anew has a page that fits it, and verdicts that do not."""
    data = REPORT.model_dump(mode="json")
    fact = next(f for f in data["stories"][0]["facts"] if "five" in f["statement"])
    fact["statement"] = fact["statement"].replace("five", "six")
    forged = render_receipt(type(REPORT).model_validate(data))
    assert any("unsupported" in fault or "contradicted" in fault for fault in check_report(forged))


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A receipt is checked like a report; the line that differs is named; a page that is none is a bad request."""
    path = tmp_path / "receipt.html"
    path.write_text(RECEIPT, encoding="utf-8", newline="")
    assert main(["check", str(path)]) == 0
    facts = sum(len(story["facts"]) for story in json.loads(REPORT.model_dump_json())["stories"])
    assert capsys.readouterr().out == f"the report holds: {facts} facts, 2 documents\n"
    path.write_text(RECEIPT.replace("<h1", "<h1 hidden", 1), encoding="utf-8")
    assert main(["check", str(path)]) == 1
    line = RECEIPT[: RECEIPT.index("<h1")].count("\n") + 1
    assert capsys.readouterr().out == f"line {line} of the page is not what its report renders to\n"
    path.write_text("<!doctype html>\n<html><p>Hello</html>", encoding="utf-8")
    assert main(["check", str(path)]) == 2
    assert "this HTML page holds no report" in capsys.readouterr().err


def test_a_page_of_another_version_says_so() -> None:
    """Where the page was made by another version, that is why it may differ."""
    other = REPORT.model_copy(update={"generator": REPORT.generator.model_copy(update={"version": "9.9"})})
    page = render_receipt(other).replace("<h1", "<h1 hidden", 1)
    (fault,) = check_report(page)
    assert "it was made by version 9.9" in fault
