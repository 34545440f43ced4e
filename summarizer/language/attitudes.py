"""What somebody believes, fears or hopes, and nobody says is so: "prosecutors believe he took bribes", "he is thought to have fled"."""

from collections.abc import Sequence
from itertools import takewhile

from .tokens import Token
from .verbs import AUXILIARIES, BE, MODALS, PREPOSITIONS, is_manner, is_past

ATTITUDES = frozenset(
    "believe believes believed think thinks thought fear fears feared hope hopes hoped reckon reckons reckoned wish wishes wished".split()
)
THOUGHT = frozenset("believed thought feared rumoured rumored alleged presumed suspected assumed".split())
"""Participles after which a "to" tells what is held of the subject."""
_HELPING = AUXILIARIES | (MODALS - {"to"})
_NO_SUBJECT = PREPOSITIONS | _HELPING | frozenset("to and or but so not him me us them most more least".split())
_SKIPPED = _HELPING - BE
_NOT_HELD = frozenset("i we you who which that the a an much most more his her its their no any this".split())
"""Before what nobody holds: who says "I think" states it; the end of "residents who feared the dam would burst" is not marked; "the wish" is a noun."""
_PARTING = frozenset("and but when while because after before if although though until who which".split())
_LONGEST = 20


def held_by_attitude(tokens: Sequence[Token], i: int) -> int | None:
    """Return the verb of what the verb of belief, fear or hope at `i` governs; None where no statement follows it.

    What else stands there is taken for granted: "experts think the crash that killed 12 was caused by ice" doubts no crash and no deaths.
    """
    word, after = tokens[i].norm, tokens[i + 1].norm if i + 1 < len(tokens) else ""
    ahead = next((t for t in reversed(tokens[:i]) if not is_manner(t.norm) and t.norm not in _SKIPPED), None)
    if after == "to":
        passive = word in THOUGHT and ahead is not None and ahead.norm in BE
        return _verb(tokens[i + 2 :]) if passive else None
    if word not in ATTITUDES or ahead is None or tokens[i].capital or ahead.norm in _NOT_HELD or _speaks(tokens, ahead):
        return None
    behind = tokens[i + 2 if after == "that" else i + 1 :][:_LONGEST]
    held = list(takewhile(lambda t: t.clause == behind[0].clause and t.norm not in _PARTING, behind))
    if after != "that" and not _opens_subject(tokens, i):
        return None
    helping = next((n for n, t in enumerate(held) if n and t.norm in _HELPING), None)
    if helping is not None:
        return _verb(held[helping:])
    return next((t.index for t in held[1:] if t.content and is_past(t.norm)), None)


def _verb(tokens: Sequence[Token]) -> int | None:
    """The first content word after auxiliaries and adverbs."""
    for token in tokens:
        if token.content and not is_manner(token.norm) and token.norm not in _HELPING:
            return token.index
        if token.clause != tokens[0].clause:
            return None
    return None


def _speaks(tokens: Sequence[Token], holder: Token) -> bool:
    """Whether the holder says it, as a turn of a dialogue reads: "Anna said: Anna thinks the shop is shut"."""
    return holder.index > 1 and holder.clause > tokens[0].clause and holder.norm == tokens[0].norm


def _opens_subject(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word after `i` may begin the subject of a statement."""
    if i + 1 >= len(tokens) or tokens[i + 1].clause != tokens[i].clause:
        return False
    return tokens[i + 1].norm not in _NO_SUBJECT and not is_manner(tokens[i + 1].norm)
