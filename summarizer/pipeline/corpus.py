"""The documents cut up: passages and sentences by their addresses, and the index over them."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer.schemas import Document, Notice, Passage, Sentence, SentenceCounts, Story
from summarizer.segment import shown_safely, split_passages
from summarizer.verification import EvidenceIndex, Passages

Progress = Callable[[str, int, int], None]
"""(stage, done, total), called from the thread that runs the pipeline."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """What all stories share: documents by id, sentences by address, and the index over them."""

    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    by_id: dict[str, Document]
    sentences: dict[str, Sentence]
    index: EvidenceIndex


def index_documents(documents: Sequence[Document]) -> EvidenceIndex:
    """Return an index over the prose of some documents, for verifying claims against them."""
    return EvidenceIndex(Passages.of([p for d in documents for p in split_passages(d)]))


def read_corpus(documents: Sequence[Document], progress: Progress) -> Corpus:
    """Return the documents cut up, each with the title, date and origin that its first passage shows."""
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
    return Corpus(
        documents=tuple(described),
        passages=tuple(passages),
        by_id={d.id: d for d in described},
        sentences=sentences,
        index=EvidenceIndex(Passages.of(passages)),
    )


def notices_on(corpus: Corpus, groups: Sequence[Sequence[int]]) -> list[Notice]:
    """Return a notice for each document that tells of more than one event, and for each that addresses a model."""
    stories = Counter(name for g in groups for name in {corpus.passages[i].document_id for i in g})
    notices = []
    for document in corpus.documents:
        if stories[document.id] > 1:
            message = f"{document.source} tells of {stories[document.id]} events; each is in a story of its own"
            notices.append(Notice(code="several_stories", message=message, document_id=document.id))
    return notices + _instruction_notices(corpus)


def _instruction_notices(corpus: Corpus) -> list[Notice]:
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


def count_sentences(corpus: Corpus, stories: Sequence[Story]) -> SentenceCounts:
    """Return how many sentences there are, are page furniture, and carry a fact."""
    cited = {(e.document_id, e.start) for story in stories for f in story.facts for e in f.evidence}
    return SentenceCounts(
        total=len(corpus.sentences),
        boilerplate=sum(s.kind != "prose" for s in corpus.sentences.values()),
        evidence=len(cited),
    )
