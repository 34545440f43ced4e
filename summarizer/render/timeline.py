"""What happened when, as readers see it."""

from dataclasses import dataclass
from datetime import date

from summarizer.schemas import Fact, Story

__all__ = ["Day", "days_of"]

MOST_DAYS = 6


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month or year with the most central fact of it, and how many more there are."""

    when: str
    fact: Fact
    more: int


def days_of(story: Story) -> list[Day]:
    """Return up to six entries of a story's timeline in their order, the latest and most exact ones; none where it has one only."""
    facts = {fact.id: fact for fact in story.facts}
    kept = sorted(story.timeline, key=lambda entry: (len(entry.date), entry.date))[-MOST_DAYS:]
    if len(story.timeline) < 2:
        return []
    return [
        Day(written(entry.date), facts[entry.fact_ids[0]], len(entry.fact_ids) - 1)
        for entry in sorted(kept, key=lambda entry: entry.date)
    ]


def written(when: str) -> str:
    """Return an ISO 8601 day, month or year as people write it: `27 June 2021`, `June 2021`, `2021`."""
    month = when.count("-") == 1
    try:
        day = date.fromisoformat(f"{when}-01" if month else when)
    except ValueError:
        return when
    return f"{day:%B} {day.year}" if month else f"{day.day} {day:%B} {day.year}"
