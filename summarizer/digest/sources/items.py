"""What a source gives, whatever its kind."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from summarizer.schemas import Notice, SourceBytes
from summarizer.schemas.document import DocumentFormat

__all__ = ["Collected", "Item", "as_source", "content_key"]


@dataclass(frozen=True, slots=True)
class Item:
    """One article. `key` tells it from the others of its source, and stays when its text is edited.

    `name` stands in reports; `published` is ISO 8601. `charset` is what its server declared.
    """

    key: str
    content: bytes | str
    name: str
    url: str | None = None
    title: str | None = None
    published: str | None = None
    media: DocumentFormat = "text"
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Collected:
    """What a source held. "unchanged" is the same as the last time: there are no items then, and nothing is gone.

    `memory` is to be kept for the next collection, once the items are. `message` says why it failed, or what its reader should know.
    """

    items: tuple[Item, ...]
    memory: Mapping[str, str]
    state: Literal["ok", "unchanged", "failed"]
    message: str | None = None
    notices: tuple[Notice, ...] = ()


def as_source(item: Item) -> SourceBytes:
    """Return an item as `summarizer.ingest.read_sources` takes it."""
    data = item.content if isinstance(item.content, bytes) else item.content.encode("utf-8", "replace")
    return SourceBytes(item.name, data, item.media, item.charset, item.title, item.published)


def content_key(*parts: str | bytes) -> str:
    """Return a key made of what an item holds, for one that has no other."""
    digest = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return f"sha256:{digest.hexdigest()}"
