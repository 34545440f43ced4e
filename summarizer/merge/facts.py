"""Statements of several documents that say the same become one fact with all their spans."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer.language import analyse
from summarizer.language.lexicon import LEANING
from summarizer.language.vectors import cosine, inverse_frequencies, vector
from summarizer.schemas import Proposal, Verdict

from .origins import Origins
from .ties import Key, Ties, tells_a_rank, ties_of
from .wording import containment, word_runs

Support = Callable[[str, str], float]
"""(statement, sentence id) -> the score, 0 to 1, with which that sentence alone supports the statement; 0 when it does not."""
_CORROBORATES, _REPEATS = 0.73, 0.88
"""The least support from a sentence of another document, and from one of the same: an article lists what is alike and not the same."""
_CANDIDATE_COSINE = 0.3
_RAREST = 5
_MOST_CANDIDATES = 60
_COPIED = 0.8
_FEWEST_CONTENT = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal that was verified, with the document of its first sentence."""

    proposal: Proposal
    document_id: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Merged:
    """One fact to be: the statement that speaks for it, every sentence that carries it, and the independent origins among them."""

    lead: Candidate
    sentence_ids: tuple[str, ...]
    corroboration: int


def merge_candidates(candidates: Sequence[Candidate], origins: Origins, support: Support) -> list[Merged]:
    """Return the facts among some verified proposals, in the order of the most salient statement of each.

    A fact gathers the sentences that support its statement, and those of other documents that tie the same figures to the same
    names (`ties`); a proposal is absorbed when its sentence supports the statement and the statement's sentence supports it, that is when the
    two say the same. `origins` counts those behind the sentences. Pairs are sought through inverted indexes, never all with all.
    """
    near = _neighbours(candidates)
    ties = [[ties_of(analyse(origins.sentences[name].text)) for name in c.proposal.sentence_ids] for c in candidates]
    tied = _tied([ties_of(analyse(c.proposal.statement)) for c in candidates], ties)
    order = sorted(range(len(candidates)), key=lambda i: (-candidates[i].proposal.salience, i))
    absorbed: set[int] = set()
    found: list[Merged] = []
    for i in order:
        if i in absorbed:
            continue
        lead = candidates[i]
        spans = list(lead.proposal.sentence_ids)
        for j in dict.fromkeys((*near[i], *tied[i])):
            other = candidates[j]
            theirs = other.proposal.sentence_ids
            if set(theirs) & set(spans):
                continue
            if (j not in tied[i] or other.document_id == lead.document_id) and not (
                _comparable(lead, other) and _holds(lead, other, support)
            ):
                continue
            spans.extend(theirs)
            if j not in absorbed and _holds(other, lead, support):
                absorbed.add(j)
        found.append(Merged(lead, tuple(spans), origins.count(spans)))
    return found


def _holds(lead: Candidate, other: Candidate, support: Support) -> bool:
    """Whether each sentence of the other supports the lead's statement."""
    least = _CORROBORATES if lead.document_id != other.document_id else _REPEATS
    return all(support(lead.proposal.statement, name) >= least for name in other.proposal.sentence_ids)


def _comparable(lead: Candidate, other: Candidate) -> bool:
    """Whether another sentence can be held to say what the lead says.

    A short statement ("No casualties were reported.") may speak of anything, and a question says nothing; one that leans on an unnamed "he" or "this"
    means the same elsewhere only where the words are nearly the same, or where it says which one of its kind an event is.
    """
    statement = analyse(lead.proposal.statement)
    opening = statement.tokens[0].norm if statement.tokens else ""
    if len(statement.content) < _FEWEST_CONTENT or statement.text.endswith(("?", "?”", '?"')):
        return False
    if opening not in LEANING or tells_a_rank(statement):
        return True
    return containment(word_runs(lead.proposal.statement), word_runs(other.proposal.statement)) >= _COPIED


def _tied(statements: Sequence[Ties], sentences: Sequence[Sequence[Ties]]) -> list[list[int]]:
    """For each statement the candidates of which every sentence ties the same figures to the same names, up to 60 of each tie."""
    postings: dict[Key, list[int]] = defaultdict(list)
    for j, row in enumerate(sentences):
        for key in dict.fromkeys(k for ties in row for k in ties.keys):
            postings[key].append(j)
    return [
        sorted(
            j
            for j in {j for key in own.keys for j in postings[key][:_MOST_CANDIDATES]} - {i}
            if all(own.tell_the_same(ties) for ties in sentences[j])
        )
        for i, own in enumerate(statements)
    ]


def _neighbours(candidates: Sequence[Candidate]) -> list[list[int]]:
    analyses = [analyse(c.proposal.statement) for c in candidates]
    idf = inverse_frequencies([a.stems for a in analyses])
    vectors = [vector(a.stems, idf) for a in analyses]
    postings: dict[str, list[int]] = defaultdict(list)
    for i, own in enumerate(vectors):
        for stem in own:
            postings[stem].append(i)
    near = []
    for i, own in enumerate(vectors):
        rarest = sorted((s for s in own if len(postings[s]) > 1), key=lambda s: (len(postings[s]), s))[:_RAREST]
        scored = [(cosine(own, vectors[j]), j) for j in sorted({j for s in rarest for j in postings[s][:_MOST_CANDIDATES]} - {i})]
        near.append([j for likeness, j in sorted(scored, key=lambda row: (-row[0], row[1])) if likeness >= _CANDIDATE_COSINE])
    return near
