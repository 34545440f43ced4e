"""What the account of one story is made from: it depends on nothing else, and can be sent to another process."""

from dataclasses import dataclass
from functools import cached_property

from summarizer.merge import Origins
from summarizer.schemas import Passage, Sentence
from summarizer.verification import EvidenceIndex, Passages

from .corpus import Corpus, passages_by_document


@dataclass(frozen=True)
class StoryText:
    """The passages of a story, and every passage of its documents, which give claims their context.

    `published` holds each document's day, `markdown` the ids of the documents with inline markup.
    """

    passages: tuple[Passage, ...]
    around: tuple[Passage, ...]
    published: dict[str, str | None]
    markdown: frozenset[str]
    origins: Origins

    @cached_property
    def index(self) -> EvidenceIndex:
        """The index over the prose of the documents."""
        return EvidenceIndex(Passages.of(self.around))

    @cached_property
    def sentences(self) -> dict[str, Sentence]:
        """Every sentence of the documents by its address."""
        return {s.id: s for p in self.around for s in p.sentences}

    @property
    def document_ids(self) -> tuple[str, ...]:
        """The documents that tell the story, in reading order."""
        return tuple(dict.fromkeys(p.document_id for p in self.passages))

    @property
    def prose(self) -> int:
        """How many sentences of prose the story has."""
        return sum(s.kind == "prose" for p in self.passages for s in p.sentences)


def story_texts(corpus: Corpus) -> list[StoryText]:
    """Return what each story is made from: the one that most documents tell first, then by length, then in reading order."""
    whole = passages_by_document(corpus)
    rows = [(group, tuple(corpus.passages[i] for i in group)) for group in corpus.groups]
    texts = [(group, _text(passages, whole, corpus)) for group, passages in rows]
    texts.sort(key=lambda row: (-len(row[1].document_ids), -row[1].prose, row[0][0]))
    return [text for _, text in texts]


def _text(passages: tuple[Passage, ...], whole: dict[str, list[Passage]], corpus: Corpus) -> StoryText:
    names = tuple(dict.fromkeys(p.document_id for p in passages))
    return StoryText(
        passages=passages,
        around=tuple(p for name in names for p in whole[name]),
        published={name: corpus.by_id[name].published for name in names},
        markdown=frozenset(name for name in names if corpus.by_id[name].format == "markdown"),
        origins=corpus.origins.within(passages),
    )
