"""Which passages tell of one event."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence

from summarizer.language import analyse
from summarizer.language.vectors import cosine, normalised
from summarizer.schemas import Passage

_LEAST_COSINE = 0.2
_FAR_DAYS = 45
_FAR_COSINE = 0.45
_SIGNATURE = 25


def group_passages(passages: Sequence[Passage]) -> tuple[tuple[int, ...], ...]:
    """Return the groups of passages (by index) that tell of one event each; groups and their members in reading order.

    Leader clustering over term vectors in which names count double: a passage joins the group whose centroid is nearest,
    if it is near enough, else it founds one; a second round lets early passages choose among all groups. Passages dated
    more than 45 days apart must be much nearer. A passage is compared only with groups that share one of its 25 weightiest
    stems, so the work grows with what passages have in common, not with their number squared. A passage without
    prose is in no group.
    """
    vectors = _vectors(passages)
    groups = _assign(passages, vectors, [])
    groups = _assign(passages, vectors, groups)
    return tuple(sorted(tuple(sorted(g)) for g in groups if g))


def _vectors(passages: Sequence[Passage]) -> list[dict[str, float]]:
    counts = [_stems(p) for p in passages]
    frequency: Counter[str] = Counter()
    for stems in counts:
        frequency.update(stems.keys())
    many = max(1, sum(bool(stems) for stems in counts))  # one that tells nothing weighs nothing
    # With few passages a shared stem says nothing of its rarity, so the weight falls slowly and never to nothing.
    return [
        normalised({s: n**0.5 * (1.0 + 2.0 * (1 - frequency[s] / (many + 4))) for s, n in sorted(stems.items())})
        for stems in counts
    ]


def _stems(passage: Passage) -> Counter[str]:
    stems: Counter[str] = Counter()
    for sentence in passage.sentences:
        if sentence.kind not in ("prose", "title"):
            continue
        taken = analyse(sentence.text)
        stems.update(taken.tokens[i].stem for i in taken.content)
        stems.update(taken.tokens[i].stem for n in taken.names for i in range(n.first, n.last + 1) if taken.tokens[i].content)
    return stems


def _assign(passages: Sequence[Passage], vectors: list[dict[str, float]], before: list[list[int]]) -> list[list[int]]:
    groups: list[list[int]] = [[] for _ in before]
    sums: list[dict[str, float]] = [_sum(vectors, g) for g in before]
    dates: list[list[str]] = [[d for i in g if (d := passages[i].published)] for g in before]
    index: dict[str, set[int]] = defaultdict(set)
    for g, total in enumerate(sums):
        for stem in _signature(total):
            index[stem].add(g)
    for i, own in enumerate(vectors):
        if not any(s.kind == "prose" for s in passages[i].sentences):
            continue
        near = sorted({g for stem in _signature(own) for g in index.get(stem, ())})
        best, nearest = None, 0.0
        for g in near:
            likeness = cosine(own, normalised(sums[g]))
            least = _FAR_COSINE if _far(passages[i].published, dates[g]) else _LEAST_COSINE
            if likeness >= least and likeness > nearest:
                best, nearest = g, likeness
        if best is None:
            best = len(groups)
            groups.append([])
            sums.append({})
            dates.append([])
        groups[best].append(i)
        if not before:
            for stem, weight in own.items():
                sums[best][stem] = sums[best].get(stem, 0.0) + weight
            dates[best].extend([d] if (d := passages[i].published) else [])
            for stem in _signature(own):
                index[stem].add(best)
    return groups


def _sum(vectors: list[dict[str, float]], members: Sequence[int]) -> dict[str, float]:
    total: dict[str, float] = {}
    for i in members:
        for stem, weight in vectors[i].items():
            total[stem] = total.get(stem, 0.0) + weight
    return total


def _signature(weights: dict[str, float]) -> list[str]:
    return sorted(weights, key=lambda s: (-weights[s], s))[:_SIGNATURE]


def _far(published: str | None, others: Sequence[str]) -> bool:
    """Whether a date is far from all the dates of a group."""
    if published is None or not others:
        return False
    day = dt.date.fromisoformat(published)
    return all(abs((day - dt.date.fromisoformat(o)).days) > _FAR_DAYS for o in others)
