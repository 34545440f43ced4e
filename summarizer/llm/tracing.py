"""Every request with its reply, a JSON line each, for whoever wants to see what was said."""

import json
import threading
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Self

from summarizer.errors import SettingsError
from summarizer.llm.model import Exchange

__all__ = ["TraceFile"]


class TraceFile:
    """Writes exchanges to the end of a file, each line whole, in the order in which they ended. Holds no key: an Exchange has none.

    Raises SettingsError for a file that cannot be opened. Once one cannot be written to, no more is, and `failure` says why:
    a run is worth more than its trace. A lone surrogate is written as JSON's own escape.
    """

    def __init__(self, path: Path) -> None:
        self._lock, self._path = threading.Lock(), path
        self.failure: str | None = None
        try:
            self._file = path.open("a", encoding="utf-8", errors="backslashreplace", newline="\n")
        except (OSError, ValueError) as error:
            said = getattr(error, "strerror", None) or error
            raise SettingsError(f"--trace {str(path)!r} cannot be written: {said}; expected a file such as trace.jsonl") from None

    def write(self, exchange: Exchange) -> None:
        """Write one line, or keep why it cannot be written."""
        line = json.dumps(asdict(exchange), ensure_ascii=False, default=str)
        with self._lock:
            if self.failure is not None:
                return
            try:
                self._file.write(line + "\n")
                self._file.flush()
            except OSError as error:
                self.failure = (
                    f"--trace {str(self._path)!r} could not be written to ({error.strerror or error}): it lacks requests"
                )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        with self._lock, suppress(OSError):  # it tries again to write what it could not
            self._file.close()
