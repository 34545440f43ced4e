"""The bytes of a file: what is no file is refused before it is read."""

import os
import stat
from pathlib import Path

from .limits import Limits, RefusedError


def load_file(path: Path, limits: Limits) -> bytes:
    """Return what a file holds. Raises RefusedError for one that cannot be read, is too large, or is a pipe, a socket or a device."""
    try:
        # Opened without waiting, and looked at before it is read: a FIFO or a device would never end.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except OSError as error:
        if stat.S_ISSOCK(_mode(path)):
            raise RefusedError("not_a_file", "is a socket: expected a file") from None
        raise RefusedError("unreadable", f"cannot be read: {error.strerror}") from None
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise RefusedError("not_a_file", "is a pipe or a device: expected a file")
        refuse_large(status.st_size, limits)
        try:
            return file.read(limits.max_bytes + 1)
        except OSError as error:
            raise RefusedError("unreadable", f"cannot be read: {error.strerror}") from None


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except OSError:
        return 0


def refuse_large(size: int, limits: Limits) -> None:
    """Raise RefusedError when a source is larger than is read."""
    if size > limits.max_bytes:
        raise RefusedError("too_large", f"is {size:,} bytes long: the limit is {limits.max_bytes:,}; split it")
