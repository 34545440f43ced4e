"""Two figures that belong together: ranges, whose ends share a unit ("4-7%", "$10 to 12 million"), and scores ("2-0", "nine votes to four", odds of "4/6")."""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from .numerals import SCALES, Numeral
from .tokens import SIGNS, Token, stem_of

_RANGE = re.compile(r"[-–]|\s(?:to|or)\s")
_BETWEEN = re.compile(r"\sand\s")
_DASHED, _SPACED = re.compile(r"[-–/]"), re.compile(r"\s[-–]\s")
_AGAINST = re.compile(r"\s(?:(?:votes?|goals?|points?|games?|sets?)\s)?to\s")
_SCALED_FROM = 1000
_GAME = frozenset(stem_of(w) for w in "win victory defeat loss draw tie lead beat lose score vote".split())
_NEAR = 4
_LONGEST_AFTER_NAME = 2


def join_pairs(sentence: str, tokens: Sequence[Token], found: Sequence[Numeral]) -> list[Numeral]:
    """Return the numerals of a sentence, in order: both ends of a range with the unit and scale that one of them has, scores as one.

    The value of a score tells both its figures: a thousand times the first, and the second.
    """
    rows = list(found)
    for n, (a, b) in enumerate(pairwise(found)):
        if _is_range(sentence, tokens, a, b):
            rows[n], rows[n + 1] = _lend(tokens, rows[n], b)
    joined: list[Numeral] = []
    for row in rows:
        if joined and _is_score(sentence, tokens, joined[-1], row):
            first = joined.pop()
            joined.append((_SCALED_FROM * first[0] + row[0], "score", "", first[3], row[4]))
        else:
            joined.append(row)
    return joined


def _gap(sentence: str, tokens: Sequence[Token], a: Numeral, b: Numeral) -> str:
    return sentence[tokens[a[4]].end : tokens[b[3]].start].rstrip("".join(SIGNS))


def _is_range(sentence: str, tokens: Sequence[Token], a: Numeral, b: Numeral) -> bool:
    gap = _gap(sentence, tokens, a, b)
    if _BETWEEN.fullmatch(gap):
        return any(t.norm == "between" for t in tokens[max(0, a[3] - 2) : a[3]])
    # "paid $500 to 12 families": whom, and no range.
    return bool(_RANGE.fullmatch(gap)) and not (gap[0] == " " and a[1] == "money" and b[1] == "cardinal" and _counts(tokens, b))


def _counts(tokens: Sequence[Token], b: Numeral) -> bool:
    """Whether a plain noun follows that a number may count."""
    after = tokens[b[4] + 1] if b[4] + 1 < len(tokens) else None
    return after is not None and after.clause == tokens[b[4]].clause and after.content and after.stem not in _GAME


def _lend(tokens: Sequence[Token], a: Numeral, b: Numeral) -> tuple[Numeral, Numeral]:
    """Both ends of a range: a bare number has the unit and, but in a change "from" it, the scale of the second end, or lends it its currency."""
    value, kind, unit, first, last = a
    if first != last or kind not in ("cardinal", "money") or b[1] == "ordinal":
        return a, b
    scale = math.prod(SCALES.get(t.norm, 1.0) for t in tokens[b[3] + 1 : b[4] + 1])
    changed = any(t.norm == "from" for t in tokens[max(0, first - 2) : first])
    if value < _SCALED_FROM and value * scale <= b[0] and not changed:
        value *= scale
    if kind == "money" and b[1] == "cardinal" and not b[2]:
        b = (b[0], kind, unit, b[3], b[4])
    elif kind == "cardinal" and not unit:
        kind, unit = b[1], b[2]
    return (value, kind, unit, first, last), b


def _is_score(sentence: str, tokens: Sequence[Token], a: Numeral, b: Numeral) -> bool:
    """Whether two small bare figures are one: joined by a slash, by a dash where they do not rise, or so or by "to" where a game or a vote is told."""
    if not all(r[1] == "cardinal" and not r[2] and r[3] == r[4] and r[0] < _SCALED_FROM and r[0] % 1 == 0 for r in (a, b)):
        return False
    if _goes_on(sentence, tokens[a[3]].start - 1, -1) or _goes_on(sentence, tokens[b[4]].end, 1) or _is_model(tokens, a):
        return False
    gap = _gap(sentence, tokens, a, b)
    near = tokens[max(0, a[3] - _NEAR) : b[4] + 1 + _NEAR]
    told = any(t.stem in _GAME and t.clause in (tokens[a[3]].clause, tokens[b[4]].clause) for t in near)
    falls, told = a[0] >= b[0], told and not _counts(tokens, b)
    if _DASHED.fullmatch(gap):
        return gap == "/" or falls or told
    return told and bool(_SPACED.fullmatch(gap) or (_AGAINST.fullmatch(gap) and (falls or gap != " to ")))


def _is_model(tokens: Sequence[Token], a: Numeral) -> bool:
    """Whether a long number stands behind a name: "a Boeing 777-300"."""
    return a[3] > 0 and tokens[a[3] - 1].capital and len(tokens[a[3]].norm) > _LONGEST_AFTER_NAME


def _goes_on(sentence: str, at: int, step: int) -> bool:
    """Whether a dash or slash at `at` joins one more word or figure: "1-2-3", "a 4-3-man"."""
    return 0 < at + step < len(sentence) and sentence[at] in "-–—/" and not sentence[at + step].isspace()


def sides_of(score: float) -> tuple[float, float]:
    """Return both figures of a score from its value."""
    first, second = divmod(score, _SCALED_FROM)
    return first, second
