"""The files of a folder."""

from collections.abc import Mapping
from pathlib import Path

from summarizer.digest.config import FolderSource
from summarizer.ingest import Limits, RefusedError, load_file
from summarizer.schemas import Notice
from summarizer.schemas.document import DocumentFormat

from .items import Collected, Item, content_key

__all__ = ["collect_folder"]

_MEDIA: dict[str, DocumentFormat] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
}


def collect_folder(source: FolderSource, memory: Mapping[str, str], limits: Limits | None = None) -> Collected:
    """Return the files that the glob finds, sorted by path; a file's key is its path in the folder.

    Hidden files and folders are passed over, links to folders not followed. A file that cannot be read is a notice. When all are, byte
    for byte, what they were, the state is "unchanged".
    """
    root = Path(source.path)
    items, notices = [], []
    try:
        if not root.is_dir():
            return Collected((), memory, "failed", f"the folder {source.path!r} does not exist or cannot be read")
        paths = sorted(p for p in root.glob(source.glob) if not p.is_dir() and not _is_hidden(p.relative_to(root)))
    except (OSError, ValueError, NotImplementedError) as error:
        why = getattr(error, "strerror", None) or error
        return Collected((), memory, "failed", f"the folder {source.path!r} cannot be searched for {source.glob!r}: {why}")
    for path in paths:
        key = str(path.relative_to(root)).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        try:
            data = load_file(path, limits or Limits())
        except RefusedError as refusal:
            notices.append(Notice(code=refusal.code, message=f"{key} {refusal.message}; it was left out"))
            continue
        items.append(Item(key, data, key, media=_MEDIA.get(path.suffix.lower(), "text")))
    seen = content_key(*(part for item in items for part in (item.key, item.content)), *(n.message for n in notices))
    if memory.get("seen") == seen:
        return Collected((), memory, "unchanged", notices=tuple(notices))
    return Collected(tuple(items), {"seen": seen}, "ok", notices=tuple(notices))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
