"""The checks that decide a verdict: each compares one kind of thing that a claim says with what the evidence says.

Here: content and dates. `figures`, `polarity` and `identity` hold others, `findings` what they answer.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from summarizer.language import Analysis
from summarizer.language.clauses import main_verb
from summarizer.language.dates import DateMention, compatible, resolve, same_grain
from summarizer.language.lexicon import GRAVE
from summarizer.language.tokens import stem_of

from .alignment import MOST_COMPARED, Alignment, Body, speaks_of
from .findings import Finding, failed, passed

_GRAVE_STEMS = frozenset(stem_of(w) for w in GRAVE)
_LEAST_COVERAGE = 0.62
_LEAST_PLAIN = 0.45
_LONGEST_MISSING = 4


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
            for d in pool[n, ours.text][:MOST_COMPARED] + pool[n, None][:MOST_COMPARED]
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
