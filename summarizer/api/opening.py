"""What every library call opens: the door to the network, standard input, and a place for the work."""

import logging
import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

from summarizer.fetching import Door, Policy
from summarizer.ingest import Fetch

__all__ = ["in_thread", "open_door", "read_stdin", "tell_lost"]

T = TypeVar("T")
_log = logging.getLogger("summarizer")


def open_door(allow_hosts: Sequence[str]) -> Fetch:
    """One door for all sources of a call, so that a site's robots.txt is asked for once."""
    return Door(Policy(allow_hosts=tuple(allow_hosts))).fetch


def read_stdin() -> bytes:
    """Read all of standard input."""
    return sys.stdin.buffer.read()


def tell_lost(message: str) -> None:
    """Log that a worker was lost: it costs time and changes no result, so no report tells it."""
    _log.warning(message)


async def in_thread(work: Callable[[], T]) -> T:
    """Do the work in a worker thread."""
    import asyncio  # who awaits has it, and a command line has no use for it

    return await asyncio.to_thread(work)
