"""A saved report, verified again offline: its shape, its hashes, its offsets, its references and its verdicts."""

import hashlib
import re
from collections.abc import Iterator

from pydantic import ValidationError

from summarizer.errors import InputError
from summarizer.language import analyse
from summarizer.schemas import Document, Evidence, Fact, Passage, Position, Report, Story, Verdict
from summarizer.segment import split_passages
from summarizer.verification import EvidenceIndex, Passages, judge_spans

_MARKUP = re.compile(r"[*_#`]+")


def faults(text: str) -> list[str]:
    """Return what does not hold in a saved report (JSON), one sentence a fault; empty when it holds.

    Every verdict is computed again from the spans in the documents that the report carries. Raises InputError
    when the text is no report at all.
    """
    try:
        report = Report.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise InputError(
            f"this is no report of schema_version 1: {where}: {first['msg']}; expected the JSON that summarize --format json writes"
        ) from None
    return list(_faults(report))


def _faults(report: Report) -> Iterator[str]:
    documents: dict[str, Document] = {}
    for document in report.documents:
        if document.id in documents:
            yield f"document id {document.id} is used twice"
        documents[document.id] = document
        if hashlib.sha256(document.text.encode()).hexdigest() != document.sha256:
            yield f"document {document.id}: its sha256 is not that of its text"
    counts = report.accounting.documents
    if counts.given != counts.used + counts.duplicate + counts.rejected or counts.used != len(documents):
        yield f"accounting: {counts.given} given, {counts.used} used, {counts.duplicate} duplicate and {counts.rejected} rejected do not add up"
    passages = {d.id: split_passages(d) for d in report.documents}
    strict = report.generator.settings.get("policy") != "flag"
    seen: set[str] = set()
    for story in report.stories:
        for name in (story.id, *(f.id for f in story.facts), *(c.id for c in story.conflicts)):
            if name in seen:
                yield f"id {name} is used twice"
            seen.add(name)
        yield from _story_faults(story, documents, passages, strict)


def _story_faults(
    story: Story, documents: dict[str, Document], passages: dict[str, tuple[Passage, ...]], strict: bool
) -> Iterator[str]:
    # What a story's facts were judged against: its own documents, for which names complete a surname.
    index = EvidenceIndex(Passages.of([p for name in story.document_ids for p in passages.get(name, ())]))
    facts = {f.id: f for f in story.facts}
    for name in story.document_ids:
        if name not in documents:
            yield f"story {story.id}: there is no document {name}"
    if not _is_headline(story, documents):
        yield f"story {story.id}: its title is no headline of its documents and no statement of its facts"
    for fact in story.facts:
        broken = list(_span_faults(fact, documents, index))
        yield from broken
        if not broken:
            yield from _verdict_faults(f"fact {fact.id}", fact.statement, fact.verdict, fact.evidence, index, strict)
    for n, sentence in enumerate(story.summary, 1):
        where = f"story {story.id}, sentence {n}"
        cited = [facts[name] for name in sentence.fact_ids if name in facts]
        if not sentence.fact_ids or len(cited) < len(sentence.fact_ids):
            yield f"{where} cites {', '.join(sentence.fact_ids) or 'nothing'}: expected facts of its own story"
        elif not any(True for f in cited for _ in _span_faults(f, documents, index)):
            spans = tuple(e for f in cited for e in f.evidence)
            yield from _verdict_faults(where, sentence.text, sentence.verdict, spans, index, strict)
    for conflict in story.conflicts:
        if len({p.value for p in conflict.positions}) < 2:
            yield f"conflict {conflict.id} has fewer than two different values"
        for position in conflict.positions:
            cited = [facts[name] for name in position.fact_ids if name in facts]
            if not cited or len(cited) < len(position.fact_ids):
                yield f"conflict {conflict.id}: position {position.value!r} rests on no fact of its story"
            elif conflict.kind == "number" and not _gives(position, cited):
                yield f"conflict {conflict.id}: position {position.value!r} is no figure of the facts that it rests on"
    for entry in story.timeline:
        if any(name not in facts for name in entry.fact_ids):
            yield f"story {story.id}: the timeline's {entry.date} names no fact of its story"
        elif any(facts[name].time != entry.date for name in entry.fact_ids):
            yield f"story {story.id}: the timeline's {entry.date} is not the day of the facts that it names"


def _is_headline(story: Story, documents: dict[str, Document]) -> bool:
    """Whether a story's title stands in one of its documents, is a document's own title, or is a statement of its facts."""
    title = _plain(story.title)
    own = [documents[name] for name in story.document_ids if name in documents]
    said = (*(d.title or "" for d in own), *(f.statement for f in story.facts))
    return any(title == _plain(text) for text in said) or any(title in _plain(d.text) for d in own)


def _plain(text: str) -> str:
    return " ".join(_MARKUP.sub("", text).split())


def _gives(position: Position, cited: list[Fact]) -> bool:
    """Whether each cited fact has the position's figure in its evidence, and the position's documents are among theirs."""
    figures = {q.value for q in analyse(position.value).quantities}
    held = all(any(q.value in figures for e in f.evidence for q in analyse(e.quote).quantities) for f in cited)
    return held and set(position.document_ids) <= {e.document_id for f in cited for e in f.evidence}


def _span_faults(fact: Fact, documents: dict[str, Document], index: EvidenceIndex) -> Iterator[str]:
    if not fact.evidence:
        yield f"fact {fact.id} has no evidence"
    for e in fact.evidence:
        if e.document_id not in documents:
            yield f"fact {fact.id}: there is no document {e.document_id}"
        elif not 0 <= e.start < e.end <= len(documents[e.document_id].text):
            yield f"fact {fact.id}: span {e.start}..{e.end} is outside {e.document_id}"
        elif documents[e.document_id].text[e.start : e.end] != e.quote:
            yield f"fact {fact.id}: its quote differs from {e.document_id}[{e.start}:{e.end}]"
    speaks = any(index.speaker(e) == fact.attribution for e in fact.evidence)
    if fact.attribution and not speaks and _plain(fact.attribution) not in _plain(" ".join(e.quote for e in fact.evidence)):
        yield f"fact {fact.id}: {fact.attribution!r} does not stand in its evidence"
    if set(fact.document_ids) != {e.document_id for e in fact.evidence}:
        yield f"fact {fact.id}: its document_ids are not those of its evidence"
    if not 1 <= fact.corroboration <= len(set(fact.document_ids)):
        yield f"fact {fact.id}: corroboration {fact.corroboration} for {len(set(fact.document_ids))} documents"


def _verdict_faults(
    where: str, statement: str, said: Verdict, spans: tuple[Evidence, ...], index: EvidenceIndex, strict: bool
) -> Iterator[str]:
    found = judge_spans(statement, spans, index)
    if found.label != said.label:
        why = next((r.message for r in found.reasons if r.outcome == "fail"), "no check fails")
        yield f"{where} is marked {said.label}, but its spans make it {found.label}: {why}"
    elif strict and found.label != "supported":
        yield f"{where} is {found.label}, and the report was made under strict"
