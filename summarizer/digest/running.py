"""One run of a digest, from its sources to its sinks; every step goes on where the last process left off."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from summarizer.errors import InputError, ProviderError, SummarizerError, WaitingError
from summarizer.pipeline import Progress
from summarizer.schemas import SourceHealth

from .config import Config
from .failpoints import pass_point
from .gathering import Collect, gather
from .ledger import Lease, Ledger, as_time, batches, history, outbox, runs
from .ledger.articles import Article, articles_of, health_of, recent_articles, texts_of
from .posting import Send, post
from .publishing import publish
from .reporting import reporter
from .telling import Past, Tale, tell
from .ticks import is_due

__all__ = ["Outcome", "World", "post_due", "retry_all", "run_digest"]

_MEMORY = timedelta(days=30)
"""How long after its last telling a story can go on."""
_MOST_CONTEXT = 1_000
_MOST_OF_STORY = 12
"""Articles of earlier days that the day's are grouped with: in all, and of one story."""


@dataclass(frozen=True, slots=True)
class World:
    """What a run reaches the world by. `now` gives the time of day (aware), `clock` a steady count of seconds."""

    collect: Collect
    send: Send
    now: Callable[[], datetime]
    clock: Callable[[], float]
    progress: Progress


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: the runs whose files were written, in their order, and a sentence for each thing that failed.

    `busy` names who is at work, and `waiting` says which run waits for which batch.
    """

    told: tuple[runs.Run, ...] = ()
    failures: tuple[str, ...] = ()
    busy: str | None = None
    waiting: str | None = None


def run_digest(config: Config, world: World) -> Outcome:
    """Finish what an earlier process left, then make a run of all that is new; return what came of it.

    Where nothing is new, a run that says so is made once for each tick of the schedule. One process runs at a time; another
    finds it `busy`. While an earlier run waits for a batch nothing is read and no other is begun, so that what comes in
    stays together; nor is it when that one has told and this tick has had its run. Raises LedgerError, LostLeaseError, and once
    everything else is done what kept a run from telling or its files from being written.
    """
    ledger = Ledger(config.state, world.now)
    with ledger.lease() as lease:
        if isinstance(lease, str):
            return Outcome(busy=lease)
        pass_point("lease-taken")
        began = world.now()
        with ledger.reading() as connection:
            waits = batches.is_waiting(connection)
            last = next(iter(runs.latest_runs(connection, 1)), None)
        had_its_run = not is_due(config.schedule, config.timezone, began, as_time(last.begun) if last else None)
        error = _tell_all(ledger, lease, config, world) if waits else None
        if error is None and not (waits and had_its_run):
            gather(ledger, lease, config.sources, world.collect)
            _begin_run(ledger, lease, config, began, had_its_run=had_its_run)
            pass_point("gathered")
            error = _tell_all(ledger, lease, config, world)
        told: list[runs.Run] = []
        try:
            told = publish(ledger, lease, config.title, config.output)
        except InputError as failed:
            error = failed if error is None or isinstance(error, WaitingError) else error
        failures = [*_failed_sources(ledger, config), *post(ledger, lease, config.deliver, world.send)]
    pass_point("released")
    if isinstance(error, WaitingError):
        return Outcome(tuple(told), tuple(failures), waiting=str(error))
    if error is not None:
        raise error
    return Outcome(tuple(told), tuple(failures))


def post_due(config: Config, world: World) -> Outcome:
    """Send what is due, and return what did not come off. Raises LedgerError and LostLeaseError."""
    ledger = Ledger(config.state, world.now)
    with ledger.lease() as lease:
        if isinstance(lease, str):
            return Outcome(busy=lease)
        return Outcome(failures=tuple(post(ledger, lease, config.deliver, world.send)))


def retry_all(config: Config, world: World) -> tuple[int, Outcome]:
    """Send again what was given up or is in doubt; return how many deliveries that are, and what did not come off."""
    ledger = Ledger(config.state, world.now)
    with ledger.lease() as lease:
        if isinstance(lease, str):
            return 0, Outcome(busy=lease)
        with ledger.writing(lease) as connection:
            count = outbox.retry(connection, ledger.now())
        return count, Outcome(failures=tuple(post(ledger, lease, config.deliver, world.send)))


def _begin_run(ledger: Ledger, lease: Lease, config: Config, began: datetime, *, had_its_run: bool) -> None:
    """Decide which documents are of this run, unless nothing is new and this tick of the schedule has had its run."""
    with ledger.reading() as connection:
        something = runs.pending_count(connection, began, config.window) > 0
    if had_its_run and not something:
        return
    name = began.astimezone(ZoneInfo(config.timezone)).strftime("%Y-%m-%d-%H%M")
    with ledger.writing(lease) as connection:
        runs.choose_members(connection, lease.token, began, config.window, name)
        pass_point("members-chosen")


def _tell_all(ledger: Ledger, lease: Lease, config: Config, world: World) -> SummarizerError | None:
    """Tell every run that has its documents and has not told, the oldest first; stop at the first that a model keeps from it."""
    while True:
        with ledger.reading() as connection:
            run = runs.next_unfinished(connection)
        if run is None:
            return None
        try:
            tale = _tale(ledger, lease, config, run, world)
        except WaitingError as error:
            return WaitingError(f"{run.name} is {error}")
        except ProviderError as error:
            return error
        pass_point("report-made")
        with ledger.writing(lease) as connection:
            _keep(connection, config, run, tale, ledger.now())
            pass_point("telling")
        pass_point("told")


def _tale(ledger: Ledger, lease: Lease, config: Config, run: runs.Run, world: World) -> Tale:
    begun = as_time(run.begun)
    with ledger.reading() as connection:
        articles = articles_of(connection, run.id)
        news, gone = runs.news_of(connection, run.id), runs.gone_in(connection, run.id, begun, config.window)
        # Where nothing came, there is nothing to hold against what was told.
        past = _past(connection, run, articles, gone, config) if articles or gone else Past((), (), (), {})
        previous = runs.run_before(connection, run.id)
        health = [
            SourceHealth(source=key, state=h.state, documents=h.documents, message=h.message)
            for key, h in health_of(connection, [s.key for s in config.sources])
        ]
    return tell(
        name=run.name,
        title=config.title,
        begun=begun,
        articles=articles,
        news=news,
        gone=gone,
        past=past,
        previous=previous.name if previous else None,
        sources=health,
        notices=run.notices,
        most=config.max_stories,
        report_on=reporter(ledger, lease, config, run.id, world.now, world.clock, world.progress),
    )


def _past(connection: Connection, run: runs.Run, articles: Sequence[Article], gone: frozenset[int], config: Config) -> Past:
    """What a run's documents are held against: the stories told last first, of each its newest articles."""
    begun = as_time(run.begun)
    stories = history.recent_stories(connection, begun - _MEMORY)
    told_last = sorted(stories, key=lambda s: s.last_told, reverse=True)
    near = [d for s in told_last for d in sorted({d for d, _ in s.articles}, reverse=True)[:_MOST_OF_STORY]]
    rows = {a.row for a in articles}
    context = recent_articles(connection, run.id, begun - config.window, near[:_MOST_CONTEXT], _MOST_CONTEXT)
    told = history.told_of(connection, [s.id for s in stories], rows | gone)
    touched = gone | {a.row for a in articles if a.number > 1}
    spoken = {s.document for t in told if any(s.document in touched for s in t.spans) for s in t.spans}
    texts = texts_of(connection, run.id, spoken | gone)
    return Past(tuple(stories), tuple(told), tuple(a for a in context if a.row not in rows), texts)


