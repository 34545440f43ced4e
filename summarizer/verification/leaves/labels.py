"""The words of a field: what its value is of, which thing is meant, and what sort of value it is."""

import re
from dataclasses import dataclass
from functools import lru_cache

from summarizer.language import Analysis, analyse
from summarizer.language.tokens import Token
from summarizer.language.verbs import is_past

from .leaf import Leaf
from .senses import is_generic, meanings

_OTHER_LETTERS = re.compile(r"(?<=[a-z])(?=[A-Z])|_|/|\.(?=\w)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
"""A number as a neighbour's value has it: "2024" is a year only in a text."""
_LAST_WORDS, _LONGEST_UNIT = 2, 2
_PATH, _LAST, _TOLD, _BESIDE, _GENERIC = 0.8, 1.0, 0.5, 0.7, 0.15
_TELLING = frozenset("due against before until".split())
"""Words that say nothing in a sentence and much in the name of a field."""
OF_THE_PAGE = frozenset(
    "title heading headline headlines published publication posted updated issued publisher outlet newspaper".split()
)
"""What a field of the document itself is called: its title, its day, its publisher."""
LEADS = {
    "from": ("from", "since"), "since": ("since", "from"), "until": ("until", "till", "to", "through"), "till": ("until", "till", "to", "through"),
    "by": ("by",), "to": ("to", "into"), "with": ("with",), "against": ("against",), "for": ("for",),
}  # fmt: skip
"""The prepositions with which the name of a field may end, and those that then stand before its value."""
_ASKING = frozenset("where whom which what who".split())
_ASKED = frozenset("who whom what where when why how which is on at in by to of for from until since".split())
_THINGS = frozenset("incident incidents accident accidents event events".split())
_THIS = frozenset("last this per each previous next".split())
_LISTS = frozenset("each entry entries".split())
_THOSE = frozenset("those people men women children".split())
_UMBRELLA = frozenset("casualties casualty harmed harm victims toll affected hurt outcome".split())


_OBJECT_CLAUSE = re.compile(r"\b(?:that|which|whom?)\s+(?:the|an?|its|his|her|their)\b", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Label:
    """`weights` tell how much each stem of a field matters: its last words most, its description and its neighbours less.

    `own` are the telling stems of the field, `beside` those of its neighbours' values. `named` are the meanings of its path by family,
    `meanings` also those of its description, `wider` also those of its neighbours. `verbs` are what it says was done, `figures` the numbers
    among its neighbours, `texts` its neighbours as written, `beside_units` the words of those that may be a unit; `led` is the preposition
    before what is asked, and `done` says that a clause of its description has another subject ("the road that the bridge carries"); under an `umbrella`
    ("harmed") are all casualties. `units` are the words of it that may be units: not "per day".
    """

    weights: dict[str, float]
    own: frozenset[str]
    beside: frozenset[str]
    meanings: dict[str, frozenset[str]]
    wider: dict[str, frozenset[str]]
    named: dict[str, frozenset[str]]
    verbs: frozenset[str]
    figures: frozenset[float]
    umbrella: bool
    many: bool
    asks_year: bool
    words: frozenset[str]
    path_words: frozenset[str]
    path: tuple[str, ...]
    told: frozenset[str]
    last: str
    units: frozenset[str]
    beside_units: frozenset[str]
    texts: tuple[str, ...]
    led: str
    done: bool

    @property
    def is_item(self) -> bool:
        """Whether a field is one of an item of a list: "segments revenue", not "ship price"."""
        return any(w.endswith("s") for w in self.path_words - {self.last})


def spaced(text: str) -> str:
    """Return an identifier as words: "net_income" and "netIncome" give "net income"."""
    return _OTHER_LETTERS.sub(" ", text)


@lru_cache(maxsize=4096)
def label_of(text: str, beside: tuple[str, ...] = ()) -> Label:
    """Return what the words of a field say; `text` is its path and, after a colon, its description."""
    path, _, told = text.partition(":")
    named, described = analyse(spaced(path)), analyse(told)
    weights: dict[str, float] = {}
    stems = _telling(named) or [t.stem for t in named.tokens[-1:] if not _is_telling_nothing(t)]
    for n, stem in enumerate(stems):
        weights[stem] = max(weights.get(stem, 0.0), _LAST if n >= len(stems) - _LAST_WORDS else _PATH)
    for stem in _telling(described):
        weights.setdefault(stem, _TOLD)
    own = frozenset(weights)
    neighbours = [analyse(b.replace("_", " ")) for b in beside]
    near = frozenset(s for b in neighbours for s in _telling(b)) - own
    for stem in near:
        weights[stem] = _BESIDE
    for token in (*named.tokens, *described.tokens):
        if token.content and is_generic(token.stem) and not token.norm[:1].isdigit():
            weights.setdefault(token.stem, _GENERIC)
    verbs = [t.stem for t in named.tokens if is_past(t.norm) and not is_generic(t.stem)]
    if verbs:
        verbs += [t.stem for t in described.tokens if t.content and t.stem not in stems and not is_generic(t.stem) and _acts(t)]
    words = [t.norm for a in (named, described) for t in a.tokens]
    return Label(
        weights=weights,
        own=own,
        beside=near,
        meanings=meanings((*(t.stem for t in named.tokens), *own)),
        wider=meanings((*own, *near)),
        named=meanings(t.stem for t in named.tokens),
        verbs=frozenset(verbs),
        figures=frozenset(q.value for b in neighbours for q in b.quantities) | {float(b) for b in beside if _NUMBER.fullmatch(b)},
        umbrella=any(w in _UMBRELLA for w in words),
        many=bool(_LISTS & set(words)) or any(_is_plural(t) for t in (*named.tokens[-1:], *_first(described))),
        asks_year="year" in [t.norm for t in (*_head(named), *_first(described))] or "which year" in told.casefold(),
        words=frozenset(words),
        path_words=frozenset(t.norm for t in named.tokens),
        path=tuple(t.stem for t in named.tokens if t.content or t.norm in _TELLING or _is_letter(t)),
        told=frozenset(_telling(described)),
        last=named.tokens[-1].norm if named.tokens else "",
        units=frozenset(w for k, w in enumerate(words) if not k or words[k - 1] not in ("per", "a", "an", "each", "every")),
        texts=tuple(b.strip() for b in beside if b.strip()),
        led=_lead(named, described),
        done=_OBJECT_CLAUSE.search(told) is not None,
        beside_units=frozenset(t.norm for a in neighbours if len(a.tokens) <= _LONGEST_UNIT for t in a.tokens),
    )


def label_of_leaf(leaf: Leaf) -> Label:
    """Return what the words of a leaf's field and its neighbours' values say."""
    return label_of(leaf.label, leaf.beside)


def _is_telling_nothing(token: Token) -> bool:
    """Whether a word says of no thing: "when", "count". One like "lots" or "incidents" says so where it stands alone."""
    return token.norm in _ASKED or (is_generic(token.stem) and token.norm not in _THINGS)


def _head(named: Analysis) -> tuple[Token, ...]:
    """The last word of a path, unless it says of which year something is: "visitors last year"."""
    of_when = len(named.tokens) > 1 and named.tokens[-2].norm in _THIS
    return () if of_when else named.tokens[-1:]


def _lead(named: Analysis, described: Analysis) -> str:
    """The preposition that a field asks for: the last word of its path, or the first of "From where the flight went"."""
    last, opening = named.tokens[-1:], described.tokens[:2]
    if last and last[0].norm in LEADS:
        return last[0].norm
    return opening[0].norm if len(opening) == 2 and opening[0].norm in LEADS and opening[1].norm in _ASKING else ""


def _first(taken: Analysis) -> tuple[Token, ...]:
    """What a description begins with, less its article: "The places where it happened"."""
    tokens = taken.tokens
    return tokens[1:2] if tokens and tokens[0].norm == "the" else tokens[:1]


def _is_plural(token: Token) -> bool:
    return token.norm in _THOSE or (token.content and token.norm.endswith("s") and not token.norm.endswith(("ss", "us", "is")))


def _acts(token: Token) -> bool:
    return is_past(token.norm) or not token.norm.endswith(("s", "er", "or", "tion"))


def _telling(taken: Analysis) -> list[str]:
    """The stems that tell of what a value is: no function words, no numbers, no words for a sort of value."""
    return [
        t.stem
        for t in taken.tokens
        if (t.content or _is_letter(t) or t.norm in _TELLING) and not is_generic(t.stem) and not t.norm[:1].isdigit()
    ]


def _is_letter(token: Token) -> bool:
    return len(token.norm) == 1 and token.norm.isalpha() and token.norm not in "ais"
