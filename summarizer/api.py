"""The library calls: what the command line does, as functions."""

import asyncio
import logging
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from summarizer import claims as claim_files
from summarizer.claims import Claim
from summarizer.errors import InputError, NotYetError, SettingsError
from summarizer.ingest import read_sources
from summarizer.nli import open_cross_encoder
from summarizer.pairs import Tiers, explain_claim, in_order, judge_claim, judge_pairs
from summarizer.pipeline import Assistant, Progress, index_documents, report_on
from summarizer.recheck import faults
from summarizer.scale import open_spread
from summarizer.schemas import ClaimVerdict, Document, LLMUsage, Notice, Report, SourceText
from summarizer.settings import Settings, settings_from
from summarizer.verification import Reader
from summarizer.verification.arbiter import Arbiter
from summarizer.verification.learned import open_reader
from summarizer.verification.selftest import Rate, make_cases, tally

Source = str | Path | SourceText
"""A path, a folder, a glob or "-" as the command line takes it; a Path; or a text in memory."""


_SEED = 1
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """The verdicts on some claims, in their order, with the documents that were read for them and what there was to report.

    `spent` is what the judge cost, None without one.
    """

    verdicts: tuple[ClaimVerdict, ...]
    documents: tuple[Document, ...]
    notices: tuple[Notice, ...]
    spent: LLMUsage | None = None


