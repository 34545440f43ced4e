"""From an index and a claim to the short premise that the learned score reads. Training builds its pairs with this module too."""

import re
from collections.abc import Callable, Iterator, Sequence

from summarizer.language import analyse

from .evidence import EvidenceIndex

_MOST_RANKED = 8
_FIRST = 6
"""How many sentences of the beginning fill up a premise when nothing bears on the claim, or all is short."""
_LEAST_ROOM = 12
"""Word pieces under which the rest of the room is left empty."""
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

    `before` is the sentence before the claim, or empty: it helps to find what a claim that begins with a pronoun is about.
    Sentences in `without` are treated as not there.
    """
    query = f"{before} {claim}" if before and _UNRESOLVED.match(claim) else claim
    ranked = [n for n in index.search(analyse(query), _MOST_RANKED + len(without)) if n not in without][:_MOST_RANKED]
    rows = index.passages
    chosen = choose(ranked, lambda n: measure(index.reading(n)), len(rows.sentences), room, rows.passage)
    return [n for n in chosen if n not in without]


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
