"""The documents cut up: passages and sentences by their addresses, and the index over them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from summarizer.merge import Features, Origins, count_origins, features_of, find_origins, group_passages
from summarizer.scale import Spread
from summarizer.schemas import Document, Notice, Passage, Sentence, SentenceCounts, Story
from summarizer.segment import is_furniture, shown_safely, split_passages
from summarizer.verification import EvidenceIndex, Passages

Progress = Callable[[str, int, int], None]
"""(stage, done, total), called from the thread that runs the pipeline."""
Group = Callable[[Sequence[Passage]], Sequence[Sequence[int]]]
"""Passages in, and which of them (by index) tell of one event."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """What all stories share: documents by id, sentences by address, origins, and which passages (by index) tell of one event."""

    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    by_id: dict[str, Document]
    sentences: dict[str, Sentence]
    origins: Origins
    groups: tuple[tuple[int, ...], ...]


def index_documents(documents: Sequence[Document]) -> EvidenceIndex:
    """Return an index over what some documents say, for verifying claims against them.

    Besides their prose these are titles, captions, items of lists and lines of other kinds: a summary may be of any of them. Lines of
    navigation, notices of the page and instructions say nothing.
    """
    passages = [p for d in documents for p in split_passages(d)]
    said = [
        replace(p, sentences=tuple(s for s in p.sentences if s.kind == "prose" or not is_furniture(s.text))) for p in passages
    ]
    return EvidenceIndex(Passages.of(said, ("prose", "title", "furniture")))


def read_corpus(documents: Sequence[Document], progress: Progress, spread: Spread, group: Group | None = None) -> Corpus:
    """Return the documents cut up, each with the title, date and origin that its first passage shows; `group` is how they are grouped."""
    found: list[tuple[Passage, ...]] = []
    features: list[Features] = []
    progress("reading", 0, len(documents))
    for row, theirs in spread(_read, documents):
        found.append(row)
        features += theirs
        progress("reading", len(found), len(documents))
    passages = tuple(p for row in found for p in row)
    origins = find_origins(documents, passages, features)
    described = tuple(_described(d, row[0] if row else None, origins) for d, row in zip(documents, found, strict=True))
    return Corpus(
        documents=described,
        passages=passages,
        by_id={d.id: d for d in described},
        sentences={s.id: s for p in passages for s in p.sentences},
        origins=origins,
        groups=tuple(map(tuple, group(passages) if group else group_passages(passages, features))),
    )


def _read(document: Document) -> tuple[tuple[Passage, ...], tuple[Features, ...]]:
    """Return a document cut up, with what grouping and origins ask of it: its tokens are at hand here, and too large to be sent or kept."""
    passages = split_passages(document)
    return passages, features_of(passages)


def _described(document: Document, first: Passage | None, origins: Origins) -> Document:
    return document.model_copy(
        update={
            "title": document.title or (first.title if first else None),
            "published": document.published or (first.published if first else None),
            "origin": document.origin or origins.label(document.id),
        }
    )


def passages_by_document(corpus: Corpus) -> dict[str, list[Passage]]:
    """Return the passages of each document that has any, in reading order."""
    found: dict[str, list[Passage]] = defaultdict(list)
    for passage in corpus.passages:
        found[passage.document_id].append(passage)
    return dict(found)


def notices_on(corpus: Corpus) -> list[Notice]:
    """Return a notice for each document that tells of more than one event, that is no origin of its own, or that addresses a model."""
    stories = Counter(name for g in corpus.groups for name in {corpus.passages[i].document_id for i in g})
    notices = []
    for document in corpus.documents:
        if stories[document.id] > 1:
            message = f"{document.source} tells of {stories[document.id]} events; each is in a story of its own"
            notices.append(Notice(code="several_stories", message=message, document_id=document.id))
    return notices + _copy_notices(corpus) + _agency_notices(corpus) + instruction_notices(corpus)


def _copy_notices(corpus: Corpus) -> list[Notice]:
    notices = []
    for document in corpus.documents:
        if document.id in corpus.origins.copies:
            of, share = corpus.origins.copies[document.id]
            message = (
                f"{document.source} and {corpus.by_id[of].source} have {share:.0%} of the shorter one's wording in common; "
                "they count as one origin"
            )
            notices.append(Notice(code="one_origin", message=message, document_id=document.id))
    return notices


def _agency_notices(corpus: Corpus) -> list[Notice]:
    """A notice for each story in which more documents credit agencies than there are agencies among their credits."""
    notices = []
    for group in corpus.groups:
        names = dict.fromkeys(corpus.passages[i].document_id for i in group)
        credited = [n for n in names if corpus.origins.credits.get(n) and n not in corpus.origins.copies]
        count = count_origins([corpus.by_id[n] for n in credited], credited)
        if count < len(credited):
            agencies = sorted({a for n in credited for a in corpus.origins.credits[n]})
            message = (
                f"{', '.join(corpus.by_id[n].source for n in credited)} credit {' and '.join(agencies)}; "
                f"together they count as {count} origin{'s' if count > 1 else ''}"
            )
            notices.append(Notice(code="one_origin", message=message))
    return notices


def instruction_notices(corpus: Corpus) -> list[Notice]:
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
