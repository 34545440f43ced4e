"""From proposals to a story's facts: judged, mended once, merged, compared."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from summarizer.compose import choose_title
from summarizer.engines import Proposed, Refused
from summarizer.language import analyse
from summarizer.language.timing import Anchor, time_of
from summarizer.merge import Aliases, Candidate, Merged, anchors_of, find_conflicts, merge_candidates
from summarizer.schemas import Conflict, Evidence, Fact, Passage, Proposal, Rejection, Sentence, TimelineEntry, Verdict
from summarizer.verification import check_wording, judge_sentences, score_as_said

from .texts import StoryText

Mend = Callable[[Sequence[Refused]], Sequence[Sequence[Proposal]]]
"""Refused proposals in, and for each of them what takes its place."""
Verdicts = tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """The proposals of a story that became candidates, and those that were refused."""

    candidates: tuple[Candidate, ...]
    rejected: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """A story less its summary: its merged statements, the facts made of them in the same order, and what follows from those.

    Facts and conflicts are numbered from 1; `numbered` gives them the numbers that they have in the report.
    """

    title: str
    merged: tuple[Merged, ...]
    facts: tuple[Fact, ...]
    conflicts: tuple[Conflict, ...]
    timeline: tuple[TimelineEntry, ...]


def judge_story(text: StoryText, proposals: Sequence[Proposal]) -> Verdicts:
    """Return the verdict on each of a story's proposals."""
    return tuple(_verdict(p, text) for p in proposals)


def refused_in(proposed: Sequence[Proposed], verdicts: Sequence[Verdicts], mend: Mend) -> list[dict[int, Sequence[Proposal]]]:
    """Return, for each story, what takes the place of its refused proposals, by their place; all stories are mended together."""
    places = [(s, n) for s, row in enumerate(verdicts) for n, verdict in enumerate(row) if verdict.label != "supported"]
    places = [(s, n) for s, n in places if proposed[s].chunks]
    refused = [Refused(proposed[s].proposals[n], proposed[s].chunks[n], verdicts[s][n]) for s, n in places]
    mended: list[dict[int, Sequence[Proposal]]] = [{} for _ in proposed]
    for (s, n), others in zip(places, mend(refused) if refused else (), strict=True):
        mended[s][n] = others
    return mended


def settle(
    text: StoryText,
    proposals: Sequence[Proposal],
    verdicts: Verdicts,
    mended: dict[int, Sequence[Proposal]],
    *,
    strict: bool,
) -> tuple[Judged, Account]:
    """Return what is left of a story's proposals, mended ones judged again, and the account of it.

    Unless `strict`, a refused one that was not mended stays, with its verdict.
    """
    judged = _judged(text, proposals, verdicts, mended, strict=strict)
    return judged, account_for(text, judged.candidates)


def _judged(
    text: StoryText, proposals: Sequence[Proposal], verdicts: Verdicts, mended: dict[int, Sequence[Proposal]], *, strict: bool
) -> Judged:
    candidates, rejected = [], []
    for n, (proposal, verdict) in enumerate(zip(proposals, verdicts, strict=True)):
        owner = text.sentences[proposal.sentence_ids[0]].document_id
        if verdict.label == "supported":
            candidates.append(Candidate(proposal, owner, verdict))
            continue
        second = [(other, _verdict(other, text)) for other in mended.get(n, ())]
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


def _verdict(proposal: Proposal, text: StoryText) -> Verdict:
    verdict = judge_sentences(proposal.statement, proposal.sentence_ids, text.index)
    cited = [text.index.labelled(n) for n in text.index.positions(proposal.sentence_ids)]
    return check_wording(verdict, proposal.statement, proposal.modality, quoted=cited == [proposal.statement])


def account_for(text: StoryText, candidates: Sequence[Candidate]) -> Account:
    """Return a story's facts, conflicts and days."""
    sentences = _by_place(text.passages)
    aliases = Aliases(analyse(s.text) for p in text.passages for s in p.sentences if s.kind == "prose")

    @cache  # two statements that are near each other are each held against the other's sentence, from either side
    def support(statement: str, sentence_id: str) -> float:
        respelt = aliases.respelt(statement, analyse(text.sentences[sentence_id].text))
        return score_as_said(respelt, (sentence_id,), text.index)

    merged = merge_candidates(candidates, text.origins, support)
    anchors = anchors_of(text.passages)
    facts = [_fact(f"f{n}", m, anchors, text) for n, m in enumerate(merged, 1)]
    conflicts = find_conflicts(facts, sentences, text.published, aliases)
    return Account(
        title=choose_title(text.passages) or (facts[0].statement if facts else "Untitled"),
        merged=tuple(merged),
        facts=tuple(facts),
        conflicts=tuple(c.model_copy(update={"id": f"c{n}"}) for n, c in enumerate(conflicts, 1)),
        timeline=_timeline(facts),
    )


def numbered(account: Account, facts: int, conflicts: int) -> Account:
    """Return an account of which the facts and conflicts follow on `facts` and `conflicts` earlier ones."""
    if not facts and not conflicts:
        return account
    names = {f.id: f"f{n}" for n, f in enumerate(account.facts, facts + 1)}
    return replace(
        account,
        facts=tuple(f.model_copy(update={"id": names[f.id]}) for f in account.facts),
        conflicts=tuple(
            c.model_copy(
                update={
                    "id": f"c{n}",
                    "positions": tuple(
                        p.model_copy(update={"fact_ids": tuple(names[i] for i in p.fact_ids)}) for p in c.positions
                    ),
                }
            )
            for n, c in enumerate(account.conflicts, conflicts + 1)
        ),
        timeline=tuple(e.model_copy(update={"fact_ids": tuple(names[i] for i in e.fact_ids)}) for e in account.timeline),
    )


def _fact(name: str, merged: Merged, anchors: dict[str, Anchor], text: StoryText) -> Fact:
    """The fact of a merged group; its verdict is on all its spans together, or on the leading one where those do not hold."""
    statement = merged.lead.proposal.statement
    spans, corroboration, verdict = merged.lead.proposal.sentence_ids, 1, merged.lead.verdict
    if merged.sentence_ids != spans:
        together = judge_sentences(statement, merged.sentence_ids, text.index)
        if together.label == "supported":
            spans, corroboration, verdict = merged.sentence_ids, merged.corroboration, together
    rows = [text.sentences[s] for s in spans]
    return Fact(
        id=name,
        statement=statement,
        attribution=merged.lead.proposal.attribution,
        time=_time(merged.lead.proposal, anchors, text),
        evidence=tuple(Evidence(document_id=s.document_id, start=s.start, end=s.end, quote=s.text) for s in rows),
        verdict=verdict,
        document_ids=tuple(dict.fromkeys(s.document_id for s in rows)),
        corroboration=corroboration,
    )


def _time(proposal: Proposal, anchors: dict[str, Anchor], text: StoryText) -> str | None:
    """When the statement says that it happened; a model's statement that names no time has the one that the model gave it."""
    cited = proposal.sentence_ids[0]
    own = " ".join(text.sentences[cited].text.split()) == proposal.statement
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
