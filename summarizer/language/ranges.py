"""Two figures that belong together: ranges, whose ends share a unit ("4-7%", "$10 to 12 million"), and scores ("2-0", "nine votes to four", odds of "4/6")."""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from .numerals import SCALES, Numeral
from .tokens import Token, stem_of

_RANGE = re.compile(r"\s?[-–—]\s?|\s(?:to|or)\s")
_BETWEEN = re.compile(r"\sand\s")
_DASHED = re.compile(r"\s?[-–—/]\s?")
_AGAINST = re.compile(r"\s(?:(?:votes?|goals?|points?|games?|sets?)\s)?to\s")
_SIGNS = "$€£¥"
_SCALED_FROM = 1000
_GAME = frozenset(stem_of(w) for w in "win victory defeat loss draw tie lead beat lose score vote".split())
_NEAR = 4


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
    return sentence[tokens[a[4]].end : tokens[b[3]].start].rstrip(_SIGNS)


def _is_range(sentence: str, tokens: Sequence[Token], a: Numeral, b: Numeral) -> bool:
    gap = _gap(sentence, tokens, a, b)
    if _RANGE.fullmatch(gap):
        return True
    return bool(_BETWEEN.fullmatch(gap)) and any(t.norm == "between" for t in tokens[max(0, a[3] - 2) : a[3]])


def _lend(tokens: Sequence[Token], a: Numeral, b: Numeral) -> tuple[Numeral, Numeral]:
    """Both ends of a range: a bare number has the unit and the scale of the second end, or lends it its currency."""
    value, kind, unit, first, last = a
    if first != last or kind not in ("cardinal", "money") or b[1] == "ordinal":
        return a, b
    scale = math.prod(SCALES.get(t.norm, 1.0) for t in tokens[b[3] + 1 : b[4] + 1])
    if value < _SCALED_FROM and value * scale <= b[0]:
        value *= scale
    if kind == "money" and b[1] == "cardinal" and not b[2]:
        b = (b[0], kind, unit, b[3], b[4])
    elif kind == "cardinal" and not unit:
        kind, unit = b[1], b[2]
    return (value, kind, unit, first, last), b


def _is_score(sentence: str, tokens: Sequence[Token], a: Numeral, b: Numeral) -> bool:
    """Whether two small bare figures are one: joined by a slash, by a dash where they do not rise, or so or by "to" where a game or a vote is told."""
    if not all(r[1] == "cardinal" and not r[2] and r[3] == r[4] and r[0] in range(_SCALED_FROM) for r in (a, b)):
        return False
    gap = _gap(sentence, tokens, a, b)
    if _goes_on(sentence, tokens[a[3]].start - 1, -1) or _goes_on(sentence, tokens[b[4]].end, 1):
        return False
    near = tokens[max(0, a[3] - _NEAR) : b[4] + 1 + _NEAR]
    told = any(t.stem in _GAME and t.clause in (tokens[a[3]].clause, tokens[b[4]].clause) for t in near)
    return bool(_DASHED.fullmatch(gap) and ("/" in gap or a[0] >= b[0] or told)) or bool(told and _AGAINST.fullmatch(gap))


def _goes_on(sentence: str, at: int, step: int) -> bool:
    """Whether a dash or slash at `at` joins one more word or figure: "1-2-3", "a 4-3-man"."""
    return 0 < at + step < len(sentence) and sentence[at] in "-–—/" and not sentence[at + step].isspace()
