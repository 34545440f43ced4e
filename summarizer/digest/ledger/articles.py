"""Sources and their articles: what was read, in which version, and what of it no digest has had yet."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Subquery, and_, exists, func, insert, or_, select, update

from summarizer.schemas import Document, Notice

from . import tables
from .clock import as_text

__all__ = [
    "Article",
    "Health",
    "Known",
    "Seen",
    "articles_of",
    "health_of",
    "keep_source",
    "known_items",
    "mark_gone",
    "memory_of",
    "recent_articles",
    "rename_items",
    "texts_of",
]

_AT_ONCE = 500
"""Values in one statement: SQLite takes 999 at least."""


@dataclass(frozen=True, slots=True)
class Known:
    """An item of a source as the ledger has it: its row, the hash of what was last read, and of its text and version number, if it has one."""

    document: int
    raw: str
    sha256: str | None
    number: int


@dataclass(frozen=True, slots=True)
class Seen:
    """An item as it was just read: `document` is None when nothing could be made of it."""

    item: str
    raw: str
    url: str | None
    dated: str | None
    document: Document | None


@dataclass(frozen=True, slots=True)
class Article:
    """A version of an article: `row` is its document's. `before` is what the version before it said, None for the first."""

    version: int
    row: int
    source: str
    number: int
    dated: str | None
    seen: str
    document: Document
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Health:
    """How a source fared when it was last asked, how often it has failed in a row, and when it last did not."""

    state: str
    message: str | None
    documents: int
    failures: int = 0
    succeeded: str | None = None


def memory_of(connection: Connection, source: str) -> dict[str, str]:
    """Return what a source remembered when it was last read."""
    text = connection.execute(select(tables.sources.c.memory).where(tables.sources.c.key == source)).scalar()
    return dict(json.loads(text)) if text else {}


def known_items(connection: Connection, source: str) -> dict[str, Known]:
    """Return the items of a source by their keys, those that are gone left out."""
    latest = _latest()
    rows = connection.execute(
        select(tables.documents, tables.versions.c.sha256, tables.versions.c.number)
        .outerjoin(latest, latest.c.document_id == tables.documents.c.id)
        .outerjoin(
            tables.versions,
            and_(tables.versions.c.document_id == tables.documents.c.id, tables.versions.c.number == latest.c.number),
        )
        .where(tables.documents.c.source_key == source, tables.documents.c.gone.is_(None))
    )
    return {r.item_key: Known(r.id, r.raw, r.sha256, r.number or 0) for r in rows}


def keep_source(
    connection: Connection,
    source: str,
    seen: Sequence[Seen],
    memory: Mapping[str, str],
    health: Health,
    notices: Sequence[Notice],
    now: datetime,
) -> None:
    """Keep what a source gave and what it remembers. A text that differs from the article's last one is a new version of it."""
    known = known_items(connection, source)
    for item in seen:
        old = known.get(item.item)
        if old is None:
            old = _appear(connection, source, item)
        elif old.raw != item.raw:
            connection.execute(update(tables.documents).where(tables.documents.c.id == old.document).values(raw=item.raw))
        if item.document is not None and item.document.sha256 != old.sha256:
            values = {
                "document_id": old.document,
                "number": old.number + 1,
                "sha256": item.document.sha256,
                "url": item.url,
                "dated": item.dated,
                "seen": as_text(now),
                "body": item.document.model_dump_json(),
            }
            connection.execute(insert(tables.versions).values(values))
    _keep_health(connection, source, memory, health, notices, now)


def rename_items(connection: Connection, source: str, names: Mapping[str, str]) -> None:
    """Give items of a source other keys, from old to new: each stays the article that it was. What had such a key before gives it up."""
    for old, new in names.items():
        same = (tables.documents.c.source_key == source) & (tables.documents.c.item_key == new)
        before = connection.execute(select(tables.documents.c.id).where(same)).scalar()
        if before is not None:
            connection.execute(update(tables.documents).where(same).values(item_key=f"{new} until document {before} was gone"))
        same = (tables.documents.c.source_key == source) & (tables.documents.c.item_key == old)
        connection.execute(update(tables.documents).where(same).values(item_key=new))


def _appear(connection: Connection, source: str, item: Seen) -> Known:
    """An item that is new, or back. What a digest has counted as gone comes back as an article of its own: all of it is news."""
    same = (tables.documents.c.source_key == source) & (tables.documents.c.item_key == item.item)
    old = connection.execute(select(tables.documents).where(same)).first()
    if old is not None and old.gone_run is None:
        connection.execute(update(tables.documents).where(same).values(raw=item.raw, gone=None))
        columns = tables.versions.c
        last = connection.execute(
            select(columns.sha256, columns.number).where(columns.document_id == old.id).order_by(columns.number.desc()).limit(1)
        ).first()
        return Known(old.id, item.raw, last.sha256 if last else None, last.number if last else 0)
    if old is not None:
        connection.execute(update(tables.documents).where(same).values(item_key=f"{item.item} until run {old.gone_run}"))
    values = {"source_key": source, "item_key": item.item, "raw": item.raw}
    row = connection.execute(insert(tables.documents).values(values).returning(tables.documents.c.id)).scalar_one()
    return Known(row, item.raw, None, 0)


