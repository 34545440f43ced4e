"""A report as Markdown (CommonMark with GitHub's tables and footnotes), every word of a source inert."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from summarizer.schemas import Document, Evidence, Fact, Report, Story

from .captions import (
    document_numbers,
    facts_counted,
    losses,
    notice_line,
    objections,
    plural,
    source_credit,
    source_name,
    story_caption,
)
from .differences import sides_of
from .fragments import page_address, quote_address
from .safety import literal
from .timeline import days_of, earlier_days

__all__ = ["Footnotes", "conflicts_of", "render_markdown", "source_line", "summary_of"]

MOST_QUOTES = 5


def render_markdown(report: Report, *, rejected: bool = False) -> str:
    """Return the report as Markdown; each sentence's footnotes hold the quotes that carry it.

    A quote of a web page links to the page at its words; nothing else is a link. With `rejected` the statements that were refused
    are listed with the reasons. The same report always gives the same text: neither `created` nor `seconds` is part of it.
    """
    notes = Footnotes(report)
    blocks = list(_blocks(report, notes, rejected=rejected))
    return "\n\n".join([*blocks, *notes.definitions()]) + "\n"


class Footnotes:
    """The facts that were cited so far, numbered in the order of their first use."""

    def __init__(self, report: Report) -> None:
        self._documents = report.documents
        self._numbers: dict[str, int] = {}
        self._facts: list[Fact] = []

    def cite(self, facts: Sequence[Fact]) -> str:
        """Return the references to the facts: `[^1][^2]`."""
        for fact in facts:
            if fact.id not in self._numbers:
                self._facts.append(fact)
                self._numbers[fact.id] = len(self._facts)
        return "".join(f"[^{self._numbers[fact.id]}]" for fact in facts)

    def definitions(self) -> Iterator[str]:
        """Yield one definition for each fact that was cited: its quotes, each with its source and its place there."""
        documents = {document.id: document for document in self._documents}
        numbers = document_numbers(self._documents)
        for fact in self._facts:
            quotes = [_quoted(e, documents[e.document_id], numbers) for e in fact.evidence[:MOST_QUOTES]]
            if len(fact.evidence) > MOST_QUOTES:
                quotes.append(f"and {plural(len(fact.evidence) - MOST_QUOTES, 'more quote')}")
            yield f"[^{self._numbers[fact.id]}]: {'; '.join(quotes)}"


def _quoted(evidence: Evidence, document: Document, numbers: Mapping[str, int]) -> str:
    where = f"source {numbers[document.id]}, {literal(source_name(document))}"
    linked = _linked(where, quote_address(document, evidence))
    return f"“{literal(evidence.quote)}” — {linked}, characters {evidence.start}–{evidence.end}"


def _linked(shown: str, address: str | None) -> str:
    """Return Markdown as the text of a link, or as it is without an address."""
    return f"[{shown}]({escape(address)})" if address else shown


def _blocks(report: Report, notes: Footnotes, *, rejected: bool) -> Iterator[str]:
    if not report.stories:
        yield "# Nothing could be verified in these sources"
    for place, story in enumerate(report.stories):
        yield f"{'#' if place == 0 else '##'} {literal(story.title)}"
        yield f"*{story_caption(story, report)}*"
        yield from summary_of(story, report, notes)
        if story.conflicts:
            yield "**Where the sources differ**"
            yield conflicts_of(story, report)
        yield from _timeline(story, notes)
    if report.documents:
        yield "## Sources"
        numbers = document_numbers(report.documents)
        yield "\n".join(f"{number}. {source_line(document, numbers)}" for number, document in enumerate(report.documents, 1))
    if rejected and report.rejected:
        yield "## Refused"
        yield "\n".join(_refused(report))
    yield "## Notes"
    yield "\n".join(f"- {line}" for line in _notes(report))


def summary_of(story: Story, report: Report, notes: Footnotes) -> Iterator[str]:
    """Yield the story's sentences as a list."""
    facts = {fact.id: fact for fact in story.facts}
    lines = []
    for sentence in story.summary:
        mark = "" if sentence.verdict.label == "supported" else f"**({sentence.verdict.label})** "
        cited = notes.cite([facts[name] for name in sentence.fact_ids])
        lines.append(f"- {mark}{literal(sentence.text)}{cited}")
    if lines:
        yield "\n".join(lines)


def conflicts_of(story: Story, report: Report) -> str:
    """Return the story's conflicts as a table."""
    rows = ["| About | Value | Who says so | |", "| --- | --- | --- | --- |"]
    for conflict in story.conflicts:
        for place, side in enumerate(sides_of(conflict, story, report, literal)):
            about, relation = (literal(conflict.about), conflict.relation) if place == 0 else ("", "")
            rows.append(f"| {about} | {literal(side.value)} | {side.who} | {relation} |")
    return "\n".join(rows)


def _timeline(story: Story, notes: Footnotes) -> Iterator[str]:
    """Yield what happened on each day as a list, each fact with its quotes."""
    lines = []
    for day in days_of(story):
        more = f" (and {plural(day.more, 'more fact')})" if day.more else ""
        lines.append(f"- **{day.when}**: {literal(day.said)}{notes.cite([day.fact])}{more}")
    if lines:
        yield "**When**"
        if earlier := earlier_days(story):
            lines.append(f"- *and {plural(earlier, 'other time')} in the sources*")
        yield "\n".join(lines)


def source_line(document: Document, numbers: Mapping[str, int]) -> str:
    """Return what a list of sources says of a document."""
    credit = source_credit(document, numbers)
    place = f" ({literal(document.source)})" if document.title else ""
    named = _linked(literal(source_name(document)), page_address(document))
    return f"{named}{f' — {literal(credit)}' if credit else ''}{place}"


def _refused(report: Report) -> Iterator[str]:
    """Yield each refused statement as a list item with what was found against it."""
    for one in report.rejected:
        why = "; ".join(literal(message) for message in objections(one))
        yield f"- {literal(one.statement)} — **{one.verdict.label}**{f': {why}' if why else ''}"


def _notes(report: Report) -> Iterator[str]:
    counted = facts_counted(report)
    yield f"Sources are cited by their numbers above: {counted}." if report.stories else f"{counted.capitalize()}."
    for loss in losses(report):
        yield f"{loss[0].upper()}{loss[1:]}."
    for notice in report.warnings:
        yield literal(notice_line(notice, report.documents))
