"""Check on what comes first: before and after, cause and effect, more and less."""

from collections.abc import Iterator

from summarizer.language import Analysis
from summarizer.language.ordering import compare, orders_of

from .alignment import Alignment, Body
from .findings import Finding, failed

_LEAST_COVERAGE = 0.8


def check_order(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """What the evidence has first the claim has first: "resigned after the bank collapsed" is not "collapsed after the government resigned"."""
    if alignment.coverage < _LEAST_COVERAGE:
        return
    for ours in orders_of(claim):
        found = [(compare(ours, theirs), theirs) for s in body.sentences for theirs in orders_of(s)]
        clash = next((theirs for same, theirs in found if same < 0), None)
        if clash is not None and all(same <= 0 for same, _ in found):
            said = f"what the evidence has {clash.word!r} the other, the claim has the other way round"
            yield failed("order", "contradicts", ours.word, clash.word, said)
            return


def is_turned(claim: Analysis, body: Body) -> bool:
    """Whether a claim tells the order of the evidence from its other end: "she left before she sang" for "she sang after she left"."""
    return any(
        compare(ours, theirs) > 0 and ours.word != theirs.word
        for ours in orders_of(claim)
        for s in body.sentences
        for theirs in orders_of(s)
    )
