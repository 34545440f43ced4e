"""From a document and a claim to the short premise that the model reads. The product must build its input in this way.

`choose` is the rule itself and needs nothing but sentences and a ranking; `Source` applies it with the product's own index.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

from summarizer.language import analyse
from summarizer.pipeline import index_documents
from summarizer.schemas import Document
from summarizer.segment import split_sentences

MOST_RANKED = 8
_UNRESOLVED = re.compile(r"(?:He|She|They|It|His|Her|Their|Its|This|That|These|Those)\b")


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
            if room - used < 12:
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
    yield from range(min(count, 6))  # nothing bears on it, or all is short: how the document begins


class Source:
    """A document, indexed once for many claims."""

    def __init__(self, text: str, measure: Callable[[str], int]) -> None:
        document = Document(id="d1", source="source", format="text", sha256=sha256(text.encode()).hexdigest(), text=text)
        self._index = index_documents([document])
        self.sentences = [" ".join(s.text.split()) for s in self._index.passages.sentences]
        self._measure = measure
        self._lengths: dict[int, int] = {}

    def premise(self, claim: str, room: int, context: str = "", without: frozenset[int] = frozenset()) -> str:
        """Return the premise of at most about `room` word pieces; sentences in `without` are treated as not there."""
        query = f"{split_last(context)} {claim}" if context and _UNRESOLVED.match(claim) else claim
        ranked = [n for n in self._index.search(analyse(query), MOST_RANKED + len(without)) if n not in without][:MOST_RANKED]
        chosen = choose(ranked, self._length, len(self.sentences), room, self._index.passages.passage)
        return " ".join(self.sentences[n] for n in chosen if n not in without)

    def _length(self, n: int) -> int:
        if n not in self._lengths:
            self._lengths[n] = self._measure(self.sentences[n])
        return self._lengths[n]


def split_last(text: str) -> str:
    """Return the last sentence of a text, or the text when it has only one."""
    spans = split_sentences(text)
    return text[spans[-1][0] : spans[-1][1]] if spans else text


def split_claim(claim: str) -> list[str]:
    """Return the sentences of a claim: each is judged by itself, and the claim is as good as the worst of them."""
    return [claim[a:b] for a, b in split_sentences(claim)] or [claim]
