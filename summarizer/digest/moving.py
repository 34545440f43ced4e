"""Figures, days and names that moved: two statements that say one thing, told on two days with two values."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from summarizer.language import Analysis, analyse
from summarizer.language.numbers import Quantity
from summarizer.merge import Aliases, find_conflicts, shown_quantity
from summarizer.pipeline import index_documents
from summarizer.schemas import Document, Evidence, Fact, Moved, Verdict
from summarizer.verification import verify_claim

from .ledger.history import Told

__all__ = ["Move", "find_moves"]

_DAY = len("2026-11-21")
_FEWEST_SHARED = 2
_LEAST_SHARED, _LEAST_SHARED_OF_DAYS = 0.6, 0.8
_BESIDE = 3
_MOST_COMPARED = 12
_NOW, _BEFORE = "now", "before"


@dataclass(frozen=True, slots=True)
class Move:
    """What moved, and the fact that was told before."""

    moved: Moved
    told: Told


def find_moves(new: Sequence[tuple[str, str]], past: Sequence[Told], today: str) -> list[Move]:
    """Return for each new fact, given as (id, statement), at most one that was told and in whose place it stands, the one told last.

    A figure moved where two statements share most of their words, less the figures, days and speakers, and have one figure of the same
    kind each: bounds are left aside, for "at least five" does not contradict "seven", and yet it moved. Days and names are those on which the
    report's conflicts would turn. Where two parties differ, none has moved: that is a dispute. A value that was told already moves nothing.

    `today` is the ISO day of the run. Work is linear in the facts: a statement is held
    against the twelve told ones that share most stems with it.
    """
    postings: dict[str, list[int]] = defaultdict(list)
    for n, told in enumerate(past):
        for stem in analyse(told.statement).stems:
            postings[stem].append(n)
    found: dict[tuple[str, str, str], Move] = {}
    for name, statement in new:
        shared = Counter(n for stem in analyse(statement).stems for n in postings[stem])
        near = sorted(shared, key=lambda n: (-shared[n], n))[:_MOST_COMPARED]
        held = [past[n] for n in near if shared[n] >= _FEWEST_SHARED]
        values = {q.value for told in held for q in analyse(told.statement).quantities}
        for told in sorted(held, key=lambda t: -t.id):
            moved = _moved(name, statement, told, today, values)
            if moved is not None:
                found.setdefault((moved.about, moved.before, moved.after), Move(moved, told))
                break
    return list(found.values())


def _moved(name: str, statement: str, told: Told, today: str, values: set[float]) -> Moved | None:
    if _differ(told.statement, statement):
        return None
    found = _figure(told.statement, statement)
    if found is not None:
        before, after = found
        if after.value in values:
            return None
        about = _around(told.statement, before)
        return Moved(about=about, before=_with_unit(before), after=_with_unit(after), fact_ids=(name,))
    days = _day(told.statement, statement)
    if days is not None:
        about = " ".join(told.statement.replace(days[0], "…", 1).split()).strip(" .")
        return Moved(about=about, before=days[0], after=days[1], fact_ids=(name,))
    facts = [_pretend(_BEFORE, _unbounded(told.statement)), _pretend(_NOW, _unbounded(statement))]
    aliases = Aliases(analyse(f.statement) for f in facts)
    for conflict in find_conflicts(facts, {}, {_BEFORE: _day_before(told.day, today), _NOW: today}, aliases):
        before_value = next((p.value for p in conflict.positions if _BEFORE in p.fact_ids), None)
        after_value = next((p.value for p in conflict.positions if _NOW in p.fact_ids), None)
        if conflict.kind in ("date", "name") and before_value is not None and after_value is not None:
            return Moved(about=conflict.about, before=before_value, after=after_value, fact_ids=(name,))
    return None


def _figure(before: str, now: str) -> tuple[Quantity, Quantity] | None:
    """The figures of two statements that are one statement but for it: of one kind, of the same things, and the only such one in each.

    Where each has words that the other has not, one says another thing ("killed", "injured"; two towns) or the same in other words
    ("killed", "died"): the verifier is asked whether one would carry the other if their figures were the same.
    """
    ours, theirs = analyse(before), analyse(now)
    common = _rest(ours) & _rest(theirs)
    if len(common) < max(_FEWEST_SHARED, _LEAST_SHARED * min(len(_rest(ours)), len(_rest(theirs)))):
        return None
    for kind in ("cardinal", "percent", "money"):
        pair = [[q for q in taken.quantities if q.kind == kind] for taken in (ours, theirs)]
        if [len(side) for side in pair] != [1, 1]:
            continue
        a, b = pair[0][0], pair[1][0]
        if a.value != b.value and a.unit == b.unit and (set(a.counts) & set(b.counts) or not (a.counts and b.counts)):
            apart = _say_other_words(ours, theirs) or _ranks(ours) != _ranks(theirs)
            spans = range(a.begin, a.last + 1), range(b.begin, b.last + 1)
            return None if apart and not _same_but_for(before, spans[0], now, spans[1]) else (a, b)
    return None


def _say_other_words(ours: Analysis, theirs: Analysis) -> bool:
    """Whether each of two statements has words that the other has not."""
    return bool(_rest(ours) - _rest(theirs) and _rest(theirs) - _rest(ours))


def _ranks(taken: Analysis) -> frozenset[float]:
    """The values of "first", "second" and their like."""
    return frozenset(q.value for q in taken.quantities if q.kind == "ordinal")


def _same_but_for(before: str, ours: range, now: str, theirs: range) -> bool:
    """Whether one of two statements carries the other once the words (tokens) of the first stand in both."""
    tokens = analyse(before).tokens
    value = before[tokens[ours[0]].start : tokens[ours[-1]].end]
    texts = [before, _with_value(now, theirs, value)]
    return any(
        verify_claim(claim, index_documents([Document(id=_BEFORE, source="", sha256="", text=source)])).label == "supported"
        for claim, source in (texts, texts[::-1])
    )


def _with_value(statement: str, words: range, value: str) -> str:
    tokens = analyse(statement).tokens
    return statement[: tokens[words[0]].start] + value + statement[tokens[words[-1]].end :]


def _day(before: str, now: str) -> tuple[str, str] | None:
    """The days of two statements that are one statement but for it: the only one in each, and not the one on which it is said."""
    ours, theirs = analyse(before), analyse(now)
    shared, fewer = len(_rest(ours) & _rest(theirs)), min(len(_rest(ours)), len(_rest(theirs)))
    if shared < max(_FEWEST_SHARED, _LEAST_SHARED_OF_DAYS * fewer) or len(ours.dates) != 1 or len(theirs.dates) != 1:
        return None
    a, b = ours.dates[0], theirs.dates[0]
    said = any(abs(s.verb_index - m.first) <= _BESIDE for taken, m in ((ours, a), (theirs, b)) for s in taken.speech)
    if said or a.day is None or b.day is None or (a.month, a.day) == (b.month, b.day):
        return None
    spans = range(a.first, a.last + 1), range(b.first, b.last + 1)
    if _say_other_words(ours, theirs) and not _same_but_for(before, spans[0], now, spans[1]):
        return None
    return a.text, b.text


def _rest(taken: Analysis) -> frozenset[str]:
    """The content stems of a statement without its figures, its days and who says it."""
    spoken = frozenset(stem for s in taken.speech for stem in s.stems) | {s.verb for s in taken.speech}
    valued = {i for q in taken.quantities for i in range(q.begin, q.last + 1)}
    valued.update(i for d in taken.dates for i in range(d.first, d.last + 1))
    return frozenset(taken.tokens[i].stem for i in taken.content if i not in valued) - spoken


def _differ(before: str, now: str) -> bool:
    """Whether two parties say so by name: what another says now is a dispute, and the report has it."""
    ours, theirs = (frozenset(stem for s in analyse(text).speech for stem in s.stems) for text in (before, now))
    return bool(ours and theirs and not ours & theirs)


def _around(statement: str, quantity: Quantity) -> str:
    """The statement with its figure left out: "… people were killed when the river flooded the town"."""
    taken = analyse(statement)
    start, first = taken.tokens[quantity.begin].start, taken.tokens[quantity.first].start
    end = taken.tokens[quantity.first].end
    if quantity.kind in ("money", "percent") and statement.startswith(quantity.text, first):
        end = first + len(quantity.text)  # the values are shown with their currency, and with %
    return " ".join(f"{statement[:start]}… {statement[end:].lstrip(' %')}".split()).strip(" .")


def _with_unit(quantity: Quantity) -> str:
    shown = shown_quantity(quantity)
    return {"percent": f"{shown}%", "money": quantity.text}.get(quantity.kind, f"{shown} {quantity.unit}".strip())


def _unbounded(statement: str) -> str:
    """The statement without "at least", "about" and their like before its figures."""
    taken = analyse(statement)
    for q in reversed(taken.quantities):
        start, end = taken.tokens[q.begin].start, taken.tokens[q.first].start
        statement = statement[:start] + statement[end:]
    return statement


def _pretend(name: str, statement: str) -> Fact:
    """A fact whose only evidence is its own statement, in a document of its own."""
    return Fact(
        id=name,
        statement=statement,
        evidence=(Evidence(document_id=name, start=0, end=len(statement), quote=statement),),
        verdict=Verdict(label="supported", score=1.0),
        document_ids=(name,),
        corroboration=1,
    )


def _day_before(told: str, today: str) -> str:
    """The day on which something was told; two runs of one day are told apart as if there were a night between them."""
    day = told[:_DAY]
    return day if day < today else (date.fromisoformat(today) - timedelta(days=1)).isoformat()
