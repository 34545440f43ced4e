"""Numbers and durations of the evidence, and whether they are the value of a leaf."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from summarizer.language import Analysis
from summarizer.language.tokens import stem_of

from .figures import UNITS, Figure, decimal_of, inherit, led_by, of_quantity, read_numbers, unit_of
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
_CURRENCIES = {
    "usd": "usd dollar dollars $ us$", "eur": "eur euro euros €", "gbp": "gbp pound pounds £ sterling", "yen": "yen jpy ¥",
}  # fmt: skip
_CODES = frozenset("chf cad aud nzd sek nok dkk pln czk inr cny rmb brl zar sgd hkd".split())
_SCALES: dict[str, int] = {
    "thousands": 10**3, "thousand": 10**3, "millions": 10**6, "million": 10**6, "mn": 10**6, "billions": 10**9, "billion": 10**9, "bn": 10**9,
}  # fmt: skip
_MONTHS_OF = {Decimal(2592000): (28, 29, 30, 31), Decimal(31536000): (365, 366)}
_MONTH, _YEAR = _MONTHS_OF
_LEAST_PARTS = 2
_UNDER = frozenset("less fewer under below threshold bound".split())
_FACTORS = frozenset("times time factor fold often ratio multiple frequency repeated".split())
_TIMES = frozenset("once twice thrice".split())
_SHORT = frozenset("mg kg km cm mm ml mcg ms gb mb tb kwh mwh".split())
_AMBIGUOUS = frozenset("s h m l g c f pounds".split())
_PHYSICAL = frozenset("length mass volume data energy".split())
_MEASURED = frozenset(
    """distance height weight dose dosage size area volume capacity amount quantity length depth speed width storage energy power
    long tall heavy deep wide range altitude change output""".split()
)
_NUMBERED = frozenset(
    """volume issue week day page section article phase grade level severity stage chapter version step item no number unit room line route flight
    priority tier category class""".split()
)
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_COUNTED = frozenset("many votes".split())
_EACH = (["per", "share"], ["a", "share"])


def find_numbers(leaf: Leaf, label: Label, evidence: Sequence[Analysis]) -> Iterator[Mention]:
    """Return the numbers of the evidence as mentions of a number leaf; those of another sort (a sum, a share) are no rivals."""
    value = decimal_of(leaf.value)
    if value is None:
        return
    rows = [
        (n, taken, found)
        for n, taken in enumerate(evidence)
        for found in _joined(taken, label, inherit(taken, list(read_numbers(taken, label, value))))
    ]
    sums = _sums_asked(label, {_sort(taken, found) for _, taken, found in rows})
    units = {n: _units_asked(label, [(t, found) for k, t, found in rows if k == n]) for n in range(len(evidence))}
    for n, taken, found in rows:
        wanted = sums or units[n]
        fits = _fits(found, label, taken) and (not wanted or _sort(taken, found) in wanted)
        agrees = fits and _equal(value, found, label, taken) and not _is_less(found, label, taken)
        text = taken.text[taken.tokens[found.begin].start : taken.tokens[found.last].end]
        rival = (
            fits and found.kind not in ("ordinal", "year", "one") and not agrees and taken.tokens[found.first].norm not in _TIMES
        )
        sort, denies = _sort(taken, found), found.kind == "zero"
        yield Mention(n, found.begin, found.first, found.last, text, agrees, rival, _stems(taken, found), sort, denies)


def _sums_asked(label: Label, sorts: set[str]) -> set[str]:
    """The sorts of which the field's number must be one, where its words tell of a share or a sum and the evidence has such."""
    if label.words & _SHARES and "percent" in sorts:
        return {"percent"}
    if label.words & _COUNTED or not (label.meanings.get("sums") or currencies_of(label.words)):
        return set()
    sums = {s for s in sorts if s.startswith("money")}
    each = {s for s in sums if s.endswith(" each")}
    if "share" in label.words or "eps" in label.words:
        return each or sums
    return (sums - each if label.named.get("sums", frozenset()) & _TOTALS else sums) or sums


def _units_asked(label: Label, rows: Sequence[tuple[Analysis, Figure]]) -> set[str]:
    """The sorts of which a sentence's number must be one, where the field names a unit: another sentence's units are no matter."""
    sorts = {_sort(taken, found) for taken, found in rows}
    if "which" in label.words and any(found.kind == "ordinal" and _fits(found, label, taken) for taken, found in rows):
        return {"ordinal"}
    named = {
        UNITS[w][0]
        for w in label.path_words & label.units
        if w in UNITS and (w.endswith("s") or w in _SHORT) and w not in _AMBIGUOUS
    }
    bare = {"count"} if any(not found.counts and _sort(t, found) == "count" for t, found in rows) else set()
    found_in = sorts & {UNITS[w][0] for w in label.units if w in UNITS}
    return found_in | bare if found_in else ((bare or {"none"}) if named else set())


