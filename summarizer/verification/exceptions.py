"""Check on what holds for all or none but some: "all but two" are not all, and who is excepted is not one of them."""

from collections.abc import Iterator
from itertools import takewhile

from summarizer.language import Analysis
from summarizer.language.exceptions import NONE, TOTALS, Exceptive, find_exceptives
from summarizer.language.forgetting import remembered

from .alignment import Alignment, Body
from .findings import Finding, failed
from .quantifiers import homes_of

_MARKS = frozenset("except exception other apart but besides excluding".split())


def check_exceptions(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """A claim's "all" or "no" is not one that the evidence limits, and what the evidence excepts is not told of by the claim as the others are."""
    limited = [(s, e) for s in body.sentences for e in _limits(s)]
    if not limited:
        return
    ours = _limits(claim)
    for token in claim.tokens:
        if token.norm not in TOTALS or any(e.total == token.index for e in ours):
            continue
        homes = homes_of(claim, token, body)
        limits = [(s, e) for s, e in limited if (s, e.total) in homes]
        if limits and len({(s, e.total) for s, e in limits}) == len(homes):
            said = _text(*limits[0])
            yield failed(
                "quantifier", "contradicts", token.text, said, f"the claim says {token.text!r}, the evidence says {said!r}"
            )
            return
    if ours or claim.scope.negators or claim.restrictors or any(t.norm in _MARKS for t in claim.tokens):
        return
    for sentence, limit in limited:
        if _is_told_of_spared(claim, sentence, limit):
            who, said = claim.text, _text(sentence, limit)
            yield failed("quantifier", "contradicts", who, said, f"the claim tells it of what the evidence excepts: {said!r}")
            return


@remembered(20_000)
def _limits(sentence: Analysis) -> tuple[Exceptive, ...]:
    return tuple(find_exceptives(sentence.tokens, sentence.forms)) if any(t.norm in TOTALS for t in sentence.tokens) else ()


def _is_told_of_spared(claim: Analysis, sentence: Analysis, limit: Exceptive) -> bool:
    """Whether a claim says of what is excepted from "all" what the sentence says of all others, and nothing else."""
    if not limit.spared or sentence.tokens[limit.total].norm in NONE:
        return False
    named = takewhile(lambda t: t.norm != "of", (sentence.tokens[k] for k in limit.spared))  # "all but two of the passengers"
    kind = {t.stem for t in sentence.tokens[limit.total + 1 : limit.first]}
    spared = {t.stem for t in named if t.content} - kind
    again = {t.clause for t in sentence.tokens if t.stem in spared and t.index not in limit.spared}
    if any(claim.stems <= {t.stem for t in sentence.tokens if t.clause == clause} for clause in again):
        return False  # "all were freed except Brown; Brown remains in custody"
    told = {sentence.tokens[k].stem for k in limit.told}
    verbs = {sentence.tokens[k].stem for k in limit.told if not sentence.tokens[k].capital}
    return bool(spared & claim.stems) and bool(verbs & claim.stems) and claim.stems <= told | spared | _around(sentence, limit)


def _around(sentence: Analysis, limit: Exceptive) -> set[str]:
    """The stems of the clause behind the total."""
    clause = sentence.tokens[limit.total].clause
    return {t.stem for t in sentence.tokens if t.content and t.clause == clause and t.index > limit.total}


def _text(sentence: Analysis, limit: Exceptive) -> str:
    first, last = min(limit.first, limit.total), max(limit.last, limit.total)
    return sentence.text[sentence.tokens[first].start : sentence.tokens[last].end]
