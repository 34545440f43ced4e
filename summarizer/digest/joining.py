"""Which of today's stories were told before."""

from collections.abc import Sequence

from .ledger.history import PastStory

__all__ = ["join_stories"]


def join_stories(groups: Sequence[frozenset[tuple[int, int]]], past: Sequence[PastStory]) -> list[PastStory | None]:
    """Return for each group of (document, passage) pairs the story that it goes on with, or None for one that is new.

    A story goes on in the group that has most of the articles from which it was told, and a group goes on with one story:
    pairs are taken from the most shared articles to the fewest, the older story first.
    """
    shared = [
        (len(group & story.articles), n, g)
        for g, group in enumerate(groups)
        for n, story in enumerate(past)
        if group & story.articles
    ]
    found: list[PastStory | None] = [None] * len(groups)
    taken: set[int] = set()
    for _, n, g in sorted(shared, key=lambda row: (-row[0], row[1:])):
        if found[g] is None and n not in taken:
            found[g] = past[n]
            taken.add(n)
    return found
