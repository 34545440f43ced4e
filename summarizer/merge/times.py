"""When each sentence of a story says that something happened."""

from collections.abc import Iterator, Sequence

from summarizer.language import analyse
from summarizer.language.timing import Anchor, time_of
from summarizer.schemas import Passage

_CARRIED = 3
"""Sentences for which a day that was named is what "the next day" counts from."""
_YEAR = 4
"""The length of an ISO year, from which nothing is counted."""


def anchors_of(passages: Sequence[Passage]) -> dict[str, Anchor]:
    """Return what the dates of each prose sentence are held against, by the sentence's address.

    A passage without a date of its own is held against the dates of the story's others: where all of those give one day, that
    is meant. One pass in reading order, linear in the number of sentences.
    """
    known = tuple(sorted({p.published for p in passages if p.published}))
    return dict(row for passage in passages for row in _anchored(passage, (passage.published,) if passage.published else known))


def _anchored(passage: Passage, published: tuple[str, ...]) -> Iterator[tuple[str, Anchor]]:
    told: str | None = None
    since = 0
    for sentence in passage.sentences:
        if sentence.kind != "prose":
            continue
        anchor = Anchor(published, told if since < _CARRIED else None)
        yield sentence.id, anchor
        time = time_of(analyse(sentence.text), anchor)
        told, since = (time, 0) if time and len(time) > _YEAR else (told, since + 1)
