"""The margin strip: what became of a source's text, from its first character to its last, as runs of one kind."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from summarizer.coverage import SentenceUse

from ..captions import plural

__all__ = ["Run", "Strip", "strip_of"]

MOST_RUNS = 300  # more cannot be told apart on a screen

_PROSE = frozenset(("carries", "repeats", "refused", "unused"))
_SAID = (
    ("carries", "carries a fact", "carry a fact"),
    ("repeats", "repeats one", "repeat one"),
    ("refused", "was refused", "were refused"),
    ("unused", "carries none", "carry none"),
    ("aside", "is no article text", "are no article text"),
)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters from `start`, `length` of them, that had one fate: carries, repeats, refused, unused or aside."""

    kind: str
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Strip:
    """The runs of a text of `length` characters, and the same in words: `40 sentences: 30 carry a fact, 10 are no article text`."""

    length: int
    runs: tuple[Run, ...]
    caption: str


def strip_of(uses: Sequence[SentenceUse], length: int) -> Strip:
    """Return the strip of a text of `length` characters; where it has more than `MOST_RUNS` runs, each stretch shows what most of it is."""
    fates: list[tuple[str, int, int]] = [
        (use.use if use.use in _PROSE else "aside", use.sentence.start, use.sentence.end) for use in uses
    ]
    counted = Counter(kind for kind, _, _ in fates)
    said = [f"{counted[kind]:,} {one if counted[kind] == 1 else many}" for kind, one, many in _SAID if counted[kind]]
    caption = f"{plural(len(fates), 'sentence')}{': ' if said else ''}{', '.join(said)}"
    runs = _joined(fates)
    if len(runs) > MOST_RUNS:
        runs = _joined(_stretches(fates, length))
    return Strip(length, tuple(runs), caption)


def _joined(fates: Sequence[tuple[str, int, int]]) -> list[Run]:
    """Sentences that follow each other with one fate as one run."""
    found = []
    for kind, group in groupby(fates, key=lambda fate: fate[0]):
        members = list(group)
        found.append(Run(kind, members[0][1], members[-1][2] - members[0][1]))
    return found


def _stretches(fates: Sequence[tuple[str, int, int]], length: int) -> list[tuple[str, int, int]]:
    """`MOST_RUNS` stretches of equal length, each with the fate of most of the sentences that begin in it."""
    size = length / MOST_RUNS
    found = []
    for number, group in groupby(fates, key=lambda fate: min(int(fate[1] / size), MOST_RUNS - 1)):
        most = Counter(kind for kind, _, _ in group).most_common(1)[0][0]
        found.append((most, round(number * size), round((number + 1) * size)))
    return found
