"""The library calls: what the command line does, as functions."""

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from functools import partial
from typing import Any

from summarizer.ingest import Source, read_sources
from summarizer.pipeline import Assistant, Progress, report_on
from summarizer.recheck import faults
from summarizer.scale import open_spread
from summarizer.schemas import LLMUsage, Report
from summarizer.settings import Settings, settings_from

from .extracting import aextract, extract, extract_each
from .opening import in_thread, open_door, read_stdin, tell_lost
from .verifying import SelfTestResult, VerifyResult, averify, read_claims, self_test, verify, verify_against, verify_pairs

__all__ = [
    "SelfTestResult",
    "Source",
    "VerifyResult",
    "aextract",
    "asummarize",
    "averify",
    "check_report",
    "extract",
    "extract_each",
    "read_claims",
    "self_test",
    "summarize",
    "verify",
    "verify_against",
    "verify_pairs",
]


def summarize(
    sources: Sequence[Source],
    settings: Settings | None = None,
    *,
    progress: Progress | None = None,
    watch: Callable[[Callable[[], LLMUsage]], object] | None = None,
    stdin: Callable[[], bytes] | None = None,
    **options: Any,
) -> Report:
    """Return one verified summary per story found in the sources.

    `options` are fields of Settings (`model="extractive"`, `sentences=5`) and override `settings`. Raises SettingsError
    for an option that is not one, InputError when no source is given, and ProviderError when a
    model's server fails for good. A source that cannot be read raises nothing: it is
    counted as rejected and named in `report.warnings`. `progress` hears of each step; `watch` is given, before anything is
    read, what tells how much the model has cost so far.
    """
    chosen = settings_from(**{**(settings.model_dump() if settings else {}), **options})
    # Opened first: an option that cannot be used is found before anything is read or sent.
    fetch = open_door(chosen.allow_hosts)
    with _assistant(chosen) as assistant, open_spread(chosen.executor, tell_lost) as spread:
        if watch is not None and assistant is not None:
            watch(assistant.usage)
        ingested = read_sources(sources, stdin=stdin or read_stdin, fetch=fetch, jobs=chosen.jobs)
        return report_on(
            ingested,
            chosen,
            now=lambda: datetime.now(UTC),
            clock=time.monotonic,
            progress=progress or (lambda stage, done, total: None),
            assistant=assistant,
            spread=spread,
        )


def check_report(text: str) -> list[str]:
    """Return what does not hold in a saved report, JSON or receipt, a sentence a fault; empty when it holds.

    Of a receipt, the report that it holds is verified, and that the page is what this report renders to; of an extraction its
    spans and hashes. Raises InputError when the text is none of these.
    """
    from summarizer.render import receipt  # it brings what draws, which no other call needs

    if not receipt.is_receipt(text):
        extraction = receipt.read_extraction(text)
        return faults(text) if extraction is None else receipt.span_faults(extraction)
    if receipt.holds_extraction(text):
        return receipt.extraction_faults(text)
    return faults(receipt.embedded_report(text)) or receipt.receipt_faults(text)


async def asummarize(sources: Sequence[Source], settings: Settings | None = None, **options: Any) -> Report:
    """`summarize` in a worker thread."""
    return await in_thread(partial(summarize, sources, settings, **options))


def _assistant(settings: Settings) -> AbstractContextManager[Assistant | None]:
    """The model that the settings name. What reaches models takes a third of a second to import, so it is left until one is wanted."""
    if settings.model == "extractive":
        return nullcontext()
    from summarizer.session import open_assistant

    return open_assistant(settings)
