"""Dates in a sentence, and the calendar days they mean when the document's own date is known."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from .lexicon import MONTHS, WEEKDAYS
from .tokens import Token
from .years import names_years, read_short_year, read_years

_RELATIVE = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_FIGURES = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)|(?P<one>\d{1,2})[/.](?P<two>\d{1,2})[/.](?P<late>(?:19|20)\d\d)(?!\d)"
)
_MONTHS_IN_A_YEAR = 12
_AMBIGUOUS = frozenset(("may", "march", "mar", "sat", "sun", "mon", "jan", "dec", "wed"))
_YEAR_CUES = frozenset(
    "in since of by until during from early late before after to and mid year summer spring winter autumn fall".split()
)
_YEARLY = frozenset("for fiscal the this its our their his her your my".split())
"""Words before a year of our time even where a plural or a verb in -s follows: "the 2015 winners", "the plan for 2022 calls for cuts"."""
_OUR_TIME = range(2001, 2050)
_PLURALS = frozenset("people men women children".split())
_MONTH_CUES = frozenset("in since by of last until during before after early late mid this next from through around".split())


@dataclass(frozen=True, slots=True)
class DateMention:
    """What a sentence says of a day; what it leaves open is None. `first`..`last` are token indices.

    `weekday` is 0 for Monday; `relative` counts days from the document's own date ("yesterday" is -1). A decade or century is
    some year from `year` to `until`.
    """

    text: str
    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    relative: int | None = None
    until: int | None = None

    @property
    def grains(self) -> tuple[int | None, ...]:
        """Year, month, day, weekday and days from the document's own date: what is given of each."""
        return self.year, self.month, self.day, self.weekday, self.relative

    @property
    def given(self) -> dict[str, int]:
        """Year, month, day and weekday by their names, as far as they are given."""
        parts = {"year": self.year, "month": self.month, "day": self.day, "weekday": self.weekday}
        return {name: value for name, value in parts.items() if value is not None}


def find_dates(sentence: str, tokens: Sequence[Token]) -> tuple[DateMention, ...]:
    """Return the dates of a sentence in order: full and partial dates, months, years, weekdays, "yesterday"."""
    found: list[DateMention] = []
    i = 0
    while i < len(tokens):
        mention = _mention(sentence, tokens, i) if _may_begin(tokens, i) else None
        if mention is None:
            i += 1
        else:
            found.append(mention)
            i = mention.last + 1
    return tuple(found)


def same_grain(a: DateMention, b: DateMention) -> bool:
    """Whether both give a year, a month, a day of the month or a weekday, alike or not."""
    return not a.given.keys().isdisjoint(b.given)


def _may_begin(tokens: Sequence[Token], i: int) -> bool:
    """Whether a date may stand at `i`, seen at a glance: most words are none."""
    token = tokens[i]
    return token.capital or token.text[0].isdigit() or token.norm in _RELATIVE or token.norm == "last" or names_years(tokens, i)


def resolve(mention: DateMention, published: str | None) -> str | None:
    """Return the ISO day that a mention means for a document published on `published` (ISO), or None when it is open.

    A weekday is the last such day up to the publication; a day and month without a year are the nearest to it.
    """
    if mention.year and mention.month and mention.day:
        return _iso(mention.year, mention.month, mention.day)
    if published is None:
        return None
    anchor = dt.date.fromisoformat(published)
    if mention.month and mention.day:
        candidates = [d for y in (anchor.year - 1, anchor.year, anchor.year + 1) if (d := _date(y, mention.month, mention.day))]
        return min(candidates, key=lambda d: abs((d - anchor).days)).isoformat() if candidates else None
    if mention.weekday is not None:
        return shifted(published, -((anchor.weekday() - mention.weekday) % 7))
    return None if mention.relative is None else shifted(published, mention.relative)


