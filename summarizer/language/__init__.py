"""What a sentence says, taken apart: tokens, quantities, dates, names, scopes and speakers. The stages build on it."""

from .analysis import Analysis, analyse
from .forgetting import forget_over

__all__ = ["Analysis", "analyse", "forget_over"]
