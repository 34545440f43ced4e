"""What data looks like: frozen pydantic models and small value classes, no behaviour beyond validation."""

from .digest import Digest, Moved, SourceHealth, StoryChanges, Withdrawn
from .document import Document, Passage, Sentence, SourceBytes, SourceText
from .extraction import Extraction, Grounding, LeafConflict, LeafPosition, RejectedLeaf
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
    "Digest",
    "Document",
    "DocumentCounts",
    "Evidence",
    "Extraction",
    "Fact",
    "Generator",
    "Grounding",
    "LLMUsage",
    "Label",
    "LeafConflict",
    "LeafPosition",
    "Modality",
    "Moved",
    "Notice",
    "Passage",
    "Position",
    "Proposal",
    "Reason",
    "RejectedLeaf",
    "Rejection",
    "Report",
    "Sentence",
    "SentenceCounts",
    "SourceBytes",
    "SourceHealth",
    "SourceText",
    "Story",
    "StoryChanges",
    "SummarySentence",
    "TimelineEntry",
    "Verdict",
    "Withdrawn",
]
