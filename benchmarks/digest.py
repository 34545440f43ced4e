"""Time runs of a digest over many articles, and one that finds nothing new, as ratios to reading the articles alone.

Run: `python -m benchmarks.digest [DOCUMENTS [DAYS]]` (default: 2,000 articles a day, 2 days). The articles are made at run time
(`generated.py`); each day brings as many, some of stories of the day before. The engine is extractive, the ledger a file.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from benchmarks.generated import generate, read_clusters
from summarizer.digest.config import load_config
from summarizer.digest.delivery import send
from summarizer.digest.running import Outcome, World, run_digest
from summarizer.digest.sources import collect
from summarizer.fetching import Door
from summarizer.ingest import read_sources

DOCUMENTS, DAYS = 2_000, 2
SETTINGS = (
    '[digest]\nmax_stories = 10\n[[source]]\nkind = "folder"\npath = "inbox"\n[[deliver]]\nkind = "folder"\npath = "delivered"\n'
)


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    days = int(sys.argv[2]) if len(sys.argv) > 2 else DAYS
    made = generate(read_clusters(), count * days, seed=1).documents
    rows: list[tuple[str, float, float, str]] = []
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
                rows.append((f"reading {count:,} articles", wall, processor, ""))
            moment += timedelta(days=1)
            outcome, wall, processor = _timed(partial(run_digest, config, _world(moment)))
            rows.append((f"day {day + 1}: {count:,} new articles", wall, processor, _said(outcome)))
        moment += timedelta(days=1)
        outcome, wall, processor = _timed(partial(run_digest, config, _world(moment)))
        rows.append(("nothing new, said so", wall, processor, _said(outcome)))
        outcome, wall, processor = _timed(partial(run_digest, config, _world(moment)))
        rows.append(("nothing new, again", wall, processor, _said(outcome)))
    base = rows[0][2]
    print("| run | × reading | CPU seconds | seconds | told |\n| --- | --- | --- | --- | --- |")
    for what, wall, processor, said in rows:
        print(f"| {what} | {processor / base:.2f} | {processor:.2f} | {wall:.2f} | {said} |")


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
