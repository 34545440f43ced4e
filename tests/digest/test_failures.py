"""What goes wrong around a digest costs one sentence, and nothing that was read."""

import os
import resource
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from summarizer.digest.delivery import DeliveryFailed, Parcel
from summarizer.digest.running import post_due, retry_all
from summarizer.digest.status import describe
from summarizer.errors import InputError, LedgerError
from tests.digest.crashing import forked, wait_for
from tests.digest.desk import DAY, Desk, statements
from tests.digest.test_running import FLOOD, STRIKE

SINK = '[[deliver]]\nkind = "folder"\npath = "sent"\n'


def test_a_full_disk_loses_nothing(desk: Desk) -> None:
    """A run that may not write another byte ends with a sentence; once there is room the next one tells all of it."""
    desk.run()
    desk.write("a.txt", *FLOOD)
    size = (desk.folder / "digest.db").stat().st_size

    def run() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        desk.moment += DAY
        with pytest.raises((LedgerError, InputError)) as caught:
            desk.run()
        assert "\n" not in str(caught.value)

    assert wait_for(forked(run)) == 0
    assert statements(desk.told()) == [sorted(FLOOD)]


def test_an_output_that_cannot_be_written_is_written_later(tmp_path: Path) -> None:
    """The digest is delivered and told of as written nowhere; when the place is free its files appear, and no news is lost."""
    desk = Desk(tmp_path, f"sqlite:///{tmp_path / 'digest.db'}", more=SINK)
    desk.write("a.txt", *FLOOD)
    (tmp_path / "out").write_text("a file where a folder should be")
    with pytest.raises(InputError, match=r"cannot be written to: .*the next run"):
        desk.run()
    (name,) = desk.runs()
    assert (tmp_path / "sent" / name / "digest.md").exists()
    assert "files not written yet" in describe(desk.config, lambda: desk.moment)
    (tmp_path / "out").unlink()
    desk.run()
    assert (tmp_path / "out" / name / "digest.md").read_text() == (tmp_path / "sent" / name / "digest.md").read_text()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_says_so(desk: Desk) -> None:
    """An output folder without the right to write is named."""
    desk.write("a.txt", *FLOOD)
    (desk.folder / "out").mkdir(mode=0o500)
    with pytest.raises(InputError, match="Permission denied"):
        desk.run()


def test_a_locked_database_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program that keeps the ledger's file locked is waited for, and then named."""
    monkeypatch.setattr("summarizer.digest.ledger.opening._PATIENCE", 0.1)
    desk.run()
    from summarizer.digest.ledger.opening import _engine

    _engine.cache_clear()
    with closing(sqlite3.connect(desk.folder / "digest.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LedgerError, match="database is locked"):
            desk.run(DAY)
    _engine.cache_clear()


def test_a_source_that_fails_leaves_the_others_alone(tmp_path: Path) -> None:
    """A folder that is not there and a feed that is down are named, in the digest and in the status; the news of the others is told."""
    gone = '[[source]]\nkind = "folder"\npath = "nowhere"\n[[source]]\nkind = "feed"\nurl = "http://127.0.0.1:9/feed.xml"\n'
    desk = Desk(tmp_path, f"sqlite:///{tmp_path / 'digest.db'}", more=gone)
    desk.write("a.txt", *FLOOD)
    outcome = desk.run()
    assert len(outcome.failures) == 2
    digest = desk.digest(1)
    assert statements(digest) == [sorted(FLOOD)]
    assert [s.state for s in digest.sources] == ["ok", "failed", "failed"]
    assert "nowhere" in (tmp_path / "out" / digest.run / "digest.md").read_text()
    desk.run(DAY)
    assert "failed, 2 times in a row" in describe(desk.config, lambda: desk.moment)


def test_a_file_that_cannot_be_read_is_in_the_digest(desk: Desk) -> None:
    """What is no text is left out by name, and the digest says so once."""
    desk.write("a.txt", *FLOOD)
    (desk.inbox / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    assert any("b.txt" in n.message for n in desk.told().warnings)
    assert not any("b.txt" in n.message for n in desk.told().warnings)


def test_a_delivery_that_fails_is_tried_again_later_and_later(tmp_path: Path) -> None:
    """A sink that is down gets its digest after a minute, two, four; after eight attempts it is given up, and sent again on request."""
    calls: list[str] = []

    def down(sink: object, parcel: Parcel) -> None:
        calls.append(parcel.id)
        raise DeliveryFailed("the sink is down", "temporary")

    desk = Desk(tmp_path, f"sqlite:///{tmp_path / 'digest.db'}", more=SINK, sends=down)
    desk.write("a.txt", *FLOOD)
    assert desk.run().failures == ("folder:sent: the sink is down; it is waiting",)
    for n in range(1, 8):
        desk.moment += timedelta(seconds=60 * 2 ** (n - 1) - 1)
        assert post_due(desk.config, desk.world()).failures == ()
        desk.moment += timedelta(seconds=1)
        assert len(post_due(desk.config, desk.world()).failures) == 1
    assert len(calls) == 8
    assert len(set(calls)) == 1
    desk.moment += 9 * DAY
    assert post_due(desk.config, desk.world()).failures == ()
    assert "folder:sent: dead after 8 attempts: the sink is down" in describe(desk.config, lambda: desk.moment)
    up = Desk(tmp_path, desk.state, more=SINK)
    up.moment = desk.moment
    assert retry_all(up.config, up.world())[1].failures == ()
    assert (tmp_path / "sent" / desk.runs()[0] / "digest.json").exists()


@pytest.mark.parametrize(("policy", "state"), [("at_least_once", "waiting"), ("at_most_once", "doubtful")])
def test_what_may_have_arrived_is_the_policys_to_decide(tmp_path: Path, policy: str, state: str) -> None:
    """In doubt, a sink that is promised each digest gets it again; one that must not get it twice does not, and the status says so."""

    def doubt(sink: object, parcel: Parcel) -> None:
        raise DeliveryFailed("nobody answered", "doubtful")

    desk = Desk(tmp_path, f"sqlite:///{tmp_path / 'digest.db'}", more=f'{SINK}policy = "{policy}"\n', sends=doubt)
    desk.write("a.txt", *STRIKE)
    desk.run()
    assert desk.rows("SELECT state FROM outbox") == [(state,)]
    assert "nobody answered" in describe(desk.config, lambda: desk.moment)
