"""From sources to documents: files, folders, globs, URLs, standard input and what is in memory; plain text, Markdown, HTML and PDF.

The names below are loaded when they are first used, so that the processes that read one PDF or feed start quickly.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

_HOMES = {
    "feeds": ("Entry", "Feed", "read_feed"),
    "limits": ("Limits", "RefusedError"),
    "loading": ("load_file",),
    "locating": ("Source",),
    "reading": ("Fetch", "Ingested", "read_sources"),
}


def __getattr__(name: str) -> object:
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
