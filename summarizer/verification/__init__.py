"""The verifier: whether a claim is supported by the sources, and by which words of them."""

from .claims import judge_sentences, judge_spans, score_as_said, verify_claim, verify_sentences
from .evidence import EvidenceIndex, Passages
from .judging import CHECKS, judge
from .meaning import Reader, verify_by_meaning
from .wording import check_wording

__all__ = [
    "CHECKS",
    "EvidenceIndex",
    "Passages",
    "Reader",
    "check_wording",
    "judge",
    "judge_sentences",
    "judge_spans",
    "score_as_said",
    "verify_by_meaning",
    "verify_claim",
    "verify_sentences",
]
