"""Which of the values in the evidence a field means: the one whose words are the field's, and no other's."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from summarizer.language import Analysis
from summarizer.language.lexicon import LEANING
from summarizer.language.names import same_word
from summarizer.language.tokens import Token

from .labels import Label
from .places import Ground, grounds_of
from .senses import kin, meanings
from .standing import held_back

_NEAR, _OWN, _FAR, _SHARED, _ELSEWHERE, _OTHER = 1.0, 0.8, 0.5, 0.45, 0.15, 0.04
_TOUCHING, _CLOSE = 3, 7
_CLEARLY = 0.12
_MARK = 4
"""How many words a mark counts for when the nearest meaning is sought."""

_FROM = frozenset("from since beginning starting commencing".split())
_UNTIL = frozenset("until till through to ending by".split())
_COMPARED = frozenset("compared versus vs against than".split())
_EARLIER = frozenset(("earlier", "ago", "previously", "formerly", "before"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A value in the evidence: tokens `first`..`last` of sentence `sentence`. `begin` is where what belongs to it begins ("at least").

    It `agrees` with the leaf's value, or it is a `rival` that might have been meant, or neither. `stems` are what it says of itself, as a unit;
    one that `denies` is itself the negation, as "nobody" is for none.
    """

    sentence: int
    begin: int
    first: int
    last: int
    text: str
    agrees: bool
    rival: bool
    stems: frozenset[str] = field(default_factory=frozenset)
    denies: bool = False


@dataclass(frozen=True, slots=True)
class Weighed:
    """A mention with how well its words fit the field's (0: not at all), and why it cannot be meant, if so."""

    mention: Mention
    fit: float
    otherwise: str | None
    held: str | None
    listed: int
    """The same number for values that are members of one list ("5, 10 and 20 mg")."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was found: the mention that is `meant`, or the best one that is not, with `against` and the reason why."""

    meant: Weighed | None
    best: Weighed | None
    against: Weighed | None
    reason: str


def weigh(label: Label, evidence: Sequence[Analysis], mentions: Sequence[Mention], *, named: bool = False) -> list[Weighed]:
    """Return each mention with its fit to the field."""
    weighed: list[Weighed] = []
    group = 0
    for n, taken in enumerate(evidence):
        here = sorted((m for m in mentions if m.sentence == n), key=lambda m: m.first)
        here = [m for k, m in enumerate(here) if not k or m.first > here[k - 1].last]
        if not here:
            continue
        grounds = grounds_of(taken, [(m.begin, m.last) for m in here], named=named)
        paired = _turns(taken, here)
        listed = []
        for k in range(len(here)):
            if not k or not _lists(taken, here[k - 1], here[k]):
                group += 1
            listed.append(group)
        grounds = _joined(here, grounds, listed)
        for m, ground, turn, g in zip(here, grounds, paired, listed, strict=True):
            fit = _fit(label, taken, m, ground) + _context(label, evidence, n) + (_OWN if turn and turn in _edges(label) else 0.0)
            otherwise = _otherwise(label, taken, m, ground, turn)
            told = [i for i in ground.own | ground.shared if any(kin(taken.tokens[i].stem, w) for w in label.own)]
            held = None if m.denies else held_back(taken, m.begin, m.last, told, label.words)
            weighed.append(Weighed(m, fit, otherwise, held, g))
    return weighed


def choose(label: Label, weighed: Sequence[Weighed], *, named: bool = False) -> Choice:
    """Return which mention is meant: one that agrees, that nothing holds back, and that no rival fits as well.

    A name or a member of a list says by itself what it is (`named`): it needs no word of the field beside it.
    """
    agreeing = sorted((w for w in weighed if w.mention.agrees), key=lambda w: -w.fit)
    rivals = sorted((w for w in weighed if w.mention.rival and not w.otherwise), key=lambda w: -w.fit)
    if not agreeing:
        return Choice(None, None, rivals[0] if rivals else None, "lacks")
    refused: Choice | None = None
    for best in agreeing:
        rival = next((r for r in rivals if r.listed != best.listed), None)
        if best.otherwise:
            found = Choice(None, best, rival, best.otherwise)
        elif best.held:
            found = Choice(None, best, None, best.held)
        elif best.fit <= _OTHER * 2 and label.own and not named:
            found = Choice(None, best, rival, "unrelated")
        elif rival is not None and rival.fit > best.fit + _CLEARLY:
            found = Choice(None, best, rival, "rival")
        elif rival is not None and rival.fit > best.fit - _CLEARLY / 2:
            found = Choice(None, best, rival, "ambiguous")
        else:
            return Choice(best, best, None, "")
        refused = refused or found
    return refused or Choice(None, None, None, "lacks")


def _fit(label: Label, taken: Analysis, m: Mention, ground: Ground) -> float:
    total = 0.0
    for stem, weight in label.weights.items():
        best = 0.0
        for token in taken.tokens:
            if m.first <= token.index <= m.last and token.stem not in m.stems:
                continue
            if token.content and _says(stem, token):
                best = max(best, _nearness(taken, m, ground, token.index))
        if any(kin(stem, s) for s in m.stems):
            best = _NEAR
        total += weight * best
    return total


