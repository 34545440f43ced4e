"""Verified summaries of many sources: a model proposes, code disposes.

The names below are loaded when they are first used, so that importing the package costs nothing.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.api import aextract, asummarize, averify, extract, extract_each, summarize, verify
    from summarizer.errors import (
        BudgetError,
        ExtractionError,
        InputError,
        InternalError,
        ModelReplyError,
        ProviderError,
        SettingsError,
        SummarizerError,
    )
    from summarizer.schemas import Extraction, Report, SourceText
    from summarizer.settings import Settings

__all__ = [
    "BudgetError",
    "Extraction",
    "ExtractionError",
    "InputError",
    "InternalError",
    "ModelReplyError",
    "ProviderError",
    "Report",
    "Settings",
    "SettingsError",
    "SourceText",
    "SummarizerError",
    "__version__",
    "aextract",
    "asummarize",
    "averify",
    "extract",
    "extract_each",
    "summarize",
    "verify",
]

_HOMES = {
    "summarizer.api": ("aextract", "asummarize", "averify", "extract", "extract_each", "summarize", "verify"),
    "summarizer.errors": (
        "BudgetError",
        "ExtractionError",
        "InputError",
        "InternalError",
        "ModelReplyError",
        "ProviderError",
        "SettingsError",
        "SummarizerError",
    ),
    "summarizer.schemas": ("Extraction", "Report", "SourceText"),
    "summarizer.settings": ("Settings",),
}


def __getattr__(name: str) -> object:
    from importlib import import_module, metadata

    if name == "__version__":
        return metadata.version("summarizer")
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'summarizer' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
