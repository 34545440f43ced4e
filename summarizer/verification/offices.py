"""Whether two speakers are one: by name, by the part that they have in a dialogue, by an office beside a name."""

import re

from summarizer.language import Analysis
from summarizer.language.deixis import synonyms_of
from summarizer.language.lexicon import TITLES
from summarizer.language.names import same_word
from summarizer.language.speech import Speech, same_speaker
from summarizer.language.tokens import stem_of

from .alignment import Body

GENERIC = frozenset(stem_of(w) for w in "spokesman official senior group source leader".split())
"""Words for those who speak that tell nobody apart."""
_AFFILIATION = re.compile(r"\b(?:of|from|at|with|for|in)\b")
_EQUATING = frozenset("the a an who is was as of her his its their".split()) | TITLES
_NEAR = 3


def is_one(ours: Speech, theirs: Speech, body: Body) -> bool:
    """Whether two speakers are one: by name, by the part that they have in a dialogue, or by the office beside the name in the documents."""
    return same_speaker(ours, theirs) or _same_part(ours, theirs, body) or _holds_office(ours, theirs, body)


def _same_part(ours: Speech, theirs: Speech, body: Body) -> bool:
    """Whether both are called by one part in a dialogue: "the salesperson from Bluefin Travel", "the sales agent Marta"."""
    if not body.speakers:
        return False
    head, *_ = _AFFILIATION.split(ours.speaker.casefold())
    part = head.split()[-1:]  # none of a name that opens with a preposition: "From Software"
    return any(synonyms_of(word) & set(theirs.speaker.casefold().split()) for word in part)


def _holds_office(ours: Speech, theirs: Speech, body: Body) -> bool:
    """Whether a sentence of the documents has the claim's office beside the name of who says it: "the harbour master of Lyme, Jane Pratt"."""
    office = ours.stems - GENERIC
    if not office or not theirs.parts:
        return False
    homes = (*body.sentences, *body.context, *(s for stem in sorted(office) for s in body.find_homes(stem)))
    return any(office <= s.stems and _stand_together(office, theirs, s) for s in homes)


def _is_named(parts: tuple[str, ...], speaker: tuple[str, ...]) -> bool:
    """Whether one of two names has all parts of the other: "Roy" and "Paul Roy", not "Emma Roy" and "Paul Roy"."""
    short, long = sorted((parts, speaker), key=len)
    return all(any(same_word(p, q) for q in long) for p in short)


def _stand_together(office: frozenset[str], speaker: Speech, sentence: Analysis) -> bool:
    """Whether no word parts an office from a name but such as make them one: "Jane Pratt, who was the harbour master"."""
    held = [t.index for t in sentence.tokens if t.stem in office]
    named = [i for n in sentence.names if _is_named(n.parts, speaker.parts) for i in range(n.first, n.last + 1)]
    for a in held:
        for b in named:
            between = [t for t in sentence.tokens[min(a, b) + 1 : max(a, b)] if t.stem not in office and not t.capital]
            if a != b and abs(a - b) <= len(office) + _NEAR and all(t.norm in _EQUATING for t in between):
                return True
    return False