@dataclass(frozen=True, slots=True)
class SelfTestResult:
    """How often the verifier was wrong on the user's own sources, by kind; `most` cases of a kind at most."""

    rates: tuple[Rate, ...]
    threshold: float
    most: int
    documents: tuple[Document, ...]
    notices: tuple[Notice, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the rates as plain values: of mutants, which must not pass, and of rewordings, which must."""
        return {
            "threshold": self.threshold,
            "most": self.most,
            "mutants": [rate.as_json() for rate in self.rates if not rate.says_so],
            "rewordings": [rate.as_json() for rate in self.rates if rate.says_so],
        }


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
    with _assistant(chosen) as assistant, open_spread(chosen.executor, _log.warning) as spread:
        if watch is not None and assistant is not None:
            watch(assistant.usage)
        ingested = read_sources(sources, stdin=stdin or _read_stdin, jobs=chosen.jobs)
        return report_on(
            ingested,
            chosen,
            now=lambda: datetime.now(UTC),
            clock=time.monotonic,
            progress=progress or (lambda stage, done, total: None),
            assistant=assistant,
            spread=spread,
        )


def verify(
    claims: Sequence[str],
    sources: Sequence[Source],
    *,
    threshold: float = 0.5,
    judge: Settings | None = None,
    nli: str | None = None,
    stdin: Callable[[], bytes] | None = None,
) -> list[ClaimVerdict]:
    """Return a verdict with evidence for each claim, in order. A source that cannot be read raises InputError.

    A claim that no hard check refuses is supported from a probability of `threshold`, 0 to 1, by default 0.5. With `judge`, settings
    that name a model, claims in doubt are put to that model. `nli` is the folder of a cross-encoder to read with in the place of ours.
    """
    result = verify_against([Claim(c) for c in claims], sources, threshold=threshold, judge=judge, nli=nli, stdin=stdin)
    if not result.documents:
        raise InputError(" ".join(n.message for n in result.notices))
    return list(result.verdicts)


def verify_against(
    claims: Sequence[Claim],
    sources: Sequence[Source],
    *,
    threshold: float = 0.5,
    judge: Settings | None = None,
    nli: str | None = None,
    progress: Progress | None = None,
    stdin: Callable[[], bytes] | None = None,
) -> VerifyResult:
    """Like `verify`, with the documents and what there is to report of them; sources that cannot be read are only reported."""
    _check_threshold(threshold)
    undecided: list[Notice] = []
    with _tiers(threshold, judge, nli, undecided.append) as (tiers, spent):
        ingested = read_sources(sources, stdin=stdin or _read_stdin)
        index = index_documents(ingested.documents)
        judged = in_order(lambda claim: explain_claim(claim, index, tiers), claims, tiers.workers)
        verdicts = tuple(_counted(judged, len(claims), progress))
        cost = spent()
    return VerifyResult(verdicts, ingested.documents, (*ingested.notices, *undecided), cost)


def read_claims(text: str) -> list[Claim]:
    """Return the claims that a text holds, be it prose, JSON, JSON Lines or a saved report. InputError names an item that is none."""
    return claim_files.read_claims(text)


def self_test(
    sources: Sequence[Source],
    *,
    threshold: float = 0.5,
    most: int = 40,
    nli: str | None = None,
    progress: Progress | None = None,
    stdin: Callable[[], bytes] | None = None,
) -> SelfTestResult:
    """Change and reword sentences of the sources, up to `most` of each kind, and verify each against all of them.

    The draws are seeded: the same sources give the same cases. `most` bounds the time.
    """
    _check_threshold(threshold)
    tiers = Tiers(_reader(nli), threshold)
    ingested = read_sources(sources, stdin=stdin or _read_stdin)
    index = index_documents(ingested.documents)
    cases = make_cases(index, random.Random(_SEED).randrange, most)
    verdicts = _counted(in_order(lambda case: judge_claim(Claim(case.claim), index, tiers), cases), len(cases), progress)
    return SelfTestResult(tally(cases, list(verdicts)), threshold, most, ingested.documents, ingested.notices)


def verify_pairs(
    lines: Iterable[str],
    threshold: float = 0.5,
    *,
    ahead: bool = False,
    judge: Settings | None = None,
    nli: str | None = None,
    tell: Callable[[Notice], object] = lambda notice: None,
) -> Iterator[str]:
    """Judge pairs a line in, a line out, in the same order: see CONTRACT `verify --pairs`.

    With `ahead` a few lines are read before the first is answered, which is faster; else one is held in memory at a time.
    `tell` hears why the judge left claims undecided. Raises InputError with the line's number for a line that is no pair.
    """
    _check_threshold(threshold)
    with _tiers(threshold, judge, nli, tell) as (tiers, _):
        yield from judge_pairs(lines, tiers, ahead=ahead)


def check_report(text: str) -> list[str]:
    """Return what does not hold in a saved report, a sentence a fault; empty when it holds. InputError when it is no report."""
    return faults(text)


def extract(sources: Sequence[Source], *, schema: type, **options: Any) -> None:
    """Fill a schema from the sources: not in this version."""
    raise NotYetError("extract comes with a later version; use summarize or verify")


async def asummarize(sources: Sequence[Source], settings: Settings | None = None, **options: Any) -> Report:
    """`summarize` in a worker thread."""
    return await asyncio.to_thread(summarize, sources, settings, **options)


async def averify(claims: Sequence[str], sources: Sequence[Source], *, threshold: float = 0.5) -> list[ClaimVerdict]:
    """`verify` in a worker thread."""
    return await asyncio.to_thread(verify, claims, sources, threshold=threshold)


async def aextract(sources: Sequence[Source], *, schema: type, **options: Any) -> None:
    """`extract` in a worker thread: not in this version."""
    await asyncio.to_thread(extract, sources, schema=schema, **options)


def _assistant(settings: Settings) -> AbstractContextManager[Assistant | None]:
    """The model that the settings name. What reaches models takes a third of a second to import, so it is left until one is wanted."""
    if settings.model == "extractive":
        return nullcontext()
    from summarizer.session import open_assistant

    return open_assistant(settings)


def _counted(verdicts: Iterable[ClaimVerdict], total: int, progress: Progress | None) -> Iterator[ClaimVerdict]:
    """Yield the verdicts, and tell how many there are so far."""
    for n, verdict in enumerate(verdicts, 1):
        if progress is not None:
            progress("verifying", n, total)
        yield verdict


@contextmanager
def _tiers(
    threshold: float, judge: Settings | None, nli: str | None, tell: Callable[[Notice], object]
) -> Iterator[tuple[Tiers, Callable[[], LLMUsage | None]]]:
    if judge is None:
        yield Tiers(_reader(nli), threshold), lambda: None
        return
    from summarizer.session import open_session

    with open_session(judge) as session:
        yield Tiers(_reader(nli), threshold, Arbiter(session.asker, threshold, tell), judge.jobs), session.spent
        for notice in session.notices():
            tell(notice)


def _reader(nli: str | None) -> Reader:
    return open_reader() if nli is None else open_cross_encoder(nli)


def _check_threshold(threshold: float) -> None:
    if not 0 <= threshold <= 1:
        raise SettingsError(f"threshold is {threshold!r}: expected a probability from 0 to 1")


def _read_stdin() -> bytes:
    return sys.stdin.buffer.read()
