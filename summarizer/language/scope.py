"""Negation and hedging: which words of a sentence they govern."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .attitudes import ATTITUDES, THOUGHT, held_by_attitude
from .lexicon import (
    DENIALS,
    DOUBTS,
    FAILING_VERBS,
    GRAVE,
    HEDGES,
    INTENTIONS,
    NEGATIVE_VERBS,
    NEGATORS,
    PREVENTING_VERBS,
    REFUSALS,
    STATEMENTS,
)
from .modes import PERCEIVED
from .numerals import is_denied, opens_number
from .tokens import Token, stem_of
from .verbs import AUXILIARIES, PREPOSITIONS, is_past

_REACH = 7
_SHORT_OF = frozenset("almost nearly".split())
"""Words with which something in the past did not quite happen."""
_IDLE = {
    "not": frozenset("only doubt just merely".split()),
    "no": frozenset("only doubt just matter".split()),
    "nothing": frozenset("but".split()),
    "without": frozenset("doubt".split()),
}
"""Words after a negator with which it denies nothing: "not only", "no doubt", "nothing but"."""
_ASKING = frozenset("i you we".split())
_LIGHT_NOUNS = frozenset("part role hand share say sign trace evidence proof intention plan plans need reason longer".split())
_PARTING = (PREPOSITIONS - {"of"}) | {"that", "who", "which", "whether"}
_NONE = frozenset("no none neither".split())
"""Negators of a thing, and with it of what is told of it."""
_OPENING = frozenset("and but that said says say".split())
"""Words before a negator that opens a statement."""
_PARTED = frozenset(
    """but although though while because that who which when as after before since once until where why how whether if so
    than""".split()
)
"""Words before another statement."""
_KEEPING = frozenset(stem_of(w) for w in "bar ban block prevent stop prohibit forbid keep".split())
_PREVENT = stem_of("prevent")
"""Of these, the one that needs no "from": "prevent tenants becoming homeless"."""
_BANS = frozenset("ban bans banning embargo moratorium".split())
_TOTALS = frozenset("all every everyone everybody everything both".split())
"""Words that a "not" before them denies, and nothing else: "not all the pupils were ill"."""
_TRUE = frozenset("true correct so".split())
_UNTRUE = frozenset("false untrue wrong incorrect unfounded baseless mistaken".split())
_SAYINGS = frozenset("reports report claims claim rumours rumors rumour rumor suggestions allegations statements news".split())
_NEGATIVE_STEMS = frozenset(stem_of(w) for w in NEGATIVE_VERBS)
_PREVENTING_STEMS = frozenset(stem_of(w) for w in PREVENTING_VERBS)
_FAILING_STEMS = frozenset(stem_of(w) for w in FAILING_VERBS)
_GRAVE_STEMS = frozenset(stem_of(w) for w in GRAVE)
_INTENTION_STEMS = frozenset(stem_of(w) for w in INTENTIONS)
_OPERATORS = frozenset().union(
    NEGATORS, DENIALS, REFUSALS, DOUBTS, ATTITUDES, THOUGHT, HEDGES, _SHORT_OF, _BANS, ("that", "missing")
)
_OPERATING_STEMS = _NEGATIVE_STEMS | _PREVENTING_STEMS | _FAILING_STEMS | _KEEPING | _INTENTION_STEMS
"""The words and stems that govern others, and that alone do: most words of a sentence are passed over."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What the operators of a sentence govern, by token index.

    `core` holds the one or two content words right after a negator or a word like "failed to" and "escaped", `negated` all content words that it may reach.
    `denied` holds the content words after a verb of denial, `averse` those after a word of refusal, lack or failure,
    `hedged` the one after "may", "allegedly", "hopes" and the like, `doubted` those after "claims that", "it was suggested that" and the like.
    `negators` are the negators themselves, those that deny nothing by themselves ("not only") included; `voided` has each "no" with the verb
    that it denies together with its noun: "no link was found".
    """

    core: frozenset[int]
    negated: frozenset[int]
    denied: frozenset[int]
    averse: frozenset[int]
    hedged: frozenset[int]
    doubted: frozenset[int]
    negators: tuple[int, ...]
    voided: tuple[tuple[int, int], ...]


def find_scope(tokens: Sequence[Token]) -> Scope:
    """Return the scopes of a sentence's negators, denials and hedges; a scope ends at punctuation or after seven words."""
    core: set[int] = set()
    negated: set[int] = set()
    denied: set[int] = set()
    averse: set[int] = set()
    hedged: set[int] = set()
    doubted: set[int] = set()
    negators: list[int] = []
    voided: list[tuple[int, int]] = []
    for i, token in enumerate(tokens):
        if token.norm not in _OPERATORS and token.stem not in _OPERATING_STEMS:
            continue
        if _is_negator(tokens, i) and not _is_named(tokens, i) and not _bounds(tokens, i):
            negators.append(i)
        if _negates(tokens, i):
            reach = _reach(tokens, i)
            verb = _told_of_none(tokens, i)
            negated.update(reach if verb is None else (*reach, verb))
            voided += [] if verb is None else [(i, verb)]
            if not _is_open(tokens, i):
                told = reach[1:] if _denies_a_total(tokens, i) else reach  # "not all the pupils were ill" denies no pupils
                core.update(_phrase(tokens, told, 1 if _denies_a_verb(tokens, i) else 2))
        wanting = token.norm == "missing" or (token.norm in _BANS and any(t.norm == "on" for t in tokens[i + 1 : i + 2]))
        if wanting or token.stem in _NEGATIVE_STEMS:
            averse.update(_reach(tokens, i))
        to = i + 1 < len(tokens) and tokens[i + 1].norm == "to"
        if token.stem in _PREVENTING_STEMS or (to and token.stem in _FAILING_STEMS):
            core.update(k for k in _first(tokens, _reach(tokens, i)) if to or tokens[k].stem in _GRAVE_STEMS)
            negated.update(_reach(tokens, i))
        if token.stem in _KEEPING:
            core.update(_kept_from(tokens, i))
            negated.update(_kept_from(tokens, i))
        if to and token.stem in _INTENTION_STEMS:
            hedged.update(_first(tokens, _reach(tokens, i)))
        if token.norm in DENIALS or (token.norm in REFUSALS and any(t.norm in STATEMENTS for t in tokens[i + 1 : i + 4])):
            denied.update(_reach(tokens, i))
        if token.norm == "that" and i and _is_untrue(tokens, i):
            denied.update(t.index for t in tokens[i + 1 :] if t.content and t.clause == token.clause)
        if token.norm in DOUBTS and i + 1 < len(tokens) and tokens[i + 1].norm == "that":
            doubted.update(t.index for t in tokens[i + 2 :] if t.content)
        if token.norm in ATTITUDES or token.norm in THOUGHT:
            held = held_by_attitude(tokens, i)
            hedged.update(() if held is None else (held,))
        if token.norm in _SHORT_OF and i + 1 < len(tokens) and is_past(tokens[i + 1].norm):
            hedged.add(i + 1)
        after = tokens[i + 1].norm if i + 1 < len(tokens) else ""
        unable = (
            token.norm == "could" and (after == "not" or after in PERCEIVED)
        ) or after in _ASKING  # "Could I borrow your cable?"
        if token.norm in HEDGES and not unable and not (token.norm == "may" and token.capital):
            hedged.update(_reach(tokens, i)[:1])
    return Scope(
        frozenset(core),
        frozenset(negated),
        frozenset(denied),
        frozenset(averse),
        frozenset(hedged),
        frozenset(doubted),
        tuple(negators),
        tuple(voided),
    )


