"""Claims as a model writes them of twelve invented documents: half true, in other words; half with one fault, nearly in the document's words.

They were written by hand without a look at the verifier, and labelled twice. Most true ones take a reader who adds, subtracts and infers:
the rates say how far rules and a small model carry. docs/verification.md prints them.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from summarizer import verify

SUMMARIES = Path(__file__).parent / "summaries"
MOST_FALSE, LEAST_TRUE = 42, 31

pytestmark = pytest.mark.long


def test_summaries(capsys: pytest.CaptureFixture[str]) -> None:
    """Fewer false claims pass, and more true ones, than before the checks on what belongs to what (49 and 24)."""
    passed: Counter[bool] = Counter()
    count: Counter[bool] = Counter()
    for path in sorted(SUMMARIES.glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        verdicts = verify([row["claim"] for row in rows], [path.with_suffix(".txt")])
        for row, verdict in zip(rows, verdicts, strict=True):
            count[bool(row["label"])] += 1
            passed[bool(row["label"])] += verdict.label == "supported"
    with capsys.disabled():
        print(f"\nsummaries: {passed[True]} of {count[True]} true claims pass, {passed[False]} of {count[False]} false ones")
    assert passed[False] <= MOST_FALSE
    assert passed[True] >= LEAST_TRUE
