"""A progress bar on stderr, for a person who waits."""

import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from summarizer.schemas import LLMUsage

__all__ = ["Waiting"]

PATIENCE = 1.0  # seconds before anything is shown
STAGES = {
    "reading": "reading documents",
    "extracting": "asking the model",
    "repairing": "asking again what was refused",
    "stories": "joining stories",
    "writing": "writing summaries",
    "rewriting": "writing again what was refused",
    "verifying": "verifying claims",
}


class Alarm(Protocol):
    """What calls a function later, unless it is cancelled: `threading.Timer`."""

    daemon: bool

    def start(self) -> None:
        """Begin to wait."""

    def cancel(self) -> None:
        """Do not call any more."""


class Waiting:
    """Shows what is being done when stderr is a terminal and the work has lasted over a second; gone when it is done.

    Stage, steps done and to do, time left, and what the model has cost so far. It may be told of progress by any thread.
    """

    def __init__(self, wanted: bool, alarm: Callable[[float, Callable[[], None]], Alarm] = threading.Timer) -> None:
        self._wanted = wanted and sys.stderr is not None and sys.stderr.isatty()
        self._alarm = alarm(PATIENCE, self._show)
        self._lock = threading.RLock()
        self._spent: Callable[[], LLMUsage] | None = None
        self._last = ("working", 0, 0)
        self._shown: Progress | None = None
        self._task: TaskID | None = None
        self._done = False

    def __enter__(self) -> Self:
        if self._wanted:
            self._alarm.daemon = True
            self._alarm.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._alarm.cancel()
        with self._lock:
            self._done = True
            if self._shown is not None:
                self._shown.stop()

    def watch(self, spent: Callable[[], "LLMUsage"]) -> None:
        """Show from now on what `spent` tells."""
        self._spent = spent

    def update(self, stage: str, done: int, total: int) -> None:
        """Show that `done` of `total` steps of a stage are behind us."""
        if not self._wanted:
            return
        with self._lock:
            begun = stage != self._last[0]
            self._last = (stage, done, total)
            if self._shown is not None and self._task is not None:
                if begun:  # how fast the last stage was says nothing of this one
                    self._shown.reset(self._task)
                self._draw(self._shown, self._task)

    def _show(self) -> None:
        with self._lock:
            if not self._done:
                self._shown, self._task = _bar()
                self._draw(self._shown, self._task)

    def _draw(self, bar: "Progress", task: "TaskID") -> None:
        stage, done, total = self._last
        steps, rest = (f"{done:,}/{total:,}", ["left"]) if total else ("", [])
        if self._spent is not None:
            from summarizer.render.captions import spent

            rest.append(f"· {spent(self._spent())}")
        about = STAGES.get(stage, stage)
        bar.update(task, description=about, completed=done, total=total or None, steps=steps, rest=" ".join(rest))


def _bar() -> "tuple[Progress, TaskID]":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=20),
        TextColumn("{task.fields[steps]}", markup=False),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.fields[rest]}", markup=False),
    )
    bar = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
    task = bar.add_task("", total=None, steps="", rest="")
    bar.start()
    return bar, task
