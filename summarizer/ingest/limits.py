"""How much of an input is read, and why one is refused."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one source. Sizes in bytes, times in seconds."""

    max_bytes: int = 50_000_000
    html_bytes: int = 10_000_000
    pdf_seconds: int = 30
    pdf_memory_bytes: int = 2_000_000_000
    pdf_pages: int = 2_000
    feed_bytes: int = 10_000_000
    feed_seconds: int = 15
    feed_memory_bytes: int = 1_500_000_000
    feed_entries: int = 1_000


class RefusedError(Exception):
    """A source that cannot be read; `code` is the stable code of the notice that it gets.

    `read_sources` raises none: it counts them.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
