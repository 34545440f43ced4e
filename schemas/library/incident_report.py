"""`incident_report`: an outage, accident or breach as its report tells it."""

from datetime import date, time
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from .task import Task

__all__ = ["IncidentReport", "IncidentStatus", "Step"]


class IncidentStatus(StrEnum):
    """Where the incident stands."""

    ONGOING = "ongoing"
    MITIGATED = "mitigated"
    RESOLVED = "resolved"


class Step(BaseModel):
    """One line of the incident's timeline."""

    at: time = Field(description="The time of day at which this happened, as the timeline gives it.")
    event: str = Field(description="What happened or was done at that time.")


class IncidentReport(BaseModel):
    """What went wrong, when, whom it hit, why, and what is done about it."""

    model_config = ConfigDict(
        json_schema_extra={
            "x-hint": "The cause is what the report says was found, not what was suspected on the way. "
            "Times are those of the report's own time zone."
        }
    )

    title: str | None = Field(default=None, description="What the report calls the incident.")
    severity: str | None = Field(default=None, description="The severity or priority level, as the report writes it.")
    status: IncidentStatus | None = Field(default=None, description="Whether the incident is ongoing, mitigated or resolved.")
    day: date | None = Field(default=None, description="The day on which the incident began, as a calendar date.")
    began: time | None = Field(default=None, description="The time of day at which the incident began or started.")
    detected: time | None = Field(default=None, description="The time of day at which the incident was detected or noticed.")
    resolved: time | None = Field(
        default=None, description="The time of day at which the incident was resolved or service restored."
    )
    duration_minutes: int | None = Field(default=None, description="How long the incident lasted in all, in minutes.")
    affected: list[str] = Field(default_factory=list, description="The services, systems, sites or groups that were affected.")
    people_affected: int | None = Field(default=None, description="How many people, customers or users were affected.")
    impact: str | None = Field(default=None, description="What the incident did to those affected, in one sentence.")
    cause: str | None = Field(
        default=None, description="What caused the incident: its root cause, in one sentence of the report."
    )
    timeline: list[Step] = Field(default_factory=list, description="What happened when, one entry for each time that is given.")
    follow_ups: list[Task] = Field(default_factory=list, description="What is to be done so that it does not happen again.")
