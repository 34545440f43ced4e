"""Evidence by coverage: claims that put many sentences of a document into one lack, of the best few, what the others say."""

from collections.abc import Sequence

from summarizer.language import Analysis
from summarizer.language.dates import DateMention
from summarizer.language.numbers import Quantity, agrees, may_count_the_same

from .alignment import local_share, speaks_of
from .evidence import EvidenceIndex
from .judging import Judgement

_MOST = 6
_MOST_HOMES = 40
"""Sentences with a word beyond which it picks none of them."""
_FIGURE, _NAME, _WORD = 2.0, 1.5, 1.0
_LEAST_SHARED = 0.1
_LEAST = 1.5
"""What a sentence must add at least: a figure, a date, a name or two plain words."""


def complete(claim: Analysis, chosen: Sequence[int], found: Judgement, index: EvidenceIndex) -> list[int]:
    """Return a set of up to six sentences: the chosen ones, and greedily those that have most of what a claim lacks there; in reading order.

    `found` is the judgement on the chosen ones. A figure or date is only found in a sentence that has words of its own part of the claim.
    """
    failed = {(f.check, f.claim) for f in found.failures}
    wanted: list[tuple[float, frozenset[int]]] = []
    for q in claim.quantities:
        if ("number", q.text) in failed:
            wanted.append((_FIGURE, frozenset(telling(claim, q, index))))
    for d in claim.dates:
        if ("date", d.text) in failed:
            wanted.append((_FIGURE, frozenset(telling(claim, d, index))))
    named = {i for n in claim.names if ("name", n.text) in failed for i in range(n.first, n.last + 1)}
    for i in sorted({*named, *found.alignment.missing}):
        homes = index.holding(claim.tokens[i].stem)
        if claim.tokens[i].content and len(homes) <= _MOST_HOMES:
            wanted.append((_NAME if i in named else _WORD, frozenset(homes)))
    taken = list(chosen)
    while len(taken) < _MOST:
        gains = {n: sum(w for w, homes in wanted if n in homes) for _, homes in wanted for n in homes if n not in taken}
        best = max(gains, key=lambda n: (gains[n], -min(abs(n - k) for k in taken), -n), default=None)
        if best is None or gains[best] < _LEAST:
            break
        taken.append(best)
        wanted = [(w, homes) for w, homes in wanted if best not in homes]
    return sorted(taken)


def telling(claim: Analysis, item: Quantity | DateMention, index: EvidenceIndex) -> list[int]:
    """Return the sentences that have a figure or date of a claim, of the same thing as the claim has it: in reading order."""
    return [
        n
        for n in _homes(item, index)
        if _has(sentence := index.sentence(n), item) and speaks_of(claim, item.first, item.last, sentence)
    ]


def may_be_told(claim: Analysis, item: Quantity | DateMention, index: EvidenceIndex) -> bool:
    """Whether a sentence has a figure or date of a claim, and any word that stands near it in the claim."""
    homes = (index.sentence(n) for n in _homes(item, index))
    return any(_has(s, item) and local_share(claim, item.first, item.last, s) >= _LEAST_SHARED for s in homes)


def _homes(item: Quantity | DateMention, index: EvidenceIndex) -> Sequence[int]:
    return (index.with_date(item) if isinstance(item, DateMention) else index.with_figure(item))[:_MOST_HOMES]


def _has(sentence: Analysis, item: Quantity | DateMention) -> bool:
    """Whether a home of a figure has it with its unit and bound, of what may be the same; a home of a date has all that it gives."""
    return isinstance(item, DateMention) or any(agrees(item, q) and may_count_the_same(item, q) for q in sentence.quantities)
