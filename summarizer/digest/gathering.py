"""From the sources to the ledger: what is new or changed in each becomes a version of an article."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from summarizer.ingest import read_sources
from summarizer.schemas import Notice

from .config import FolderSource, SourceConfig
from .failpoints import pass_point
from .ledger import Lease, Ledger
from .ledger.articles import Health, Known, Seen, keep_source, known_items, mark_gone, memory_of, rename_items
from .sources import Collected, Item, as_source

__all__ = ["Collect", "gather"]

Collect = Callable[[SourceConfig, Mapping[str, str]], Collected]
"""From a source and what it remembers to what it holds now."""
_AT_ONCE = 4
_LONGEST_KEY = 500
_DAY = len("2026-11-21")


def gather(ledger: Ledger, lease: Lease, sources: Sequence[SourceConfig], collect: Collect) -> None:
    """Read all sources, four at a time, and keep what is new in each in a transaction of its own, in their order.

    A source that fails says so in its health; the others go on. What it remembers is kept together with what it gave, so
    that a crash in between costs neither.
    """
    with ledger.reading() as connection:
        memories = [memory_of(connection, s.key) for s in sources]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for source, found in zip(sources, pool.map(collect, sources, memories), strict=True):
            pass_point("source-read")
            _keep(ledger, lease, source, found)
            pass_point("source-kept")


def _keep(ledger: Ledger, lease: Lease, source: SourceConfig, found: Collected) -> None:
    with ledger.reading() as connection:
        known = known_items(connection, source.key) if found.items else {}
    moved = _moved(known, found) if isinstance(source, FolderSource) else {}
    known = {moved.get(key, key): one for key, one in known.items()}
    read = [_read(item, known.get(_key(item))) for item in found.items]
    seen = {s.item: s for s, _ in read if s is not None}
    notices = [*found.notices, *(n for _, told in read for n in told)]
    health = Health(found.state, found.message, len(found.items))
    now = ledger.now()
    with ledger.writing(lease) as connection:
        rename_items(connection, source.key, moved)
        keep_source(connection, source.key, list(seen.values()), found.memory, health, notices, now)
        if isinstance(source, FolderSource) and found.state == "ok":
            mark_gone(connection, source.key, _missing(known, found), now)


def _moved(known: Mapping[str, Known], found: Collected) -> dict[str, str]:
    """From old to new keys: a file that is missing, and has turned up byte for byte under another path, was moved and is no news."""
    there = {_key(item): item for item in found.items}
    missing: dict[str, list[str]] = {}
    for key in sorted(_missing(known, found)):
        missing.setdefault(known[key].raw, []).append(key)
    new = ((key, missing.get(_raw(item), [])) for key, item in there.items() if key not in known)
    return {old.pop(0): key for key, old in new if old}


def _raw(item: Item) -> str:
    return hashlib.sha256(as_source(item).data).hexdigest()


def _missing(known: Mapping[str, Known], found: Collected) -> set[str]:
    """The items that are not there any more.

    A folder with nothing in it at all is one that was not mounted, and what cannot be read is there.
    """
    unread = tuple(n.message for n in found.notices)
    gone = set(known) - {_key(item) for item in found.items}
    return {key for key in gone if found.items and not any(message.startswith(f"{key} ") for message in unread)}


def _read(item: Item, known: Known | None) -> tuple[Seen | None, tuple[Notice, ...]]:
    """An item as a document with what there is to report, or None when it is byte for byte what was last read."""
    source = as_source(item)
    # Of documents the day is kept, of versions the hour.
    source = replace(source, published=source.published[:_DAY] if source.published else None)
    raw = _raw(item)
    if known is not None and known.raw == raw:
        return None, ()
    read = read_sources([source], stdin=bytes, jobs=1)
    notices = tuple(n.model_copy(update={"document_id": None}) for n in read.notices)
    document = read.documents[0] if read.documents else None
    return Seen(_key(item), raw, item.url, _time(item.published), document), notices


def _key(item: Item) -> str:
    if len(item.key) <= _LONGEST_KEY:
        return item.key
    return f"sha256:{hashlib.sha256(item.key.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _time(published: str | None) -> str | None:
    """When an item says that it is from; a bare day counts to its end, for the hour is not known."""
    return f"{published}T23:59:59Z" if published is not None and len(published) == _DAY else published
