"""Indexes to verify against, made of real files or of a line of text."""

import hashlib
import json
from collections import defaultdict
from pathlib import Path

from summarizer.pipeline import index_documents
from summarizer.schemas import Document
from summarizer.verification import EvidenceIndex

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
_BENCHMARK = SHARED / "data" / "verify"
_LONGEST = 12_000
"""Characters of a shared document beyond which it costs more than it tells."""


def index_of(*texts: str) -> EvidenceIndex:
    """An index over texts, each a document of its own."""
    return index_documents([_document(n, text) for n, text in enumerate(texts, 1)])


def seed_indexes() -> list[EvidenceIndex]:
    """An index for each article in seeds/, and for each shared one where those are at hand."""
    files = [*sorted((ROOT / "seeds").glob("*.txt")), *sorted((SHARED / "seeds").glob("*.txt"))]
    return [index_of(f.read_text(encoding="utf-8")) for f in files]


def shared_is_at_hand() -> bool:
    """Whether the shared folder with the benchmark's documents stands beside the checkout."""
    return _BENCHMARK.is_dir()


def shared_indexes(most: int = 900) -> list[EvidenceIndex]:
    """An index for each of some documents of the shared benchmark, news, meetings, dialogues and pages alike; [] without that folder.

    The documents only: no claim and no label is read.
    """
    if not shared_is_at_hand():
        return []
    by_kind: dict[str, list[str]] = defaultdict(list)
    for file in sorted(_BENCHMARK.glob("verify_docs_*.jsonl")):
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if len(row["text"]) <= _LONGEST:
                    by_kind[row["dataset"]].append(row["text"])
    in_turn = [(n, kind, text) for kind, texts in sorted(by_kind.items()) for n, text in enumerate(texts)]
    return [index_of(text) for _, _, text in sorted(in_turn, key=lambda row: row[:2])[:most]]


def _document(n: int, text: str) -> Document:
    return Document(id=f"d{n}", source=f"text {n}", sha256=hashlib.sha256(text.encode()).hexdigest(), text=text)
