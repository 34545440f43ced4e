"""A task put to another tool in its own environment."""

import json
import os
import subprocess
from dataclasses import dataclass
from typing import Any

from benchmarks.rows import ROOT

PYTHON = os.environ.get("PEERS_PYTHON", str(ROOT / "build" / "peers" / "bin" / "python"))
"""The interpreter that has the other tools; `benchmarks/run` makes it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a tool found, in its processor seconds; None where it could not be had, and `why`."""

    cpu: float | None
    found: list[Any]
    why: str = ""


def ask(tool: str, task: Any) -> Answer:
    """Return what a tool of `benchmarks.peers` makes of a task."""
    command = [PYTHON, "-m", "benchmarks.peers", tool]
    try:
        done = subprocess.run(command, input=json.dumps(task), capture_output=True, text=True, check=True, cwd=ROOT)
    except FileNotFoundError:
        return Answer(None, [], "could not be had: no environment with it")
    except subprocess.CalledProcessError as error:
        last = (error.stderr.strip().splitlines() or ["no message"])[-1]
        return Answer(None, [], f"could not be had: {last[:80]}")
    answer = json.loads(done.stdout)
    return Answer(answer["cpu"], answer["found"])