def _sort(taken: Analysis, found: Figure) -> str:
    unit = unit_of(taken, found)
    if unit is not None:
        return unit[0]
    if found.kind == "money":
        following = [t.norm for t in taken.tokens[found.last + 1 : found.last + 4]]
        each = following[:2] in _EACH or following[1:3] in _EACH or (following[:1] == ["per"] and following[2:3] == ["share"])
        opened = led_by(taken, found)
        earlier = [q for q in taken.quantities if q.kind == "money" and q.last < found.first]
        shares = [[t.norm for t in taken.tokens[q.last + 1 : q.last + 3]] in _EACH for q in earlier]
        beside = opened in ("from", "against", "with", "than") and bool(shares) and all(shares)
        return "money each" if each or beside else "money"
    return found.kind if found.kind in ("percent", "ordinal", "year", "pair") else "count"


def find_durations(leaf: Leaf, evidence: Sequence[Analysis]) -> Iterator[Mention]:
    """Return the stretches of time of the evidence as mentions of a duration; "1 hour 30 minutes" is one."""
    assert isinstance(leaf.value, timedelta)
    for n, taken in enumerate(evidence):
        for run in _runs(taken, [of_quantity(taken, q) for q in taken.quantities]):
            last = _end(taken, run[-1][0])
            text = taken.text[taken.tokens[run[0][0].begin].start : taken.tokens[last].end]
            agrees = _lasts(leaf.value, run)
            yield Mention(n, run[0][0].begin, run[0][0].first, last, text, agrees, not agrees, sort="time")


def _runs(taken: Analysis, figures: Iterable[Figure]) -> list[list[tuple[Figure, Decimal]]]:
    """The times among some figures with the sizes of their units in seconds, those together that are parts of one: years and months."""
    runs: list[list[tuple[Figure, Decimal]]] = []
    for found in figures:
        size = _time_unit(taken, found)
        if size is None:
            continue
        between = taken.tokens[_end(taken, runs[-1][-1][0]) + 1 : found.begin] if runs else ()
        if runs and all(t.norm == "and" or not t.content for t in between) and runs[-1][-1][1] > size:
            runs[-1].append((found, size))
        else:
            runs.append([(found, size)])
    return runs


def _joined(taken: Analysis, label: Label, figures: Sequence[Figure]) -> list[Figure]:
    """Figures with "two years and three months" as 27 months, unless its parts are values of their own to the field's object."""
    rows = list(figures)
    for run in _runs(taken, sorted(figures, key=lambda f: f.first)):
        parts = [found for found, _ in run]
        if len(run) < _LEAST_PARTS or any(float(found.value) in label.figures for found in parts):
            continue
        total = Decimal(0)
        for n, (found, size) in enumerate(run):
            total = (total * _parts_of(run[n - 1][1], size) if n else total) + found.value
        whole = replace(parts[-1], begin=parts[0].begin, first=parts[0].first, value=total)
        rows = [whole if found is parts[-1] else found for found in rows if found is parts[-1] or found not in parts]
    return rows


def _parts_of(size: Decimal, part: Decimal) -> Decimal:
    """How many of the smaller unit are one of the larger; of months, a year has twelve."""
    return Decimal(12) if (size, part) == (_YEAR, _MONTH) else size / part


def _is_less(found: Figure, label: Label, taken: Analysis) -> bool:
    """Whether a number is only what something stays under ("less than 80"), and the field does not ask for a bound."""
    under = any(q.first == found.first and q.bound == "<" for q in taken.quantities)
    return under and not (label.words | label.beside_units) & _UNDER and "most" not in label.meanings.get("bound", ())


def _lasts(value: timedelta, run: Sequence[tuple[Figure, Decimal]]) -> bool:
    if len(run) == 1 and run[0][1] in _MONTHS_OF and value.seconds == 0:
        count = run[0][0].value
        sizes = _MONTHS_OF[run[0][1]]
        return count * min(sizes) <= value.days <= count * max(sizes)
    total = sum((found.value * size for found, size in run), Decimal(0))
    return total == Decimal(str(value.total_seconds()))


