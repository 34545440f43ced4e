"""Which passages tell of one event."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.language.vectors import cosine
from summarizer.schemas import Passage

from .features import Features, features_of
from .neighbours import near_pairs
from .profiles import Weighed, weigh

_LEAST_FIRST = 0.14
_LEAST = 0.17
_NAMED = 0.2
_SAME_DAYS = 10
_PER_DAY = 0.02
_FARTHEST = 0.3


@dataclass(slots=True)
class _Group:
    """Passages so far held to be one story: the sums of their vectors, how many have names, and the days between which they were published."""

    members: list[int]
    terms: dict[str, float]
    names: dict[str, float]
    named: int
    first: dt.date | None
    last: dt.date | None


def group_passages(passages: Sequence[Passage], features: Sequence[Features] | None = None) -> tuple[tuple[int, ...], ...]:
    """Return the groups of passages (by index) that tell of one event each; groups and their members in reading order.

    Agglomerative clustering with average linkage (Sokal and Michener, 1958) over term vectors, the pairs taken from the nearest
    to the farthest as Kruskal's algorithm (1956) takes edges: two groups become one when a pair of theirs is near and the mean cosine
    between their members reaches a threshold, less than that never. A second round weighs stems by the groups of the
    first. Passages published over ten days apart must be nearer, the more so the longer. The work is linear in the number
    of passages but for a sort. A passage without prose is in no group. `features` are those of the passages, found here unless they are given.
    """
    profiles = [f.profile for f in features or features_of(passages)]
    groups = [[i] for i, profile in enumerate(profiles) if profile.weights]
    for least in (_LEAST_FIRST, _LEAST):
        groups = _link(passages, weigh(profiles, groups), groups, least)
    return tuple(sorted(tuple(sorted(group)) for group in groups))


def _link(
    passages: Sequence[Passage], weighed: Sequence[Weighed], told: Sequence[Sequence[int]], least: float
) -> list[list[int]]:
    """The groups of the passages in `told`, from single ones anew."""
    of = {i: _single(i, weighed[i], passages[i].published) for group in told for i in group}
    for _, i, j in sorted(near_pairs([w.terms for w in weighed], least), key=lambda pair: (-round(pair[0], 9), pair[1:])):
        a, b = of[i], of[j]
        if a is b or _likeness(a, b) < least:
            continue
        if len(a.members) < len(b.members):
            a, b = b, a
        _absorb(a, b)
        of.update(dict.fromkeys(b.members, a))
    return list({id(group): group.members for group in of.values()}.values())


def _single(index: int, weighed: Weighed, published: str | None) -> _Group:
    day = dt.date.fromisoformat(published) if published else None
    return _Group([index], dict(weighed.terms), dict(weighed.names), int(bool(weighed.names)), day, day)


def _likeness(a: _Group, b: _Group) -> float:
    """The mean cosine between members of two groups, less where they share few names or lie days apart.

    Two reports of one kind of event (two companies' results) have their words in common, and no name.
    """
    mean = cosine(a.terms, b.terms) / (len(a.members) * len(b.members))
    if a.named and b.named:
        names = cosine(a.names, b.names) / (a.named * b.named)
        mean *= min(1.0, names / _NAMED) ** 2
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return mean
    between = max((b.first - a.last).days, (a.first - b.last).days, 0)
    return mean * min(1.0, max(_FARTHEST, 1.0 - _PER_DAY * (between - _SAME_DAYS)))


def _absorb(a: _Group, b: _Group) -> None:
    a.members.extend(b.members)
    for mine, theirs in ((a.terms, b.terms), (a.names, b.names)):
        for stem, weight in theirs.items():
            mine[stem] = mine.get(stem, 0.0) + weight
    a.named += b.named
    a.first = min((day for day in (a.first, b.first) if day), default=None)
    a.last = max((day for day in (a.last, b.last) if day), default=None)
