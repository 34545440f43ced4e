"""Values that compete: ends of ranges, members of lists, siblings of one object, parties of a contract, parts of names."""

from datetime import date
from decimal import Decimal

import pytest

from summarizer.verification.leaves import Leaf

from .examples import label_on


def _harm(value: str, label: str, beside: tuple[str, ...]) -> Leaf:
    others = tuple((other,) for other in ("killed", "injured", "missing", "displaced") if other != value)
    return Leaf(value, "choice", label, beside, (value,), others)


@pytest.mark.parametrize(
    ("leaf", "text"),
    [
        (
            Leaf(Decimal("1.1"), "number", "results interval low: The lower end of the confidence interval.", ("ratio", "1.4")),
            "The odds ratio was 1.4 (95% CI 1.1 to 1.9; p = 0.01).",
        ),
        (
            Leaf(Decimal("1.9"), "number", "results interval high: The upper end of the confidence interval.", ("ratio", "1.4")),
            "The odds ratio was 1.4 (95% CI 1.1 to 1.9; p = 0.01).",
        ),
        (
            Leaf(Decimal("0.01"), "number", "results p value: The p value.", ("ratio", "1.4")),
            "The odds ratio was 1.4 (95% CI 1.1 to 1.9; p = 0.01).",
        ),
        (
            Leaf(Decimal("1.4"), "number", "results value: The value that was found.", ("odds ratio", "0.01")),
            "The odds ratio was 1.4 (95% CI 1.1 to 1.9; p = 0.01).",
        ),
        (
            Leaf("%", "name", "results unit: The unit of the value, as written.", ("relapses", "23", "0.01")),
            "Relapses fell by 23% (95% CI 5 to 40; p = 0.01).",
        ),
        (
            Leaf("relapses", "name", "results measure: What was measured.", ("23", "%", "0.01")),
            "Relapses fell by 23% (95% CI 5 to 40; p = 0.01).",
        ),
        (
            Leaf(Decimal(44000), "number", "pay low: The least that is paid, lower end of the range."),
            "Pay: €44,000 to €51,500 a year",
        ),
        (
            Leaf(Decimal(51500), "number", "pay high: The most that is paid, upper end of the range."),
            "Pay: €44,000 to €51,500 a year",
        ),
        (Leaf("€", "name", "currency: The currency of the pay, as written."), "Pay: €44,000 to €51,500 a year"),
        (
            Leaf(Decimal(12000000), "number", "outlook low: The least that is expected, lower end.", ("profit",)),
            "The group expects a profit of between $12 million and $14 million next year.",
        ),
        (
            Leaf(Decimal(14000000), "number", "outlook high: The most that is expected, upper end.", ("profit",)),
            "The group expects a profit of between $12 million and $14 million next year.",
        ),
        (
            _harm(
                "injured",
                "casualties harm: What happened to them: killed, injured, missing or displaced.",
                ("Four", "crew members"),
            ),
            "Four crew members were injured, according to St Luke's Hospital.",
        ),
        (
            Leaf("St Luke's Hospital", "name", "casualties source: Who gives this number.", ("4", "injured")),
            "Four crew members were injured, according to St Luke's Hospital.",
        ),
        (
            Leaf("the Town Hall, Mill Street", "name", "place: Where the meeting was held."),
            "Held on Monday 3 March 2025 in the Town Hall, Mill Street.",
        ),
        (
            Leaf("Marsh & Dunn Ltd", "name", "company: The company that reports, by name."),
            "PORT ELLIS, 3 May 2025 - Marsh & Dunn Ltd, a maker of pumps, said on Monday that profits rose.",
        ),
        (
            Leaf("Ada Brook", "name", "present: Those who attended, one entry each."),
            "Present: Rosa Lind (chair), Ada Brook (secretary), Tim Fox, Lena Moor",
        ),
        (
            Leaf("Tim Fox", "name", "present: Those who attended, one entry each."),
            "Present: Rosa Lind (chair), Ada Brook (secretary), Tim Fox, Lena Moor",
        ),
        (
            Leaf("Rosa Lind", "name", "chair: Who chaired the meeting."),
            "Present: Rosa Lind (chair), Ada Brook (secretary), Tim Fox, Lena Moor",
        ),
        (Leaf("Rosa Lind", "name", "chair: Who chaired the meeting."), "The chair, Rosa Lind, opened the meeting at 7 pm."),
        (
            Leaf("Kenya", "name", "where: The places where it happened, one entry each."),
            "Two of the camps stood in Kenya and the third in Uganda, the minister Paul Ito said.",
        ),
        (
            Leaf("Uganda", "name", "where: The places where it happened, one entry each."),
            "Two of the camps stood in Kenya and the third in Uganda, the minister Paul Ito said.",
        ),
        (
            Leaf("Blue Front", "name", "who: The persons and bodies that took part, one entry each."),
            "Red Guard and Blue Front were among the groups using the sites, the Ministry of Defence said.",
        ),
        (
            Leaf(1, "number", "decisions abstentions: How many abstained.", ("the budget", "6", "3")),
            "Six voted in favour and three against, with one abstention.",
        ),
        (
            Leaf(6, "number", "decisions votes for: How many voted in favour.", ("the budget", "1", "3")),
            "Six voted in favour and three against, with one abstention.",
        ),
        (
            Leaf(3, "number", "decisions votes against: How many voted against.", ("the budget", "1", "6")),
            "Six voted in favour and three against, with one abstention.",
        ),
        (
            Leaf(Decimal("17.5"), "number", "hours per week: How many hours of work a week."),
            "A part-time post of seventeen and a half hours a week.",
        ),
        (
            Leaf(
                False,
                "boolean",
                "renews automatically: Whether the contract renews automatically when its term ends.",
                ("Lease",),
            ),
            "It does not renew automatically; a renewal needs the landlord's consent.",
        ),
        (
            Leaf(2025, "number", "year: The year of publication.", ("Study",)),
            "First published: 4 March 2025 Download PDF | Cite | Share",
        ),
        (
            Leaf("Journal of Night Care", "name", "journal: The journal in which it appeared."),
            "Journal of Night Care | Volume 19 | Open access",
        ),
        (
            Leaf(
                "EUR",
                "name",
                "payments currency: The currency of the amount, as written: a code, a word or a sign.",
                ("rent", "900", "14"),
            ),
            "The Tenant shall pay a rent of EUR 900, due within fourteen (14) days of the invoice.",
        ),
        (
            Leaf(
                14,
                "number",
                "payments due days: Within how many days of the invoice or event the payment is due.",
                ("rent", "900", "EUR"),
            ),
            "The Tenant shall pay a rent of EUR 900, due within fourteen (14) days of the invoice.",
        ),
        (
            Leaf(
                "rent", "name", "payments purpose: What is paid for, such as monthly fee, deposit or rent.", ("900", "EUR", "14")
            ),
            "The Tenant shall pay a rent of EUR 900, due within fourteen (14) days of the invoice.",
        ),
        (
            Leaf("Alder Works Ltd", "name", "parties name: The full name of the party.", ("Supplier",)),
            'This Agreement is made between Alder Works Ltd (the "Supplier") and Birch Trading AB (the "Buyer").',
        ),
        (
            Leaf("Birch Trading AB", "name", "parties name: The full name of the party.", ("Buyer",)),
            'This Agreement is made between Alder Works Ltd (the "Supplier") and Birch Trading AB (the "Buyer").',
        ),
        (
            Leaf("Buyer", "name", "parties role: What the contract calls this party.", ("Birch Trading AB",)),
            'This Agreement is made between Alder Works Ltd (the "Supplier") and Birch Trading AB (the "Buyer").',
        ),
        (
            Leaf("Supplier", "name", "parties role: What the contract calls this party.", ("Alder Works Ltd",)),
            'This Agreement is made between Alder Works Ltd (the "Supplier") and Birch Trading AB (the "Buyer").',
        ),
        (
            Leaf(date(2025, 6, 1), "date", "tasks due: The day by which it is to be done.", ("Nora Hill", "the roof")),
            "Nora Hill will get quotes for the roof by 1 June 2025.",
        ),
        (
            Leaf("Nora Hill", "name", "tasks owner: Who is to do it.", ("2025-06-01", "the roof")),
            "Nora Hill will get quotes for the roof by 1 June 2025.",
        ),
        (
            Leaf("off Cape Wren", "name", "where: The places where it happened, one entry each."),
            "A ferry with 64 people on board sank off Cape Wren on Monday night.",
        ),
        (
            Leaf(Decimal("0.31"), "number", "earnings per share: Earnings per share (EPS), diluted where both are given."),
            "Net profit was $4.4 million, or $0.31 per diluted share, against $3.2 million a year earlier.",
        ),
        (
            Leaf("Sami Rahimi", "name", "responses actor: Who responded.", ("condemned the raid",)),
            "Tehran's spokesman Sami Rahimi condemned the raid, accusing London of lies.",
        ),
        (
            Leaf(9, "number", "casualties count: How many people.", ("killed", "Civil Defence Office")),
            "The Civil Defence Office put the toll higher, saying at least nine farmers had died.",
        ),
    ],
)
def test_what_is_said_of_the_field_is_supported_among_others_of_its_type(leaf: Leaf, text: str) -> None:
    """A range has two ends, a list many members and an object many fields: each value is the one that its words say."""
    assert label_on(leaf, text) == "supported"


