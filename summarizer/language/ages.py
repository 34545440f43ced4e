"""Ages: which numbers are, and whose they are."""

from collections.abc import Sequence

from .tokens import Token, stem_of
from .verbs import verb_form

AGE = (stem_of("year"), stem_of("old"))
"""The stems of what an age counts."""
_OLDEST = 120


def is_followed(tokens: Sequence[Token], last: int) -> bool:
    """Whether the words "year old" follow the number that ends at token `last`."""
    year, old = AGE
    return last + 2 < len(tokens) and tokens[last + 1].stem == year and tokens[last + 2].stem == old


def is_age(sentence: str, tokens: Sequence[Token], value: float, first: int, last: int) -> bool:
    """Whether a number is an age: "43-year-old", "aged 43", "turned 43", or beside a name, between commas or in brackets."""
    if value not in range(1, _OLDEST + 1):
        return False
    if is_followed(tokens, last) or (first and tokens[first - 1].norm in ("aged", "turned", "turns")):
        return True
    if not first or not (tokens[first - 1].capital or tokens[first - 1].norm.isalpha()):
        return False
    between, behind = sentence[tokens[first - 1].end : tokens[first].start].strip(), sentence[tokens[last].end :].lstrip()[:1]
    named = tokens[first - 1].capital
    return (between == "," and behind in ((",", ".", ";", "") if named else (",",))) or (
        named and between == "(" and behind == ")"
    )


def owner_of(sentence: str, tokens: Sequence[Token], begin: int, last: int) -> tuple[str, ...]:
    """The name whose age it is: after "43-year-old" and the words that say what somebody is, or right before the age."""
    if is_followed(tokens, last):
        k = last + len(AGE) + 1
        while k < len(tokens) and k <= last + 6 and _says_what(sentence, tokens, k) and tokens[k].clause == tokens[last].clause:
            k += 1
        after = _run(sentence, tokens, k, +1) if k < len(tokens) and tokens[k].clause == tokens[last].clause else ()
        if after:
            return after
    k = begin - 1
    while k > 0 and tokens[k].norm in ("aged", "a", "an"):
        k -= 1
    return _run(sentence, tokens, k, -1)


def _says_what(sentence: str, tokens: Sequence[Token], k: int) -> bool:
    """Whether a word may stand between an age and the name: "the 43-year-old primary school teacher Maria Lopez"."""
    return not tokens[k].capital and tokens[k].content and not verb_form(sentence, tokens, k)


def _run(sentence: str, tokens: Sequence[Token], k: int, step: int) -> tuple[str, ...]:
    """The folded words with capitals from token `k` on in one direction, nothing but spaces between them."""
    words = []
    while 0 <= k < len(tokens) and tokens[k].capital and tokens[k].content:
        words.append(tokens[k].norm)
        beyond = k + step
        if not 0 <= beyond < len(tokens) or sentence[tokens[min(k, beyond)].end : tokens[max(k, beyond)].start].strip():
            break
        k = beyond
    return tuple(words)
