"""A verdict from the checks."""

import math
from dataclasses import dataclass
from functools import cached_property

from summarizer.language import Analysis
from summarizer.schemas import Label, Verdict

from .alignment import Alignment, Body, align
from .alternatives import check_alternatives
from .appositions import check_appositions
from .attribution import check_attribution, check_turns
from .checks import check_content, check_dates
from .connectives import check_connectives
from .coordination import check_coordination
from .exceptions import check_exceptions
from .figures import check_numbers
from .findings import Check, Finding, failed
from .identity import check_names, check_slots
from .items import check_items
from .operators import check_modes, check_operators
from .order import check_order
from .places import check_places
from .polarity import check_hedges, check_modifiers, check_negation, check_opposites
from .portions import check_portions, check_ranks
from .quantifiers import check_quantifiers
from .relations import check_relations
from .roles import check_joined, check_roles
from .speakers import check_speakers
from .stance import check_doubts, check_stance
from .tellings import check_exchanged, narrow

CHECKS: tuple[Check, ...] = (
    check_content,
    check_numbers,
    check_dates,
    check_names,
    check_slots,
    check_items,
    check_roles,
    check_joined,
    check_places,
    check_coordination,
    check_exchanged,
    check_appositions,
    check_order,
    check_connectives,
    check_negation,
    check_alternatives,
    check_operators,
    check_quantifiers,
    check_exceptions,
    check_modifiers,
    check_opposites,
    check_relations,
    check_ranks,
    check_portions,
    check_hedges,
    check_modes,
    check_attribution,
    check_doubts,
    check_turns,
    check_speakers,
    check_stance,
)
_SINK = {"contradicts": 0.05, "lacks": 0.15}
_MEETS = 0.4
_LONGEST = 600
_ROUNDING = 0.0001


@dataclass(frozen=True)
class Judgement:
    """What all checks found in a claim, and how it lies on the evidence."""

    findings: tuple[Finding, ...]
    alignment: Alignment

    @property
    def coverage(self) -> float:
        """The share of the claim's content that stands in the evidence."""
        return self.alignment.coverage

    @cached_property
    def verdict(self) -> Verdict:
        """The verdict of the checks alone: see `judge`."""
        return Verdict(label=self.label, score=self.score, reasons=tuple(f.reason for f in self.findings))

    @cached_property
    def failures(self) -> tuple[Finding, ...]:
        """The findings that sink the claim."""
        return tuple(f for f in self.findings if f.severity != "passes")

    @cached_property
    def label(self) -> Label:
        """The label of the verdict."""
        if any(f.severity == "contradicts" for f in self.findings) and self.coverage >= _MEETS:
            return "contradicted"
        return "unsupported" if self.failures else "supported"

    @cached_property
    def score(self) -> float:
        """The score of the verdict."""
        likely = _likely(self.coverage)
        sunk = [_SINK[f.severity] for f in self.failures]
        if sunk:
            # More than one failure makes it less likely still; the share of content keeps an order among the sunk.
            return round(min(sunk) * likely + 0.3 * likely / (1 + len(sunk)), 4)
        return _passing(likely)


def score_of_poor(alignment: Alignment) -> float | None:
    """Return the most that a claim can score on evidence that has so little of it that it is neither supported nor contradicted; else None."""
    return 0.3 * _likely(alignment.coverage) + _ROUNDING if alignment.coverage < _MEETS else None


def judge(claim: Analysis, body: Body) -> Verdict:
    """Return the verdict on a claim from all checks: one that fails sinks it.

    The label is `contradicted` when a check found that evidence on the same matter says otherwise, `unsupported` when
    something is merely missing. The score rises with the share of the claim's content that stands in the evidence; it is
    under 0.5 exactly when a check failed. A claim of over 600 words is refused: it is no sentence, and judging it takes too long.
    """
    return examine(claim, body).verdict


def examine(claim: Analysis, body: Body, alignment: Alignment | None = None) -> Judgement:
    """Return what every check finds; only that it is too long of a claim of over 600 words. `alignment` saves making it again."""
    if len(claim.tokens) > _LONGEST:
        said = f"a claim of {len(claim.tokens):,} words is no sentence: the limit is {_LONGEST}"
        return Judgement((failed("length", "lacks", None, None, said),), Alignment({}, 0.0, 0.0, ()))
    whole, body = body, narrow(claim, body)
    alignment = alignment if alignment and body is whole else align(claim, body)
    findings = tuple(f for check in CHECKS for f in check(claim, body, alignment))
    return Judgement(findings, alignment)


def passing_score(claim: Analysis, body: Body, alignment: Alignment) -> float:
    """Return the score that `judge` gives a claim that it supports, and 0 for any other, at the first check that fails."""
    whole, body = body, narrow(claim, body)
    alignment = alignment if body is whole else align(claim, body)
    if len(claim.tokens) > _LONGEST or any(f.severity != "passes" for check in CHECKS for f in check(claim, body, alignment)):
        return 0.0
    return _passing(_likely(alignment.coverage))


def _likely(coverage: float) -> float:
    return 1 / (1 + math.exp(-8 * (coverage - 0.55)))


def _passing(likely: float) -> float:
    return round(max(likely, 0.5), 4)
