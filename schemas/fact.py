"""What an engine proposes, and what is left of it once it was verified."""

from dataclasses import dataclass
from typing import Literal

from .frozen import Frozen
from .verdict import Evidence, Verdict

Modality = Literal["stated", "alleged", "denied"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement that an engine makes, and the addresses of the sentences that it rests on.

    `salience` orders proposals within their story: higher is more central; the unit is the engine's own.
    `modality` is what the engine holds the statement to be: what is alleged or denied must not be told as a fact.
    """

    statement: str
    sentence_ids: tuple[str, ...]
    salience: float
    attribution: str | None = None
    time: str | None = None
    modality: Modality = "stated"


class Fact(Frozen):
    """A verified statement with every span that carries it.

    `corroboration` is the number of independent origins behind it. `time` is an ISO 8601 date, or None
    where the sources leave it open. `attribution` is who the sources say says so.
    """

    id: str
    statement: str
    attribution: str | None = None
    time: str | None = None
    evidence: tuple[Evidence, ...]
    verdict: Verdict
    document_ids: tuple[str, ...]
    corroboration: int


class SummarySentence(Frozen):
    """A sentence of a summary and the facts of its own story that it rests on."""

    text: str
    fact_ids: tuple[str, ...]
    verdict: Verdict
