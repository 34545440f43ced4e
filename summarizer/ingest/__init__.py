"""From sources to documents: files, folders, globs, standard input and texts in memory; plain text, Markdown, HTML and PDF."""

from .limits import Limits
from .reading import Ingested, read_sources

__all__ = ["Ingested", "Limits", "read_sources"]
