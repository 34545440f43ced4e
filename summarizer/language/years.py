"""Decades and centuries: "the 1980s", "the early '90s", "the late 18th century", as the first and the last year that they may mean."""

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


def names_years(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` stands before what makes a number a decade or a century."""
    return i + 1 < len(tokens) and (tokens[i + 1].text == "s" or tokens[i + 1].norm in _CENTURIES)


def read_years(sentence: str, tokens: Sequence[Token], i: int) -> tuple[int, int, int, int] | None:
    """Return (first year, last year, first token, last token) of a decade or century whose number is token `i`, or None.

    A decade of two digits is of the 20th century, and only one with an apostrophe ("the '90s"): "in the 80s" may be a temperature.
    """
    if not names_years(tokens, i):
        return None
    token, after = tokens[i], tokens[i + 1]
    begin, length = _decade(sentence, token, after), _DECADE
    if begin is None:
        begin, length = _century(token, after), _CENTURY
    if begin is None:
        return None
    part = _PARTS.get(tokens[i - 1].norm) if i else None
    low, high = part or (0.0, 1.0)
    return begin + round(low * length), begin + min(length - 1, round(high * length)), i - (part is not None), i + 1


def _decade(sentence: str, token: Token, after: Token) -> int | None:
    if after.text != "s" or after.start != token.end or not token.norm.isdecimal() or not token.norm.endswith("0"):
        return None
    if len(token.norm) == 4 and 1000 <= int(token.norm) <= 2100:
        return int(token.norm)
    return 1900 + int(token.norm) if len(token.norm) == 2 and sentence[max(0, token.start - 1)] in "'’‘" else None


def _century(token: Token, after: Token) -> int | None:
    if after.norm not in _CENTURIES:
        return None
    digits = token.norm.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    number = int(digits) if digits != token.norm and digits.isdecimal() and len(digits) <= 2 else _ORDINALS.get(token.norm, 0)
    return _CENTURY * (number - 1) if 0 < number <= _LATEST_CENTURY else None
