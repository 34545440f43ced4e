"""Many documents, one account: which passages tell one event, which statements are one fact, and where the sources differ."""

from .aliases import Aliases
from .conflicts import find_conflicts
from .facts import Candidate, Merged, merge_candidates
from .stories import group_passages
from .times import anchors_of

__all__ = ["Aliases", "Candidate", "Merged", "anchors_of", "find_conflicts", "group_passages", "merge_candidates"]
