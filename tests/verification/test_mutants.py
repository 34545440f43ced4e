"""One changed digit, name, negation or quantifier: how often is the changed sentence refused."""

import random
from collections import Counter, defaultdict
from itertools import zip_longest

import pytest

from summarizer.verification import EvidenceIndex, verify_claim

from .documents import seed_indexes
from .mutants import Mutant, mutants

_MUTANTS = 1000
_ROUNDS = 20
_LEAST_REFUSED = 0.95
_LEAST_KEPT = 0.99


def test_changed_sentences_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """Of 1,000 sentences with one thing changed, at least 95% are refused against the article that they came from."""
    indexes = seed_indexes()
    draw = random.Random(20210627)
    every: dict[str, dict[str, tuple[Mutant, EvidenceIndex]]] = defaultdict(dict)
    for _ in range(_ROUNDS):
        for index in indexes:
            for sentence in index.passages.sentences:
                for mutant in mutants(sentence.text, draw):
                    every[mutant.kind][mutant.text] = mutant, index
    # As many of each kind as there are, so that the kind with most places does not hide the others.
    kinds = [draw.sample(list(group.values()), len(group)) for group in every.values()]
    in_turn = [row for rows in zip_longest(*kinds) for row in rows if row is not None]
    made, passed = Counter[str](), Counter[str]()
    through: list[Mutant] = []
    for mutant, index in in_turn[:_MUTANTS]:
        made[mutant.kind] += 1
        if verify_claim(mutant.text, index).label == "supported":
            passed[mutant.kind] += 1
            through.append(mutant)
    with capsys.disabled():
        print(f"\nmutants refused: {_rate(made.total() - passed.total(), made.total())}", end="")
        print("".join(f"; {kind} {_rate(made[kind] - passed[kind], made[kind])}" for kind in sorted(made)))
    assert made.total() == _MUTANTS
    assert passed.total() <= (1 - _LEAST_REFUSED) * made.total(), through


def test_unchanged_sentences_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence of an article is supported by that article."""
    verdicts = [(s.text, verify_claim(s.text, index)) for index in seed_indexes() for s in index.passages.sentences]
    refused = [(text, v.reasons) for text, v in verdicts if v.label != "supported"]
    with capsys.disabled():
        print(f"\nunchanged sentences kept: {_rate(len(verdicts) - len(refused), len(verdicts))}")
    assert len(refused) <= (1 - _LEAST_KEPT) * len(verdicts), refused


def _rate(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.1f}%)"
