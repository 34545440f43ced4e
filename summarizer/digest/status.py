"""How a digest fares, in lines for a terminal."""

from collections.abc import Callable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from summarizer.render.safety import inline

from .config import Config
from .ledger import Ledger, as_time
from .ledger.articles import health_of
from .ledger.batches import open_batches
from .ledger.outbox import counts, deliveries
from .ledger.runs import latest_runs, pending_count, spent
from .ticks import tick_after

__all__ = ["describe"]

_MOST_RUNS = 7
_MOST_DELIVERIES = 20


def describe(config: Config, now: Callable[[], datetime]) -> str:
    """Return the latest runs, the sources' health, what is not delivered and why, the next tick and what was spent. Raises LedgerError."""
    ledger = Ledger(config.state, now)
    with ledger.reading() as connection:
        return "\n".join(inline(line) if line.strip() else "" for line in _lines(config, connection, now())) + "\n"


def _lines(config: Config, connection: Connection, now: datetime) -> Iterator[str]:
    zone = ZoneInfo(config.timezone)
    yield config.title
    yield f"next run: {tick_after(config.schedule, config.timezone, now).astimezone(zone).isoformat(timespec='minutes')}"
    yield f"new and not told yet: {pending_count(connection, now, config.window)}"
    yield ""
    yield "Runs"
    for run in latest_runs(connection, _MOST_RUNS):
        stage = _untold(connection, run.id, zone) if run.told is None else "nothing new" if run.quiet else "told"
        files = "; files not written yet" if run.told is not None and run.published is None else ""
        model = f"; {run.calls:,} model calls" if run.calls else ""
        yield f"- {run.name}: {stage}{files}{model}"
    yield ""
    yield "Sources"
    known = dict(health_of(connection, [s.key for s in config.sources]))
    for source in config.sources:
        health = known.get(source.key)
        if health is None:
            yield f"- {source.key}: never read"
            continue
        since = f"; last good {_local(health.succeeded, zone)}" if health.state == "failed" and health.succeeded else ""
        times = f", {health.failures} times in a row" if health.failures > 1 else ""
        why = f": {health.message}" if health.message else ""
        yield f"- {source.key}: {health.state}{times}{why}{since}"
    yield ""
    yield "Deliveries: " + (", ".join(f"{n} {state}" for state, n in sorted(counts(connection).items())) or "none yet")
    sinks = {s.key for s in config.deliver}
    for d in deliveries(connection, ("waiting", "sending", "doubtful", "dead"), _MOST_DELIVERIES):
        why = d.message or ("" if d.sink in sinks else "digest.toml has no such sink any more")
        when = f", next try {_local(d.due, zone)}" if d.state == "waiting" else ""
        yield f"- {d.sink}: {d.state} after {d.attempts} attempts{when}{': ' if why else ''}{why}"
    calls, cost = spent(connection)
    yield ""
    yield f"Spent: {calls:,} model calls" + (f", {cost:.4f} US dollars" if cost is not None else "")


def _untold(connection: Connection, run: int, zone: ZoneInfo) -> str:
    """How far a run is that has not told."""
    waiting = open_batches(connection, run)
    if not waiting:
        return "documents chosen, not told yet"
    since = datetime.fromtimestamp(waiting[0].made, zone).isoformat(timespec="minutes")
    names = ", ".join(batch.id or "(not confirmed yet)" for batch in waiting)
    return f"waiting for batch {names} ({sum(len(batch.asked) for batch in waiting):,} questions, since {since})"


def _local(text: str, zone: ZoneInfo) -> str:
    return as_time(text).astimezone(zone).isoformat(timespec="minutes")
