"""Numbers and durations of the evidence, and whether they are the value of a leaf."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from summarizer.language import Analysis
from summarizer.language.numbers import Quantity
from summarizer.language.tokens import Token, stem_of
from summarizer.language.verbs import BE

from .labels import Label
from .leaf import Leaf
from .mention import Mention
from .senses import kin

_PERCENT = frozenset(
    "percent percentage pct share ratio fraction rate growth change margin proportion probability utilisation utilization".split()
)
_LASTING = frozenset(
    """duration length period term notice age lasted long warranty experience tenure delay wait time timeout latency response sentence window
    deadline lag uptime downtime old stay course""".split()
)
_SHARES = frozenset("percent percentage pct fraction ratio margin growth proportion".split())
_TOTALS = frozenset("revenue profit cost".split())
_FRACTION = frozenset("share ratio fraction rate proportion probability margin growth change percent percentage".split())
_RANK = frozenset("rank ranked place position order round quarter ordinal th grade edition session floor".split())
_YEAR = frozenset("year years founded since established born vintage model season fy fiscal built".split())
_CURRENCIES = {
    "usd": "usd dollar dollars $ us$", "eur": "eur euro euros €", "gbp": "gbp pound pounds £ sterling", "yen": "yen jpy ¥",
}  # fmt: skip
_CODES = frozenset("chf cad aud nzd sek nok dkk pln czk inr cny rmb brl zar sgd hkd".split())
_SCALES: dict[str, int] = {
    "thousands": 10**3, "thousand": 10**3, "millions": 10**6, "million": 10**6, "mn": 10**6, "billions": 10**9, "billion": 10**9, "bn": 10**9,
}  # fmt: skip
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
_UNITS = {
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
_MONTHS_OF = {Decimal(2592000): (28, 29, 30, 31), Decimal(31536000): (365, 366)}
_PAIR = re.compile(r"(\d+(?:\.\d+)?)\s?/\s?(\d+(?:\.\d+)?)")
_TIMES = frozenset("once twice thrice".split())
_SHORT = frozenset("mg kg km cm mm ml mcg ms gb mb tb kwh mwh".split())
_AMBIGUOUS = frozenset("s h m l g c f pounds".split())
_PHYSICAL = frozenset("length mass volume data energy".split())
_MEASURED = frozenset(
    """distance height weight dose dosage size area volume capacity amount quantity length depth speed width storage energy power
    long tall heavy deep wide range altitude change output""".split()
)
_NUMBERED = frozenset(
    """week day page section article phase grade level severity stage chapter version step item no number unit room line route flight
    priority tier category class""".split()
)
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_COUNTED = frozenset("many votes".split())
_VOTE, _VOTED = stem_of("vote"), 6
_SCALED = 1000
_EACH = (["per", "share"], ["a", "share"])
_CENTS = frozenset("cent cents pence penny".split())


@dataclass(frozen=True, slots=True)
class _Found:
    begin: int
    first: int
    last: int
    value: Decimal
    kind: str
    unit: str
    counts: tuple[str, ...]


def find_numbers(leaf: Leaf, label: Label, evidence: Sequence[Analysis]) -> Iterator[Mention]:
    """Return the numbers of the evidence as mentions of a number leaf; those of another sort (a sum, a share) are no rivals."""
    value = _decimal(leaf.value)
    if value is None:
        return
    rows = [
        (n, taken, found) for n, taken in enumerate(evidence) for found in _inherited(taken, list(_numbers(taken, label, value)))
    ]
    wanted = _sorts_asked(label, [(taken, found) for _, taken, found in rows])
    for n, taken, found in rows:
        fits = _fits(found, label, taken) and (not wanted or _sort(taken, found) in wanted)
        agrees = fits and _equal(value, found, label, taken)
        text = taken.text[taken.tokens[found.begin].start : taken.tokens[found.last].end]
        rival = fits and found.kind not in ("ordinal", "year") and not agrees and taken.tokens[found.first].norm not in _TIMES
        sort, denies = _sort(taken, found), found.kind == "zero"
        yield Mention(n, found.begin, found.first, found.last, text, agrees, rival, _stems(taken, found), sort, denies)


def _inherited(taken: Analysis, found: list[_Found]) -> list[_Found]:
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
                unit=following.unit if following.kind == "money" or _unit_of(taken, following) else "",
            )
        elif (
            one.kind == "cardinal" and one.value >= _SCALED and one.last > one.first and any(r.kind == "money" for r in rows[:n])
        ):
            rows[n] = replace(one, kind="money", unit=next(r.unit for r in rows[:n] if r.kind == "money"))
    return rows


def _joins(taken: Analysis, one: _Found, after: _Found) -> bool:
    between = [t.norm for t in taken.tokens[one.last + 1 : after.begin]]
    return between in (["to"], ["and"], ["or"]) or (not between and after.begin == one.last + 1)


def _scale_of(taken: Analysis, found: _Found) -> Decimal:
    """What the words after its digits multiply a number by: "5.0 billion" is a billion times 5.0."""
    read = _decimal(taken.tokens[found.first].norm.replace(",", ""))
    return found.value / read if read else Decimal(1)


def _sorts_asked(label: Label, rows: Sequence[tuple[Analysis, _Found]]) -> set[str]:
    """The sorts of which the field's number must be one, where its words tell and the evidence has such: a share, a sum, so many years."""
    sorts = {_sort(taken, found) for taken, found in rows}
    if label.words & _SHARES and "percent" in sorts:
        return {"percent"}
    counted = bool(label.words & _COUNTED)
    if not counted and (label.meanings.get("sums") or currencies_of(label.words)):
        sums = {s for s in sorts if s.startswith("money")}
        each = {s for s in sums if s.endswith(" each")}
        if "share" in label.words or "eps" in label.words:
            return each or sums
        return (sums - each if label.named.get("sums", frozenset()) & _TOTALS else sums) or sums
    named = {
        _UNITS[w][0]
        for w in label.path_words & label.units
        if w in _UNITS and (w.endswith("s") or w in _SHORT) and w not in _AMBIGUOUS
    }
    dimensions = {dimension for w in label.units if w in _UNITS for dimension in (_UNITS[w][0],)}
    bare = {"count"} if any(not found.counts and _sort(t, found) == "count" for t, found in rows) else set()
    found_in = {s for s in sorts if s in dimensions}
    return found_in | bare if found_in else ((bare or {"none"}) if named else set())


