"""Check on which of several speakers says it: "Berg said the tunnel was flooded, but Dahl said it was open"."""

from collections.abc import Iterator

from summarizer.language import Analysis
from summarizer.language.predicates import parts_of
from summarizer.language.speech import Speech, same_speaker

from .alignment import Alignment, Body
from .findings import Finding, failed

_LEAST_COVERAGE = 0.8
_PRONOUNS = frozenset("he she it they this that these those we".split())


def check_speakers(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """A claim of one speaker does not take its words from another's, unless a pronoun among the speaker's own stands for them."""
    if alignment.coverage < _LEAST_COVERAGE or len(claim.speech) != 1 or not claim.speech[0].stems:
        return
    ours = claim.speech[0]
    said = claim.stems - ours.stems - {claim.tokens[ours.verb_index].stem}
    own: set[str] = set()
    others: set[str] = set()
    rival: Speech | None = None
    known = is_open = False
    for sentence in body.sentences:
        for speech, first, last in _speeches(sentence):
            words = {t.stem for t in sentence.tokens[first : last + 1] if t.content}
            if speech is not None and speech.stems and not _is_one(ours, speech):
                others |= words
                rival = speech
                continue
            own |= words
            if speech is not None:
                known = known or bool(speech.stems)
                is_open = is_open or any(t.norm in _PRONOUNS for t in sentence.tokens[first : last + 1])
    taken, kept = said & (others - own), said & (own - others)
    if rival is not None and known and taken and (not kept or (not is_open and len(taken) >= len(kept))):
        said_by = f"the claim has {ours.speaker!r} say what the evidence has {rival.speaker!r} say"
        yield failed("attribution", "contradicts", ours.speaker, rival.speaker, said_by)


def _is_one(a: Speech, b: Speech) -> bool:
    return same_speaker(a, b) or bool(a.stems & b.stems)


def _speeches(sentence: Analysis) -> Iterator[tuple[Speech | None, int, int]]:
    """The stretches of a sentence by who says them: from the part with one speaker's verb up to that with the next one's."""
    last = len(sentence.tokens) - 1
    speeches = [s for s in sentence.speech if s.verb_index <= last]
    if len(speeches) <= 1 or any(sentence.text.find(s.speaker) > sentence.tokens[s.verb_index].start for s in speeches):
        yield (speeches[0] if len(speeches) == 1 else None), 0, last
        return
    parts = parts_of(sentence)
    starts = [next((p.first for p in parts if p.first <= s.verb_index <= p.last), 0) for s in speeches]
    if len(set(starts)) < len(starts):
        yield None, 0, last
        return
    yield from zip(speeches, [0, *starts[1:]], [*(n - 1 for n in starts[1:]), last], strict=True)
