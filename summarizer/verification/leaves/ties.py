"""What ties a value to a field: the field's words, or the values of its neighbours, beside it."""

from collections.abc import Iterable, Sequence
from typing import Literal

from summarizer.language import Analysis
from summarizer.language.lexicon import LEANING

from .figures import UNITS
from .labels import Label
from .mention import Mention
from .places import Ground
from .senses import kin, senses_of
from .turns import Turn

Tie = Literal["tied", "weak", "none"]
TOUCHING = 3
"""How many words away something still stands beside a value."""
_MARK = 4
"""How many words a mark counts for when the nearest meaning is sought."""
LONGEST_ITEM = 4
"""The most neighbours that an item of a list has: more are those of a whole document, and say nothing of a sentence."""
_EARLIER = frozenset("previous previously earlier prior former before last".split())
_ENDS = frozenset("end resolved discharged".split())
_ANYTHING = frozenset("item entri valu element object".split())
"""What a part of an object is called that says nothing of it."""
_HE = frozenset("it he she they".split())
_PAST = frozenset("last ago then once had".split())
_COMING = frozenset("next following coming upcoming will shall future again".split())


def distance(taken: Analysis, m: Mention, i: int) -> int:
    """How many words a token is away from a mention, marks counted as several."""
    edge = m.begin if i < m.begin else m.last
    return abs(i - edge) + _MARK * abs(taken.tokens[i].clause - taken.tokens[edge].clause)


def tie_of(label: Label, evidence: Sequence[Analysis], m: Mention, ground: Ground, turn: Turn, *, named: bool) -> Tie:
    """Return whether something ties a mention to the field.

    Nothing does for a name where another cited sentence has the field's words or its neighbours' values, and its own has none. For a
    number or a date, where its sentence has no word of the field, none of the verbs that the field names, only words of its
    neighbours from afar, where the evidence has nothing of its neighbours, or where the field is of something
    earlier or next and the sentence is not. What is tied by fewer words than these ask for is tied weakly.
    """
    taken = evidence[m.sentence]
    others = [other for k, other in enumerate(evidence) if k != m.sentence]
    leans = bool(taken.tokens) and taken.tokens[0].norm in LEANING
    stems = {t.stem for t in taken.tokens if (t.content or t.stem in label.own) and not m.first <= t.index <= m.last} | m.stems
    own = {w for w in label.own if all(family != "turn" for family, _ in senses_of(w))}
    met = {w for w in own if any(kin(w, s) for s in stems)}
    if label.umbrella and not named:
        if any(family == "casualties" for s in stems for family, _ in senses_of(s)):
            met |= own & set(label.path)
        elif "casualties" in label.wider and not leans:
            return "none"
    told = any(kin(w, t.stem) for w in own for other in others for t in other.tokens if t.content)
    if named:
        apart = not leans and not met and (told or any(is_beside(label, o) for o in others)) and not is_beside(label, taken)
        return "none" if apart else "tied"
    if not own or (leans and told):
        return "tied"
    weakly: Tie = "weak" if met else "none"
    if label.verbs and not any(kin(v, s) for v in label.verbs for s in stems):
        return weakly if m.sort != "date" else "none"
    path = {w for w in own if w in label.path}
    if not path and any(UNITS[w][0] == m.sort for w in label.units & label.path_words if w in UNITS):
        return "tied"
    if _is_elsewhen(label, taken, turn) or (not leans and not _is_named(label, taken) and _is_anothers(label, taken, others, m)):
        return "none"
    enough = not path or (m.sort == "date" and taken.tokens[0].norm in _HE) or len(met & label.told) * 2 >= len(label.told)
    met = met & path or (met if enough else set())
    close = {taken.tokens[i].stem for i in ground.own | ground.shared if distance(taken, m, i) <= TOUCHING} | m.stems
    if met and _is_unbounded(label, taken, m, turn):
        return "weak"
    return "tied" if met or any(kin(w, s) for w in label.beside for s in close) else weakly


def _is_unbounded(label: Label, taken: Analysis, m: Mention, turn: Turn) -> bool:
    """Whether a field asks for an end of a range, and the sentence gives a number that is none."""
    if not label.named.get("bound") or turn or m.sort in ("date", "time"):
        return False
    signs = any(q.first == m.first and q.bound != "=" for q in taken.quantities)
    return not signs and not any(family == "bound" for t in taken.tokens for family, _ in senses_of(t.stem))


def is_best(label: Label, m: Mention, taken: Analysis, others: Iterable[Analysis]) -> bool:
    """Whether no other sentence of the document that has a value of a mention's sort says more of a field than its own."""
    ours = _said(label, taken)
    rows = (other for other in others if (other.dates if m.sort == "date" else other.quantities))
    return all(_said(label, other) < ours for other in rows)


def _said(label: Label, taken: Analysis) -> float:
    """How much of a field's own words a sentence has, by their weights."""
    stems = {t.stem for t in taken.tokens if t.content}
    return sum(label.weights[w] for w in label.own if any(kin(w, s) for s in stems))


def _is_elsewhen(label: Label, taken: Analysis, turn: Turn) -> bool:
    """Whether a field is of something earlier or next ("previous leak", "next meeting"), and nothing in the sentence is."""
    past = turn == "before" or any(("turn", "before") in senses_of(t.stem) or t.norm in _PAST for t in taken.tokens)
    if label.path_words & _EARLIER and not past and not any(d.year for d in taken.dates):
        return True
    ends = label.named.get("edge", frozenset())
    if (
        ends
        and not ends - _ENDS
        and turn != "after"
        and not any(s in _of_ends(ends) for t in taken.tokens for s in senses_of(t.stem))
    ):
        return True
    return "next" in label.path_words and not any(t.norm in _COMING for t in taken.tokens)


def _of_ends(ends: frozenset[str]) -> frozenset[tuple[str, str]]:
    return frozenset(("edge", end) for end in ends)


def _is_named(label: Label, taken: Analysis) -> bool:
    """Whether a sentence has every word of the field's path: it then tells of the field without its neighbours."""
    telling = [w for w in label.path if w not in _ANYTHING]
    return bool(telling) and all(any(kin(w, t.stem) for t in taken.tokens) for w in telling)


def _is_anothers(label: Label, taken: Analysis, others: Sequence[Analysis], m: Mention) -> bool:
    """Whether an item of a list is told of, and not in the sentence of a mention: in none, or in one that has a value of its own."""
    if not label.is_item or not label.beside or len(label.texts) > LONGEST_ITEM or is_beside(label, taken):
        return False
    told = [other for other in others if is_beside(label, other)]
    return not told or any(other.dates if m.sort == "date" else other.quantities for other in told)


def is_beside(label: Label, taken: Analysis) -> bool:
    """Whether a sentence has something of the neighbours' values."""
    told = any(t.content and any(kin(w, t.stem) for w in label.beside) for t in taken.tokens)
    return told or any(q.value in label.figures for q in taken.quantities)
