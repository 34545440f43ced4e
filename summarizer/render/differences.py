"""Who stands on which side of a conflict, and who moved from one to another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer.language import analyse
from summarizer.language.lexicon import COUNTRIES, COUNTRY_NAMES
from summarizer.language.names import same_word
from summarizer.schemas import Conflict, Fact, Position, Report, Story

from .captions import document_numbers

__all__ = ["Side", "sides_of", "voices"]


@dataclass(frozen=True, slots=True)
class Side:
    """A position as readers see it: its value, after "then" where one who held an earlier position moved to it, who holds it, and the position itself."""

    value: str
    who: str
    position: Position


def sides_of(conflict: Conflict, story: Story, report: Report, shown: Callable[[str], str]) -> list[Side]:
    """Return the sides of a conflict in the order of its positions, those to which somebody moved last; `shown` makes a speaker's name safe for the display."""
    held = [voices(position, story, report) for position in conflict.positions]
    published = {n: d.published or "" for n, d in enumerate(report.documents, 1)}
    moved = [
        _moved(speakers, [row for n, rows in enumerate(held) if n != place for row in rows], published)
        for place, speakers in enumerate(held)
    ]
    if conflict.relation == "update" and not any(moved):
        moved = [place > 0 for place in range(len(held))]
    sides = []
    for place in sorted(range(len(held)), key=lambda n: moved[n]):
        position = conflict.positions[place]
        value = position.value
        if conflict.kind == "number":  # "4 / at least 4" are two wordings of one figure
            value = value.replace(" / ", " or ")
        who = "; ".join(
            f"{shown(_begun(name)) or 'unattributed'} ({', '.join(map(str, said_in))})" for name, said_in in held[place]
        )
        sides.append(Side(f"then {value}" if moved[place] else value, who, position))
    return sides


def _begun(name: str) -> str:
    """A speaker's name as a list shows it: one that stood within a sentence ("the Pentagon") begins with a capital as others do."""
    return name[:1].upper() + name[1:] if name.split(" ", 1)[0].islower() else name


def voices(position: Position, story: Story, report: Report) -> list[tuple[str, list[int]]]:
    """Return who holds a position and in which documents: `[("Syrian Observatory", [1, 3]), ("", [2])]`.

    A document that says so in its own voice stands under the empty name, last. Two ways to name one speaker are one: a
    capital, "the", a spelling, a surname.
    """
    numbers = document_numbers(report.documents)
    found: dict[str, set[int]] = {}
    for fact in story.facts:
        if fact.id in position.fact_ids:
            said_in = [numbers[name] for name in _attributing(fact) if name in position.document_ids]
            name = fact.attribution or ""
            known = next((other for other in found if is_one_voice(name, other)), name)
            found.setdefault(known, set()).update(said_in)
    attributed = {number for name, said_in in found.items() if name for number in said_in}
    everywhere = {numbers[name] for name in position.document_ids}
    found[""] = everywhere - attributed
    ordered = sorted(found.items(), key=lambda item: (not item[0], min(item[1], default=0)))
    return [(name, sorted(said_in)) for name, said_in in ordered if said_in]


def _attributing(fact: Fact) -> list[str]:
    """The documents in which the one to whom a fact is attributed says it: the first, from which that is known, and those that name him."""
    said = (fact.attribution or "").casefold().removeprefix("the ")
    names = _names(fact.attribution or "")
    return list(
        dict.fromkeys(
            e.document_id
            for n, e in enumerate(fact.evidence)
            if n == 0
            or said in e.quote.casefold()
            or (names and any(same_word(names[-1], p) for n in analyse(e.quote).names for p in n.parts))
        )
    )


Voices = Sequence[tuple[str, list[int]]]


def _moved(speakers: Voices, others: Voices, published: dict[int, str]) -> bool:
    """Whether somebody said otherwise in a document of an earlier day."""
    return any(
        name and is_one_voice(name, before) and "" < _first_day(first, published) < _first_day(said_in, published)
        for name, said_in in speakers
        for before, first in others
    )


def _first_day(said_in: Sequence[int], published: dict[int, str]) -> str:
    """The first day on which documents were published, as far as it is known; else the empty string, which is before all days."""
    return min((published[n] for n in said_in if published[n]), default="")


def is_one_voice(one: str, other: str) -> bool:
    """Whether two attributions name one speaker: word for word, or by names of which one holds the other and ends like it."""
    if one.casefold().removeprefix("the ") == other.casefold().removeprefix("the "):
        return True
    ours, theirs = sorted((_names(one), _names(other)), key=len)
    return bool(ours) and same_word(ours[-1], theirs[-1]) and all(any(same_word(p, q) for q in theirs) for p in ours)


def _names(speaker: str) -> list[str]:
    """The parts of a speaker's names, countries aside: "US officials" and "US troops" have no name in common."""
    parts = [p for name in analyse(speaker).names for p in name.parts]
    return [p for p in parts if p not in COUNTRIES and p not in COUNTRY_NAMES]
