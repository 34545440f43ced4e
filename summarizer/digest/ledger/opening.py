"""A database becomes a ledger: made or brought up to date when it is opened, and refused when it is newer than this version."""

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from summarizer.errors import LedgerError, SettingsError

__all__ = ["NEWEST", "as_ledger_error", "open_engine"]

_STEPS = ("0001", "0002")
NEWEST = _STEPS[-1]
"""The step that this version of the program brings a ledger to; tests hold it to be the last one that ships."""

_DIALECTS = ("sqlite", "postgresql")
_PATIENCE = 30  # seconds that SQLite waits for another process to finish its transaction
_MIGRATION_LOCK = 7_015_001  # any number that nobody else uses on the same PostgreSQL database


def open_engine(url: str) -> Engine:
    """Return an engine on an up-to-date ledger at `url` (`sqlite:////ABSOLUTE/PATH` or `postgresql+psycopg://...`).

    A database that is not there yet is made, one of an older version is brought up to date; all in one transaction, so that of
    several processes one does it. Raises SettingsError for a URL that names no such database and LedgerError for one
    that cannot be opened or is of a newer version.
    """
    engine = _engine(url)
    with as_ledger_error(engine):
        with engine.connect() as connection:
            found = _version(connection)
        if found != NEWEST:
            with engine.begin() as connection:
                _bring_up_to_date(connection)
    return engine


@functools.lru_cache(maxsize=16)
def _engine(url: str) -> Engine:
    """The engine for a URL: kept, because it knows its statements as SQL, and without connections that a fork could inherit."""
    try:
        address = make_url(url)
        if address.get_backend_name() not in _DIALECTS:
            raise SettingsError(f"state {url!r} is unknown: expected sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME")
        wait: dict[str, Any] = (
            {"timeout": _PATIENCE} if address.get_backend_name() == "sqlite" else {"connect_timeout": _PATIENCE}
        )
        engine = create_engine(address, connect_args=wait, poolclass=NullPool)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise SettingsError(
            f"state {url!r} cannot be used: {error}; expected sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME, which needs "
            "pip install 'summarizer[postgres]'"
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


@contextmanager
def as_ledger_error(engine: Engine) -> Iterator[None]:
    """Turn what the database says of itself (locked, full, gone) into one sentence. A bug in our own SQL stays what it is."""
    try:
        yield
    except DBAPIError as error:
        if error.orig is not None and type(error.orig).__name__ in ("ProgrammingError", "IntegrityError"):
            raise
        reason = " ".join(str(error.orig).split())
        where = engine.url.render_as_string(hide_password=True)
        raise LedgerError(
            f"the ledger {where} cannot be used: {reason}; nothing is lost: mend that, and run it again to go on"
        ) from error


def _prepare_sqlite(connection: Any, record: object) -> None:
    """Leave transactions to us, and write so that a power cut loses nothing.

    No write-ahead log: SQLite before 3.51.3, which Python still brings, can corrupt one when it is reset.
    """
    connection.isolation_level = None
    for pragma in ("journal_mode=DELETE", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once: a transaction that begins by reading could not take it later if another one wrote meanwhile."""
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found is not None and found not in _STEPS:
        where = connection.engine.url.render_as_string(hide_password=True)
        raise LedgerError(
            f"the ledger {where} is of version {found}, and this summarizer knows versions up to {NEWEST}: install the newer summarizer, "
            "or name another database in digest.toml if this one is another program's"
        )
    return None if found is None else str(found)


def _bring_up_to_date(connection: Connection) -> None:
    # Imported when it is needed: most runs find the ledger as it should be.
    from alembic import command
    from alembic.config import Config

    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
    if _version(connection) == NEWEST:
        return  # another process was faster
    config = Config()
    config.set_main_option("script_location", "summarizer.digest.ledger:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
