"""What a sum or share is of: "net income of $310 million", "cash was $1.1 billion", "the film earned $90 million"."""

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from summarizer.language import Analysis
from summarizer.language.forgetting import remembered
from summarizer.language.lexicon import TIME_SPANS
from summarizer.language.links import owns
from summarizer.language.numbers import Quantity, agrees
from summarizer.language.phrases import subject_of
from summarizer.language.tokens import Token, stem_of
from summarizer.language.verbs import BE, PREPOSITIONS

from .alignment import MOST_COMPARED, Body

_KINDS = frozenset(("money", "percent"))
_LEVELS = frozenset(
    stem_of(w)
    for w in """rise fall reach hit total stand come amount report post increase decrease climb drop grow jump gain remain stay average
    exceed top book record see expect forecast estimate value go put swell shrink narrow widen""".split()
)
"""Verbs that say nothing of what a sum is: their subject or object does."""
_MODIFIERS = frozenset("just only still then now also even already again expected forecast estimated worth".split())
_STOPS = BE | frozenset("and or but than".split())
_COST = frozenset(("cost", "costs"))
"""What stands right before a sum is a verb, though it looks like a noun."""
_TIMES = frozenset(stem_of(w) for w in (*TIME_SPANS, "time"))
_LONGEST = 4
"""Content words of a thing's name: "core operating profit"."""


class Holder(NamedTuple):
    """What a quantity is of: the stems of a thing's name, or of the verb that has it ("earned"), up to token `last`; none where that is open."""

    stems: frozenset[str] = frozenset()
    last: int = -1
    acts: bool = False


def exchanged_holder(claim: Analysis, body: Body) -> tuple[Quantity, Quantity] | None:
    """A sum or share that the claim gives to one thing and the evidence to another, with that one's own; None without.

    Only where each is known: of the claim's, of all of the evidence that agree with it, and of another of the evidence or of what stands around it;
    and where the claim narrows its own by no word that only the same figure of the evidence has beside it: "revenue from advertising".
    """
    claimed = {(q.kind, q.value) for q in claim.quantities}
    for ours in claim.quantities:
        mine = holder_of(claim, ours) if ours.kind in _KINDS else Holder()
        if not mine.stems:
            continue
        known = list(_known(ours, body.sentences))
        same = [found for found in known if agrees(ours, found[0])]
        if not same or any(h.acts != mine.acts or not h.stems or h.stems & mine.stems for _, _, h in same):
            continue
        beside = frozenset().union(*(_beside(s, q) for q, s, _ in same)) & _narrowing(claim, ours, mine)
        for own, s, holder in (*known, *_known(ours, body.context)):
            if agrees(ours, own) or (own.kind, own.value) in claimed or holder.acts != mine.acts or not holder.stems:
                continue
            if (holder.stems >= mine.stems or mine.stems >= holder.stems) and beside <= _beside(s, own):
                return ours, own
    return None


def _known(ours: Quantity, sentences: Sequence[Analysis]) -> Iterator[tuple[Quantity, Analysis, Holder]]:
    """The quantities of some sentences that may stand in the place of `ours`, each with its sentence and what it is of."""
    alike = ((q, s) for s in sentences for q in s.quantities if (q.kind, q.unit) == (ours.kind, ours.unit))
    return ((q, s, holder_of(s, q)) for q, s in islice(alike, MOST_COMPARED))


def _narrowing(claim: Analysis, quantity: Quantity, holder: Holder) -> frozenset[str]:
    """The stems with which a claim says of which part, place or owner its thing is: behind it, in a phrase that opens the claim, or before an "'s"."""
    tokens = claim.tokens
    opened = tokens[0].norm in PREPOSITIONS
    owners = (t for t in tokens[: holder.last] if opened or owns(claim, t.index))
    behind = (t for t in tokens[holder.last + 1 :] if not quantity.begin <= t.index <= quantity.last)
    return frozenset(t.stem for t in (*owners, *behind) if t.content) - holder.stems - _TIMES


def _beside(sentence: Analysis, quantity: Quantity) -> frozenset[str]:
    """The stems of the content words nearer to a quantity than any other quantity is."""
    others = [q for q in sentence.quantities if q is not quantity]
    low = max((q.last for q in others if q.last < quantity.begin), default=-1)
    high = min((q.begin for q in others if q.begin > quantity.last), default=len(sentence.tokens))
    return frozenset(
        t.stem for t in sentence.tokens[low + 1 : high] if t.content and not quantity.begin <= t.index <= quantity.last
    )


def holder_of(sentence: Analysis, quantity: Quantity) -> Holder:
    """Return what a quantity is of: the nouns before it, the subject of a level ("fell to"), else the verb."""
    tokens, i = sentence.tokens, quantity.begin - 1
    clause, taken = tokens[quantity.first].clause, _taken(sentence)
    while i >= 0 and i not in taken and tokens[i].clause == clause and _is_between(tokens[i]):
        i -= 1
    if i < 0 or i in taken or tokens[i].clause != clause:
        return Holder()
    if not sentence.forms[i] and tokens[i].norm not in BE | _COST:
        known = tokens[i].content and not tokens[i].norm.endswith("ed")  # "compared with"
        return Holder(_run(sentence, i), i) if known else Holder()
    if tokens[i].norm not in BE and tokens[i].stem not in _LEVELS:
        return Holder(frozenset((tokens[i].stem,)), i, acts=True)
    subject = subject_of(tokens, sentence.forms, taken, i)
    return Holder(_run(sentence, subject.head), subject.head) if subject is not None and subject.head not in taken else Holder()


@remembered(2_000)
def _taken(sentence: Analysis) -> frozenset[int]:
    """The tokens of the dates and quantities of a sentence."""
    dates = (k for d in sentence.dates for k in range(d.first, d.last + 1))
    return frozenset((*dates, *(k for q in sentence.quantities for k in range(q.begin, q.last + 1))))


def _is_between(token: Token) -> bool:
    return token.norm in _MODIFIERS or token.norm in PREPOSITIONS or (not token.content and token.norm not in _STOPS)


def _run(sentence: Analysis, last: int) -> frozenset[str]:
    """The stems of the plain content words that end at a token: "net income"."""
    before = reversed(sentence.tokens[max(0, last - _LONGEST) : last + 1])
    clause = sentence.tokens[last].clause
    run = takewhile(lambda t: t.content and t.clause == clause and (t.index == last or not sentence.forms[t.index]), before)
    return frozenset(t.stem for t in run if not t.capital or not t.index)
