"""The ledger: what a digest knows and has done, in one database. Every change is a transaction that holds the lease."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection

from .clock import as_text, as_time
from .lease import Lease, check_lease, end_lease, keep_lease, renew_lease, take_lease
from .opening import as_ledger_error, open_engine

__all__ = ["Lease", "Ledger", "as_text", "as_time"]


class Ledger:
    """An open ledger. `now` gives the time of day (aware). Between transactions it holds no connection."""

    def __init__(self, url: str, now: Callable[[], datetime]) -> None:
        self.now = now
        self._engine = open_engine(url)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection that sees one state of the ledger and changes nothing. Raises LedgerError."""
        with as_ledger_error(self._engine), self._engine.connect().execution_options(reading=True) as connection:
            yield connection

    @contextmanager
    def writing(self, lease: Lease) -> Iterator[Connection]:
        """Yield a connection whose changes are kept together, or not at all.

        Raises LostLeaseError, before anything is changed, when the lease is not held any more, and LedgerError.
        """
        with as_ledger_error(self._engine), self._engine.begin() as connection:
            check_lease(connection, lease, self.now())
            yield connection

    @contextmanager
    def lease(self) -> Iterator[Lease | str]:
        """Yield the lease, renewed until the block ends, or a word on who holds it. It is given back however the block ends."""
        with as_ledger_error(self._engine), self._engine.begin() as connection:
            taken = take_lease(connection, self.now())
        if isinstance(taken, str):
            yield taken
            return
        try:
            with keep_lease(lambda: self._renew(taken)):
                yield taken
        finally:
            with as_ledger_error(self._engine), self._engine.begin() as connection:
                end_lease(connection, taken)

    def _renew(self, lease: Lease) -> None:
        with as_ledger_error(self._engine), self._engine.begin() as connection:
            renew_lease(connection, lease, self.now())
