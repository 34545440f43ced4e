"""Whole processes, start to end: what a user waits for."""

import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from benchmarks.rows import SEEDS, SHARED, Row, medians

SUMMARIZE = str(Path(sysconfig.get_path("scripts")) / "summarize")
NOTHING = "python -c pass"
ROUNDS = 7
COMMAND = "benchmarks/run processes"


def rows() -> Iterator[Row]:
    """Yield the rows of whole processes."""
    seeds = [str(path) for path in SEEDS]
    commands = {
        NOTHING: [sys.executable, "-c", "pass"],
        "--help": [SUMMARIZE, "--help"],
        "LexRank": [sys.executable, "-m", "benchmarks.lexrank", *seeds],
        "seeds/": [SUMMARIZE, *seeds],
    }
    shared = sorted(str(path) for path in (SHARED / "seeds").glob("*.txt"))
    if shared:
        commands["longer articles"] = [SUMMARIZE, *shared]
        commands["LexRank, longer"] = [sys.executable, "-m", "benchmarks.lexrank", *shared]
    took = medians(commands, ROUNDS)

    def row(what: str, ours: str, theirs: str, note: str) -> Row:
        return Row(what, theirs, "CPU s", took[ours], took[theirs], note, COMMAND)

    note = f"median of {ROUNDS}"
    yield row("`summarize --help`", "--help", NOTHING, note)
    yield row("`summarize seeds/*.txt`", "seeds/", NOTHING, note)
    yield row("`summarize seeds/*.txt`", "seeds/", "--help", "what the work itself takes")
    yield row("`summarize seeds/*.txt`", "seeds/", "LexRank", "sumy's LexRank, seven sentences, verifies nothing")
    if shared:
        yield row("five articles from agencies", "longer articles", "LexRank, longer", "the same on longer text")
