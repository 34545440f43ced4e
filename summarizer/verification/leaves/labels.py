"""The words of a field: what its value is of, which thing is meant, and what sort of value it is."""

import re
from dataclasses import dataclass
from functools import lru_cache

from summarizer.language import Analysis, analyse

from .leaf import Leaf
from .senses import is_generic, meanings

_OTHER_LETTERS = re.compile(r"(?<=[a-z])(?=[A-Z])|_|/|\.(?=\w)")
_LAST_WORDS = 2
_PATH, _LAST, _TOLD, _BESIDE = 0.8, 1.0, 0.5, 0.7


@dataclass(frozen=True, eq=False)
class Label:
    """`weights` tell how much each stem of a field matters: its last words most, its description and its neighbours less.

    `meanings` are those of its own words by family, `wider` those with its neighbours' values. `words` are all its folded words.
    """

    weights: dict[str, float]
    own: frozenset[str]
    beside: frozenset[str]
    meanings: dict[str, frozenset[str]]
    wider: dict[str, frozenset[str]]
    words: frozenset[str]
    beside_words: frozenset[str]


def spaced(text: str) -> str:
    """Return an identifier as words: "net_income" and "netIncome" give "net income"."""
    return _OTHER_LETTERS.sub(" ", text)


@lru_cache(maxsize=4096)
def label_of(text: str, beside: tuple[str, ...] = ()) -> Label:
    """Return what the words of a field say; `text` is its path and, after a colon, its description."""
    path, _, told = text.partition(":")
    named, described = analyse(spaced(path)), analyse(told)
    weights: dict[str, float] = {}
    stems = _telling(named)
    for n, stem in enumerate(stems):
        weights[stem] = max(weights.get(stem, 0.0), _LAST if n >= len(stems) - _LAST_WORDS else _PATH)
    for stem in _telling(described):
        weights.setdefault(stem, _TOLD)
    own = frozenset(weights)
    neighbours = [analyse(spaced(b)) for b in beside]
    near = frozenset(s for b in neighbours for s in _telling(b)) - own
    for stem in near:
        weights[stem] = _BESIDE
    return Label(
        weights,
        own,
        near,
        meanings(s for s in (*(t.stem for t in named.tokens), *own)),
        meanings((*own, *near)),
        frozenset(t.norm for a in (named, described) for t in a.tokens),
        frozenset(t.norm for a in neighbours for t in a.tokens),
    )


def label_of_leaf(leaf: Leaf) -> Label:
    """Return what the words of a leaf's field and its neighbours' values say."""
    return label_of(leaf.label, leaf.beside)


def _telling(taken: Analysis) -> list[str]:
    """The stems that tell of what a value is: no function words, no numbers, no words for a sort of value."""
    return [t.stem for t in taken.tokens if t.content and not is_generic(t.stem) and not t.norm[:1].isdigit()]
