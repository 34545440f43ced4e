"""`clinical_note`: one visit as the clinician wrote it down."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["Certainty", "Change", "ClinicalNote", "Diagnosis", "Measurement", "Medication", "Sex"]


class Sex(StrEnum):
    """The patient's sex as the note gives it."""

    FEMALE = "female"
    MALE = "male"


class Change(StrEnum):
    """What this visit did to a medication."""

    STARTED = "started"
    CONTINUED = "continued"
    INCREASED = "increased"
    REDUCED = "reduced"
    STOPPED = "stopped"


class Certainty(StrEnum):
    """How sure the note is of a diagnosis."""

    CONFIRMED = "confirmed"
    SUSPECTED = "suspected"
    RULED_OUT = "ruled out"


class Measurement(BaseModel):
    """One vital sign or laboratory value of this visit."""

    name: str = Field(description="What was measured, as the note writes it, such as heart rate or HbA1c.")
    value: Decimal = Field(description="The value that was measured at this visit.")
    unit: str | None = Field(default=None, description="The unit of the value as written, such as bpm, °C or mmol/l.")


class Medication(BaseModel):
    """One medicine that the patient takes, takes from now on, or no longer takes."""

    name: str = Field(description="The name of the medicine.")
    dose: Decimal | None = Field(default=None, description="How much is taken at a time, after this visit.")
    unit: str | None = Field(default=None, description="The unit of the dose as written, such as mg or units.")
    frequency: str | None = Field(default=None, description="How often it is taken, as written, such as twice daily.")
    change: Change | None = Field(default=None, description="Whether it was started, continued, increased, reduced or stopped.")


class Diagnosis(BaseModel):
    """One condition that the note assesses."""

    condition: str = Field(description="The condition or disease, as the note names it.")
    certainty: Certainty | None = Field(default=None, description="Whether it is confirmed, suspected (likely) or ruled out.")


class ClinicalNote(BaseModel):
    """One visit of one patient: complaint, findings, assessment, treatment and what comes next."""

    model_config = ConfigDict(
        json_schema_extra={
            "x-hint": "Leave out what the patient denies. A value of an earlier visit is left out. "
            "What runs in the family is not the patient's history."
        }
    )

    visit_on: date | None = Field(default=None, description="The day of the visit, as a calendar date.")
    age: int | None = Field(default=None, description="The age of the patient, in years.")
    sex: Sex | None = Field(default=None, description="Whether the patient is female (woman) or male (man).")
    complaint: str | None = Field(default=None, description="Why the patient came: the presenting complaint.")
    symptoms: list[str] = Field(default_factory=list, description="The symptoms that the patient has, one entry each.")
    history: list[str] = Field(default_factory=list, description="The patient's earlier conditions and operations.")
    allergies: list[str] = Field(default_factory=list, description="What the patient is allergic to, one entry each.")
    systolic: int | None = Field(default=None, description="The systolic blood pressure in mmHg: the first number of 120/80.")
    diastolic: int | None = Field(default=None, description="The diastolic blood pressure in mmHg: the second number of 120/80.")
    measurements: list[Measurement] = Field(default_factory=list, description="Other vital signs and laboratory values.")
    diagnoses: list[Diagnosis] = Field(default_factory=list, description="The conditions that the note assesses.")
    medications: list[Medication] = Field(default_factory=list, description="The patient's medicines, one entry each.")
    plan: list[str] = Field(default_factory=list, description="What is to be done: tests, referrals and advice, one entry each.")
    follow_up: str | None = Field(default=None, description="When the patient is to come back, in the words of the note.")
