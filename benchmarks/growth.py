"""How time and memory of a whole run grow with the number of documents, and what a second process is worth.

Run from the project's root: `python -m benchmarks.growth [COUNT...]`. Generated documents (see `generated.py`) are summarised by the pipeline, each count
in a process of its own, two at a time; reported are processor seconds, and the most memory that was ever resident. A steeper
curve than n^1 is what grouping and larger stories cost. Two processes are held against one in wall time, which only an idle machine tells.
"""

import json
import math
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.generated import generate, read_clusters
from benchmarks.rows import ROOT, Row
from summarizer import Settings, SourceText, summarize
from summarizer.ingest import Ingested
from summarizer.pipeline import report_on
from summarizer.schemas import DocumentCounts

SEED = 20210628
COUNTS = (500, 1_000, 2_000, 5_000)
SPREAD = 400
"""Documents for the comparison of two processes with one."""
COMMAND = "benchmarks/run growth"


@dataclass(frozen=True, slots=True)
class Run:
    """One run: `cpu` seconds of the pipeline, `peak` and `start` memory in MB, and the MB of the documents' text."""

    count: int
    cpu: float
    peak: float
    start: float
    text: float
    stories: int


def run(count: int) -> Run:
    """Summarise so many generated documents in this process."""
    documents = tuple(generate(read_clusters(1), count, SEED).documents)
    ingested = Ingested(documents, (), DocumentCounts(given=count, used=count))
    start, began = _resident(), time.process_time()
    report = report_on(
        ingested,
        Settings(),
        now=lambda: datetime.now(UTC),
        clock=time.perf_counter,
        progress=lambda stage, done, total: None,
    )
    took = time.process_time() - began
    return Run(count, took, _resident(), start, sum(len(d.text.encode()) for d in documents) / 1e6, len(report.stories))


def measure(counts: Sequence[int]) -> list[Run]:
    """Run each count in a process of its own, two at a time, the largest first."""

    def child(count: int) -> Run:
        command = [sys.executable, "-m", "benchmarks.growth", "--one", str(count)]
        return Run(**json.loads(subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout))

    with ThreadPoolExecutor(2) as pool:
        runs = list(pool.map(child, sorted(counts, reverse=True)))
    return sorted(runs, key=lambda r: r.count)


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """Return the slope of the least-squares line through (log size, log seconds)."""
    xs, ys = [math.log(c) for c, _ in points], [math.log(s) for _, s in points]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / sum((x - mean_x) ** 2 for x in xs)


def rows(counts: Sequence[int] = COUNTS) -> Iterator[Row]:
    """Yield the rows of the table."""
    runs = measure(counts)
    first, last = runs[0], runs[-1]
    slope = exponent([(r.count, r.cpu) for r in runs])
    each = ", ".join(f"{r.count:,}: {r.cpu:.0f} s, {r.peak:.0f} MB" for r in runs)
    linear = last.count / first.count * first.cpu
    name = f"whole run of {last.count:,} documents"
    yield Row(
        name,
        f"{last.count // first.count} × that of {first.count:,}",
        "CPU s",
        last.cpu,
        linear,
        f"n^{slope:.2f}; {each}",
        COMMAND,
    )
    more, text = (last.peak - first.peak) / (last.count - first.count), last.text / last.count
    note = f"peak {last.peak:.0f} MB at {last.count:,}, of which {last.start:.0f} MB before the run"
    yield Row("memory for 1,000 documents more", "their text", "MB", 1000 * more, 1000 * text, note, COMMAND)
    yield _spread()


def _spread() -> Row:
    sources = [SourceText(d.source, d.text) for d in generate(read_clusters(1), SPREAD, SEED).documents]
    seconds: list[float] = []
    for executor in (None, "processes:2"):
        began = time.perf_counter()
        summarize(sources, executor=executor)
        seconds.append(time.perf_counter() - began)
    note = "wall time, start of the processes included: only an idle machine tells"
    return Row(f"{SPREAD} documents, processes:2", "one process", "s", seconds[1], seconds[0], note, COMMAND)


def _resident() -> float:
    """The most memory that this process ever held, in MB; `ru_maxrss` would count what its parent held when it was started."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def main() -> None:
    """Print the rows, or with `--one COUNT` one run as JSON."""
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(asdict(run(int(sys.argv[2])))))
        return
    counts = [int(argument) for argument in sys.argv[1:]] or COUNTS
    for row in rows(counts):
        print(row.markdown(), flush=True)


if __name__ == "__main__":
    main()
