"""Verbs of speech where they report nothing: "called the police", "told the story of a war", "denied him a goal"."""

from collections.abc import Sequence

from .deixis import is_office
from .tokens import Token, stem_of
from .verbs import BE

_CALL = frozenset("call calls called".split())
_TELL = frozenset("tell tells told".split())
_DENY = frozenset("deny denies denied".split())
_TOLD = frozenset(stem_of(w) for w in "story tale fable truth lie joke difference time".split())
"""What is told and is no statement."""
_PERSONS = frozenset("him her them me us you".split())
_DETERMINERS = frozenset("the a an his her its their our my this that".split())
_GIVEN = _DETERMINERS | frozenset("any no some another more entry access permission".split())
"""Words after somebody to whom something is denied: "denied Reyes a visa"."""
_PURPOSES = frozenset("to and who about at from on after before for in with".split())
"""Words that may follow somebody who is telephoned: "called Mr Okafor to ask"."""
_FRIENDS = frozenset(
    "police doctor ambulance hotline helpline mother father sister brother wife husband friend home office".split()
)
_FARTHEST = 3


def reports_nothing(tokens: Sequence[Token], i: int) -> bool:
    """Return whether the verb of speech at token `i` reports no statement: somebody is telephoned, told to do something or denied a thing."""
    norm = tokens[i].norm
    after = [t for t in tokens[i + 1 : i + 1 + 2 * _FARTHEST] if t.clause == tokens[i].clause]
    if not after:
        return False
    if norm in _CALL:
        return _is_telephoned(after) or _is_name_of(after)
    if norm in _TELL:
        untold = norm == "told" and (after[0].norm == "to" or [t.norm for t in after[:2]] == ["not", "to"])
        return untold or any(t.stem in _TOLD for t in after[:_FARTHEST])
    if norm in _DENY:
        following = after[1].norm if len(after) > 1 else ""
        somebody = after[0].norm in _PERSONS and (after[0].norm != "her" or not following or following in _GIVEN)
        return somebody or (after[0].capital and following in _GIVEN - {"that"})
    return False


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
