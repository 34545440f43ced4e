"""What a sum or share is of: "net income of $310 million", "cash was $1.1 billion", "the film earned $90 million"."""

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from summarizer.language import Analysis
from summarizer.language.numbers import Quantity, agrees
from summarizer.language.phrases import subject_of
from summarizer.language.tokens import Token, stem_of
from summarizer.language.verbs import BE, PREPOSITIONS

from .alignment import Body

_KINDS = frozenset(("money", "percent"))
_LEVELS = frozenset(
    stem_of(w)
    for w in """rise fall reach hit total stand come amount report post have make increase decrease climb drop grow jump gain remain stay average
    exceed top book record see expect forecast estimate value go put swell shrink narrow widen""".split()
)
"""Verbs that say nothing of what a sum is: their subject or object does."""
_MODIFIERS = frozenset("just only still then now also even already again expected forecast estimated worth".split())
_STOPS = BE | frozenset("and or but than".split())
_LONGEST = 4
"""Content words of a thing's name: "core operating profit"."""
_MOST_COMPARED = 40
"""Figures of the evidence that a claimed one is held against: a table on one line may have it a thousand times."""


def exchanged_holder(claim: Analysis, body: Body) -> tuple[Quantity, Quantity] | None:
    """A sum or share that the claim gives to one thing and the evidence to another, with that one's own; None without.

    Only where each is known: of the claim's, of all of the evidence that agree with it, and of another of the evidence or of what stands around it.
    """
    claimed = {(q.kind, q.value) for q in claim.quantities}
    for ours in claim.quantities:
        mine = holder_of(claim, ours) if ours.kind in _KINDS else frozenset()
        if not mine:
            continue
        known = list(_known(ours, body.sentences))
        same = [holder for q, holder in known if agrees(ours, q)]
        if not same or any(not holder or holder & mine for holder in same):
            continue
        others = (q for q, holder in (*known, *_known(ours, body.context)) if holder and (holder >= mine or mine >= holder))
        own = next((q for q in others if (q.kind, q.value) not in claimed and not agrees(ours, q)), None)
        if own is not None:
            return ours, own
    return None


def _known(ours: Quantity, sentences: Sequence[Analysis]) -> Iterator[tuple[Quantity, frozenset[str]]]:
    """The quantities of some sentences that may stand in the place of `ours`, each with what it is of."""
    alike = ((q, s) for s in sentences for q in s.quantities if (q.kind, q.unit) == (ours.kind, ours.unit))
    return ((q, holder_of(s, q)) for q, s in islice(alike, _MOST_COMPARED))


def holder_of(sentence: Analysis, quantity: Quantity) -> frozenset[str]:
    """The stems of what a quantity is of: the nouns before it, the subject of a level ("fell to"), else the verb; empty where that is open."""
    tokens, i = sentence.tokens, quantity.begin - 1
    taken = {k for d in sentence.dates for k in range(d.first, d.last + 1)}
    taken |= {k for q in sentence.quantities for k in range(q.begin, q.last + 1)}
    while i >= 0 and i not in taken and tokens[i].clause == tokens[quantity.first].clause and _is_between(tokens[i]):
        i -= 1
    if i < 0 or i in taken or tokens[i].clause != tokens[quantity.first].clause:
        return frozenset()
    if not sentence.forms[i] and tokens[i].norm not in BE:
        return _run(sentence, i) if tokens[i].content and not tokens[i].norm.endswith("ed") else frozenset()  # "compared with"
    if tokens[i].norm not in BE and tokens[i].stem not in _LEVELS:
        return frozenset((tokens[i].stem,))
    subject = subject_of(tokens, sentence.forms, frozenset(taken), i)
    return _run(sentence, subject.head) if subject is not None and subject.head not in taken else frozenset()


def _is_between(token: Token) -> bool:
    return token.norm in _MODIFIERS or token.norm in PREPOSITIONS or (not token.content and token.norm not in _STOPS)


def _run(sentence: Analysis, last: int) -> frozenset[str]:
    """The stems of the plain content words that end at a token: "net income"."""
    before = reversed(sentence.tokens[max(0, last - _LONGEST) : last + 1])
    clause = sentence.tokens[last].clause
    run = takewhile(lambda t: t.content and t.clause == clause and (t.index == last or not sentence.forms[t.index]), before)
    return frozenset(t.stem for t in run if not t.capital or not t.index)
