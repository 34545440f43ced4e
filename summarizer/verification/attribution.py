"""Checks on who says what a claim states, and how firmly: said, claimed, denied."""

from collections.abc import Iterator

from summarizer.language import Analysis
from summarizer.language.lexicon import DENIALS, DOUBTS
from summarizer.language.names import same_word
from summarizer.language.speech import DOUBTING_STEMS, OPEN_CIRCLES, Speech, same_speaker
from summarizer.language.tokens import stem_of

from .alignment import Alignment, Body
from .findings import Finding, failed, passed

_TELLS, _TOUCHES = 0.5, 0.25
"""Shares of a claim from which a sentence tells the same, and from which it may at least say who says it."""
_SAYS_IT, _CLEARLY = 0.6, 0.3
"""The share of a claim from which one sentence says it, and by which it says more than another."""
_PLAIN = frozenset(
    "said says saying told tells according claimed claims argued argues insisted insists warned explained wrote added".split()
)
"""Words with which a claim says no more than that somebody said it; to report or to confirm may be told in other words."""
_VOUCHING = frozenset(
    "confirmed confirms proved proves proven verified admitted admits acknowledged acknowledges conceded".split()
)
_GENERIC = frozenset(stem_of(w) for w in "spokesman official senior group source leader".split())
_HOUSES = frozenset(stem_of(w) for w in "company firm author researcher team study report bank group article writer".split())
"""Who says "we" in a document of its own."""
_WE = frozenset("we our us ours".split())
_QUOTES = frozenset('"“”')
_DENYING = frozenset("denied denies denying refuted refutes".split())
_DISAGREES = DENIALS | frozenset("false untrue dismissed dismisses refused refuses disagreed contradicted baseless".split())


