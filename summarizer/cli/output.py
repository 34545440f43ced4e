"""Where a result goes, in which format, and how it is written: whole or not at all."""

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import click

from summarizer.errors import InputError, NotYetError, SettingsError, nearest

__all__ = ["chosen_format", "color_wanted", "protect", "terminal_width", "write_file", "write_out"]

FORMATS = ("terminal", "json", "md", "html")
ENDINGS = {".json": "json", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html"}
BROKEN_PIPE = 141  # what a shell reports of a process that SIGPIPE ended
WIDEST = 110  # lines longer than this are hard to read
NO_TERMINAL = (100, 24)


def chosen_format(name: str | None, output: str | None) -> str:
    """Return the format that was asked for: by name, by the output's ending, or by what stdout is.

    Raises SettingsError for an unknown name or ending, and NotYetError for HTML.
    """
    if name is not None:
        if name not in FORMATS:
            raise SettingsError(f"--format {name!r} is unknown: {nearest(name, FORMATS)}")
        chosen = name
    elif output is not None:
        ending = Path(output).suffix
        if ending.lower() not in ENDINGS:
            what = f"ends in {ending!r}" if ending else "has no ending"
            raise SettingsError(f"--output {output!r} {what}: {nearest(ending, ENDINGS)}; or name a --format")
        chosen = ENDINGS[ending.lower()]
    else:
        chosen = "terminal" if _is_terminal() else "md"
    if chosen == "html":
        raise NotYetError("HTML output comes with a later version; use --format md, or an --output that ends in .md")
    return chosen


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def color_wanted() -> bool:
    """Whether stdout shows colours and the user wants them (https://no-color.org), or asks for them anywhere (https://force-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (_is_terminal() and os.environ.get("TERM") != "dumb")


def terminal_width() -> int:
    """Return the columns that lines may take."""
    return min(shutil.get_terminal_size(NO_TERMINAL).columns, WIDEST)


def write_out(text: str) -> None:
    """Write `text` to stdout at once. Ends the process quietly when the reader has gone; a full disk is an InputError."""
    if sys.stdout is None:
        raise InputError("standard output is closed: expected somewhere to write to; use --output PATH")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # What is still in the buffer would fail again, loudly, when the interpreter ends.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise click.exceptions.Exit(BROKEN_PIPE) from None
        raise InputError(f"standard output cannot be written: {error.strerror}; use --output PATH") from error


def protect(output: str, sources: Iterable[str]) -> None:
    """Raise InputError when the output cannot be written, or is one of the sources."""
    path = Path(output)
    try:
        if path.is_dir():
            raise InputError(
                f"--output {output!r} is a folder: expected the name of a file, such as {output.rstrip('/')}/report.md"
            )
        if not path.parent.is_dir():
            raise InputError(f"--output {output!r}: there is no folder {str(path.parent)!r}; make it first or choose another")
        if not os.access(path.resolve().parent, os.W_OK):
            raise InputError(f"--output {output!r}: the folder {str(path.parent)!r} cannot be written to; choose another")
        clash = path.exists() and any(Path(source).exists() and path.samefile(source) for source in sources)
    except (OSError, ValueError) as error:
        raise InputError(f"--output {output!r} cannot be used: {error}; choose another path") from error
    if clash:
        raise InputError(f"--output {output!r} is one of the sources and would be overwritten; choose another path")


def write_file(output: str, text: str) -> None:
    """Write `text` to a file, whole or not at all: a temporary file beside it takes its place when complete.

    A device or a pipe cannot be replaced and is written to. Raises InputError when the file cannot be written.
    """
    path = Path(output).resolve()  # a link stays a link
    data = text.encode()
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(handle)
            os.chmod(temporary, _permissions(path))
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"--output {output!r} cannot be written: {reason}; choose another path") from error


def _permissions(path: Path) -> int:
    """Return the mode of the file that is replaced, or what a new file gets here."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
