"""Many documents, one account: which passages tell one event, which statements are one fact, and where the sources differ."""

from .conflicts import find_conflicts
from .facts import Candidate, Merged, merge_candidates
from .origins import Origins, count_origins, find_origins
from .stories import group_passages

__all__ = [
    "Candidate",
    "Merged",
    "Origins",
    "count_origins",
    "find_conflicts",
    "find_origins",
    "group_passages",
    "merge_candidates",
]
