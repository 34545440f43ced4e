"""What is judged here: one value of a structured answer, and what was found of it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Literal

from summarizer.schemas import Evidence, Verdict

LeafKind = Literal["number", "date", "boolean", "choice", "name", "text"]
LeafValue = bool | int | float | Decimal | date | datetime | time | timedelta | str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value that a document is said to state, and the words of the field that it fills.

    `label` are the words of the path and, after a colon, of the description: "casualties killed: how many people were killed".
    `beside` are the other values of the same object as text: which thing is meant. A choice gives its `member`'s name and
    words, and in `others` those of the members that it was not.
    """

    value: LeafValue
    kind: LeafKind
    label: str
    beside: tuple[str, ...] = ()
    member: tuple[str, ...] = ()
    others: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class LeafFinding:
    """The verdict on a leaf, and the words that carry it: of a refused one those that say otherwise, where there are such."""

    verdict: Verdict
    spans: tuple[Evidence, ...]
