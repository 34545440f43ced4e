"""The table: what this project costs beside a named baseline of the same run, row by row.

Run: `benchmarks/run [PART...]` from anywhere, or `python -m benchmarks.table [PART...]` from the project's root with the extras `bench` and `local`
installed; without a name all parts run. A ratio under 1 means less than the baseline. Where a figure is processor seconds it holds on a busy machine
too; wall time is named so. A part that cannot run says why in the place of its rows, and the rest goes on.
"""

import platform
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from os import sched_getaffinity

from benchmarks.rows import HEAD, Row

PARTS = ("processes", "locating", "judging", "pages", "overhead", "tokens", "digest", "growth")
"""Modules of `benchmarks`, each with `rows()`."""
VERSIONS = ("summarizer", "numpy", "onnxruntime", "rapidfuzz", "sumy", "trafilatura")


def main() -> None:
    """Print the table, with the machine and the versions below it."""
    wanted = sys.argv[1:] or list(PARTS)
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        sys.exit(f"{unknown[0]!r} is no part of the table: expected some of {', '.join(PARTS)}")
    began = time.perf_counter()
    print(HEAD, flush=True)
    for name in wanted:
        rows: Callable[[], Iterator[Row]]
        try:
            rows = import_module(f"benchmarks.{name}").rows
            for row in rows():
                print(row.markdown(), flush=True)
        except ImportError as error:
            print(Row(name, "—", "", None, None, f"could not run: {error}", f"benchmarks/run {name}").markdown(), flush=True)
    print(f"\n{time.strftime('%Y-%m-%d', time.gmtime())}; {time.perf_counter() - began:.0f} s; {_machine()}; {_versions()}")


def _machine() -> str:
    return (
        f"{len(sched_getaffinity(0))} processors ({platform.machine()}), {platform.system()}, Python {platform.python_version()}"
    )


def _versions() -> str:
    found = []
    for name in VERSIONS:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"no {name}")
    return ", ".join(found)


if __name__ == "__main__":
    main()
