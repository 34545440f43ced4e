"""Documents written for these tests, with the values that they state and the words by which their sentences are found."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from summarizer.schemas import Sentence
from summarizer.verification import EvidenceIndex
from summarizer.verification.leaves import Leaf, LeafKind
from tests.verification.documents import index_of

Value = bool | int | float | Decimal | date | datetime | time | timedelta | str


@dataclass(frozen=True)
class Stated:
    """A value that a document states, and a few words of each sentence that a true answer would cite."""

    leaf: Leaf
    words: tuple[str, ...]


@dataclass(frozen=True)
class Text:
    """A document and what it states."""

    name: str
    published: str | None
    text: str
    stated: tuple[Stated, ...]

    def index(self) -> EvidenceIndex:
        """The document's index."""
        return index_of(self.text)


def cited(index: EvidenceIndex, words: tuple[str, ...]) -> list[Sentence]:
    """The sentences that have the words, one for each."""
    return [next(s for s in index.passages.sentences if w in " ".join(s.text.split())) for w in words]


def number(value: int | float | str | timedelta, label: str, *words: str, beside: tuple[str, ...] = ()) -> Stated:
    """A stated number: a string is a Decimal."""
    return Stated(Leaf(Decimal(value) if isinstance(value, str) else value, "number", label, beside), words)


def day(value: str, label: str, *words: str, beside: tuple[str, ...] = ()) -> Stated:
    """A stated date, time or both, written in ISO 8601."""
    kind = time if len(value) < 10 else datetime if "T" in value else date
    return Stated(Leaf(kind.fromisoformat(value), "date", label, beside), words)


def yes(label: str, *words: str, beside: tuple[str, ...] = ()) -> Stated:
    """A boolean that is true."""
    return Stated(Leaf(True, "boolean", label, beside), words)


def no(label: str, *words: str, beside: tuple[str, ...] = ()) -> Stated:
    """A boolean that is false."""
    return Stated(Leaf(False, "boolean", label, beside), words)


def choice(member: str, others: str, label: str, *words: str, beside: tuple[str, ...] = ()) -> Stated:
    """A member of a closed list; `others` are its siblings, split at bars."""
    return Stated(Leaf(member, "choice", label, beside, _named(member), tuple(_named(o) for o in others.split("|"))), words)


def name(value: str, label: str, *words: str, beside: tuple[str, ...] = ()) -> Stated:
    """A name."""
    return _string("name", value, label, words, beside)


def text(value: str, label: str, *words: str, beside: tuple[str, ...] = ()) -> Stated:
    """Free text."""
    return _string("text", value, label, words, beside)


def _string(kind: LeafKind, value: str, label: str, words: tuple[str, ...], beside: tuple[str, ...]) -> Stated:
    return Stated(Leaf(value, kind, label, beside), words)


def _named(member: str) -> tuple[str, ...]:
    spaced = member.replace("_", " ").lower()
    return (member,) if spaced == member else (member, spaced)
