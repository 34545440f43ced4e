"""What a verifier says of a claim, and why."""

from typing import Literal

from pydantic import Field

from .frozen import Frozen

Label = Literal["supported", "contradicted", "unsupported"]


class Reason(Frozen):
    """One check that took part in a verdict; a failed one names both sides where both exist."""

    check: str
    outcome: Literal["pass", "fail"]
    claim: str | None = None
    evidence: str | None = None
    message: str


class Verdict(Frozen):
    """`score` is the probability, 0 to 1, that the evidence supports the claim."""

    label: Label
    score: float = Field(ge=0, le=1)
    reasons: tuple[Reason, ...] = ()


class Evidence(Frozen):
    """A span of a document: `documents[document_id].text[start:end] == quote`."""

    document_id: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str


class ClaimVerdict(Verdict):
    """The verdict on one claim, with the claim and the spans on which the verdict rests."""

    claim: str
    evidence: tuple[Evidence, ...] = ()
