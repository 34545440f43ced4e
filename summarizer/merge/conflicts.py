"""Where sources give different figures for one thing."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Literal

from summarizer.language import Analysis, analyse
from summarizer.language.dates import DateMention
from summarizer.language.numbers import Quantity, agrees
from summarizer.language.speech import Speech, same_speaker
from summarizer.language.tokens import stem_of
from summarizer.schemas import Conflict, Fact, Position, Sentence

_EVENTS = {
    stem_of(stem): label
    for stem, label in (("kill", "killed"), ("injure", "wounded"), ("arrest", "arrested"), ("detain", "detained"), ("flee", "displaced"),
                        ("displace", "displaced"), ("evacuate", "evacuated"), ("miss", "missing"), ("rescue", "rescued"), ("capture", "captured"),
                        ("destroy", "destroyed"), ("hospitalize", "in hospital"), ("infect", "infected"), ("abduct", "abducted"))
}  # fmt: skip
_SORTS = {
    stem_of(word): sort
    for sort, words in {
        "combatant": "fighter militia militant soldier gunman insurgent rebel combatant trooper member guard",
        "child": "child boy girl baby toddler infant teenager",
        "civilian": "civilian contractor resident villager worker journalist passenger student",
    }.items()
    for word in words.split()
}
_GENERIC = frozenset(stem_of(w) for w in "person other victim man woman life".split())
_BOUND_WORDS = {"=": "", "~": "about ", ">=": "at least ", ">": "more than ", "<=": "at most ", "<": "fewer than "}
_REACH = 5
_BREAKS = re.compile(r"[,;:.!?()\[\]—–]|\s-\s")
"""What parts clauses here: a quote does not, for "five "Iran-backed" fighters died" is one."""


@dataclass(frozen=True, slots=True)
class _Count:
    """One source's figure: how many of which `sort` suffered which `event`, in the time `frame` (year, month) if one is named."""

    event: str
    sort: str
    noun: str
    frame: tuple[int | None, int] | None
    quantity: Quantity
    speaker: Speech | None
    document_id: str
    fact: Fact


def find_conflicts(facts: Sequence[Fact], sentences: dict[str, Sentence], published: dict[str, str | None]) -> list[Conflict]:
    """Return the conflicts on figures among a story's facts, without ids ("" each), the one with most documents first.

    Two figures are of one thing when they count the same sort of people under the same event (killed, wounded, arrested, ...) in the
    same time frame; they differ when neither follows from the other, bounds considered. `sentences` gives the sentence
    at "document:start", `published` the ISO date of each document. One source that moves from one figure
    to another on a later day is an update; two sources that differ are a dispute.
    """
    groups: dict[tuple[str, str], list[_Count]] = defaultdict(list)
    for count in _counts(facts, sentences, published):
        groups[count.event, count.sort].append(count)
    conflicts = [
        c for (event, _), counts in sorted(groups.items()) if (c := _conflict(event, _main_frame(counts), published)) is not None
    ]
    return sorted(conflicts, key=lambda c: (-len({d for p in c.positions for d in p.document_ids}), c.about))


def _counts(facts: Sequence[Fact], sentences: dict[str, Sentence], published: dict[str, str | None]) -> list[_Count]:
    counts = []
    seen: set[tuple[str, int, str]] = set()
    for fact in facts:
        for evidence in fact.evidence:
            key = f"{evidence.document_id}:{evidence.start}"
            taken = analyse(evidence.quote)
            frame = _frame(taken, key, sentences)
            for quantity in taken.quantities:
                found = _event(taken, quantity)
                where = (key, quantity.first, quantity.text)
                if quantity.kind != "cardinal" or not isfinite(quantity.value) or found is None or where in seen:
                    continue
                seen.add(where)
                noun, sort = _sort(taken, quantity)
                speaker = _speaker(taken, quantity)
                counts.append(_Count(found, sort, noun, frame, quantity, speaker, evidence.document_id, fact))
    return counts


def _event(taken: Analysis, quantity: Quantity) -> str | None:
    """The event word nearest to what is counted: after it ("five were killed"), or before it ("killed five", "the death of five")."""
    end = quantity.last + len(quantity.counts)
    clause = _clause(taken, quantity.last)
    best: tuple[int, str] | None = None
    stop = min((q.first for q in taken.quantities if q.first > quantity.last), default=len(taken.tokens))
    for token in taken.tokens[max(0, quantity.first - _REACH) : min(stop, end + 2 * _REACH)]:
        label = _EVENTS.get(token.stem)
        if label is None or token.index not in clause:
            continue
        distance = quantity.first - token.index if token.index < quantity.first else max(1, token.index - end)
        between = range(min(token.index, quantity.first), max(token.index, end))
        if any(taken.tokens[i].norm in ("and", "while", "but") for i in between if i < quantity.first or i > end):
            continue
        if best is None or distance < best[0]:
            best = (distance, label)
    return best[1] if best else None


def _clause(taken: Analysis, index: int) -> range:
    """The tokens up to 15 places from the one at `index` that no punctuation but a quote parts from it."""

    def parted(i: int) -> bool:
        return bool(_BREAKS.search(taken.text, taken.tokens[i].end, taken.tokens[i + 1].start))

    least, most = max(0, index - 3 * _REACH), min(len(taken.tokens) - 1, index + 3 * _REACH)
    first = next((i + 1 for i in range(index - 1, least - 1, -1) if parted(i)), least)
    last = next((i for i in range(index, most) if parted(i)), most)
    return range(first, last + 1)


