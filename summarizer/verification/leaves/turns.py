"""Which of two values of a sentence was before and which after: "rose from 3 to 5", "38, from 31", "5, compared with 4 a year earlier"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from summarizer.language import Analysis
from summarizer.language.tokens import stem_of

from .labels import Label
from .mention import Mention

Turn = Literal["before", "after", "low", "high", ""]

_FROM = frozenset("from since beginning starting commencing".split())
_UNTIL = frozenset("until till through to ending by".split())
_COMPARED = frozenset("compared versus vs against than".split())
_EARLIER = frozenset("earlier ago previously formerly".split())
_PRESENT = frozenset("now current present existing".split())
_AHEAD = frozenset("should would will may might could asks ask asked proposes propose proposed plans planned wants".split())
_SPANS = frozenset("year quarter month week season term".split())
_NOW = frozenset("now currently today is are".split())
_CHANGES = frozenset(
    stem_of(w)
    for w in """rise fall increase decrease raise reduce cut lower lift change double triple widen narrow climb drop move shorten extend expand
    upgrade downgrade revise improve go switch adjust escalate shift""".split()
)
_LIGHT = frozenset("the a an about $ € £ ¥ some around".split())
_BEHIND = 6


def turns_of(taken: Analysis, here: Sequence[Mention]) -> list[Turn]:
    """Return for each mention of a sentence, in order, which end of a change or a range it is, or ""."""
    turns: list[Turn] = [_compared(taken, m, here) for m in here]
    for sort in dict.fromkeys(m.sort for m in here):
        rows = [k for k, m in enumerate(here) if _alike(m.sort, sort)]
        for i, j in pairwise(rows):
            pair = _pair(taken, here[i], here[j])
            if pair is not None:
                turns[i], turns[j] = pair
        rows = [k for k in rows if here[k].sort == sort]
        if len(rows) > 1 and any(turns[k] == "before" for k in rows):
            for k in rows:
                turns[k] = turns[k] or "after"
    for k in range(1, len(here)):
        if _before(taken, here[k]) == "or" and here[k].sort != here[k - 1].sort:
            turns[k] = turns[k - 1]
    return turns


def _alike(a: str, b: str) -> bool:
    """Whether two sorts may be the ends of one change: a bare number takes the unit of what follows it."""
    return a == b or "count" in (a, b)


def is_turned(label: Label, taken: Analysis, turn: Turn, sort: str) -> bool:
    """Whether a field asks for the other end of a change or a range than the one that a mention is; the end of a change where it asks for none.

    What holds now is the beginning of a change that is only asked for, planned or possible.
    """
    if turn in ("before", "after") and label.path_words & _PRESENT and any(t.norm in _AHEAD for t in taken.tokens):
        return turn == "after"
    if not turn or turn in ends_of(label, sort):
        return False
    asked = label.named.get("turn", frozenset())
    if sort == "name" and not asked:
        return False
    if turn in ("low", "high"):
        return True
    return turn not in (asked or {"after"})


def ends_of(label: Label, sort: str) -> frozenset[str]:
    """Return the ends for which the words of a field stand besides "before" and "after": a start and an end of days, a minimum, a maximum."""
    bounds = label.named.get("bound") or label.meanings.get("bound", frozenset())
    ends = ({"low"} if "least" in bounds else set()) | ({"high"} if "most" in bounds else set())
    if label.led in ("from", "since"):
        ends |= {"before", "low"}
    if label.led in ("until", "till", "to"):
        ends |= {"after", "high"}
    if sort in ("date", "time", "year"):
        edges = label.named.get("edge") or label.meanings.get("edge", frozenset())
        ends |= ({"before"} if "start" in edges else set()) | ({"after"} if edges & {"end", "due"} else set())
    return frozenset(ends)


def _pair(taken: Analysis, a: Mention, b: Mention) -> tuple[Turn, Turn] | None:
    one, two = _before(taken, a), _before(taken, b)
    between = taken.tokens[a.last + 1 : b.begin]
    changed = any(t.stem in _CHANGES for t in between)
    if a.sort == "pair":
        return None
    if _counts(taken, a) and _counts(taken, b) and _counts(taken, a) != _counts(taken, b):
        return None  # "61 points from 38 matches"
    dated = a.sort in ("date", "name", "member")
    if two in _UNTIL and (one in _FROM or changed):
        changed = changed or dated or _is_changed(taken, a)
        return ("before", "after") if changed else ("low", "high")
    if one == "to" and two == "from":
        return "after", "before"
    if a.sort == "date" and a.first == a.last and taken.tokens[a.first].norm.isdigit() and two == "and":
        return "before", "after"  # "20 and 21 January"
    if two == "from" and len(between) <= 3:
        return "after", "before"
    if (two == "to" and len(between) == 1 + (taken.tokens[b.begin - 1].norm in _LIGHT)) or (
        one == "between" and two == "and" and a.sort != "name"
    ):
        return ("before", "after") if _is_changed(taken, a) or a.sort in ("date", "time", "year") else ("low", "high")
    return None


def _counts(taken: Analysis, m: Mention) -> str:
    """What a number counts: the plural behind it."""
    following = taken.tokens[m.last + 1] if m.sort == "count" and m.last + 1 < len(taken.tokens) else None
    return following.stem if following is not None and following.content and following.norm.endswith("s") else ""


def _is_changed(taken: Analysis, m: Mention) -> bool:
    """Whether a verb of change stands before a mention, in its clause."""
    clause = taken.tokens[m.begin].clause
    return any(t.stem in _CHANGES and t.clause == clause for t in taken.tokens[: m.begin])


def _compared(taken: Analysis, m: Mention, here: Sequence[Mention]) -> Turn:
    if sum(m.sort == other.sort for other in here) < 2:
        return ""
    following = min((other.begin for other in here if other.begin > m.last), default=len(taken.tokens))
    behind = taken.tokens[m.last + 1 : min(m.last + _BEHIND, following)]
    past = any(a.norm in _SPANS and b.norm == "before" for a, b in pairwise(behind))
    past = past or (any(a.norm == "last" and b.norm in _SPANS for a, b in pairwise(behind)) and _has_now(taken, here, m))
    if (
        past
        or any(t.norm in _EARLIER for t in behind)
        or any(
            t.norm in _COMPARED and t.clause == taken.tokens[m.begin].clause for t in taken.tokens[max(0, m.begin - 3) : m.begin]
        )
    ):
        return "before"
    earlier = _before(taken, m) == "from" and m.begin >= 2 and taken.tokens[m.begin - 2].norm in ("up", "down")
    return "before" if earlier else ""


def _has_now(taken: Analysis, here: Sequence[Mention], m: Mention) -> bool:
    """Whether another value of a mention's sort is told of the present: "was 80 last year and is 90 now"."""
    for n, other in enumerate(here):
        begin = here[n - 1].last + 1 if n else 0
        end = here[n + 1].begin if n + 1 < len(here) else len(taken.tokens)
        around = taken.tokens[begin:end]
        now = any(t.norm in _NOW for t in around) or any(a.norm == "this" and b.norm in _SPANS for a, b in pairwise(around))
        if other is not m and other.sort == m.sort and now:
            return True
    return False


def _before(taken: Analysis, m: Mention) -> str:
    i = m.begin - 1
    while i >= 0 and taken.tokens[i].norm in _LIGHT:
        i -= 1
    return taken.tokens[i].norm if i >= 0 else ""
