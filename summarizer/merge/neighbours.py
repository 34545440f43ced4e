"""Which pairs of passages are worth comparing: never all with all."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from summarizer.language.vectors import Vector, cosine

_SIGNATURE = 40
_WINDOW = 40
_MOST_NEAR = 20


def near_pairs(vectors: Sequence[Vector], least: float) -> Iterator[tuple[float, int, int]]:
    """Yield (cosine, i, j), i < j, for pairs of unit vectors whose cosine is at least `least`, each pair once.

    Candidates come from an inverted index over the 40 weightiest stems of each vector. Under a stem that many share, each
    is held against the 40 before it, which still chains a story that everybody tells; of all these, the 20 that share most
    weight are compared. So the work is linear in the number of vectors, up to 40 postings of 40.
    """
    postings: dict[str, list[int]] = defaultdict(list)
    for j, own in enumerate(vectors):
        shared: dict[int, float] = defaultdict(float)
        for stem in sorted(own, key=lambda s: (-own[s], s))[:_SIGNATURE]:
            for i in postings[stem][-_WINDOW:]:
                shared[i] += own[stem] * vectors[i][stem]
            postings[stem].append(j)
        for i in sorted(shared, key=lambda i: (-shared[i], i))[:_MOST_NEAR]:
            likeness = cosine(vectors[i], own)
            if likeness >= least:
                yield likeness, i, j
