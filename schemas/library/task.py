"""A task that somebody was given, as minutes and reports name it."""

from datetime import date

from pydantic import BaseModel, Field

__all__ = ["Task"]


class Task(BaseModel):
    """Something that somebody has to do."""

    task: str = Field(description="What has to be done, in the words of the source.")
    owner: str | None = Field(default=None, description="Who has to do it: the person or team that the task was given to.")
    due: date | None = Field(default=None, description="The day by which the task is due, as a calendar date.")
