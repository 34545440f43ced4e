"""A foreground loop that makes a run at each tick of the schedule, and sends again what is due in between."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from summarizer.errors import SummarizerError

from .config import Config
from .ledger import Ledger, as_time
from .ledger.outbox import deliveries
from .ledger.runs import latest_runs, next_unfinished, unpublished
from .running import Outcome
from .ticks import is_due, tick_after

__all__ = ["follow"]

_LONGEST_WAIT = timedelta(minutes=1)
"""Between two looks at the clock: it may be set, and the machine may sleep."""
_PAUSE = timedelta(minutes=5)
"""After a run that failed, waits for a batch, or found another process at work."""


def follow(
    config: Config,
    run: Callable[[], Outcome],
    post: Callable[[], Outcome],
    now: Callable[[], datetime],
    wait: Callable[[float], bool],
    tell: Callable[[str], None],
) -> None:
    """Run at every tick, until `wait` (seconds) says that the process is to end; a step at hand is finished first.

    `run` makes a run and `post` sends what is due. What they raise on purpose is told, and tried again after five minutes.
    """
    tell(f"next run at {_shown(config, now())}")
    pause: datetime | None = None
    while True:
        moment = now()
        if pause is None or moment >= pause or moment < pause - _PAUSE:
            pause = _step(config, run, post, moment, tell)
        left = tick_after(config.schedule, config.timezone, moment) - moment
        if wait(max(1.0, min(left, _LONGEST_WAIT).total_seconds())):
            return


def _step(
    config: Config, run: Callable[[], Outcome], post: Callable[[], Outcome], moment: datetime, tell: Callable[[str], None]
) -> datetime | None:
    """Do what is due, and return until when nothing is to be tried, None for as soon as something is due."""
    try:
        ledger = Ledger(config.state, lambda: moment)
        with ledger.reading() as connection:
            last = next(iter(latest_runs(connection, 1)), None)
            unfinished = next_unfinished(connection) is not None or bool(unpublished(connection))
            waiting = any(as_time(d.due) <= moment for d in deliveries(connection, ("waiting", "sending"), 1_000))
        due = is_due(config.schedule, config.timezone, moment, as_time(last.begun) if last else None) or unfinished
        if not due and not waiting:
            return None
        outcome = run() if due else post()
    except SummarizerError as error:
        tell(str(error))
        return moment + _PAUSE
    for told in outcome.told:
        tell(f"{told.name}: {'nothing new' if told.quiet else 'told'}; next run at {_shown(config, moment)}")
    for failure in outcome.failures:
        tell(failure)
    if outcome.busy is not None:
        tell(f"another process is at work: {outcome.busy}")
    if outcome.waiting is not None:
        tell(outcome.waiting)
    return None if outcome.busy is None and outcome.waiting is None else moment + _PAUSE


def _shown(config: Config, moment: datetime) -> str:
    return (
        tick_after(config.schedule, config.timezone, moment).astimezone(ZoneInfo(config.timezone)).isoformat(timespec="minutes")
    )
