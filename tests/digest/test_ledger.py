"""A database becomes a ledger, once, and a newer one is left alone."""

import os
import signal
import sqlite3
from importlib.resources import files
from pathlib import Path

import pytest
from sqlalchemy import UniqueConstraint, create_engine, inspect, text

from summarizer.digest.ledger import Ledger
from summarizer.digest.ledger.opening import NEWEST
from summarizer.digest.ledger.tables import metadata
from summarizer.errors import LedgerError, LostLeaseError, SettingsError
from tests.digest.crashing import forked, wait_for
from tests.digest.desk import START, Desk
from tests.digest.test_running import FLOOD


def open_ledger(state: str) -> Ledger:
    """Open a ledger at a time that does not matter."""
    return Ledger(state, lambda: START)


def test_the_last_step_that_ships_is_the_newest() -> None:
    """The version that the program asks for is that of its last migration."""
    steps = sorted(p.name for p in files("summarizer.digest.ledger.migrations.versions").iterdir() if p.name.startswith("step_"))
    assert steps[-1] == f"step_{NEWEST}.py"


def test_the_steps_make_the_tables_that_the_program_knows(state: str) -> None:
    """What the migrations make is what the code says, column by column."""
    open_ledger(state)
    engine = create_engine(state)
    found = inspect(engine)
    for table in metadata.sorted_tables:
        columns = {c["name"]: c["nullable"] for c in found.get_columns(table.name)}
        assert columns == {c.name: c.nullable for c in table.columns}, table.name
        unique = {tuple(u["column_names"]) for u in found.get_unique_constraints(table.name)}
        assert {tuple(c.name for c in u.columns) for u in table.constraints if isinstance(u, UniqueConstraint)} == unique
        assert {i["name"] for i in found.get_indexes(table.name) if not i.get("duplicates_constraint")} == {
            i.name for i in table.indexes
        }
    engine.dispose()


def test_an_older_database_is_brought_up_to_date(state: str) -> None:
    """A ledger of the first version keeps what it has and gets the tables that it lacks."""
    open_ledger(state)
    engine = create_engine(state)
    with engine.begin() as connection:
        for change in ("DROP TABLE replies", "DROP TABLE batches", "UPDATE alembic_version SET version_num = '0001'"):
            connection.execute(text(change))
        connection.execute(text("UPDATE lease SET token = 7"))
    open_ledger(state)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT token FROM lease")).scalar() == 7
        assert connection.execute(text("SELECT count(*) FROM batches, replies")).scalar() == 0
    engine.dispose()


def test_a_newer_database_is_refused_in_one_sentence(state: str) -> None:
    """A ledger that a later version made is not touched."""
    open_ledger(state)
    engine = create_engine(state)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(LedgerError, match=r"is of version 9999, and this summarizer knows versions up to .*: install the newer"):
        open_ledger(state)


def test_a_database_of_another_program_is_refused_in_one_sentence(state: str) -> None:
    """Another program's versions have other names, which may sort before ours."""
    engine = create_engine(state)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('0000ab12')"))
    engine.dispose()
    with pytest.raises(LedgerError, match=r"is of version 0000ab12.* or name another database"):
        open_ledger(state)


def test_many_processes_that_open_a_new_database_make_it_once(state: str) -> None:
    """Eight that begin together find one ledger."""
    children = [forked(lambda: open_ledger(state)) for _ in range(8)]
    assert [wait_for(c) for c in children] == [0] * 8


@pytest.mark.parametrize("url", ["mysql://localhost/x", "nonsense", "sqlite:///:nowhere:/x/y/z.db"])
def test_a_state_that_cannot_be_used_says_so(url: str) -> None:
    """A wrong URL and a file that cannot be made get one sentence."""
    with pytest.raises((SettingsError, LedgerError)) as caught:
        open_ledger(url)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """A ledger's file that holds something else is named."""
    (tmp_path / "x.db").write_bytes(b"no database, but long enough to be read as one" * 100)
    with pytest.raises(LedgerError, match="not a database"):
        open_ledger(f"sqlite:///{tmp_path / 'x.db'}")


def test_sqlite_keeps_no_write_ahead_log(tmp_path: Path) -> None:
    """Python's SQLite may be one that corrupts such a log."""
    open_ledger(f"sqlite:///{tmp_path / 'x.db'}")
    connection = sqlite3.connect(tmp_path / "x.db")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()


def test_one_of_eight_processes_makes_the_run(tmp_path: Path, state: str) -> None:
    """Eight that begin together make one run of what is new."""
    desk = Desk(tmp_path, state)
    desk.write("a.txt", *FLOOD)
    children = [forked(desk.run) for _ in range(8)]
    assert [wait_for(c) for c in children] == [0] * 8
    desk.run()
    assert len(desk.runs()) == 1
    assert desk.rows("SELECT count(*) FROM members") == [(1,)]


@pytest.mark.parametrize("point", ["source-read", "report-made", "files-written", "sent"])
def test_who_wakes_after_his_lease_has_ended_writes_nothing(tmp_path: Path, state: str, point: str) -> None:
    """A process that was halted in mid-run, and whose work another one did, finds its lease gone and changes nothing."""
    desk = Desk(tmp_path, state, more='[[deliver]]\nkind = "folder"\npath = "sent"\n')
    desk.write("a.txt", *FLOOD)
    halted = forked(desk.run, f"stop:{point}")
    _, status = os.waitpid(halted, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    assert desk.run().busy is not None
    desk.moment = START.replace(minute=30)
    desk.run()
    before = contents(desk)
    os.kill(halted, signal.SIGCONT)
    assert wait_for(halted) != 0
    assert contents(desk) == before


def contents(desk: Desk) -> tuple[list[tuple[str, bytes]], list[object]]:
    """Everything that a run writes: files, and rows but for those of the lease."""
    found = [
        (str(p), p.read_bytes()) for folder in ("out", "sent") for p in sorted((desk.folder / folder).rglob("*")) if p.is_file()
    ]
    rows = [
        tuple(r) for t in metadata.sorted_tables if t.name != "lease" for r in desk.rows(f"SELECT * FROM {t.name} ORDER BY 1")
    ]
    return found, list(rows)


def test_a_lease_from_the_future_is_one_of_a_clock_that_went_back(state: str) -> None:
    """A clock that is set back does not keep the digest from running until it has caught up."""
    with open_ledger(state).lease() as taken:
        assert not isinstance(taken, str)
        earlier = Ledger(state, lambda: START.replace(year=2025))
        with earlier.lease() as other:
            assert not isinstance(other, str)
            with pytest.raises(LostLeaseError), open_ledger(state).writing(taken):
                pass
