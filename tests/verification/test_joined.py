"""How many claims joined from two sentences pass, and how many true ones that rest on two sentences or reword one are refused."""

from collections.abc import Callable

import pytest

from summarizer.verification import EvidenceIndex, verify_by_meaning, verify_claim
from summarizer.verification.learned import open_reader

from . import joined
from .documents import index_of


def _passes_checks(claim: str, index: EvidenceIndex) -> bool:
    return verify_claim(claim, index).label == "supported"


def _passes_both(claim: str, index: EvidenceIndex) -> bool:
    return verify_by_meaning(claim, [claim], index, open_reader()).label == "supported"


@pytest.mark.parametrize("passes", [_passes_checks, _passes_both], ids=["checks", "checks and learned score"])
@pytest.mark.parametrize(
    ("kind", "least", "most"),
    [("joined", 0.0, 0.25), ("linked", 0.6, 1.0), ("reworded", 0.85, 1.0)],
    ids=lambda value: str(value),
)
def test_joined_claims_are_refused_and_linked_and_reworded_ones_kept(
    kind: str, least: float, most: float, passes: Callable[[str, EvidenceIndex], bool], capsys: pytest.CaptureFixture[str]
) -> None:
    """Of joined claims at most a quarter pass; of true ones that rest on two sentences most do, of reworded ones nearly all."""
    found: list[tuple[str, bool]] = []
    for text in joined.FIRST + joined.SECOND:
        index = index_of(text.document)
        found += [(claim, passes(claim, index)) for claim in getattr(text, kind).splitlines()]
    share = sum(passed for _, passed in found) / len(found)
    with capsys.disabled():
        print(f"\n{kind}: {sum(passed for _, passed in found)} of {len(found)} pass")
    assert least <= share <= most, [claim for claim, passed in found if passed is (kind == "joined")]


@pytest.mark.parametrize(
    ("source", "claim", "label"),
    [
        ("The minister arrived. Two guards were injured.", "The minister was injured.", "unsupported"),
        ("Ada Long sued the bank. The mayor praised it. She resigned on Friday.", "Ada Long resigned on Friday.", "supported"),
        ("Ada Long sued the bank. Eva Brandt praised it. She resigned on Friday.", "Ada Long resigned on Friday.", "unsupported"),
        ("Brandt makes paint in Leeds. The company employs 140 people.", "Brandt employs 140 people.", "supported"),
        ("Shares of Nordal rose. Shares of Tessaro fell.", "Shares of Tessaro rose.", "unsupported"),
    ],
)
def test_who_did_it_stands_beside_the_verb_or_is_meant_by_what_does(source: str, claim: str, label: str) -> None:
    """A subject and a verb of two sentences make no claim, unless a pronoun or "the company" ties them."""
    verdict = verify_claim(claim, index_of(source))
    assert (verdict.label == "supported") is (label == "supported"), verdict.reasons
