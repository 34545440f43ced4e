"""Sparse tf-idf vectors over stems, for similarity of texts."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

Vector = Mapping[str, float]


def inverse_frequencies(groups: Sequence[Iterable[str]]) -> dict[str, float]:
    """Return each stem's idf over groups of stems (sentences, passages): log((1 + n) / df), never below 0.1."""
    frequency: Counter[str] = Counter()
    for group in groups:
        frequency.update(set(group))
    count = len(groups)
    return {stem: max(0.1, math.log((1 + count) / df)) for stem, df in sorted(frequency.items())}


def vector(stems: Iterable[str], idf: Mapping[str, float]) -> dict[str, float]:
    """Return the unit tf-idf vector of some stems, term frequency damped by its logarithm; stems without an idf count 1."""
    counts = Counter(stems)
    weights = {stem: (1 + math.log(n)) * idf.get(stem, 1.0) for stem, n in sorted(counts.items())}
    return normalised(weights)


def normalised(weights: Mapping[str, float]) -> dict[str, float]:
    """Return the vector scaled to length 1; an empty one stays empty."""
    length = math.sqrt(sum(w * w for w in weights.values()))
    return {stem: w / length for stem, w in weights.items()} if length else {}


def cosine(a: Vector, b: Vector) -> float:
    """Return the cosine of two unit vectors, 0 to 1."""
    if len(a) > len(b):
        a, b = b, a
    return sum(w * b[stem] for stem, w in a.items() if stem in b)
