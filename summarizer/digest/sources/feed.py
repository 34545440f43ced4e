"""The entries of a feed, and the pages that they point to."""

import time
from collections.abc import Callable, Mapping

from summarizer.digest.config import FeedSource
from summarizer.errors import FetchError
from summarizer.fetching import Door
from summarizer.ingest import Entry, Limits, RefusedError, read_feed
from summarizer.schemas import Notice

from .items import Collected, Item, content_key
from .page import authorization, conditions_in, kept_from, media_of

__all__ = ["collect_feed"]

_ARTICLES_SECONDS = 240.0
"""How long the pages of one feed may take together; the others are read in the next run."""


def collect_feed(
    source: FeedSource, memory: Mapping[str, str], door: Door, clock: Callable[[], float] = time.monotonic
) -> Collected:
    """Return the entries of a feed, or "unchanged" when its server or its bytes say so.

    An entry's key is its guid or id, else its link, else made of its words. With `articles` only entries that are new or changed
    come back, each with the page behind its link; where that cannot be had, the feed's own words stand, with a notice.
    """
    try:
        page = door.fetch(source.url, conditions_in(memory), authorization=authorization(source.authorization_env))
    except FetchError as error:
        return Collected((), memory, "failed", str(error))
    seen = content_key(page.body)
    if page.status == 304 or memory.get("seen") == seen:
        return Collected((), memory, "unchanged")
    try:
        feed = read_feed(page.body, page.url, page.charset, Limits())
    except RefusedError as refusal:
        return Collected((), memory, "failed", f"{source.url} {refusal.message}")
    notices = []
    if feed.broken:
        message = f"{source.url} is broken ({feed.broken}); the {len(feed.entries):,} entries that could be read were"
        notices.append(Notice(code="feed_broken", message=message))
    if feed.encoding:
        message = f"{source.url} is not in the encoding that it declares; it was decoded as {feed.encoding}"
        notices.append(Notice(code="encoding", message=message))
    entries: dict[str, Entry] = {}
    for entry in feed.entries:
        entries.setdefault(entry.id or entry.link or content_key(entry.title or "", entry.text), entry)
    lost = feed.left_out + len(feed.entries) - len(entries)
    if lost:
        message = f"{lost:,} entries of {source.url} were left out: empty, the same as one before, or more than are read"
        notices.append(Notice(code="entries_left_out", message=message))
    kept = {} if feed.broken else {**kept_from(page), "seen": seen}
    if not source.articles:
        return Collected(tuple(_item(key, entry) for key, entry in entries.items()), kept, "ok", notices=tuple(notices))
    items, read, more = _read_articles(entries, memory, door, clock)
    if len(read) < len(entries):
        kept = {}  # the feed must be read again, though it may not change, for those that are left
    return Collected(tuple(items), {**kept, **read}, "ok", notices=(*notices, *more))


def _read_articles(
    entries: Mapping[str, Entry], memory: Mapping[str, str], door: Door, clock: Callable[[], float]
) -> tuple[list[Item], dict[str, str], list[Notice]]:
    """Return the items of new and changed entries, what to remember of all that were done, and what went wrong."""
    items: list[Item] = []
    read: dict[str, str] = {}
    notices: list[Notice] = []
    ends = clock() + _ARTICLES_SECONDS
    waiting = 0
    for key, entry in entries.items():
        place, version = f"entry {key}", content_key(entry.title or "", entry.text, entry.link or "")
        if memory.get(place) == version:
            read[place] = version
            continue
        if clock() > ends:
            waiting += 1
            continue
        item = _item(key, entry)
        if entry.link is not None:
            try:
                page = door.fetch(entry.link)
                item = Item(key, page.body, item.name, entry.link, entry.title, entry.published, media_of(page), page.charset)
            except FetchError as error:
                notices.append(Notice(code="article_unread", message=f"{error}; the feed's own words stand for it"))
                if error.temporary:
                    items.append(item)
                    continue
        read[place] = version
        items.append(item)
    if len(read) + len(notices) < len(entries):
        notices.append(
            Notice(code="articles_waiting", message="the pages of some entries took too long; they are read in the next run")
        )
    return items, read, notices


def _item(key: str, entry: Entry) -> Item:
    """The feed's own words as an item."""
    return Item(key, entry.text or entry.title or "", entry.link or entry.title or key, entry.link, entry.title, entry.published)
