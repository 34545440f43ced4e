"""The short lines that every display of a report shares. Nothing here is made safe for display yet."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import PurePath

from summarizer.merge import count_origins
from summarizer.schemas import Document, LLMUsage, Notice, Rejection, Report, Story, SummarySentence

__all__ = [
    "cited_documents",
    "document_numbers",
    "facts_counted",
    "is_main",
    "losses",
    "notice_line",
    "objections",
    "plural",
    "source_credit",
    "source_name",
    "span_of_days",
    "spent",
    "story_caption",
]


def plural(count: int, noun: str) -> str:
    """Return `1 source`, `2 sources`, `2 stories`."""
    if count == 1:
        return f"1 {noun}"
    return f"{count:,} {noun[:-1]}ies" if noun.endswith("ry") else f"{count:,} {noun}s"


def document_numbers(documents: Iterable[Document]) -> dict[str, int]:
    """Return the number by which readers know each document: its place in the report, from 1."""
    return {document.id: number for number, document in enumerate(documents, 1)}


def source_name(document: Document) -> str:
    """Return the document's own title, or else the name of its file."""
    return document.title or PurePath(document.source).name or document.source


def source_credit(document: Document, numbers: Mapping[str, int]) -> str:
    """Return who published the document, from whom and when, as far as it is known: `Outlet, from AFP, 28 June 2021`.

    One that shares the wording of another says so by the number of that one: `shares its text with 5`. `numbers` are those of
    the report's documents.
    """
    number = numbers.get(document.origin or "")
    origin = f"from {document.origin}" if document.origin and document.origin != document.outlet else ""
    day = span_of_days([document.published] if document.published else [])
    return ", ".join(
        part for part in (document.outlet or "", f"shares its text with {number}" if number else origin, day) if part
    )


def span_of_days(days: Iterable[str]) -> str:
    """Return ISO 8601 dates as a span for people, such as `28–29 June 2021`; what is no date is left out."""
    known = sorted(day for day in map(_day, days) if day)
    if not known:
        return ""
    first, last = known[0], known[-1]
    end = f"{last.day} {last:%B} {last.year}"
    if first == last:
        return end
    if first.year != last.year:
        return f"{first.day} {first:%B} {first.year} – {end}"
    if first.month != last.month:
        return f"{first.day} {first:%B} – {end}"
    return f"{first.day}–{end}"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def is_main(story: Story, report: Report) -> bool:
    """Whether the story is shown in full: at least half as many documents carry it as carry the first."""
    return 2 * len(story.document_ids) >= len(report.stories[0].document_ids)


def story_caption(story: Story, report: Report) -> str:
    """Return how many sources and origins a story has, and its days: `5 sources, 4 origins · 28–29 June 2021`."""
    counts = plural(len(story.document_ids), "source")
    if len(story.document_ids) > 1:
        counts += f", {plural(count_origins(report.documents, story.document_ids), 'origin')}"
    return " · ".join(part for part in (counts, _story_days(story, report)) if part)


def _story_days(story: Story, report: Report) -> str:
    """Return when the story's sources were published, or else the last day that the story speaks of.

    A document's date is that of its first story: what was pasted below may be years younger.
    """
    earlier = report.stories[: report.stories.index(story)]
    taken = {name for other in earlier for name in other.document_ids}
    published = [d.published for d in report.documents if d.published and d.id in story.document_ids and d.id not in taken]
    spoken_of = sorted(entry.date for entry in story.timeline if _day(entry.date))
    return span_of_days(published or spoken_of[-1:])


def cited_documents(sentence: SummarySentence, story: Story, report: Report) -> list[str]:
    """Return the ids of the documents behind a summary sentence, in the report's order."""
    cited = {name for fact in story.facts if fact.id in sentence.fact_ids for name in fact.document_ids}
    return [document.id for document in report.documents if document.id in cited]


def facts_counted(report: Report) -> str:
    """Return how many facts the report holds."""
    count = sum(len(story.facts) for story in report.stories)
    return "no facts" if not count else f"{plural(count, 'fact')}, each with its words in the sources"


def losses(report: Report) -> Sequence[str]:
    """Return what was given and is not shown: statements refused, furniture, and documents that were not used."""
    documents = report.accounting.documents
    lines = []
    if report.rejected:
        lines.append(f"{plural(len(report.rejected), 'statement')} refused")
    if report.accounting.sentences.boilerplate:
        lines.append(f"{plural(report.accounting.sentences.boilerplate, 'line')} of page furniture left out")
    if documents.given != documents.used:
        unused = [
            f"{count} {what}" for count, what in ((documents.duplicate, "duplicate"), (documents.rejected, "rejected")) if count
        ]
        lines.append(f"{documents.used} of {plural(documents.given, 'source')} used ({', '.join(unused)})")
    return lines


def objections(refused: Rejection) -> list[str]:
    """Return what the checks found against a refused statement, each once."""
    return list(dict.fromkeys(reason.message for reason in refused.verdict.reasons if reason.outcome == "fail"))


def spent(usage: LLMUsage) -> str:
    """Return what the model cost: calls, replies that were kept from before, tokens, and dollars where the price is known."""
    parts = [plural(usage.calls, "model call")]
    if usage.cached:
        parts.append(f"{usage.cached} from the cache")
    if usage.input_tokens or usage.output_tokens:
        parts.append(f"{usage.input_tokens:,} tokens in, {usage.output_tokens:,} out")
    if usage.cost_usd is not None and usage.calls:
        parts.append(f"${usage.cost_usd:.4f}")
    return ", ".join(parts)


def notice_line(notice: Notice, documents: Iterable[Document]) -> str:
    """Return what the notice says, and of which source unless it says so itself."""
    source = next((document.source for document in documents if document.id == notice.document_id), "")
    return notice.message if source in notice.message else f"{source}: {notice.message}"
