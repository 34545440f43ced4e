"""Documents and their sentences."""

from dataclasses import dataclass
from typing import Literal

from .frozen import Frozen

DocumentFormat = Literal["text", "markdown", "html", "pdf"]
SentenceKind = Literal["prose", "title", "furniture", "instruction"]
"""What a sentence is to its article. An instruction addresses the tool or model that reads it: data, and no evidence of anything."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source that is already in memory: `name` stands in reports where a path would."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class SourceBytes:
    """A file or page that is already in memory, told apart by its content like a file on disk.

    `media` says what it is where its content cannot (Markdown, say). `charset` is what its server declared. `title` and `published`
    (ISO 8601) are what is known of it besides, and stand where the content names none.
    """

    name: str
    data: bytes
    media: DocumentFormat | None = None
    charset: str | None = None
    title: str | None = None
    published: str | None = None


class Document(Frozen):
    """One source as it was read.

    `text` is what every offset counts in (code points). For a plain-text or Markdown file it is the
    file's own decoded characters less a leading BOM; for HTML and PDF it is the extracted text.
    `sha256` is that of `text` in UTF-8. `published` is an ISO 8601 date (`2021-06-28`) or None.
    `origin` names who the text is from when it is not the outlet itself: the agencies it credits ("AFP, AP"), or
    the id of the document with which it shares its wording.
    """

    id: str
    source: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    origin: str | None = None
    format: DocumentFormat = "text"
    encoding: str | None = None
    sha256: str
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its address: `document.text[start:end] == text`, always.

    A plain class and not a pydantic model because a corpus holds hundreds of thousands of them.
    `paragraph` and `passage` count from 0 in the document; a passage is one article of it. In a dialogue `speaker` is the label of
    whoever says it, and `text[:said]` that label where it opens the sentence.
    """

    id: str
    document_id: str
    start: int
    end: int
    text: str
    kind: SentenceKind
    paragraph: int
    passage: int = 0
    speaker: str | None = None
    said: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """One article inside a document: most documents have one, a page with another pasted below has two.

    `published` is an ISO 8601 date or None. `agencies` are the wire agencies that the passage credits.
    """

    document_id: str
    index: int
    title: str | None
    published: str | None
    agencies: tuple[str, ...]
    sentences: tuple[Sentence, ...]
