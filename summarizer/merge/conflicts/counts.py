"""How many were killed, wounded, arrested, ...: figures of people under one event."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import isfinite

from summarizer.language import Analysis, analyse
from summarizer.language.numbers import Quantity, agrees
from summarizer.language.speech import Speech
from summarizer.language.tokens import stem_of
from summarizer.merge.aliases import Aliases
from summarizer.schemas import Conflict, Position

from .sides import Told, gravest, is_one_speaker, position, relation_of, speaker_at

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
_AGES = frozenset("age ages aged".split())
_PARTS = frozenset("including among".split())
_WHOLES = frozenset("the those them these its their".split())
_ADDED = frozenset("more others another".split())
_OLD = frozenset(("old", "year-old", "years-old"))
_FEWEST_TELLING = 2
"""Words beside the figure itself with which a sentence says of which event it speaks."""
_MOST_COMPARED = 120


@dataclass(frozen=True, slots=True, eq=False)
class Count:
    """One source's figure: how many of which `sort` suffered which `event`, in the month `frame` if it is not the story's own.

    `telling` are the stems of its sentence that say which event is meant.
    """

    event: str
    sort: str
    noun: str
    frame: str | None
    quantity: Quantity
    speaker: Speech | None
    told: Told
    telling: frozenset[str]


def find_counts(rows: Sequence[Told]) -> list[Count]:
    """Return the counts of people under an event in some sentences, ages and parts of a total left out."""
    counts = []
    for told in rows:
        taken = told.taken
        for quantity in taken.quantities:
            event = _event(taken, quantity)
            if quantity.kind != "cardinal" or not isfinite(quantity.value) or event is None or _is_no_total(taken, quantity):
                continue
            noun, sort = _sort(taken, quantity)
            speaker = speaker_at(taken, quantity.first)
            counts.append(Count(event, sort, noun, _frame(told), quantity, speaker, told, _telling(taken)))
    return counts


def conflicts_of_counts(counts: Sequence[Count], aliases: Aliases) -> list[Conflict]:
    """Return where counts of one thing differ: the same sort under the same event, in the same month, of the same event by its words."""
    groups: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for count in counts:
        groups[count.event, count.sort].append(count)
    found = (_conflict(event, _of_one_event(_main_frame(group)), aliases) for (event, _), group in sorted(groups.items()))
    return [c for c in found if c is not None]


def _event(taken: Analysis, quantity: Quantity) -> str | None:
    """The event word nearest to what is counted: after it ("five were killed"), or before it ("killed five", "the death of five")."""
    end = quantity.last + len(quantity.counts)
    clause = _clause(taken, quantity.last)
    best: tuple[int, str] | None = None
    stop = min((q.first for q in taken.quantities if q.first > quantity.last), default=len(taken.tokens))
    for token in taken.tokens[max(0, quantity.first - _REACH) : min(stop, end + 2 * _REACH)]:
        label = _EVENTS.get(token.stem)
        if label is None or token.index not in clause or (label == "missing" and token.norm != label):
            continue
        distance = quantity.first - token.index if token.index < quantity.first else max(1, token.index - end)
        between = range(min(token.index, quantity.first), max(token.index, end))
        if any(taken.tokens[i].norm in ("and", "while", "but") for i in between if i < quantity.first or i > end):
            continue
        if best is None or distance < best[0]:
            best = (distance, label)
    return best[1] if best else None


def _is_no_total(taken: Analysis, quantity: Quantity) -> bool:
    """Whether a figure counts no people of its own: an age, a magnitude, "two more", a decade, or a part ("eight of the dead")."""
    before = [t.norm for t in taken.tokens[: quantity.first]]
    after = [t.norm for t in taken.tokens[quantity.last + 1 : quantity.last + 3]]
    aged = any(n in _AGES for n in before[-_REACH:]) or any(n in _OLD for n in after) or "aged" in after
    last = taken.tokens[quantity.last]
    decade = last.text[:1].isdigit() and taken.text[last.start : last.end + 1].endswith("s")
    earlier = any(q.last < quantity.first for q in taken.quantities)
    part = any(n in _PARTS for n in before) and earlier
    share = (before[:1] == ["of"] and earlier) or (after[:1] == ["of"] and after[1:2] in ([w] for w in _WHOLES))
    measured = quantity.value != int(quantity.value) or "magnitude" in before[-2:] or after[:1] == ["magnitude"]
    return measured or aged or decade or part or share or after[:1] in ([w] for w in _ADDED)


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


def _telling(taken: Analysis) -> frozenset[str]:
    """The content stems of a sentence less its figures, dates, speakers, and the event and the people that every count names."""
    spoken = frozenset(stem for s in taken.speech for stem in s.stems) | {s.verb for s in taken.speech}
    valued = {i for q in taken.quantities for i in range(q.begin, q.last + 1)}
    valued.update(i for d in taken.dates for i in range(d.first, d.last + 1))
    stems = {taken.tokens[i].stem for i in taken.content if i not in valued}
    return frozenset(s for s in stems if s not in spoken and s not in _EVENTS and s not in _GENERIC)


def _frame(told: Told) -> str | None:
    """The month or year that a count belongs to where it is not that of its own article.

    A sentence that looks back ("had", "those", "earlier") takes it from the sentence before.
    """
    months = [f"{d.year or ''}-{d.month:02}" for d in told.taken.dates if d.month]
    if not months and told.before is not None and any(t.norm in ("had", "those", "earlier") for t in told.taken.tokens):
        months = [f"{d.year or ''}-{d.month:02}" for d in told.before.dates if d.month]
    if months:
        own = told.published is not None and told.published[5:7] == months[0][-2:] and months[0][:4] in ("-", told.published[:4])
        return None if own else months[0]
    if told.time is None or told.published is None or told.published.startswith(told.time) or len(told.time) > len("2021-06"):
        return None if told.published else _spoken_month(told.taken)
    return told.time


def _spoken_month(taken: Analysis) -> str | None:
    """What an article without a date calls "last month" or "last year", which is some other time than its own."""
    norms = [t.norm for t in taken.tokens]
    return next((f"last {b}" for a, b in pairwise(norms) if a == "last" and b in ("month", "year")), None)


def _main_frame(counts: list[Count]) -> list[Count]:
    """The counts of the story's own time: without a month of their own, or with the one that most share."""
    months = Counter(c.frame for c in counts if c.frame is not None)
    if not months or any(c.frame is None for c in counts):
        return [c for c in counts if c.frame is None]
    main = max(sorted(months), key=lambda m: months[m])
    return [c for c in counts if c.frame == main]


