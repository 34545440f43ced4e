"""The second tier of `verify`: a learned score reads claim and evidence together, and decides where the checks may be wrong."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Protocol

from summarizer.schemas import ClaimVerdict, Label, Reason, Verdict

from .claims import Held, answer, hold, join_verdicts
from .completion import may_be_told
from .evidence import EvidenceIndex
from .findings import Finding, Severity
from .judging import examine
from .learned import read_json
from .premise import find_premise

_HARD = frozenset(("number", "date", "name", "negation", "opposite", "attribution", "modality", "joined", "order", "length"))
"""Checks that sink a claim in whatever words. The others (who does what, how many, missing words) err in free rewordings
and are right where the claim has nearly the evidence's words."""
_DECIDES_FROM = {"negation": 0.5, "attribution": 0.6, "modality": 0.6}
"""What turns on single words decides from this share of the claim's words on, but for another speaker, who always does: in freer rewordings
it refuses more true claims of `verify_train` than false ones. Where it begins was settled on the claims of tests/verification/summaries."""
_MISSING_WORDS = frozenset(("content", "evidence"))
_STRONG = frozenset(("number", "date", "name"))
_NEARLY_THE_SAME = 0.85
_FULL = 0.95
"""A claim that passes every check and has this share of its content in the evidence is settled: the score only ranks it."""
_LEVEL, _PRESSED = 0.5, 0.1
"""A settled claim has at least the level and that share of its likelihood, so that such claims keep their order."""
_SUNK = 0.49
"""The share of its likelihood that a claim has which the checks sink: it stays under 0.5."""
_HOPELESS = 2
_UNREAD = -4.0
"""The margin of a claim that is not read: low, as of nearly all that fails so many checks."""
_SETTLED = -3.0
"""A claim is as likely as its least likely sentence: from one of this margin down, what is left of it is not read."""


class Reader(Protocol):
    """What reads a premise and a claim together: see `learned.Reader`."""

    @property
    def room(self) -> int:
        """How many word pieces a premise should have at most."""

    def measure(self, text: str) -> int:
        """Return the number of word pieces of a text."""

    def margin(self, premise: str, claim: str) -> float:
        """Return how much likelier the premise bears the claim out than not, as a logit."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence of a claim as both judges saw it: held against its evidence, and the margin of its premise, given by indices; None if unread.

    `known` are names, figures and dates of the sentence that its evidence lacks and other sentences of the documents have: beside a
    word that the claim has beside them, where they are figures or dates.
    """

    sentence: str
    held: Held
    known: frozenset[str]
    premise: tuple[int, ...] = ()
    margin: float | None = None

    @property
    def coverage(self) -> float:
        """The share of the sentence's content that stands in its evidence."""
        return self.held.judgement.coverage if self.held.judgement else 0.0

    @property
    def failures(self) -> tuple[Finding, ...]:
        """The findings of the checks that fail; none where there is no evidence at all."""
        return self.held.judgement.failures if self.held.judgement else ()

    @property
    def grave(self) -> tuple[Finding, ...]:
        """The failures that sink the sentence in whatever words: a name, figure or date that the documents know is not among them."""
        return tuple(f for f in self.failures if self._is_grave(f.check, f.severity, f.claim))

    def _is_grave(self, check: str, severity: Severity, claimed: str | None) -> bool:
        if check == "quantifier" or (check == "attribution" and severity == "contradicts"):
            return severity == "contradicts"
        known = check in _STRONG and claimed in self.known
        return check in _HARD and not known and self.coverage >= _DECIDES_FROM.get(check, 0.0)

    @property
    def sunk(self) -> bool:
        """Whether the checks refuse the sentence whatever is learned."""
        near = self.coverage >= _NEARLY_THE_SAME
        return (
            self.held.judgement is None
            or bool(self.grave)
            or (near and any(f.check not in _MISSING_WORDS for f in self.failures))
        )

    def stands_in_one(self, share: float) -> bool:
        """Whether one sentence of the sources has that share of the content, and no check fails."""
        return not self.failures and self.coverage >= share and len(self.held.chosen) == 1


@dataclass(frozen=True, slots=True)
class Combination:
    """A logistic curve over the learned margin and what the checks found: how it was fitted, training/combine.py.

    `slopes` belong to `features`. A claim of nearly the evidence's words that every check passes is only refused under the
    probability `doubted`: from there on it scores at least 0.5.
    """

    slopes: tuple[float, ...]
    intercept: float
    doubted: float

    def probability(self, readings: Sequence[Reading]) -> float:
        """Return how likely the evidence supports a claim, read sentence by sentence: under 0.5 where the checks sink it."""
        z = self.intercept + sum(a * b for a, b in zip(self.slopes, features(readings), strict=True))
        likely = 1 / (1 + math.exp(-max(-50.0, min(50.0, z))))
        if any(r.sunk for r in readings):
            return _SUNK * likely
        trusted = likely >= self.doubted and all(r.stands_in_one(_NEARLY_THE_SAME) for r in readings)
        if trusted or all(r.stands_in_one(_FULL) for r in readings):
            return max(likely, _LEVEL + _PRESSED * likely)
        return likely


@cache
def combination() -> Combination:
    """Return the curve that ships with the model."""
    found = read_json("combination.json")
    return Combination(tuple(found["slopes"].values()), found["intercept"], found["doubted"])


NAMES = ("margin", "coverage", "lacking", "content", "sunk")


