"""Typed verification of single values: a number, date, boolean, choice, name or text that a document is said to state."""

from .judging import judge_leaf
from .leaf import Leaf, LeafFinding, LeafKind

__all__ = ["Leaf", "LeafFinding", "LeafKind", "judge_leaf"]
