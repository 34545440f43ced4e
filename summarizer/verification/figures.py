"""The check on the numbers of a claim: each with its bound, its unit and what it counts, against those of the evidence."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from summarizer.language import Analysis
from summarizer.language.forgetting import remembered
from summarizer.language.numbers import MEASURES, Quantity, agrees, is_multiple, may_count_the_same
from summarizer.language.numerals import QUARTERLY
from summarizer.language.ranges import sides_of
from summarizer.language.tokens import Token

from .ages import exchanged_age
from .alignment import MOST_COMPARED, Alignment, Body, speaks_of
from .divisions import crossed, shared
from .findings import Finding, failed, passed
from .holders import exchanged_holder
from .pairings import exchanged_pair

_TELLS_IT = 0.5
"""The share of a claim from which the evidence tells it in the same words, so that a figure elsewhere in it is another one."""
_TELLS_ALL = 0.8
"""The share from which the same figure of another noun ("ten players", "ten men") counts something else."""
_DISTINCTIVE = 3
_LONGEST_LIST = 5
_FARTHEST_SIZE = 10_000
_FARTHEST_END = 2
"""Tokens from one end of a range to the other: "3% to 5%"."""
_SHORT_LABEL = re.compile(r"\d[dg]")


def check_numbers(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """Each quantity of the claim is one of the evidence: value, bound, unit, what it counts, and what is told of it."""
    pool: dict[tuple[str, float | None], list[tuple[Quantity, int]]] = defaultdict(list)
    for n, sentence in enumerate(body.sentences):
        for q in sentence.quantities:
            pool[q.kind, q.value].append((q, n))
            pool[q.kind, None].append((q, n))
            for side in _sides(q):
                pool[side.kind, side.value].append((side, n))
    placed = {(a, b) for s in body.sentences for a, b in shared(claim, s)}
    for ours in claim.quantities:
        if ours.label:
            yield _labelled(ours, body)
            continue
        if ours.kind == "score" and any(_spells_out(ours, s) for s in body.sentences):
            yield passed("number", ours.text, ours.text, f"{ours.text!r} stands in the evidence")
            continue
        if _lists(claim, ours):
            continue  # "two friends, Steve and Carly": the names have a check of their own
        near = pool[ours.kind, ours.value][:MOST_COMPARED] + pool[ours.kind, None][:MOST_COMPARED]
        theirs = [(q, n) for q, n in near if (q.unit == ours.unit or not q.unit or not ours.unit) and _may_be_ages(q, ours)]
        telling = {n for n in {n for _, n in theirs} if _speaks_of(claim, ours, body.sentences[n])}
        agreeing = [
            (q, n in telling or (ours, q) in placed) for q, n in theirs if agrees(ours, q) and may_count_the_same(ours, q)
        ]
        told = {id(q) for q, is_told in agreeing if is_told}
        differing = [q for q, _ in theirs if id(q) not in told and _is_of_a_size(q, ours) and not _is_partner(q, ours, claim)]
        speaking = {id(q) for q, n in theirs if n in telling}
        best = max((q for q, is_told in agreeing if is_told), key=lambda q: _kinship(ours, q), default=None)
        rivals = [q for q in differing if not _is_taken(q, ours, claim, anyhow=best is not None)]
        rival = max(rivals, key=lambda q: _kinship(ours, q), default=None)
        if best is None:
            best = _elsewhere(ours, [q for q, _ in agreeing], rival)
        if best is None and ours.value == 1 and _has_single(ours, body):
            yield passed("number", ours.text, None, f"{ours.text!r}: the evidence has one of them")
        elif best is None and rival is not None and agrees(ours, rival) and may_count_the_same(ours, rival):
            check = "number" if alignment.coverage >= _TELLS_IT else "content"
            yield failed(check, "lacks", ours.text, rival.text, f"the evidence has {ours.text!r} only of something else")
        elif best is None and rival is not None and agrees(ours, rival):
            check = "number" if alignment.coverage >= _TELLS_ALL else "content"
            said = f"the claim says {ours.text!r}, the evidence says {rival.text!r}"
            yield failed(check, "contradicts" if check == "number" else "lacks", ours.text, rival.text, said)
        elif (
            best is None
            and rival is not None
            and (_kinship(ours, rival) > 1 or (id(rival) in speaking and _kinship(ours, rival)))
        ):
            yield failed(
                "number", "contradicts", ours.text, rival.text, f"the claim says {ours.text!r}, the evidence says {rival.text!r}"
            )
        elif best is None:
            yield failed("number", "lacks", ours.text, rival.text if rival else None, f"{ours.text!r} is not in the evidence")
        elif (
            rival is not None
            and _kinship(ours, best) == 0
            and _kinship(ours, rival) >= 2
            and not (_is_distinctive(ours) and ours.value == best.value)
        ):
            said = f"the claim says {ours.text!r}, the evidence says {rival.text!r} and uses {best.text!r} of something else"
            yield failed("number", "contradicts", ours.text, rival.text, said)
        else:
            yield passed("number", ours.text, best.text, f"{ours.text!r} agrees with {best.text!r}")
    yield from _labels(claim, body)
    yield from _moved(claim, body)


def _sides(quantity: Quantity) -> list[Quantity]:
    """Both figures of a score, each by itself: "52-48" says as much as "52 to 48"."""
    score = quantity.kind == "score"
    return [replace(quantity, value=side, kind="cardinal", counts=()) for side in sides_of(quantity.value)] if score else []


def _spells_out(score: Quantity, sentence: Analysis) -> bool:
    """Whether a sentence has both figures of a score one after the other, or with a "to" between them."""
    return any(
        (a.value, b.value) == sides_of(score.value) and [t.norm for t in sentence.tokens[a.last + 1 : b.first]] in ([], ["to"])
        for a, b in pairwise(sentence.quantities)
    )


def _labelled(ours: Quantity, body: Body) -> Finding:
    """The number of a name ("Route 66") stands in the evidence by the same name, or by itself where nothing else has that name."""
    found = [q for s in (*body.sentences, *body.context) for q in s.quantities]
    theirs = [(q.value, q.label, q.text) for one in found for q in (one, *_sides(one)) if q.kind == "cardinal"]
    named = [(value, text) for value, label, text in theirs if label == ours.label]
    if any(value == ours.value for value, _ in named) or (not named and any(value == ours.value for value, _, _ in theirs)):
        return passed("number", ours.text, ours.text, f"{ours.text!r} stands in the evidence")
    if named:
        theirs_text = named[0][1]
        return failed(
            "number", "contradicts", ours.text, theirs_text, f"the claim says {ours.text!r}, the evidence says {theirs_text!r}"
        )
    return failed("number", "lacks", ours.text, None, f"{ours.text!r} is not in the evidence")


def _is_partner(theirs: Quantity, ours: Quantity, claim: Analysis) -> bool:
    """Whether the claim has a figure of the evidence right beside `ours`: the other end of a range, or another quarter."""
    return theirs.value != ours.value and any(
        q.counts[:1] == ours.counts[:1] == (QUARTERLY,) or 0 < max(q.first - ours.last, ours.first - q.last) <= _FARTHEST_END
        for q in claim.quantities
        if (q.kind, q.value) == (theirs.kind, theirs.value)
    )


def _is_of_a_size(a: Quantity, b: Quantity) -> bool:
    """Whether one figure may stand for the other: $6.78 a share says nothing against $3.1 billion."""
    low, high = sorted((abs(a.value), abs(b.value)))
    return not low or high <= low * _FARTHEST_SIZE


def _is_taken(theirs: Quantity, ours: Quantity, claim: Analysis, anyhow: bool) -> bool:
    """Whether the claim has a figure of the evidence itself, of another thing or `anyhow`: it does not stand in the place of `ours`."""
    others = [q for q in claim.quantities if q is not ours and q.value != ours.value]
    apart = anyhow or not set(theirs.counts) & set(ours.counts)
    return apart and any((q.kind, q.value) == (theirs.kind, theirs.value) for q in others)


def _lists(claim: Analysis, ours: Quantity) -> bool:
    """Whether as many names follow a count after a mark: "two friends, Steve and Carly"."""
    if ours.kind != "cardinal" or not 2 <= ours.value <= _LONGEST_LIST or not ours.counts:
        return False
    last = ours.last + len(ours.counts)
    if last + 1 >= len(claim.tokens) or claim.tokens[last + 1].clause == claim.tokens[last].clause:
        return False
    count, at = 0, last
    for name in claim.names:
        if name.first > last and all(t.norm == "and" for t in claim.tokens[at + 1 : name.first]):
            count, at = count + 1, name.last
    return count == ours.value


def _may_be_ages(a: Quantity, b: Quantity) -> bool:
    """Whether both are ages or neither is, as far as each says what it counts."""
    return a.is_age == b.is_age or not a.counts or not b.counts


def _moved(claim: Analysis, body: Body) -> Iterator[Finding]:
    """No two figures of the claim have changed the places over which they are divided, and no age or sum is that of another."""
    found = next((pair for s in body.sentences if (pair := crossed(claim, s))), None)
    if found is not None:
        ours, theirs = (q.text for q in found)
        said = f"{ours!r} is of another place in the evidence"
        yield failed("number", "contradicts", ours, theirs, said)
    ages = next((pair for s in body.sentences if (pair := exchanged_age(claim, s))), None)
    if ages is not None:
        ours, theirs = (q.text for q in ages)
        yield failed("number", "contradicts", ours, theirs, f"{ours!r} is the age of somebody else in the evidence")
    paired = exchanged_pair(claim, body)
    if paired is not None:
        ours, theirs = (q.text for q in paired)
        yield failed(
            "number",
            "contradicts",
            ours,
            theirs,
            f"{ours!r} is of what stands beside it in the evidence, which has {theirs!r} of this",
        )
    sums = exchanged_holder(claim, body)
    if sums is not None:
        ours, theirs = (q.text for q in sums)
        said = f"{ours!r} is of something else in the evidence, which has {theirs!r} of it"
        yield failed("number", "contradicts", ours, theirs, said)


def _labels(claim: Analysis, body: Body) -> Iterator[Finding]:
    """Names with digits ("F-16") stand in the evidence, as often as in the claim."""
    ours = Counter(t.norm for t in _labels_of(claim) if not _is_figure(claim, t))
    if not ours:
        return
    theirs = Counter(t.norm for s in body.sentences for t in _labels_of(s))
    for label, times in sorted(ours.items()):
        if times > theirs[label]:
            rival = next((other for other in theirs if other not in ours), None)
            yield failed(
                "number", "contradicts" if rival else "lacks", label, rival, f"{label!r} is not so often in the evidence"
            )


@remembered(2_000)
def _labels_of(sentence: Analysis) -> tuple[Token, ...]:
    """The words of a sentence that are names with a digit: "F-16", "5G"."""
    return tuple(t for t in sentence.tokens if (t.norm[:1].isalpha() and t.norm[-1:].isdigit()) or _SHORT_LABEL.fullmatch(t.norm))


def _is_figure(sentence: Analysis, token: Token) -> bool:
    """Whether a label is a quantity or a date, as "Q3" is the third quarter and "FY21" a year."""
    spans = [(q.first, q.last) for q in sentence.quantities] + [(d.first, d.last) for d in sentence.dates]
    return any(first <= token.index <= last for first, last in spans)


def _elsewhere(ours: Quantity, agreeing: list[Quantity], rival: Quantity | None) -> Quantity | None:
    """The same figure in a sentence that tells little else of the same: it is the same thing when both count it, or few figures look so."""
    same = [q for q in agreeing if q.value == ours.value and q.bound == ours.bound]
    least = 1 if _is_distinctive(ours) else 2
    # "two years" are not the same two years because both are years: a measure is no thing that is counted.
    known = [q for q in same if _kinship(ours, q) - 2 * bool(MEASURES & {*ours.counts} & {*q.counts}) >= least]
    other = _kinship(ours, rival) if rival is not None and rival.value != ours.value else 0
    return next((q for q in known if _kinship(ours, q) >= other), None)


def _is_distinctive(quantity: Quantity) -> bool:
    """Whether a figure has three significant digits or more: two of that value are seldom a coincidence."""
    return len(f"{abs(quantity.value):.9g}".replace(".", "").strip("0")) >= _DISTINCTIVE


def _speaks_of(claim: Analysis, quantity: Quantity, sentence: Analysis) -> bool:
    alone = sum(q.kind == quantity.kind for q in sentence.quantities) == 1 or is_multiple(quantity)
    return speaks_of(claim, quantity.first, quantity.last, sentence, alone)


def _kinship(a: Quantity, b: Quantity) -> int:
    """How surely two quantities count the same thing: twice the counted stems in common, and the surroundings in common."""
    return 2 * len(set(a.counts) & set(b.counts)) + len(a.context & b.context)


def _has_single(ours: Quantity, body: Body) -> bool:
    """Whether the evidence has "a", "an" or "another" before what the claim counts one of."""
    return any(
        t.norm in ("a", "an", "another", "single") and any(u.stem in ours.counts for u in s.tokens[t.index + 1 : t.index + 5])
        for s in body.sentences
        for t in s.tokens
    )
