"""The receipt of an extraction: every value leads to its words."""

import hashlib
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from pydantic import BaseModel

from summarizer import InputError
from summarizer.api import check_report
from summarizer.cli import main
from summarizer.render.receipt import render_extraction
from summarizer.schemas import (
    Accounting,
    Document,
    DocumentCounts,
    Evidence,
    Extraction,
    Generator,
    Grounding,
    LeafConflict,
    LeafPosition,
    Reason,
    RejectedLeaf,
    SentenceCounts,
    Verdict,
)

from .conftest import Open
from .test_page import LIT

ONE = "Rebels seized the port of Tobruk on 3 March 2021. At least five people died, the mayor said 😀."
TWO = "Seven people died in Tobruk, the army said. <script>alert(1)</script>"


class Toll(BaseModel):
    """How many of whom."""

    count: int
    who: str = "people"


class Event(BaseModel):
    """An event, with a leaf that no source gives."""

    place_name: str
    day: date
    casualties: list[Toll]
    note: str | None = None


def span(document_id: str, text: str, words: str) -> Evidence:
    """Return where the words stand in the text."""
    start = text.index(words)
    return Evidence(document_id=document_id, start=start, end=start + len(words), quote=words)


HELD = Verdict(label="supported", score=0.9)
PLACE, FIVE, SEVEN = (
    span("d1", ONE, ONE[:49]),
    span("d1", ONE, "At least five people died"),
    span("d2", TWO, "Seven people died"),
)
RAIN = Verdict(label="unsupported", score=0.1, reasons=(Reason(check="content", outcome="fail", message="nothing says so"),))
EXTRACTION = Extraction[Event](
    created="2026-11-21T00:00:00Z",
    generator=Generator(name="summarizer", version="0.1.0", model="scripted", prompts={}, settings={}),
    schema_name="Event",
    value=Event(place_name="Tobruk", day=date(2021, 3, 3), casualties=[Toll(count=5)]),
    grounding={
        "/place_name": Grounding(evidence=(PLACE, SEVEN), verdict=HELD, corroboration=2),
        "/day": Grounding(evidence=(PLACE,), verdict=HELD),
        "/casualties/0/count": Grounding(evidence=(FIVE,), verdict=HELD),
    },
    rejected=(RejectedLeaf(pointer="/note", value="It rained", verdict=RAIN),),
    conflicts=(
        LeafConflict(
            pointer="/casualties/0/count",
            positions=(
                LeafPosition(value=5, evidence=(FIVE,), document_ids=("d1",)),
                LeafPosition(value=7, evidence=(SEVEN,), document_ids=("d2",)),
            ),
        ),
    ),
    documents=tuple(
        Document(id=f"d{n}", source=f"{n}.txt", sha256=hashlib.sha256(text.encode()).hexdigest(), text=text)
        for n, text in enumerate((ONE, TWO), 1)
    ),
    accounting=Accounting(documents=DocumentCounts(given=2, used=2), sentences=SentenceCounts(total=4)),
)
RECEIPT = render_extraction(EXTRACTION)


def test_every_value_reaches_its_words(open_page: Open) -> None:
    """A grounded leaf lights its spans; one that keeps its default says that it is from no source."""
    page = open_page(RECEIPT)
    rows = page.locator(".timeline > div").all_inner_texts()
    assert [row.split("\n")[0] for row in rows] == ["place name", "day", "casualties › 1 › count", "casualties › 1 › who", "note"]
    assert rows[3].split("\n")[1:] == ["people not from a source"]
    found = page.eval_on_selector_all(".timeline .claim", LIT)
    words = ["".join(text for number, _, text in pieces if number == 1) for pieces in found]
    assert words == [PLACE.quote, PLACE.quote, FIVE.quote]
    assert [text for number, _, text in found[0] if number == 2] == [SEVEN.quote]


def test_conflicts_and_refusals_of_values(open_page: Open) -> None:
    """Positions stand side by side and reach their words; a refused value is folded with its reason."""
    page = open_page(RECEIPT)
    assert page.locator(".conflict .about").inner_text() == "casualties › 1 › count"
    (five, seven) = page.eval_on_selector_all(".conflict .claim", LIT)
    assert [text for _, _, text in five] == [FIVE.quote]
    assert [text for _, _, text in seven] == [SEVEN.quote]
    page.locator(".refused > summary").click()
    assert page.locator(".refused li").inner_text().split("\n") == ["note: It rained unsupported", "nothing says so"]


def test_anybody_can_use_it(open_page: Open) -> None:
    """Axe finds nothing, and without a script the quotes stand below."""
    found = Axe().run(open_page(RECEIPT))
    assert found.violations_count == 0, found.generate_report()
    plain = open_page(RECEIPT, java_script_enabled=False)
    assert plain.locator(".notes li").count() == 3
    assert plain.locator(".notes li").first.is_visible()


def test_check_finds_what_was_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The spans and the page are held against the JSON inside."""
    path = tmp_path / "event.html"
    path.write_text(RECEIPT, encoding="utf-8", newline="")
    assert main(["check", str(path)]) == 0
    assert capsys.readouterr().out == "the extraction holds: 3 values, 2 documents\n"
    for there, instead in (
        ('"count":5', '"count":6'),
        (">5<sup", ">6<sup"),
        ("At least five", "At least nine"),
        ('"start":0', '"start":1'),
    ):
        assert there in RECEIPT
        assert check_report(RECEIPT.replace(there, instead))
    with pytest.raises(InputError, match="holds no extraction"):
        check_report(RECEIPT.replace('"grounding":', '"grounded":'))
