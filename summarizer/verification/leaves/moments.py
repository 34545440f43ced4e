"""Days, times and months of the evidence, and whether they are the value of a leaf."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from summarizer.language import Analysis
from summarizer.language.dates import DateMention, resolve, shifted
from summarizer.language.timing import Anchor, day_of
from summarizer.language.tokens import stem_of

from .leaf import Leaf
from .mention import Mention

_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))(?::(?P<second>\d{2}))?(?:\.\d+)?\s*(?P<half>[ap]\.?m\b\.?)?(?![\d:])"
    r"|(?<![\d:.])(?P<bare>\d{1,2})\s*(?P<mark>[ap]\.?m\b\.?)|\b(?P<word>noon|midnight|midday)\b",
    re.IGNORECASE,
)
_OFFSET = re.compile(
    r"\b(?:(?P<number>an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\s+(?P<unit>day|week)s?\s+(?P<way>earlier|later|before|after|ago)"
    r"|the\s+(?P<next>next|following|previous|same)\s+day|the\s+day\s+(?P<side>before|after))\b",
    re.IGNORECASE,
)
_QUARTER = re.compile(r"\b(?:Q([1-4])|(first|second|third|fourth)[ -]quarter)(?:\s+of)?\s+(?:fiscal\s+)?(\d{4})", re.IGNORECASE)
_SMALL = "one two three four five six seven eight nine ten".split()
_ORDER = "first second third fourth".split()
_DUE = frozenset((stem_of("due"),))
_NOON, _MORNING = 12, "a"
_DAY = 10
_AND = ("and", "to")


def find_moments(leaf: Leaf, evidence: Sequence[Analysis], published: str | None, told: str | None = None) -> Iterator[Mention]:
    """Return the dates and times of the evidence as mentions of a date leaf: a day that is open in the evidence agrees with none.

    Where the document has no date of its own, a day without a year is the nearest to the day last `told` in it.
    """
    value = leaf.value
    if isinstance(value, time):
        for n, taken in enumerate(evidence):
            yield from _times(n, taken, value)
        return
    wanted = _iso_of(value)
    clock = value.time().replace(tzinfo=None) if isinstance(value, datetime) else None
    before = told
    told = None
    for n, taken in enumerate(evidence):
        for mention in _dates(n, taken, wanted, published, told, before):
            if mention.agrees and clock is not None and not _has_time(evidence, n, clock):
                yield replace(mention, agrees=False, rival=True)
            else:
                yield mention
        told = next((d for m in reversed(taken.dates) if (d := _day(taken, m, published)) and len(d) == _DAY), told)


def _iso_of(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _dates(
    n: int, taken: Analysis, wanted: str, published: str | None, told: str | None, before: str | None
) -> Iterator[Mention]:
    covered: set[int] = set()
    for match in _OFFSET.finditer(taken.text):
        base = _base_of(taken, match, published, told)
        day = shifted(base, _steps(match)) if base else None
        inside = [t.index for t in taken.tokens if t.start >= match.start() and t.end <= match.end()]
        named = next((d for d in taken.dates if inside and 0 < d.first - inside[-1] <= 4), None) if _leans(match) else None
        last = named.last if named is not None else inside[-1]
        if day is None:
            continue
        covered |= set(range(inside[0], last + 1))
        yield _mention(n, taken, inside[0], last, day == wanted, True)
    for m in days_of(taken):
        if m.first in covered:
            continue
        day = _day(taken, m, published) or (resolve(m, before) if m.month and m.day else None)
        yield _mention(n, taken, m.first, m.last, _agrees(wanted, m, day), day is not None and len(day) >= len(wanted))
    for match in _QUARTER.finditer(taken.text):
        inside = [t.index for t in taken.tokens if t.start >= match.start() and t.end <= match.end()]
        quarter = int(match[1]) if match[1] else _ORDER.index(match[2].lower()) + 1
        agrees = wanted.upper() in (
            f"{match[3]}-Q{quarter}",
            f"Q{quarter} {match[3]}",
            f"{match[3]} Q{quarter}",
            f"{match[3]}Q{quarter}",
        )
        if agrees:
            yield _mention(n, taken, inside[0], inside[-1], True, False)


def days_of(taken: Analysis) -> Iterator[DateMention]:
    """Yield the dates of a sentence in order, and with them a day that shares the month of the next: "20 and 21 January"."""
    for m in taken.dates:
        at = m.first - 2
        if m.day and m.month and at >= 0 and taken.tokens[m.first - 1].norm in _AND:
            read = taken.tokens[at].norm
            if read.isdigit() and 0 < int(read) < m.day:
                yield replace(m, first=at, last=at, day=int(read), weekday=None, text=read)
        yield m


def last_told(sentences: Iterable[Analysis]) -> str | None:
    """The last day that sentences tell in full, in ISO 8601; None where there is none."""
    days = [resolve(m, None) for taken in sentences for m in taken.dates]
    return next((day for day in reversed(days) if day is not None), None)


def _mention(n: int, taken: Analysis, first: int, last: int, agrees: bool, rival: bool) -> Mention:
    text = taken.text[taken.tokens[first].start : taken.tokens[last].end]
    stems = _DUE if first and taken.tokens[first - 1].norm == "by" else frozenset()
    return Mention(n, first, first, last, text, agrees, rival and not agrees, stems, "date")


def _day(taken: Analysis, m: DateMention, published: str | None) -> str | None:
    """The ISO day, month or year of a mention; a weekday of a sentence that looks ahead is the next one."""
    anchor = Anchor((published,) if published else ())
    found = day_of(taken, m, anchor)
    if found is not None and (m.weekday is not None or not (m.month and m.day)):
        return found
    day = resolve(m, published)
    if day is not None:
        return day
    if m.month and m.year and not m.day:
        return f"{m.year:04}-{m.month:02}"
    return found or (f"{m.year:04}" if m.year and not m.month and not m.until else None)


def _agrees(wanted: str, m: DateMention, day: str | None) -> bool:
    """Whether a mention gives the wanted day, month or year: no less than it, and nothing else."""
    if day is not None:
        return day == wanted or (len(wanted) < len(day) and day.startswith(wanted + "-"))
    parts = wanted.split("-")
    if len(parts) != 3 or not all(p.isdigit() for p in parts):
        return False
    return bool(m.month and m.day and not m.year) and (m.month, m.day) == (int(parts[1]), int(parts[2]))


def _leans(match: re.Match[str]) -> bool:
    way = (match["way"] or match["side"] or "").lower()
    return way in ("before", "after")


def _steps(match: re.Match[str]) -> int:
    if match["next"]:
        return {"next": 1, "following": 1, "previous": -1, "same": 0}[match["next"].lower()]
    if match["side"]:
        return 1 if match["side"].lower() == "after" else -1
    word = match["number"].lower()
    count = 1 if word in ("a", "an") else int(word) if word.isdigit() else _SMALL.index(word) + 1
    days = count * (7 if match["unit"].lower() == "week" else 1)
    return days if match["way"].lower() in ("later", "after") else -days


def _base_of(taken: Analysis, match: re.Match[str], published: str | None, told: str | None) -> str | None:
    """The day from which an offset counts: the document's own for "ago", the date it names, or the last date told before it."""
    if (match["way"] or "").lower() == "ago":
        return published
    before = [m for m in taken.dates if taken.tokens[m.last].end <= match.start()]
    after = [m for m in taken.dates if taken.tokens[m.first].start >= match.end()]
    named = after[:1] if _leans(match) and after else before[-1:]
    day = _day(taken, named[0], published) if named else told
    return day if day and len(day) == _DAY else None


