"""Checks on the places of a sentence: what hangs on what, and which figure or date belongs to what."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from summarizer.language import Analysis
from summarizer.language.dates import DateMention
from summarizer.language.links import Link, links_of
from summarizer.language.numbers import Quantity, agrees

from .alignment import Alignment, Body
from .divisions import shared
from .findings import Finding, failed
from .order import is_turned

_Item = TypeVar("_Item", Quantity, DateMention)
_LEAST_COVERAGE = 0.6
_LONGEST = 120
"""Tokens of an evidence sentence beyond which it is a table or a list, where places tell nothing."""
_NEARLY_THE_SAME = 0.88
_REACH = 3
_CLEARLY = 2
_DEFINITE = frozenset("the its his her their".split())
_FARTHEST_TOTAL = 5
"""Tokens between a part and its total: "six of the rocket's 33 engines"."""
_MOST_COMPARED = 8
_DIRECTED = frozenset("from to against over than before after by".split())
"""Relations of which a word has one phrase only: one that flew from Rome did not fly from Paris."""
_REVERSIBLE = frozenset("of from to against over than before after by for".split())
_STEPS = frozenset("from to by of".split())


def check_places(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """What hangs on a word hangs on it in the evidence, and no two names, figures or dates of the evidence have changed places."""
    if alignment.coverage < _LEAST_COVERAGE or is_turned(claim, body):
        return
    near = alignment.coverage >= _NEARLY_THE_SAME
    for sentence in body.sentences:
        if len(sentence.tokens) > _LONGEST:
            continue
        clash = _clashing_link(claim, sentence, near) or _clashing_step(claim, body, sentence)
        check = "role"
        if clash is None:
            # A figure in the place of another is a false figure in whatever words.
            # Each in its own place: what is around it may be around another in the evidence ("7 shops in Utah and 5 in Ohio").
            figures = () if shared(claim, sentence) else claim.quantities
            clash, check = _crossed(claim, figures, sentence, sentence.quantities, _same_figure), "number"
        if clash is None:
            clash, check = _crossed(claim, claim.dates, sentence, sentence.dates, _same_day), "date"
        if clash is not None:
            ours, theirs = clash
            yield failed(check, "contradicts", ours, theirs, f"the claim has {ours!r} where the evidence has {theirs!r}")
            return


def _clashing_link(claim: Analysis, sentence: Analysis, near: bool) -> tuple[str, str] | None:
    theirs = links_of(sentence)
    elided = bool(shared(claim, sentence))  # "two lay in Syria and one in Iraq" has one verb for both places
    for ours in links_of(claim):
        if elided and ours.relation == "in":
            continue
        head = claim.tokens[ours.head].stem
        beside = [t for t in theirs if t.relation == ours.relation and sentence.tokens[t.head].stem == head]
        if any(t.stems & ours.stems for t in beside):
            continue
        turned = next((t for t in theirs if _is_turned(ours, claim, t, sentence)), None)
        if turned is not None:
            return _text(claim, ours), _text(sentence, turned)
        if near and beside and ours.stems <= sentence.stems:
            other = beside[0]
            if ours.relation == "of" and (ours.last < ours.head) != (other.last < other.head):
                continue  # "the board's office" and "the office of the council" may be one
            if ours.relation in _DIRECTED or other.stems <= claim.stems:
                return _text(claim, ours), _text(sentence, other)
    return None


def _is_turned(ours: Link, claim: Analysis, theirs: Link, sentence: Analysis) -> bool:
    """Whether two links have each other's ends: "the bank of England" and "the England of bank"."""
    head, other = claim.tokens[ours.head].stem, sentence.tokens[theirs.head].stem
    alike = theirs.relation == ours.relation and ours.relation in _REVERSIBLE
    return alike and head in theirs.stems and other in ours.stems and head not in ours.stems


def _text(sentence: Analysis, link: Link) -> str:
    first, last = min(link.head, link.first), max(link.head, link.last)
    return sentence.text[sentence.tokens[first].start : sentence.tokens[last].end]


def _clashing_step(claim: Analysis, body: Body, sentence: Analysis) -> tuple[str, str] | None:
    """A figure after "from", "to", "by" or "of" where the evidence has another after the same words: "rose to 5", "from 5 to 7"."""
    for ours in claim.quantities:
        step = _step(claim, ours)
        if step is None:
            total = _only_as_total(claim, ours, body)
            if total is not None:
                return ours.text, total
            continue
        same = [q for s in body.sentences for q in s.quantities if q.value == ours.value and q.kind == ours.kind]
        if any(_step(s, q) in (step, None) for s in body.sentences for q in s.quantities if q in same):
            continue
        for other in sentence.quantities:
            if other.kind == ours.kind and other.value != ours.value and _step(sentence, other) == step:
                return _step_text(claim, ours), _step_text(sentence, other)
    return None


