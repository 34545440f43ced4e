"""A digest at work in a folder of its own, at times that the test chooses."""

import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text

from summarizer.digest.config import Config, load_config
from summarizer.digest.delivery import send
from summarizer.digest.ledger import Ledger
from summarizer.digest.ledger.runs import digest_of, latest_runs
from summarizer.digest.posting import Send
from summarizer.digest.running import Outcome, World, run_digest
from summarizer.digest.sources import collect
from summarizer.fetching import Door, Policy
from summarizer.schemas import Digest

START = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
DAY = timedelta(days=1)


class Desk:
    """A folder `inbox`, a digest of it, and a clock that stands still until it is moved."""

    def __init__(self, folder: Path, state: str, *, more: str = "", digest: str = "", sends: Send = send) -> None:
        self.folder, self.state = folder, state
        self.moment = START
        self._send = sends
        self.inbox = folder / "inbox"
        self.inbox.mkdir(exist_ok=True)
        (folder / "digest.toml").write_text(
            f'[digest]\ntitle = "Brief"\nstate = "{state}"\nallow_hosts = ["127.0.0.1"]\n{digest}\n'
            f'[[source]]\nkind = "folder"\npath = "inbox"\n{more}',
            encoding="utf-8",
        )
        self.config: Config = load_config(folder / "digest.toml", {})

    def write(self, name: str, *sentences: str) -> None:
        """Put an article into the inbox, a sentence a paragraph; or write it anew."""
        (self.inbox / name).write_text("\n\n".join(sentences) + "\n", encoding="utf-8")

    def remove(self, name: str) -> None:
        """Take an article out of the inbox."""
        (self.inbox / name).unlink()

    def world(self) -> World:
        """Return what a run reaches the world by."""
        door = Door(Policy(allow_hosts=self.config.allow_hosts))
        return World(
            collect=lambda source, memory: collect(source, memory, door),
            send=self._send,
            now=lambda: self.moment,
            clock=time.monotonic,
            progress=lambda stage, done, total: None,
        )

    def run(self, later: timedelta = timedelta()) -> Outcome:
        """Make a run, that much later than the last."""
        self.moment += later
        return run_digest(self.config, self.world())

    def told(self, later: timedelta = DAY) -> Digest:
        """Make a run and return the one digest that it makes."""
        outcome = self.run(later)
        assert len(outcome.told) == 1
        return self.digest(outcome.told[0].id)

    def digest(self, run: int) -> Digest:
        """Return what a run has told."""
        ledger = Ledger(self.state, lambda: self.moment)
        with ledger.reading() as connection:
            return Digest.model_validate_json(digest_of(connection, run))

    def runs(self) -> list[str]:
        """Return the names of all runs, the oldest first."""
        ledger = Ledger(self.state, lambda: self.moment)
        with ledger.reading() as connection:
            return [r.name for r in reversed(latest_runs(connection, 10_000))]

    def rows(self, query: str) -> Sequence[Any]:
        """Return what a query of plain SQL gives, by a connection of its own."""
        engine = create_engine(self.state)
        with engine.connect() as connection:
            found = connection.execute(text(query)).all()
        engine.dispose()
        return found


def statements(digest: Digest) -> list[list[str]]:
    """Return the new facts that a digest tells, by story, each story's sorted."""
    stories = {s.id: {f.id: f.statement for f in s.facts} for s in digest.report.stories}
    return [sorted(stories[c.story_id][name] for name in c.new_fact_ids) for c in digest.stories]