def _sort(taken: Analysis, found: _Found) -> str:
    unit = _unit_of(taken, found)
    if unit is not None:
        return unit[0]
    if found.kind == "money":
        following = [t.norm for t in taken.tokens[found.last + 1 : found.last + 4]]
        each = following[:2] in _EACH or following[1:3] in _EACH
        opened = _led_by(taken, found)
        earlier = [q for q in taken.quantities if q.kind == "money" and q.last < found.first]
        shares = [[t.norm for t in taken.tokens[q.last + 1 : q.last + 3]] in _EACH for q in earlier]
        beside = opened in ("from", "against", "with", "than") and bool(shares) and all(shares)
        return "money each" if each or beside else "money"
    return found.kind if found.kind in ("percent", "ordinal", "year", "pair") else "count"


def find_durations(leaf: Leaf, evidence: Sequence[Analysis]) -> Iterator[Mention]:
    """Return the stretches of time of the evidence as mentions of a duration; "1 hour 30 minutes" is one."""
    assert isinstance(leaf.value, timedelta)
    for n, taken in enumerate(evidence):
        runs: list[list[tuple[_Found, Decimal]]] = []
        for q in taken.quantities:
            found = _of_quantity(taken, q)
            size = _time_unit(taken, found)
            if size is None:
                continue
            joined = runs and all(
                t.norm == "and" or not t.content for t in taken.tokens[_end(taken, runs[-1][-1][0]) + 1 : q.begin]
            )
            if joined and runs[-1][-1][1] > size:
                runs[-1].append((found, size))
            else:
                runs.append([(found, size)])
        for run in runs:
            last = _end(taken, run[-1][0])
            text = taken.text[taken.tokens[run[0][0].begin].start : taken.tokens[last].end]
            agrees = _lasts(leaf.value, run)
            yield Mention(n, run[0][0].begin, run[0][0].first, last, text, agrees, not agrees, sort="time")


def _lasts(value: timedelta, run: Sequence[tuple[_Found, Decimal]]) -> bool:
    if len(run) == 1 and run[0][1] in _MONTHS_OF and value.seconds == 0:
        count = run[0][0].value
        sizes = _MONTHS_OF[run[0][1]]
        return count * min(sizes) <= value.days <= count * max(sizes)
    total = sum((found.value * size for found, size in run), Decimal(0))
    return total == Decimal(str(value.total_seconds()))


def _end(taken: Analysis, found: _Found) -> int:
    return min(found.last + 1, len(taken.tokens) - 1)


