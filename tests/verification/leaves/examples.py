"""The leaves that the examples of the library of schemas and the seed articles state, as an extraction asks for them."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any

from pydantic import BaseModel

from summarizer.ingest import read_sources
from summarizer.pipeline import index_documents
from summarizer.schemas import Document, Sentence, SourceText
from summarizer.segment import split_passages
from summarizer.verification import EvidenceIndex
from summarizer.verification.leaves import Leaf, LeafKind, judge_leaf
from tests.extraction.test_library import example, schema_of

from .texts import Stated, Text

_SMALL = frozenset("a an and at by de del der for from in la le of on or the to van von with".split())
_LONGEST_NAME = 8


class Example(Text):
    """An example whose values are cited by the quotes that stand beside it, not by the first words of a sentence."""

    def index(self) -> EvidenceIndex:
        """The document's index."""
        return index_documents([read_one(self.name, self.text)])

    def cited(self, index: EvidenceIndex, words: tuple[str, ...]) -> list[Sentence]:
        """The sentences in which a quote stands."""
        start = self.text.find(words[0])
        return [s for s in self.sentences(index) if s.start < start + len(words[0]) and start < s.end]

    def sentences(self, index: EvidenceIndex) -> list[Sentence]:
        """Every sentence of the document, its headings and rows among them."""
        return [s for p in split_passages(read_one(self.name, self.text)) for s in p.sentences]


def label_on(leaf: Leaf, text: str) -> str:
    """The label of the verdict on a leaf against every line of a page that was published on 15 March 2025."""
    example = Example("text.txt", "2025-03-15", text, ())
    index = example.index()
    return judge_leaf(leaf, example.sentences(index), index, example.published).verdict.label


def read_one(name: str, text: str) -> Document:
    """Return a text as a document."""
    return read_sources([SourceText(name, text)], stdin=lambda: b"").documents[0]


def example_of(name: str) -> Example:
    """Return an example of the library, or a seed article, with its leaves."""
    text, value, evidence = example(name)
    document = read_one(name, text)
    schema = schema_of(name)
    stated = tuple(Stated(leaf, (evidence[at],)) for at, leaf in _leaves(schema.model_validate(value), "", "", "", ()))
    published = document.published or next((p.published for p in split_passages(document) if p.published), None)
    return Example(name, published, text, stated)


def _leaves(value: Any, at: str, path: str, told: str, beside: Sequence[str]) -> Iterator[tuple[str, Leaf]]:
    """Yield (JSON Pointer, leaf); an item of a list has its list's words, and a field its own."""
    if isinstance(value, BaseModel):
        plain = {
            name: item for name in type(value).model_fields if not isinstance(item := getattr(value, name), list | BaseModel)
        }
        for name, field in type(value).model_fields.items():
            near = [_said(other) for key, other in plain.items() if key != name and other is not None]
            words = f"{path} {name.replace('_', ' ')}".strip()
            yield from _leaves(getattr(value, name), f"{at}/{name}", words, field.description or told, near)
    elif isinstance(value, list):
        for n, item in enumerate(value):
            yield from _leaves(item, f"{at}/{n}", path, told, beside)
    elif value is not None:
        yield at, _leaf(value, f"{path}: {told}", tuple(beside))


def _leaf(value: Any, label: str, beside: tuple[str, ...]) -> Leaf:
    if isinstance(value, Enum):
        members = [(str(m.value), m.name.replace("_", " ").lower()) for m in type(value)]
        own = next(m for m in members if m[0] == value.value)
        return Leaf(str(value.value), "choice", label, beside, own, tuple(m for m in members if m != own))
    return Leaf(value, _kind_of(value), label, beside)


def _kind_of(value: Any) -> LeafKind:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, str):
        return "name" if _is_name(value) else "text"
    return "date" if hasattr(value, "isoformat") else "number"


def _is_name(text: str) -> bool:
    words = text.split()
    telling = [w for w in words if w.casefold() not in _SMALL]
    short = len(words) <= _LONGEST_NAME and not re.search(r"[.!?…]['\"”’)]*$", text)
    return short and (len(words) == 1 or all(not w[:1].islower() for w in telling))


def _said(value: Any) -> str:
    return str(value.value) if isinstance(value, Enum) else value.isoformat() if hasattr(value, "isoformat") else str(value)