def _keep_health(
    connection: Connection, source: str, memory: Mapping[str, str], health: Health, notices: Sequence[Notice], now: datetime
) -> None:
    old = connection.execute(select(tables.sources).where(tables.sources.c.key == source)).first()
    failed = health.state == "failed"
    kept = json.loads(old.notices) if old else []
    values = {
        "memory": json.dumps(dict(memory)),
        "state": health.state,
        "message": health.message,
        "documents": health.documents,
        "checked": as_text(now),
        "succeeded": (old.succeeded if old else None) if failed else as_text(now),
        "failures": (old.failures if old else 0) + 1 if failed else 0,
        "notices": json.dumps(kept + [found for n in notices if (found := n.model_dump()) not in kept]),
    }
    if old is None:
        connection.execute(insert(tables.sources).values(key=source, **values))
    else:
        connection.execute(update(tables.sources).where(tables.sources.c.key == source).values(values))


def mark_gone(connection: Connection, source: str, items: Iterable[str], now: datetime) -> None:
    """Note that a source no longer has some of its items."""
    keys = list(items)
    for n in range(0, len(keys), _AT_ONCE):
        where = (tables.documents.c.source_key == source) & tables.documents.c.item_key.in_(keys[n : n + _AT_ONCE])
        connection.execute(update(tables.documents).where(where).values(gone=as_text(now)))


def articles_of(connection: Connection, run: int) -> list[Article]:
    """Return the articles of a run's digest as they now stand, in the order in which they came; those that are gone left out.

    Of several versions of one article that came since the last digest only the newest is returned.
    """
    chosen = exists().where(tables.members.c.version_id == tables.versions.c.id, tables.members.c.run_id == run)
    latest = _latest(run)
    rows = connection.execute(
        select(tables.versions, tables.documents.c.source_key)
        .join(tables.documents)
        .join(latest, and_(latest.c.document_id == tables.versions.c.document_id, latest.c.number == tables.versions.c.number))
        .where(chosen, _is_there(run))
        .order_by(tables.versions.c.id)
    ).all()
    return [_article(r, _told_before(connection, r.document_id, run) if r.number > 1 else None) for r in rows]


def recent_articles(connection: Connection, run: int, since: datetime, documents: Sequence[int], most: int) -> list[Article]:
    """Return up to `most` articles of earlier digests, the newest first: those of the given documents, then those seen since a time."""
    latest = _latest(run)
    query = (
        select(tables.versions, tables.documents.c.source_key)
        .join(tables.documents)
        .join(latest, and_(latest.c.document_id == tables.versions.c.document_id, latest.c.number == tables.versions.c.number))
        .join(tables.members, tables.members.c.version_id == tables.versions.c.id)
        .where(tables.members.c.run_id < run, _is_there(run))
        .order_by(tables.versions.c.seen.desc(), tables.versions.c.id.desc())
    )
    found: dict[int, Article] = {}
    for n in range(0, len(documents), _AT_ONCE):
        rows = connection.execute(query.where(tables.versions.c.document_id.in_(documents[n : n + _AT_ONCE])).limit(most)).all()
        found.update((r.document_id, _article(r)) for r in rows)
    for r in connection.execute(query.where(tables.versions.c.seen >= as_text(since)).limit(most)).all():
        if r.document_id not in found:
            found[r.document_id] = _article(r)
    return list(found.values())[:most]


def texts_of(connection: Connection, run: int, documents: Iterable[int]) -> dict[int, str | None]:
    """Return what some documents say as of a run, None for one that is gone."""
    latest = _latest(run)
    found: dict[int, str | None] = dict.fromkeys(documents)
    ids = list(found)
    for n in range(0, len(ids), _AT_ONCE):
        rows = connection.execute(
            select(tables.versions.c.document_id, tables.versions.c.body)
            .join(
                latest, and_(latest.c.document_id == tables.versions.c.document_id, latest.c.number == tables.versions.c.number)
            )
            .join(tables.documents, tables.documents.c.id == tables.versions.c.document_id)
            .where(tables.versions.c.document_id.in_(ids[n : n + _AT_ONCE]), _is_there(run))
        )
        found.update((r.document_id, Document.model_validate_json(r.body).text) for r in rows)
    return found


def health_of(connection: Connection, sources: Sequence[str]) -> list[tuple[str, Health]]:
    """Return how sources fared, in their order; one that was never asked is left out."""
    rows = {r.key: r for r in connection.execute(select(tables.sources).where(tables.sources.c.key.in_(list(sources))))}
    return [
        (key, Health(r.state, r.message, r.documents, r.failures, r.succeeded))
        for key in sources
        if (r := rows.get(key)) is not None
    ]


def _is_there(run: int) -> ColumnElement[bool]:
    """Whether a document was not yet missed in the run: what was missed after it counts in a later one."""
    return or_(tables.documents.c.gone_run.is_(None), tables.documents.c.gone_run > run)


def _latest(run: int | None = None) -> Subquery:
    """The number of each document's newest version, or of its newest among those that a run and the runs before it had."""
    columns = tables.versions.c
    query = select(columns.document_id, func.max(columns.number).label("number")).group_by(columns.document_id)
    if run is not None:
        query = query.join(tables.members, tables.members.c.version_id == columns.id).where(tables.members.c.run_id <= run)
    return query.subquery()


def _told_before(connection: Connection, document: int, run: int) -> str | None:
    """What the newest version that an earlier run had of a document said."""
    body = connection.execute(
        select(tables.versions.c.body)
        .join(tables.members, tables.members.c.version_id == tables.versions.c.id)
        .where(tables.versions.c.document_id == document, tables.members.c.run_id < run)
        .order_by(tables.versions.c.number.desc())
        .limit(1)
    ).scalar()
    return Document.model_validate_json(body).text if body else None


def _article(row: Any, before: str | None = None) -> Article:
    return Article(
        version=row.id,
        row=row.document_id,
        source=row.source_key,
        number=row.number,
        dated=row.dated,
        seen=row.seen,
        document=Document.model_validate_json(row.body),
        before=before,
    )