def _time_unit(taken: Analysis, found: _Found) -> Decimal | None:
    word = found.unit or (taken.tokens[found.last + 1].norm if found.last + 1 < len(taken.tokens) else "")
    dimension, size = _UNITS.get(word, ("", Decimal(0)))
    return size if dimension == "time" else None


def _decimal(value: object) -> Decimal | None:
    if isinstance(value, bool):
        return None
    try:
        found = Decimal(str(value))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _numbers(taken: Analysis, label: Label, value: Decimal) -> Iterator[_Found]:
    covered: set[int] = set()
    for pair in _pairs(taken):
        covered |= {pair.first}
        yield pair
    for q in taken.quantities:
        if not covered & set(range(q.first, q.last + 1)):
            covered |= set(range(q.begin, q.last + 1))
            yield _of_quantity(taken, q)
    for match in _LITERAL.finditer(taken.text):
        inside = [t.index for t in taken.tokens if t.start < match.end() and t.end > match.start()]
        if not inside or covered & set(inside):
            continue
        read = Decimal(match.group().replace(",", "").replace("−", "-").replace("–", "-"))
        dated = next((d for d in taken.dates if d.first <= inside[0] <= d.last), None)
        if dated is not None:
            alone = dated.first == dated.last and not _is_timed(taken, inside[0])
            if read == value and (alone or (label.words & _YEAR and read == dated.year)):
                yield _Found(inside[0], inside[0], inside[-1], read, "year", "", ())
            continue
        if inside[0] and taken.tokens[inside[0]].text[:1].isalpha():
            continue
        covered |= set(inside)
        yield _Found(inside[0], inside[0], inside[-1], read, "cardinal", "", ())
    yield from _unwritten(taken, covered)


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


def _pairs(taken: Analysis) -> Iterator[_Found]:
    """The two numbers of "120/80" where it is no date."""
    dated = {i for d in taken.dates for i in range(d.first, d.last + 1)}
    for match in _PAIR.finditer(taken.text):
        for part, meaning in ((1, "systolic"), (2, "diastolic")):
            inside = [t.index for t in taken.tokens if t.start == match.start(part)]
            if inside and inside[0] not in dated and int(float(match[1])) > 40:
                yield _Found(inside[0], inside[0], inside[0], Decimal(match[part]), "pair", meaning, ())


def _unwritten(taken: Analysis, covered: set[int]) -> Iterator[_Found]:
    """Counts that no numeral writes: "a man" is one, "nobody" none, "both" two."""
    tokens = taken.tokens
    for i, token in enumerate(tokens):
        if i in covered:
            continue
        noun = next((t for t in tokens[i + 1 : i + 4] if t.clause == token.clause and t.stem in _ONES), None)
        if token.norm in _ONE and noun is not None and _is_one(tokens, i, noun.index, covered):
            yield _Found(i, i, noun.index, Decimal(1), "one", "", (noun.stem,))
        elif token.norm in _NOBODY or (i + 1 < len(tokens) and _counts_nothing(tokens, i)):
            yield _Found(i, i, i, Decimal(0), "zero", "", ())
        elif token.norm in _FEW:
            yield _Found(i, i, i, Decimal(_FEW[token.norm]), "one", "", ())


def _is_one(tokens: Sequence[Token], i: int, noun: int, covered: set[int]) -> bool:
    plural = tokens[noun].norm.endswith("s") or tokens[noun].norm in ("people", "men", "women", "children", "police")
    return not plural and not covered & set(range(i, noun))


def _counts_nothing(tokens: Sequence[Token], i: int) -> bool:
    following = tokens[i + 1].norm
    if tokens[i].norm in ("without", "neither"):
        return True
    return tokens[i].norm == "no" and following not in _NO_COUNT and following not in BE


def _of_quantity(taken: Analysis, q: Quantity) -> _Found:
    exact = None
    token = taken.tokens[q.first]
    if q.first == q.last and token.norm.replace(",", "").replace(".", "", 1).isdigit():
        exact = _decimal(token.norm.replace(",", ""))
        exact = -exact if exact is not None and q.value < 0 else exact
    value = exact if exact is not None and float(exact) == q.value else Decimal(repr(q.value))
    following = taken.tokens[q.last + 1].norm if q.last + 1 < len(taken.tokens) else ""
    if q.kind == "cardinal" and following in _CENTS:
        return _Found(q.begin, q.first, q.last + 1, value / 100, "money", "", ())
    return _Found(q.begin, q.first, q.last, value, q.kind, q.unit, q.counts)


