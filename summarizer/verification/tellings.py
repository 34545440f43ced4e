"""A sentence that leaves a verb out tells several things: a claim is one of them, or none ("Lee was convicted of fraud and Kim of theft")."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace

from summarizer.language import Analysis, analyse
from summarizer.language.comparisons import sides_of_comparison
from summarizer.language.elision import tellings_of
from summarizer.language.forgetting import remembered
from summarizer.language.predicates import parts_of

from .alignment import Alignment, Body
from .findings import Finding, failed

_SEVERAL = frozenset("and or but while whereas both respectively than".split())
_COMPARING = frozenset("from compared versus against".split())
_FEWEST_COMPARED = 2
"""Figures and dates of a claim from which such a word may hold one against the other: "fell from 3% to 2%"."""
_POSSESSIVES = frozenset("his her its their".split())


def narrow(claim: Analysis, body: Body) -> Body:
    """Return the evidence with the one thing that bears on a claim in place of each sentence that tells several by one verb.

    A sentence stays whole for a claim that may tell several of them itself, or that exchanges what belongs to them.
    """
    if not any(map(tellings_of, body.sentences)) or not _is_single(claim):
        return body
    return replace(body, sentences=tuple(_told(claim, s, _tellings(s, body)) or s for s in body.sentences))


def check_exchanged(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """A claim of one thing does not join what a sentence tells of two by one verb, or of two times: "Lee was convicted of theft"."""
    if not _is_single(claim):
        return
    for sentence in body.sentences:
        tellings = _tellings(sentence, body) or sides_of_comparison(sentence)
        if not tellings or _told(claim, sentence, tellings) is not None:
            continue
        joined = _keys(claim) & _keys(sentence)
        if any(joined <= _keys(s) for s in body.sentences if s is not sentence):
            continue
        best = max(tellings, key=lambda t: len(joined & _keys(t)))
        said = f"the claim joins what the evidence tells of two: {best.text!r} is one of them"
        yield failed("role", "contradicts", claim.text, best.text, said)
        return


def _is_single(claim: Analysis) -> bool:
    """Whether a claim tells one thing, as far as its words show."""
    if len(parts_of(claim)) > 1 or any(t.norm in _SEVERAL for t in claim.tokens):
        return False
    if tellings_of(claim) or sides_of_comparison(claim):
        return False
    values = len(claim.quantities) + len(claim.dates)
    return values < _FEWEST_COMPARED or all(t.norm not in _COMPARING for t in claim.tokens)


def _tellings(sentence: Analysis, body: Body) -> tuple[Analysis, ...]:
    """The things that a sentence tells by one verb; each with its speaker where somebody says it in a dialogue."""
    speaker, mark, said = sentence.text.partition(": ")
    if not body.speakers or not mark:
        return tellings_of(sentence)
    return tuple(analyse(f"{speaker}: {told.text}") for told in tellings_of(analyse(said)))


def _told(claim: Analysis, sentence: Analysis, tellings: Iterable[Analysis]) -> Analysis | None:
    """The one of the things told by a sentence that has all of what a claim shares with the sentence; None where no one has."""
    common = _keys(claim) & _keys(sentence)
    owners = {t.stem for t in claim.tokens if t.text.endswith(("'s", "’s"))}
    return next((t for t in tellings if common - (owners if _has_pronoun(t) else set()) <= _keys(t)), None)


def _has_pronoun(sentence: Analysis) -> bool:
    """Whether a possessive may stand for an owner that another sentence names."""
    return any(t.norm in _POSSESSIVES for t in sentence.tokens)


@remembered(2_000)
def _keys(sentence: Analysis) -> frozenset[Hashable]:
    """What a sentence names: content stems, values of figures, and each part of a date."""
    valued = {i for q in sentence.quantities for i in range(q.first, q.last + 1)}
    valued.update(i for d in sentence.dates for i in range(d.first, d.last + 1))
    keys: set[Hashable] = {sentence.tokens[i].stem for i in sentence.content if i not in valued}
    keys.update((q.kind, q.value) for q in sentence.quantities)
    for d in sentence.dates:
        keys.update(d.given.items())
    return frozenset(keys)
