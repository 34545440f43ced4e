"""Processes that are ended from outside while they run a digest: forked from a warm parent, so that a round is quick."""

import gc
import os
import select
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager

__all__ = ["forked", "kill_after", "wait_for"]

CRASHED = 70


def forked(work: Callable[[], object], fail_at: str | None = None) -> int:
    """Start a process that does some work and ends; return its id. With `fail_at` it ends or halts at that place."""
    sys.stdout.flush()
    sys.stderr.flush()
    gc.freeze()  # a collection in the copy would look through, and so copy, all that the test runner holds
    process = os.fork()
    if process:
        gc.unfreeze()
        return process
    code = CRASHED
    try:
        if fail_at is not None:
            os.environ["SUMMARIZER_FAIL_AT"] = fail_at
        work()
        code = 0
    except BaseException:  # noqa: BLE001 - nothing may get from here into the copy of the test runner
        traceback.print_exc()
    finally:
        os._exit(code)


def kill_after(process: int, seconds: float) -> bool:
    """Kill a process with SIGKILL unless it has ended within some seconds; return whether it was killed."""
    with _watched(process) as descriptor:
        ended = bool(select.select([descriptor], [], [], seconds)[0])
    if not ended:
        os.kill(process, signal.SIGKILL)
    code = wait_for(process)
    assert code in (0, -signal.SIGKILL), f"the process ended with {code}"
    return code != 0


def wait_for(process: int) -> int:
    """Return the exit code of a process that has ended or will; minus the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


@contextmanager
def _watched(process: int) -> Iterator[int]:
    descriptor = os.pidfd_open(process)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
