"""From sources to documents: files, folders, globs, URLs, standard input and what is in memory; plain text, Markdown, HTML and PDF."""

from .feeds import Entry, Feed, read_feed
from .limits import Limits, RefusedError
from .loading import load_file
from .locating import Source
from .reading import Fetch, Ingested, read_sources

__all__ = [
    "Entry",
    "Feed",
    "Fetch",
    "Ingested",
    "Limits",
    "RefusedError",
    "Source",
    "load_file",
    "read_feed",
    "read_sources",
]
