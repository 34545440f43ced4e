"""Time runs of a digest over many articles, and one that finds nothing new, as ratios to reading the articles alone.

Run: `python -m benchmarks.digest [DOCUMENTS [DAYS]]` (default: 2,000 articles a day, 2 days). The articles are made at run time
(`generated.py`); each day brings as many, some of stories of the day before. The engine is extractive, the ledger a file.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from benchmarks.generated import generate, read_clusters
from benchmarks.rows import Row
from summarizer.digest.config import Config, load_config
from summarizer.digest.delivery import send
from summarizer.digest.running import Outcome, World, run_digest
from summarizer.digest.sources import collect
from summarizer.fetching import Door
from summarizer.ingest import read_sources

DOCUMENTS, DAYS = 2_000, 2
TABLED = 500
COMMAND = "benchmarks/run digest"
SETTINGS = (
    '[digest]\nmax_stories = 10\n[[source]]\nkind = "folder"\npath = "inbox"\n[[deliver]]\nkind = "folder"\npath = "delivered"\n'
)


@dataclass(frozen=True, slots=True)
class Run:
    """One run, or the reading alone: what it was, its wall and processor seconds, and what it told."""

    what: str
    wall: float
    cpu: float
    told: str = ""


def measure(count: int, days: int) -> list[Run]:
    """Return the reading of a day's articles, a run on each day, a quiet one a day later, and one more in the same tick."""
    made = generate(read_clusters(), count * days, seed=1).documents
    runs: list[Run] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "inbox").mkdir()
        (folder / "digest.toml").write_text(SETTINGS, encoding="utf-8")
        config = load_config(folder / "digest.toml", {})
        moment = datetime(2026, 3, 2, 6, tzinfo=UTC)
        for day in range(days):
            for n, document in enumerate(made[day * count : (day + 1) * count]):
                (folder / "inbox" / f"{day}-{n:05}.txt").write_text(document.text, encoding="utf-8")
            if day == 0:
                _, wall, processor = _timed(partial(read_sources, [folder / "inbox"], stdin=bytes, jobs=1))
                runs.append(Run(f"reading {count:,} articles", wall, processor))
            moment += timedelta(days=1)
            runs.append(_run(f"day {day + 1}: {count:,} new articles", config, moment))
        moment += timedelta(days=1)
        runs.append(_run("nothing new, said so", config, moment))
        runs.append(_run("nothing new, again", config, moment))
    return runs


def rows() -> Iterator[Row]:
    """Yield the rows of the table: a day of a digest, and one on which nothing is new."""
    read, day, quiet, again = measure(TABLED, 1)
    yield Row(f"digest of {TABLED:,} new articles", "reading them", "CPU s", day.cpu, read.cpu, "all work of a day", COMMAND)
    yield Row("digest with nothing new", "the day before", "CPU s", quiet.cpu, day.cpu, f"once more: {again.cpu:.2g} s", COMMAND)


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    days = int(sys.argv[2]) if len(sys.argv) > 2 else DAYS
    runs = measure(count, days)
    print("| run | × reading | CPU seconds | seconds | told |\n| --- | --- | --- | --- | --- |")
    for run in runs:
        print(f"| {run.what} | {run.cpu / runs[0].cpu:.2f} | {run.cpu:.2f} | {run.wall:.2f} | {run.told} |")


def _run(what: str, config: Config, moment: datetime) -> Run:
    outcome, wall, processor = _timed(partial(run_digest, config, _world(moment)))
    return Run(what, wall, processor, _said(outcome))


def _world(moment: datetime) -> World:
    door = Door()
    return World(
        collect=lambda source, memory: collect(source, memory, door),
        send=send,
        now=lambda: moment,
        clock=time.monotonic,
        progress=lambda stage, done, total: None,
    )


T = TypeVar("T")


def _timed(work: Callable[[], T]) -> tuple[T, float, float]:
    began, used = time.perf_counter(), time.process_time()
    result = work()
    return result, time.perf_counter() - began, time.process_time() - used


def _said(outcome: Outcome) -> str:
    return ", ".join("nothing new" if r.quiet else r.name for r in outcome.told) or "nothing"


if __name__ == "__main__":
    main()
