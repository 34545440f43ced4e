"""Schemas to fill as they are, or to copy and change: plain pydantic classes, with a description of every field.

Each description says what the value is, and in which unit, in the words that a source would use: a model reads it to fill the
field, and the verifier to tell which of several numbers is meant. All a document may be silent on is optional. What a
model should know of the whole stands in the class's JSON Schema as "x-hint".
"""

from collections.abc import Mapping
from types import MappingProxyType

from pydantic import BaseModel

from .clinical_note import ClinicalNote
from .contract_terms import ContractTerms
from .earnings_report import EarningsReport
from .incident_report import IncidentReport
from .job_posting import JobPosting
from .meeting import Meeting
from .news_event import NewsEvent
from .research_paper import ResearchPaper

__all__ = [
    "LIBRARY",
    "ClinicalNote",
    "ContractTerms",
    "EarningsReport",
    "IncidentReport",
    "JobPosting",
    "Meeting",
    "NewsEvent",
    "ResearchPaper",
]

LIBRARY: Mapping[str, type[BaseModel]] = MappingProxyType(
    {
        "news_event": NewsEvent,
        "meeting": Meeting,
        "research_paper": ResearchPaper,
        "earnings_report": EarningsReport,
        "incident_report": IncidentReport,
        "job_posting": JobPosting,
        "contract_terms": ContractTerms,
        "clinical_note": ClinicalNote,
    }
)
