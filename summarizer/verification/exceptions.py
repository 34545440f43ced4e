"""Check on what holds for all or none but some: "all but two" are not all, and who is excepted is not one of them."""

from collections.abc import Iterator
from itertools import takewhile

from summarizer.language import Analysis
from summarizer.language.exceptions import ALL, NONE, Exceptive, find_exceptives

from .alignment import Alignment, Body, local_share
from .findings import Finding, failed

_LEAST_LOCAL = 0.45


def check_exceptions(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """A claim's "all" or "no" is not one that the evidence limits, and what the evidence excepts is not told of by the claim as the others are."""
    limited = [(s, e) for s in body.sentences for e in find_exceptives(s.tokens, s.forms)]
    if not limited:
        return
    ours = list(find_exceptives(claim.tokens, claim.forms))
    for token in claim.tokens:
        if token.norm not in ALL | NONE or any(e.total == token.index for e in ours):
            continue
        homes = [
            (s, t.index)
            for s in body.sentences
            if local_share(claim, token.index, token.index, s) >= _LEAST_LOCAL
            for t in s.tokens
            if t.norm == token.norm
        ]
        limits = [(s, e) for s, e in limited if (s, e.total) in homes]
        if limits and len({(s, e.total) for s, e in limits}) == len(homes):
            said = _text(*limits[0])
            yield failed(
                "quantifier", "contradicts", token.text, said, f"the claim says {token.text!r}, the evidence says {said!r}"
            )
            return
    if ours or claim.scope.negators or claim.restrictors:
        return
    for sentence, limit in limited:
        if _is_told_of_spared(claim, sentence, limit):
            who, said = claim.text, _text(sentence, limit)
            yield failed("quantifier", "contradicts", who, said, f"the claim tells it of what the evidence excepts: {said!r}")
            return


def _is_told_of_spared(claim: Analysis, sentence: Analysis, limit: Exceptive) -> bool:
    """Whether a claim says of what is excepted from "all" what the sentence says of all others, and nothing else."""
    if not limit.spared or (limit.total is not None and sentence.tokens[limit.total].norm in NONE):
        return False
    named = takewhile(lambda t: t.norm != "of", (sentence.tokens[k] for k in limit.spared))  # "all but two of the passengers"
    spared = {t.stem for t in named if t.content}
    told = {sentence.tokens[k].stem for k in limit.told if not sentence.tokens[k].capital}
    return bool(spared & claim.stems) and bool(told & claim.stems - spared) and claim.stems <= sentence.stems


def _text(sentence: Analysis, limit: Exceptive) -> str:
    begin = limit.first if limit.total is None else min(limit.first, limit.total)
    return sentence.text[sentence.tokens[begin].start : sentence.tokens[max(limit.last, limit.total or 0)].end]
