"""One thing at a time: what a true claim may say in other words, and its twin that says something else.

single/checks.txt holds "evidence | true claim | false claim" a line; each was wrong, or guards against what mended it.
"""

from pathlib import Path

import pytest

from summarizer.verification.learned import open_reader
from summarizer.verification.meaning import conclude, read_pairs

from .documents import index_of

_FILE = Path(__file__).parent / "single" / "checks.txt"
_ROWS = [line.split(" | ") for line in _FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row[1])
def test_no_check_refuses_what_is_true_and_its_false_twin_does_not_pass(row: list[str]) -> None:
    """No check sinks the true claim, whatever the score says of a line so short; the false one is not supported."""
    evidence, true, false = row
    index = index_of(evidence.replace("\\n", "\n"))
    assert [f.reason.message for r in read_pairs([true], index, open_reader(), "") if r.sunk for f in r.failures] == []
    readings = read_pairs([false], index, open_reader(), "")
    assert conclude(false, readings, index, 0.5).label != "supported"
