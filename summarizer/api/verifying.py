"""Claims held against sources, and the verifier held against the user's own."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from summarizer import claims as claim_files
from summarizer.claims import Claim
from summarizer.errors import InputError, SettingsError
from summarizer.ingest import Source, read_sources
from summarizer.nli import open_cross_encoder
from summarizer.pairs import Tiers, explain_claim, in_order, judge_claim, judge_pairs, judge_pairs_far
from summarizer.pipeline import Progress, index_documents
from summarizer.scale import open_spread
from summarizer.schemas import ClaimVerdict, Document, LLMUsage, Notice
from summarizer.settings import Settings
from summarizer.verification import Reader
from summarizer.verification.arbiter import Arbiter
from summarizer.verification.learned import open_reader
from summarizer.verification.selftest import Rate, make_cases, tally

from .opening import in_thread, open_door, read_stdin, tell_lost

_SEED = 1


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


def verify(
    claims: Sequence[str],
    sources: Sequence[Source],
    *,
    threshold: float = 0.5,
    judge: Settings | None = None,
    nli: str | None = None,
    allow_hosts: Sequence[str] = (),
    stdin: Callable[[], bytes] | None = None,
) -> list[ClaimVerdict]:
    """Return a verdict with evidence for each claim, in order. InputError for a source that cannot be read and a claim with a lone surrogate.

    A claim that no hard check refuses is supported from a probability of `threshold`, 0 to 1, by default 0.5. With `judge`, settings
    that name a model, claims in doubt are put to that model. `nli` is the folder of a cross-encoder to read with in the place of ours.
    `allow_hosts` may be fetched although their addresses are not public.
    """
    spoken = [Claim(c) for c in claims]
    result = verify_against(spoken, sources, threshold=threshold, judge=judge, nli=nli, allow_hosts=allow_hosts, stdin=stdin)
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
    allow_hosts: Sequence[str] = (),
    stdin: Callable[[], bytes] | None = None,
) -> VerifyResult:
    """Like `verify`, with the documents and what there is to report of them; sources that cannot be read are only reported."""
    _check_threshold(threshold)
    for n, claim in enumerate(claims, 1):
        for part in (claim.text, claim.context, claim.id or ""):
            claim_files.refuse_surrogates(part, f"claim {n}")
    undecided: list[Notice] = []
    fetch = open_door(allow_hosts)
    with _tiers(threshold, judge, nli, undecided.append) as (tiers, spent):
        ingested = read_sources(sources, stdin=stdin or read_stdin, fetch=fetch)
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
    allow_hosts: Sequence[str] = (),
    stdin: Callable[[], bytes] | None = None,
) -> SelfTestResult:
    """Change and reword sentences of the sources, up to `most` of each kind, and verify each against all of them.

    The draws are seeded: the same sources give the same cases. `most` bounds the time.
    """
    _check_threshold(threshold)
    tiers = Tiers(_reader(nli), threshold)
    ingested = read_sources(sources, stdin=stdin or read_stdin, fetch=open_door(allow_hosts))
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
    executor: str | Executor | None = None,
    tell: Callable[[Notice], object] = lambda notice: None,
) -> Iterator[str]:
    """Judge pairs a line in, a line out, in the same order: see CONTRACT `verify --pairs`.

    With `ahead` a few lines are read before the first is answered, which is faster; else one is held in memory at a time.
    `executor` is where pairs are judged, as `Settings.executor` names it, some hundreds read ahead; not with a judge or a reader of one's own.
    `tell` hears why the judge left claims undecided. Raises InputError with the line's number for a line that is no pair.
    """
    _check_threshold(threshold)
    if executor is not None:
        if judge is not None or nli is not None:
            raise SettingsError(
                "executor: expected none beside a judge or a reader of your own, which are asked from one process"
            )
        with open_spread(executor, tell_lost) as spread:
            yield from judge_pairs_far(lines, threshold, spread)
        return
    with _tiers(threshold, judge, nli, tell) as (tiers, _):
        yield from judge_pairs(lines, tiers, ahead=ahead)


async def averify(claims: Sequence[str], sources: Sequence[Source], *, threshold: float = 0.5) -> list[ClaimVerdict]:
    """`verify` in a worker thread."""
    return await in_thread(partial(verify, claims, sources, threshold=threshold))


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
