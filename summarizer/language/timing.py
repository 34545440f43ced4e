"""When a sentence says that something happened: a day, a month or a year, as far as the calendar settles it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from .analysis import Analysis
from .dates import DateMention, resolve, shifted
from .tokens import Token

_RANGES = frozenset("since until till by before after from between through".split())
"""Words that bound a stretch of time: what stands behind them is not when the sentence's event happened."""
_PARTS_OF_TIME = frozenset("the a end of early late mid start beginning middle about around least night morning evening".split())
_BACKGROUND = frozenset("which who whom whose when where since because after before until".split())
_AHEAD = frozenset("will shall next upcoming expected due scheduled plans opens begins starts expires".split())
"""Words of a clause that looks ahead; so does "to" after some others: "the ministers are to meet on Friday"."""
_BEFORE_TO = frozenset("is are set planned hopes aims".split())
_OPENING_QUOTES, _CLOSING_QUOTES = "“«", "”»"
_NEXT_DAY = frozenset((("the", "next", "day"), ("the", "following", "day"), ("a", "day", "later"), ("one", "day", "later")))
_DAY_BEFORE = frozenset(
    (("the", "previous", "day"), ("the", "day", "before"), ("a", "day", "earlier"), ("one", "day", "earlier"))
)
_DAY, _MONTH, _YEAR = 10, 7, 4
"""The lengths of an ISO day, month and year: the longer, the finer."""
_MONTHS_IN_A_YEAR = 12
_REACH = 14


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a sentence's dates are held against.

    `published` are ISO days: the document's own or, where it has none, those of the documents that tell the same story;
    what they do not agree on stays open. `told` is the last day or month that the sentences right before it name, for "the next day" and "that month".
    """

    published: tuple[str, ...] = ()
    told: str | None = None


def time_of(taken: Analysis, anchor: Anchor) -> str | None:
    """Return the ISO 8601 day, month ("2021-02") or year of what a sentence tells, the finest that it names; None where it is open.

    A weekday is the last one up to the publication, or the next one where the sentence looks ahead; a month the last one
    begun, or the next one. Bounds of a stretch ("since April"), and "last night" in somebody's quoted words, are left out.
    """
    found = [*_named(taken, anchor), *_counted_off(taken, anchor)]
    return max(sorted(found), key=lambda item: (len(item[1]), -item[0]))[1] if found else None


def day_of(taken: Analysis, mention: DateMention, anchor: Anchor) -> str | None:
    """Return the ISO day, month or year that one mention of a sentence gives to what the sentence tells; None where it gives none."""
    if _is_bound(taken.tokens, mention.first) or (mention.relative is not None and _is_quoted(taken, mention.first)):
        return None
    ahead = _looks_ahead(taken, mention.first)
    last = bool(mention.first) and taken.tokens[mention.first - 1].norm == "last"
    day = _agreed(anchor.published, partial(_on_calendar, mention, ahead=ahead, last=last))
    return None if day is None or (len(day) < _DAY and _is_background(taken.tokens, mention.first)) else day


def _named(taken: Analysis, anchor: Anchor) -> Iterator[tuple[int, str]]:
    for mention in taken.dates:
        day = day_of(taken, mention, anchor)
        if day is not None:
            yield mention.first, day


def _agreed(published: Sequence[str], resolved: Callable[[str | None], str | None]) -> str | None:
    """What all publication dates make of a mention, where that is one thing."""
    found = {resolved(day) for day in published or (None,)}
    return next(iter(found)) if len(found) == 1 else None


def _on_calendar(mention: DateMention, published: str | None, *, ahead: bool, last: bool) -> str | None:
    day = resolve(mention, published)
    if day is not None:
        return shifted(day, 7) if ahead and mention.weekday is not None and published and day <= published else day
    if mention.day or mention.weekday is not None or mention.relative is not None:
        return None
    if mention.month and mention.year:
        return f"{mention.year:04}-{mention.month:02}"
    if mention.month and published:
        year, month = int(published[:4]), int(published[5:7])
        if ahead:
            return f"{year if mention.month >= month else year + 1:04}-{mention.month:02}"
        past = mention.month < month or (mention.month == month and not last)
        return f"{year if past else year - 1:04}-{mention.month:02}"
    return f"{mention.year:04}" if mention.year and not mention.month else None


def _is_bound(tokens: Sequence[Token], first: int) -> bool:
    """Whether a date only bounds a stretch of time: "since April", "by the end of 2025"."""
    i = first - 1
    while i >= 0 and tokens[i].norm in _PARTS_OF_TIME:
        i -= 1
    return i >= 0 and tokens[i].norm in _RANGES


def _is_background(tokens: Sequence[Token], first: int) -> bool:
    """Whether a month or a year stands in a clause that only explains: "the war, which began in 2011"."""
    return any(t.norm in _BACKGROUND for t in tokens[:first])


def _looks_ahead(taken: Analysis, first: int) -> bool:
    clause = taken.tokens[first].clause
    before = [t for t in taken.tokens[:first] if t.clause == clause]
    return any(t.norm in _AHEAD for t in before) or any(a.norm in _BEFORE_TO and b.norm == "to" for a, b in pairwise(before))


def _is_quoted(taken: Analysis, first: int) -> bool:
    """Whether a word stands inside quotation marks: "last night" is then the speaker's, who spoke on a day of his own."""
    before = taken.text[: taken.tokens[first].start]
    curly = sum(before.count(q) for q in _OPENING_QUOTES) > sum(before.count(q) for q in _CLOSING_QUOTES)
    return curly or before.count('"') % 2 == 1


