"""Which words of the evidence a claim's words stand for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from summarizer.language import Analysis
from summarizer.language.forgetting import remembered
from summarizer.language.items import item_beside, item_of
from summarizer.language.lexicon import COUNTRY_NAMES, TITLES
from summarizer.language.names import acronym, same_word
from summarizer.language.predicates import parts_of
from summarizer.language.tokens import Token, stem_of

from .dialogue import Misfit
from .joining import Join

MOST_COMPARED = 40
"""Figures or dates of the evidence that a claimed one is held against: a table on one line has thousands."""
_SPEECH_WEIGHT = 0.3
_NEAR = 7
_LEAST_LOCAL, _LEAST_ITEM, _LEAST_WHOLE = 0.45, 0.5, 0.5
_ROOT = 5
_NAME_WEIGHT = 1.5
_PRONOUNS = frozenset("he she it they".split())
_EDGES = frozenset("end start beginning middle close".split())
"""Words that belong to a date: of "by the end of June" they tell nothing."""
_LIGHT = frozenset(
    stem_of(w)
    for w in "say tell make take year time round also new use include way thing people day week month part number group".split()
)


@dataclass(frozen=True)
class Body:
    """The evidence that a claim is held against.

    `sentences` are what the verdict rests on. `context` are their neighbours: a name or a date may come from there, nothing
    else may. `published` holds the ISO date of each sentence's document, `context_published` that of each neighbour's.
    `find_aliases` finds the longer names of the documents that have one of some folded words, in any spelling; `find_join` what a
    claim joins of two of their sentences. `has_elsewhere` tells whether another sentence
    of the documents has a stem of a claim and half of the others; `find_homes` finds the sentences of the documents with a rare stem;
    `knows` tells whether the documents have each content word of a text.
    In a dialogue `speakers` are the parts of its speakers' names, and `find_misfit` finds what a claim has another speaker say or do,
    or states though it is only asked.
    """

    sentences: tuple[Analysis, ...]
    published: tuple[str | None, ...]
    context: tuple[Analysis, ...] = ()
    context_published: tuple[str | None, ...] = ()
    find_aliases: Callable[[Sequence[str]], frozenset[tuple[str, ...]]] = lambda parts: frozenset()
    find_join: Callable[[Analysis], Join | None] = lambda claim: None
    has_elsewhere: Callable[[Analysis, str], bool] = lambda claim, stem: False
    speakers: frozenset[str] = frozenset()
    find_misfit: Callable[[Analysis], Misfit | None] = lambda claim: None
    find_homes: Callable[[str], Sequence[Analysis]] = lambda stem: ()
    knows: Callable[[str], bool] = lambda text: False

    @cached_property
    def stems(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """Where each content stem stands: (sentence, token) pairs."""
        found: dict[str, list[tuple[int, int]]] = {}
        for s, sentence in enumerate(self.sentences):
            for i in sentence.content:
                found.setdefault(sentence.tokens[i].stem, []).append((s, i))
        return {stem: tuple(places) for stem, places in found.items()}

    @cached_property
    def firsts(self) -> tuple[tuple[str, tuple[int, int]], ...]:
        """The folded word with which each content stem first stands, and where."""
        return tuple((self.token(places[0]).norm, places[0]) for places in self.stems.values())

    @cached_property
    def roots(self) -> dict[str, tuple[tuple[str, tuple[tuple[int, int], ...]], ...]]:
        """The stems of five letters and more with their places, by their first five letters."""
        found: dict[str, list[tuple[str, tuple[tuple[int, int], ...]]]] = {}
        for stem, where in self.stems.items():
            if len(stem) >= _ROOT:
                found.setdefault(stem[:_ROOT], []).append((stem, where))
        return {root: tuple(rows) for root, rows in found.items()}

    @cached_property
    def words(self) -> frozenset[str]:
        """Every folded word of the sentences, function words included."""
        return frozenset(t.norm for s in self.sentences for t in s.tokens)

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """The folded words of the sentences that stand in capitals throughout."""
        return frozenset(t.norm for s in self.sentences for t in s.tokens if t.text.isupper() and len(t.norm) > 1)

    @cached_property
    def initials(self) -> frozenset[str]:
        """Runs of single capitals of the sentences as one word: "J. K." gives `jk`."""
        found = set()
        for sentence in self.sentences:
            run = ""
            for token in (*sentence.tokens, None):
                if token is not None and len(token.norm) == 1 and token.capital:
                    run += token.norm
                else:
                    found.add(run)
                    run = ""
        return frozenset(found - {""})

    @cached_property
    def name_parts(self) -> tuple[str, ...]:
        """The folded parts of every capitalised word in the sentences, with acronyms of the longer names."""
        return tuple(sorted({part for s in self.sentences for part in _name_parts(s)}))

    @cached_property
    def context_parts(self) -> tuple[str, ...]:
        """Like `name_parts`, of the neighbours."""
        return tuple(sorted({part for s in self.context for part in _name_parts(s)}))

    def token(self, place: tuple[int, int]) -> Token:
        """The token at a (sentence, token) place."""
        return self.sentences[place[0]].tokens[place[1]]


@dataclass(frozen=True)
class Alignment:
    """`places[i]` are the (sentence, token) places that claim token `i` stands for.

    `coverage` is the matched share of the claim's content by weight; `plain` is that of its words that are neither
    names nor numbers, so that a sentence with all the right names does not pass for one that says the same.
    """

    places: dict[int, tuple[tuple[int, int], ...]]
    coverage: float
    plain: float
    missing: tuple[int, ...]


def local_share(claim: Analysis, first: int, last: int, sentence: Analysis) -> float:
    """The share of the claim's content words near its tokens `first`..`last` that stand in an evidence sentence; 1 when it has none.

    What a number or a date says must come from a sentence that speaks of the same: not from any sentence that has it. A name that
    is not in it counts for nothing where a pronoun may stand for it. Of a claim in several parts ("Berg, who joined it in 1981, was
    honoured") only the part counts in which they stand.
    """
    parts = parts_of(claim)
    own = next((p for p in parts if p.first <= first <= p.last), None) if len(parts) > 1 else None
    # A participle that opens a sentence tells of the subject of what follows: "Published in 1979, her book".
    whole = own is None or own.last - own.first <= _NEAR // 2 or own.verbs[0] == 0
    low, high = (0, len(claim.tokens)) if own is None or whole else (own.first, own.last + 1)
    around = (*range(max(low, first - _NEAR), first), *range(last + 1, min(high, last + 1 + _NEAR)))
    meant = any(t.norm in _PRONOUNS for t in sentence.tokens)
    weights = {
        i: _weight(claim.tokens[i], named=False)
        for i in around
        if claim.tokens[i].content
        and claim.tokens[i].norm not in _EDGES
        and not (meant and claim.tokens[i].capital and not stands_in(claim.tokens[i], sentence))
    }
    total = sum(weights.values())
    return sum(w for i, w in weights.items() if stands_in(claim.tokens[i], sentence)) / total if total else 1.0


def speaks_of(claim: Analysis, first: int, last: int, sentence: Analysis, alone: bool = False) -> bool:
    """Whether an evidence sentence speaks of what a figure or date of the claim is told of, by the words near it or of its own item.

    Claims that merge sentences enumerate what each of them says: only "rents" is near the figure in "a balance of £3,150, rents of £940".
    Where the sentence has nothing else of that kind (`alone`), half of the whole claim's words do as well.
    """
    if local_share(claim, first, last, sentence) >= _LEAST_LOCAL or _is_numbered_so(claim, first, sentence):
        return True
    if alone and len(claim.stems & sentence.stems) >= _LEAST_WHOLE * len(claim.stems):
        return True
    around = item_of(claim, first, last) or item_beside(claim, first, last)
    return bool(around) and sum(stands_in(claim.tokens[i], sentence) for i in around) >= _LEAST_ITEM * len(around)


def _is_numbered_so(claim: Analysis, first: int, sentence: Analysis) -> bool:
    """Whether a figure stands right after the same capitalised word: "Plot 19"."""
    before = claim.tokens[first - 1] if first else None
    return (
        before is not None
        and before.capital
        and before.content
        and any(a.stem == before.stem and b.norm == claim.tokens[first].norm for a, b in pairwise(sentence.tokens))
    )


def stands_in(token: Token, sentence: Analysis) -> bool:
    """Whether a sentence has a word of a claim, a name in another spelling too."""
    return token.stem in sentence.stems or (
        token.capital and any(same_word(token.norm, t.norm) for t in sentence.tokens if t.capital)
    )


def align(claim: Analysis, body: Body) -> Alignment:
    """Align a claim's content words with the evidence's: by stem, by spelling of a name, or by a shared root.

    Quantities and dates are left out: they may be written in many ways and have checks of their own.
    """
    places: dict[int, tuple[tuple[int, int], ...]] = {}
    missing: list[int] = []
    total = matched = plain_total = plain_matched = 0.0
    for token, named, weight in _weighed(claim):
        total += weight
        plain = weight if weight <= 1.0 else 0.0
        plain_total += plain
        found = body.stems.get(token.stem, ())
        strength = 1.0
        if not found:
            found, strength = _near(token, named, body)
        places[token.index] = found
        if found:
            matched += weight * strength
            plain_matched += plain * strength
        elif named and any(same_word(token.norm, part) for part in body.context_parts):
            matched += weight * 0.8
        else:
            missing.append(token.index)
    return Alignment(
        places,
        _share(matched, total) if places else 1.0,
        _share(plain_matched, plain_total) if plain_total else 1.0,
        tuple(missing),
    )


@remembered(2_000)
def _weighed(claim: Analysis) -> tuple[tuple[Token, bool, float], ...]:
    """The content words of a claim that are no quantity and no date: each with whether it is of a name, and with its weight."""
    named = frozenset(i for n in claim.names for i in range(n.first, n.last + 1))
    valued = {i for q in claim.quantities for i in range(q.begin, q.end + 1)}
    valued.update(i for d in claim.dates for i in range(d.first, d.last + 1))
    words = (claim.tokens[i] for i in claim.content if i not in valued)
    return tuple((t, t.index in named, _weight(t, t.index in named)) for t in words)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _weight(token: Token, named: bool) -> float:
    if token.stem in _LIGHT or (named and token.norm in TITLES):
        return _SPEECH_WEIGHT
    return _NAME_WEIGHT if named or token.norm[:1].isdigit() else 1.0


def _near(token: Token, named: bool, body: Body) -> tuple[tuple[tuple[int, int], ...], float]:
    if named:
        alike = tuple(place for norm, place in body.firsts if same_word(token.norm, norm))
        if alike:
            return alike, 1.0
        if 2 <= len(token.norm) <= 6 and token.norm in body.name_parts:
            home = next(n for n, s in enumerate(body.sentences) if token.norm in _name_parts(s))
            return ((home, 0),), 1.0
        return (), 0.0
    if len(token.stem) < _ROOT:
        return (), 0.0
    found = [
        place
        for stem, where in body.roots.get(token.stem[:_ROOT], ())
        if _shared(stem, token.stem) >= 0.7 * min(len(stem), len(token.stem))
        for place in where
    ]
    return tuple(found), 0.85


def _shared(a: str, b: str) -> int:
    n = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        n += 1
    return n


@remembered(2_000)
def _name_parts(sentence: Analysis) -> frozenset[str]:
    parts: set[str] = set()
    for token in sentence.tokens:
        if token.capital or token.stem in COUNTRY_NAMES:
            parts.add(token.norm)
            parts.update(token.stem for _ in (0,) if token.stem in COUNTRY_NAMES)
    for before, name in pairwise(sentence.names):
        if name.first == before.last + 1:  # "European" and "Medicines Agency" are two names and one acronym
            parts.add(acronym(before.parts + name.parts))
    for name in sentence.names:
        if len(name.parts) >= 2:
            parts.add(acronym(name.parts))
            parts.add(acronym([sentence.tokens[i].norm for i in range(name.first, name.last + 1) if sentence.tokens[i].capital]))
    return frozenset(parts)