def _led_by(taken: Analysis, found: _Found) -> str:
    """The word before a number and its sign."""
    led = [t.norm for t in taken.tokens[max(0, found.begin - 2) : found.begin] if t.norm.isalpha()]
    return led[-1] if led else ""


def _stems(taken: Analysis, found: _Found) -> frozenset[str]:
    stems = {stem_of(found.unit)} if found.unit else set()
    before = taken.tokens[found.begin - 1] if found.begin else None
    after = taken.tokens[found.last + 1] if found.last + 1 < len(taken.tokens) else None
    apart = before is not None and before.capital and before.clause != taken.tokens[found.begin].clause
    if apart and found.kind == "cardinal" and after is not None and after.clause != taken.tokens[found.last].clause:
        stems.add(stem_of("age"))  # "Ada Long, 67, was admitted"
    if _unit_of(taken, found) is not None and after is not None:
        stems.add(after.stem)
    if found.kind == "money" and _led_by(taken, found) == "for":
        stems.add(stem_of("price"))  # "sold for $3m"
    return frozenset(stems)


def currencies_of(words: frozenset[str]) -> set[str]:
    """Return the codes of the currencies that some of the folded words name."""
    return {code for code, names in _CURRENCIES.items() if words & set(names.split())} | set(words & _CODES)


def _fits(found: _Found, label: Label, taken: Analysis) -> bool:
    """Whether a number is of the sort that the field holds: no share where a sum is asked, no sum where people are counted."""
    if found.kind == "ordinal":
        return bool(label.words & _RANK)
    if found.kind == "time":
        return False
    if found.kind == "percent":
        return bool(label.words & _PERCENT) or not label.own
    if label.words & {"percent", "percentage", "pct"}:
        return False
    unit = _unit_of(taken, found)
    if unit is not None and unit[0] == "time" and not (label.words & (_LASTING | frozenset(_UNITS)) or "age" in label.words):
        return False
    if label.last == "year" and not _FIRST_YEAR <= found.value <= _LAST_YEAR:
        return False
    if unit is not None and unit[0] in _PHYSICAL and not label.words & (_MEASURED | frozenset(_UNITS)):
        return False
    before = taken.tokens[found.begin - 1] if found.begin else None
    if before is not None and before.norm in _NUMBERED and found.kind == "cardinal" and not found.counts:
        return before.norm in label.words or any(kin(before.stem, w) for w in label.own)
    if found.kind in ("one", "zero"):
        return not currencies_of(label.words)
    asked = currencies_of(label.words | label.beside_words)
    if found.kind == "money":
        if label.words & _COUNTED:
            return False
        return not asked or not found.unit or found.unit in asked or (bool(asked & _CODES) and "$" in taken.text)
    return not (currencies_of(label.words) and _unit_of(taken, found) is not None)


def _unit_of(taken: Analysis, found: _Found) -> tuple[str, Decimal] | None:
    if found.kind not in ("cardinal",):
        return None
    following = taken.tokens[found.last + 1] if found.last + 1 < len(taken.tokens) else None
    word = found.unit or (following.norm if following is not None else "")
    end = following.end if following is not None and following.norm == word else taken.tokens[found.last].end
    return None if taken.text[end : end + 1] == "/" else _UNITS.get(word)


def _equal(value: Decimal, found: _Found, label: Label, taken: Analysis) -> bool:
    """Whether a number is the value, in the unit and scale that the field asks for."""
    read = found.value
    if found.kind == "percent":
        if value == read or _is_near(value, read):
            return True
        return bool(label.words & _FRACTION) and _is_near(value * 100, read)
    unit = _unit_of(taken, found)
    asked = {_UNITS[w] for w in label.units | label.beside_words if w in _UNITS}
    if unit is not None:
        same = [size for dimension, size in asked if dimension == unit[0]]
        if same:
            return any(_is_near(value * size, read * unit[1]) for size in same)
    if value == read or _is_near(value, read):
        return True
    scale = next((_SCALES[w] for w in sorted(label.words | label.beside_words) if w in _SCALES), None)
    return scale is not None and _is_near(value * scale, read)


def _is_near(a: Decimal, b: Decimal) -> bool:
    """Whether two numbers are one, but for what arithmetic in binary leaves over."""
    return abs(a - b) <= max(abs(a), abs(b)) * Decimal("1e-12")
