"""Replies that were paid for once: kept in SQLite, so that a killed run asks nothing twice.

SQLite's write-ahead log is not used: the version that many Pythons carry can lose it on a reset (fixed in 3.51.3).
"""

import functools
import hashlib
import json
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Self, TypeVar

from pydantic import BaseModel, ValidationError

from summarizer.errors import SettingsError
from summarizer.llm.model import Answer, Model, Usage

__all__ = ["CachedModel", "ReplyCache"]

T = TypeVar("T", bound=BaseModel)
NAME, VERSION = "replies.sqlite", 1
PATIENCE = 30.0  # seconds to wait for another run that writes


class ReplyCache:
    """A table of replies by key, in a folder. One object serves many threads, one folder many processes.

    `failure` says why the first reply that could not be kept was not. One that is `late` keeps nothing before its block ends without an
    error: until then what was paid for is kept elsewhere, and a reply from the cache would count as one that cost nothing.
    Raises SettingsError for a folder that cannot be written to, or whose table a newer version of this program made.
    """

    def __init__(self, folder: Path, *, late: bool = False) -> None:
        self._lock, self._late = threading.Lock(), dict[str, str]() if late else None
        self.failure: str | None = None
        self._path = path = folder / NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
            try:
                self._database = self._open(path)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    raise
                path.replace(path.with_suffix(".broken"))  # what it held is asked again
                self._database = self._open(path)
        except (OSError, sqlite3.Error) as error:
            raise SettingsError(
                f"the cache {str(path)!r} cannot be used: {error}; name another folder with --cache, or use --no-cache"
            ) from None

    def _open(self, path: Path) -> sqlite3.Connection:
        database = sqlite3.connect(path, timeout=PATIENCE, check_same_thread=False, isolation_level=None)
        try:
            database.execute("PRAGMA journal_mode=DELETE")
            database.execute("PRAGMA synchronous=FULL")
            found = database.execute("PRAGMA user_version").fetchone()[0]
            if found > VERSION:
                raise SettingsError(f"the cache {str(path)!r} is of a newer version of this program; name another with --cache")
            database.execute("CREATE TABLE IF NOT EXISTS replies (key TEXT PRIMARY KEY, reply TEXT NOT NULL) WITHOUT ROWID")
            database.execute(f"PRAGMA user_version={VERSION}")
        except BaseException:
            database.close()
            raise
        return database

    def get(self, key: str) -> str | None:
        """Return the reply, or None where there is none or it cannot be read."""
        with self._lock, suppress(sqlite3.Error), closing(self._database.cursor()) as cursor:
            row = cursor.execute("SELECT reply FROM replies WHERE key = ?", (key,)).fetchone()
            return row[0] if row and isinstance(row[0], str) else None
        return None

    def put(self, key: str, reply: str) -> None:
        """Keep a reply, on the disk when this returns unless it is late. A full disk keeps nothing and harms nothing."""
        with self._lock:
            if self._late is None:
                self._write(key, reply)
            else:
                self._late[key] = reply

    def _write(self, key: str, reply: str) -> None:
        try:
            self._database.execute("INSERT OR REPLACE INTO replies VALUES (?, ?)", (key, reply))
        except (sqlite3.Error, UnicodeEncodeError) as error:
            self.failure = self.failure or (
                f"the cache {str(self._path)!r} could not be written to ({error}): some replies were not kept and will be asked for again"
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_error: object) -> None:
        with self._lock:
            for key, reply in (self._late or {}).items() if kind is None else ():
                self._write(key, reply)
            self._database.close()


class CachedModel:
    """A model that asks nothing twice: a question is its model, its prompts, its schema and its sampling."""

    def __init__(self, model: Model, cache: ReplyCache, sampling: str, observe: Callable[[Usage], None]) -> None:
        self.name, self.identity, self.window_tokens = model.name, model.identity, model.window_tokens
        self._model, self._cache, self._sampling, self._observe = model, cache, sampling, observe

    def ask(self, system: str, user: str, response: type[T], *, context: dict[str, object], max_tokens: int) -> Answer[T]:
        """Return the kept reply, with `usage.cached` 1, or ask and keep. A kept one that no longer validates is asked anew."""
        parts = (self.identity, self._sampling, str(max_tokens), _schema(response), system, user)
        key = hashlib.sha256(json.dumps(parts).encode()).hexdigest()
        kept = self._cache.get(key)
        if kept is not None:
            with suppress(ValidationError):
                value = response.model_validate_json(kept, context=context, strict=True)
                self._observe(Usage(cached=1))
                return Answer(value, Usage(cached=1))
        answer = self._model.ask(system, user, response, context=context, max_tokens=max_tokens)
        self._cache.put(key, answer.value.model_dump_json())
        return answer


@functools.lru_cache(maxsize=64)
def _schema(response: type[BaseModel]) -> str:
    return json.dumps(response.model_json_schema(), sort_keys=True)