def _of_one_event(counts: list[Count]) -> list[Count]:
    """The counts whose sentences are linked by what they tell, the most documents first; those that tell nothing else are of any."""
    linked: list[tuple[set[str], list[Count]]] = []
    for count in counts:
        if len(count.telling) < _FEWEST_TELLING:
            continue
        near = [row for row in linked if row[0] & count.telling]
        stems, members = set(count.telling), [count]
        for row in near:
            stems |= row[0]
            members += row[1]
        linked = [row for row in linked if row not in near] + [(stems, members)]
    bare = [c for c in counts if len(c.telling) < _FEWEST_TELLING]
    main = max((m for _, m in linked), key=lambda m: (len({c.told.document_id for c in m}), len(m)), default=[])
    return [c for c in counts if any(c is other for other in (*main, *bare))]


def _conflict(event: str, counts: list[Count], aliases: Aliases) -> Conflict | None:
    values: dict[float, list[Count]] = defaultdict(list)
    for count in counts:
        values[count.quantity.value].append(count)
    if len(values) < 2 or len({c.told.document_id for c in counts}) < 2:
        return None
    compared = _spread(values)
    relations = [
        relation_of((a.told, a.speaker), (b.told, b.speaker), aliases)
        for a, b in combinations(compared, 2)
        if _differ(a, b, aliases)
    ]
    if not relations:
        return None
    positions = tuple(_position(group) for _, group in sorted(values.items()))
    return Conflict(id="", about=_about(event, counts), kind="number", relation=gravest(relations), positions=positions)


def _spread(values: dict[float, list[Count]]) -> list[Count]:
    """As many counts as are compared with each other, from all values alike: thousands of reports give few figures."""
    each = max(1, _MOST_COMPARED // len(values))
    return [c for _, group in sorted(values.items())[:_MOST_COMPARED] for c in group[:each]]


def _differ(a: Count, b: Count, aliases: Aliases) -> bool:
    if a.quantity.value == b.quantity.value:
        return False
    if is_one_speaker(a.speaker, b.speaker, aliases):
        return True
    return differ(a.quantity, b.quantity)


def differ(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities cannot both hold: neither follows from the other, and no bounds leave room for both."""
    return not agrees(a, b) and not agrees(b, a) and not (a.bound in (">=", ">") and b.bound in (">=", ">"))


def shown_value(value: float) -> str:
    """Return a figure as readers write it: `1,200`, `2.5`."""
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def shown_quantity(quantity: Quantity) -> str:
    """Return a figure with its bound: `at least 5`."""
    return f"{_BOUND_WORDS[quantity.bound]}{shown_value(quantity.value)}"


def _position(group: list[Count]) -> Position:
    # One figure may stand with and without "at least": each wording is shown, none is put in another source's mouth.
    bounds = sorted({c.quantity.bound for c in group}, key=lambda b: (b != "=", b))
    number = shown_value(group[0].quantity.value)
    return position(" / ".join(f"{_BOUND_WORDS[bound]}{number}" for bound in bounds), [c.told for c in group])


def _about(event: str, counts: list[Count]) -> str:
    """What the figures are of, in the sources' words: "militiamen killed"."""
    words: Counter[str] = Counter()
    for count in counts:
        taken = analyse(count.quantity.text)
        words.update(t.norm for t in taken.tokens if t.stem == count.noun and count.noun)
    noun = max(sorted(words), key=lambda w: (words[w], w.endswith(("s", "men")))) if words else "people"
    return f"{noun} {event}"
