"""What a sentence says, taken apart: tokens, quantities, dates, names, scopes and speakers. The stages build on it."""

from .analysis import Analysis, analyse

__all__ = ["Analysis", "analyse"]
