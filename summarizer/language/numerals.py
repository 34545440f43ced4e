"""Numerals among the tokens of a sentence: in digits or words, with their scale, their unit, and where they end."""

import re
from collections.abc import Sequence
from typing import Literal

from .tokens import SIGNS, TENS, Token, stem_of
from .verbs import PREPOSITIONS, is_past

QuantityKind = Literal["cardinal", "ordinal", "percent", "money", "time", "score"]
Numeral = tuple[float, QuantityKind, str, int, int]
"""(value, kind, unit, first token, last token)."""

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_WORDS: dict[str, float] = {w: float(i) for i, w in enumerate(_UNITS)} | {w: 20.0 + 10 * i for i, w in enumerate(TENS)}
SCALES: dict[str, float] = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12, "dozen": 12,
    "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
ORDINALS: dict[str, float] = {
    w: float(i)
    for i, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth".split(),
        1,
    )
} | {"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100, "thousandth": 1000}
_PARTS: dict[str, float] = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_OF_WHAT = frozenset("of the its his her their all".split())
_QUARTER = re.compile(r"q[1-4]")
QUARTERLY = stem_of("quarter")
"""The unit of "Q3"."""

_MULTIPLES: dict[str, float] = {"twice": 2, "thrice": 3}
_TIMES: dict[str, float] = {"double": 2, "triple": 3, "quadruple": 4}
"""Multiples where what they multiply follows: "double the price", but not "a double bed"."""
MULTIPLES = frozenset((*_MULTIPLES, *_TIMES))
_OF_THAT = frozenset("the that what its their his her our those".split())
_IDIOM = re.compile(r"24/[567]|\d[dg]")
"""Words with digits that count nothing: "open 24/7", "in 3D", "5G"."""
_CURRENCIES = dict(
    pair.split(":") for pair in "$:usd dollar:usd usd:usd €:eur euro:eur eur:eur £:gbp pound:gbp gbp:gbp ¥:yen yen:yen".split()
)
CODES = frozenset("usd eur gbp".split())
"""Currencies that stand before their figure: "USD 40 million"."""
MONEYED = SIGNS | CODES
_UNIT_NAMES = frozenset("g mg kg km cm mm l ml c f mph kmh lb oz ft mi ha".split())
_NUMERAL = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?$")
_DETERMINERS = frozenset("the a an his her its their our my your this that no".split())
_DENIED_WITHIN = 4
_NOT_A_COUNT = frozenset("of another".split())
_OPENING = frozenset((*_WORDS, *ORDINALS, *_MULTIPLES, *_TIMES, *SCALES, "once", "a", "half", "couple"))
"""Words with which a quantity may begin; all others are passed over at once."""


def read_numeral(tokens: Sequence[Token], i: int, taken: frozenset[int]) -> Numeral | None:
    """Return the numeral that begins at token `i`, or None; tokens in `taken` are none."""
    token = tokens[i]
    if token.norm not in _OPENING and not token.text[0].isdigit() and not (token.norm[:1] == "q" and len(token.norm) == 2):
        return None
    if _IDIOM.fullmatch(token.norm):
        return None
    kind: QuantityKind = "cardinal"
    unit = _currency(tokens, i) if i and tokens[i - 1].norm in MONEYED else ""
    last = i
    if token.norm in ORDINALS:
        if _is_adverb(tokens, i):
            return None
        return ORDINALS[token.norm], "ordinal", "", i, i
    if token.norm == "once" and i + 1 < len(tokens) and tokens[i + 1].norm in ("before", "every"):
        return 1.0, "cardinal", "", i, i
    if token.norm in _MULTIPLES:
        return _MULTIPLES[token.norm], "cardinal", "", i, i
    following = tokens[i + 1].norm if i + 1 < len(tokens) else ""
    if token.norm in _TIMES:
        return (_TIMES[token.norm], "cardinal", "", i, i) if following in _OF_THAT else None
    if token.norm == "couple":
        return (2.0, "cardinal", "", i, i + 1) if following == "of" and i and tokens[i - 1].norm == "a" else None
    if token.norm[:1] == "q" and _QUARTER.fullmatch(token.norm):
        return float(token.norm[1]), "ordinal", QUARTERLY, i, i
    fraction = _fraction(tokens, i)
    if fraction is not None:
        return fraction[0], "percent", "", i, fraction[1]
    if ":" in token.norm and _CLOCK.match(token.norm):
        return float(token.norm.replace(":", "")), "time", "", i, i
    if token.text[0].isdigit():
        match = _NUMERAL.match(token.norm)
        if match is None:
            return None
        value = float(match.group().replace(",", ""))
        if i + 1 < len(tokens) and tokens[i + 1].text == "Q" and tokens[i + 1].start == token.end and value in range(1, 5):
            return value, "ordinal", QUARTERLY, i, i + 1
        if token.norm.endswith(("st", "nd", "rd", "th")):
            return value, "ordinal", "", i, i
    elif token.norm in _WORDS:
        if token.norm == "one" and _is_pronoun(tokens, i):
            return None
        value = _WORDS[token.norm]
    elif (
        token.norm in ("hundred", "thousand", "million", "billion", "trillion", "dozen")
        and i
        and tokens[i - 1].norm in ("a", "an", "first", "last", "next")
    ):
        value = 1.0
        last = i - 1
    else:
        return None
    value, last = _compound(tokens, value, last, taken)
    value, last = _with_decimals(tokens, value, max(last, i))
    following = tokens[last + 1].norm if last + 1 < len(tokens) else ""
    if following in ("%", "percent", "pct") or (
        following == "per" and last + 2 < len(tokens) and tokens[last + 2].norm == "cent"
    ):
        return value, "percent", "", i, last + (2 if following == "per" else 1)
    singular = following.removesuffix("s")
    if unit or singular in _CURRENCIES:
        return value, "money", unit or _CURRENCIES[singular], i, last
    if following in _UNIT_NAMES:
        return value, kind, following, i, last
    if following in ("am", "pm", "a.m.", "p.m.", "oclock"):
        return value, "time", "", i, last
    return value, kind, "", i, last


def opens_number(tokens: Sequence[Token], i: int) -> bool:
    """Whether a number may begin at token `i`, its currency sign included."""
    return tokens[i].norm in _WORDS or tokens[i].norm in SIGNS or tokens[i].text[0].isdigit()


def is_denied(tokens: Sequence[Token], i: int) -> bool:
    """Whether a "not" stands a few words before token `i` in its clause: "cannot cost more than", "will not be less than"."""
    before = (t for t in tokens[max(0, i - _DENIED_WITHIN) : i] if t.clause == tokens[i].clause)
    return any(t.norm in ("not", "never", "cannot") for t in before)


def _currency(tokens: Sequence[Token], i: int) -> str:
    """The currency of the sign before the number at `i`, a country's letters before the sign included: "A$" is not "$"."""
    country = tokens[i - 2].norm if i > 1 and tokens[i - 2].end == tokens[i - 1].start else ""
    plain = _CURRENCIES[tokens[i - 1].norm]
    return plain if country in ("", "us", "u.s.") else f"{country} {plain}"


def _fraction(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """(percentage, last token) of a fraction that begins at `i`: "half of", "a quarter of", "two thirds"."""
    if tokens[i].norm not in _WORDS and tokens[i].norm not in ("a", "half"):
        return None
    norms = [t.norm for t in tokens[i : i + 3]] + [""] * 3
    if norms[0] == "half" and norms[1] in _OF_WHAT and not (i and tokens[i - 1].norm in ORDINALS):
        return 50.0, i
    if norms[0] in ("a", "one") and norms[1] in _PARTS and norms[2] == "of":
        return 100 / _PARTS[norms[1]], i + 1
    if norms[0] in _WORDS and norms[1].endswith("s") and norms[1].removesuffix("s") in _PARTS:
        return 100 * _WORDS[norms[0]] / _PARTS[norms[1].removesuffix("s")], i + 1
    return None


def _compound(tokens: Sequence[Token], value: float, last: int, taken: frozenset[int]) -> tuple[float, int]:
    """(value, last token) of a numeral that goes on: "twenty-one", "1.2 billion", "two thousand five hundred and six"."""
    total, group = 0.0, value
    while last + 1 < len(tokens) and last + 1 not in taken:
        step = 2 if tokens[last + 1].norm == "and" and group % 100 == 0 and (total or group) else 1
        if last + step >= len(tokens) or tokens[last + step].clause != tokens[max(last, 0)].clause:
            break
        word = tokens[last + step].norm
        small = _WORDS.get(word, 0)
        if word in SCALES and step == 1:
            if SCALES[word] >= 1000:
                total, group = total + group * SCALES[word], 0.0
            else:
                group *= SCALES[word]
        elif small and _takes(group, small) and total + group > 0:
            group += small
        else:
            break
        last += step
    return total + group, last


def _with_decimals(tokens: Sequence[Token], value: float, last: int) -> tuple[float, int]:
    """(value, last token) of a numeral in words with what follows its "point" or "dot": "twelve point fifty", "two dot seven five"."""
    if tokens[last].text[0].isdigit() or last + 2 >= len(tokens) or tokens[last + 1].norm not in ("point", "dot"):
        return value, last
    digits, end = "", last + 1
    while end + 1 < len(tokens) and tokens[end + 1].norm in _WORDS:
        end += 1
        digits += f"{_WORDS[tokens[end].norm]:.0f}"
    return (value + float(f"0.{digits}"), end) if digits else (value, last)


def _takes(group: float, small: float) -> bool:
    """Whether a numeral's last group may go on with a word under a hundred: "hundred" with any, "twenty" with a digit."""
    return group % 100 == 0 or (group % 100 >= 20 and group % 10 == 0 and small < 10)


def _is_adverb(tokens: Sequence[Token], i: int) -> bool:
    """Whether an ordinal counts nothing: "he first met her", "First, ...", "at first", "a second of"."""
    before, after = tokens[i - 1] if i else None, tokens[i + 1] if i + 1 < len(tokens) else None
    if after is not None and tokens[i].norm == "second" and after.norm == "of":
        return True
    if tokens[i].norm != "first":
        return False
    if before is None and after is not None and (after.clause > 0 or after.norm == "of"):
        return True
    return before is not None and (
        before.norm == "at"
        or (
            after is not None
            and (is_past(after.norm) or _is_present(tokens, i + 1))
            and before.norm not in _DETERMINERS
            and not before.text.endswith(("'s", "’s"))
        )
    )


def _is_present(tokens: Sequence[Token], k: int) -> bool:
    """Whether a word in -s before a preposition, after an ordinal without an article, is a verb: "the name first appears in"."""
    return tokens[k].norm.endswith("s") and k + 1 < len(tokens) and tokens[k + 1].norm in PREPOSITIONS and tokens[k - 2].content


def _is_pronoun(tokens: Sequence[Token], i: int) -> bool:
    """Whether "one" at `i` counts nothing: "no one", "one of", "one another", "the one", "the third one"."""
    before = tokens[i - 1].norm if i else ""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if i > 1 and tokens[i - 1].content and tokens[i - 2].norm in ("a", "an"):
        return True  # "a horrific one"
    return (
        before in ("no", "the", "this", "that", "any", "every", "some", "which", "another", "other", "last", "next")
        or before in ORDINALS
        or after is None
        or (after.norm in _NOT_A_COUNT and (before, after.norm) != ("and", "another"))
    )
