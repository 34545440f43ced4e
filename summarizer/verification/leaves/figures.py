"""The numbers of a sentence as they are meant: with the scales, signs and units that a neighbour lends them, and those that no numeral writes."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from summarizer.language import Analysis
from summarizer.language.numbers import Quantity
from summarizer.language.tokens import Token, stem_of
from summarizer.language.verbs import BE

from .labels import Label
from .moments import days_of

_YEAR = frozenset("year years founded since established born vintage model season fy fiscal built".split())
_DIMENSIONS: dict[str, dict[str, str]] = {
    "time": {
        "0.001": "ms millisecond milliseconds", "1": "second seconds sec secs s", "60": "minute minutes min mins", "3600": "hour hours hr hrs h",
        "86400": "day days", "604800": "week weeks", "2592000": "month months", "31536000": "year years",
    },
    "length": {"0.001": "mm millimetre millimetres millimeter millimeters", "0.01": "cm centimetre centimetres centimeter centimeters",
        "1": "metre metres meter meters", "1000": "km kilometre kilometres kilometer kilometers", "1609.344": "mile miles mi",
        "0.3048": "foot feet ft", "0.0254": "inch inches"},
    "mass": {"0.000001": "mcg microgram micrograms", "0.001": "mg milligram milligrams", "1": "gram grams g", "1000": "kg kilogram kilograms kilos",
        "1000000": "tonne tonnes ton tons", "453.59237": "lb lbs pound pounds"},
    "volume": {"0.001": "ml millilitre millilitres milliliter milliliters", "1": "litre litres liter liters l"},
    "data": {"1": "kb kilobytes", "1000": "mb megabytes", "1000000": "gb gigabytes", "1000000000": "tb terabytes"},
    "heat": {"1": "celsius c", "1.8": "fahrenheit f"},
    "energy": {"1": "kwh kw", "1000": "mwh mw", "1000000": "gwh gw"},
}  # fmt: skip
UNITS = {
    word: (dimension, Decimal(size))
    for dimension, rows in _DIMENSIONS.items()
    for size, words in rows.items()
    for word in words.split()
}
_LITERAL = re.compile(r"(?<![\w.,])[-−–+]?(?:\d+(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\d%]|[.,]\d)")
_ONE = frozenset("a an another single sole".split())
_ONES = frozenset(
    stem_of(w)
    for w in """man woman child boy girl person soldier officer civilian worker employee driver pilot student teacher doctor nurse patient
    passenger contractor journalist fighter rebel gunman suspect resident protester firefighter guard farmer tourist policeman baby teenager
    bystander motorist cyclist pedestrian engineer technician""".split()
)
_NOBODY = frozenset("nobody none".split())
_NO_COUNT = frozenset("longer more fewer less later doubt sooner".split())
_FEW = {"both": 2, "couple": 2, "pair": 2, "trio": 3, "twins": 2}
_PAIR = re.compile(r"(\d+(?:\.\d+)?)\s?/\s?(\d+(?:\.\d+)?)")
_VOTE, _VOTED = stem_of("vote"), 6
_SCALED = 1000
_KINDS_OF_DAYS = frozenset("business working calendar consecutive full further more additional".split())
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
_CENTS = frozenset("cent cents pence penny".split())


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: tokens `first`..`last`, from `begin` on with its bound; `value` in whole units of `unit`; `counts` are the stems of what it counts."""

    begin: int
    first: int
    last: int
    value: Decimal
    kind: str
    unit: str
    counts: tuple[str, ...]


