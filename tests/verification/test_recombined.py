"""How many claims pass that tell what a source says of something else, and how many true ones are refused.

`recombined/` and `everyday/` hold short reports with a claim each, "source || claim" a line, under the kind of sentence that the report is. Those of
`everyday` were written by a reviewer of the checks, who knew them, to defeat them in the prose of news, business and sports.
"""

from pathlib import Path

import pytest

from summarizer.verification import verify_claim

from .documents import index_of

_HERE = Path(__file__).parent


def _pairs(name: str) -> list[tuple[str, str]]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split(" || ") for line in lines if line and not line.startswith("#")]
    return [(source, claim) for source, claim in rows]


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("recombined/false.txt", 0.0, 0.06),
        ("recombined/true.txt", 0.93, 1.0),
        ("everyday/false.txt", 0.0, 0.2),
        ("everyday/true.txt", 0.68, 1.0),
    ],
)
def test_what_is_told_of_another_is_refused_and_what_is_told_rightly_kept(
    name: str, least: float, most: float, capsys: pytest.CaptureFixture[str]
) -> None:
    """Few of the claims pass that exchange a figure, date, place, person, speaker or order; most of those that exchange none do."""
    pairs = _pairs(name)
    passed = [verify_claim(claim, index_of(source)).label == "supported" for source, claim in pairs]
    with capsys.disabled():
        print(f"\n{name}: {sum(passed)} of {len(pairs)} pass")
    wrong = [pair for pair, ok in zip(pairs, passed, strict=True) if ok is (least == 0.0)]
    assert least <= sum(passed) / len(pairs) <= most, wrong
