"""From a story's facts to its summary."""

from .selection import choose_title, select_facts

__all__ = ["choose_title", "select_facts"]
