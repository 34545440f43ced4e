"""What a row of the table is, and the clock that its figures come from: processor seconds, which hold on a busy machine too."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
SHARED = ROOT.parent / "shared"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of ours beside a baseline's, both of this run: less is better for either. `note` says what else must be known.

    Without a baseline's figure there is no ratio: the note says why.
    """

    name: str
    baseline: str
    unit: str
    ours: float | None
    theirs: float | None
    note: str
    command: str

    @property
    def ratio(self) -> float | None:
        """Ours over the baseline's."""
        return self.ours / self.theirs if self.ours is not None and self.theirs else None

    def markdown(self) -> str:
        """Return the row of a Markdown table."""
        cells = ("—" if x is None else f"{x:.3g}" for x in (self.ratio, self.ours, self.theirs))
        ratio, ours, theirs = cells
        return f"| {self.name} | {self.baseline} | {ratio} | {ours} | {theirs} | {self.unit} | {self.note} | `{self.command}` |"


HEAD = "| what | baseline | ratio | ours | baseline's | unit | beside it | again by |\n| --- | --- | ---: | ---: | ---: | --- | --- | --- |"


def cpu_of(work: Callable[[], T]) -> tuple[float, T]:
    """Return the processor seconds that some work takes in this process, its threads included, and what it gives."""
    began = time.process_time()
    made = work()
    return time.process_time() - began, made


def medians(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, float]:
    """Return the median processor seconds of whole processes; the rounds take turns, so that a busy moment meets all alike."""
    for command in commands.values():
        _child(command)  # once unmeasured: byte code is compiled and files are in memory
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(_child(command))
    return {name: statistics.median(measured) for name, measured in times.items()}


def _child(command: Sequence[str]) -> float:
    # A user's machine keeps byte code.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = os.times()
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True, cwd=ROOT, env=environment)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def printed(rows: Iterator[Row]) -> None:
    """Print some rows as a table, each as it comes."""
    print(HEAD, flush=True)
    for row in rows:
        print(row.markdown(), flush=True)
