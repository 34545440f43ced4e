"""What the kinds of conflicts share: who told what where, and which relation two tellers are in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from summarizer.language import Analysis, analyse
from summarizer.language.speech import Speech, same_speaker
from summarizer.language.timing import Anchor, time_of
from summarizer.merge.aliases import Aliases
from summarizer.schemas import Conflict, Fact, Position, Sentence

Relation = Literal["dispute", "update", "unknown"]
_DAY = 10
_WEEK = 7


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A sentence that carries a fact: `before` is the one before it in its article, `time` when it says that something happened."""

    fact: Fact
    document_id: str
    start: int
    taken: Analysis
    before: Analysis | None
    published: str | None
    anchor: Anchor
    time: str | None


def gather(facts: Sequence[Fact], sentences: dict[str, Sentence], published: dict[str, str | None]) -> list[Told]:
    """Return each sentence that carries a fact once, with the fact that it leads or else the first that rests on it.

    The dates of a document without one of its own are held against those of the others.
    """
    found: dict[tuple[str, int], Told] = {}
    known = tuple(sorted({day for day in published.values() if day}))
    for fact, evidence in [(f, f.evidence[0]) for f in facts] + [(f, e) for f in facts for e in f.evidence[1:]]:
        key = f"{evidence.document_id}:{evidence.start}"
        if (evidence.document_id, evidence.start) in found:
            continue
        taken = analyse(evidence.quote)
        before = sentences.get(f"before {key}")
        day = published.get(evidence.document_id)
        looked_back = analyse(before.text) if before is not None else None
        anchor = Anchor((day,) if day else known)
        found[evidence.document_id, evidence.start] = Told(
            fact, evidence.document_id, evidence.start, taken, looked_back, day, anchor, time_of(taken, anchor)
        )
    return list(found.values())


def speaker_at(taken: Analysis, index: int) -> Speech | None:
    """Return who says what stands at a token: the last speaker before it, else the first after it."""
    before = [s for s in taken.speech if s.verb_index < index]
    return before[-1] if before else next(iter(taken.speech), None)


def is_one_speaker(one: Speech | None, other: Speech | None, aliases: Aliases) -> bool:
    """Whether two attributions name one speaker, spellings and surnames aside."""
    if one is None or other is None:
        return False
    return same_speaker(one, other) or bool(one.parts and other.parts and aliases.key(one.parts) == aliases.key(other.parts))


def relation_of(one: tuple[Told, Speech | None], other: tuple[Told, Speech | None], aliases: Aliases) -> Relation:
    """Return how two who differ stand to each other: one speaker on two days, two parties, or not known.

    Where neither sentence names a speaker and the documents are of different days, the later one may know more or may differ.
    """
    (first, speaker), (second, rival) = one, other
    moved = first.published is not None and second.published is not None and first.published != second.published
    if is_one_speaker(speaker, rival, aliases):
        return "update" if moved else "unknown"
    return "unknown" if speaker is None and rival is None and moved else "dispute"


def gravest(relations: Iterable[Relation]) -> Relation:
    """Return the relation of a conflict that has several: a dispute is one whatever else it is."""
    found = set(relations)
    return "dispute" if "dispute" in found else "update" if "update" in found else "unknown"


def position(value: str, told: Sequence[Told]) -> Position:
    """Return the side of those who say `value`."""
    return Position(
        value=value,
        fact_ids=tuple(dict.fromkeys(t.fact.id for t in told)),
        document_ids=tuple(sorted({t.document_id for t in told}, key=lambda d: (len(d), d))),
    )


def documents_of(conflict: Conflict) -> set[str]:
    """Return all documents that take a side."""
    return {d for p in conflict.positions for d in p.document_ids}


def is_one_time(one: str | None, other: str | None) -> bool:
    """Whether two ISO dates of different grain may be of one time: none is known, one holds the other, or a week lies between."""
    if one is None or other is None or one.startswith(other) or other.startswith(one):
        return True
    return len(one) == len(other) == _DAY and one[:7] == other[:7] and abs(int(one[8:]) - int(other[8:])) <= _WEEK
