"""Which facts make the summary, in which order, under which headline."""

from collections.abc import Sequence

from summarizer.language import analyse
from summarizer.language.vectors import Vector, cosine, inverse_frequencies, normalised, vector
from summarizer.schemas import Passage

_REDUNDANCY = 0.5
_REPEATS = 0.6
_ALIKE = 0.4
_COMMON = 1.0


def select_facts(
    statements: Sequence[str], salience: Sequence[float], places: Sequence[float], headlines: Sequence[str], most: int
) -> list[int]:
    """Return the indices of up to `most` statements for a summary, in the order in which to tell them.

    After maximal marginal relevance (Carbonell and Goldstein, 1998): each step takes the most salient statement less the
    share of its content that those already taken have told; one that tells little new, or much of what a single one has
    told, is never taken. The one nearest to
    the headlines stands first, the others follow by `places`, their relative place in their articles (0 to 1), so that what articles
    tell first is told first.
    """
    analyses = [analyse(s) for s in statements]
    # Common words weigh something here: what is common in a story is what two of its sentences may both be about.
    idf = {stem: _COMMON + weight for stem, weight in inverse_frequencies([a.stems for a in analyses]).items()}
    vectors = [vector(a.stems, idf) for a in analyses]
    chosen: list[int] = []
    told: set[str] = set()
    left = set(range(len(statements)))
    while left and len(chosen) < most:
        repeats = {i: _told_share(vectors[i], told) for i in left}
        best = max(sorted(left), key=lambda i: salience[i] - _REDUNDANCY * repeats[i])
        left.discard(best)
        if repeats[best] < _REPEATS and all(cosine(vectors[best], vectors[i]) < _ALIKE for i in chosen):
            chosen.append(best)
            told |= vectors[best].keys()
    if not chosen:
        return []
    lines = normalised(vector((t for h in headlines for t in analyse(h).stems), {}))
    first = max(chosen, key=lambda i: (round(cosine(vector(analyses[i].stems, {}), lines), 3), -chosen.index(i)))
    return [first, *sorted((i for i in chosen if i != first), key=lambda i: (places[i], i))]


def _told_share(own: Vector, told: set[str]) -> float:
    """The share of a unit vector's squared weight that falls on stems already told."""
    return sum(w * w for stem, w in own.items() if stem in told)


def choose_title(passages: Sequence[Passage]) -> str | None:
    """Return the headline nearest to the other headlines and to all that the passages tell; None when none has a headline."""
    everything = vector((t for p in passages for s in p.sentences if s.kind == "prose" for t in analyse(s.text).stems), {})
    titles = list(dict.fromkeys(p.title for p in passages if p.title))
    vectors = [vector(analyse(t).stems, {}) for t in titles]

    def nearness(i: int) -> float:
        return cosine(vectors[i], everything) + sum(cosine(vectors[i], v) for v in vectors) / len(vectors)

    return titles[max(range(len(titles)), key=lambda i: (round(nearness(i), 6), -i))] if titles else None
