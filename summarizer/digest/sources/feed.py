"""The entries of a feed."""

from collections.abc import Mapping

from summarizer.digest.config import FeedSource
from summarizer.fetching import Door

from .items import Collected

__all__ = ["collect_feed"]


def collect_feed(source: FeedSource, memory: Mapping[str, str], door: Door) -> Collected:
    """Return nothing yet."""
    return Collected((), memory, "failed", f"feeds such as {source.url} are not read yet")
