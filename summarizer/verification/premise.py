"""From an index and a claim to the few sentences that are read with it. Training builds its pairs with this module too."""

import math
import re
from collections.abc import Callable, Iterator, Sequence

from summarizer.language import Analysis, analyse

from .evidence import EvidenceIndex

_MOST_RANKED = 8
_FIRST = 6
"""How many sentences of the beginning stand for the document when nothing bears on the claim, or all is short."""
_LEAST_ROOM = 12
"""Word pieces under which the rest of the room is left empty."""
_PIECES = 5
"""Added to a sentence's length, so that a short one does not win by being short."""
_UNRESOLVED = re.compile(r"(?:He|She|They|It|His|Her|Their|Its|This|That|These|Those)\b")


def find_premise(
    claim: str,
    before: str,
    index: EvidenceIndex,
    measure: Callable[[str], int],
    room: int,
    without: frozenset[int] = frozenset(),
) -> list[int]:
    """Return the indices of the sentences that make a claim's premise, in reading order; `measure` counts word pieces.

    Of the sentences that bear on the claim, the one that has most of its words for its length is taken, then the one that has most of what
    is still missing, until none adds any or no other fits into `room` (greedy weighted cover; a word weighs its inverse document frequency,
    and a length counts by its square root). The first is taken however long: what is too long of it is cut by the tokenizer.
    `before` is the sentence before the claim, or empty: it helps to find what a claim that begins with a pronoun is about.
    Sentences in `without` are treated as not there. Where nothing bears on the claim, the document's beginning is its premise.
    """
    rest = [n for n in _ranked(claim, before, index, _MOST_RANKED + len(without)) if n not in without][:_MOST_RANKED]
    if not rest:
        return choose([], lambda n: measure(index.reading(n)), len(index.passages.sentences), room, index.passages.passage)
    missing = {stem: index.weight(stem) for stem in sorted(index.claim(claim).stems)}
    lengths = {n: measure(index.reading(n)) for n in rest}
    chosen: list[int] = []

    def gain(n: int) -> float:
        return sum(weight for stem, weight in missing.items() if stem in index.stems(n)) / math.sqrt(lengths[n] + _PIECES)

    while rest:
        best = max(rest, key=gain)
        if chosen and not gain(best):
            break
        rest.remove(best)
        if not chosen or sum(lengths[n] for n in chosen) + lengths[best] <= room:
            chosen.append(best)
            missing = {stem: weight for stem, weight in missing.items() if stem not in index.stems(best)}
    return sorted(chosen)


def find_passages(claim: str, before: str, index: EvidenceIndex, room: int) -> list[int]:
    """Return the indices of the sentences that a judge is shown, in reading order: what bears on the claim, with neighbours.

    There are as many as fit into `room` words. `before` is the sentence before the claim, or empty.
    """
    rows = index.passages
    ranked = _ranked(claim, before, index, _MOST_RANKED)
    return choose(ranked, lambda n: len(index.reading(n).split()), len(rows.sentences), room, rows.passage)


def _ranked(claim: str, before: str, index: EvidenceIndex, most: int) -> list[int]:
    query: Analysis = analyse(f"{before} {claim}" if before and _UNRESOLVED.match(claim) else claim)
    return index.search(query, most)


def choose(ranked: Sequence[int], lengths: Callable[[int], int], count: int, room: int, passage: Sequence[int]) -> list[int]:
    """Return the indices of the sentences that make the premise, in reading order.

    `ranked` are the sentences that bear on the claim, best first; `lengths(n)` the word pieces of sentence n of `count`;
    `passage[n]` its article. A sentence is taken when it still fits into `room`: the best, the one before it, the second,
    the one after the best, and so on down the ranking; then the neighbours of what was taken, outwards, until no room is left.
    The best is always taken: what is too long of it is cut by the tokenizer.
    """
    chosen: list[int] = []
    used = 0
    for n in _wishes(ranked, count, passage):
        if n in chosen:
            continue
        if chosen and used + lengths(n) > room:
            if room - used < _LEAST_ROOM:
                break
            continue
        chosen.append(n)
        used += lengths(n)
    return sorted(chosen)


def _wishes(ranked: Sequence[int], count: int, passage: Sequence[int]) -> Iterator[int]:
    def beside(place: int, step: int) -> Iterator[int]:
        if place < len(ranked):
            n = ranked[place] + step
            if 0 <= n < count and passage[n] == passage[ranked[place]]:
                yield n

    for place, n in enumerate(ranked):
        yield n
        yield from beside(place, -1)
        yield from beside(place - 1, +1) if place else ()
    for step in (1, -2, 2, -3, 3, -4, 4):
        for place in range(min(3, len(ranked))):
            yield from beside(place, step)
    yield from range(min(count, _FIRST))
