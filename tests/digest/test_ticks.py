"""When a schedule comes due, also when the clocks change."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.digest.ticks import tick_after, tick_before

ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"]


def at(text: str) -> datetime:
    """A time in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


JUMPS = [at(f"{day}T03:00") for day in ("2026-03-08", "2026-03-29", "2026-04-05", "2026-10-04", "2026-10-25", "2026-11-01")]


def ticks(schedule: str, zone: str, start: datetime, end: datetime) -> list[str]:
    """All ticks after `start` and up to `end`."""
    found = []
    tick = tick_after(schedule, zone, start)
    while tick <= end:
        found.append(tick.strftime("%m-%d %H:%M"))
        tick = tick_after(schedule, zone, tick)
    return found


def test_a_morning_is_the_same_hour_on_the_wall_all_year() -> None:
    """Six o'clock in Berlin is five in UTC in winter and four in summer, once each day."""
    assert ticks("0 6 * * *", "Europe/Berlin", at("2026-03-27T12:00"), at("2026-03-30T12:00")) == [
        "03-28 05:00",
        "03-29 04:00",
        "03-30 04:00",
    ]
    assert ticks("0 6 * * *", "Europe/Berlin", at("2026-10-23T12:00"), at("2026-10-26T12:00")) == [
        "10-24 04:00",
        "10-25 05:00",
        "10-26 05:00",
    ]


def test_a_time_that_the_clocks_skip_is_due_when_they_have() -> None:
    """Half past two does not exist in Berlin on 29 March 2026: the run is made at three, and not lost."""
    assert ticks("30 2 * * *", "Europe/Berlin", at("2026-03-28T12:00"), at("2026-03-30T12:00")) == ["03-29 01:00", "03-30 00:30"]


def test_a_time_that_comes_twice_is_due_once() -> None:
    """Half past two comes twice in Berlin on 25 October 2026: the run is made the first time."""
    assert ticks("30 2 * * *", "Europe/Berlin", at("2026-10-24T12:00"), at("2026-10-26T12:00")) == ["10-25 00:30", "10-26 01:30"]


@pytest.mark.parametrize("zone", ZONES)
@settings(max_examples=100, deadline=None)
@given(
    schedule=st.sampled_from(["0 6 * * *", "30 2 * * *", "*/20 * * * *", "15 3 * * 1"]),
    now=st.one_of(
        st.integers(0, 2 * 366 * 24 * 60).map(lambda n: at("2026-01-01T00:00") + timedelta(minutes=n, seconds=7)),
        st.builds(lambda day, n: day + timedelta(minutes=n, seconds=7), st.sampled_from(JUMPS), st.integers(-2_000, 2_000)),
    ),
)
def test_the_tick_before_and_the_tick_after_enclose_a_moment(zone: str, schedule: str, now: datetime) -> None:
    """No tick lies between the two, and each is the other's neighbour; half of the moments are close to one at which a clock jumps."""
    before, after = tick_before(schedule, zone, now), tick_after(schedule, zone, now)
    assert before <= now < after
    assert tick_after(schedule, zone, before) == after
    assert tick_before(schedule, zone, after - timedelta(seconds=1)) == before
    assert tick_before(schedule, zone, after) == after