def shifted(day: str, days: int) -> str | None:
    """Return the ISO day so many days after another; None where the calendar ends, at 9999-12-31, the placeholder of many systems."""
    try:
        return (dt.date.fromisoformat(day) + dt.timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def compatible(claim: DateMention, evidence: DateMention, claim_day: str | None, evidence_day: str | None) -> bool:
    """Whether the evidence names the claimed date: every part that the claim gives is given or implied by the evidence."""
    if claim_day and evidence_day:
        return claim_day == evidence_day
    if claim.relative is not None:
        return claim.relative == evidence.relative
    known = dt.date.fromisoformat(evidence_day) if evidence_day else None
    year = evidence.year or (known.year if known else None)
    if claim.year and not (year and claim.year <= year and (evidence.until or year) <= (claim.until or claim.year)):
        return False
    pairs = (
        (claim.month, evidence.month or (known.month if known else None)),
        (claim.day, evidence.day or (known.day if known else None)),
        (claim.weekday, evidence.weekday if evidence.weekday is not None else (known.weekday() if known else None)),
    )
    return all(ours is None or ours == theirs for ours, theirs in pairs)


def _mention(sentence: str, tokens: Sequence[Token], i: int) -> DateMention | None:
    token = tokens[i]
    years = read_years(sentence, tokens, i)
    if years is not None:
        begin, until, first, end = years
        return DateMention(_text(sentence, tokens, first, end), first, end, begin, until=until)
    short = read_short_year(sentence, tokens, i)
    if short is not None:
        return DateMention(token.text, i, i, short)
    numeric = _numeric(sentence, tokens, i)
    if numeric is not None:
        return numeric
    month = _month(tokens, i)
    if month is not None:
        last = i
        day = _day(tokens, i + 1)
        if day is not None:
            last = i + 1
        year = _year(tokens, last + 1)
        if year is not None:
            last += 1
        return DateMention(_text(sentence, tokens, i, last), i, last, year, month, day)
    day = _day(tokens, i)
    if day is not None:
        after = i + 2 if i + 1 < len(tokens) and tokens[i + 1].norm == "of" else i + 1
        if after < len(tokens) and tokens[after].capital and tokens[after].norm in MONTHS:
            year = _year(tokens, after + 1)
            last = after + (year is not None)
            return DateMention(_text(sentence, tokens, i, last), i, last, year, MONTHS[tokens[after].norm], day)
    if token.capital and token.norm in WEEKDAYS and (token.norm not in _AMBIGUOUS or token.text.endswith(".")):
        return DateMention(token.text, i, i, weekday=WEEKDAYS[token.norm])
    if token.norm in _RELATIVE:
        return DateMention(token.text, i, i, relative=_RELATIVE[token.norm])
    if token.norm == "last" and i + 1 < len(tokens) and tokens[i + 1].norm == "night":
        return DateMention(_text(sentence, tokens, i, i + 1), i, i + 1, relative=-1)
    year = _year(tokens, i)
    if year is not None and not _counts_something(tokens, i):
        return DateMention(token.text, i, i, year=year)
    ended = _second_year(sentence, tokens, i)
    return DateMention(token.text, i, i, year=ended) if ended else None


def _numeric(sentence: str, tokens: Sequence[Token], i: int) -> DateMention | None:
    """A date in figures: "2021-06-27", "27/06/2021", "6/27/2021"; where day and month cannot be told apart, only its year."""
    match = _FIGURES.match(sentence, tokens[i].start) if tokens[i].text[0].isdigit() else None
    if match is None:
        return None
    last = i
    while last + 1 < len(tokens) and tokens[last + 1].start < match.end():
        last += 1
    year = int(match["year"] or match["late"])
    month, day = (int(match["month"]), int(match["day"])) if match["year"] else (int(match["one"]), int(match["two"]))
    if not match["year"] and month > _MONTHS_IN_A_YEAR:
        month, day = day, month
    elif not match["year"] and day <= _MONTHS_IN_A_YEAR and day != month:
        return DateMention(match.group(), i, last, year)
    return DateMention(match.group(), i, last, year, month, day) if _date(year, month, day) else None


def _month(tokens: Sequence[Token], i: int) -> int | None:
    token = tokens[i]
    if not token.capital or token.norm not in MONTHS:
        return None
    bare = _day(tokens, i + 1) is None and _year(tokens, i + 1) is None
    # "May" and "March" are months where something says so.
    if token.norm in _AMBIGUOUS and bare and (i == 0 or tokens[i - 1].norm not in _MONTH_CUES):
        return None
    return MONTHS[token.norm]


def _day(tokens: Sequence[Token], i: int) -> int | None:
    if i >= len(tokens):
        return None
    digits = tokens[i].norm.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    return int(digits) if digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= 31 else None


def _year(tokens: Sequence[Token], i: int) -> int | None:
    if i >= len(tokens):
        return None
    norm = tokens[i].norm
    return int(norm) if len(norm) == 4 and norm.isdecimal() and 1000 <= int(norm) <= 2199 else None


def _second_year(sentence: str, tokens: Sequence[Token], i: int) -> int | None:
    """The second year of "2018-19" or "2018/19", where token `i` is its two digits: one later than the first."""
    first = _year(tokens, i - 1) if i else None
    if first is None or sentence[tokens[i - 1].end : tokens[i].start] not in ("-", "–", "/"):
        return None
    return first + 1 if tokens[i].norm == f"{(first + 1) % 100:02d}" else None


def _counts_something(tokens: Sequence[Token], i: int) -> bool:
    """Whether the four digits at `i` are a count ("2021 people") and no year: a plural follows, or "than" or a unit precedes."""
    before = tokens[i - 1].norm if i else ""
    if before in _YEAR_CUES or (before in _YEARLY and int(tokens[i].norm) in _OUR_TIME):
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return before in ("than", "least", "most", "$", "€", "£", "some", "about", "up") or (
        after is not None
        and after.clause == tokens[i].clause
        and after.content
        and (after.norm.endswith("s") or after.norm in _PLURALS)
        and not after.capital
    )


def _text(sentence: str, tokens: Sequence[Token], first: int, last: int) -> str:
    return sentence[tokens[first].start : tokens[last].end]


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _iso(year: int, month: int, day: int) -> str | None:
    found = _date(year, month, day)
    return found.isoformat() if found else None
