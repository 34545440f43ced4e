"""What a run keeps of questions that can wait: batches that were handed in, and replies that were paid for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from summarizer.llm.envelope import Envelope
from summarizer.llm.model import Usage

__all__ = ["Asked", "Batch", "Journal", "Reply"]


@dataclass(frozen=True)
class Asked:
    """A request of a batch: the only tool that its reply may call, and the most tokens in and out that it can have."""

    tool: str | None
    input_tokens: int
    output_tokens: int


@dataclass(frozen=True)
class Batch:
    """Requests that were handed in together.

    `token` is ours and goes with the batch, `id` the provider's, None while it is not known whether it has the batch, and `made` the
    time in seconds since 1970. `later` are questions that the caps left no room for: they are asked when the batch is back.
    """

    token: str
    id: str | None
    made: float
    asked: Mapping[str, Asked]
    later: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reply:
    """A reply that was paid for, and what it cost; `most` are the tokens in and out that are counted against the caps."""

    envelope: Envelope
    usage: Usage
    most: tuple[int, int]
    batched: bool


class Journal(Protocol):
    """Where one run keeps its batches and replies. What a call has kept is on the disk when it returns."""

    def now(self) -> float:
        """Return the time in seconds since 1970."""
        ...

    def batches(self) -> Sequence[Batch]:
        """Return the batches that are not closed, the oldest first."""
        ...

    def settled(self) -> frozenset[str]:
        """Return the questions of batches that are closed."""
        ...

    def replies(self) -> Mapping[str, Reply]:
        """Return all replies."""
        ...

    def messages(self) -> Sequence[str]:
        """Return why closed batches lack replies, the oldest first."""
        ...

    def prepare(self, batch: Batch) -> None:
        """Keep a batch that is about to be handed in."""
        ...

    def submitted(self, token: str, id: str) -> None:
        """Keep what the provider calls a batch."""
        ...

    def drop(self, token: str) -> None:
        """Forget a batch that never came to the provider."""
        ...

    def close(self, token: str, replies: Mapping[str, Reply], message: str | None) -> None:
        """Keep the replies of a batch, and why it lacks some."""
        ...

    def keep(self, key: str, reply: Reply) -> None:
        """Keep a reply that came by itself."""
        ...
