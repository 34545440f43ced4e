"""What data looks like: frozen pydantic models and small value classes, no behaviour beyond validation."""

from .document import Document, Passage, Sentence, SourceText
from .fact import Fact, Modality, Proposal, SummarySentence
from .report import (
    Accounting,
    Conflict,
    DocumentCounts,
    Generator,
    LLMUsage,
    Notice,
    Position,
    Rejection,
    Report,
    SentenceCounts,
    Story,
    TimelineEntry,
)
from .verdict import ClaimVerdict, Evidence, Label, Reason, Verdict

__all__ = [
    "Accounting",
    "ClaimVerdict",
    "Conflict",
    "Document",
    "DocumentCounts",
    "Evidence",
    "Fact",
    "Generator",
    "LLMUsage",
    "Label",
    "Modality",
    "Notice",
    "Passage",
    "Position",
    "Proposal",
    "Reason",
    "Rejection",
    "Report",
    "Sentence",
    "SentenceCounts",
    "SourceText",
    "Story",
    "SummarySentence",
    "TimelineEntry",
    "Verdict",
]
