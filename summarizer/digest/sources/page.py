"""One page."""

import os
from collections.abc import Mapping

from summarizer.digest.config import UrlSource
from summarizer.errors import FetchError
from summarizer.fetching import Conditions, Door, Fetched
from summarizer.schemas.document import DocumentFormat

from .items import Collected, Item, content_key

__all__ = ["authorization", "collect_page", "conditions_in", "kept_from", "media_of"]

_MEDIA: dict[str, DocumentFormat] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "application/pdf": "pdf",
}


def collect_page(source: UrlSource, memory: Mapping[str, str], door: Door) -> Collected:
    """Return a page as one item whose key is its URL, or "unchanged" when its server or its bytes say so."""
    try:
        page = door.fetch(source.url, conditions_in(memory), authorization=authorization(source.authorization_env))
    except FetchError as error:
        return Collected((), memory, "failed", str(error))
    if page.status == 304:
        return Collected((), memory, "unchanged")
    seen = content_key(page.body)
    kept = {**kept_from(page), "seen": seen}
    if memory.get("seen") == seen:
        return Collected((), kept, "unchanged")
    item = Item(source.url, page.body, source.url, page.url, media=media_of(page), charset=page.charset)
    return Collected((item,), kept, "ok")


def authorization(variable: str | None) -> str | None:
    """Return the value of the Authorization header that an environment variable holds."""
    return os.environ.get(variable) if variable is not None else None


def conditions_in(memory: Mapping[str, str]) -> Conditions:
    """Return the conditions that were kept from the last reply."""
    return Conditions(memory.get("etag"), memory.get("modified"))


def kept_from(page: Fetched) -> dict[str, str]:
    """Return what a reply says of its own version, to be kept."""
    found = {"etag": page.headers.get("etag"), "modified": page.headers.get("last-modified")}
    return {name: value for name, value in found.items() if value}


def media_of(page: Fetched) -> DocumentFormat:
    """Return what a page is declared to be; what it is counts where that can be seen."""
    return _MEDIA.get(page.media, "text")
