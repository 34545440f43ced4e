"""From proposals to a story's facts: judged, mended once, merged, compared."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer.compose import choose_title
from summarizer.engines import Proposed, Refused
from summarizer.language import analyse
from summarizer.language.timing import Anchor, time_of
from summarizer.merge import Aliases, Candidate, Merged, anchors_of, find_conflicts, merge_candidates
from summarizer.schemas import Conflict, Evidence, Fact, Passage, Proposal, Rejection, Sentence, TimelineEntry, Verdict
from summarizer.verification import check_wording, judge_sentences, score_as_said

from .corpus import Corpus

Mend = Callable[[Sequence[Refused]], Sequence[Sequence[Proposal]]]
"""Refused proposals in, and for each of them what takes its place."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The proposals of a story that became candidates, and those that were refused."""

    candidates: tuple[Candidate, ...]
    rejected: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """A story less its summary: its merged statements, the facts made of them in the same order, and what follows from those."""

    passages: tuple[Passage, ...]
    title: str
    merged: tuple[Merged, ...]
    facts: tuple[Fact, ...]
    conflicts: tuple[Conflict, ...]
    timeline: tuple[TimelineEntry, ...]


def judge_proposals(proposed: Sequence[Proposed], corpus: Corpus, mend: Mend, *, strict: bool) -> list[Judged]:
    """Return what is left of each story's proposals: refused ones are mended once, all stories together, and judged again.

    Unless `strict`, a refused one that was not mended stays, with its verdict.
    """
    verdicts = [[_verdict(p, corpus) for p in one.proposals] for one in proposed]
    places = [(s, n) for s, row in enumerate(verdicts) for n, verdict in enumerate(row) if verdict.label != "supported"]
    refused = [Refused(proposed[s].proposals[n], proposed[s].chunks[n], verdicts[s][n]) for s, n in places if proposed[s].chunks]
    mended = dict(zip(places, mend(refused), strict=True)) if refused else {}
    return [
        _judged(one, row, [mended.get((s, n), ()) for n in range(len(row))], corpus, strict=strict)
        for s, (one, row) in enumerate(zip(proposed, verdicts, strict=True))
    ]


def _judged(
    proposed: Proposed, verdicts: Sequence[Verdict], mended: Sequence[Sequence[Proposal]], corpus: Corpus, *, strict: bool
) -> Judged:
    candidates, rejected = [], []
    for proposal, verdict, others in zip(proposed.proposals, verdicts, mended, strict=True):
        owner = corpus.sentences[proposal.sentence_ids[0]].document_id
        if verdict.label == "supported":
            candidates.append(Candidate(proposal, owner, verdict))
            continue
        second = [(other, _verdict(other, corpus)) for other in others]
        good = [(other, found) for other, found in second if found.label == "supported"]
        candidates += [Candidate(other, owner, found) for other, found in good]
        if not strict and not good:
            candidates.append(Candidate(proposal, owner, verdict))
            continue
        rejected.append(Rejection(statement=proposal.statement, stage="extract", document_id=owner, verdict=verdict))
        rejected += [
            Rejection(statement=other.statement, stage="repair", document_id=owner, verdict=found)
            for other, found in second
            if found.label != "supported"
        ]
    return Judged(tuple(candidates), tuple(rejected))


def _verdict(proposal: Proposal, corpus: Corpus) -> Verdict:
    verdict = judge_sentences(proposal.statement, proposal.sentence_ids, corpus.index)
    cited = [" ".join(corpus.sentences[i].text.split()) for i in proposal.sentence_ids]
    return check_wording(verdict, proposal.statement, proposal.modality, quoted=cited == [proposal.statement])


def account_for(
    passages: Sequence[Passage], candidates: Sequence[Candidate], corpus: Corpus, fact: int, conflict: int
) -> Account:
    """Return a story's facts and conflicts; the first of each have the numbers `fact` and `conflict`."""
    sentences = _by_place(passages)
    aliases = Aliases(analyse(s.text) for p in passages for s in p.sentences if s.kind == "prose")

    def support(statement: str, sentence_id: str) -> float:
        respelt = aliases.respelt(statement, analyse(corpus.sentences[sentence_id].text))
        return score_as_said(respelt, (sentence_id,), corpus.index)

    merged = merge_candidates(candidates, corpus.origins, support)
    anchors = anchors_of(passages)
    facts = [_fact(f"f{n}", m, anchors, corpus) for n, m in enumerate(merged, fact)]
    published = {p.document_id: corpus.by_id[p.document_id].published for p in passages}
    conflicts = find_conflicts(facts, sentences, published, aliases)
    return Account(
        passages=tuple(passages),
        title=choose_title(passages) or (facts[0].statement if facts else "Untitled"),
        merged=tuple(merged),
        facts=tuple(facts),
        conflicts=tuple(c.model_copy(update={"id": f"c{n}"}) for n, c in enumerate(conflicts, conflict)),
        timeline=_timeline(facts),
    )


def _fact(name: str, merged: Merged, anchors: dict[str, Anchor], corpus: Corpus) -> Fact:
    """The fact of a merged group; its verdict is on all its spans together, or on the leading one where those do not hold."""
    statement = merged.lead.proposal.statement
    spans, corroboration, verdict = merged.lead.proposal.sentence_ids, 1, merged.lead.verdict
    if merged.sentence_ids != spans:
        together = judge_sentences(statement, merged.sentence_ids, corpus.index)
        if together.label == "supported":
            spans, corroboration, verdict = merged.sentence_ids, merged.corroboration, together
    rows = [corpus.sentences[s] for s in spans]
    return Fact(
        id=name,
        statement=statement,
        attribution=merged.lead.proposal.attribution,
        time=_time(merged.lead.proposal, anchors, corpus),
        evidence=tuple(Evidence(document_id=s.document_id, start=s.start, end=s.end, quote=s.text) for s in rows),
        verdict=verdict,
        document_ids=tuple(dict.fromkeys(s.document_id for s in rows)),
        corroboration=corroboration,
    )


def _time(proposal: Proposal, anchors: dict[str, Anchor], corpus: Corpus) -> str | None:
    """When the statement says that it happened; a model's statement that names no time has the one that the model gave it."""
    cited = proposal.sentence_ids[0]
    own = " ".join(corpus.sentences[cited].text.split()) == proposal.statement
    return time_of(analyse(proposal.statement), anchors[cited]) or (None if own else proposal.time)


def _by_place(passages: Sequence[Passage]) -> dict[str, Sentence]:
    """Each prose sentence at "document:start", and at "before document:start" the one before it in its passage."""
    found: dict[str, Sentence] = {}
    for passage in passages:
        prose = [s for s in passage.sentences if s.kind == "prose"]
        for before, sentence in zip([None, *prose], prose, strict=False):
            key = f"{sentence.document_id}:{sentence.start}"
            found[key] = sentence
            if before is not None:
                found[f"before {key}"] = before
    return found


def _timeline(facts: Sequence[Fact]) -> tuple[TimelineEntry, ...]:
    days: dict[str, list[str]] = {}
    for fact in facts:
        if fact.time:
            days.setdefault(fact.time, []).append(fact.id)
    return tuple(TimelineEntry(date=day, fact_ids=tuple(days[day])) for day in sorted(days))