def inherit(taken: Analysis, found: list[Figure]) -> list[Figure]:
    """The numbers of a sentence, those that leave out a unit or a scale with that of a neighbour: "between 4.8 and 5.0 billion euros"."""
    rows = sorted(found, key=lambda f: f.first)
    for n, (one, after) in enumerate(pairwise(rows)):
        voted = any(t.stem == _VOTE for t in taken.tokens[max(0, one.first - _VOTED) : one.first])
        if voted and [t.norm for t in taken.tokens[one.last + 1 : after.begin]] in (["to"], ["against"]):
            rows[n], rows[n + 1] = replace(one, kind="pair", unit="for"), replace(after, kind="pair", unit="against")
    for n, one in enumerate(rows):
        following = rows[n + 1] if n + 1 < len(rows) else None
        bare = one.kind == "cardinal" and not one.unit and not one.counts and one.first == one.last
        if (
            bare
            and following is not None
            and following.kind in ("money", "percent", "cardinal")
            and _joins(taken, one, following)
        ):
            scale = _scale_of(taken, following) if one.value < _SCALED else Decimal(1)
            rows[n] = replace(
                one,
                value=one.value * scale,
                kind=following.kind,
                unit=following.unit if following.kind == "money" or unit_of(taken, following) else "",
            )
        elif (
            one.kind == "cardinal" and one.value >= _SCALED and one.last > one.first and any(r.kind == "money" for r in rows[:n])
        ):
            rows[n] = replace(one, kind="money", unit=next(r.unit for r in rows[:n] if r.kind == "money"))
    return rows


def _joins(taken: Analysis, one: Figure, after: Figure) -> bool:
    between = [t.norm for t in taken.tokens[one.last + 1 : after.begin]]
    aside = "(" in taken.text[taken.tokens[one.last].end : taken.tokens[after.begin].start]
    return not aside and (between in (["to"], ["and"], ["or"]) or not between)


def _scale_of(taken: Analysis, found: Figure) -> Decimal:
    """What the words after its digits multiply a number by: "5.0 billion" is a billion times 5.0."""
    read = decimal_of(taken.tokens[found.first].norm.replace(",", ""))
    return found.value / read if read else Decimal(1)


def decimal_of(value: object) -> Decimal | None:
    """Return a number as it is written; None for what is no finite number."""
    if isinstance(value, bool):
        return None
    try:
        found = Decimal(str(value))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def read_numbers(taken: Analysis, label: Label, value: Decimal) -> Iterator[Figure]:
    """Yield the numbers of a sentence; a year only where it is `value` and the field may ask for one."""
    covered = {m.first for m in days_of(taken) if m not in taken.dates}
    for pair in _pairs(taken):
        covered |= {pair.first}
        yield pair
    for q in taken.quantities:
        if not covered & set(range(q.first, q.last + 1)):
            covered |= set(range(q.begin, q.last + 1))
            yield of_quantity(taken, q)
    for match in _LITERAL.finditer(taken.text):
        inside = [t.index for t in taken.tokens if t.start < match.end() and t.end > match.start()]
        if not inside or covered & set(inside):
            continue
        read = Decimal(match.group().replace(",", "").replace("−", "-").replace("–", "-"))
        dated = next((d for d in taken.dates if d.first <= inside[0] <= d.last), None)
        if dated is not None and not _is_measured(taken, dated.last):
            alone = dated.first == dated.last and not _is_timed(taken, inside[0])
            if (read == value or label.asks_year) and (alone or (label.words & _YEAR and read == dated.year)):
                yield Figure(inside[0], inside[0], inside[-1], read, "year", "", ())
            continue
        if inside[0] and taken.tokens[inside[0]].text[:1].isalpha():
            continue
        covered |= set(inside)
        yield Figure(inside[0], inside[0], inside[-1], read, "cardinal", "", ())
    yield from _unwritten(taken, covered)


def _is_measured(taken: Analysis, last: int) -> bool:
    """Whether a unit follows what might be a year: "1000 mg"."""
    following = taken.tokens[last + 1].norm if last + 1 < len(taken.tokens) else ""
    return following in UNITS and len(following) > 1


def _is_timed(taken: Analysis, i: int) -> bool:
    return bool(i) and taken.tokens[i - 1].norm in (
        "in",
        "since",
        "by",
        "during",
        "until",
        "from",
        "before",
        "after",
        "of",
        "early",
        "late",
    )


def _pairs(taken: Analysis) -> Iterator[Figure]:
    """The two numbers of "120/80" where it is no date."""
    dated = {i for d in taken.dates for i in range(d.first, d.last + 1)}
    for match in _PAIR.finditer(taken.text):
        for part, meaning in ((1, "systolic"), (2, "diastolic")):
            inside = [t.index for t in taken.tokens if t.start == match.start(part)]
            if inside and inside[0] not in dated and int(float(match[1])) > 40:
                yield Figure(inside[0], inside[0], inside[0], Decimal(match[part]), "pair", meaning, ())


