"""The engine without a model: it proposes the sources' own sentences, ranked by how much of the story they carry."""

import datetime as dt
import math
import re
from collections.abc import Sequence

from summarizer.language import Analysis, analyse
from summarizer.language.concepts import concept_weights, concepts_of
from summarizer.language.dates import resolve
from summarizer.language.lexicon import LEANING
from summarizer.language.speech import speaker_text
from summarizer.language.vectors import inverse_frequencies, vector
from summarizer.schemas import Passage, Proposal, Sentence

_CONCEPTS, _POSITION, _NEWS, _FOCUS = 8.0, 1.0, 0.3, 4.0
_FULL_SENTENCE = 40
"""The weight of a sentence's concepts counts against that of as many of the story's weightiest."""
_OPENING = 5
"""How many sentences into an article the merit of position has halved."""
_NEWS_DAYS = 7
_SHORT = 10
_FEWEST_WORDS, _MOST_WORDS = 7, 42
_MOST_PROPOSED = 400
_FEWEST_SAID, _AN_INTERJECTION = 2, 0.01
"""Content words with which a sentence of a dialogue tells something, and the factor of one with fewer."""
_MARKUP = re.compile(r"\*\*|__|`|(?<!\w)[*_]|[*_](?!\w)|!?\[([^\]]*)\]\([^)]*\)")
_CAPTION = re.compile(
    r"In this (?:[\w.,]+ ){0,6}?(?:photo|photograph|image|picture|frame grab)\b|FILE\b ?[-–—:]"
    r"|.*\((?:AP |Reuters |Getty )?(?:Photo|Image)s?\b[^)]{0,80}\)"
)
"""How captions begin, or that they credit a picture: pages that were saved as text have them among their sentences."""
_FIRST_PERSON = frozenset("i we my our us you your me".split())
_CONNECTIVES = frozenset("but and so however meanwhile also therefore thus yet moreover furthermore additionally".split())


def propose(passages: Sequence[Passage], focus: str | None, markdown: frozenset[str]) -> list[Proposal]:
    """Return up to 400 of the story's sentences as proposals, in reading order, each resting on itself.

    Salience adds up the weight of the sentence's concepts (see `summarizer.language.concepts`), its place among the first of its
    article, whether it tells of a day of the week before it was published, and the share of `focus` that it speaks of where one is
    given; over the square root of its words, so that length alone is no merit.
    Sentences that lean on what stands before them ("He also ..."), captions, quotations, and very short or long ones lose.
    A statement from a dialogue opens with the label of who says it. Documents named in `markdown` have their inline markup taken out of
    the statements. Linear in the number of sentences.
    """
    rows = [(s, i, p.published) for p in passages for i, s in enumerate(_prose(p))]
    analyses = [analyse(s.text) for s, _, _ in rows]
    concepts = [concepts_of(a) for a in analyses]
    weights = concept_weights((s.document_id, own) for (s, _, _), own in zip(rows, concepts, strict=True))
    whole = sum(sorted(weights.values())[-_FULL_SENTENCE:]) or 1.0
    wanted = _wanted(focus, analyses) if focus else {}
    proposals = []
    for (sentence, place, published), taken, own in zip(rows, analyses, concepts, strict=True):
        salience = _POSITION / (1 + place / _OPENING) + _CONCEPTS * sum(weights.get(c, 0.0) for c in sorted(own)) / whole
        salience += _FOCUS * sum(weight for stem, weight in wanted.items() if stem in taken.stems)
        day = _time(taken, published)
        salience += _NEWS * _is_news(day, published)
        salience *= _standing(taken, sentence.text) / math.sqrt(max(_SHORT, len(taken.tokens)))
        salience *= _AN_INTERJECTION if _is_interjection(sentence, taken) else 1.0
        statement = _statement(sentence, sentence.document_id in markdown)
        proposals.append(Proposal(statement, (sentence.id,), round(salience, 6), sentence.speaker or attribution_of(taken), day))
    kept = sorted(range(len(proposals)), key=lambda i: (-proposals[i].salience, i))[:_MOST_PROPOSED]
    return [proposals[i] for i in sorted(kept)]


def _prose(passage: Passage) -> list[Sentence]:
    return [s for s in passage.sentences if s.kind == "prose"]


def _is_interjection(sentence: Sentence, taken: Analysis) -> bool:
    """Whether a speaker in a dialogue tells nothing by a sentence: "Great.", "Oh no.", "I already did."."""
    return sentence.speaker is not None and len(taken.stems - analyse(sentence.speaker).stems) < _FEWEST_SAID


def _wanted(focus: str, analyses: Sequence[Analysis]) -> dict[str, float]:
    """The stems of the focus and the share of it that each is; rare ones are more of it, and they add up to 1."""
    idf = inverse_frequencies([a.stems for a in analyses])
    return {stem: weight * weight for stem, weight in vector(analyse(focus).stems, idf).items()}


def _standing(taken: Analysis, text: str) -> float:
    """How well a sentence stands alone, 0 to 1."""
    words = len(taken.tokens)
    factor = 1.0
    if not _FEWEST_WORDS <= words <= _MOST_WORDS:
        factor *= 0.5 if words <= 1.5 * _MOST_WORDS else 0.2
    if _CAPTION.match(text):
        factor *= 0.2
    opening = [t.norm for t in taken.tokens[:2]]
    if opening[:1] and (opening[0] in LEANING or (opening[0] in _CONNECTIVES and opening[-1] in LEANING)):
        factor *= 0.45
    elif opening[:1] and opening[0] in _CONNECTIVES:
        factor *= 0.7
    if any(t.norm in _FIRST_PERSON and not t.text.isupper() for t in taken.tokens):
        factor *= 0.5
    elif text[:1] in "“\"‘'«":
        factor *= 0.8
    if text.rstrip("”\"’' )").endswith("?") or text.count("“") != text.count("”"):
        factor *= 0.6
    return factor if text.rstrip("”\"’' )").endswith((".", "!", "?", "…")) else factor * 0.6


def _statement(sentence: Sentence, markdown: bool) -> str:
    text = " ".join(sentence.text.split())
    if sentence.speaker and not sentence.said:
        text = f"{sentence.speaker}: {text}"
    return _MARKUP.sub(lambda m: m.group(1) or "", text) if markdown else text


def attribution_of(taken: Analysis) -> str | None:
    """Return who says what a sentence says, as it names them."""
    # Who says it stands above whom it is said of: "Macron called for restraint, his ministry said".
    for speech in sorted(taken.speech, key=lambda s: s.verb not in ("say", "tell")):
        if speech.parts or speech.speaker.casefold() not in ("he", "she", "they", "it", "who"):
            return speaker_text(speech)
    return None


def _is_news(day: str | None, published: str | None) -> bool:
    """Whether a day lies in the week up to the publication."""
    if day is None or published is None:
        return False
    age = dt.date.fromisoformat(published) - dt.date.fromisoformat(day)
    return 0 <= age.days <= _NEWS_DAYS


def _time(taken: Analysis, published: str | None) -> str | None:
    """The first day that the sentence names, where the calendar settles it."""
    return next((day for d in taken.dates if (day := resolve(d, published))), None)
