"""The account of every sentence of the sources, for a person who asks how a summary came about."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from summarizer.coverage import DocumentCoverage, SentenceUse, single_origin
from summarizer.schemas import Report, Story

from .canvas import draw, grid, styled
from .captions import document_numbers, plural

__all__ = ["render_coverage"]

COUNTED = (
    ("carries", "carrying a fact"),
    ("repeats", "repeating one"),
    ("refused", "refused"),
    ("unused", "carrying none"),
    ("title", "headline"),
    ("furniture", "page furniture"),
    ("instruction", "addressed to a model"),
)
NAMES = {
    "title": "headline",
    "furniture": "page furniture",
    "instruction": "addressed to a model",
    "unused": "no fact rests on it",
}
MOST_IDS = 3


def render_coverage(report: Report, covered: Sequence[DocumentCoverage], *, width: int, color: bool) -> str:
    """Return why each summary sentence stands there, what one origin alone says, and what became of each sentence, as lines."""
    return draw(_parts(report, covered), width=width, color=color)


def _parts(report: Report, covered: Sequence[DocumentCoverage]) -> Iterator[RenderableType]:
    places = {(u.sentence.document_id, u.sentence.start): u.number for d in covered for u in d.sentences}
    for story in report.stories:
        if story.summary:
            yield Text("Why these sentences: ", style="bold") + styled(story.title, "bold")
            yield Padding(_chosen(story, report, places), (0, 0, 1, 2))
    yield from _alone(report)
    for number, one in enumerate(covered, 1):
        yield Text(f"Source {number}  ", style="bold") + styled(one.document.source, "bold")
        yield Padding(Text(_counts(one.sentences), style="dim"), (0, 0, 0, 2))
        yield Padding(_sentences(one.sentences), (0, 0, 1, 2))


def _chosen(story: Story, report: Report, places: dict[tuple[str, int], int]) -> RenderableType:
    """A row for each summary sentence: its facts, their rank by weight in the story, their origins, where the first quote stands."""
    numbers = document_numbers(report.documents)
    ranks = {fact.id: n for n, fact in enumerate(story.facts, 1)}
    facts = {fact.id: fact for fact in story.facts}
    table = grid("name", "text")
    for sentence in story.summary:
        cited = [facts[name] for name in sentence.fact_ids]
        weights = ", ".join(f"{ranks[f.id]:,}" for f in cited)
        first = cited[0].evidence[0]
        place = places.get((first.document_id, first.start))
        where = f"sentence {place} of source {numbers[first.document_id]}" if place else f"source {numbers[first.document_id]}"
        origins = plural(max(f.corroboration for f in cited), "origin")
        why = f"weight {weights} of {len(story.facts):,} · {origins} · {where}"
        table.add_row(Text(_ids(sentence.fact_ids)), Text(f"{why}: ", style="dim") + _clipped(sentence.text))
    return table


def _alone(report: Report) -> Iterator[RenderableType]:
    """The numbers of the facts with one origin: those that a summary tells, and all by their source."""
    alone = single_origin(report)
    if not alone:
        return
    told = {name for story in report.stories for sentence in story.summary for name in sentence.fact_ids}
    total = sum(len(story.facts) for story in report.stories)
    yield Text(f"One origin alone says {len(alone):,} of {plural(total, 'fact')}", style="bold")
    table = grid("name", "text")
    if shown := [fact.id for fact in alone if fact.id in told]:
        table.add_row(Text("in the summary"), Text(" ".join(shown)))
    for document, number in document_numbers(report.documents).items():
        if ids := [fact.id for fact in alone if fact.document_ids[0] == document]:
            table.add_row(Text(f"source {number}"), Text(" ".join(ids)))
    yield Padding(table, (0, 0, 1, 2))


def _counts(sentences: Sequence[SentenceUse]) -> str:
    found = [u.use for u in sentences]
    parts = [f"{found.count(use):,} {words}" for use, words in COUNTED if use in found]
    return f"{plural(len(sentences), 'sentence')}: {', '.join(parts)}"


def _sentences(sentences: Sequence[SentenceUse]) -> RenderableType:
    """A row for each sentence of prose; a run of what is no prose is one row."""
    table = grid("end", "name", "text")
    for _, run in groupby(
        sentences, key=lambda u: (u.use, 0) if u.use in ("furniture", "title", "instruction") else (u.use, u.number)
    ):
        rows = list(run)
        first, last = rows[0], rows[-1]
        number = str(first.number) if first is last else f"{first.number}–{last.number}"
        table.add_row(
            Text(number, style="cyan"),
            Text(_said(first)),
            _clipped(f"{first.reason}: {first.sentence.text}" if first.reason else first.sentence.text),
        )
    return table


def _said(use: SentenceUse) -> str:
    if use.use == "carries":
        return _ids(use.fact_ids)
    if use.use == "repeats":
        return f"same as {_ids(use.fact_ids)}"
    return NAMES.get(use.use, use.use)


def _ids(names: Sequence[str]) -> str:
    more = f" +{len(names) - MOST_IDS}" if len(names) > MOST_IDS else ""
    return " ".join(names[:MOST_IDS]) + more


def _clipped(text: str) -> Text:
    """Return a source's words on one line, cut off where there is no more room."""
    line = styled(text)
    line.no_wrap, line.overflow = True, "ellipsis"
    return line
