"""`earnings_report`: a company's results for one period."""

from datetime import date
from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["EarningsReport", "Outlook", "Segment"]


class Segment(BaseModel):
    """A part of the business with its own revenue."""

    name: str = Field(description="The name of the segment, division or region.")
    revenue: Decimal = Field(description="The revenue (sales) of this segment in the period, in whole units of the currency.")


class Outlook(BaseModel):
    """What the company expects of a coming period."""

    measure: str = Field(description="What is forecast, such as revenue or operating margin.")
    period: str | None = Field(default=None, description="The period that the outlook is for, as the source writes it.")
    low: Decimal | None = Field(
        default=None, description="The least that is expected, the lower end of the range, in whole units."
    )
    high: Decimal | None = Field(
        default=None, description="The most that is expected, the upper end of the range, in whole units."
    )


class EarningsReport(BaseModel):
    """What a company earned in one period, compared with the year before, and what it expects."""

    model_config = ConfigDict(
        json_schema_extra={
            "x-hint": "Amounts are in whole units of the currency: 41.2 million is 41200000. Take the figures of the period that is "
            "reported, not those of the full year or the year before, unless the field asks for them."
        }
    )

    company: str | None = Field(default=None, description="The company that reports, by name.")
    period: str | None = Field(default=None, description="The fiscal period reported, as the source writes it, such as Q3 2026.")
    period_end: date | None = Field(default=None, description="The day on which the reported period ended, as a calendar date.")
    currency: str | None = Field(default=None, description="The currency of all amounts, as written: a code, a word or a sign.")
    revenue: Decimal | None = Field(default=None, description="Total revenue (net sales) of the period, in whole units.")
    revenue_year_before: Decimal | None = Field(
        default=None, description="Total revenue in the same period a year earlier (prior year), in whole units."
    )
    revenue_growth_percent: Decimal | None = Field(
        default=None, description="The growth of total revenue over the year before, in percent; 12% is 12."
    )
    net_income: Decimal | None = Field(
        default=None, description="Net income (net profit, profit after tax) of the period, in whole units; not for a loss."
    )
    net_loss: Decimal | None = Field(default=None, description="Net loss of the period, in whole units, without a sign.")
    earnings_per_share: Decimal | None = Field(
        default=None, description="Earnings per share (EPS), diluted where both are given."
    )
    dividend_per_share: Decimal | None = Field(default=None, description="The dividend per share that was declared.")
    segments: list[Segment] = Field(default_factory=list, description="The parts of the business with a revenue of their own.")
    outlook: list[Outlook] = Field(default_factory=list, description="What the company expects: its guidance.")
