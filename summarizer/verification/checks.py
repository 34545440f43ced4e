"""The checks that decide a verdict: each compares one kind of thing that a claim says with what the evidence says.

Here: content, numbers and dates. `polarity` and `identity` hold the others, `findings` what they answer.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from summarizer.language import Analysis
from summarizer.language.clauses import main_verb
from summarizer.language.dates import DateMention, compatible, resolve, same_grain
from summarizer.language.forgetting import remembered
from summarizer.language.lexicon import GRAVE
from summarizer.language.numbers import MEASURES, Quantity, agrees, is_multiple, may_count_the_same
from summarizer.language.tokens import Token, stem_of

from .alignment import Alignment, Body, speaks_of
from .divisions import crossed, shared
from .findings import Finding, failed, passed

_GRAVE_STEMS = frozenset(stem_of(w) for w in GRAVE)
_LEAST_COVERAGE = 0.62
_LEAST_PLAIN = 0.45
_TELLS_IT = 0.5
"""The share of a claim from which the evidence tells it in the same words, so that a figure elsewhere in it is another one."""
_LONGEST_MISSING = 4
_DISTINCTIVE = 3
_TELLS_ALL = 0.8
"""The share from which the same figure of another noun ("ten players", "ten men") counts something else."""
_LONGEST_LIST = 5
_SHORT_LABEL = re.compile(r"\d[dg]")
_MOST_COMPARED = 40
"""Quantities or dates of the evidence that a claimed one is held against: a table on one line has thousands."""


def check_content(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """Enough of the claim's content words stand in the evidence, weighted: names more, verbs of speech less; grave words all."""
    grave = [claim.tokens[i].text for i in alignment.missing if claim.tokens[i].stem in _GRAVE_STEMS]
    if grave:
        yield failed("content", "lacks", grave[0], None, f"the claim says {grave[0]!r}, the evidence does not")
    verb = main_verb(claim)
    if verb is not None and verb.index in alignment.missing and body.has_elsewhere(claim, verb.stem):
        said = f"the evidence has nothing of {verb.text!r}, which another sentence of the documents says"
        yield failed("content", "lacks", verb.text, None, said)
    run = _longest_run(claim, alignment)
    if len(run) >= _LONGEST_MISSING:
        missing = claim.text[claim.tokens[run[0]].start : claim.tokens[run[-1]].end]
        yield failed("content", "lacks", missing, None, f"the evidence has nothing of {missing!r}")
        return
    share = f"{alignment.coverage:.0%}"
    if not claim.content:
        yield failed("content", "lacks", claim.text, None, "the claim has no content word to check")
    elif alignment.coverage >= _LEAST_COVERAGE and alignment.plain >= _LEAST_PLAIN:
        yield passed("content", claim.text, None, f"{share} of the claim's content stands in the evidence")
    else:
        missing = ", ".join(claim.tokens[i].text for i in alignment.missing[:6])
        yield failed(
            "content", "lacks", missing, None, f"only {share} of the claim's content stands in the evidence; not there: {missing}"
        )


def _longest_run(claim: Analysis, alignment: Alignment) -> list[int]:
    """The longest run of content words of the claim, one after the other, that are all missing."""
    best: list[int] = []
    run: list[int] = []
    missing = set(alignment.missing)
    for i in claim.content:
        run = [*run, i] if i in missing else []
        if len(run) > len(best):
            best = run
    return best


