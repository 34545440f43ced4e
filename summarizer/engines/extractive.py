"""The engine without a model: it proposes the sources' own sentences, ranked by how much of the story they carry."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Sequence

from summarizer.language import Analysis, analyse
from summarizer.language.dates import resolve
from summarizer.language.lexicon import LEANING
from summarizer.language.speech import speaker_text
from summarizer.language.vectors import Vector, cosine, inverse_frequencies, normalised, vector
from summarizer.schemas import Passage, Proposal, Sentence

_CENTRALITY, _SUPPORT, _POSITION, _NEWS, _FOCUS = 1.0, 0.9, 0.35, 0.2, 2.0
_NEWS_DAYS = 7
_ALIKE = 0.35
_MOST_COMPARED = 400
_FEWEST_WORDS, _MOST_WORDS = 7, 42
_MOST_PROPOSED = 400
_MARKUP = re.compile(r"\*\*|__|`|(?<!\w)[*_]|[*_](?!\w)|!?\[([^\]]*)\]\([^)]*\)")
_FIRST_PERSON = frozenset("i we my our us you your me".split())
_CONNECTIVES = frozenset("but and so however meanwhile also therefore thus yet moreover furthermore additionally".split())


def propose(passages: Sequence[Passage], focus: str | None, markdown: frozenset[str]) -> list[Proposal]:
    """Return up to 400 of the story's sentences as proposals, in reading order, each resting on itself.

    Salience adds, after Radev's centroid method (2004), the sentence's likeness to the story's centroid, the share of
    other documents that have a sentence like it, its place in its article, whether it tells of a day of the week before it was
    published, and the share of `focus` that it speaks of where one is given;
    sentences that lean on what stands before them ("He also ..."), quotations, and very short or long ones lose.
    Documents named in `markdown` have their inline markup taken out of the statements. Linear in the number of sentences.
    """
    rows = [(s, i / max(1, len(prose)), p.published) for p in passages for prose in [_prose(p)] for i, s in enumerate(prose)]
    if not rows:
        return []
    analyses = [analyse(s.text) for s, _, _ in rows]
    idf = inverse_frequencies([a.stems for a in analyses])
    vectors = [vector((a.tokens[i].stem for i in a.content), idf) for a in analyses]
    centroid = _centroid(vectors)
    support = _support([s.document_id for s, _, _ in rows], vectors)
    wanted = vector(analyse(focus).stems, idf) if focus else {}
    proposals = []
    for (sentence, place, published), taken, own, backing in zip(rows, analyses, vectors, support, strict=True):
        salience = (
            _CENTRALITY * cosine(own, centroid) + _SUPPORT * backing + _POSITION * (1 - place) + _FOCUS * _told_share(wanted, own)
        )
        day = _time(taken, published)
        salience += _NEWS * _is_news(day, published)
        salience *= _standing(taken, sentence.text)
        statement = _statement(sentence, sentence.document_id in markdown)
        proposals.append(Proposal(statement, (sentence.id,), round(salience, 6), attribution_of(taken), day))
    kept = sorted(range(len(proposals)), key=lambda i: (-proposals[i].salience, i))[:_MOST_PROPOSED]
    return [proposals[i] for i in sorted(kept)]


def _prose(passage: Passage) -> list[Sentence]:
    return [s for s in passage.sentences if s.kind == "prose"]


def _centroid(vectors: Sequence[dict[str, float]]) -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    for own in vectors:
        for stem, weight in own.items():
            total[stem] += weight
    return normalised(total)


def _support(document_ids: Sequence[str], vectors: Sequence[dict[str, float]]) -> list[float]:
    """The share of the other documents that have a sentence like each: candidates come from an inverted index of its three rarest stems."""
    others = len(set(document_ids)) - 1
    if not others:
        return [0.0] * len(vectors)
    postings: dict[str, list[int]] = defaultdict(list)
    for i, own in enumerate(vectors):
        for stem in own:
            postings[stem].append(i)
    support = []
    for i, own in enumerate(vectors):
        rarest = sorted((s for s in own if len(postings[s]) > 1), key=lambda s: (-own[s], s))[:6]
        near = {j for s in rarest for j in postings[s][:_MOST_COMPARED]}
        backing = {document_ids[j] for j in near if document_ids[j] != document_ids[i] and cosine(own, vectors[j]) >= _ALIKE}
        support.append(len(backing) / others)
    return support


def _told_share(wanted: Vector, own: Vector) -> float:
    """The share of a unit vector's squared weight that falls on stems of another: a long sentence may tell all of a short focus."""
    return sum(w * w for stem, w in wanted.items() if stem in own)


def _standing(taken: Analysis, text: str) -> float:
    """How well a sentence stands alone, 0 to 1."""
    words = len(taken.tokens)
    factor = 1.0
    if not _FEWEST_WORDS <= words <= _MOST_WORDS:
        factor *= 0.5 if words <= 1.5 * _MOST_WORDS else 0.2
    opening = [t.norm for t in taken.tokens[:2]]
    if opening[:1] and (opening[0] in LEANING or (opening[0] in _CONNECTIVES and opening[-1] in LEANING)):
        factor *= 0.45
    elif opening[:1] and opening[0] in _CONNECTIVES:
        factor *= 0.7
    if text[:1] in "“\"‘'«" or any(t.norm in _FIRST_PERSON and not t.text.isupper() for t in taken.tokens):
        factor *= 0.5
    if text.rstrip("”\"’' )").endswith("?") or text.count("“") != text.count("”"):
        factor *= 0.6
    return factor if text.rstrip("”\"’' )").endswith((".", "!", "?", "…")) else factor * 0.6


def _statement(sentence: Sentence, markdown: bool) -> str:
    text = " ".join(sentence.text.split())
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
