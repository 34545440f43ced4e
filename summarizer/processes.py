"""Processes that work, each with a pipe of its own, so that the end of one is heard of at once, whatever it was doing."""

import gc
import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

__all__ = ["Processes", "WorkerDied"]

B = TypeVar("B")

_MOST_NEW = 50_000
"""Objects that a process makes, beyond those that it lets go of, before it looks for cycles among them."""
_SIGNALS = frozenset(signal.Signals)
# Spawned, not forked: other threads may hold locks here that nobody would release there.
_SPAWN = multiprocessing.get_context("spawn")


class WorkerDied(Exception):
    """A process ended before it answered."""


class Processes(Executor):
    """An executor of `count` processes, begun as they are needed; what is submitted and its result must be picklable.

    The future of a call whose process dies raises WorkerDied, and a new process does what is next. (Those of `concurrent.futures`
    answer through one pipe: where one is killed in mid-answer, all wait for its rest for good.) Where the first to begin cannot, no more
    are begun, and what no other process is free for raises WorkerDied at once. The processes may start none of their own.
    """

    def __init__(self, count: int) -> None:
        self._threads = ThreadPoolExecutor(count)  # each waits for one process
        self._free: list[_Worker] = []
        self._starting = threading.Lock()
        self._able = False
        self._unable = ""

    def submit(self, fn: Callable[..., B], /, *args: Any, **kwargs: Any) -> Future[B]:
        """Return the future of a call in one of the processes."""
        return self._threads.submit(self._call, fn, args, kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes when what was submitted is done; without `wait` they end with this one."""
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures)
        while wait:
            try:
                worker = self._free.pop()
            except IndexError:
                return
            worker.end()

    def _call(self, fn: Callable[..., B], args: object, kwargs: object) -> B:
        call = pickle.dumps((fn, args, kwargs))
        worker = self._taken()
        reply = worker.asked(call)
        self._free.append(worker)
        done, answer = pickle.loads(reply)
        if not done:
            raise answer
        return answer  # type: ignore[no-any-return]

    def _taken(self) -> "_Worker":
        with suppress(IndexError):
            return self._free.pop()
        with self._starting:
            if self._unable:
                raise WorkerDied(self._unable)
            try:
                worker = _Worker()
            except OSError as error:
                raise WorkerDied(f"no process could be started: {error}") from None
        try:
            worker.check_begun()
        except WorkerDied as error:
            self._unable = "" if self._able else str(error)
            raise
        self._able = True
        return worker


class _Worker:
    """One process and this end of its pipe."""

    def __init__(self) -> None:
        self._pipe, its = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_serve, args=(its,), daemon=True)  # none is waited for when this process ends
        self._process.start()
        its.close()  # only the process holds that end now: when it ends, so does what can be read here

    def check_begun(self) -> None:
        """Wait until the process is ready. Raises WorkerDied."""
        try:
            self._pipe.recv_bytes()
        except (EOFError, OSError):
            raise WorkerDied(f"{self._ended()} before it could begin") from None

    def asked(self, call: bytes) -> bytes:
        """Return what the process answers. Raises WorkerDied."""
        try:
            self._pipe.send_bytes(call)
            return self._pipe.recv_bytes()
        except (EOFError, OSError):
            raise WorkerDied(self._ended()) from None

    def end(self) -> None:
        """Let the process end, and wait for that."""
        with suppress(OSError):
            self._pipe.send_bytes(b"")  # a process that was forked here holds this end as well: closing it would not do
        self._pipe.close()
        self._process.join()

    def _ended(self) -> str:
        self.end()
        code = self._process.exitcode
        self._process.close()
        if code is None or code >= 0:
            return "its process ended" if code is None else f"its process ended with exit code {code}"
        return f"its process was ended by {signal.Signals(-code).name if -code in _SIGNALS else f'signal {-code}'}"


def _serve(pipe: Connection) -> None:
    """Answer calls for as long as there are any.

    Ctrl-C is left to the parent. Cycles of objects are looked for seldom: the work makes next to none, and looking took a twentieth
    of its time.
    """
    gc.set_threshold(_MOST_NEW)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_after_parent, daemon=True).start()
    with suppress(EOFError, OSError):  # the parent wants no more, or is gone
        pipe.send_bytes(b"begun")
        while call := pipe.recv_bytes():
            pipe.send_bytes(_answer(call))


def _answer(call: bytes) -> bytes:
    try:
        fn, args, kwargs = pickle.loads(call)
        return pickle.dumps((True, fn(*args, **kwargs)))
    except Exception as error:  # noqa: BLE001 - it is raised where the answer is waited for
        try:
            return pickle.dumps((False, error))
        except Exception:  # noqa: BLE001 - errors may hold what cannot be pickled
            return pickle.dumps((False, RuntimeError(type(error).__name__)))


def _end_after_parent() -> None:
    """End this process when its parent ends, in whatever way: a killed parent ends no work."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
