"""Work on many items in many places: one after the other, in processes, or on a cluster, with the same results in the same order."""

import multiprocessing
import os
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

from summarizer.errors import SettingsError, nearest
from summarizer.processes import Processes

__all__ = ["EXECUTORS", "Spread", "check_executor", "in_turn", "open_spread", "over"]

A = TypeVar("A")
B = TypeVar("B")
Tell = Callable[[str], object]

EXECUTORS = ("processes", "processes:N", "dask://HOST:PORT")
_NAMED = re.compile(r"processes(?::(?P<count>[1-9]\d{0,3}))?|dask://(?P<cluster>[^\s/:]+:\d{1,5})")
_BATCHES = 64
"""Items are sent in about as many batches: enough to keep some workers busy to the end, few enough to cost nothing."""
_CONNECTING = 10
"""Seconds that a cluster's scheduler has to answer."""
_TRIES = 3
"""How many times a cluster may lose the worker that does a batch before it is done here."""


class Spread(Protocol):
    """Applies a function to each item and gives the results in order, as they come."""

    def __call__(self, work: Callable[[A], B], items: Sequence[A], /) -> Iterator[B]:
        """Return an iterator over `work(item)`; an error that `work` raises is raised in the place of its result."""
        ...


def in_turn(work: Callable[[A], B], items: Sequence[A], /) -> Iterator[B]:
    """Do the work here, one item after the other."""
    return map(work, items)


def over(executor: Executor, tell: Tell) -> Spread:
    """Return the spreading of work over an executor; `work` and the items must be picklable.

    What the executor fails to do, be it that a worker died, is done here, so that it costs time only, and `tell` hears of it, once
    of each reason. An error of the work's own is raised here then, as it would have been without an executor.
    """
    told: set[str] = set()

    def tell_once(message: str) -> None:
        if message not in told:
            told.add(message)
            tell(message)

    def spread(work: Callable[[A], B], items: Sequence[A], /) -> Iterator[B]:
        size = -(-len(items) // _BATCHES) or 1
        batches = [items[i : i + size] for i in range(0, len(items), size)]
        sent = [_submitted(executor, work, batch, tell_once) for batch in batches]
        try:
            for future, batch in zip(sent, batches, strict=True):
                yield from _result(future, work, batch, tell_once)
        finally:
            for future in sent:
                if future is not None:
                    future.cancel()

    return spread


def check_executor(name: str) -> None:
    """Raise SettingsError, one sentence, for what is no executor's name."""
    if not _NAMED.fullmatch(name):
        raise SettingsError(f"executor {name!r} is unknown: {nearest(name, EXECUTORS)}")


@contextmanager
def open_spread(executor: str | Executor | None, tell: Tell) -> Iterator[Spread]:
    """Yield the spreading that an executor's name stands for, or over one that is given and stays open; None does the work here.

    `processes` starts as many as there are processors, `processes:N` N of them; `dask://HOST:PORT` is the scheduler of a Dask
    cluster, on whose workers this package is installed. Raises SettingsError when it cannot be had.
    """
    _check_guarded(executor)
    if executor is None:
        yield in_turn
    elif isinstance(executor, Executor):
        yield over(executor, tell)
    else:
        check_executor(executor)
        with _processes(executor) if executor.startswith("processes") else _cluster(executor) as opened:
            yield over(opened, tell)


def _check_guarded(executor: str | Executor | None) -> None:
    """Raise SettingsError in a new process that is still reading its parent's script: it would do again all that the script does."""
    if not getattr(multiprocessing.current_process(), "_inheriting", False):  # as multiprocessing itself finds it out
        return
    from concurrent.futures import ProcessPoolExecutor

    if isinstance(executor, ProcessPoolExecutor | Processes) or (isinstance(executor, str) and executor.startswith("processes")):
        raise SettingsError(
            "executor: each process that it starts reads this script first, and would do again what the script does; "
            "put that under `if __name__ == '__main__':`"
        )


def _processes(name: str) -> Executor:
    count = name.partition(":")[2]
    return Processes(int(count) if count else len(os.sched_getaffinity(0)))


@contextmanager
def _cluster(name: str) -> Iterator[Executor]:
    try:
        from distributed import Client
    except ImportError:
        raise SettingsError(f"executor {name!r} needs Dask: pip install 'summarizer[dask]'") from None
    try:
        client: Any = Client(f"tcp://{name.removeprefix('dask://')}", timeout=_CONNECTING, set_as_default=False)  # type: ignore[no-untyped-call]
    except OSError as error:
        raise SettingsError(
            f"executor {name!r}: no scheduler answers there within {_CONNECTING} s ({error or type(error).__name__}); "
            "expected the address that `dask scheduler` prints"
        ) from None
    with client, client.get_executor(pure=False, retries=_TRIES) as executor:
        yield executor


def _submitted(executor: Executor, work: Callable[[A], B], batch: Sequence[A], tell: Tell) -> Future[list[B]] | None:
    try:
        return executor.submit(_done, work, batch)
    except RuntimeError as error:  # it is broken or closed
        tell(f"the executor takes no work ({str(error) or type(error).__name__}), so it was done here")
        return None


def _result(future: Future[list[B]] | None, work: Callable[[A], B], batch: Sequence[A], tell: Tell) -> list[B]:
    if future is None:
        return _done(work, batch)
    try:
        return future.result()
    except Exception as error:  # noqa: BLE001 - each executor loses workers in its own words; what is wrong with the work fails again here
        tell(f"a worker failed ({str(error) or type(error).__name__}), so its share of the work was done here")
        return _done(work, batch)


def _done(work: Callable[[A], B], batch: Sequence[A]) -> list[B]:
    return [work(item) for item in batch]
