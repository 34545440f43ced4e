"""Files that last through a loss of power."""

import os
from pathlib import Path

__all__ = ["write_through"]


def write_through(path: Path, text: str) -> None:
    """Write a text as UTF-8, its line ends as they are, and return when it is on the disk."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
