"""Fit the curve that combines the learned margin with the checks: `combine.py VERIFY_FOLDER HELD_ROWS > combination.json`.

HELD_ROWS is stage2_held.jsonl of pairs.py: documents that neither the model nor this fit of another version was trained on. The
annotated claims among them weigh most; edits of claims and sentences keep a high coverage from passing for the truth. Uses the
model files that lie in summarizer/verification/learned: replace those first. Nothing of verify_dev is read.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from summarizer.pipeline import index_documents
from summarizer.schemas import Document
from summarizer.segment import split_sentences
from summarizer.verification import EvidenceIndex
from summarizer.verification.learned import open_reader
from summarizer.verification.meaning import NAMES, features, read_pairs

ANNOTATED = ("cg2c_doc", "defacto")
LEFT_OUT = ("dialogue-true", "dialogue-false", "sentence-absent", "claim-original", "wice_partial")
EDIT_WEIGHT = 0.125
MOST_EDITS = 700
DOUBTED = 0.4
"""Of claims of nearly the evidence's words that pass every check, refusing those under this costs nothing among the annotated."""


@dataclass(frozen=True, slots=True)
class Case:
    """A claim with what the curve is over."""

    kind: str
    doc_id: str
    holds: bool
    features: tuple[float, ...]


def read(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def index_of(text: str) -> EvidenceIndex:
    """Return the index of one document."""
    digest = sha256(text.encode()).hexdigest()
    return index_documents([Document(id="d1", source="source", format="text", sha256=digest, text=text)])


def cases(folder: Path, held: list[dict[str, Any]]) -> Iterator[Case]:
    """Judge the held-out claims with the product's own code, each against its whole document."""
    texts = {d["doc_id"]: d["text"] for d in read(folder / "verify_docs_train.jsonl")}
    before = {(r["doc_id"], r["claim"]): r.get("context_before") or "" for r in read(folder / "verify_train.jsonl")}
    chosen = {(r["group"], r["claim"]): r for r in reversed(held) if r["source"] not in LEFT_OUT and r["group"] in texts}
    rows = sorted(chosen.values(), key=lambda r: (r["group"], r["claim"]))
    edits = [r for r in rows if r["source"] not in ANNOTATED]
    rows = [r for r in rows if r["source"] in ANNOTATED] + random.Random(1).sample(edits, min(MOST_EDITS, len(edits)))
    index, last = index_of(""), ""
    for r in sorted(rows, key=lambda r: r["group"]):
        if r["group"] != last:
            index, last = index_of(texts[r["group"]]), r["group"]
        claim, context = r["claim"], before.get((r["group"], r["claim"]), "")
        previous = split(context)[-1] if context else ""
        read_ = read_pairs(split(claim), index, open_reader(), previous)
        if any(p.held.judgement is not None for p in read_):
            yield Case(r["source"].split("-")[0], r["group"], r["label"] == "entailment", features(read_))


def split(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [text[a:b] for a, b in split_sentences(text)] or [text]


def fit(found: list[Case], ridge: float = 2.0) -> list[float]:
    """Return the coefficients and, last, the intercept of a ridge logistic regression, by Newton's method.

    Within each kind both answers weigh the same.
    """
    counts = Counter((c.kind, c.holds) for c in found)
    weights = np.array([(1.0 if c.kind in ANNOTATED else EDIT_WEIGHT) / counts[c.kind, c.holds] for c in found])
    weights *= len(found) / weights.sum()
    values = np.array([c.features for c in found])
    answers = np.array([float(c.holds) for c in found])
    mean, spread = values.mean(0), values.std(0) + 1e-9
    inputs = np.c_[(values - mean) / spread, np.ones(len(found))]
    penalty = np.r_[np.full(values.shape[1], ridge), 0.0]
    theta = np.zeros(inputs.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-inputs @ theta))
        curve = (inputs.T * (weights * p * (1 - p))) @ inputs + np.diag(penalty)
        theta -= np.linalg.solve(curve, inputs.T @ (weights * (p - answers)) + penalty * theta)
    slopes = theta[:-1] / spread
    return [*slopes.tolist(), float(theta[-1] - slopes @ mean)]


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("verify", type=Path, help="the folder of verify_train.jsonl and verify_docs_train.jsonl")
    parser.add_argument("held", type=Path, help="stage2_held.jsonl")
    options = parser.parse_args()
    found = list(cases(options.verify, read(options.held)))
    print(dict(Counter((c.kind, c.holds) for c in found)), file=sys.stderr)
    *slopes, intercept = (round(value, 4) for value in fit(found))
    print(json.dumps({"slopes": dict(zip(NAMES, slopes, strict=True)), "intercept": intercept, "doubted": DOUBTED}, indent=1))


if __name__ == "__main__":
    main()
