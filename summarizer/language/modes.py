"""How a verb is meant: as a fact, as possible, as due, as to come, as asked or ordered, or on a condition."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from .tokens import Token, stem_of
from .verbs import ADVERBS, AUXILIARIES, MODALS, auxiliary, is_manner, is_past

Mode = Literal["fact", "possible", "due", "to come", "asked", "ordered"]

_MODES: dict[str, Mode] = {
    "may": "possible", "might": "possible", "could": "possible", "must": "due", "should": "due", "ought": "due",
    "will": "to come", "would": "to come", "shall": "to come",
}  # fmt: skip
_PLANNED = frozenset("due set scheduled supposed meant planned bound".split())
_ORDERS = frozenset(stem_of(w) for w in "order require instruct oblige tell".split())
_REQUESTS = frozenset(stem_of(w) for w in "ask urge advise warn recommend invite encourage beg want expect".split())
"""Verbs after which, with a "to", somebody is to do something: "asked Jones to resign", "was ordered to pay"."""
_CALLS = stem_of("call")
_DOES = frozenset("do does did done doing".split())
_COMPLETES = frozenset(
    "completed completes kept keeps used uses succeeded succeeds exercised closed finalised finalized fulfilled".split()
)
"""Words with which a deal, a promise or a power is carried out."""
_TAKING_PART = frozenset("participants patients volunteers respondents subjects".split())
"""Those who do as they are asked, in a study."""
_READINESS = frozenset(
    stem_of(w)
    for w in "offer promise vow pledge propose bid deal talks power pressure permission ready design forget pretend wish".split()
)
"""Words right before a "to" with which somebody may do something, or says so, and has not yet: "its offer to buy"."""
_CHARGES = {
    stem_of(word): preposition
    for preposition, words in {
        "of": "accuse suspect suspicion acquit clear dream short",
        "with": "charge",
        "for": "trial investigate question",
        "against": "vote",
        "out": "rule",
    }.items()
    for word in words.split()
}
"""Words with what stands between them and a word in -ing that tells what may or will not have been done: "accused of taking"."""
_PROPOSALS = frozenset(stem_of(w) for w in "consider recommend debate discuss delay postpone propose suggest mull".split())
"""Verbs right before such a word: "recommended closing the mine"."""
_FARTHEST_CHARGE = 4
"""Tokens from such a verb to the preposition: "accused the mayor of Leeds of taking"."""
_BARRIERS = frozenset("that who which to and or but".split())
_BEING = frozenset("is are was were be been".split())
PERCEIVED = frozenset("hear see feel smell taste sense understand remember imagine".split())
"""What somebody could hear he heard."""
_CONDITIONS = frozenset("if unless".split())
_GRANTED = frozenset("provided providing assuming".split())
"""Words that with a "that" set a condition; "on condition that" and "as long as" do, too."""
_OPENING = _CONDITIONS | _GRANTED | {"condition", "long"}
_ASKED = frozenset("as even ask asked asks unclear unsure sure doubt see know wonder wondered check decide find what or".split())
"""Words before an "if" that sets no condition: "asked if", "even if", "as if"."""
_WANTS = frozenset(stem_of(w) for w in "need want wish ask offer".split())
_SECOND = 2
_REACH = 5
_FARTHEST_ORDER = 6
"""Tokens from what asks or orders to the "to": "urged the mayor of Leeds to"."""
_LONGEST_CONDITION = 14


def mode_of(tokens: Sequence[Token], i: int) -> Mode:
    """The mode of the verb at `i`, by the modal before it, adverbs and auxiliaries between them left out, or by what opens its "to"."""
    if tokens[i].norm.endswith("ing") and _is_charged(tokens, i):
        return "fact" if any(t.norm == "until" for t in tokens[i:]) else "asked"  # "delayed launching it until May"
    for k in range(i - 1, max(-1, i - 1 - _REACH), -1):
        if tokens[k].clause != tokens[i].clause:
            break
        word = auxiliary(tokens[k])
        if word == "to" and _is_planned(tokens, k):
            return "to come"
        if word == "to":
            return "fact" if _is_said_done(tokens, k) else _asked_by(tokens, k)
        if word == "could" and tokens[i].norm in PERCEIVED:
            return "fact"
        if word in _MODES and not (word == "may" and tokens[k].capital and k):
            return _MODES[word]
        if word not in AUXILIARIES and word not in ADVERBS and not is_manner(word):
            return "ordered" if tokens[k + 1].norm == "be" else "fact"  # "recommended that the mine be closed"
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


def _is_charged(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word in -ing at `i` tells only what somebody is said to have done, or what may be done: "accused of taking bribes"."""
    if not i or tokens[i - 1].clause != tokens[i].clause:
        return False
    if tokens[i - 1].stem in _PROPOSALS:
        return True
    before = tokens[max(0, i - 1 - _FARTHEST_CHARGE) : i - 1]
    return any(_CHARGES.get(t.stem) == tokens[i - 1].norm and t.clause == tokens[i].clause for t in before)


def _is_said_done(tokens: Sequence[Token], k: int) -> bool:
    """Whether what the "to" at `k` opens was done besides: "was asked to resign and did so", "kept her promise to", "did not forget to"."""
    before = [t.norm for t in tokens[max(0, k - _FARTHEST_ORDER) : k]]
    done = any(a.norm in _DOES and b.norm == "so" for a, b in pairwise(tokens))
    return done or before[-2:] == ["not", "forget"] or not (_COMPLETES | _TAKING_PART).isdisjoint(before)


def _asked_by(tokens: Sequence[Token], k: int) -> Mode:
    """How what follows the "to" at `k` is meant by the verb or noun that opens it; a fact where that may well have brought it about."""
    if k and (tokens[k - 1].stem in _READINESS or tokens[k - 1].norm == "willing"):
        return "asked"
    for i in range(k - 1, max(-1, k - 1 - _FARTHEST_ORDER), -1):
        token = tokens[i]
        if token.clause != tokens[k].clause or token.norm in _BARRIERS:
            break
        if token.stem in _ORDERS:
            return "fact" if i and tokens[i - 1].norm == "in" else "ordered"  # "in order to"
        if token.stem in _REQUESTS or (token.stem == _CALLS and tokens[i + 1].norm in ("on", "for")):
            return "asked"
        if is_past(token.norm):
            break
    return "fact"


def condition_of(tokens: Sequence[Token]) -> range | None:
    """The tokens of the first condition of a sentence, from "if", "provided that" and the like to the next mark; None when it sets none."""
    for i, token in enumerate(tokens):
        if _opens_condition(tokens, i):
            last = i
            while last + 1 < len(tokens) and tokens[last + 1].clause == token.clause and last - i < _LONGEST_CONDITION:
                last += 1
            return range(i, last + 1)
    return None


def _opens_condition(tokens: Sequence[Token], i: int) -> bool:
    word = tokens[i].norm
    if word not in _OPENING:
        return False
    before, after = tokens[i - 1].norm if i else "", tokens[i + 1].norm if i + 1 < len(tokens) else ""
    if word in _CONDITIONS:
        return before not in _ASKED and not _is_aside(tokens, i)
    if word == "condition":
        return after == "that" and "on" in (before, tokens[i - 2].norm if i > 1 else "")
    if not any(t.norm in MODALS for t in tokens[: max(0, i - 1)]):
        return False  # "the treaty provided that", "as long as he lived"
    lasting = any(t.norm in ("could", "can", "possible") for t in tokens[i + 1 : i + 5])
    return (word in _GRANTED and after == "that") or (word == "long" and before == after == "as" and not lasting)


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