def check_numbers(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """Each quantity of the claim is one of the evidence: value, bound, unit, what it counts, and what is told of it."""
    pool: dict[tuple[str, float | None], list[tuple[Quantity, int]]] = defaultdict(list)
    for n, sentence in enumerate(body.sentences):
        for q in sentence.quantities:
            pool[q.kind, q.value].append((q, n))
            pool[q.kind, None].append((q, n))
    placed = {(a, b) for s in body.sentences for a, b in shared(claim, s)}
    for ours in claim.quantities:
        if ours.label:
            yield _labelled(ours, body)
            continue
        if _lists(claim, ours):
            continue  # "two friends, Steve and Carly": the names have a check of their own
        near = pool[ours.kind, ours.value][:_MOST_COMPARED] + pool[ours.kind, None][:_MOST_COMPARED]
        theirs = [(q, n) for q, n in near if (q.unit == ours.unit or not q.unit or not ours.unit) and _may_be_ages(q, ours)]
        telling = {n for n in {n for _, n in theirs} if _speaks_of(claim, ours, body.sentences[n])}
        agreeing = [
            (q, n in telling or (ours, q) in placed) for q, n in theirs if agrees(ours, q) and may_count_the_same(ours, q)
        ]
        told = {id(q) for q, is_told in agreeing if is_told}
        differing = [q for q, _ in theirs if id(q) not in told]
        speaking = {id(q) for q, n in theirs if n in telling}
        best = max((q for q, is_told in agreeing if is_told), key=lambda q: _kinship(ours, q), default=None)
        rival = max(differing, key=lambda q: _kinship(ours, q), default=None)
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


def _labelled(ours: Quantity, body: Body) -> Finding:
    """The number of a name ("Route 66") stands in the evidence by the same name, or by itself where nothing else has that name."""
    theirs = [(q.value, q.label, q.text) for s in (*body.sentences, *body.context) for q in s.quantities if q.kind == "cardinal"]
    named = [(value, text) for value, label, text in theirs if label == ours.label]
    if any(value == ours.value for value, _ in named) or (not named and any(value == ours.value for value, _, _ in theirs)):
        return passed("number", ours.text, ours.text, f"{ours.text!r} stands in the evidence")
    if named:
        theirs_text = named[0][1]
        return failed(
            "number", "contradicts", ours.text, theirs_text, f"the claim says {ours.text!r}, the evidence says {theirs_text!r}"
        )
    return failed("number", "lacks", ours.text, None, f"{ours.text!r} is not in the evidence")


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
    """No two figures of the claim have changed the places over which they are divided."""
    found = next((pair for s in body.sentences if (pair := crossed(claim, s))), None)
    if found is not None:
        ours, theirs = (q.text for q in found)
        said = f"{ours!r} is of another place in the evidence"
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


def check_dates(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """Each date of the claim is named where the evidence speaks of the same, or right before it where it names no other.

    Weekdays and days without a year are resolved against the document's own date.
    """
    if not claim.dates:
        return
    around = [(d, p) for s, p in zip(body.context, body.context_published, strict=True) for d in s.dates]
    published = next((p for p in body.published if p), None)
    pool: dict[tuple[int, str | None], list[DateMention]] = defaultdict(list)
    for n, sentence in enumerate(body.sentences):
        for d in sentence.dates:
            pool[n, d.text].append(d)
            pool[n, None].append(d)
    for ours in claim.dates:
        our_day = resolve(ours, published)
        theirs = [
            (d, body.published[n])
            for n, s in enumerate(body.sentences)
            if s.dates and speaks_of(claim, ours.first, ours.last, s, len(s.dates) == 1)
            for d in pool[n, ours.text][:_MOST_COMPARED] + pool[n, None][:_MOST_COMPARED]
        ]
        rival = next((d for d, p in theirs if same_grain(ours, d) or (our_day and resolve(d, p))), None)
        nearby = [] if rival is not None else around
        match = next((d for d, p in theirs + nearby if _same_date(ours, our_day, d, p)), None)
        if match is not None:
            yield passed("date", ours.text, match.text, f"{ours.text!r} agrees with {match.text!r}")
        elif rival is None and _is_publication(ours, published):
            yield passed("date", ours.text, published, f"{ours.text!r} agrees with the document's date, {published}")
        elif rival is not None and _lacks_only_year(ours, theirs, around):
            yield failed(
                "content", "lacks", ours.text, rival.text, f"the evidence has {rival.text!r} without the year of {ours.text!r}"
            )
        elif rival is not None:
            yield failed(
                "date", "contradicts", ours.text, rival.text, f"the claim says {ours.text!r}, the evidence says {rival.text!r}"
            )
        else:
            yield failed("date", "lacks", ours.text, None, f"{ours.text!r} is not in the evidence")


def _same_date(ours: DateMention, our_day: str | None, theirs: DateMention, published: str | None) -> bool:
    return compatible(ours, theirs, our_day, resolve(theirs, published))


def _lacks_only_year(
    ours: DateMention, theirs: list[tuple[DateMention, str | None]], around: list[tuple[DateMention, str | None]]
) -> bool:
    """Whether the evidence has the claim's day and leaves its year open, as do the sentences around it and the document."""
    same = replace(ours, year=None)
    others = {d.year for d, _ in theirs + around if d.year}
    return (
        bool(ours.year and ours.month)
        and others <= {ours.year}
        and any(not p and not d.year and compatible(same, d, None, None) for d, p in theirs)
    )


def _is_publication(ours: DateMention, published: str | None) -> bool:
    """Whether the claim gives no more than the year in which the document was published."""
    return bool(published and ours.year and not ours.month and str(ours.year) == published[:4])
