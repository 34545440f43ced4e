"""Where two sentences of two documents say the same but for one figure, one date or one name."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Literal

from summarizer.language import Analysis
from summarizer.language.names import Name
from summarizer.language.numbers import Quantity
from summarizer.language.timing import day_of
from summarizer.merge.aliases import Aliases
from summarizer.schemas import Conflict

from .counts import differ, shown_value
from .sides import Relation, Told, gravest, is_one_time, position, relation_of, speaker_at

_REACH = 6
_RAREST = 4
_MOST_POSTINGS = 40
_LEAST_AROUND = {"number": 0.5, "date": 0.75, "name": 0.75}
_LEAST_SHARED = {"number": 0.6, "date": 0.8, "name": 0.8}
_FEWEST_AROUND, _FEWEST_SHARED = 2, 4
"""How much of two sentences must be alike, beside the figure, date or name and in all, before the two count as one statement."""
_MOST_VALUES = 4
_ROUNDED = 0.02
_UNCOUNTED = frozenset("ago later earlier before after old".split())
_MARKS = {"usd": "$", "eur": "€", "gbp": "£", "yen": "¥"}


Kind = Literal["number", "date", "name"]
Rest = tuple[tuple[int, str], ...]
"""The content tokens of a sentence that say which statement it makes, with their stems."""


@dataclass(frozen=True, slots=True, eq=False)
class _Slot:
    """A figure, date or name with the stems around it: `of` is what it counts or its unit, "" for dates and names."""

    kind: Kind
    of: str
    value: float | str
    shown: str
    quantity: Quantity | None
    first: int
    last: int
    around: frozenset[str]
    rest: frozenset[str]
    told: Told


def conflicts_of_slots(rows: Sequence[Told], aliases: Aliases) -> list[Conflict]:
    """Return the conflicts of sentences that are one statement but for a figure, a date (of one grain: two days, two years) or a name.

    A value that the other document gives as well, of whatever, tells nothing: both know both. Candidates come from an index of
    the rarest stems around each slot, so the work grows with the number of sentences, not of pairs.
    """
    slots = [slot for told in rows for slot in _slots(told, aliases)]
    known: dict[str, set[tuple[str, str, float | str]]] = defaultdict(set)
    for told in rows:
        known[told.document_id].update(_values(told, aliases))
    edges = [(a, b) for a, b in _candidates(slots) if _contradict(a, b, known, aliases)]
    return [c for group in _joined(edges) if (c := _conflict(group, aliases)) is not None]


def _slots(told: Told, aliases: Aliases) -> Iterator[_Slot]:
    taken = told.taken
    rest = _rest(taken)
    kinds = Counter((q.kind, _of(q)) for q in taken.quantities)
    for q in taken.quantities:
        if _is_comparable(told, q) and kinds[q.kind, _of(q)] == 1:
            yield _slot("number", f"{q.kind} {_of(q)}", q.value, _shown(q), q, (q.begin, q.last), rest, told)
    if len(taken.dates) == 1:
        mention = taken.dates[0]
        day = day_of(taken, mention, told.anchor)
        if day is not None and mention.relative is None:
            yield _slot("date", "", day, mention.text, None, (mention.first, mention.last), rest, told)
    for name in taken.names:
        if len(name.parts) > 1:
            value = " ".join(aliases.key(name.parts))
            yield _slot("name", "", value, name.text, None, (name.first, name.last), rest, told)


def _slot(
    kind: Kind, of: str, value: float | str, shown: str, quantity: Quantity | None, place: tuple[int, int], rest: Rest, told: Told
) -> _Slot:
    first, last = place
    tokens = told.taken.tokens
    near = [*tokens[max(0, first - _REACH) : first], *tokens[last + 1 : last + 1 + _REACH]]
    around = frozenset(t.stem for t in near if t.content)
    inside = {i for i, _ in rest if first <= i <= last}
    return _Slot(kind, of, value, shown, quantity, first, last, around, frozenset(s for i, s in rest if i not in inside), told)


def _rest(taken: Analysis) -> Rest:
    """The content tokens of a sentence with their stems, without its figures and its speakers."""
    spoken = frozenset(stem for s in taken.speech for stem in s.stems) | {s.verb for s in taken.speech}
    valued = {i for q in taken.quantities for i in range(q.begin, q.last + 1)}
    return tuple((i, taken.tokens[i].stem) for i in taken.content if i not in valued and taken.tokens[i].stem not in spoken)


def _is_comparable(told: Told, q: Quantity) -> bool:
    """Whether a figure can be held against another: a sum, a share, or a count of something that the sentence names."""
    after = told.taken.tokens[q.last + 1 : q.last + 3]
    spans = any(t.norm in _UNCOUNTED for t in after)
    return (
        isfinite(q.value)
        and not spans
        and (q.kind in ("percent", "money") or (q.kind == "cardinal" and bool(q.unit or q.counts)))
    )


def _of(q: Quantity) -> str:
    return q.unit or (q.counts[0] if q.counts else "")


def _shown(q: Quantity) -> str:
    number = shown_value(q.value)
    if q.kind == "percent":
        return f"{number}%"
    return f"{_MARKS.get(q.unit, q.unit + ' ')}{number}" if q.kind == "money" else number


def _values(told: Told, aliases: Aliases) -> Iterator[tuple[str, str, float | str]]:
    for q in told.taken.quantities:
        yield "number", f"{q.kind} {_of(q)}", q.value
    for mention in told.taken.dates:
        if (day := day_of(told.taken, mention, told.anchor)) is not None:
            yield "date", "", day
    for name in told.taken.names:
        yield "name", "", " ".join(aliases.key(name.parts))


def _candidates(slots: Sequence[_Slot]) -> Iterator[tuple[_Slot, _Slot]]:
    postings: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for i, slot in enumerate(slots):
        for stem in slot.around:
            postings[slot.kind, slot.of, stem].append(i)
    pairs: Counter[tuple[int, int]] = Counter()
    for i, slot in enumerate(slots):
        shared = [where for stem in slot.around if len(where := postings[slot.kind, slot.of, stem]) > 1]
        for where in sorted(shared, key=len)[:_RAREST]:
            pairs.update((i, j) for j in where[:_MOST_POSTINGS] if j != i)
    for i, j in sorted({(min(pair), max(pair)) for pair, times in pairs.items() if times >= _FEWEST_AROUND}):
        if slots[i].told.document_id != slots[j].told.document_id:
            yield slots[i], slots[j]


def _contradict(a: _Slot, b: _Slot, known: dict[str, set[tuple[str, str, float | str]]], aliases: Aliases) -> bool:
    if not _is_other_value(a, b) or (a.kind != "date" and not is_one_time(a.told.time, b.told.time)):
        return False
    if _key(a) in known[b.told.document_id] or _key(b) in known[a.told.document_id]:
        return False
    around = a.around & b.around
    if len(around) < _FEWEST_AROUND or len(around) < _LEAST_AROUND[a.kind] * min(len(a.around), len(b.around)):
        return False
    ours, theirs = a.rest, b.rest
    shared, fewer = len(ours & theirs), min(len(ours), len(theirs))
    return shared >= _FEWEST_SHARED and shared >= _LEAST_SHARED[a.kind] * fewer and not _differs_besides(a, b, aliases)


def _key(slot: _Slot) -> tuple[str, str, float | str]:
    return slot.kind, slot.of, slot.value


def _is_other_value(a: _Slot, b: _Slot) -> bool:
    if a.quantity is not None and b.quantity is not None:
        one, other = a.quantity.value, b.quantity.value
        return differ(a.quantity, b.quantity) and abs(one - other) > _ROUNDED * max(abs(one), abs(other))
    if a.kind == "date":
        return a.value != b.value and len(str(a.value)) == len(str(b.value))
    return not set(str(a.value).split()) & set(str(b.value).split())


def _differs_besides(a: _Slot, b: _Slot, aliases: Aliases) -> bool:
    """Whether two sentences differ in more than the slot: in all their other figures, or each in a name of its own.

    "141 households and 100 families" of one town and "1,085 households and 870 families" of another are one sentence of two places.
    """
    ours, theirs = ({q.value for q in s.told.taken.quantities if q.last < s.first or q.first > s.last} for s in (a, b))
    if ours and theirs and not ours & theirs:
        return True
    alone, rival = _names_alone(a, b, aliases), _names_alone(b, a, aliases)
    return bool(alone and rival) if a.kind == "number" else bool(alone or rival)


def _names_alone(slot: _Slot, other: _Slot, aliases: Aliases) -> list[Name]:
    """The names of a slot's sentence, the slot and its parts aside, that the other sentence does not have."""
    theirs = [n.parts for n in other.told.taken.names]
    own = set(str(slot.value).split()) if slot.kind == "name" else set()
    return [
        n
        for n in slot.told.taken.names
        if (n.last < slot.first or n.first > slot.last)
        and not own & set(n.parts)
        and not any(aliases.same(n.parts, p) or set(n.parts) & set(p) for p in theirs)
    ]


