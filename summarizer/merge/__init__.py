"""Many documents, one account: which passages tell one event, which statements are one fact, and where the sources differ."""

from .aliases import Aliases
from .conflicts import find_conflicts, shown_quantity
from .facts import Candidate, Merged, merge_candidates
from .features import Features, features_of
from .origins import Origins, count_origins, find_origins
from .stories import group_passages
from .times import anchors_of

__all__ = [
    "Aliases",
    "Candidate",
    "Features",
    "Merged",
    "Origins",
    "anchors_of",
    "count_origins",
    "features_of",
    "find_conflicts",
    "find_origins",
    "group_passages",
    "merge_candidates",
    "shown_quantity",
]