def _counted_off(taken: Analysis, anchor: Anchor) -> Iterator[tuple[int, str]]:
    """Days and months that a sentence counts from another: "the same day", "two days after June 27", "last month"."""
    norms = [t.norm for t in taken.tokens]
    for i in range(len(norms) - 1):
        day = _from_told(norms, i, anchor.told) or _from_publication(norms, i, anchor) or _from_mention(taken, norms, i, anchor)
        # Looked at last: few words count a day, and finding the quotation marks before each takes longest.
        if day is not None and not _is_quoted(taken, i) and not _is_bound(taken.tokens, i):
            yield i, day


def _from_told(norms: Sequence[str], i: int, told: str | None) -> str | None:
    pair, three = tuple(norms[i : i + 2]), tuple(norms[i : i + 3])
    if told and pair == ("that", "month"):
        return told[:_MONTH]
    if told is None or len(told) != _DAY:
        return None
    if three == ("the", "same", "day") or (i == 0 and pair == ("that", "day")):
        return told
    if three in _NEXT_DAY:
        return shifted(told, 1)
    return shifted(told, -1) if three in _DAY_BEFORE else None


def _from_publication(norms: Sequence[str], i: int, anchor: Anchor) -> str | None:
    pair = tuple(norms[i : i + 2])
    if pair in (("last", "month"), ("this", "month")):
        return _agreed(anchor.published, lambda p: p and _month_before(p, 1 if pair[0] == "last" else 0))
    if pair == ("last", "year"):
        return _agreed(anchor.published, lambda p: p and f"{int(p[:_YEAR]) - 1:04}")
    return None


def _from_mention(taken: Analysis, norms: Sequence[str], i: int, anchor: Anchor) -> str | None:
    """The day a day before or after one that the sentence names: "a day after the strikes of June 27"."""
    if tuple(norms[i : i + 2]) not in (("a", "day"), ("one", "day")) or norms[i + 2 : i + 3] not in (["after"], ["before"]):
        return None
    step = 1 if norms[i + 2] == "after" else -1
    named = next((m for m in taken.dates if i + 2 < m.first <= i + _REACH), None)
    own = next((m for m in taken.dates if m.first < i), None)
    if named is None or own is not None or taken.tokens[named.first].clause != taken.tokens[i].clause:
        return None
    day = _agreed(anchor.published, lambda p: resolve(named, p))
    return shifted(day, step) if day else None


def _month_before(day: str, months: int) -> str:
    count = int(day[:4]) * _MONTHS_IN_A_YEAR + int(day[5:7]) - 1 - months
    return f"{count // _MONTHS_IN_A_YEAR:04}-{count % _MONTHS_IN_A_YEAR + 1:02}"
