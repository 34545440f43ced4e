"""Checks on how firmly somebody says what a claim states: held, denied, confirmed."""

from collections.abc import Iterator

from summarizer.language import Analysis
from summarizer.language.lexicon import DENIALS, DOUBTS
from summarizer.language.speech import DOUBTING_STEMS, Speech

from .alignment import Alignment, Body
from .findings import Finding, failed

_TELLS = 0.5
"""The share of a claim from which a sentence tells the same."""
_VOUCHING = frozenset(
    "confirmed confirms proved proves proven verified admitted admits acknowledged acknowledges conceded".split()
)
_DENYING = frozenset("denied denies denying refuted refutes".split())
_DISAGREES = DENIALS | frozenset("false untrue dismissed dismisses refused refuses disagreed contradicted baseless".split())
_SUBORDINATORS = frozenset("as while when after before because since although though until".split())


def check_doubts(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """What the evidence has somebody only claim, the claim does not state as a fact."""
    if claim.speech or claim.scope.hedged or claim.scope.denied:
        return
    theirs = [(n, t) for n, s in enumerate(body.sentences) if _share(n, alignment) >= _TELLS for t in s.speech]
    doubted = [(n, t) for n, t in theirs if t.doubting and t.verb not in claim.stems]
    if not doubted or not all(t.doubting for _, t in theirs):
        return
    at, speech = doubted[0]
    held = _held(body.sentences[at], speech)
    inside = [i for i, places in alignment.places.items() if any(k in held for n, k in places if n == at)]
    if len(inside) >= max(2, len(claim.content) // 2):
        speaker = speech.speaker
        yield failed("attribution", "lacks", None, speaker, f"the claim states as a fact what {speaker!r} only holds")


def _held(sentence: Analysis, speech: Speech) -> range:
    """The tokens of what a speaker holds: after the verb, or before the speaker where he stands at the end ("..., Hobbs claimed as ...")."""
    tokens, verb = sentence.tokens, speech.verb_index
    aside = next((t.index for t in tokens[verb + 1 :] if t.norm in _SUBORDINATORS), len(tokens))
    begin = sentence.text.find(speech.speaker)
    before = [t for t in tokens[:verb] if t.start < begin and t.clause != tokens[verb].clause]
    stated = any(sentence.forms[k] for k in range(verb + 1, aside) if tokens[k].clause == tokens[verb].clause)
    related = any(t.norm == "which" for t in tokens[len(before) : verb])  # "accused of theft, which he denies"
    trails = any(sentence.forms[t.index] for t in before) and tokens[0].norm not in _SUBORDINATORS and not related
    return range(len(before)) if trails and not stated else range(verb + 1, len(tokens))


def _share(n: int, alignment: Alignment) -> float:
    """The share of the claim's content that stands in sentence `n` of the evidence."""
    return sum(any(s == n for s, _ in places) for places in alignment.places.values()) / max(1, len(alignment.places))


def check_stance(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """What a claim has somebody deny or confirm, the evidence does not have him merely say or claim."""
    denial = next((t for t in claim.tokens if t.norm in _DENYING and not t.capital), None)
    if denial is not None and not any(_disagrees(claim, s) for s in body.sentences):
        theirs = next((s.tokens[t.verb_index].text for s in body.sentences for t in s.speech), "stated")
        yield failed(
            "attribution", "contradicts", denial.text, theirs, f"the claim has it {denial.text!r}, the evidence has it {theirs!r}"
        )
    firm = next((t for t in claim.tokens if t.norm in _VOUCHING), None)
    if firm is None or any(t.norm in _VOUCHING for s in body.sentences for t in s.tokens):
        return
    doubted = [s for s in body.sentences if s.scope.doubted or any(t.doubting for t in s.speech)]
    if doubted:
        theirs = next(t.text for t in doubted[0].tokens if t.norm in DOUBTS or t.stem in DOUBTING_STEMS)
        yield failed("attribution", "contradicts", firm.text, theirs, f"the claim has it {firm.text!r}, the evidence {theirs!r}")


def _disagrees(claim: Analysis, sentence: Analysis) -> bool:
    """Whether a sentence of the evidence denies what the claim has denied: with a verb that does, or with a negator that the claim lacks."""
    return len(sentence.scope.negators) > len(claim.scope.negators) or any(t.norm in _DISAGREES for t in sentence.tokens)
