"""`meeting`: the minutes of one meeting."""

from datetime import date, time

from pydantic import BaseModel, ConfigDict, Field

from .task import Task

__all__ = ["Decision", "Meeting"]


class Decision(BaseModel):
    """Something that the meeting decided, with the votes where they were counted."""

    decision: str = Field(description="What was decided, with the verb of the minutes: agreed to ..., approved ..., rejected ...")
    votes_for: int | None = Field(default=None, description="How many votes were cast for it, in favour.")
    votes_against: int | None = Field(default=None, description="How many votes were cast against it, opposed.")
    abstentions: int | None = Field(default=None, description="How many members abstained.")


class Meeting(BaseModel):
    """A meeting: who met where and when, what was decided, and who has to do what."""

    model_config = ConfigDict(
        json_schema_extra={
            "x-hint": "A decision is what was settled at this meeting; what was only discussed or put off is none. "
            "A task has somebody who took it or was given it."
        }
    )

    title: str | None = Field(default=None, description="The name of the body or the meeting, as its heading gives it.")
    held_on: date | None = Field(default=None, description="The day on which the meeting was held, as a calendar date.")
    began: time | None = Field(default=None, description="The time of day at which the meeting began or was opened.")
    ended: time | None = Field(default=None, description="The time of day at which the meeting ended, closed or was adjourned.")
    place: str | None = Field(default=None, description="Where the meeting was held.")
    chair: str | None = Field(default=None, description="The person who chaired the meeting.")
    present: list[str] = Field(default_factory=list, description="The people who were present, by name, one entry a person.")
    absent: list[str] = Field(default_factory=list, description="The people who were absent or sent apologies, by name.")
    decisions: list[Decision] = Field(default_factory=list, description="What the meeting decided.")
    tasks: list[Task] = Field(default_factory=list, description="What somebody has to do after the meeting: action items.")
    next_meeting: date | None = Field(default=None, description="The day of the next meeting, as a calendar date.")
