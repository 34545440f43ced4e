"""What a check answers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from summarizer.language import Analysis
from summarizer.schemas import Reason

from .alignment import Alignment, Body

Severity = Literal["contradicts", "lacks", "passes"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One check's word on one thing that the claim says: `claim` and `evidence` are its two sides, as far as both exist.

    `contradicts`: the evidence says otherwise; `lacks`: the evidence does not say it.
    """

    check: str
    severity: Severity
    claim: str | None
    evidence: str | None
    message: str

    @property
    def reason(self) -> Reason:
        """The finding as a verdict gives it."""
        outcome: Literal["pass", "fail"] = "pass" if self.severity == "passes" else "fail"
        return Reason(check=self.check, outcome=outcome, claim=self.claim, evidence=self.evidence, message=self.message)


Check = Callable[[Analysis, Body, Alignment], Iterator[Finding]]
"""A check is a pure function: (claim, evidence, alignment of the two) -> findings, none where it has nothing to say."""


def passed(check: str, claim: str | None, evidence: str | None, message: str) -> Finding:
    """A finding that speaks for the claim."""
    return Finding(check, "passes", claim, evidence, message)


def failed(check: str, severity: Severity, claim: str | None, evidence: str | None, message: str) -> Finding:
    """A finding that sinks the claim."""
    return Finding(check, severity, claim, evidence, message)
