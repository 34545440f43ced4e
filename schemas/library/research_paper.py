"""`research_paper`: one study as its paper or abstract reports it."""

from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["ResearchPaper", "Result"]


class Result(BaseModel):
    """One result of the study, with its figures."""

    finding: str = Field(description="What was found, in one sentence of the paper.")
    measure: str | None = Field(default=None, description="What was measured, such as odds ratio, accuracy or hours of sleep.")
    value: Decimal | None = Field(default=None, description="The figure found for the measure, in the unit that the paper uses.")
    unit: str | None = Field(default=None, description="The unit of the value as the paper writes it, such as %, mg or hours.")
    interval_low: Decimal | None = Field(default=None, description="The lower end of the confidence interval (CI) of the value.")
    interval_high: Decimal | None = Field(default=None, description="The upper end of the confidence interval (CI) of the value.")
    p_value: Decimal | None = Field(default=None, description="The p value (p =) that the paper gives for this result.")


class ResearchPaper(BaseModel):
    """A study: its question, how it was done, on how many, what was found, and what limits it."""

    model_config = ConfigDict(
        json_schema_extra={
            "x-hint": "Report the paper's own study; figures that it cites from earlier work are left out. "
            "A result is taken from the results, not from what the authors expected."
        }
    )

    title: str | None = Field(default=None, description="The title of the paper.")
    authors: list[str] = Field(default_factory=list, description="The authors, by name, one entry each.")
    journal: str | None = Field(default=None, description="The journal, conference or server where the paper appeared.")
    year: int | None = Field(default=None, description="The year in which the paper was published.")
    question: str | None = Field(
        default=None, description="What the study asked or aimed to find out, in a sentence of the paper."
    )
    method: str | None = Field(default=None, description="How the study was done: its design, in the words of the paper.")
    sample_size: int | None = Field(default=None, description="How many participants, patients or items were in the sample.")
    results: list[Result] = Field(default_factory=list, description="What the study found, one entry for each result.")
    limitations: list[str] = Field(default_factory=list, description="The limitations that the authors name, one entry each.")
    funding: list[str] = Field(default_factory=list, description="Who funded the study, one entry for each funder.")