def _counted(taken: Analysis, quantity: Quantity) -> Iterator[str]:
    """The stems of the noun phrase that a quantity counts, quotes in it aside."""
    clause = _clause(taken, quantity.last)
    for token in taken.tokens[quantity.last + 1 : quantity.last + 1 + _REACH]:
        if token.index not in clause or not token.content or token.stem in _EVENTS:
            return
        yield token.stem


def _sort(taken: Analysis, quantity: Quantity) -> tuple[str, str]:
    """(stem of the noun, sort of people) that a quantity counts; the sort of a bare number or of "people" is ""."""
    counts = tuple(_counted(taken, quantity)) or quantity.counts
    for stem in reversed(counts):
        if stem in _SORTS:
            return stem, _SORTS[stem]
    plain = [s for s in counts if s not in _EVENTS and s not in _GENERIC]
    return (plain[-1], plain[-1]) if plain else ("", "")


def _speaker(taken: Analysis, quantity: Quantity) -> Speech | None:
    """Who gives the figure: the last speaker before it, else the first after it."""
    before = [s for s in taken.speech if s.verb_index < quantity.first]
    return before[-1] if before else next(iter(taken.speech), None)


def _frame(taken: Analysis, key: str, sentences: dict[str, Sentence]) -> tuple[int | None, int] | None:
    """The month that a sentence speaks of; one that looks back ("had", "those", "that month") takes it from the sentence before."""
    own = _month(taken.dates)
    if own is not None:
        return own
    back = any(t.norm in ("had", "those", "earlier") for t in taken.tokens)
    sentence = sentences.get(key)
    if not back or sentence is None:
        return None
    before = sentences.get(f"before {key}")
    return _month(analyse(before.text).dates) if before is not None else None


def _month(dates: Sequence[DateMention]) -> tuple[int | None, int] | None:
    return next(((d.year, d.month) for d in dates if d.month), None)


def _main_frame(counts: list[_Count]) -> list[_Count]:
    """The counts of the story's own time: without a month of their own, or with the one that most share."""
    months = Counter(c.frame for c in counts if c.frame is not None)
    if not months or any(c.frame is None for c in counts):
        return [c for c in counts if c.frame is None]
    main = max(sorted(months, key=str), key=lambda m: months[m])
    return [c for c in counts if c.frame == main]


def _conflict(event: str, counts: list[_Count], published: dict[str, str | None]) -> Conflict | None:
    values: dict[float, list[_Count]] = defaultdict(list)
    for count in counts:
        values[count.quantity.value].append(count)
    if len(values) < 2 or len({c.document_id for c in counts}) < 2:
        return None
    differing = [(a, b) for i, a in enumerate(counts) for b in counts[i + 1 :] if _differ(a, b)]
    relations = {_relation(a, b, published) for a, b in differing}
    if not relations:
        return None
    relation: Literal["dispute", "update", "unknown"] = (
        "dispute" if "dispute" in relations else "update" if "update" in relations else "unknown"
    )
    positions = tuple(_position(group) for _, group in sorted(values.items()))
    return Conflict(id="", about=_about(event, counts), kind="number", relation=relation, positions=positions)


def _differ(a: _Count, b: _Count) -> bool:
    if a.quantity.value == b.quantity.value:
        return False
    if _same_speaker(a, b):
        return True
    return (
        not agrees(a.quantity, b.quantity) and not agrees(b.quantity, a.quantity) and not _may_both_hold(a.quantity, b.quantity)
    )


def _may_both_hold(a: Quantity, b: Quantity) -> bool:
    """Whether two bounded figures leave room for each other: "at least five" and "at least seven" do."""
    return a.bound in (">=", ">") and b.bound in (">=", ">")


def _relation(a: _Count, b: _Count, published: dict[str, str | None]) -> str:
    if _same_speaker(a, b):
        days = {published.get(a.document_id), published.get(b.document_id)}
        return "update" if len(days) == 2 else "unknown"
    return "dispute"


def _same_speaker(a: _Count, b: _Count) -> bool:
    return a.speaker is not None and b.speaker is not None and same_speaker(a.speaker, b.speaker)


def _position(group: list[_Count]) -> Position:
    # One figure may stand with and without "at least": each wording is shown, none is put in another source's mouth.
    bounds = sorted({c.quantity.bound for c in group}, key=lambda b: (b != "=", b))
    value = group[0].quantity.value
    number = f"{int(value):,}" if value == int(value) else f"{value:,}"
    return Position(
        value=" / ".join(f"{_BOUND_WORDS[bound]}{number}" for bound in bounds),
        fact_ids=tuple(dict.fromkeys(c.fact.id for c in group)),
        document_ids=tuple(sorted({c.document_id for c in group}, key=lambda d: (len(d), d))),
    )


def _about(event: str, counts: list[_Count]) -> str:
    """What the figures are of, in the sources' words: "militiamen killed"."""
    words: Counter[str] = Counter()
    for count in counts:
        taken = analyse(count.quantity.text)
        words.update(t.norm for t in taken.tokens if t.stem == count.noun and count.noun)
    noun = max(sorted(words), key=lambda w: (words[w], w.endswith(("s", "men")))) if words else "people"
    return f"{noun} {event}"
