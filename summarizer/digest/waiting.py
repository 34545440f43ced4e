"""The journal of one run's questions that can wait, in the ledger."""

from collections.abc import Mapping, Sequence

from summarizer.llm import Batch, Reply

from .failpoints import pass_point
from .ledger import Lease, Ledger, batches

__all__ = ["RunJournal"]


class RunJournal:
    """A `Journal` (see summarizer.llm) whose every change is a transaction that holds the lease; raises LostLeaseError and LedgerError."""

    def __init__(self, ledger: Ledger, lease: Lease, run: int) -> None:
        self._ledger, self._lease, self._run = ledger, lease, run

    def now(self) -> float:
        """Return the time in seconds since 1970."""
        return self._ledger.now().timestamp()

    def batches(self) -> Sequence[Batch]:
        """Return the batches that are not closed, the oldest first."""
        with self._ledger.reading() as connection:
            return batches.open_batches(connection, self._run)

    def settled(self) -> frozenset[str]:
        """Return the questions of batches that are closed."""
        with self._ledger.reading() as connection:
            return batches.settled(connection, self._run)

    def replies(self) -> Mapping[str, Reply]:
        """Return all replies."""
        with self._ledger.reading() as connection:
            return batches.replies(connection, self._run)

    def messages(self) -> Sequence[str]:
        """Return why closed batches lack replies, the oldest first."""
        with self._ledger.reading() as connection:
            return batches.messages(connection, self._run)

    def prepare(self, batch: Batch) -> None:
        """Keep a batch that is about to be handed in."""
        with self._ledger.writing(self._lease) as connection:
            batches.prepare(connection, self._run, batch)
        pass_point("batch-prepared")

    def submitted(self, token: str, id: str) -> None:
        """Keep what the provider calls a batch."""
        pass_point("batch-submitted")
        with self._ledger.writing(self._lease) as connection:
            batches.name_batch(connection, token, id)
        pass_point("batch-named")

    def drop(self, token: str) -> None:
        """Forget a batch that never came to the provider."""
        with self._ledger.writing(self._lease) as connection:
            batches.drop(connection, token)

    def close(self, token: str, replies: Mapping[str, Reply], message: str | None) -> None:
        """Keep the replies of a batch, and why it lacks some."""
        pass_point("batch-read")
        with self._ledger.writing(self._lease) as connection:
            batches.close(connection, self._run, token, replies, message)
        pass_point("batch-closed")

    def keep(self, key: str, reply: Reply) -> None:
        """Keep a reply that came by itself."""
        with self._ledger.writing(self._lease) as connection:
            batches.keep_reply(connection, self._run, key, reply)
