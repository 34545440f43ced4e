"""What a command reads itself: standard input, claims, a saved report. Sources are read by the library."""

import codecs
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from summarizer.errors import InputError

__all__ = ["read_lines", "read_stdin", "read_text"]

MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def read_stdin() -> bytes:
    """Return all of standard input."""
    return _stdin().read()


def read_text(path: str, what: str) -> str:
    """Return the text of a file, or of standard input for `-`. UTF-8, or UTF-16 with a byte order mark.

    Raises InputError, in which `what` names the file's part in the command.
    """
    data = read_stdin() if path == "-" else _read_file(path, what)
    encoding = next((name for mark, name in MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        place = f"at byte {error.start}"
        raise InputError(f"{what} {path!r} is not {encoding.upper()} text {place}: save it as UTF-8 and try again") from None


def read_lines(path: str, what: str) -> Iterator[str]:
    """Yield the lines of a UTF-8 file as they come, without their line breaks; `-` is standard input.

    Raises InputError, which names the line.
    """
    if path == "-":
        yield from _decoded(_stdin(), path, what)
        return
    try:
        with Path(path).open("rb") as file:
            yield from _decoded(file, path, what)
    except OSError as error:
        raise _unreadable(path, what, error) from error


def _decoded(lines: BinaryIO, path: str, what: str) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        try:
            yield line.removeprefix(codecs.BOM_UTF8 if number == 1 else b"").decode().rstrip("\r\n")
        except UnicodeDecodeError:
            raise InputError(f"{what} {path!r}, line {number}, is not UTF-8: save the file as UTF-8 and try again") from None


def _stdin() -> BinaryIO:
    if sys.stdin is None:
        raise InputError("standard input is closed: expected something to read, or name a file")
    return sys.stdin.buffer


def _read_file(path: str, what: str) -> bytes:
    try:
        if not (Path(path).is_file() or not Path(path).exists()):
            raise InputError(f"{what} {path!r} is not a file: expected a text file, or - for standard input")
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise _unreadable(path, what, error) from error


def _unreadable(path: str, what: str, error: OSError | ValueError) -> InputError:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return InputError(f"{what} {path!r} cannot be read: {reason}; expected a file, or - for standard input")
