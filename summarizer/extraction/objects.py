"""The order of the stages: documents in, one object of the user's class out of each, or one out of all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from typing import Any

from summarizer.asking import Asker, loss_code
from summarizer.engines.chunks import Chunk, split_chunks
from summarizer.errors import ExtractionError, InputError
from summarizer.ingest import Ingested
from summarizer.merge import group_passages
from summarizer.pipeline import Progress
from summarizer.pipeline.corpus import Corpus, instruction_notices, passages_by_document, read_corpus
from summarizer.scale import Spread, in_turn
from summarizer.schemas import Accounting, Document, Extraction, Generator, Grounding, LLMUsage, Notice, SentenceCounts
from summarizer.schemas.document import SentenceKind
from summarizer.settings import Settings
from summarizer.verification import EvidenceIndex, Passages

from .building import Built, build
from .filling import Lost, fill
from .joining import join
from .said import Branch, Node
from .shapes import Form
from .telling import conflicts_of, grounding_of, rejected_of

__all__ = ["READ", "Helper", "chunks_of", "extract_objects"]

READ: tuple[SentenceKind, ...] = ("prose", "title", "furniture")
"""What is read: a form's answers stand in headings, in rows of tables and after labels too, only not in what addresses a model."""

Refused = Callable[[Document, ExtractionError], object]


@dataclass(frozen=True, slots=True)
class Helper:
    """The model of one run: what puts questions to it, its prompts' hashes, what it has cost, and what went wrong around it."""

    asker: Asker
    prompts: dict[str, str]
    usage: Callable[[], LLMUsage]
    notices: Callable[[], Sequence[Notice]]


def extract_objects(
    ingested: Ingested,
    form: Form,
    schema: Any,
    settings: Settings,
    helper: Helper,
    *,
    merge: bool,
    refused: Refused | None,
    now: Callable[[], datetime],
    clock: Callable[[], float],
    progress: Progress,
    spread: Spread = in_turn,
) -> list[Extraction[Any]]:
    """Return one object of all documents where `merge`, else one of each, in their order.

    A document of which none can be built goes to `refused`, and the others go on; without it the error is raised, as it is of
    a merged object; its notes (`__notes__`) are the warnings of that document and of the run. Accounting, and warnings that name
    no document, are the run's in each of several. `now` gives the time of day (aware), `clock` a steady count of seconds;
    `spread` says where documents are cut up. Raises InputError when there is no document.
    """
    began = clock()
    if not ingested.documents:
        why = f": {ingested.notices[0].message}" if ingested.notices else ""
        raise InputError(f"none of the {ingested.counts.given} sources could be used{why}")
    corpus = read_corpus(ingested.documents, progress, spread)
    rows, skipped = chunks_of(corpus, helper.asker.chunk_characters)
    index = EvidenceIndex(Passages.of(corpus.passages, READ))
    read = fill(form, [c for row in rows for c in row], helper.asker, index, progress)
    nodes = iter(read.nodes)
    said: list[list[Node]] = [[node for _ in row if (node := next(nodes)) is not None] for row in rows]
    weigh = corpus.origins.count
    whole: list[Node] = [join(found, weigh) if found else _silence(form) for found in said]
    warnings = [*ingested.notices, *instruction_notices(corpus), *skipped, *_losses(read.lost, corpus)]

    def warned(names: set[str]) -> list[Notice]:
        return [w for w in (*warnings, *helper.notices()) if w.document_id is None or w.document_id in names]

    def told(built: Built, documents: tuple[Document, ...]) -> Extraction[Any]:
        names = {document.id for document in documents}
        grounding = grounding_of(built, weigh, corpus.sentences)
        # Constructed: to validate it once more would run the class's own code on what it has made.
        return Extraction[schema].model_construct(
            created=now().isoformat(timespec="seconds"),
            generator=Generator(
                name="summarizer",
                version=version("summarizer"),
                model=settings.model,
                prompts={name: each for name, each in helper.prompts.items() if name in ("fill", "refill")},
                settings={"policy": settings.policy, "merge": merge},
            ),
            schema_name=form.name,
            value=built.value,
            grounding=grounding,
            rejected=rejected_of(built, corpus.sentences),
            conflicts=conflicts_of(built, corpus.sentences),
            documents=documents,
            warnings=(
                *warned(names),
                *(Notice(code="left_out", message=f"{place} was left out, because of {why}") for place, why in built.left_out),
            ),
            accounting=Accounting(
                documents=ingested.counts,
                sentences=_counts(corpus, names, grounding),
                llm=helper.usage(),
                seconds=round(clock() - began, 3),
            ),
        )

    def one_of(node: Node, documents: tuple[Document, ...]) -> Extraction[Any]:
        try:
            return told(build(form, node, strict=settings.policy == "strict"), documents)
        except ExtractionError as error:
            for warning in warned({document.id for document in documents}):
                error.add_note(warning.message)
            raise

    if merge:
        return [one_of(join(whole, weigh) if len(whole) > 1 else whole[0], corpus.documents)]
    found = []
    for document, one in zip(corpus.documents, whole, strict=True):
        try:
            found.append(one_of(one, (document,)))
        except ExtractionError as error:
            if refused is None:
                raise error.of(document.source) from error
            refused(document, error)
    return found