Edge = tuple[_Slot, _Slot]


def _joined(edges: Sequence[Edge]) -> list[list[Edge]]:
    """The edges, those together that hang on each other by their slots."""
    parents: dict[int, int] = {}

    def root(i: int) -> int:
        while parents.setdefault(i, i) != i:
            parents[i] = i = parents[parents[i]]
        return i

    for a, b in edges:
        parents[root(id(a))] = root(id(b))
    groups: dict[int, list[Edge]] = defaultdict(list)
    for a, b in edges:
        groups[root(id(a))].append((a, b))
    return list(groups.values())


def _conflict(edges: Sequence[Edge], aliases: Aliases) -> Conflict | None:
    slots = list({id(slot): slot for edge in edges for slot in edge}.values())
    values: dict[float | str, list[_Slot]] = defaultdict(list)
    for slot in slots:
        values[slot.value].append(slot)
    if not 2 <= len(values) <= _MOST_VALUES:
        return None
    relations = [_relation(a, b, aliases) for a, b in edges]
    ordered = sorted(values.items(), key=lambda item: (isinstance(item[0], str), item[0]))
    return Conflict(
        id="",
        about=_about(*edges[0]),
        kind=slots[0].kind,
        relation=gravest(relations),
        positions=tuple(position(group[0].shown, [s.told for s in group]) for _, group in ordered),
    )


def _relation(a: _Slot, b: _Slot, aliases: Aliases) -> Relation:
    """Two articles that say so in their own voice differ; what is one statement did not change from one day to the next."""
    ours, theirs = (speaker_at(s.told.taken, s.first) for s in (a, b))
    return "dispute" if ours is None and theirs is None else relation_of((a.told, ours), (b.told, theirs), aliases)


def _about(a: _Slot, b: _Slot) -> str:
    """The stretch of the first sentence around the slot whose words both have, less the slot: "months into his presidency, Biden"."""
    taken = a.told.taken
    near = (*range(max(0, a.first - _REACH), a.first), *range(a.last + 1, min(len(taken.tokens), a.last + 1 + _REACH)))
    words = [taken.tokens[i] for i in near if taken.tokens[i].content and taken.tokens[i].stem in b.around]
    before = [t for t in words if t.index < a.first]
    after = [t for t in words if t.index > a.last]
    left = taken.text[before[0].start : taken.tokens[a.first].start].strip() if before else ""
    right = taken.text[taken.tokens[a.last].end : after[-1].end].strip() if after else ""
    return " ".join(f"{left} … {right}".split()) if left and right else left or right
