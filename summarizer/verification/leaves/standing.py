"""Whether a sentence states what stands in it: not denied, doubted, merely possible or on a condition."""

from collections.abc import Iterable

from summarizer.language import Analysis
from summarizer.language.lexicon import DENIALS
from summarizer.language.modes import condition_of, mode_of
from summarizer.language.verbs import verb_form

_AHEAD = frozenset(
    """expected expect expects forecast forecasts guidance outlook target targets projected planned plan plans estimate potential possible
    possibly maximum max limit cap upper may might could risk condition conditions conditional if alleged allegation allegations claimed claim
    claims suspected proposed proposal scheduled future likely eligible option optional denied denial goal intended hypothetical exposure
    penalty threatened""".split()
)
"""Words of a field that itself speaks of what is possible, planned, alleged or denied."""
_PERMITTED = frozenset(
    "terminate renew extend assign cancel elect request withdraw inspect sublet appeal opt end give resign apply".split()
)
"""What a contract lets somebody do: that they "may" do it is what it states."""
_INTENDED = frozenset(
    "expects expected expect forecasts forecast projected projects predicts predicted hopes aims plans planned targets targeting proposed proposes".split()
)
_NEGATIVE = frozenset("not no never without un unable could".split())
_AROUND = 6


def held_back(
    taken: Analysis, first: int, last: int, told: Iterable[int], field: frozenset[str], *, dated: bool = False
) -> str | None:
    """Return how a sentence holds back the words at `first`..`last`, or None where it states them.

    `told` are the tokens that say what they are of, `field` the words of the field: one for what is possible may hold what is possible.
    A day (`dated`) may be that of what is only planned.
    """
    if field & _AHEAD:
        return None
    scope = taken.scope
    tokens = taken.tokens
    words = set(range(first, last + 1))
    until = bool(first) and tokens[first - 1].norm in ("until", "till", "before", "since")
    near = {i for i in told if tokens[i].content}
    verb = _governing(taken, first, last)
    heads = words | near
    if (words | near) & scope.denied and not _is_settled(taken):
        return "denied"
    if verb is not None and (first > verb or verb in near) and not field & _NEGATIVE:
        heads.add(verb)
    if not until and (heads & scope.core or words & scope.negated) and not field & _NEGATIVE:
        return "denied"
    if (
        verb is not None
        and not (dated and until)
        and verb not in scope.core | scope.negated
        and tokens[verb].norm not in _PERMITTED
        and (verb in scope.hedged or mode_of(tokens, verb) == "possible")
    ):
        return "held possible"
    if words & scope.hedged and not (dated and until):
        return "held possible"
    condition = condition_of(tokens)
    if condition is not None and (words & set(condition)):
        return "a condition"
    if not dated and any(
        tokens[i].norm in _INTENDED for i in range(max(0, first - _AROUND), first) if tokens[i].clause == tokens[first].clause
    ):
        return "only expected"
    return None


def _is_settled(taken: Analysis) -> bool:
    """Whether the only word of denial is "disputes", the thing: "disputes are settled by arbitration"."""
    words = [t for t in taken.tokens if t.norm in DENIALS]
    return all(
        t.norm in ("dispute", "disputes")
        and (t.index + 1 == len(taken.tokens) or not taken.tokens[t.index + 1].capital)
        and (t.index == 0 or not taken.tokens[t.index - 1].capital)
        for t in words
    )


def _governing(taken: Analysis, first: int, last: int) -> int | None:
    """The verb nearest to a value in its clause: the last one before it, else the first one after it."""
    tokens = taken.tokens
    for i in range(first - 1, -1, -1):
        if tokens[i].clause != tokens[first].clause:
            break
        if verb_form(taken.text, tokens, i):
            return i
    for i in range(last + 1, len(tokens)):
        if tokens[i].clause != tokens[last].clause:
            break
        if verb_form(taken.text, tokens, i):
            return i
    return None
