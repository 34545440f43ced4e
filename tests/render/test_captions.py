"""The short lines that displays share."""

import pytest

from summarizer.render.captions import losses, notice_line, source_credit, source_name, span_of_days, spent, story_caption
from summarizer.schemas import DocumentCounts, LLMUsage, Notice

from .sample import border_report, document


@pytest.mark.parametrize(
    ("days", "span"),
    [
        ([], ""),
        (["2021-06-28"], "28 June 2021"),
        (["2021-06-29", "2021-06-27"], "27–29 June 2021"),
        (["2021-06-28", "2021-07-02"], "28 June – 2 July 2021"),
        (["2020-12-31", "2021-01-01"], "31 December 2020 – 1 January 2021"),
        (["some day", "2021-06-28"], "28 June 2021"),
    ],
)
def test_days_read_as_a_person_writes_them(days: list[str], span: str) -> None:
    """A span repeats neither the month nor the year, and what is no date is left out."""
    assert span_of_days(days) == span


def test_a_near_copy_shares_the_origin_of_what_it_copies() -> None:
    """A document whose origin is another document adds no origin of its own."""
    shown = border_report()
    copy = shown.documents[2].model_copy(update={"origin": "d1"})
    shown = shown.model_copy(update={"documents": (shown.documents[0], copy), "stories": ()})
    story = border_report().stories[0].model_copy(update={"document_ids": ("d1", "d3")})
    assert story_caption(story, shown.model_copy(update={"stories": (story,)})).startswith("2 sources, 1 origin ·")


def test_a_document_without_a_title_goes_by_its_file() -> None:
    """The path stands for a document only as its last part; standard input keeps its name."""
    assert source_name(document(1, "Text.")) == "1.txt"
    assert source_name(document(1, "Text.", source="-")) == "-"


def test_sources_that_were_not_used_are_counted() -> None:
    """Duplicates and rejected sources are part of the account."""
    shown = border_report()
    counts = shown.accounting.model_copy(update={"documents": DocumentCounts(given=6, used=3, duplicate=2, rejected=1)})
    assert losses(shown.model_copy(update={"accounting": counts}))[-1] == "3 of 6 sources used (2 duplicate, 1 rejected)"


def test_a_notice_names_its_source_once() -> None:
    """The source's name is added only where the message lacks it."""
    documents = border_report().documents
    assert notice_line(Notice(code="x", message="is odd", document_id="d1"), documents) == "news/1.txt: is odd"
    assert notice_line(Notice(code="x", message="news/1.txt is odd", document_id="d1"), documents) == "news/1.txt is odd"


@pytest.mark.parametrize(
    ("usage", "words"),
    [
        (LLMUsage(), "0 model calls"),
        (LLMUsage(calls=1, input_tokens=1200, output_tokens=34), "1 model call, 1,200 tokens in, 34 out"),
        (LLMUsage(cached=3), "0 model calls, 3 from the cache"),
        (LLMUsage(calls=2, input_tokens=9, output_tokens=1, cost_usd=0.01234), "2 model calls, 9 tokens in, 1 out, $0.0123"),
    ],
)
def test_what_a_model_cost_is_told(usage: LLMUsage, words: str) -> None:
    """Calls, replies from the cache and tokens; dollars only where the price is known."""
    assert spent(usage) == words


def test_a_source_says_whose_text_it_shares() -> None:
    """A near copy names the other by its number; an agency is named as such."""
    one, two, three = (document(n, "Text.") for n in (1, 2, 3))
    two, three = two.model_copy(update={"origin": "d1"}), three.model_copy(update={"origin": "AP"})
    numbers = {"d1": 1, "d2": 2, "d3": 3}
    assert [source_credit(d, numbers) for d in (one, two, three)] == ["", "shares its text with 1", "from AP"]
