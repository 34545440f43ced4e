"""Runs: which documents each has, how far it came, and what it told."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from summarizer.schemas import Notice

from . import tables
from .clock import as_text, as_time

__all__ = [
    "Run",
    "choose_members",
    "digest_of",
    "gone_in",
    "keep_digest",
    "latest_runs",
    "mark_published",
    "news_of",
    "next_unfinished",
    "pending_count",
    "run_before",
    "spent",
    "unpublished",
]


@dataclass(frozen=True, slots=True)
class Run:
    """A run as it stands in the ledger. `told` and `published` are when it came so far, None before that."""

    id: int
    name: str
    begun: str
    notices: tuple[Notice, ...]
    told: str | None
    published: str | None
    quiet: bool | None
    calls: int
    cost: float | None


def latest_runs(connection: Connection, most: int) -> list[Run]:
    """Return the latest runs, the newest first."""
    return [_run(r) for r in connection.execute(select(tables.runs).order_by(tables.runs.c.id.desc()).limit(most))]


def next_unfinished(connection: Connection) -> Run | None:
    """Return the oldest run whose documents were chosen and which has not told of them yet."""
    row = connection.execute(select(tables.runs).where(tables.runs.c.told.is_(None)).order_by(tables.runs.c.id).limit(1)).first()
    return _run(row) if row else None


def unpublished(connection: Connection) -> list[Run]:
    """Return the runs that have told and whose files are not written yet, the oldest first."""
    where = tables.runs.c.told.is_not(None) & tables.runs.c.published.is_(None)
    return [_run(r) for r in connection.execute(select(tables.runs).where(where).order_by(tables.runs.c.id))]


def run_before(connection: Connection, run: int) -> Run | None:
    """Return the run before a run."""
    row = connection.execute(select(tables.runs).where(tables.runs.c.id < run).order_by(tables.runs.c.id.desc()).limit(1)).first()
    return _run(row) if row else None


def pending_count(connection: Connection, begun: datetime, window: timedelta) -> int:
    """Return how many versions no digest has had yet, and how many documents are gone that had come within the window.

    What was taken away later was tidied up, not taken back.
    """
    versions = _pending(select(func.count()).select_from(tables.versions))
    gone = _gone_lately(select(func.count(tables.documents.c.id.distinct())), begun, window).where(_gone_untold())
    return int(connection.execute(versions).scalar_one()) + int(connection.execute(gone).scalar_one())


def choose_members(connection: Connection, token: int, begun: datetime, window: timedelta, name: str) -> int:
    """Make a run of all that no digest has had yet, and return its id. Belongs into one transaction: this is what decides.

    A version is news when it is an edit, or when its feed does not date it further back than the window. `name` is the run's, with a
    number behind it where one has that name already.
    """
    first = as_text(begun - window)
    taken = connection.execute(select(func.count()).where(tables.runs.c.name.like(f"{name}%"))).scalar_one()
    values = {
        "name": f"{name}-{taken + 1}" if taken else name,
        "begun": as_text(begun),
        "token": token,
        "notices": json.dumps(_take_notices(connection)),
    }
    run = int(connection.execute(insert(tables.runs).values(values).returning(tables.runs.c.id)).scalar_one())
    columns = tables.versions.c
    rows = connection.execute(_pending(select(columns.id, columns.number, columns.dated))).all()
    if rows:
        news = [
            {"version_id": r.id, "run_id": run, "is_news": r.number > 1 or r.dated is None or _utc(r.dated) >= first}
            for r in rows
        ]
        connection.execute(insert(tables.members), news)
    connection.execute(update(tables.documents).where(_gone_untold()).values(gone_run=run))
    return run


def news_of(connection: Connection, run: int) -> frozenset[int]:
    """Return which of a run's versions are news; the others are only what news is held against."""
    where = (tables.members.c.run_id == run) & tables.members.c.is_news
    return frozenset(connection.execute(select(tables.members.c.version_id).where(where)).scalars())


def gone_in(connection: Connection, run: int, begun: datetime, window: timedelta) -> frozenset[int]:
    """Return the documents that a run found gone and that had come within the window."""
    query = _gone_lately(select(tables.documents.c.id), begun, window).where(tables.documents.c.gone_run == run)
    return frozenset(connection.execute(query).scalars())


def keep_digest(
    connection: Connection, run: int, body: str, *, quiet: bool, calls: int, cost: float | None, now: datetime
) -> None:
    """Keep what a run tells; from now on it has told."""
    connection.execute(insert(tables.digests).values(run_id=run, body=body))
    values = {"told": as_text(now), "quiet": quiet, "calls": calls, "cost": cost}
    connection.execute(update(tables.runs).where(tables.runs.c.id == run).values(values))


def digest_of(connection: Connection, run: int) -> str:
    """Return what a run has told, as JSON."""
    return str(connection.execute(select(tables.digests.c.body).where(tables.digests.c.run_id == run)).scalar_one())


def mark_published(connection: Connection, run: int, now: datetime) -> None:
    """Note that the files of a run are in their place."""
    connection.execute(update(tables.runs).where(tables.runs.c.id == run).values(published=as_text(now)))


def spent(connection: Connection) -> tuple[int, float | None]:
    """Return the model calls of all runs, and what they cost in US dollars, None where no run knows."""
    calls, cost = connection.execute(select(func.sum(tables.runs.c.calls), func.sum(tables.runs.c.cost))).one()
    return int(calls or 0), None if cost is None else float(cost)


def _take_notices(connection: Connection) -> list[dict[str, str | None]]:
    """What the sources gave rise to since the last run; it is taken out of their hands."""
    columns = tables.sources.c
    found = [n for text in connection.execute(select(columns.notices).order_by(columns.key)).scalars() for n in json.loads(text)]
    connection.execute(update(tables.sources).values(notices="[]"))
    return found


def _pending(query: Any) -> Any:
    joined = query.outerjoin(tables.members, tables.members.c.version_id == tables.versions.c.id)
    return joined.where(tables.members.c.version_id.is_(None))


def _gone_lately(query: Any, begun: datetime, window: timedelta) -> Any:
    joined = query.select_from(tables.documents).join(tables.versions, tables.versions.c.document_id == tables.documents.c.id)
    return joined.where(tables.versions.c.seen >= as_text(begun - window))


def _gone_untold() -> ColumnElement[bool]:
    return tables.documents.c.gone.is_not(None) & tables.documents.c.gone_run.is_(None)


def _utc(text: str) -> str:
    return as_text(as_time(text))


def _run(row: Any) -> Run:
    return Run(
        id=row.id,
        name=row.name,
        begun=row.begun,
        notices=tuple(Notice(**n) for n in json.loads(row.notices)),
        told=row.told,
        published=row.published,
        quiet=row.quiet,
        calls=row.calls,
        cost=row.cost,
    )
