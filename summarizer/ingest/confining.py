"""Work on hostile input in a process of its own: it can cost that process its time and memory, nothing else."""

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

__all__ = ["WorkerFailed", "ask_worker", "bare_environment", "confine"]

_NEEDED = {"PATH", "HOME", "LANG", "LC_ALL", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "SYSTEMROOT", "TMPDIR", "LD_LIBRARY_PATH"}


class WorkerFailed(Exception):
    """A worker was ended or broke. `late`: by the limit on its time."""

    def __init__(self, status: int | None) -> None:
        super().__init__(f"exit status {status}" if status is not None else "out of time")
        self.status, self.late = status, status is None


def ask_worker(module: str, arguments: Sequence[object], data: bytes, seconds: float) -> dict[str, Any]:
    """Run `python -m module ARGUMENTS` with `data` on its standard input; return the JSON object that it writes. Raises WorkerFailed."""
    command = [sys.executable, "-m", module, *(str(a) for a in arguments)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, env=bare_environment(), timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        raise WorkerFailed(None) from None
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise WorkerFailed(None if done.returncode == -signal.SIGXCPU else done.returncode) from None
    return answer


def bare_environment() -> dict[str, str]:
    """What a worker needs of the environment, and no key or token that may stand beside it."""
    return {name: value for name, value in os.environ.items() if name in _NEEDED}


def confine(memory_bytes: int, seconds: int) -> None:
    """Bound this process's memory and processor time, for the rest of its life."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
