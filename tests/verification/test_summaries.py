"""Claims as a model writes them of invented documents: half true, half with one fault. docs/verification.md prints the rates.

They were written and labelled by hand before any was run. In `summaries`, on twelve documents, most true ones take a reader who adds,
subtracts and infers, and false ones have nearly the document's words: the rates say how far rules and a small model carry. In `merged`, on six,
three to six sentences stand in one claim, and each false one is the twin of a true one: a figure of another thing, a name exchanged, an item that
is in no list.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from summarizer import verify

FOLDER = Path(__file__).parent

pytestmark = pytest.mark.long


@pytest.mark.parametrize(("name", "most_false", "least_true"), [("summaries", 48, 52), ("merged", 20, 54)])
def test_summaries(name: str, most_false: int, least_true: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Fewer false claims pass, or more true ones, than in the first runs: 49 and 24 of `summaries`, 9 and 32 of `merged`."""
    passed: Counter[bool] = Counter()
    count: Counter[bool] = Counter()
    for path in sorted((FOLDER / name).glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        verdicts = verify([row["claim"] for row in rows], [path.with_suffix(".txt")])
        for row, verdict in zip(rows, verdicts, strict=True):
            count[bool(row["label"])] += 1
            passed[bool(row["label"])] += verdict.label == "supported"
    with capsys.disabled():
        print(f"\n{name}: {passed[True]} of {count[True]} true claims pass, {passed[False]} of {count[False]} false ones")
    assert passed[False] <= most_false
    assert passed[True] >= least_true
