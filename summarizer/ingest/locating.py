"""From what the caller names to the things to read, in a stable order."""

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from summarizer.errors import InputError
from summarizer.fetching import show_url
from summarizer.schemas import SourceBytes, SourceText

from .limits import RefusedError

SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf")
STDIN = "-"

Source = str | Path | SourceText | SourceBytes
"""A path, a folder, a glob, an http(s) URL or "-" as the command line takes it; a Path; or what is in memory already."""


@dataclass(frozen=True, slots=True)
class Located:
    """One thing to read: a file, a page, what is in memory, or standard input (none of these). `refusal` when it cannot be."""

    name: str
    path: Path | None = None
    url: str | None = None
    held: SourceText | SourceBytes | None = None
    refusal: RefusedError | None = None


def locate(sources: Sequence[Source]) -> list[Located]:
    """Return what the sources name, in their order; folders and globs expand sorted. Raises InputError when nothing is named."""
    if isinstance(sources, str | Path):
        raise InputError(f"sources is {str(sources)!r}: expected a list of sources; write [{str(sources)!r}]")
    found = [item for source in sources for item in _expand(source)]
    if not found:
        raise InputError("no source is given: expected one or more files, folders, globs, URLs, or - for standard input")
    return found


def _expand(source: Source) -> Iterator[Located]:
    if isinstance(source, SourceText | SourceBytes):
        yield Located(_written(source.name), held=source)
        return
    name = os.fspath(source)
    if not name:
        raise InputError("a source is an empty name: expected a file, a folder, a glob, a URL, or - for standard input")
    if name == STDIN:
        yield Located("<stdin>")
        return
    if name.lower().startswith(("http://", "https://")):
        yield Located(show_url(printable(name), most=len(name)), url=name)
        return
    path = Path(name)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        if glob.has_magic(name):
            yield from _glob(name)
        else:
            yield Located(printable(name), refusal=_absent(error))
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path)
    else:
        yield Located(printable(name), path=path)


def _absent(error: OSError | ValueError) -> RefusedError:
    if isinstance(error, PermissionError):
        return RefusedError("unreadable", "cannot be read: permission is denied")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return RefusedError("missing", "does not exist")
    return RefusedError("unreadable", f"cannot be read: {getattr(error, 'strerror', None) or error}")


def _glob(pattern: str) -> Iterator[Located]:
    # Path.glob does not follow links to folders under "**", so a loop of links ends.
    root = Path(Path(pattern).anchor or ".")
    wanted = Path(pattern).relative_to(root)
    try:
        matches = sorted(str(m) for m in root.glob(str(wanted)) if not m.is_dir() and not _is_hidden(m.relative_to(root), wanted))
    except (OSError, ValueError):
        matches = []
    if not matches:
        yield Located(printable(pattern), refusal=RefusedError("missing", "matches no file"))
    for match in matches:
        yield Located(printable(match), path=Path(match))


def _is_hidden(match: Path, pattern: Path) -> bool:
    """Whether a part of a match begins with a dot that the pattern does not write."""
    written = [p for p in pattern.parts if p.startswith(".")]
    return any(part.startswith(".") and not any(fnmatchcase(part, p) for p in written) for part in match.parts)


def _folder(folder: Path) -> Iterator[Located]:
    """The readable kinds of files below a folder, sorted; hidden ones are passed over and links to folders not followed."""
    count = 0
    for where, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            if file.lower().endswith(SUFFIXES) and not file.startswith("."):
                count += 1
                path = Path(where, file)
                yield Located(printable(str(path)), path=path)
    if not count:
        message = f"holds no file to read: expected some of {', '.join(SUFFIXES)}"
        yield Located(printable(str(folder)), refusal=RefusedError("missing", message))


def _written(name: str) -> str:
    """A name that UTF-8 can write: lone surrogates are shown as escapes."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def printable(name: str) -> str:
    """A file name as UTF-8 text: bytes that no encoding explains are shown as escapes."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