def _silence(form: Form) -> Node:
    root: Any = form.resolve(form.root.shape)
    return Branch(root, {})


def chunks_of(corpus: Corpus, most_characters: int) -> tuple[list[list[Chunk]], list[Notice]]:
    """The chunks of each document's main article, and a notice for each document of which text is not offered."""
    rows, notices = [], []
    whole = passages_by_document(corpus)
    for document in corpus.documents:
        passages = whole.get(document.id, [])
        groups = [[passages[i] for i in group] for group in group_passages(passages)]
        main = max(groups, key=lambda group: sum(len(s.text) for p in group for s in p.sentences), default=[])
        cut = [split_chunks(p, most_characters, READ) for p in main]
        rows.append([chunk for found, _ in cut for chunk in found])
        notices += _unoffered(document, groups, main, sum(too_long for _, too_long in cut))
    return rows, notices


def _unoffered(document: Document, groups: Sequence[object], main: object, too_long: int) -> list[Notice]:
    notices = []
    if others := sum(group is not main for group in groups):
        message = f"{document.source} tells of {others + 1} events; the form is filled from the one it tells most of"
        notices.append(Notice(code="several_stories", message=message, document_id=document.id))
    if too_long:
        what = "1 sentence is" if too_long == 1 else f"{too_long:,} sentences are"
        message = f"{document.source}: {what} too long to be shown to the model"
        notices.append(Notice(code="long_sentence", message=message, document_id=document.id))
    return notices


def _losses(lost: Sequence[Lost], corpus: Corpus) -> list[Notice]:
    notices = []
    for one in lost:
        what, done = ("sentence", "read") if one.task == "read" else ("refused value", "mended")
        what = f"1 {what} was not {done}" if one.count == 1 else f"{one.count:,} {what}s were not {done}"
        message = f"{corpus.by_id[one.document_id].source}: {what} by the model: {one.error}"
        notices.append(Notice(code=loss_code(one.error), message=message, document_id=one.document_id))
    return notices


def _counts(corpus: Corpus, names: set[str], grounding: Mapping[str, Grounding]) -> SentenceCounts:
    every = [s for p in corpus.passages if p.document_id in names for s in p.sentences]
    starts = {(e.document_id, e.start) for g in grounding.values() for e in g.evidence}
    return SentenceCounts(
        total=len(every),
        boilerplate=sum(s.kind not in READ for s in every),
        evidence=sum(any((s.document_id, at) in starts for at in range(s.start, s.end)) for s in every),
    )
