"""The report of a run: by the model of its settings, at once or by batches, and where the work is done."""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime

from summarizer.ingest import Ingested
from summarizer.llm import takes_batches
from summarizer.pipeline import Assistant, Group, Progress, report_on
from summarizer.scale import open_spread
from summarizer.schemas import Report

from .config import Config
from .ledger import Lease, Ledger
from .telling import Tell
from .waiting import RunJournal

__all__ = ["reporter"]

_log = logging.getLogger(__name__)


def reporter(
    ledger: Ledger,
    lease: Lease,
    config: Config,
    run: int,
    now: Callable[[], datetime],
    clock: Callable[[], float],
    progress: Progress,
) -> Tell:
    """Return what makes the report of a run; it raises what a model may raise, and WaitingError."""

    def report(ingested: Ingested, group: Group) -> Report:
        # Without a document there is nothing to ask, and no model is opened.
        journal = RunJournal(ledger, lease, run)
        with (
            _assistant(config, journal, bool(ingested.documents)) as assistant,
            open_spread(config.settings.executor, _log.warning) as spread,
        ):
            return report_on(
                ingested,
                config.settings,
                now=now,
                clock=clock,
                progress=progress,
                assistant=assistant,
                group=group,
                spread=spread,
            )

    return report


def _assistant(config: Config, journal: RunJournal, wanted: bool) -> AbstractContextManager[Assistant | None]:
    """The model of the settings, if they name one and it is wanted."""
    settings = config.settings
    if settings.model == "extractive" or not wanted:
        return nullcontext()
    # Imported when it is needed: it takes a third of a second.
    from summarizer.session import open_assistant

    if settings.cache is None:
        settings = settings.model_copy(update={"cache": str(config.folder / "cache")})
    # What was handed in is waited for also when digest.toml no longer asks for batches: it is paid for.
    begun = takes_batches(settings.model) and bool(journal.batches() or journal.settled())
    return open_assistant(settings, journal if config.batch or begun else None, submit=config.batch)
