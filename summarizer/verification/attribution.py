"""Checks on who says what a claim states, and how firmly: said, claimed, denied."""

from collections.abc import Iterator

from summarizer.language import Analysis
from summarizer.language.names import same_word
from summarizer.language.speech import OPEN_CIRCLES, Speech
from summarizer.language.tokens import stem_of

from .alignment import Alignment, Body
from .findings import Finding, failed, passed
from .offices import GENERIC, is_one

_SEVERAL = 2
_TELLS, _TOUCHES = 0.5, 0.25
"""Shares of a claim from which a sentence tells the same, and from which it may at least say who says it."""
_SAYS_IT, _CLEARLY = 0.6, 0.3
"""The share of a claim from which one sentence says it, and by which it says more than another."""
_PLAIN = frozenset(
    "said says saying told tells according claimed claims argued argues insisted insists warned explained wrote added".split()
)
"""Words with which a claim says no more than that somebody said it; to report or to confirm may be told in other words."""
_HOUSES = frozenset(stem_of(w) for w in "company firm author researcher team study report bank group article writer".split())
"""Who says "we" in a document of its own."""
_PUBLISHING = frozenset("reported reports announced announces disclosed revealed posted declared".split())
_CLAUSAL = frozenset("that he she it they we there this".split())
_WE = frozenset("we our us ours".split())
_QUOTES = frozenset('"“”')


