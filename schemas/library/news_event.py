"""`news_event`: one event as a news article reports it."""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["Bound", "Casualties", "Harm", "NewsEvent", "Response", "Statement"]


class Harm(StrEnum):
    """What happened to the people who are counted."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    ARRESTED = "arrested"
    DISPLACED = "displaced"


class Bound(StrEnum):
    """How the source bounds a figure."""

    AT_LEAST = "at least"
    AT_MOST = "at most"
    MORE_THAN = "more than"
    ABOUT = "about"


class Casualties(BaseModel):
    """One figure of people harmed, by whoever gave it. Figures that differ stand apart, each with its own source."""

    count: int = Field(description="How many people were harmed in this way.")
    harm: Harm = Field(description="What happened to them: killed (dead, died), injured (wounded, hurt), missing, ...")
    bound: Bound | None = Field(default=None, description="The bound that the source puts on the count, where it puts one.")
    party: str | None = Field(default=None, description="The group to which the people harmed belong, such as civilians.")
    source: str | None = Field(default=None, description="Who gave this figure: the person or body that said or reported it.")


class Statement(BaseModel):
    """What somebody said about the event."""

    speaker: str = Field(description="The person or body who said it.")
    said: str = Field(description="What was said, as the source quotes or reports it.")


class Response(BaseModel):
    """What somebody did in answer to the event."""

    actor: str = Field(description="The person, group or government that responded.")
    response: str = Field(description="What they did or announced in answer to the event, in the words of the source.")


class NewsEvent(BaseModel):
    """One event in the news: what happened, who took part, where and when, who was harmed, what was said and done about it."""

    model_config = ConfigDict(
        json_schema_extra={
            "x-hint": "Fill in the main event only: earlier events in the background and other stories on the page are left out. "
            "Give each toll its own entry with whoever reported it, also where tolls contradict each other."
        }
    )

    what: str | None = Field(default=None, description="What happened: the main event in one sentence, as the source says it.")
    who: list[str] = Field(default_factory=list, description="The people, groups and governments that took part in the event.")
    where: list[str] = Field(default_factory=list, description="The places where the event happened, as the source names them.")
    when: date | None = Field(default=None, description="The day on which the event happened, as a calendar date.")
    casualties: list[Casualties] = Field(default_factory=list, description="The people harmed, one entry for each figure.")
    statements: list[Statement] = Field(default_factory=list, description="What was said about the event, and by whom.")
    responses: list[Response] = Field(default_factory=list, description="What was done or announced in answer to the event.")