def _keep(connection: Connection, config: Config, run: runs.Run, tale: Tale, now: datetime) -> None:
    """Keep what a run tells, what is known from now on, and what is to be delivered; all of it belongs into one transaction."""
    digest, llm = tale.digest, tale.digest.report.accounting.llm
    body = digest.model_dump_json()
    runs.keep_digest(connection, run.id, body, quiet=digest.quiet, calls=llm.calls, cost=llm.cost_usd, now=now)
    for telling in tale.tellings:
        history.keep_story(connection, run.id, run.begun, telling)
    history.add_spans(connection, tale.added)
    history.withdraw(connection, run.id, tale.withdrawn)
    batches.forget(connection, run.id)
    parcels = [(sink.key, f"{run.name}.{run.id}.{n}.{_owner(config)}") for n, sink in enumerate(config.deliver, 1)]
    outbox.put(connection, run.id, parcels, now)


def _owner(config: Config) -> str:
    """What tells the parcels of this digest from those of others: a name made of its folder."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, config.folder.as_uri()))


def _failed_sources(ledger: Ledger, config: Config) -> list[str]:
    with ledger.reading() as connection:
        found = health_of(connection, [s.key for s in config.sources])
    return [f"{key}: {h.message or 'failed'}" for key, h in found if h.state == "failed"]
