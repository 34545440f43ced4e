"""A digest agrees with a model of it in a few lines, whatever is done to it in whatever order."""

import random
import signal
import tempfile
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from summarizer.digest.failpoints import POINTS
from tests.digest.conftest import MEMORY, create_database
from tests.digest.crashing import forked, wait_for
from tests.digest.desk import START, Desk

NAMES = ["a.txt", "b.txt", "c.txt"]
ALWAYS = ("lease-taken", "source-read", "source-kept", "gathered", "released")
"""The points that a run comes to also when there is nothing to tell."""
SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va".split()


class Model:
    """What a digest must know: for each article its texts with the run that each is of, and when runs began."""

    def __init__(self) -> None:
        self.inbox: dict[str, str] = {}
        self.versions: dict[str, list[tuple[str, int | None]]] = {}
        self.begun: list[datetime] = []

    def gather(self) -> None:
        """See what is in the inbox."""
        for name, text in self.inbox.items():
            seen = self.versions.setdefault(name, [])
            if not seen or seen[-1][0] != text:
                seen.append((text, None))

    def wants_run(self, now: datetime) -> bool:
        """Whether something is new, or six o'clock has passed since the last run, or that run is of tomorrow, when the clock was wrong."""
        tick = now.replace(hour=6, minute=0) - timedelta(days=now.hour < 6)
        new = any(run is None for seen in self.versions.values() for _, run in seen)
        return new or not self.begun or self.begun[-1] < tick or self.begun[-1] > now + timedelta(days=1)

    def begin(self, now: datetime) -> None:
        """Make a run of all that is new."""
        self.begun.append(now)
        number = len(self.begun)
        self.versions = {name: [(text, run or number) for text, run in seen] for name, seen in self.versions.items()}

    def rows(self) -> list[tuple[str, int, int | None]]:
        """Return (article, number of the version, number of its run)."""
        return [(name, n, run) for name, seen in sorted(self.versions.items()) for n, (_, run) in enumerate(seen, 1)]

    def must_be_told(self) -> list[str]:
        """Return what a finished digest has told: of each article the last text that each run had of it."""
        last = {(name, run): text for name, seen in self.versions.items() for text, run in seen if run is not None}
        return sorted(last.values())


class Machine(RuleBasedStateMachine):
    """Adds and edits articles, runs, crashes and moves the clock. A fresh desk is made by `fresh`, which the test sets."""

    server: str | None = None
    names = count()

    @initialize()
    def begin(self) -> None:
        """Set up an empty desk."""
        self.place = tempfile.TemporaryDirectory(dir=MEMORY)
        folder = Path(self.place.name)
        state = (
            f"sqlite:///{folder / 'digest.db'}" if self.server is None else create_database(self.server, f"m{next(self.names)}")
        )
        self.desk, self.model, self.number = Desk(folder, state), Model(), 0
        self.finished = True

    def teardown(self) -> None:
        """Take the desk away."""
        self.place.cleanup()

    @rule(name=st.sampled_from(NAMES))
    def write(self, name: str) -> None:
        """Add an article, or edit one."""
        self.number += 1
        chance = random.Random(self.number)
        words = ["".join(chance.choices(SYLLABLES, k=4)) for _ in range(5)]
        text = f"The {words[0]} of {words[1].title()} sold its {words[2]} to the {words[3]} of {words[4].title()} in the end."
        self.desk.write(name, text)
        self.model.inbox[name] = text

    @rule(hours=st.integers(-3, 40))
    def move_the_clock(self, hours: int) -> None:
        """Let time pass, or set the clock back."""
        self.desk.moment += timedelta(hours=hours)

    @rule()
    def run(self) -> None:
        """Run to the end."""
        self.desk.run()
        self._follow(None)

    @rule(point=st.sampled_from(POINTS))
    @precondition(lambda self: self.model.inbox)
    def crash(self, point: str) -> None:
        """Run, and be killed on the way if the run comes that way."""
        code = wait_for(forked(self.desk.run, point))
        assert code in (0, -signal.SIGKILL)
        assert code == -signal.SIGKILL or point not in ALWAYS
        self._follow(point if code else None)

    def _follow(self, point: str | None) -> None:
        """Let the model do what a run does up to a point."""
        reached = len(POINTS) if point is None else POINTS.index(point)
        began = self.desk.moment
        if reached >= POINTS.index("source-kept"):
            self.model.gather()
        if reached >= POINTS.index("gathered") and self.model.wants_run(began):
            self.model.begin(began)
        self.finished = point is None

    @invariant()
    def agree(self) -> None:
        """The ledger has the articles, versions and runs that the model has; what is finished was told once."""
        if not self.model.begun and not self.model.versions:
            return
        rows = self.desk.rows(
            "SELECT d.item_key, v.number, (SELECT count(*) FROM runs r WHERE r.id <= m.run_id) FROM documents d "
            "JOIN versions v ON v.document_id = d.id LEFT JOIN members m ON m.version_id = v.id ORDER BY d.item_key, v.number"
        )
        assert [(name, n, run or None) for name, n, run in rows] == self.model.rows()
        begun = [datetime.fromisoformat(b) for (b,) in self.desk.rows("SELECT begun FROM runs ORDER BY id")]
        assert begun == self.model.begun
        if self.finished:
            assert self.desk.rows("SELECT count(*) FROM runs WHERE told IS NULL OR published IS NULL") == [(0,)]
            told = [statement for (statement,) in self.desk.rows("SELECT statement FROM told")]
            assert sorted(told) == self.model.must_be_told()


STEPS = settings(max_examples=8, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck))


def test_a_digest_agrees_with_the_model_on_sqlite() -> None:
    """Its ledger in a file."""
    run_state_machine_as_test(Machine, settings=STEPS)


def test_a_digest_agrees_with_the_model_on_postgresql(postgres: str) -> None:
    """Its ledger on a server."""
    machine = type("PostgresMachine", (Machine,), {"server": postgres})
    run_state_machine_as_test(machine, settings=STEPS)


@pytest.mark.parametrize("hour", [0, 5, 6, 7, 23])
def test_the_model_knows_the_schedule(hour: int) -> None:
    """A run an hour ago is enough unless six o'clock lies between."""
    model = Model()
    model.begin(START.replace(hour=hour))
    assert model.wants_run(START.replace(hour=hour) + timedelta(hours=1)) == (hour == 5)
