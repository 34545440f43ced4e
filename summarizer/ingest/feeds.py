"""RSS, Atom and JSON feeds, read in a process of its own."""

from dataclasses import dataclass

from .confining import WorkerFailed, ask_worker
from .limits import Limits, RefusedError

__all__ = ["Entry", "Feed", "read_feed"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `id` and `link` are the feed's own words for it, `link` absolute and http(s) or None; texts are plain, without markup.

    `published` is ISO 8601 in UTC, None when the feed says nothing that is a date of this era.
    """

    id: str | None
    link: str | None
    title: str | None
    published: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed holds, in its order. `broken` says where it breaks off, `encoding` how it was decoded when it says otherwise.

    `left_out` counts entries beyond the limit, and those in which there was nothing to read.
    """

    entries: tuple[Entry, ...]
    broken: str | None
    encoding: str | None
    left_out: int


def read_feed(data: bytes, url: str, charset: str | None, limits: Limits) -> Feed:
    """Return the entries of a feed that came from `url`, whose server declared `charset`.

    Raises RefusedError for what is no feed, is too large, or costs more time or memory than its limits.
    """
    if len(data) > limits.feed_bytes:
        raise RefusedError("too_large", f"is a feed of {len(data):,} bytes: the limit is {limits.feed_bytes:,}")
    arguments = (limits.feed_memory_bytes, limits.feed_seconds, limits.feed_entries, url, charset or "")
    try:
        answer = ask_worker("summarizer.ingest.feed_worker", arguments, data, 2 * limits.feed_seconds)
    except WorkerFailed as failed:
        if failed.late:
            raise RefusedError("bad_feed", f"is a feed that took longer than {limits.feed_seconds} s to read") from None
        raise RefusedError("bad_feed", f"is a feed that broke its reader ({failed})") from None
    if "error" in answer:
        raise RefusedError("not_a_feed", str(answer["error"]))
    return Feed(tuple(Entry(*row) for row in answer["entries"]), answer["broken"], answer["encoding"], answer["left_out"])
