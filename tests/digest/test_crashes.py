"""A process may end anywhere: what was begun is finished by the next, nothing is lost, and nothing is told twice."""

import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from summarizer.digest.failpoints import POINTS
from tests.digest.conftest import DATABASES, new_state
from tests.digest.crashing import forked, kill_after, wait_for
from tests.digest.desk import Desk
from tests.digest.receivers import MailServer, WebReceiver, mail_server, web_receiver

pytestmark = pytest.mark.long

ROUNDS = 200
SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va".split()
HEADS = ("ar", "el", "im", "or", "un", "es")
SINKS = """
[[deliver]]
kind = "webhook"
url = "http://127.0.0.1:{web}/"
[[deliver]]
kind = "email"
server = "smtp://127.0.0.1:{mail}"
from = "brief@example.org"
to = ["safe@example.org"]
[[deliver]]
kind = "email"
server = "smtp://127.0.0.1:{mail}"
from = "brief@example.org"
to = ["once@example.org"]
policy = "at_most_once"
"""


@dataclass
class Rig:
    """A desk whose digests go to real receivers, and an endless supply of articles."""

    desk: Desk
    web: WebReceiver
    mail: MailServer
    numbers: Iterator[int]

    def supply(self) -> None:
        """Put one more article into the inbox."""
        n = next(self.numbers)
        seller, town, good, buyer, city, canal = (f"{head}{SYLLABLES[n // 16]}{SYLLABLES[n % 16]}{head}" for head in HEADS)
        self.desk.write(
            f"{n:04}.txt",
            f"The {seller} of {town.title()} sold {n + 10} tons of {good} to the {buyer} of {city.title()}.",
            f"It is shipped on the canal of {canal.title()}.",
        )
        self.desk.moment += timedelta(days=8)

    def verify(self) -> None:
        """Hold the ledger, the files and the receivers against what has been put in."""
        desk = self.desk
        files = sorted(p.name for p in desk.inbox.iterdir())
        kept = desk.rows(
            "SELECT d.item_key, count(m.run_id) FROM documents d JOIN versions v ON v.document_id = d.id "
            "LEFT JOIN members m ON m.version_id = v.id GROUP BY d.item_key ORDER BY d.item_key"
        )
        assert kept == [(name, 1) for name in files]
        assert desk.rows("SELECT count(*) FROM runs WHERE told IS NULL OR published IS NULL") == [(0,)]
        runs = [name for (name,) in desk.rows("SELECT name FROM runs")]
        assert len(set(runs)) == len(runs)
        assert {p.name for p in (desk.folder / "out").iterdir()} == {*runs, "index.html", "feed.xml"}
        told = desk.rows("SELECT statement, count(*) FROM told GROUP BY statement HAVING count(*) > 1")
        assert told == []
        rows = desk.rows("SELECT sink_key, state, parcel_id FROM outbox")
        assert len(rows) == 3 * len(runs)
        hook = {p for s, _, p in rows if s.startswith("webhook")}
        assert all(state == "sent" for s, state, _ in rows if "once@" not in s)
        assert Counter(self.web.effects) == Counter(hook)
        safe = {p for s, _, p in rows if "safe@" in s}
        assert {_bare(i) for i in self.mail.taken["safe@example.org"]} == safe
        once = Counter(_bare(i) for i in self.mail.taken["once@example.org"])
        assert max(once.values()) == 1
        for sink, state, parcel in rows:
            if "once@" in sink:
                assert state in ("sent", "doubtful")
                assert state == "doubtful" or once[parcel] == 1


def _bare(identity: str) -> str:
    return identity.strip().strip("<>").partition("@")[0]


@pytest.fixture(params=DATABASES)
def state(request: pytest.FixtureRequest, memory: Path) -> str:
    """Return the URL of an empty database, once of each kind."""
    return new_state(request, memory)


@pytest.fixture
def rig(memory: Path, state: str) -> Iterator[Rig]:
    """Yield a desk with receivers, on each database."""
    with web_receiver() as web, mail_server() as mail:
        desk = Desk(memory, state, more=SINKS.format(web=web.port, mail=mail.port), digest="max_stories = 3")
        yield Rig(desk, web, mail, count())


def test_a_crash_at_every_named_point_costs_nothing(rig: Rig) -> None:
    """Killed at each of the points at which a run can be told to end, and started again, a digest is whole."""
    rig.supply()
    rig.desk.run()
    for point in POINTS:
        rig.supply()
        assert wait_for(forked(rig.desk.run, point)) == -signal.SIGKILL, point
        rig.desk.run()
        rig.verify()


def test_a_crash_at_any_moment_costs_nothing(rig: Rig) -> None:
    """Killed at two hundred random moments, and started again, a digest is whole; no moment was chosen by us."""
    chance = random.Random(7)
    rig.supply()
    rig.desk.run()
    rig.supply()
    began = time.monotonic()
    assert wait_for(forked(rig.desk.run)) == 0
    longest = time.monotonic() - began
    killed = 0
    for n in range(ROUNDS):
        rig.supply()
        killed += kill_after(forked(rig.desk.run), chance.uniform(0, longest))
        if n % 5 == 0:  # else the next process, which is killed in its turn, is the restart
            rig.desk.run()
        if n % 20 == 0:
            rig.verify()
    rig.desk.run()
    rig.verify()
    assert killed > ROUNDS / 2
