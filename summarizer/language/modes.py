"""How a verb is meant: as a fact, as possible, as due, as to come, or on a condition."""

from collections.abc import Sequence
from typing import Literal

from .tokens import Token, stem_of
from .verbs import ADVERBS, AUXILIARIES, auxiliary, is_manner

Mode = Literal["fact", "possible", "due", "to come"]

_MODES: dict[str, Mode] = {
    "may": "possible", "might": "possible", "could": "possible", "must": "due", "should": "due", "ought": "due",
    "will": "to come", "would": "to come", "shall": "to come",
}  # fmt: skip
_PLANNED = frozenset("due set scheduled supposed meant planned bound".split())
_BEING = frozenset("is are was were be been".split())
PERCEIVED = frozenset("hear see feel smell taste sense understand remember imagine".split())
"""What somebody could hear he heard."""
_CONDITIONS = frozenset("if unless".split())
_ASKED = frozenset(
    "as even ask asked asks unclear unsure sure doubt see know wonder wondered check decide find what only or".split()
)
"""Words before an "if" that sets no condition: "asked if", "even if", "as if"."""
_WANTS = frozenset(stem_of(w) for w in "need want wish ask offer".split())
_SECOND = 2
_REACH = 5
_LONGEST_CONDITION = 14


def mode_of(tokens: Sequence[Token], i: int) -> Mode:
    """The mode of the verb at `i`, by the modal before it, adverbs and auxiliaries between them left out."""
    for k in range(i - 1, max(-1, i - 1 - _REACH), -1):
        if tokens[k].clause != tokens[i].clause:
            break
        word = auxiliary(tokens[k])
        if word == "to" and _is_planned(tokens, k):
            return "to come"
        if word == "could" and tokens[i].norm in PERCEIVED:
            return "fact"
        if word in _MODES and not (word == "may" and tokens[k].capital and k):
            return _MODES[word]
        if word not in AUXILIARIES and word not in ADVERBS and not is_manner(word):
            break
    return "fact"


def is_stated(tokens: Sequence[Token], forms: Sequence[bool], i: int) -> bool:
    """Whether a sentence has the word at `i` as a fact, `forms` telling its verbs: not what somebody needs to do, nor what he does something to do."""
    if i < _SECOND or tokens[i - 1].norm != "to":
        return True
    before = tokens[i - 2]
    return before.stem not in _WANTS and (not before.content or forms[before.index])


def _is_planned(tokens: Sequence[Token], k: int) -> bool:
    """Whether the "to" at `k` opens what is or was to be: "was to meet", "was due to meet"."""
    before = k - 1 if k and tokens[k - 1].norm in _PLANNED else k
    return before > 0 and tokens[before - 1].norm in _BEING


def condition_of(tokens: Sequence[Token]) -> range | None:
    """The tokens of the first condition of a sentence, from "if" or "unless" to the next mark; None when it sets none."""
    for i, token in enumerate(tokens):
        if token.norm in _CONDITIONS and not (i and tokens[i - 1].norm in _ASKED) and not _is_aside(tokens, i):
            last = i
            while last + 1 < len(tokens) and tokens[last + 1].clause == token.clause and last - i < _LONGEST_CONDITION:
                last += 1
            return range(i, last + 1)
    return None


def _is_aside(tokens: Sequence[Token], i: int) -> bool:
    """Whether an "if" only qualifies a word: "if any", "if not", "if needed"."""
    return i + 2 >= len(tokens) or tokens[i + 1].norm in (
        "any",
        "not",
        "only",
        "ever",
        "needed",
        "necessary",
        "possible",
        "anything",
    )
