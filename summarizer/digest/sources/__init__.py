"""What the sources hold now: files of a folder, entries of a feed, a page."""

from collections.abc import Callable, Mapping
from typing import Any

from summarizer.digest.config import FeedSource, FolderSource, SourceConfig, UrlSource
from summarizer.fetching import Door

from .feed import collect_feed
from .folder import collect_folder
from .items import Collected, Item, as_source
from .page import collect_page

__all__ = ["Collected", "Item", "as_source", "collect"]

_WAYS: dict[type[SourceConfig], Callable[[Any, Mapping[str, str], Door], Collected]] = {
    FolderSource: lambda source, memory, door: collect_folder(source, memory),
    FeedSource: collect_feed,
    UrlSource: collect_page,
}


def collect(source: SourceConfig, memory: Mapping[str, str], door: Door) -> Collected:
    """Return what a source holds. `memory` is what the last collection of it returned, empty at first.

    It raises nothing for what is wrong with a source: that is a state "failed" and a message, and the memory stays as it was.
    """
    return _WAYS[type(source)](source, memory, door)