def _end(taken: Analysis, found: Figure) -> int:
    return min(found.last + 1, len(taken.tokens) - 1)


def _time_unit(taken: Analysis, found: Figure) -> Decimal | None:
    word = found.unit or (taken.tokens[found.last + 1].norm if found.last + 1 < len(taken.tokens) else "")
    dimension, size = UNITS.get(word, ("", Decimal(0)))
    return size if dimension == "time" else None


def _stems(taken: Analysis, found: Figure) -> frozenset[str]:
    stems = {stem_of(found.unit)} if found.unit else set()
    before = taken.tokens[found.begin - 1] if found.begin else None
    after = taken.tokens[found.last + 1] if found.last + 1 < len(taken.tokens) else None
    apart = before is not None and before.capital and before.clause != taken.tokens[found.begin].clause
    if apart and found.kind == "cardinal" and after is not None and after.clause != taken.tokens[found.last].clause:
        stems.add(stem_of("age"))  # "Ada Long, 67, was admitted"
    if unit_of(taken, found) is not None and after is not None:
        stems.add(after.stem)
    if found.kind == "money" and led_by(taken, found) == "for":
        stems.add(stem_of("price"))  # "sold for $3m"
    return frozenset(stems)


def currencies_of(words: frozenset[str]) -> set[str]:
    """Return the codes of the currencies that some of the folded words name."""
    return {code for code, names in _CURRENCIES.items() if words & set(names.split())} | set(words & _CODES)


def _fits(found: Figure, label: Label, taken: Analysis) -> bool:
    """Whether a number is of the sort that the field holds: no share where a sum is asked, no sum where people are counted."""
    after = taken.tokens[found.last + 1].norm if found.last + 1 < len(taken.tokens) else ""
    if found.kind == "ordinal":
        return bool(label.words & _RANK) or ("which" in label.words and after in label.path_words)  # "in which minute": the 58th
    if after == "times" and not label.words & _FACTORS:
        return False
    if found.kind == "time":
        return False
    if found.kind == "percent":
        return bool(label.words & _PERCENT) or bool(label.beside_units & {"%", "percent"}) or not label.own
    if label.words & {"percent", "percentage", "pct"}:
        return False
    unit = unit_of(taken, found)
    if (
        unit is not None
        and unit[0] == "time"
        and not ((label.words | label.beside_units) & (_LASTING | frozenset(UNITS)) or "age" in label.words)
    ):
        return False
    counted = found.counts or "," in taken.tokens[found.first].text or found.kind == "money"
    if label.asks_year and (counted or not _FIRST_YEAR <= found.value <= _LAST_YEAR):
        return False
    if unit is not None and unit[0] in _PHYSICAL and not label.words & (_MEASURED | frozenset(UNITS)):
        return False
    before = taken.tokens[found.begin - 1] if found.begin else None
    if before is not None and before.norm in _NUMBERED and found.kind == "cardinal" and not found.counts:
        return before.norm in label.words or any(kin(before.stem, w) for w in label.own)
    if found.kind in ("one", "zero"):
        return not currencies_of(label.words)
    asked = currencies_of(label.words | label.beside_units)
    if found.kind == "money":
        if label.words & _COUNTED:
            return False
        return not asked or not found.unit or found.unit in asked or (bool(asked & _CODES) and "$" in taken.text)
    return not (currencies_of(label.words) and unit_of(taken, found) is not None)


def _equal(value: Decimal, found: Figure, label: Label, taken: Analysis) -> bool:
    """Whether a number is the value, in the unit and scale that the field asks for."""
    read = found.value
    if found.kind == "percent":
        if value == read or _is_near(value, read):
            return True
        return bool(label.words & _FRACTION) and _is_near(value * 100, read)
    unit = unit_of(taken, found)
    asked = {UNITS[w] for w in label.units | label.beside_units if w in UNITS}
    if unit is not None:
        same = [size for dimension, size in asked if dimension == unit[0]]
        if same:
            return any(_is_near(value * size, read * unit[1]) for size in same)
    if value == read or _is_near(value, read):
        return True
    scale = next((_SCALES[w] for w in sorted(label.words | label.beside_units) if w in _SCALES), None)
    return scale is not None and _is_near(value * scale, read)


def _is_near(a: Decimal, b: Decimal) -> bool:
    """Whether two numbers are one, but for what arithmetic in binary leaves over."""
    return abs(a - b) <= max(abs(a), abs(b)) * Decimal("1e-12")
