"""From a story's facts to its summary."""

from .selection import choose_title, select_facts
from .writing import Attempt, Draft, Writer

__all__ = ["Attempt", "Draft", "Writer", "choose_title", "select_facts"]
