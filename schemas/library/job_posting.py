"""`job_posting`: one job as it is advertised."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["Employment", "JobPosting", "PayPeriod", "Workplace"]


class Employment(StrEnum):
    """How the person is employed."""

    FULL_TIME = "full-time"
    PART_TIME = "part-time"
    TEMPORARY = "temporary"
    CONTRACTOR = "contractor"
    INTERNSHIP = "internship"


class Workplace(StrEnum):
    """Where the work is done."""

    ON_SITE = "on-site"
    HYBRID = "hybrid"
    REMOTE = "remote"


class PayPeriod(StrEnum):
    """The time that the pay is for."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class JobPosting(BaseModel):
    """A job that is offered: what, where, for how much, what is asked for, and how to apply."""

    model_config = ConfigDict(
        json_schema_extra={
            "x-hint": "Requirements are what an applicant must have; what is only welcome is desirable. "
            "Leave out the pay where the posting calls it competitive and gives no figure."
        }
    )

    title: str | None = Field(default=None, description="The title of the job.")
    employer: str | None = Field(default=None, description="The company or body that employs.")
    locations: list[str] = Field(default_factory=list, description="The towns or sites where the job is based.")
    workplace: Workplace | None = Field(default=None, description="Whether the work is on-site, hybrid or remote.")
    employment: Employment | None = Field(default=None, description="Whether the job is full-time, part-time, temporary, ...")
    hours_per_week: Decimal | None = Field(default=None, description="The working hours per week.")
    pay_low: Decimal | None = Field(default=None, description="The pay (salary), or the lower end of its range, in whole units.")
    pay_high: Decimal | None = Field(default=None, description="The upper end of the range of the pay (salary), in whole units.")
    currency: str | None = Field(default=None, description="The currency of the pay, as written: a code, a word or a sign.")
    pay_period: PayPeriod | None = Field(default=None, description="The time that the pay is for: per hour, month, year, ...")
    start: date | None = Field(default=None, description="The day on which the job starts, as a calendar date.")
    closing: date | None = Field(default=None, description="The last day to apply: the closing date (deadline) for applications.")
    experience_years: int | None = Field(default=None, description="How many years of experience are asked for at least.")
    duties: list[str] = Field(default_factory=list, description="What the person will do, one entry for each duty.")
    requirements: list[str] = Field(default_factory=list, description="What an applicant must have, one entry each.")
    desirable: list[str] = Field(default_factory=list, description="What is welcome but not required, one entry each.")
    benefits: list[str] = Field(default_factory=list, description="What is offered besides the pay, one entry each.")
    contact: str | None = Field(default=None, description="Whom to write to: the name, address or e-mail for applications.")