def _kept_from(tokens: Sequence[Token], i: int) -> list[int]:
    """The word in -ing that somebody is kept from: "barred the city from evicting them", "to prevent tenants becoming"."""
    bare: list[int] = []
    for k in range(i + 1, min(i + 1 + _REACH, len(tokens) - 1)):
        if tokens[k].clause != tokens[i].clause:
            break
        if tokens[k].norm == "from":
            return [k + 1] if tokens[k + 1].norm.endswith("ing") else []
        if not bare and tokens[k].norm.endswith("ing") and k > i + 1 and tokens[i].stem == _PREVENT and tokens[k - 1].content:
            bare = [k]
    return bare


def _is_untrue(tokens: Sequence[Token], i: int) -> bool:
    """Whether what the "that" at `i` opens is called untrue: "it is not true that", "reports that he had fled were wrong"."""
    before = tokens[i - 1].norm
    if before in _UNTRUE or (before in _TRUE and i > 1 and tokens[i - 2].norm == "not"):
        return True
    judged = any(
        t.norm in _UNTRUE and tokens[t.index - 1].norm in ("was", "were", "is", "are")
        for t in tokens[i + 1 :]
        if t.clause == tokens[i].clause
    )
    return before in _SAYINGS and judged


def _negates(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word at `i` denies what follows it: "not only" and "no doubt" deny nothing, "no fewer than" is a bound."""
    before, following = tokens[i - 1].norm if i else "", tokens[i + 1].norm if i + 1 < len(tokens) else ""
    idle = following in _IDLE.get(tokens[i].norm, _IDLE["not"]) or (before == "or" and i > 1 and tokens[i - 2].norm == "whether")
    return _is_negator(tokens, i) and not (idle or _is_named(tokens, i)) and not _bounds(tokens, i)


def _denies_a_total(tokens: Sequence[Token], i: int) -> bool:
    floats = i > 0 and tokens[i - 1].norm in AUXILIARIES  # "they have not all been"
    return not floats and tokens[i].norm == "not" and i + 1 < len(tokens) and tokens[i + 1].norm in _TOTALS


def _is_named(tokens: Sequence[Token], i: int) -> bool:
    """Whether a negator is part of a name or a number: "Nothing Chats", "No. 1"."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is None:
        return False
    numbered = tokens[i].norm == "no" and following.norm.isdigit() and following.clause > tokens[i].clause
    return numbered or (tokens[i].capital and tokens[i].norm in ("nothing", "never") and following.capital)


def _is_open(tokens: Sequence[Token], i: int) -> bool:
    """Whether a negator leaves open whether it happens: on a condition, or "not until" something."""
    behind = (t.norm for t in tokens[i + 1 : i + 1 + 2 * _REACH] if t.clause == tokens[i].clause)
    ahead = (t.norm for t in tokens[max(0, i - _REACH) : i] if t.clause == tokens[i].clause)
    return "until" in behind or "if" in ahead or "unless" in ahead


def _is_negator(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word at `i` is a negator: not the name of a firm ("the Nothing phone"), and not in "not far from"."""
    if tokens[i].norm not in NEGATORS or (tokens[i].capital and i and tokens[i - 1].clause == tokens[i].clause):
        return False
    return not (tokens[i].norm == "not" and i + 1 < len(tokens) and tokens[i + 1].norm in ("far", "long", "least"))


def _bounds(tokens: Sequence[Token], i: int) -> bool:
    """Whether a negator only turns a bound: "no fewer than", "will not be more than twelve"."""
    following = [t.norm for t in tokens[i + 1 : i + 3]]
    if following[1:] == ["than"] and following[0] in ("fewer", "less", "more"):
        return True
    return any(
        tokens[k].norm in ("more", "less", "fewer")
        and tokens[k + 1].norm == "than"
        and is_denied(tokens, k)
        and opens_number(tokens, k + 2)
        for k in range(i + 2, min(i + 5, len(tokens) - 2))
    )


def _first(tokens: Sequence[Token], reach: Sequence[int], most: int = 1) -> list[int]:
    """The first words of a reach, adverbs and "one" aside: what is denied."""
    return [i for i in reach if not tokens[i].norm.endswith("ly") and tokens[i].norm != "one"][:most]


def _phrase(tokens: Sequence[Token], reach: Sequence[int], most: int) -> list[int]:
    """The first words of a reach up to a preposition or a "that" between them: "no threat to the station" denies no station."""
    found = _first(tokens, reach, most)
    if found and tokens[found[0]].norm in _LIGHT_NOUNS:  # "had no part in its design" denies the design
        return _first(tokens, reach, 2)
    for a, b in pairwise(found):
        if any(t.norm in _PARTING for t in tokens[a + 1 : b]):
            return found[: found.index(b)]
    return found


def _denies_a_verb(tokens: Sequence[Token], i: int) -> bool:
    """Whether a negator denies a verb ("was not arrested") and not a thing with all that is said of it ("no man was arrested")."""
    following = tokens[i + 1].norm if i + 1 < len(tokens) else ""
    if tokens[i].norm in ("nobody", "nothing") or (tokens[i].norm == "no" and following == "one"):
        return True
    return tokens[i].norm in ("not", "never", "cannot", "hardly", "scarcely", "barely") and following not in (
        "a",
        "an",
        "one",
        "any",
    )


def _told_of_none(tokens: Sequence[Token], i: int) -> int | None:
    """The verb that a "no" at the head of a subject denies with its noun: "no link between tea and cancer was found"; None before another statement."""
    before = tokens[i - 1] if i and tokens[i - 1].clause == tokens[i].clause else None
    if tokens[i].norm not in _NONE or (before is not None and before.norm not in _OPENING):
        return None
    paired = False
    for token in tokens[i + 1 : i + 1 + 2 * _REACH]:
        if token.clause != tokens[i].clause or token.norm in _PARTED or (token.norm == "and" and not paired):
            break
        paired = (paired and token.norm != "and") or token.norm == "between"
        if token.norm in AUXILIARIES:
            behind = (t for t in tokens[token.index + 1 : token.index + 4] if t.clause == token.clause)
            return next((t.index for t in behind if t.content and t.norm not in AUXILIARIES and not t.norm.endswith("ly")), None)
    return None


def _reach(tokens: Sequence[Token], i: int) -> list[int]:
    clause = tokens[i].clause
    reach: list[int] = []
    for token in tokens[i + 1 : i + 1 + 2 * _REACH]:
        if token.norm == "including" and token.clause == clause + 1:
            clause += 1  # "missing three players, including Okoro"
        if token.clause != clause or token.norm in ("but", "and", "although", "while", "because") or len(reach) == _REACH:
            break
        if token.content:
            reach.append(token.index)
    return reach
