"""Verbs of speech where they report nothing: "called the police", "told the story of a war"."""

from collections.abc import Sequence
from itertools import pairwise

from .deixis import is_office
from .lexicon import SPEECH_VERBS
from .tokens import Token, stem_of
from .verbs import BE

_CALL = frozenset("call calls called".split())
_CALL_OR_TELL = _CALL | frozenset("tell tells told".split())
_TOLD = frozenset(stem_of(w) for w in "story tale fable truth lie joke difference time".split())
"""What is told and is no statement."""
_PERSONS = frozenset("him her them me us you".split())
_DETERMINERS = frozenset("the a an his her its their our my this that".split())
_PURPOSES = frozenset("to and who about at from on after before for in with".split())
"""Words that may follow somebody who is telephoned: "called Mr Okafor to ask"."""
_FRIENDS = frozenset(
    "police doctor ambulance hotline helpline mother father sister brother wife husband friend home office".split()
)
_FARTHEST = 3


def reports_nothing(tokens: Sequence[Token], i: int) -> bool:
    """Return whether the verb of speech at token `i` reports no statement: somebody is telephoned or told to do something."""
    norm = tokens[i].norm
    if norm not in _CALL_OR_TELL:
        return False
    after = [t for t in tokens[i + 1 : i + 1 + 2 * _FARTHEST] if t.clause == tokens[i].clause]
    if not after or any(a.norm == "and" and b.norm in SPEECH_VERBS for a, b in pairwise(tokens[i + 1 :])):
        return False  # "called Reyes and said"
    if norm in _CALL:
        return _is_telephoned(after) or _is_name_of(after)
    untold = norm == "told" and (after[0].norm == "to" or [t.norm for t in after[:2]] == ["not", "to"])
    return untold or any(t.stem in _TOLD for t in after[:_FARTHEST])


def _is_telephoned(after: Sequence[Token]) -> bool:
    """Whether a person follows a "called", and then a purpose or nothing: not what somebody is called ("called Reyes a liar")."""
    if after[0].norm in _PERSONS:
        return len(after) == 1 or after[1].norm in _PURPOSES
    named = after[0].capital
    phrase = after if named else after[1:] if after[0].norm in _DETERMINERS else []
    last = -1
    while last + 1 < len(phrase) and (phrase[last + 1].capital if named else phrase[last + 1].content):
        last += 1
    if last < 0:
        return False
    ends = last + 1 == len(phrase)
    person = named or is_office(phrase[last].norm) or phrase[last].norm in _FRIENDS
    return person and (ends or phrase[last + 1].norm in _PURPOSES)


def _is_name_of(after: Sequence[Token]) -> bool:
    """Whether a "called" opens the name of a thing of which more is told: "the race called the Autumn Cup was"."""
    rest = after[1:] if after[0].norm in _DETERMINERS else after
    end = next((n for n, t in enumerate(rest) if not t.capital), len(rest))
    return 0 < end < len(rest) and rest[end].norm in BE
