"""How often a sentence with one thing changed passes, and how often a true one, as it stands or in other words, is refused.

Neither the changes nor the rewordings are used by anything that trains or tunes the verifier.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from summarizer.verification import EvidenceIndex, verify_by_meaning, verify_claim
from summarizer.verification.learned import open_reader

from .documents import seed_indexes, shared_indexes, shared_is_at_hand
from .mutants import Mutant, mutants
from .rewordings import Rewording, rewordings

pytestmark = pytest.mark.long

_KINDS = 7
_MUTANTS = 2100
_PER_MANNER = 3
"""The most mutants of one manner that one document gives, so that no document stands for all."""
_MOST_PASSED = 0.02
_MOST_REWORDED = 100
_MOST_REFUSED = 0.05
_UNCHANGED = 5
_MOST_UNCHANGED_REFUSED = 0.01
_PLAIN = range(30, 350)
"""Lengths, in characters, of the sentences that are changed: not a caption, not a page run together."""


@dataclass(frozen=True)
class _Case:
    """A sentence to be judged, of a kind, and where."""

    kind: str
    manner: str
    text: str
    original: str
    index: EvidenceIndex


@cache
def _indexes() -> tuple[EvidenceIndex, ...]:
    return (*seed_indexes(), *shared_indexes())


def _sentences(index: EvidenceIndex, draw: random.Random) -> list[str]:
    found = [s.text for s in index.passages.sentences if len(s.text) in _PLAIN and s.text[0].isupper() and s.text.endswith(".")]
    return draw.sample(found, len(found))


@cache
def _cases(make: Callable[[str, random.Random], Iterator[Mutant | Rewording]], most: int) -> list[_Case]:
    """Up to `most` cases of each kind, the manners within a kind in turn as far as there are any."""
    draw = random.Random(20210627)
    found: dict[str, dict[str, list[_Case]]] = defaultdict(lambda: defaultdict(list))
    for index in _indexes():
        here = Counter[tuple[str, str]]()
        for sentence in _sentences(index, draw):
            for made in make(sentence, draw):
                manner = made.manner if isinstance(made, Mutant) else ""
                if here[made.kind, manner] < _PER_MANNER:
                    here[made.kind, manner] += 1
                    found[made.kind][manner].append(_Case(made.kind, manner, made.text, made.original, index))
    return [case for manners in found.values() for case in _in_turn(list(manners.values()), most)]


def _in_turn(rows: list[list[_Case]], most: int) -> list[_Case]:
    taken = [(n, case) for row in rows for n, case in enumerate(row)]
    return [case for _, case in sorted(taken, key=lambda pair: pair[0])[:most]]


def _report(title: str, cases: list[_Case], counted: list[_Case], capsys: pytest.CaptureFixture[str]) -> None:
    made, hits = Counter((c.kind, c.manner) for c in cases), Counter((c.kind, c.manner) for c in counted)
    kinds = Counter(c.kind for c in cases)
    with capsys.disabled():
        print(f"\n{title}: {_rate(len(counted), len(cases))}")
        for kind in kinds:
            rows = [(m, hits[k, m], made[k, m]) for k, m in sorted(made) if k == kind]
            each = ", ".join(f"{m} {a}/{b}" for m, a, b in rows if m)
            print(f"  {kind:16}{_rate(sum(a for _, a, _ in rows), kinds[kind])}{f'  ({each})' if each else ''}")


def _rate(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.1f}%)"


def _passes_checks(case: _Case) -> bool:
    return verify_claim(case.text, case.index).label == "supported"


def _passes_both(case: _Case) -> bool:
    return verify_by_meaning(case.text, [case.text], case.index, open_reader()).label == "supported"


JUDGES = pytest.mark.parametrize("passes", [_passes_checks, _passes_both], ids=["checks", "checks and learned score"])


@JUDGES
def test_changed_sentences_are_refused(passes: Callable[[_Case], bool], capsys: pytest.CaptureFixture[str]) -> None:
    """Of 2,100 sentences with one thing changed, as many of each of seven kinds, at most 2% pass against their own document."""
    cases = _cases(mutants, _MUTANTS // _KINDS)
    through = [c for c in cases if passes(c)]
    _report("mutants passed", cases, through, capsys)
    assert len({c.kind for c in cases}) == _KINDS
    assert len(cases) >= 2000 or not shared_is_at_hand()
    assert len(through) <= _MOST_PASSED * len(cases), [(c.kind, c.text, c.original) for c in through]


@JUDGES
def test_rewordings_are_kept(passes: Callable[[_Case], bool], capsys: pytest.CaptureFixture[str]) -> None:
    """Of sentences said in other words that mean the same, at most 5% are refused against their own document."""
    cases = _cases(rewordings, _MOST_REWORDED)
    refused = [c for c in cases if not passes(c)]
    _report("rewordings refused", cases, refused, capsys)
    assert len(refused) <= _MOST_REFUSED * len(cases), [(c.kind, c.text, c.original) for c in refused]


def test_unchanged_sentences_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    """Of the sentences of a document as they stand, at most 1% are refused against it."""
    draw = random.Random(20210627)
    cases = [_Case("unchanged", "", s, s, index) for index in _indexes() for s in _sentences(index, draw)[:_UNCHANGED]]
    refused = [c for c in cases if verify_claim(c.text, c.index).label != "supported"]
    _report("unchanged sentences refused", cases, refused, capsys)
    assert len(refused) <= _MOST_UNCHANGED_REFUSED * len(cases), [c.text for c in refused]