def _only_as_total(claim: Analysis, ours: Quantity, body: Body) -> str | None:
    """The part and the total of the evidence ("three of the five") where the claim has the total alone; None where it may.

    It may have it as the whole of another part ("of the five"), and where it tells something else of what is already known ("the five").
    """
    before = claim.tokens[ours.begin - 1].norm if ours.begin else ""
    if before == "of" or any(_precedes(claim, p, ours) for p in claim.quantities):
        return None
    same = [(s, q) for s in body.sentences for q in s.quantities if q.kind == ours.kind and agrees(ours, q)]
    parts = [next((p for p in s.quantities if _precedes(s, p, q)), None) for s, q in same]
    if not same or not all(parts) or any(p is not None and p.value >= ours.value for p in parts):
        return None
    known = before in _DEFINITE or before.endswith(("'s", "’s"))
    if known and not any(_verb_after(claim, ours) == _verb_after(s, q) for s, q in same):
        return None
    sentence, quantity = same[0]
    part = next(p for p in parts if p is not None)
    return sentence.text[sentence.tokens[part.first].start : sentence.tokens[quantity.last].end]


def _precedes(sentence: Analysis, part: Quantity, total: Quantity) -> bool:
    between = sentence.tokens[part.last + 1 : total.begin]
    return (
        0 < len(between) <= _FARTHEST_TOTAL
        and between[0].norm == "of"
        and between[-1].clause == between[0].clause
        and not any(sentence.forms[t.index] for t in between)
    )


def _verb_after(sentence: Analysis, quantity: Quantity) -> str:
    """The stem of the first verb after a figure; "" when there is none."""
    after = (t for t in sentence.tokens[quantity.last + 1 :] if sentence.forms[t.index])
    return next((t.stem for t in after), "")


def _step(sentence: Analysis, quantity: Quantity) -> tuple[str, str] | None:
    """(preposition, stem of the word that it hangs on) of a figure; the stem is "" where another figure stands there ("12 of 40")."""
    i = quantity.begin - 1
    while i >= 0 and sentence.tokens[i].norm in ("the", "a", "an", "$", "€", "£", "some", "just", "only", "record"):
        i -= 1
    if i < 1 or sentence.tokens[i].norm not in _STEPS:
        return None
    relation = sentence.tokens[i].norm
    if relation == "of":
        before = sentence.tokens[i - 1]
        return (relation, "") if any(q.first <= before.index <= q.last for q in sentence.quantities) else None
    inside = {k for q in sentence.quantities for k in range(q.begin, q.last + 1)}
    head = next((k for k in range(i - 1, -1, -1) if sentence.tokens[k].content and k not in inside), None)
    return None if head is None else (relation, sentence.tokens[head].stem)


def _step_text(sentence: Analysis, quantity: Quantity) -> str:
    return sentence.text[sentence.tokens[max(0, quantity.begin - 1)].start : sentence.tokens[quantity.last].end]


def _crossed(
    claim: Analysis, mine: Sequence[_Item], sentence: Analysis, others: Sequence[_Item], same: Callable[[_Item, _Item], bool]
) -> tuple[str, str] | None:
    pairs = []
    for item in mine:
        found = [o for o in others if same(item, o)]
        if len(found) == 1:
            pairs.append((item, found[0], _surroundings(claim, item), _surroundings(sentence, found[0])))
    for (a, x, near_a, near_x), (b, y, near_b, near_y) in combinations(pairs[:_MOST_COMPARED], 2):
        kept = len(near_a & near_x) + len(near_b & near_y)
        crossed = len(near_a & near_y) + len(near_b & near_x)
        if x is not y and not same(a, b) and crossed >= kept + _CLEARLY:
            return a.text, y.text
    return None


def _same_figure(a: Quantity, b: Quantity) -> bool:
    return a.kind == b.kind and agrees(a, b)


def _same_day(a: DateMention, b: DateMention) -> bool:
    """Whether two dates name one day or month, a year that one of them leaves out aside."""
    years = a.year == b.year or (a.day is not None and (a.year is None or b.year is None))
    return years and (a.month, a.day, a.weekday, a.relative, a.until) == (b.month, b.day, b.weekday, b.relative, b.until)


def _surroundings(sentence: Analysis, item: Quantity | DateMention) -> set[tuple[int, str]]:
    """The words next to a figure or date, each with its side: up to three before and three after it, articles and other figures aside."""
    valued = {k for q in sentence.quantities for k in range(q.first, q.last + 1)} | {
        k for d in sentence.dates for k in range(d.first, d.last + 1)
    }
    first = item.begin if isinstance(item, Quantity) else item.first
    left = [k for k in range(first - 1, -1, -1) if k not in valued and sentence.tokens[k].norm not in ("a", "an", "the")][:_REACH]
    right = [
        k
        for k in range(item.last + 1, len(sentence.tokens))
        if k not in valued and sentence.tokens[k].norm not in ("a", "an", "the")
    ]
    return {(-1, sentence.tokens[k].stem) for k in left} | {(1, sentence.tokens[k].stem) for k in right[:_REACH]}
