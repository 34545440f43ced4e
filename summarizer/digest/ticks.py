"""When a schedule comes due: lines of cron in a time zone."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

__all__ = ["is_due", "tick_after", "tick_before"]


_MOST_AHEAD = timedelta(days=1)


def is_due(schedule: str, zone: str, now: datetime, began: datetime | None) -> bool:
    """Whether a tick has passed since the last run began: however many have, one run catches up with all of them.

    A run that began more than a day from now was made while the clock was wrong: what it says of ticks is void.
    """
    return began is None or began < tick_before(schedule, zone, now) or began > now + _MOST_AHEAD


def tick_before(schedule: str, zone: str, now: datetime) -> datetime:
    """Return the latest tick that is not after `now` (aware), in UTC.

    A time that the clocks skip in spring is due when they have skipped it; one that comes twice in autumn is due the first time.
    """
    local = now.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    ticks = _naive(schedule, local + timedelta(hours=3), backwards=True)
    return next(t for t in (_placed(naive, zone) for naive in ticks) if t <= now)


def tick_after(schedule: str, zone: str, now: datetime) -> datetime:
    """Return the first tick after `now` (aware), in UTC; see `tick_before`."""
    local = now.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    ticks = _naive(schedule, local - timedelta(hours=3), backwards=False)
    return next(t for t in (_placed(naive, zone) for naive in ticks) if t > now)


def _naive(schedule: str, start: datetime, *, backwards: bool) -> Iterator[datetime]:
    """The ticks before or after a time on a wall, without end."""
    # Imported when it is needed: it takes a tenth of a second.
    from croniter import croniter

    found = croniter(schedule, start)
    while True:
        yield found.get_prev(datetime) if backwards else found.get_next(datetime)


def _placed(naive: datetime, zone: str) -> datetime:
    """A time on a wall as a time of the world: the first of two, and for one that no wall shows the moment at which it was skipped."""
    placed = naive.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)
    if placed.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == naive:
        return placed
    # In a gap, the offset before it puts the time as far after the gap as it stands in it; its end is where the walls jump.
    low, high = placed - timedelta(hours=6), placed
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        jumped = middle.astimezone(ZoneInfo(zone)).replace(tzinfo=None) >= naive
        low, high = (low, middle) if jumped else (middle, high)
    return high.replace(microsecond=0)