def _says(stem: str, token: Token) -> bool:
    return kin(stem, token.stem) or (token.capital and same_word(stem, token.norm))


def _nearness(taken: Analysis, m: Mention, ground: Ground, i: int) -> float:
    if i in ground.own:
        far = _distance(taken, m, i)
        return _NEAR if far <= _TOUCHING else _OWN if far <= _CLOSE else _FAR
    return _SHARED if i in ground.shared else _ELSEWHERE


def _distance(taken: Analysis, m: Mention, i: int) -> int:
    edge = m.begin if i < m.begin else m.last
    return abs(i - edge) + _MARK * abs(taken.tokens[i].clause - taken.tokens[edge].clause)


def _context(label: Label, evidence: Sequence[Analysis], n: int) -> float:
    """What the other cited sentences say of the field: little, and more where the sentence leans on the one before it."""
    others = {t.stem for k, other in enumerate(evidence) if k != n for t in other.tokens if t.content}
    found = sum(w for stem, w in label.weights.items() if any(kin(stem, s) for s in others))
    first = evidence[n].tokens[0].norm if evidence[n].tokens else ""
    return found * (_ELSEWHERE if first in LEANING else _OTHER)


def _otherwise(label: Label, taken: Analysis, m: Mention, ground: Ground, turn: str) -> str | None:
    """Why a mention cannot be what the field means: the nearest meaning of a family in which the field has another."""
    if turn and turn not in label.wider.get("turn", {"after"}) and turn not in _edges(label):
        return "turn"
    for family, ours in label.meanings.items():
        if family in ("turn", "people"):
            continue
        found: list[tuple[int, str]] = []
        for i in sorted(ground.own or ground.shared):
            for meaning in meanings((taken.tokens[i].stem,)).get(family, ()):
                found.append((_distance(taken, m, i), meaning))
        for stem in m.stems:
            found += [(0, meaning) for meaning in meanings((stem,)).get(family, ())]
        if not found:
            continue
        nearest = min(d for d, _ in found)
        if not {meaning for d, meaning in found if d == nearest} & ours and not (
            {meaning for _, meaning in found} & ours and family == "people"
        ):
            return f"{family}"
    theirs = {x for i in ground.own if abs(i - m.last) <= _TOUCHING for x in meanings((taken.tokens[i].stem,)).get("people", ())}
    who = label.wider.get("people", frozenset())
    if theirs and who and not theirs & who:
        return "people"
    return None


def _edges(label: Label) -> frozenset[str]:
    edges = label.meanings.get("edge", frozenset()) | label.meanings.get("bound", frozenset())
    return frozenset(
        {"before"} if edges & {"start", "least"} else set() | ({"after"} if edges & {"end", "most", "due"} else set())
    )


def _turns(taken: Analysis, here: Sequence[Mention]) -> list[str]:
    """For each mention whether the sentence gives it as what was "before" or "after", or ""."""
    turns = [_compared(taken, m, len(here) > 1) for m in here]
    for k, (a, b) in enumerate(pairwise(here)):
        if _before(taken, a) in _FROM | {"between"} and (_before(taken, b) in _UNTIL or _before(taken, b) == "and"):
            if _before(taken, a) == "between" or _before(taken, b) != "and":
                turns[k], turns[k + 1] = "before", "after"
        elif _before(taken, a) == "to" and _before(taken, b) == "from":
            turns[k], turns[k + 1] = "after", "before"
        elif b.begin - a.last == 2 and taken.tokens[a.last + 1].norm == "to" and a.stems == b.stems:
            turns[k], turns[k + 1] = "before", "after"
    return turns


def _compared(taken: Analysis, m: Mention, several: bool) -> str:
    if not several:
        return ""
    behind = list(taken.tokens[m.last + 1 : m.last + 6])
    if any(t.norm in _EARLIER for t in behind) or any(t.norm in _COMPARED for t in taken.tokens[max(0, m.begin - 3) : m.begin]):
        return "before"
    if _before(taken, m) == "from" and m.begin >= 2 and taken.tokens[m.begin - 2].norm in ("up", "down"):
        return "before"
    return ""


def _before(taken: Analysis, m: Mention) -> str:
    i = m.begin - 1
    while i >= 0 and taken.tokens[i].norm in ("the", "a", "an", "about", "$", "€", "£"):
        i -= 1
    return taken.tokens[i].norm if i >= 0 else ""


def _lists(taken: Analysis, a: Mention, b: Mention) -> bool:
    """Whether nothing but a mark or a conjunction stands between two values."""
    return all(t.norm in ("and", "or") for t in taken.tokens[a.last + 1 : b.begin]) and b.begin - a.last <= 2


def _joined(here: Sequence[Mention], grounds: Sequence[Ground], listed: Sequence[int]) -> list[Ground]:
    """The grounds with those of the members of one list put together."""
    joined = []
    for g in listed:
        rows = [ground for ground, other in zip(grounds, listed, strict=True) if other == g]
        joined.append(
            Ground(frozenset().union(*(r.own for r in rows)), frozenset().union(*(r.shared for r in rows)))
            if len(rows) > 1
            else rows[0]
        )
    return joined