def check_attribution(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """Whom the claim has say it, the evidence has say it; what the evidence has somebody doubt or deny, the claim does not state."""
    shares = _told_shares(len(body.sentences), claim, alignment)
    telling = [s for s, share in zip(body.sentences, shares, strict=True) if share >= _TELLS]
    touching = [s for s, share in zip(body.sentences, shares, strict=True) if share >= _TOUCHES]
    theirs = [s for a in telling for s in a.speech]
    for ours in claim.speech:
        if not ours.parts:
            yield from _by_office(ours, claim, touching, body)
            continue
        rival = _sayer(ours, claim, body, shares)
        if rival is not None:
            said = f"the claim has {ours.speaker!r} say it, the evidence {rival.speaker!r}"
            yield failed("attribution", "contradicts", ours.speaker, rival.speaker, said)
        elif any(same_speaker(ours, t) or (not t.parts and ours.stems & t.stems) for a in touching for t in a.speech):
            yield passed("attribution", ours.speaker, None, f"the evidence has {ours.speaker!r} say it, too")
        elif _is_open(touching) and (_named(ours, body.context_parts) or body.find_aliases(ours.parts)):
            yield passed(
                "attribution",
                ours.speaker,
                None,
                f"the evidence has a pronoun or a quote say it, and {ours.speaker!r} stands in the document",
            )
        elif not theirs and any(_named(ours, tuple(t.norm for t in s.tokens)) for s in touching):
            continue
        elif theirs:
            other = theirs[0].speaker
            said = f"the claim has {ours.speaker!r} say it, the evidence {other!r}"
            yield failed("attribution", "contradicts", ours.speaker, other, said)
        else:
            yield failed("attribution", "lacks", ours.speaker, None, f"the evidence does not have {ours.speaker!r} say it")
    doubted = [t for t in theirs if t.doubting and t.verb not in claim.stems]
    if doubted and not claim.speech and not claim.scope.hedged and not claim.scope.denied and all(t.doubting for t in theirs):
        after = [i for i, places in alignment.places.items() if any(t > doubted[0].verb_index for _, t in places)]
        if len(after) >= max(2, len(claim.content) // 2):
            speaker = doubted[0].speaker
            yield failed("attribution", "lacks", None, speaker, f"the claim states as a fact what {speaker!r} only holds")


def check_turns(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """Whom a claim has say or do something a dialogue has say or do it, and what it only asks the claim does not state: see `dialogue`."""
    misfit = body.find_misfit(claim)
    if misfit is None:
        return
    if misfit.kind == "speaker":
        said = f"the claim tells it of {misfit.ours!r}, the dialogue has {misfit.theirs!r} say it"
        yield failed("attribution", "contradicts", misfit.ours, misfit.theirs, said)
    else:
        check = "modality" if misfit.kind == "asked" else "answer"
        yield failed(check, "lacks", None, misfit.theirs, f"the claim states what the dialogue only asks: {misfit.theirs!r}")


def _sayer(ours: Speech, claim: Analysis, body: Body, shares: list[float]) -> Speech | None:
    """Who says it in the sentence that has most of it, where that is somebody whom the claim does not have speak.

    None where the claim's speaker stands in that sentence, or says nearly as much of it in another.
    """
    n = max(range(len(shares)), key=shares.__getitem__)
    sentence = body.sentences[n]
    own = (share for s, share in zip(body.sentences, shares, strict=True) if any(same_speaker(ours, t) for t in s.speech))
    if (
        shares[n] < _SAYS_IT
        or shares[n] - max(own, default=0.0) < _CLEARLY
        or _named(ours, tuple(t.norm for t in sentence.tokens))
    ):
        return None
    known = sentence.speech and all(t.stems for t in sentence.speech)
    if not known or any(same_speaker(t, o) for t in sentence.speech for o in claim.speech):
        return None
    return sentence.speech[0]


def _is_open(sentences: list[Analysis]) -> bool:
    """Whether some evidence leaves open who speaks: a pronoun does, or a quote without a speaker."""
    return any(not t.stems for s in sentences for t in s.speech) or any(not s.speech and _QUOTES & set(s.text) for s in sentences)


def _by_office(ours: Speech, claim: Analysis, touching: list[Analysis], body: Body) -> Iterator[Finding]:
    """A speaker without a name ("residents", "the minister") is one of the evidence, unless a pronoun or a quote may stand for him."""
    if not ours.stems or claim.tokens[ours.verb_index].norm not in _PLAIN:
        return
    speakers = [t for s in touching for t in s.speech]
    if ours.stems <= OPEN_CIRCLES or (ours.stems <= _HOUSES and _speaks_as_we(touching)):
        return
    if any(_same_office(ours, t) for t in speakers):
        yield passed("attribution", ours.speaker, None, f"the evidence has {ours.speaker!r} say it, too")
    elif not all(stem in body.stems for stem in ours.stems) and not _is_open(touching):
        yield failed("attribution", "lacks", ours.speaker, None, f"the evidence does not have {ours.speaker!r} say it")
    elif speakers and all(t.stems for t in speakers):
        rival = speakers[0].speaker
        said = f"the claim has {ours.speaker!r} say it, the evidence {rival!r}"
        yield failed("attribution", "contradicts", ours.speaker, rival, said)


def _speaks_as_we(sentences: list[Analysis]) -> bool:
    """Whether some evidence is told by those whom it is about: "We expect"."""
    return any(t.norm in _WE for s in sentences for t in s.tokens)


def _same_office(a: Speech, b: Speech) -> bool:
    """Whether two speakers share a word that tells them apart: a spokesman of the police is none of the bank."""
    shared = a.stems & b.stems
    return bool(shared - _GENERIC) or (bool(shared) and (a.stems <= _GENERIC or b.stems <= _GENERIC))


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


def _told_shares(count: int, claim: Analysis, alignment: Alignment) -> list[float]:
    """The share of what the claim says, beside its speakers, that stands in each of the `count` sentences of the evidence."""
    said = [
        {s for s, _ in places}
        for i, places in alignment.places.items()
        if not any(claim.tokens[i].stem in s.stems or i == s.verb_index for s in claim.speech)
    ]
    return [sum(n in homes for homes in said) / len(said) if said else 1.0 for n in range(count)]


def _named(speech: Speech, parts: tuple[str, ...]) -> bool:
    return any(same_word(p, q) for p in speech.parts for q in parts)
