"""Decades and centuries: "the 1980s", "the early '90s", "the late 18th century", as the first and the last year that they may mean.

And years that are written short: "FY21", "3Q20", "Q3 '20".
"""

import re
from collections.abc import Sequence

from .tokens import Token

_PARTS = {"early": (0.0, 0.4), "mid": (0.3, 0.7), "late": (0.5, 1.0)}
"""What of a decade or century a word leaves, as shares of it: generous, for nobody counts."""
_DECADE, _CENTURY = 10, 100
_LATEST_CENTURY = 22
_CENTURIES = frozenset(("century", "centuries"))
_ORDINALS = {
    word: n
    for n, word in enumerate(
        "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(), 10
    )
}
"""Not the words under ten: "her second century" is a hundred runs."""
_DECADES = {
    w: 1900 + 10 * n for n, w in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), 2)
}
_TIME_CUES = frozenset("in of from since during until by through".split())
_OLDEST_SHORT = 30
"""Two digits after "the" and before an "s" are a decade from here on: "in the 80s", but not "in the 20s"."""
_LATEST_DECADE_AS_CENTURY = 1900
_FISCAL = re.compile(r"fy(\d{4}|\d\d)")
_QUARTERS = re.compile(r"q[1-4]?|fy|fiscal|quarter")
_SHORT = 2
_APOSTROPHES = "'’‘"
_LATEST_SHORT = 40
"""Two digits under this are of the 21st century."""


def read_short_year(sentence: str, tokens: Sequence[Token], i: int) -> int | None:
    """Return the year that token `i` gives in short, or None: "FY21", the "20" of "3Q20", or "'20" after a quarter or "fiscal"."""
    norm, before = tokens[i].norm, tokens[i - 1] if i else None
    match = _FISCAL.fullmatch(norm) if norm[:2] == "fy" else None
    if match is not None:
        digits = match[1]
    elif before is None or len(norm) != _SHORT or not norm.isdecimal() or not _QUARTERS.fullmatch(before.norm):
        return None
    elif sentence[tokens[i].start - 1] in _APOSTROPHES or (
        before.end == tokens[i].start and i > 1 and tokens[i - 2].end == before.start
    ):
        digits = norm
    else:
        return None
    return int(digits) if len(digits) == 4 else int(digits) + (2000 if int(digits) < _LATEST_SHORT else 1900)


def names_years(tokens: Sequence[Token], i: int) -> bool:
    """Whether a decade or century may stand at token `i`, seen at a glance."""
    follows = tokens[i + 1] if i + 1 < len(tokens) else None
    return tokens[i].norm in _DECADES or (follows is not None and (follows.text == "s" or follows.norm in _CENTURIES))


def read_years(sentence: str, tokens: Sequence[Token], i: int) -> tuple[int, int, int, int] | None:
    """Return (first year, last year, first token, last token) of a decade or century whose number is token `i`, or None.

    A decade of two digits is of the 20th century, and one with an apostrophe ("the '90s") or after "in the" and the like.
    "The 1700s" are a century.
    """
    token = tokens[i]
    if token.norm in _DECADES and _is_timed(tokens, i):
        return _share_of(_DECADES[token.norm], _DECADE, tokens, i, i)
    if i + 1 >= len(tokens) or not names_years(tokens, i):
        return None
    after = tokens[i + 1]
    begin, length = _decade(sentence, tokens, i), _DECADE
    if begin is None:
        begin, length = _century(token, after), _CENTURY
    if begin is None:
        return None
    if begin % _CENTURY == 0 and begin <= _LATEST_DECADE_AS_CENTURY:
        length = _CENTURY
    return _share_of(begin, length, tokens, i, i + 1)


def _share_of(begin: int, length: int, tokens: Sequence[Token], i: int, last: int) -> tuple[int, int, int, int]:
    """The years and tokens of a span of years at `i`, cut by the "early", "mid" or "late" before it."""
    part = _PARTS.get(tokens[i - 1].norm) if i else None
    low, high = part or (0.0, 1.0)
    return begin + round(low * length), begin + min(length - 1, round(high * length)), i - (part is not None), last


def _is_timed(tokens: Sequence[Token], i: int) -> bool:
    """Whether "in the" or the like stands before token `i`, an "early" between them left out."""
    k = i - 1 - (i > 0 and tokens[i - 1].norm in _PARTS)
    return k > 0 and tokens[k].norm == "the" and tokens[k - 1].norm in _TIME_CUES


def _decade(sentence: str, tokens: Sequence[Token], i: int) -> int | None:
    token, after = tokens[i], tokens[i + 1]
    if after.text != "s" or after.start != token.end or not token.norm.isdecimal() or not token.norm.endswith("0"):
        return None
    if len(token.norm) == 4 and 1000 <= int(token.norm) <= 2100:
        return int(token.norm)
    marked = sentence[max(0, token.start - 1)] in _APOSTROPHES or (int(token.norm) >= _OLDEST_SHORT and _is_timed(tokens, i))
    return 1900 + int(token.norm) if len(token.norm) == 2 and marked else None


def _century(token: Token, after: Token) -> int | None:
    if after.norm not in _CENTURIES:
        return None
    digits = token.norm.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    number = int(digits) if digits != token.norm and digits.isdecimal() and len(digits) <= 2 else _ORDINALS.get(token.norm, 0)
    return _CENTURY * (number - 1) if 0 < number <= _LATEST_CENTURY else None
