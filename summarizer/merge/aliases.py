"""Which names of some documents are one name: spellings, acronyms, names given beside each other, and surnames."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from summarizer.language import Analysis, analyse
from summarizer.language.lexicon import COUNTRIES, COUNTRY_NAMES
from summarizer.language.names import Name, acronym, same_word, skeleton

Parts = tuple[str, ...]
_BESIDE = re.compile(r"\s*\([\"“]?|[\s),—-]*(?:also |better |otherwise )?(?:known(?: in \w+)? as|called|aka)\s+[\"“]?|\),? or ")
"""What stands between two names of one thing: "the Popular Mobilization Forces (PMF), or Hashed al-Shaabi"."""
_PLACES = COUNTRY_NAMES | COUNTRIES.keys()
_POSSESSIVE = re.compile(r"['’]s?$")
_LONGEST = 5
_SHORTEST_ACRONYM = 2


class Aliases:
    """The names that were found to be one. A name that was never seen stands for itself.

    >>> Aliases([]).same(("kirby",), ("kirby",))
    True
    """

    def __init__(self, sentences: Iterable[Analysis]) -> None:
        self._parents: dict[Parts, Parts] = {}
        rows = list(sentences)
        names = dict.fromkeys(n.parts for s in rows for n in s.names if len(n.parts) <= _LONGEST)
        self._join_spellings(names)
        for one, other in (pair for sentence in rows for pair in _given_beside(sentence)):
            self._join(one.parts, other.parts)
        self._join_acronyms(names)
        self._join_surnames(names)

    def key(self, parts: Parts) -> Parts:
        """Return the name that stands for all that are one with this."""
        while (parent := self._parents.get(parts, parts)) != parts:
            parts = parent
        return parts

    def same(self, one: Parts, other: Parts) -> bool:
        """Whether two names are one: by the table, or word for word by spelling."""
        return self.key(one) == self.key(other) or _spelt_alike(one, other)

    def respelt(self, statement: str, like: Analysis) -> str:
        """Return a statement with its names as another sentence has them, where the two use different names of one.

        A surname is left as it is: the sentence that names more says no less.
        """
        for name in reversed(analyse(statement).names):
            other = next((n for n in like.names if self.key(n.parts) == self.key(name.parts)), None)
            if other is not None and not any(same_word(a, b) for a in name.parts for b in other.parts):
                statement = _replaced(statement, name, other.text)
        return statement

    def _join(self, one: Parts, other: Parts) -> None:
        first, second = sorted((self.key(one), self.key(other)), key=lambda parts: (-len(parts), parts))
        self._parents[second] = first

    def _join_spellings(self, names: Iterable[Parts]) -> None:
        """Names of as many words are compared where their consonants agree, so that each meets few others."""
        buckets: dict[Parts, list[Parts]] = defaultdict(list)
        for parts in names:
            buckets[tuple(skeleton(p) for p in parts)].append(parts)
        for alike in buckets.values():
            for parts in alike[1:]:
                if _spelt_alike(alike[0], parts):
                    self._join(alike[0], parts)

    def _join_acronyms(self, names: Iterable[Parts]) -> None:
        spelt_out: dict[str, set[Parts]] = defaultdict(set)
        for parts in names:
            if len(parts) > _SHORTEST_ACRONYM:
                spelt_out[acronym(parts)].add(self.key(parts))
        for parts in names:
            if len(parts) == 1 and len(spelt_out.get(parts[0], ())) == 1:
                self._join(parts, next(iter(spelt_out[parts[0]])))

    def _join_surnames(self, names: Iterable[Parts]) -> None:
        """A last name alone is the one full name that ends so; where two end so, it stays open."""
        ending: dict[str, set[Parts]] = defaultdict(set)
        for parts in names:
            if len(parts) > 1:
                ending[parts[-1]].add(self.key(parts))
        for parts in names:
            if len(parts) == 1 and parts[0] not in _PLACES and len({self.key(full) for full in ending.get(parts[0], ())}) == 1:
                self._join(parts, next(iter(ending[parts[0]])))


def _replaced(statement: str, name: Name, text: str) -> str:
    tokens = analyse(statement).tokens
    return (
        statement[: tokens[name.first].start]
        + _POSSESSIVE.sub("", text)
        + statement[tokens[name.first].start + len(_POSSESSIVE.sub("", name.text)) :]
    )


def _spelt_alike(one: Parts, other: Parts) -> bool:
    return len(one) == len(other) and all(same_word(a, b) for a, b in zip(one, other, strict=True))


def _given_beside(sentence: Analysis) -> Iterator[tuple[Name, Name]]:
    """Pairs of names of which a sentence says that they are one."""
    for one, other in zip(sentence.names, sentence.names[1:], strict=False):
        between = sentence.text[sentence.tokens[one.last].end : sentence.tokens[other.first].start]
        if _BESIDE.fullmatch(between) and all(len(n.parts) > 1 or n.text.isupper() for n in (one, other)):
            yield one, other