def _unwritten(taken: Analysis, covered: set[int]) -> Iterator[Figure]:
    """Counts that no numeral writes: "a man" is one, "nobody" none, "both" two."""
    tokens = taken.tokens
    for i, token in enumerate(tokens):
        if i in covered:
            continue
        noun = next((t for t in tokens[i + 1 : i + 4] if t.clause == token.clause and t.stem in _ONES), None)
        if token.norm in _ONE and noun is not None and _is_one(tokens, i, noun.index, covered):
            yield Figure(i, i, noun.index, Decimal(1), "one", "", (noun.stem,))
        elif (token.norm in _NOBODY and tokens[i + 1 : i + 2] != () and tokens[i + 1].norm != "else") or (
            i + 1 < len(tokens) and _counts_nothing(tokens, i)
        ):
            yield Figure(i, i, i, Decimal(0), "zero", "", ())
        elif token.norm in _FEW:
            yield Figure(i, i, i, Decimal(_FEW[token.norm]), "one", "", ())


def _is_one(tokens: Sequence[Token], i: int, noun: int, covered: set[int]) -> bool:
    plural = tokens[noun].norm.endswith("s") or tokens[noun].norm in ("people", "men", "women", "children", "police")
    return not plural and not covered & set(range(i, noun))


def _counts_nothing(tokens: Sequence[Token], i: int) -> bool:
    following = tokens[i + 1].norm
    if tokens[i].norm in ("without", "neither"):
        return True
    return tokens[i].norm == "no" and following not in _NO_COUNT and following not in BE


def of_quantity(taken: Analysis, q: Quantity) -> Figure:
    """Return a quantity as a figure, exact where it stands in digits; 22 cents are 0.22."""
    exact = None
    token = taken.tokens[q.first]
    if q.first == q.last and token.norm.replace(",", "").replace(".", "", 1).isdigit():
        exact = decimal_of(token.norm.replace(",", ""))
        exact = -exact if exact is not None and q.value < 0 else exact
    value = exact if exact is not None and float(exact) == q.value else Decimal(repr(q.value))
    part, last = _part_after(taken, q.last)
    if part:
        return Figure(q.begin, q.first, last, value + part, q.kind, q.unit, q.counts)
    following = taken.tokens[q.last + 1].norm if q.last + 1 < len(taken.tokens) else ""
    if q.kind == "cardinal" and following in _CENTS:
        return Figure(q.begin, q.first, q.last + 1, value / 100, "money", "", ())
    return Figure(q.begin, q.first, q.last, value, q.kind, q.unit, q.counts)


def _part_after(taken: Analysis, last: int) -> tuple[Decimal, int]:
    """The part of one that is added to a number, and its last token: a half in "3½" and "twenty-two and a half"."""
    sign = taken.tokens[last].text[-1:]
    if sign.isnumeric() and not sign.isdigit() and taken.tokens[last].text[:1].isdigit():
        return Decimal(repr(unicodedata.numeric(sign))), last
    words = [t.norm for t in taken.tokens[last + 1 : last + 4]]
    return (_PARTS[words[2]], last + 3) if words[:2] == ["and", "a"] and words[2:] and words[2] in _PARTS else (Decimal(0), last)


def led_by(taken: Analysis, found: Figure) -> str:
    """The word before a number and its sign."""
    led = [t.norm for t in taken.tokens[max(0, found.begin - 2) : found.begin] if t.norm.isalpha()]
    return led[-1] if led else ""


def unit_of(taken: Analysis, found: Figure) -> tuple[str, Decimal] | None:
    """Return the dimension and size of the unit that follows a number; None where there is none or a ratio of two ("g/dl")."""
    if found.kind != "cardinal":
        return None
    at = found.last + 1
    while at < len(taken.tokens) and taken.tokens[at].norm in _KINDS_OF_DAYS:
        at += 1
    following = taken.tokens[at] if at < len(taken.tokens) else None
    word = found.unit or (following.norm if following is not None else "")
    end = following.end if following is not None and following.norm == word else taken.tokens[found.last].end
    return None if taken.text[end : end + 1] == "/" else UNITS.get(word)
