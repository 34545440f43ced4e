"""One process at a time: a lease that ends by itself, and a token that fences off who held it before.

A lease alone cannot keep a process that was paused from writing after it woke; so each holder gets a number that is one higher than the
last, and every write checks it in its own transaction (Kleppmann, "How to do distributed locking", 2016).
"""

import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select, update

from summarizer.errors import LedgerError, LostLeaseError

from . import tables
from .clock import as_text, as_time

__all__ = ["Lease", "check_lease", "end_lease", "keep_lease", "renew_lease", "take_lease"]

TERM = timedelta(minutes=2)
"""How long a lease lasts that nobody renews; its holder renews it three times as often."""

_NAME = "run"
_ROW = select(tables.lease).where(tables.lease.c.name == _NAME).with_for_update()


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to write. `token` is higher than that of any holder before."""

    token: int


def take_lease(connection: Connection, now: datetime) -> Lease | str:
    """Return the lease, or who holds it until when.

    It is free when it has ended or its holder, a process of this machine, is gone; so is one that ends later than any lease can: the clock went back.
    """
    row = connection.execute(_ROW).one()
    if row.expires is not None and now < as_time(row.expires) <= now + TERM and not _is_gone(row.holder):
        return f"{row.holder} until {row.expires}"
    taken = {"holder": f"{socket.gethostname()}:{os.getpid()}", "token": row.token + 1, "expires": as_text(now + TERM)}
    connection.execute(update(tables.lease).where(tables.lease.c.name == _NAME).values(taken))
    return Lease(row.token + 1)


def check_lease(connection: Connection, lease: Lease, now: datetime) -> None:
    """Raise LostLeaseError unless the lease is held still; until the transaction ends nobody else can take it."""
    row = connection.execute(_ROW).one()
    if row.token != lease.token or row.expires is None or as_time(row.expires) <= now:
        raise LostLeaseError(
            "this run has lost its lease on the digest, so it stopped and wrote nothing more; run it again to go on"
        )


def renew_lease(connection: Connection, lease: Lease, now: datetime) -> None:
    """Put off the end of the lease. Raises LostLeaseError when it has ended."""
    check_lease(connection, lease, now)
    connection.execute(update(tables.lease).where(tables.lease.c.name == _NAME).values(expires=as_text(now + TERM)))


def end_lease(connection: Connection, lease: Lease) -> None:
    """Let the next one take the lease, if it is still this one's to give."""
    ours = (tables.lease.c.name == _NAME) & (tables.lease.c.token == lease.token)
    connection.execute(update(tables.lease).where(ours).values(expires=None, holder=None))


@contextmanager
def keep_lease(renew: Callable[[], None]) -> Iterator[None]:
    """Renew the lease from a thread while the block runs. What the thread cannot renew, the next write finds lost."""
    done = threading.Event()

    def beat() -> None:
        with suppress(LostLeaseError, LedgerError):
            while not done.wait(TERM.total_seconds() / 3):
                renew()

    thread = threading.Thread(target=beat, daemon=True, name="lease")
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _is_gone(holder: str | None) -> bool:
    """Whether the holder was a process of this machine that is no more."""
    host, _, number = (holder or "").rpartition(":")
    if host != socket.gethostname() or not number.isdigit():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
