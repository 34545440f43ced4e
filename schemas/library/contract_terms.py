"""`contract_terms`: what the parties to a contract agreed on."""

from datetime import date
from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["ContractTerms", "Obligation", "Party", "Payment"]


class Party(BaseModel):
    """One of those who make the contract."""

    name: str = Field(description="The full name of the party.")
    role: str | None = Field(default=None, description="What the contract calls this party, such as Supplier or Tenant.")


class Payment(BaseModel):
    """An amount that one party pays."""

    purpose: str = Field(description="What is paid for, such as monthly fee, deposit or rent.")
    amount: Decimal = Field(description="The amount of this payment, in whole units of its currency.")
    currency: str | None = Field(default=None, description="The currency of the amount, as written: a code, a word or a sign.")
    due_days: int | None = Field(default=None, description="Within how many days of the invoice or event the payment is due.")


class Obligation(BaseModel):
    """What one party must or must not do."""

    party: str = Field(description="The party that is bound, as the contract calls it.")
    duty: str = Field(description="What this party shall or shall not do, in the words of the contract.")


class ContractTerms(BaseModel):
    """The terms of a contract: parties, dates, money, duties, and how it ends."""

    model_config = ConfigDict(
        json_schema_extra={
            "x-hint": "Take what the contract says, not what is usual. Where a clause gives a number in words and in figures, "
            "they are one number. Definitions and headings are no obligations."
        }
    )

    title: str | None = Field(default=None, description="The title of the contract, as its heading gives it.")
    parties: list[Party] = Field(default_factory=list, description="Those who make the contract, one entry each.")
    signed_on: date | None = Field(default=None, description="The day on which the contract was made or signed.")
    effective_on: date | None = Field(default=None, description="The day on which the contract takes effect or commences.")
    ends_on: date | None = Field(default=None, description="The day on which the contract ends or expires.")
    term_months: int | None = Field(default=None, description="How long the contract (its initial term) lasts, in months.")
    renews_automatically: bool | None = Field(
        default=None, description="Whether the contract renews automatically when its term ends."
    )
    notice_days: int | None = Field(
        default=None, description="How many days of notice end the contract: the notice period in days."
    )
    payments: list[Payment] = Field(default_factory=list, description="What is paid, one entry for each amount.")
    late_interest_percent: Decimal | None = Field(
        default=None, description="The interest on late payment, in percent per the time that the contract names."
    )
    liability_cap: Decimal | None = Field(
        default=None, description="The most for which a party is liable: the limit of liability, in whole units of currency."
    )
    obligations: list[Obligation] = Field(default_factory=list, description="What each party must or must not do.")
    governing_law: str | None = Field(default=None, description="The law that governs the contract, such as the laws of Norway.")
