"""Check on which of several speakers says it: "Berg said the tunnel was flooded, but Dahl said it was open"."""

from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.language import Analysis
from summarizer.language.forgetting import remembered
from summarizer.language.predicates import parts_of
from summarizer.language.speech import Speech, same_speaker

from .alignment import Alignment, Body
from .findings import Finding, failed

_LEAST_COVERAGE = 0.8
_PLAIN = frozenset("said says say told tells argued argues claimed added".split())
_ARTICLES = frozenset("the a an".split())
_PRONOUNS = frozenset("he she it they this that these those we".split())


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Who says something by the verb at token `verb`: the stems of the words for them, none where a pronoun stands for them."""

    text: str
    stems: frozenset[str]
    verb: int
    speech: Speech | None


def check_speakers(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """A claim of one speaker does not take its words from another's, unless a pronoun among the speaker's own stands for them."""
    speakers = _speakers(claim)
    if alignment.coverage < _LEAST_COVERAGE or len(speakers) != 1 or not speakers[0].stems:
        return
    ours = speakers[0]
    said = claim.stems - ours.stems - {claim.tokens[ours.verb].stem}
    own: set[str] = set()
    others: set[str] = set()
    rival: _Speaker | None = None
    known = is_open = False
    for sentence in body.sentences:
        for speaker, first, last in _stretches(sentence):
            words = {t.stem for t in sentence.tokens[first : last + 1] if t.content}
            if speaker is not None and speaker.stems and not _is_one(ours, speaker):
                others |= words
                rival = speaker
                continue
            own |= words
            if speaker is not None:
                known = known or bool(speaker.stems)
                is_open = is_open or any(t.norm in _PRONOUNS for t in sentence.tokens[first : last + 1])
    taken, kept = said & (others - own), said & (own - others)
    if rival is not None and known and taken and (not kept or (not is_open and len(taken) >= len(kept))):
        message = f"the claim has {ours.text!r} say what the evidence has {rival.text!r} say"
        yield failed("attribution", "contradicts", ours.text, rival.text, message)


def _is_one(a: _Speaker, b: _Speaker) -> bool:
    return bool(a.stems & b.stems) or (a.speech is not None and b.speech is not None and same_speaker(a.speech, b.speech))


@remembered(20_000)
def _speakers(sentence: Analysis) -> tuple[_Speaker, ...]:
    """Who says something in a sentence, in order: those whom it is known of to speak, and the subjects of plain verbs of speech."""
    tokens = sentence.tokens
    found = [_Speaker(s.speaker, s.stems, s.verb_index, s) for s in sentence.speech]
    taken = {s.verb for s in found}
    for part in parts_of(sentence):
        verb = part.verbs[0]
        if verb in taken or tokens[verb].norm not in _PLAIN:
            continue
        after = [t.index for t in tokens[verb + 1 :] if t.clause == tokens[verb].clause and t.content]
        subject = part.subject or (tuple(after) if verb + 1 < len(tokens) and tokens[verb + 1].norm in _ARTICLES else ())
        if subject:
            text = sentence.text[tokens[subject[0]].start : tokens[subject[-1]].end]
            found.append(_Speaker(text, frozenset(tokens[i].stem for i in subject), verb, None))
    return tuple(sorted(found, key=lambda s: s.verb))


def _stretches(sentence: Analysis) -> Iterator[tuple[_Speaker | None, int, int]]:
    """The stretches of a sentence by who says them: from the part with one speaker's verb up to that with the next one's."""
    last = len(sentence.tokens) - 1
    speakers = _speakers(sentence)
    if len(speakers) <= 1 or any(sentence.text.find(s.text) > sentence.tokens[s.verb].start for s in speakers):
        yield (speakers[0] if len(speakers) == 1 else None), 0, last
        return
    parts = parts_of(sentence)
    starts = [next((p.first for p in parts if p.first <= s.verb <= p.last), 0) for s in speakers]
    if len(set(starts)) < len(starts):
        yield None, 0, last
        return
    yield from zip(speakers, [0, *starts[1:]], [*(n - 1 for n in starts[1:]), last], strict=True)
