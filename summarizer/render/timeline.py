"""What happened when, as readers see it."""

from dataclasses import dataclass
from datetime import date

from summarizer.schemas import Fact, Story

__all__ = ["Day", "days_of", "earlier_days", "shortened", "written"]

MOST_DAYS = 6
GLANCE = 50
"""Characters by which a reader knows a sentence again that stands above in full."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month or year with the most central fact of it, and how many more there are."""

    when: str
    fact: Fact
    more: int
    told: bool
    """Whether the summary holds the fact word for word."""

    @property
    def said(self) -> str:
        """What the fact states; of one that the summary tells, the beginning."""
        return shortened(self.fact.statement, GLANCE) if self.told else self.fact.statement


def days_of(story: Story) -> list[Day]:
    """Return up to six entries of a story's timeline in their order, the latest and most exact ones; none where it has one only."""
    facts = {fact.id: fact for fact in story.facts}
    kept = sorted(story.timeline, key=lambda entry: (len(entry.date), entry.date))[-MOST_DAYS:]
    if len(story.timeline) < 2:
        return []
    told = {sentence.text for sentence in story.summary}
    days = []
    for entry in sorted(kept, key=lambda entry: entry.date):
        fact = facts[entry.fact_ids[0]]
        days.append(Day(written(entry.date), fact, len(entry.fact_ids) - 1, fact.statement in told))
    return days


def earlier_days(story: Story) -> int:
    """Return how many entries of the timeline `days_of` leaves out."""
    return max(0, len(story.timeline) - MOST_DAYS)


def shortened(text: str, most: int) -> str:
    """Return a text of at most `most` characters: of a longer one its first words and an ellipsis.

    >>> shortened("The old bridge was closed", 12)
    'The old…'
    """
    if len(text) <= most:
        return text
    cut = text[:most].rpartition(" ")[0] or text[: most - 1]
    return f"{cut.rstrip(',;:–—- ')}…"


def written(when: str) -> str:
    """Return an ISO 8601 day, month or year as people write it: `27 June 2021`, `June 2021`, `2021`."""
    month = when.count("-") == 1
    try:
        day = date.fromisoformat(f"{when}-01" if month else when)
    except ValueError:
        return when
    return f"{day:%B} {day.year}" if month else f"{day.day} {day:%B} {day.year}"
