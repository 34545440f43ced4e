"""The values of `digest.toml`, each checked by itself. What cannot be used raises ValueError with the end of a sentence."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from difflib import get_close_matches
from email.errors import HeaderParseError
from email.headerregistry import Address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from summarizer.errors import FetchError, SettingsError, nearest
from summarizer.fetching import read_host, read_url

__all__ = [
    "as_table",
    "check_cron",
    "check_host",
    "check_keys",
    "check_mailbox",
    "check_server",
    "check_state",
    "check_timezone",
    "check_url",
    "is_loopback",
    "place_state",
    "read_kind",
    "read_variable",
    "read_window",
]

_WINDOW = re.compile(r"([1-9]\d{0,3})([mhdw])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_SQLITE = "sqlite:///"
_DATABASES = (_SQLITE, "postgresql+psycopg://")
_SERVERS = ("smtp", "smtps", "smtp+starttls")


def as_table(where: str, value: Any) -> dict[str, Any]:
    """Return a value that must be a table. Raises SettingsError."""
    if not isinstance(value, dict):
        raise SettingsError(f"{where} is {value!r}: expected a table")
    return value


def check_keys(where: str, table: Mapping[str, Any], known: Sequence[str]) -> None:
    """Raise SettingsError for a key that is not known."""
    for key in table:
        if key not in known:
            raise SettingsError(f"{where} has the unknown table {key!r}: {nearest(key, known)}")


def read_kind(where: str, table: Mapping[str, Any], kinds: Sequence[str]) -> str:
    """Return the kind of a source or sink. Raises SettingsError."""
    if "kind" not in table:
        raise SettingsError(f"{where} has no `kind`: expected one of {', '.join(kinds)}")
    kind = table["kind"]
    if not isinstance(kind, str) or kind not in kinds:
        raise SettingsError(f"{where} has the kind {kind!r}: {nearest(str(kind), kinds)}")
    return kind


def read_variable(name: str, environment: Mapping[str, str]) -> str:
    """Return the name of an environment variable that is set."""
    if not environment.get(name):
        close = get_close_matches(name, list(environment), n=1, cutoff=0.8)
        hint = f"; did you mean {close[0]!r}?" if close else ""
        raise ValueError(f"the environment variable {name!r} is not set: set it before the digest runs{hint}")
    return name


def read_window(value: Any) -> timedelta:
    """Return the time that "36h" stands for."""
    found = _WINDOW.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise ValueError(f'{value!r} is no stretch of time: expected a number and m, h, d or w, such as "36h"')
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


def check_cron(value: Any) -> Any:
    """Return a line of cron: five fields, or a name such as @daily."""
    if isinstance(value, str):
        from croniter import CroniterBadDateError, croniter

        if not croniter.is_valid(value) or len(value.split()) not in (1, 5):
            raise ValueError(
                f'{value!r} is no line of cron: expected five fields (minute hour day month weekday), such as "0 6 * * *"'
            )
        try:
            croniter(value).get_next()
        except CroniterBadDateError:
            raise ValueError(f"{value!r} names a day that never comes: expected one that is in the calendar") from None
    return value


def check_timezone(value: Any) -> Any:
    """Return the name of a time zone."""
    if isinstance(value, str):
        import zoneinfo

        try:
            zoneinfo.ZoneInfo(value)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            close = get_close_matches(value, sorted(zoneinfo.available_timezones()), n=1, cutoff=0.5)
            hint = f"; did you mean {close[0]!r}?" if close else ""
            raise ValueError(f'{value!r} is no time zone: expected a name such as "Europe/Berlin" or "UTC"{hint}') from None
    return value


def check_state(value: Any) -> Any:
    """Return a database's URL."""
    if isinstance(value, str):
        if not value.startswith(_DATABASES) or value == _SQLITE:
            raise ValueError(f"{value!r} is no database: expected sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME")
        if urlsplit(value).password:
            raise ValueError("the database's URL holds a password: leave it out, and set the environment variable PGPASSWORD")
    return value


def place_state(state: str, folder: Path) -> str:
    """Return the URL with an SQLite file's path counted from a folder. Raises SettingsError for a path that no such URL can name."""
    if not state.startswith(_SQLITE):
        return state
    path = str(folder / state.removeprefix(_SQLITE))
    if "?" in path:
        raise SettingsError(f"[digest] state: the path {path!r} has a question mark, which ends the path in a URL: name another")
    return f"{_SQLITE}{path}"


def check_url(value: Any) -> Any:
    """Return an http(s) URL that may be asked for."""
    if isinstance(value, str):
        try:
            read_url(value)
        except FetchError as error:
            raise ValueError(str(error)) from None
    return value


def check_host(value: Any) -> Any:
    """Return a host's name."""
    if isinstance(value, str):
        try:
            return read_host(value)
        except FetchError:
            raise ValueError(
                f'{value!r} is no host: expected a name such as "intranet.example", without a scheme or a port'
            ) from None
    return value


def check_mailbox(value: Any) -> Any:
    """Return an address that mail goes to or comes from: LOCAL@DOMAIN in printable ASCII."""
    if isinstance(value, str):
        try:
            if not value.isascii() or not value.isprintable() or not Address(addr_spec=value).domain:
                raise ValueError
        except (ValueError, IndexError, HeaderParseError):
            raise ValueError(f'{value!r} is no mail address: expected one such as "desk@example.org"') from None
    return value


def check_server(value: Any) -> Any:
    """Return a mail server's URL."""
    if isinstance(value, str):
        try:
            parts = urlsplit(value)
            usable = parts.hostname and parts.port != 0 and parts.path in ("", "/") and "@" not in parts.netloc
        except ValueError:
            usable = False
        if not usable or parts.scheme not in _SERVERS:
            raise ValueError(
                f"{value!r} is no mail server: expected smtp://HOST:PORT, smtps:// or smtp+starttls://, without a user"
            )
    return value


def is_loopback(server: str) -> bool:
    """Whether a server is on this machine."""
    return urlsplit(server).hostname in ("localhost", "127.0.0.1", "::1")
