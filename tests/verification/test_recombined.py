"""How many claims pass that tell what a source says of something else, and how many true ones are refused."""

import pytest

from summarizer.verification import verify_claim

from . import recombined
from .documents import index_of


def _pairs(lines: str) -> list[tuple[str, str]]:
    rows = [line.split(" || ") for line in lines.splitlines() if line and not line.startswith("#")]
    return [(source, claim) for source, claim in rows]


@pytest.mark.parametrize(
    ("lines", "least", "most"),
    [(recombined.FALSE, 0.0, 0.06), (recombined.TRUE, 0.93, 1.0)],
    ids=["told of another", "told rightly"],
)
def test_what_is_told_of_another_is_refused_and_what_is_told_rightly_kept(
    lines: str, least: float, most: float, capsys: pytest.CaptureFixture[str]
) -> None:
    """Few of the claims pass that exchange a figure, date, place, person, speaker or order; most of those that exchange none do."""
    pairs = _pairs(lines)
    passed = [verify_claim(claim, index_of(source)).label == "supported" for source, claim in pairs]
    with capsys.disabled():
        print(f"\nrecombined: {sum(passed)} of {len(pairs)} pass")
    wrong = [pair for pair, ok in zip(pairs, passed, strict=True) if ok is (least == 0.0)]
    assert least <= sum(passed) / len(pairs) <= most, wrong