def features(readings: Sequence[Reading]) -> tuple[float, ...]:
    """Return what the curve is over, in the order of NAMES: the evened margin, and the means over the sentences of what the checks found.

    `lacking` counts numbers, dates and names that are nowhere; `sunk` is the coverage of what the checks sink: they err least where it is high.
    """
    rows = [_checked(r) for r in readings]
    means = (sum(column) / len(rows) for column in zip(*rows, strict=True))
    lowest = min((r.margin for r in readings if r.margin is not None), default=_UNREAD)
    return (evened(lowest, len(readings)), *means)


def _checked(reading: Reading) -> tuple[float, ...]:
    lacking = min(3, sum(f.check in _STRONG and f.severity == "lacks" for f in reading.grave))
    content = reading.held.judgement is None or any(f.check in _MISSING_WORDS for f in reading.failures)
    return reading.coverage, float(lacking), float(content), reading.coverage * reading.sunk


def evened(margin: float, count: int) -> float:
    """Return the lowest of `count` margins as a single sentence's that is as likely: the more sentences, the lower the lowest."""
    curves = _curves()
    slope, intercept = curves[min(count, len(curves)) - 1]
    return (slope * margin + intercept - curves[0][1]) / curves[0][0]


@cache
def _curves() -> tuple[tuple[float, float], ...]:
    return tuple((slope, intercept) for slope, intercept in read_json("calibration.json")["curves"])


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

    A number, date, name, negation, opposite or speaker that does not agree with the evidence sinks a claim as by the checks alone, and so does
    any other check where the claim has nearly the evidence's words; a claim whose words all stand in one sentence and that passes every
    check has at least 0.5. All other claims are supported when their probability, from the learned score and the checks together, reaches
    `threshold` (0 to 1): the score can bear out what is said in other words, and refuse what only has the words.
    """
    return conclude(claim, read_pairs(list(sentences) or [claim], index, reader, before), index, threshold)


def read_pairs(sentences: Sequence[str], index: EvidenceIndex, reader: Reader, before: str) -> list[Reading]:
    """Hold each sentence of a claim against the index, and read it with its premise; `before` stands before the first.

    The sentence with least in its evidence is read first, and the others until one settles it. A claim that fails two grave checks or
    more, or has a sentence without any evidence, is not read: no margin would save it.
    """
    found = [_reading(s, hold(s, index), index) for s in sentences]
    if sum(len(r.grave) for r in found) >= _HOPELESS or any(r.held.judgement is None for r in found):
        return found
    earlier = [before, *sentences]
    for n in sorted(range(len(found)), key=lambda n: found[n].coverage):
        premise = find_premise(sentences[n], earlier[n], index, reader.measure, reader.room)
        margin = reader.margin(" ".join(map(index.reading, premise)), sentences[n])
        found[n] = replace(found[n], premise=tuple(premise), margin=margin)
        if margin <= _SETTLED:
            break
    return found


def _reading(sentence: str, held: Held, index: EvidenceIndex) -> Reading:
    found = held.judgement.failures if held.judgement else ()
    lacking = {(f.check, f.claim) for f in found if f.severity == "lacks" and f.check in _STRONG}
    if not lacking:
        return Reading(sentence, held, frozenset())
    ours = index.claim(sentence)
    known = {text for check, text in lacking if check == "name" and text and index.knows(text)}
    known |= {q.text for q in ours.quantities if ("number", q.text) in lacking and may_be_told(ours, q, index)}
    known |= {d.text for d in ours.dates if ("date", d.text) in lacking and may_be_told(ours, d, index)}
    return Reading(sentence, held, frozenset(known))


def conclude(claim: str, readings: Sequence[Reading], index: EvidenceIndex, threshold: float) -> ClaimVerdict:
    """Return the verdict on a claim from the readings of its sentences."""
    if any(r.held.judgement is None for r in readings):
        return join_verdicts(claim, [answer(r.sentence, r.held.verdict, r.held.chosen, index) for r in readings])
    likely = combination().probability(readings)
    if any(r.sunk for r in readings):
        found = [answer(r.sentence, r.held.verdict, r.held.chosen, index) for r in readings if r.sunk or not r.failures]
        return join_verdicts(claim, found).model_copy(update={"score": round(likely, 4)})
    passes = likely >= threshold
    found = [_judged(r, index, passes) for r in readings]
    reworded = any(r.failures for r in readings)
    how = f"bears the claim out{' in other words' if reworded else ''}" if passes else "does not bear the claim out"
    reason = Reason(
        check="meaning",
        outcome="pass" if passes else "fail",
        claim=claim,
        message=f"read together, the evidence {how} ({likely:.2f})",
    )
    joined = join_verdicts(claim, found)
    return joined.model_copy(update={"score": round(likely, 4), "reasons": (*joined.reasons, reason)})


def _judged(reading: Reading, index: EvidenceIndex, passes: bool) -> ClaimVerdict:
    """The verdict on one sentence of a claim that the score decided. Of a supported one no check fails: that it is in other words is a reason.

    The evidence of one that the score bears out in other words is what it read; what serves best alone comes first.
    """
    label: Label = "supported" if passes else "unsupported"
    kept = tuple(r for r in reading.held.verdict.reasons if r.outcome == "pass" or not passes)
    chosen = (passes and reading.failures and reading.premise) or reading.held.chosen
    if passes and len(chosen) > 1:
        chosen = tuple(sorted(chosen, key=lambda n: -_score_alone(reading, n, index)))
    return answer(reading.sentence, Verdict(label=label, score=reading.held.score, reasons=kept), chosen, index)


def _score_alone(reading: Reading, n: int, index: EvidenceIndex) -> float:
    known = reading.held.alone.get(n)
    ours = index.claim(reading.sentence)
    return examine(ours, index.body([n], ours)).score if known is None else known
