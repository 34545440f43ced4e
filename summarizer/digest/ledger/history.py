"""What was told of each story, and from which articles."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from . import tables
from .clock import as_text

__all__ = ["PastStory", "Span", "Telling", "Told", "add_spans", "keep_story", "recent_stories", "told_of", "withdraw"]

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class PastStory:
    """A story that was told: `articles` are the (document, passage) pairs that it was last told from."""

    id: int
    key: str
    title: str
    last_told: str
    articles: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a document that carried a fact when it was told."""

    document: int
    quote: str


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as it was told: `day` is when."""

    id: int
    story: int
    statement: str
    day: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """What a run tells of a story: `facts` are statements with their spans, told now for the first time."""

    key: str
    title: str
    articles: frozenset[tuple[int, int]]
    facts: Sequence[tuple[str, Sequence[Span]]]


def recent_stories(connection: Connection, since: datetime) -> list[PastStory]:
    """Return the stories that were told since a time, in the order in which they were first told."""
    columns = tables.stories.c
    rows = connection.execute(select(tables.stories).where(columns.last_told >= as_text(since)).order_by(columns.id)).all()
    articles: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for ids in _slices([r.id for r in rows]):
        for found in connection.execute(select(tables.story_documents).where(tables.story_documents.c.story_id.in_(ids))):
            articles[found.story_id].add((found.document_id, found.passage))
    return [PastStory(r.id, r.key, r.title, r.last_told, frozenset(articles[r.id])) for r in rows]


def told_of(connection: Connection, stories: Iterable[int], documents: Iterable[int]) -> list[Told]:
    """Return the facts that were told, and not withdrawn, of some stories or from some documents, in the order of their telling."""
    wanted: set[int] = set()
    for ids in _slices(sorted(set(stories))):
        wanted.update(connection.execute(select(tables.told.c.id).where(tables.told.c.story_id.in_(ids))).scalars())
    for ids in _slices(sorted(set(documents))):
        wanted.update(connection.execute(select(tables.spans.c.told_id).where(tables.spans.c.document_id.in_(ids))).scalars())
    rows: list[Any] = []
    spans: dict[int, list[Span]] = defaultdict(list)
    for ids in _slices(sorted(wanted)):
        query = select(tables.told, tables.runs.c.begun).join(tables.runs, tables.runs.c.id == tables.told.c.run_id)
        rows += connection.execute(query.where(tables.told.c.id.in_(ids), tables.told.c.withdrawn_run.is_(None))).all()
        for span in connection.execute(select(tables.spans).where(tables.spans.c.told_id.in_(ids)).order_by(tables.spans.c.id)):
            spans[span.told_id].append(Span(span.document_id, span.quote))
    return [Told(r.id, r.story_id, r.statement, r.begun, tuple(spans[r.id])) for r in sorted(rows, key=lambda r: r.id)]


def keep_story(connection: Connection, run: int, begun: str, telling: Telling) -> None:
    """Keep what a run tells of a story."""
    story = connection.execute(
        update(tables.stories)
        .where(tables.stories.c.key == telling.key)
        .values(title=telling.title, last_run=run, last_told=begun)
        .returning(tables.stories.c.id)
    ).scalar()
    if story is None:
        values = {"key": telling.key, "title": telling.title, "last_run": run, "last_told": begun}
        story = connection.execute(insert(tables.stories).values(values).returning(tables.stories.c.id)).scalar_one()
    old = connection.execute(select(tables.story_documents).where(tables.story_documents.c.story_id == story))
    new = telling.articles - {(r.document_id, r.passage) for r in old}
    if new:
        rows = [{"story_id": story, "document_id": d, "passage": p} for d, p in sorted(new)]
        connection.execute(insert(tables.story_documents), rows)
    rows = []
    for statement, spans in telling.facts:
        values = {"story_id": story, "run_id": run, "statement": statement}
        told = connection.execute(insert(tables.told).values(values).returning(tables.told.c.id)).scalar_one()
        rows += [{"told_id": told, "document_id": s.document, "quote": s.quote} for s in spans]
    if rows:
        connection.execute(insert(tables.spans), rows)


def add_spans(connection: Connection, added: Mapping[int, Sequence[Span]]) -> None:
    """Keep further words that carry facts which were told before, by their ids."""
    rows = [{"told_id": told, "document_id": s.document, "quote": s.quote} for told, more in added.items() for s in more]
    if rows:
        connection.execute(insert(tables.spans), rows)


def withdraw(connection: Connection, run: int, told: Iterable[int]) -> None:
    """Note that facts are no longer said by any source, or are replaced by what is said now."""
    for ids in _slices(sorted(told)):
        connection.execute(update(tables.told).where(tables.told.c.id.in_(ids)).values(withdrawn_run=run))


def _slices(ids: Sequence[int]) -> list[Sequence[int]]:
    return [ids[n : n + _AT_ONCE] for n in range(0, len(ids), _AT_ONCE)]