def _clocks(taken: Analysis) -> Iterator[tuple[int, int, time]]:
    for match in _CLOCK.finditer(taken.text):
        if match["word"]:
            read = time(0) if match["word"].lower() == "midnight" else time(12)
        else:
            hour, minute = int(match["hour"] or match["bare"]), int(match["minute"] or 0)
            half = (match["half"] or match["mark"] or "").lower()[:1]
            if half and hour <= _NOON:
                hour = hour % _NOON + (0 if half == _MORNING else _NOON)
            if hour >= 24 or minute >= 60 or ("." in match.group() and not half and match["minute"]):
                continue
            read = time(hour, minute, int(match["second"] or 0))
        inside = [t.index for t in taken.tokens if t.start < match.end() and t.end > match.start()]
        if inside:
            yield inside[0], inside[-1], read


def _times(n: int, taken: Analysis, value: time) -> Iterator[Mention]:
    wanted = value.replace(tzinfo=None, microsecond=0)
    for first, last, read in _clocks(taken):
        yield _mention(n, taken, first, last, read == wanted, True)


def _has_time(evidence: Sequence[Analysis], n: int, clock: time) -> bool:
    """Whether the sentence of a date, or if it has none another cited one, gives the time; midnight may be left out."""
    here = [read for _, _, read in _clocks(evidence[n])]
    reads = here or [read for taken in evidence for _, _, read in _clocks(taken)]
    return clock.replace(microsecond=0) in reads or (clock == time(0) and not reads)
