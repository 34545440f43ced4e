"""A progress bar on stderr, for a person who waits."""

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

__all__ = ["Waiting"]

PATIENCE = 1.0  # seconds before anything is shown


class Waiting:
    """Shows what is being done when stderr is a terminal and the work has lasted over a second."""

    def __init__(self, wanted: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self._wanted = wanted and sys.stderr is not None and sys.stderr.isatty()
        self._clock = clock
        self._started = clock()
        self._shown: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._shown is not None:
            self._shown.stop()

    def update(self, stage: str, done: int, total: int) -> None:
        """Show that `done` of `total` steps of a stage are behind us."""
        if not self._wanted or self._clock() - self._started < PATIENCE:
            return
        if self._shown is None or self._task is None:
            self._shown, self._task = _bar()
        self._shown.update(self._task, description=stage, completed=done, total=total)


def _bar() -> "tuple[Progress, TaskID]":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.start()
    return bar, bar.add_task("", total=None)