def check_attribution(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """Whom the claim has say it, the evidence has say it; what the evidence has somebody doubt or deny, the claim does not state."""
    whole = frozenset(alignment.places)
    for ours, spoken in _stretches(claim, whole):
        shares = _told_shares(len(body.sentences), claim, alignment, spoken)
        telling = [s for s, share in zip(body.sentences, shares, strict=True) if share >= _TELLS]
        touching = [s for s, share in zip(body.sentences, shares, strict=True) if share >= _TOUCHES]
        theirs = [s for a in telling for s in a.speech]
        if (spoken != whole and not touching) or (body.speakers and _replies(ours, claim)):
            continue
        if not ours.parts:
            yield from _by_office(ours, claim, touching, body)
            continue
        rival = _sayer(ours, claim, body, shares)
        if rival is not None:
            said = f"the claim has {ours.speaker!r} say it, the evidence {rival.speaker!r}"
            yield failed("attribution", "contradicts", ours.speaker, rival.speaker, said)
        elif any(is_one(ours, t, body) or (not t.parts and ours.stems & t.stems) for a in touching for t in a.speech):
            yield passed("attribution", ours.speaker, None, f"the evidence has {ours.speaker!r} say it, too")
        elif _is_open(touching) and (_named(ours, body.context_parts) or body.find_aliases(ours.parts)):
            yield passed(
                "attribution",
                ours.speaker,
                None,
                f"the evidence has a pronoun or a quote say it, and {ours.speaker!r} stands in the document",
            )
        elif body.knows(ours.speaker) and not body.speakers and _is_published(ours, claim, touching, body):
            yield passed("attribution", ours.speaker, None, f"the document is told by {ours.speaker!r}")
        elif not theirs and any(_named(ours, tuple(t.norm for t in s.tokens)) for s in touching):
            continue
        elif theirs:
            other = theirs[0].speaker
            said = f"the claim has {ours.speaker!r} say it, the evidence {other!r}"
            yield failed("attribution", "contradicts", ours.speaker, other, said)
        else:
            yield failed("attribution", "lacks", ours.speaker, None, f"the evidence does not have {ours.speaker!r} say it")


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

    None where the claim's speaker stands in that sentence, or says nearly as much of it in another, and where there is no evidence.
    """
    if not shares:
        return None
    n = max(range(len(shares)), key=shares.__getitem__)
    sentence = body.sentences[n]
    own = (share for s, share in zip(body.sentences, shares, strict=True) if any(is_one(ours, t, body) for t in s.speech))
    if (
        shares[n] < _SAYS_IT
        or shares[n] - max(own, default=0.0) < _CLEARLY
        or _named(ours, tuple(t.norm for t in sentence.tokens))
    ):
        return None
    known = sentence.speech and all(t.stems for t in sentence.speech)
    if not known or any(is_one(o, t, body) for t in sentence.speech for o in claim.speech):
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
    if any(_same_office(ours, t) or is_one(ours, t, body) for t in speakers):
        yield passed("attribution", ours.speaker, None, f"the evidence has {ours.speaker!r} say it, too")
    elif not all(stem in body.stems for stem in ours.stems) and not _is_open(touching):
        yield failed("attribution", "lacks", ours.speaker, None, f"the evidence does not have {ours.speaker!r} say it")
    elif speakers and all(t.stems for t in speakers):
        rival = speakers[0].speaker
        said = f"the claim has {ours.speaker!r} say it, the evidence {rival!r}"
        yield failed("attribution", "contradicts", ours.speaker, rival, said)


def _is_published(ours: Speech, claim: Analysis, touching: list[Analysis], body: Body) -> bool:
    """Whether a claim has somebody publish a thing ("reported strong results") and the evidence tells it as "we", or what stands around it does."""
    tokens = claim.tokens
    verb = tokens[ours.verb_index]
    clause = [t.index for t in tokens[verb.index + 1 :] if t.clause == verb.clause]
    if (
        verb.norm not in _PUBLISHING
        or not clause
        or any(s.speech for s in touching)
        or not _speaks_as_we([*touching, *body.context])
    ):
        return False
    return tokens[clause[0]].norm not in _CLAUSAL and not any(claim.forms[i] for i in clause)


def _speaks_as_we(sentences: list[Analysis]) -> bool:
    """Whether some evidence is told by those whom it is about: "We expect"."""
    return any(t.norm in _WE and t.text != "US" for s in sentences for t in s.tokens)


def _same_office(a: Speech, b: Speech) -> bool:
    """Whether two speakers share a word that tells them apart: a spokesman of the police is none of the bank."""
    shared = a.stems & b.stems
    return bool(shared - GENERIC) or (bool(shared) and (a.stems <= GENERIC or b.stems <= GENERIC))


def _replies(ours: Speech, claim: Analysis) -> bool:
    """Whether what somebody says is only that another said so: "and Leo confirms it"."""
    after = [t for t in claim.tokens[ours.verb_index + 1 :] if t.clause == claim.tokens[ours.verb_index].clause]
    return bool(after) and after[0].norm in ("it", "this", "that") and not any(t.content for t in after)


def _stretches(claim: Analysis, whole: frozenset[int]) -> Iterator[tuple[Speech, frozenset[int]]]:
    """The speakers of a claim, each with the tokens of `whole` that are said: where two say something, what follows the verb of each."""
    speakers = claim.speech
    first = claim.tokens[speakers[0].verb_index] if speakers else None
    leading = first is not None and 0 <= claim.text.find(speakers[0].speaker) < first.start and first.clause == 0
    ends = [*(s.verb_index for s in speakers[1:]), len(claim.tokens)]
    said = [frozenset(i for i in whole if s.verb_index < i < end) for s, end in zip(speakers, ends, strict=False)]
    several = leading and len({s.stems for s in speakers}) >= _SEVERAL and all(said)
    yield from zip(speakers, said if several else [whole] * len(speakers), strict=True)


def _told_shares(count: int, claim: Analysis, alignment: Alignment, within: frozenset[int]) -> list[float]:
    """The share of what the claim says `within` some tokens, beside its speakers, that stands in each of the `count` sentences of the evidence."""
    said = [
        {s for s, _ in alignment.places[i]}
        for i in within
        if not any(claim.tokens[i].stem in s.stems or i == s.verb_index for s in claim.speech)
    ]
    return [sum(n in homes for homes in said) / len(said) if said else 1.0 for n in range(count)]


def _named(speech: Speech, parts: tuple[str, ...]) -> bool:
    return any(same_word(p, q) for p in speech.parts for q in parts)
