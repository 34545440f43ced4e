"""The verifier: whether a claim is supported by the sources, and by which words of them."""

from .claims import judge_sentences, judge_spans, verify_claim, verify_sentences
from .evidence import EvidenceIndex, Passages
from .judging import CHECKS, judge
from .modality import check_modality

__all__ = [
    "CHECKS",
    "EvidenceIndex",
    "Passages",
    "check_modality",
    "judge",
    "judge_sentences",
    "judge_spans",
    "verify_claim",
    "verify_sentences",
]
