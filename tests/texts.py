"""Documents made of text in memory, and the seed folders as lists of paths."""

import hashlib
from pathlib import Path
from typing import Literal

from summarizer.schemas import Document, Passage, Sentence
from summarizer.segment import split_passages

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
OWN_SEEDS = sorted(str(path) for path in (ROOT / "seeds").glob("*.txt"))
SHARED_SEEDS = sorted(str(path) for path in (SHARED / "seeds").glob("*.txt"))


def document(text: str, n: int = 1, *, form: Literal["text", "markdown"] = "text", published: str | None = None) -> Document:
    """Return document `dN` with this text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(id=f"d{n}", source=f"{n}.txt", format=form, published=published, sha256=digest, text=text)


def passages(*texts: str, published: str | None = None) -> list[Passage]:
    """Return the passages of some texts, each a document of its own."""
    return [p for n, text in enumerate(texts, 1) for p in split_passages(document(text, n, published=published))]


def prose(text: str, *, form: Literal["text", "markdown"] = "text") -> list[str]:
    """Return the prose sentences of a text."""
    return [s.text for s in sentences(text, form=form) if s.kind == "prose"]


def sentences(text: str, *, form: Literal["text", "markdown"] = "text") -> list[Sentence]:
    """Return all sentences of a text, whatever their kind."""
    return [s for p in split_passages(document(text, form=form)) for s in p.sentences]