_TRIAL = "The odds ratio was 1.4 (95% CI 1.1 to 1.9; p = 0.01)."
_PAY = "Pay: €44,000 to €51,500 a year"
_VOTE = "Six voted in favour and three against, with one abstention."
_PARTIES = 'This Agreement is made between Alder Works Ltd (the "Supplier") and Birch Trading AB (the "Buyer").'


@pytest.mark.parametrize(
    ("leaf", "text"),
    [
        (
            Leaf(Decimal("1.9"), "number", "results interval low: The lower end of the confidence interval.", ("ratio", "1.4")),
            _TRIAL,
        ),
        (
            Leaf(Decimal("1.1"), "number", "results interval high: The upper end of the confidence interval.", ("ratio", "1.4")),
            _TRIAL,
        ),
        (Leaf(Decimal(51500), "number", "pay low: The least that is paid, lower end of the range."), _PAY),
        (Leaf(Decimal(44000), "number", "pay high: The most that is paid, upper end of the range."), _PAY),
        (Leaf(3, "number", "decisions abstentions: How many abstained.", ("the budget", "6")), _VOTE),
        (Leaf(6, "number", "decisions votes against: How many voted against.", ("the budget", "1")), _VOTE),
        (Leaf("Alder Works Ltd", "name", "parties name: The full name of the party.", ("Buyer",)), _PARTIES),
        (
            Leaf(17, "number", "hours per week: How many hours of work a week."),
            "A part-time post of seventeen and a half hours a week.",
        ),
        (
            Leaf("Pentagon", "name", "where: The places where it happened."),
            "Two of the camps stood in Kenya, a Pentagon spokesman said.",
        ),
        (
            Leaf(Decimal(500), "number", "dose: How much is taken now.", ("Metformin", "mg")),
            "Metformin rose from 500 mg to 1000 mg.",
        ),
        (Leaf(date(2025, 4, 22), "date", "next meeting date"), "The council met on 22 April 2025 in the hall."),
        (
            Leaf(4000, "number", "previous leak litres: litres released in the previous leak"),
            "About 4,000 litres of acid leaked today.",
        ),
        (
            Leaf(Decimal(41400000), "number", "segments revenue: The revenue of this segment.", ("Valves",)),
            "Revenue rose to $41.4 million in the quarter.",
        ),
        (
            Leaf("the job had not been switched off", "text", "cause"),
            "The job had been switched off, so it ended without warning.",
        ),
        (Leaf(0, "number", "injured: How many were injured."), "One man suffered cuts; nobody else was injured."),
    ],
)
def test_what_is_said_of_another_is_refused(leaf: Leaf, text: str) -> None:
    """The other end, the other party, the whole for its part, what is past for what comes: none is the field's."""
    assert label_on(leaf, text) != "supported"


@pytest.mark.parametrize(
    "leaf",
    [
        Leaf("Anna Berg", "name", "captain: Who commands the ship."),
        Leaf(80, "number", "ticket price: What a ticket costs."),
        Leaf(True, "boolean", "insured: Whether the ship is insured."),
    ],
)
def test_what_is_only_asked_is_not_said(leaf: Leaf) -> None:
    """A question has the words of its answer, and bears none out."""
    text = "Is Anna Berg the captain, is the ticket price 80, and is the ship insured?"
    assert label_on(leaf, text) == "unsupported"
