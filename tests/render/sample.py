"""Reports made by hand, small enough to know by heart."""

import hashlib

from summarizer.schemas import (
    Accounting,
    Conflict,
    Document,
    DocumentCounts,
    Evidence,
    Fact,
    Generator,
    Notice,
    Position,
    Rejection,
    Report,
    SentenceCounts,
    Story,
    SummarySentence,
    TimelineEntry,
    Verdict,
)
from summarizer.schemas.verdict import Label

STRIKE = "US aircraft hit three facilities on the border."
FIVE, SEVEN = "At least five people were killed.", "At least seven people were killed."
ALEPPO = "The army entered the last district."


def document(number: int, text: str, title: str | None = None, **fields: str) -> Document:
    """Return a document whose source is `news/NUMBER.txt`."""
    sha256 = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    source = fields.pop("source", f"news/{number}.txt")
    return Document(id=f"d{number}", source=source, title=title, sha256=sha256, text=text, **fields)


def verdict(label: Label = "supported") -> Verdict:
    """Return a verdict without reasons."""
    return Verdict(label=label, score=0.9 if label == "supported" else 0.1)


def fact(number: int, statement: str, *documents: Document, attribution: str | None = None) -> Fact:
    """Return a fact that each document carries word for word."""
    spans = tuple(
        Evidence(document_id=d.id, start=d.text.index(statement), end=d.text.index(statement) + len(statement), quote=statement)
        for d in documents
    )
    ids = tuple(d.id for d in documents)
    return Fact(
        id=f"f{number}",
        statement=statement,
        attribution=attribution,
        evidence=spans,
        verdict=verdict(),
        document_ids=ids,
        corroboration=len(ids),
    )


def sentence(text: str, *facts: Fact, label: Label = "supported") -> SummarySentence:
    """Return a summary sentence that rests on the facts."""
    return SummarySentence(text=text, fact_ids=tuple(f.id for f in facts), verdict=verdict(label))


def story_of(*documents: Document, facts: tuple[Fact, ...]) -> Story:
    """Return a story whose summary says each fact in a sentence."""
    told = tuple(sentence(one.statement, one) for one in facts)
    return Story(id="s1", title="Story", document_ids=tuple(d.id for d in documents), summary=told, facts=facts)


def report(documents: tuple[Document, ...], stories: tuple[Story, ...], **fields: object) -> Report:
    """Return a report over the documents, all of which were used."""
    accounting = Accounting(
        documents=DocumentCounts(given=len(documents), used=len(documents)),
        sentences=SentenceCounts(total=20, boilerplate=12, evidence=4),
        seconds=1.1,
    )
    values = {
        "created": "2026-11-21T00:00:00Z",
        "generator": Generator(name="summarizer", version="0.1.0", model="extractive", prompts={}, settings={"policy": "strict"}),
        "documents": documents,
        "stories": stories,
        "accounting": accounting,
        **fields,
    }
    return Report.model_validate(values)


def border_report(label: Label = "supported") -> Report:
    """Return three articles on one strike that differ on a toll, with a second story below the last of them."""
    one = document(1, f"{STRIKE} {FIVE}", "US hits militias", outlet="Dispatch", published="2021-06-28")
    two = document(2, f"{SEVEN} {STRIKE}", outlet="Courier", origin="AFP", published="2021-06-29")
    three = document(3, f"{STRIKE}\n\n{ALEPPO}", "Strikes on the border", origin="AFP", published="2021-06-29")
    strike = fact(1, STRIKE, one, two, three)
    five, seven = fact(2, FIVE, one, attribution="Syrian Observatory"), fact(3, SEVEN, two)
    aleppo = fact(4, ALEPPO, three)
    toll = Conflict(
        id="c1",
        about="killed in the strikes",
        kind="number",
        relation="dispute",
        positions=(
            Position(value="at least 5", fact_ids=("f2",), document_ids=("d1",)),
            Position(value="at least 7", fact_ids=("f3",), document_ids=("d2",)),
        ),
    )
    strikes = Story(
        id="s1",
        title="US hits militias",
        document_ids=("d1", "d2", "d3"),
        summary=(sentence(STRIKE, strike), sentence(FIVE, five, label=label)),
        facts=(strike, five, seven),
        conflicts=(toll,),
    )
    army = Story(
        id="s2",
        title="Army enters Aleppo",
        document_ids=("d3",),
        summary=(sentence(ALEPPO, aleppo),),
        facts=(aleppo,),
        timeline=(TimelineEntry(date="2026-01-10", fact_ids=("f4",)),),
    )
    refused = Rejection(statement="Nine people were killed.", stage="verify", verdict=verdict("unsupported"))
    notice = Notice(code="encoding", message="read as windows-1252", document_id="d2")
    return report((one, two, three), (strikes, army), rejected=(refused,), warnings=(notice,))


def said(text: str) -> Report:
    """Return a report in which every word that comes from a source is `text`."""
    source = document(1, text, text, outlet=text, origin=text, source=text)
    quoted = fact(1, text, source, attribution=text)
    conflict = Conflict(
        id="c1",
        about=text,
        kind="statement",
        relation="unknown",
        positions=tuple(Position(value=f"{text}{n}", fact_ids=("f1",), document_ids=("d1",)) for n in (1, 2)),
    )
    story = Story(
        id="s1", title=text, document_ids=("d1",), summary=(sentence(text, quoted),), facts=(quoted,), conflicts=(conflict,)
    )
    return report((source,), (story,), warnings=(Notice(code="note", message=text),))
