"""Indexes to verify against, made of real files or of a line of text."""

import hashlib
from pathlib import Path

from summarizer.pipeline import index_documents
from summarizer.schemas import Document
from summarizer.verification import EvidenceIndex

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"


def index_of(*texts: str) -> EvidenceIndex:
    """An index over texts, each a document of its own."""
    return index_documents([_document(n, text) for n, text in enumerate(texts, 1)])


def seed_indexes() -> list[EvidenceIndex]:
    """An index for each article in seeds/, and for each shared one where those are at hand."""
    files = [*sorted((ROOT / "seeds").glob("*.txt")), *sorted((SHARED / "seeds").glob("*.txt"))]
    return [index_of(f.read_text(encoding="utf-8")) for f in files]


def _document(n: int, text: str) -> Document:
    return Document(id=f"d{n}", source=f"text {n}", sha256=hashlib.sha256(text.encode()).hexdigest(), text=text)
