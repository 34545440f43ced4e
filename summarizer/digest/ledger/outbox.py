"""What is still to be delivered, what was, and what may have been."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, insert, or_, select, update

from . import tables
from .clock import as_text

__all__ = ["LONGEST_PAUSE", "STATES", "Delivery", "counts", "deliveries", "due_deliveries", "interrupted", "mark", "put", "retry"]

STATES = ("waiting", "sending", "sent", "doubtful", "dead")
LONGEST_PAUSE = timedelta(hours=6)
"""Between two attempts at a delivery."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A digest on its way to one place."""

    id: int
    run: int
    sink: str
    parcel: str
    state: str
    attempts: int
    due: str
    updated: str
    message: str | None


def put(connection: Connection, run: int, parcels: Iterable[tuple[str, str]], now: datetime) -> None:
    """Note that a run's digest is to be delivered: (sink, parcel id) pairs."""
    stamp = as_text(now)
    rows = [
        {"run_id": run, "sink_key": s, "parcel_id": p, "state": "waiting", "due": stamp, "updated": stamp} for s, p in parcels
    ]
    if rows:
        connection.execute(insert(tables.outbox), rows)


def due_deliveries(connection: Connection, now: datetime) -> list[Delivery]:
    """Return what is to be sent now, in the order of the runs.

    What is due later than after the longest pause was put off while the clock was wrong.
    """
    due = or_(tables.outbox.c.due <= as_text(now), tables.outbox.c.due > as_text(now + LONGEST_PAUSE))
    where = (tables.outbox.c.state == "waiting") & due
    return [Delivery(*r) for r in connection.execute(select(tables.outbox).where(where).order_by(tables.outbox.c.id))]


def interrupted(connection: Connection) -> list[Delivery]:
    """Return what was being sent when the process ended."""
    return [Delivery(*r) for r in connection.execute(select(tables.outbox).where(tables.outbox.c.state == "sending"))]


def deliveries(connection: Connection, states: Iterable[str], most: int) -> list[Delivery]:
    """Return the newest deliveries in some states."""
    where = tables.outbox.c.state.in_(list(states))
    return [
        Delivery(*r)
        for r in connection.execute(select(tables.outbox).where(where).order_by(tables.outbox.c.id.desc()).limit(most))
    ]


def counts(connection: Connection) -> dict[str, int]:
    """Return how many deliveries there are in each state."""
    rows = connection.execute(select(tables.outbox.c.state, func.count()).group_by(tables.outbox.c.state))
    return {state: int(count) for state, count in rows}


def mark(
    connection: Connection,
    delivery: Delivery,
    state: str,
    now: datetime,
    message: str | None,
    due: datetime | None = None,
    attempts: int | None = None,
) -> None:
    """Note what became of a delivery, when it is to be sent next, and how many attempts there were."""
    values = {
        "state": state,
        "updated": as_text(now),
        "message": message,
        "attempts": delivery.attempts if attempts is None else attempts,
        "due": delivery.due if due is None else as_text(due),
    }
    connection.execute(update(tables.outbox).where(tables.outbox.c.id == delivery.id).values(values))


def retry(connection: Connection, now: datetime) -> int:
    """Put everything that is dead or doubtful back among what is to be sent now, and return how many."""
    where = tables.outbox.c.state.in_(("dead", "doubtful", "waiting"))
    done = connection.execute(update(tables.outbox).where(where).values(state="waiting", due=as_text(now), attempts=0))
    return done.rowcount
