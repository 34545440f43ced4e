"""What a text speaks of, as pairs of neighbouring words, and how much each pair matters among many sentences."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from itertools import pairwise

from .analysis import Analysis


def concepts_of(taken: Analysis) -> frozenset[str]:
    """Return the pairs of neighbouring stems of a sentence of which one at least is a content word."""
    return frozenset(f"{a.stem} {b.stem}" for a, b in pairwise(taken.tokens) if a.content or b.content)


def concept_weights(sentences: Iterable[tuple[str, Set[str]]]) -> dict[str, float]:
    """Return the weight of each concept that two sentences or more share, from (document id, concepts) of each sentence.

    After Gillick and Favre (2009), who weigh a pair of words by the documents that have it: the share of the documents, times
    the square root of the number of sentences, so that with two or three documents the weights still differ.
    """
    counts: Counter[str] = Counter()
    owners: dict[str, set[str]] = defaultdict(set)
    documents = set()
    for document_id, concepts in sentences:
        documents.add(document_id)
        for concept in sorted(concepts):
            counts[concept] += 1
            owners[concept].add(document_id)
    return {c: math.sqrt(n) * len(owners[c]) / len(documents) for c, n in counts.items() if n > 1}
