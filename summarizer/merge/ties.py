"""Figures tied to names: by them two sentences are known to tell one thing in different words."""

from dataclasses import dataclass

from summarizer.language import Analysis
from summarizer.language.lexicon import COUNTRIES, COUNTRY_NAMES, GRAVE, LEANING
from summarizer.language.numbers import OCCASIONS, Quantity
from summarizer.language.tokens import stem_of

_GRAVE_STEMS = frozenset(stem_of(w) for w in GRAVE)
_FEWEST_TIES = 2
_FEWEST_SHARED = 2
_REACH = 8
_BE = frozenset("is was are were marks marked".split())
_TIMES = frozenset(("twice", "thrice"))
_PERIODS = frozenset(stem_of(w) for w in "time day week month year round".split())
_RANKED_WITHIN = 5

Key = tuple[str, float, str]
"""What is tied: how ("of" things, or "rank" of an event), the figure, and the name."""


@dataclass(frozen=True, slots=True)
class Ties:
    """The figures of a sentence with the names to which they are tied, and its other content stems.

    `things` are counted things before a name: (2, `syria`) in "two targets in Syria", with the stems of what is counted; `ranks` tell which
    one of its kind an event is, with each name of the sentence but countries: (2, `biden`) in "the second time that Biden ordered strikes".
    `events` are its grave words: what killed is not what spared.
    """

    things: dict[tuple[float, str], frozenset[str]]
    ranks: frozenset[tuple[float, str]]
    words: frozenset[str]
    events: frozenset[str]
    denies: bool

    @property
    def keys(self) -> tuple[Key, ...]:
        """Under which a sentence is to be found, in order."""
        return tuple(sorted([("of", *tie) for tie in self.things] + [("rank", *tie) for tie in self.ranks]))

    def tell_the_same(self, other: "Ties") -> bool:
        """Whether both tie the same figures to the same names, of things or events that may be the same, and neither denies it.

        "Three facilities, two in Syria and one in Iraq" and "two targets in Syria and one in Iraq" tell one thing although neither
        supports every word of the other. Things need two ties of different figures and names, and a word besides; a rank needs two words besides.
        """
        if self.denies != other.denies or self.events != other.events:
            return False
        words = len(self.words & other.words)
        shared = [tie for tie, counts in self.things.items() if tie in other.things and _alike(counts, other.things[tie])]
        values, names = {value for value, _ in shared}, {name for _, name in shared}
        if min(len(values), len(names)) >= _FEWEST_TIES and words:
            return True
        return bool(self.ranks & other.ranks) and words >= _FEWEST_SHARED


def ties_of(sentence: Analysis) -> Ties:
    """Return the ties of a sentence."""
    things: dict[tuple[float, str], frozenset[str]] = {}
    ranks: set[float] = set()
    for n, quantity in enumerate(sentence.quantities):
        if _is_rank(sentence, quantity):
            ranks.add(quantity.value)
        elif quantity.kind == "cardinal" and quantity.bound == "=":
            following = sentence.quantities[n + 1].begin if n + 1 < len(sentence.quantities) else len(sentence.tokens)
            limit = min(following, quantity.last + 1 + _REACH)
            name = next((name for name in sentence.names if quantity.last < name.first < limit), None)
            if name is not None:
                things[quantity.value, " ".join(name.parts)] = frozenset(quantity.counts)
    parts = {part for name in sentence.names for part in name.parts}
    people = {p for p in parts if p not in COUNTRIES and p not in COUNTRY_NAMES}
    valued = {i for q in sentence.quantities for i in range(q.begin, q.last + 1)}
    grave = frozenset(t.stem for t in sentence.tokens if t.content and t.stem in _GRAVE_STEMS)
    words = {sentence.tokens[i].stem for i in sentence.content if i not in valued and sentence.tokens[i].norm not in parts}
    return Ties(
        things,
        frozenset((r, p) for r in ranks for p in people),
        frozenset(words - _PERIODS),
        grave,
        bool(sentence.scope.negators),
    )


def tells_a_rank(statement: Analysis) -> bool:
    """Whether a statement says of an event that it leaves unnamed which one it is: "This is the second round of strikes that ..."."""
    opening = [t.norm for t in statement.tokens[:2]]
    if len(opening) < 2 or opening[0] not in LEANING or opening[1] not in _BE:
        return False
    return any(q.first <= _RANKED_WITHIN and _is_rank(statement, q) for q in statement.quantities)


def _is_rank(sentence: Analysis, quantity: Quantity) -> bool:
    """Whether a figure tells which one of its kind an event is: "the second time", "the second in the region", "twice"; never the first."""
    if quantity.kind == "ordinal":
        return quantity.value > 1 and (not quantity.counts or bool(set(quantity.counts) & OCCASIONS))
    return sentence.tokens[quantity.first].norm in _TIMES


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    return not a or not b or bool(a & b)
