"""The second tier of `verify`: what the checks leave in doubt is judged by a learned score, which never overrules a hard check."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from summarizer.schemas import ClaimVerdict, Label, Reason, Verdict

from .claims import Held, answer, hold, join_verdicts
from .evidence import EvidenceIndex
from .judging import Judgement
from .learned import read_json
from .premise import find_premise

_SOFT = frozenset(("content",))
"""Checks that only miss words: other words may say the same. Any other check that fails sinks a claim whatever is learned."""
_UNREAD = frozenset(("length",))
_LID = 0.4
_PRESSED = 0.1
"""A claim that the checks sink scores as it would, but what is above the lid is pressed into a tenth: under 0.5, in order."""
_LEVEL = 0.5
_FULL = 0.95
"""A claim that passes every check and has this share of its content in the evidence is settled: the score only ranks it."""
_MOST_HARD = 3


class Reader(Protocol):
    """What reads a premise and a claim together: see `learned.Reader`."""

    @property
    def room(self) -> int:
        """How many word pieces a premise should have at most."""

    def measure(self, text: str) -> int:
        """Return the number of word pieces of a text."""

    def margins(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return for each (premise, claim) how much likelier it is borne out than not, as a logit."""


@dataclass(frozen=True, slots=True)
class Combination:
    """A logistic curve over the learned margin and what the checks found: how it was fitted, training/combine.py.

    A claim that every check passes is only doubted under the probability `doubted`: from there on it scores at least 0.5.
    A claim that only lacks words of the evidence must reach `rescued`: until there it scores under 0.5.
    """

    margin: float
    coverage: float
    hard: float
    soft: float
    intercept: float
    doubted: float
    rescued: float

    def probability(self, margin: float, judgement: Judgement) -> float:
        """Return how likely the evidence supports the claim: under 0.5 where a hard check fails, and near it where all is in doubt."""
        slopes = (self.margin, self.coverage, self.hard, self.soft)
        z = self.intercept + sum(a * b for a, b in zip(slopes, features(margin, judgement), strict=True))
        likely = 1 / (1 + math.exp(-max(-50.0, min(50.0, z))))
        if count_hard(judgement) or (judgement.failures and likely < self.rescued):
            return likely if likely <= _LID else _LID + _PRESSED * (likely - _LID)
        if not judgement.failures and (judgement.coverage >= _FULL or likely >= self.doubted):
            return max(likely, _LEVEL + _PRESSED * likely)
        return likely


@cache
def combination() -> Combination:
    """Return the curve that ships with the model."""
    return Combination(**read_json("combination.json"))


def features(margin: float, judgement: Judgement) -> tuple[float, float, float, float]:
    """Return what the curve is over: the margin, the coverage, how many hard findings sink the claim, and whether words are missed."""
    missed = any(f.reason.check in _SOFT for f in judgement.failures)
    return margin, judgement.coverage, float(min(count_hard(judgement), _MOST_HARD)), float(missed)


def count_hard(judgement: Judgement) -> int:
    """Return how many findings sink the claim whatever is learned."""
    return sum(f.reason.check not in _SOFT for f in judgement.failures)


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as both judges saw it: held against its evidence, and the margin of its premise, given by indices."""

    sentence: str
    held: Held
    premise: tuple[int, ...]
    margin: float


def verify_by_meaning(
    claim: str,
    sentences: Sequence[str],
    index: EvidenceIndex,
    reader: Reader,
    *,
    before: str = "",
    threshold: float = 0.5,
) -> ClaimVerdict:
    """Like `verify_sentences`, with the learned score as a second judge; `before` is the sentence before the claim, or empty.

    A sentence that fails a hard check (any but content: a number, a name, a negation, ...) is refused as by the checks alone.
    Any other is supported when its probability, from the learned score and the checks together, reaches `threshold` (0 to 1):
    the score can bear out what is said in other words, and refuse what only has the words.
    """
    readings = read_pairs(list(sentences) or [claim], index, reader, before)
    return join_verdicts(claim, [_judge(r, index, threshold) for r in readings])


def read_pairs(sentences: Sequence[str], index: EvidenceIndex, reader: Reader, before: str) -> list[Reading]:
    """Hold each sentence of a claim against the index, and read it with its premise; `before` stands before the first."""
    premises = [
        find_premise(s, b, index, reader.measure, reader.room) for s, b in zip(sentences, [before, *sentences], strict=False)
    ]
    margins = reader.margins(
        [(" ".join(index.plain(n) for n in chosen), s) for s, chosen in zip(sentences, premises, strict=True)]
    )
    return [
        Reading(s, hold(s, index), tuple(premise), margin)
        for s, premise, margin in zip(sentences, premises, margins, strict=True)
    ]


def _judge(reading: Reading, index: EvidenceIndex, threshold: float) -> ClaimVerdict:
    claim, held = reading.sentence, reading.held
    judgement, verdict = held.judgement, held.verdict
    if judgement is None or any(f.reason.check in _UNREAD for f in judgement.failures):
        return answer(claim, verdict, held.chosen, index)
    likely = combination().probability(reading.margin, judgement)
    if count_hard(judgement):
        return answer(claim, verdict.model_copy(update={"score": round(likely, 4)}), held.chosen, index)
    passes = likely >= threshold
    label: Label = "supported" if passes else "unsupported"
    how = f"bears the claim out{' in other words' if judgement.failures else ''}" if passes else "does not bear the claim out"
    reason = Reason(
        check="meaning",
        outcome="pass" if passes else "fail",
        claim=claim,
        message=f"read together, the evidence {how} ({likely:.2f})",
    )
    # Of a supported claim no check fails: that it is in other words is what the reason says.
    kept = tuple(r for r in verdict.reasons if r.outcome == "pass" or not passes)
    chosen = reading.premise if passes and judgement.failures else held.chosen
    return answer(claim, Verdict(label=label, score=round(likely, 4), reasons=(*kept, reason)), chosen, index)
