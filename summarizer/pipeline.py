"""The order of the stages, in one place: documents in, report out. The stages know nothing of each other."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version

from summarizer.compose import choose_title, select_facts
from summarizer.engines import propose
from summarizer.ingest import Ingested
from summarizer.merge import Candidate, Merged, find_conflicts, group_passages, merge_candidates
from summarizer.schemas import (
    Accounting,
    Document,
    Evidence,
    Fact,
    Generator,
    Notice,
    Passage,
    Rejection,
    Report,
    Sentence,
    SentenceCounts,
    Story,
    SummarySentence,
    TimelineEntry,
)
from summarizer.segment import shown_safely, split_passages
from summarizer.settings import Settings
from summarizer.verification import EvidenceIndex, Passages, judge_sentences

Progress = Callable[[str, int, int], None]
"""(stage, done, total), called from the thread that runs the pipeline."""

_CORROBORATES = 0.88
"""The least score with which another document's sentence counts as saying the same: four fifths of the content and no failed check."""


@dataclass(frozen=True, slots=True)
class _Corpus:
    """What all stories share: documents by id, passages by (document id, index), sentences by address, and the index over them."""

    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    by_id: dict[str, Document]
    by_place: dict[tuple[str, int], Passage]
    sentences: dict[str, Sentence]
    index: EvidenceIndex


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The numbers that the next story, its first fact and its first conflict have, so that ids are unique over a report."""

    story: int = 1
    fact: int = 1
    conflict: int = 1

    def after(self, story: Story) -> "_Numbers":
        return _Numbers(self.story + 1, self.fact + len(story.facts), self.conflict + len(story.conflicts))


@dataclass(frozen=True, slots=True)
class _Told:
    """A story, the statements that were refused on the way to it, and how many of its sentences no statement was made of."""

    story: Story
    rejected: tuple[Rejection, ...]
    passed_over: int


def report_on(
    ingested: Ingested, settings: Settings, *, now: Callable[[], datetime], clock: Callable[[], float], progress: Progress
) -> Report:
    """Return the report on some documents: the same for the same inputs and settings but for `created` and `seconds`.

    `now` gives the time of day (aware, any zone), `clock` a steady count of seconds.
    """
    began = clock()
    corpus = _corpus(ingested.documents, progress)
    groups = group_passages(corpus.passages)
    stories: list[Story] = []
    rejected: list[Rejection] = []
    notices = _notices(corpus, groups)
    numbers = _Numbers()
    for n, group in enumerate(sorted(groups, key=lambda g: _weight(g, corpus))):
        progress("stories", n, len(groups))
        told = _tell([corpus.passages[i] for i in group], corpus, settings, numbers)
        rejected.extend(told.rejected)
        if told.passed_over:
            message = f"{told.story.title!r} is long: its {told.passed_over:,} least central sentences were not made into facts"
            notices.append(Notice(code="long_story", message=message))
        if told.story.facts:
            stories.append(told.story)
            numbers = numbers.after(told.story)
    return Report(
        created=now().isoformat(timespec="seconds"),
        generator=Generator(
            name="summarizer",
            version=version("summarizer"),
            model=settings.model,
            prompts={},
            settings={"policy": settings.policy, "sentences": settings.sentences, "focus": settings.focus},
        ),
        documents=corpus.documents,
        stories=tuple(stories),
        rejected=tuple(rejected),
        warnings=(*ingested.notices, *notices),
        accounting=Accounting(
            documents=ingested.counts,
            sentences=_sentence_counts(corpus, stories),
            seconds=round(clock() - began, 3),
        ),
    )


def index_documents(documents: Sequence[Document]) -> EvidenceIndex:
    """Return an index over the prose of some documents, for verifying claims against them."""
    return EvidenceIndex(Passages.of([p for d in documents for p in split_passages(d)]))


def _corpus(documents: Sequence[Document], progress: Progress) -> _Corpus:
    passages: list[Passage] = []
    described = []
    for n, document in enumerate(documents):
        progress("reading", n, len(documents))
        found = split_passages(document)
        passages.extend(found)
        first = found[0] if found else None
        described.append(
            document.model_copy(
                update={
                    "title": document.title or (first.title if first else None),
                    "published": document.published or (first.published if first else None),
                    "origin": document.origin or (", ".join(first.agencies) if first and first.agencies else None),
                }
            )
        )
    sentences = {s.id: s for p in passages for s in p.sentences}
    return _Corpus(
        documents=tuple(described),
        passages=tuple(passages),
        by_id={d.id: d for d in described},
        by_place={(p.document_id, p.index): p for p in passages},
        sentences=sentences,
        index=EvidenceIndex(Passages.of(passages)),
    )


def _weight(group: Sequence[int], corpus: _Corpus) -> tuple[int, int, int]:
    """The sort key of a story: more documents first, then more sentences, then reading order."""
    members = [corpus.passages[i] for i in group]
    return -len({p.document_id for p in members}), -sum(s.kind == "prose" for p in members for s in p.sentences), group[0]


def _tell(passages: Sequence[Passage], corpus: _Corpus, settings: Settings, numbers: _Numbers) -> _Told:
    """One story from its passages: propose, verify, merge, compare, select, verify again."""
    used = {p.document_id: corpus.by_id[p.document_id] for p in passages}
    markdown = frozenset(d.id for d in used.values() if d.format == "markdown")
    candidates, rejected = [], []
    proposals = propose(passages, settings.focus, markdown)
    for proposal in proposals:
        verdict = judge_sentences(proposal.statement, proposal.sentence_ids, corpus.index)
        owner = corpus.sentences[proposal.sentence_ids[0]].document_id
        if verdict.label == "supported" or settings.policy == "flag":
            candidates.append(Candidate(proposal, owner, verdict))
        else:
            rejected.append(Rejection(statement=proposal.statement, stage="extract", document_id=owner, verdict=verdict))

    def supports(statement: str, sentence_id: str) -> bool:
        found = judge_sentences(statement, (sentence_id,), corpus.index)
        return found.label == "supported" and found.score >= _CORROBORATES

    texts = {s.id: s.text for p in passages for s in p.sentences}
    owners = {s.id: s.document_id for p in passages for s in p.sentences}
    merged = merge_candidates(candidates, texts, owners, supports)
    facts = [_fact(f"f{n}", m, corpus) for n, m in enumerate(merged, numbers.fact)]
    published = {d.id: d.published for d in used.values()}
    conflicts = find_conflicts(facts, _by_place(passages), published)
    story = Story(
        id=f"s{numbers.story}",
        title=choose_title(passages) or (facts[0].statement if facts else "Untitled"),
        document_ids=tuple(used),
        summary=_summary(merged, facts, [p.title for p in passages if p.title], corpus, settings),
        facts=tuple(facts),
        conflicts=tuple(c.model_copy(update={"id": f"c{n}"}) for n, c in enumerate(conflicts, numbers.conflict)),
        timeline=_timeline(facts),
    )
    prose = sum(s.kind == "prose" for p in passages for s in p.sentences)
    return _Told(story, tuple(rejected), prose - len(proposals))


def _fact(name: str, merged: Merged, corpus: _Corpus) -> Fact:
    """The fact of a merged group; its verdict is on all its spans together, or on the leading one where those do not hold."""
    statement = merged.lead.proposal.statement
    spans, corroboration = merged.sentence_ids, merged.corroboration
    verdict = judge_sentences(statement, spans, corpus.index)
    if verdict.label != "supported":
        spans, corroboration, verdict = merged.lead.proposal.sentence_ids, 1, merged.lead.verdict
    rows = [corpus.sentences[s] for s in spans]
    return Fact(
        id=name,
        statement=statement,
        attribution=merged.lead.proposal.attribution,
        time=merged.lead.proposal.time,
        evidence=tuple(Evidence(document_id=s.document_id, start=s.start, end=s.end, quote=s.text) for s in rows),
        verdict=verdict,
        document_ids=tuple(dict.fromkeys(s.document_id for s in rows)),
        corroboration=corroboration,
    )


def _summary(
    merged: Sequence[Merged], facts: Sequence[Fact], headlines: Sequence[str], corpus: _Corpus, settings: Settings
) -> tuple[SummarySentence, ...]:
    places = [_place(corpus.sentences[m.lead.proposal.sentence_ids[0]], corpus) for m in merged]
    salience = [m.lead.proposal.salience for m in merged]
    chosen = select_facts([f.statement for f in facts], salience, places, headlines, settings.sentences)
    return tuple(SummarySentence(text=facts[i].statement, fact_ids=(facts[i].id,), verdict=facts[i].verdict) for i in chosen)


def _place(sentence: Sentence, corpus: _Corpus) -> float:
    """Where a sentence stands in its passage, 0 at the beginning and 1 at the end."""
    passage = corpus.by_place[sentence.document_id, sentence.passage]
    first, last = passage.sentences[0].start, passage.sentences[-1].end
    return (sentence.start - first) / max(1, last - first)


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


def _notices(corpus: _Corpus, groups: Sequence[Sequence[int]]) -> list[Notice]:
    """A notice for each document that tells of more than one event, and for each that addresses a model."""
    stories = Counter(name for g in groups for name in {corpus.passages[i].document_id for i in g})
    notices = []
    for document in corpus.documents:
        if stories[document.id] > 1:
            message = f"{document.source} tells of {stories[document.id]} events; each is in a story of its own"
            notices.append(Notice(code="several_stories", message=message, document_id=document.id))
    return notices + _instruction_notices(corpus)


def _instruction_notices(corpus: _Corpus) -> list[Notice]:
    """A notice for each document with sentences that address the tool or model that reads it."""
    found: dict[str, list[str]] = {}
    for sentence in corpus.sentences.values():
        if sentence.kind == "instruction":
            found.setdefault(sentence.document_id, []).append(sentence.text)
    notices = []
    for document in corpus.documents:
        if texts := found.get(document.id):
            count = f"{len(texts):,} sentence{'s' if len(texts) > 1 else ''} that address{'' if len(texts) > 1 else 'es'}"
            message = f"{document.source} has {count} a model; no fact rests on them. The first: {shown_safely(texts[0])}"
            notices.append(Notice(code="instructions_in_source", message=message, document_id=document.id))
    return notices


def _sentence_counts(corpus: _Corpus, stories: Sequence[Story]) -> SentenceCounts:
    cited = {(e.document_id, e.start) for story in stories for f in story.facts for e in f.evidence}
    return SentenceCounts(
        total=len(corpus.sentences),
        boilerplate=sum(s.kind != "prose" for s in corpus.sentences.values()),
        evidence=len(cited),
    )
