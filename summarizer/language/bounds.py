"""Bounds of numbers: "at least five", "cannot cost more than 12", "three or more", "just under two hours"."""

from collections.abc import Sequence
from typing import Literal

from .numerals import MONEYED, ORDINALS, is_denied
from .tokens import Token
from .verbs import verb_form

Bound = Literal["=", ">=", ">", "<=", "<", "~"]

_BOUNDS: list[tuple[tuple[str, ...], Bound]] = [
    (("at", "least"), ">="), (("no", "fewer", "than"), ">="), (("no", "less", "than"), ">="), (("not", "less", "than"), ">="),
    (("minimum", "of"), ">="), (("as", "many", "as"), "<="), (("no", "more", "than"), "<="), (("not", "more", "than"), "<="),
    (("at", "most"), "<="), (("up", "to"), "<="), (("maximum", "of"), "<="), (("more", "than"), ">"), (("greater", "than"), ">"), (("over",), ">"),
    (("higher", "than"), ">"), (("above",), ">"), (("exceeding",), ">"), (("exceed",), ">"), (("exceeds",), ">"),
    (("exceeded",), ">"), (("surpassing",), ">"), (("surpass",), ">"), (("surpasses",), ">"), (("surpassed",), ">"), (("topping",), ">"),
    (("tops",), ">"), (("topped",), ">"), (("as", "much", "as"), "<="), (("as", "little", "as"), ">="), (("as", "few", "as"), ">="),
    (("upwards", "of"), ">"), (("fewer", "than"), "<"), (("less", "than"), "<"),
    (("lower", "than"), "<"), (("under",), "<"), (("below",), "<"), (("about",), "~"), (("around",), "~"), (("some",), "~"), (("roughly",), "~"),
    (("approximately",), "~"), (("nearly",), "~"), (("almost",), "~"), (("estimated",), "~"), (("close", "to"), "~"), (("approx",), "~"),
]  # fmt: skip
_BOUNDS_BY_LAST = {words[-1]: tuple(row for row in _BOUNDS if row[0][-1] == words[-1]) for words, _ in _BOUNDS}
_TURNED: dict[Bound, Bound] = {">": "<=", "<": ">="}
"""What a bound says after a negator: "cannot cost more than 12"."""
_TOPPING = frozenset("topped tops topping".split())
_BETWEEN = MONEYED | {"a", "an", "the"}
"""What may stand between a bound and its figure."""
CLOSELY = frozenset("just little slightly".split())
"""Words that keep a bound near its figure: "just under two hours"."""
_FARTHEST_OR = 5
"""Tokens up to the "or" of "three children or more"."""


def read_bound(sentence: str, tokens: Sequence[Token], first: int) -> tuple[Bound, int]:
    """Return the bound of the number that begins at token `first`, and the token with which the bound begins."""
    begin = first
    while begin and tokens[begin - 1].norm in _BETWEEN:
        begin -= 1
    if (
        begin < first
        and tokens[begin].norm == "the"
        and begin
        and tokens[begin - 1].norm in ("than", "above", "below", "over", "under")
    ):
        return "=", first  # "above the $18 that it cost": a comparison with a figure, no bound on it
    for words, bound in _BOUNDS_BY_LAST.get(tokens[begin - 1].norm, ()) if begin else ():
        n = len(words)
        if begin >= n and tuple(t.norm for t in tokens[begin - n : begin]) == words:
            first_word = begin - n
            if words == ("up", "to") and tokens[first].norm in ORDINALS:
                return "=", begin
            if bound in _TURNED and is_denied(tokens, first_word):
                return _TURNED[bound], first_word
            if words[0] in _TOPPING and begin == first:
                return "=", first  # "topped three polls", but "topped $3 million"
            close = bound in ("<", ">") and first_word and tokens[first_word - 1].norm in CLOSELY
            return bound, first_word - 1 if close else first_word
    for k in range(first + 1, min(first + _FARTHEST_OR, len(tokens) - 1)):
        if tokens[k].clause != tokens[first].clause or verb_form(sentence, tokens, k):
            break
        if tokens[k].norm == "or" and tokens[k + 1].norm in ("more", "fewer", "less"):
            compared = k + 2 < len(tokens) and (tokens[k + 2].content or tokens[k + 2].norm == "than") and k > first + 1
            return ("=" if compared else ">=" if tokens[k + 1].norm == "more" else "<="), begin
    return "=", first
