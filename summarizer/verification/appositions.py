"""Check on what is said beside a name: "Mia Chen, a nurse, and Tom Hall, a pilot" tells of no nurse Tom Hall."""

from collections.abc import Iterator

from summarizer.language import Analysis
from summarizer.language.appositions import Apposition, appositions_of
from summarizer.language.names import Name, same_word

from .alignment import Alignment, Body
from .findings import Finding, failed

_LEAST_COVERAGE = 0.6


def check_appositions(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """What the claim says beside a name is not what the evidence says beside another name of the same sentence."""
    if alignment.coverage < _LEAST_COVERAGE:
        return
    for ours in appositions_of(claim):
        clashes = [_clash(ours, s) for s in body.sentences if any(_same_name(ours.name, n) for n in s.names)]
        if clashes and all(clashes):
            theirs = next(c for c in clashes if c)
            said = f"the evidence has {theirs.text!r} of {theirs.name.text!r}, the claim of {ours.name.text!r}"
            yield failed("role", "contradicts", ours.name.text, theirs.name.text, said)
            return


def _clash(ours: Apposition, sentence: Analysis) -> Apposition | None:
    """Whose it is in a sentence that says it beside another name, and nowhere of the claim's."""
    found = appositions_of(sentence)
    own = frozenset(stem for a in found if _same_name(a.name, ours.name) for stem in a.stems)
    for theirs in found:
        if _same_name(theirs.name, ours.name):
            continue
        only = (theirs.stems & ours.stems) - own
        if only and not ours.stems & (own - theirs.stems) and (own or ours.stems <= theirs.stems):
            return theirs
    return None


def _same_name(a: Name, b: Name) -> bool:
    return any(same_word(p, q) for p in a.parts for q in b.parts)
