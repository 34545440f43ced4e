"""Figures that a sentence sets side by side, each with words of its own: "$12 for adults and $5 for children", "40 men and 12 women"."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from summarizer.language import Analysis
from summarizer.language.forgetting import remembered
from summarizer.language.numbers import Quantity, agrees
from summarizer.language.tokens import Token
from summarizer.language.verbs import PREPOSITIONS

from .alignment import Body

_JOINS = frozenset("and or but while whereas".split())
_COMPARING = frozenset(
    "than compared against versus from up down by since including outpacing beating above below less plus".split()
)
"""Words with which a claim holds a figure against another: the other's words are no mistake there."""
_MORE = frozenset("other others more another rest ones instead".split())
"""Words that are no label: "killed two people and injured 12 others"."""
_OF_ALL = frozenset("either both each all them these those".split())
_UNPAIRED = frozenset(("ordinal", "score"))
_NOTHING: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
_FARTHEST = 12
"""Tokens from a figure to the one that is set beside it."""


class Pairing(NamedTuple):
    """A figure with the stems of its own words, and those of the figure beside it, which stand before it or behind it."""

    quantity: Quantity
    own: frozenset[str]
    other: Quantity
    others: frozenset[str]
    behind: bool


class Label(NamedTuple):
    """What follows a figure: nouns right behind it, and a preposition with the stems of its phrase."""

    nouns: frozenset[str]
    preposition: str
    phrase: frozenset[str]


def exchanged_pair(claim: Analysis, body: Body) -> tuple[Quantity, Quantity] | None:
    """A figure of the claim with the words of the one beside it in the evidence, and that one; None without.

    Only where all of the evidence that has the figure has it so, and the claim has none of its own words.
    """
    if any(t.norm in _COMPARING for t in claim.tokens):
        return None
    claimed = {(q.kind, q.value) for q in claim.quantities}
    for ours in claim.quantities:
        if ours.kind in _UNPAIRED:
            continue
        same = [(s, q) for s in body.sentences for q in s.quantities if q.kind == ours.kind and agrees(ours, q)]
        near = _near(claim, ours)
        exchanged = [next((p for p in _pairings(s) if p.quantity is q and _is_exchanged(claim, near, p)), None) for s, q in same]
        found = exchanged[0] if exchanged and all(exchanged) else None
        if found is not None and (found.other.kind, found.other.value) not in claimed:
            return ours, found.other
    return None


def _is_exchanged(claim: Analysis, near: tuple[frozenset[str], frozenset[str]], pairing: Pairing) -> bool:
    """Whether the claim has the other's words at the same side of its figure, and nowhere the own ones."""
    return claim.stems.isdisjoint(pairing.own) and pairing.others <= near[pairing.behind]


def _near(claim: Analysis, quantity: Quantity) -> tuple[frozenset[str], frozenset[str]]:
    """The stems before and behind a figure of a claim in its clause, up to the next that joins."""
    clause = claim.tokens[quantity.last].clause
    behind = takewhile(lambda t: t.clause == clause and t.norm not in _JOINS, claim.tokens[quantity.last + 1 :])
    return _stems(_ahead(claim.tokens, quantity.begin)), _stems(behind)


@remembered(2_000)
def _pairings(sentence: Analysis) -> tuple[Pairing, ...]:
    return tuple(_found(sentence))


def _found(sentence: Analysis) -> Iterator[Pairing]:
    tokens = sentence.tokens
    figures = [q for q in sentence.quantities if q.kind not in _UNPAIRED]
    for a, b in pairwise(figures):
        between = tokens[a.last + 1 : b.begin]
        join = next((t for t in reversed(between) if t.norm in _JOINS or t.clause != tokens[b.begin].clause), None)
        if a.kind != b.kind or a.unit != b.unit or join is None or len(between) > _FARTHEST:
            continue
        head = tokens[join.index + 1 : b.begin]
        tails = tokens[a.last + 1 : join.index], tokens[b.last + 1 :]
        labels = [_label(tail, tokens[q.last].clause) for tail, q in zip(tails, (a, b), strict=True)]
        compared = any(t.norm in _COMPARING for t in head)
        before = _NOTHING if compared else _parted(_stems(_ahead(tokens, a.begin)), _stems(head))
        nouns = [label.nouns for label in labels]
        if all(nouns) and nouns[0] != nouns[1]:
            mine, others = _parted(*nouns)
            found = [Pairing(a, mine | before[0], b, others, behind=True), Pairing(b, others | before[1], a, mine, behind=True)]
        else:
            phrases = _parted(*(label.phrase for label in labels)) if labels[0].preposition == labels[1].preposition else _NOTHING
            rows = ((*before, False), (*phrases, True))
            found = [p for x, y, behind in rows for p in (Pairing(a, x, b, y, behind), Pairing(b, y, a, x, behind))]
        yield from (p for p in found if p.others)


def _ahead(tokens: Sequence[Token], end: int) -> Iterable[Token]:
    """The tokens before `end` in its clause, from the nearest back to the last that joins."""
    return takewhile(lambda t: t.clause == tokens[end].clause and t.norm not in _JOINS, reversed(tokens[:end]))


def _label(tokens: Sequence[Token], clause: int) -> Label:
    nouns = list(takewhile(lambda t: t.content and t.clause == clause and t.norm not in _MORE, tokens))
    rest = list(takewhile(lambda t: t.clause == clause and t.norm not in _JOINS, tokens[len(nouns) :]))
    if not rest or rest[0].norm not in PREPOSITIONS:
        return Label(_stems(nouns), "", frozenset())
    phrase = list(takewhile(lambda t: t.norm not in PREPOSITIONS, rest[1:]))
    apart = _OF_ALL.isdisjoint(t.norm for t in phrase)
    return Label(_stems(nouns), rest[0].norm, _stems(phrase) if apart else frozenset())


def _stems(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(t.stem for t in tokens if t.content)


def _parted(a: frozenset[str], b: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """What each has that the other has not; nothing where one is empty."""
    return (a - b, b - a) if a and b else _NOTHING
