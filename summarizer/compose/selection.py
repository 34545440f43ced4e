"""Which facts make the summary, in which order, under which headline."""

from collections.abc import Sequence

from summarizer.language import analyse
from summarizer.language.concepts import concept_weights, concepts_of
from summarizer.language.vectors import cosine, normalised, vector
from summarizer.schemas import Fact, Passage

_ALIKE = 0.5
_OPENERS = 2
"""The sentence that leads a summary is among the first this many of its article, where one of those was chosen."""


def select_facts(
    facts: Sequence[Fact], salience: Sequence[float], places: Sequence[int], headlines: Sequence[str], most: int
) -> list[int]:
    """Return the indices of up to `most` facts for a summary, in the order in which to tell them.

    Greedy coverage of concepts (Gillick and Favre, 2009; that greed comes near to the best choice: Lin and Bilmes, 2011):
    each step takes the fact of the most salience times the share of its concepts' weight that was not told yet; one that is
    much like a single one of those taken is never taken. The weights are those of the sentences that carry the facts.
    The fact nearest to the headlines among those that open an article stands first, the others follow by `places`, the number
    of sentences before them in their articles, so that what articles tell first is told first.
    """
    carried = {(e.document_id, e.start): concepts_of(analyse(e.quote)) for f in facts for e in f.evidence}
    weights = concept_weights((document_id, concepts) for (document_id, _), concepts in carried.items())
    analyses = [analyse(f.statement) for f in facts]
    concepts = [sorted(c for c in concepts_of(a) if c in weights) for a in analyses]
    totals = [sum(weights[c] for c in own) for own in concepts]
    vectors = [vector((a.tokens[i].stem for i in a.content), {}) for a in analyses]
    chosen: list[int] = []
    told: set[str] = set()

    def merit(i: int) -> float:
        fresh = sum(weights[c] for c in concepts[i] if c not in told)
        return salience[i] * (fresh / totals[i] if totals[i] else 1.0)

    left = list(range(len(facts)))
    while left and len(chosen) < most:
        best = max(left, key=merit)
        left.remove(best)
        if all(cosine(vectors[best], vectors[i]) < _ALIKE for i in chosen):
            chosen.append(best)
            told.update(concepts[best])
    if not chosen:
        return []
    lines = normalised(vector((t for h in headlines for t in analyse(h).stems), {}))
    openers = [i for i in chosen if places[i] < _OPENERS] or chosen
    first = max(openers, key=lambda i: (round(cosine(vector(analyses[i].stems, {}), lines), 3), -chosen.index(i)))
    return [first, *sorted((i for i in chosen if i != first), key=lambda i: (places[i], i))]


def choose_title(passages: Sequence[Passage]) -> str | None:
    """Return the headline nearest to the other headlines and to all that the passages tell; None when none has a headline."""
    everything = vector((t for p in passages for s in p.sentences if s.kind == "prose" for t in analyse(s.text).stems), {})
    titles = list(dict.fromkeys(p.title for p in passages if p.title))
    vectors = [vector(analyse(t).stems, {}) for t in titles]

    def nearness(i: int) -> float:
        return cosine(vectors[i], everything) + sum(cosine(vectors[i], v) for v in vectors) / len(vectors)

    return titles[max(range(len(titles)), key=lambda i: (round(nearness(i), 6), -i))] if titles else None
