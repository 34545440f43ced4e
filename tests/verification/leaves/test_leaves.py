"""Verdicts on single values: forms that say the same, and values that stand in the sentence for something else."""

from datetime import date, datetime, time, timedelta

import pytest

from summarizer.verification.leaves import Leaf

from .leaves import judged


@pytest.mark.parametrize(
    ("leaf", "text"),
    [
        (Leaf(5, "number", "casualties killed: how many people were killed"), "5 killed and 12 wounded in the strike."),
        (Leaf(12, "number", "wounded"), "Five people were killed and 12 wounded in the strike."),
        (Leaf(2500, "number", "troops: number of troops"), "Two thousand five hundred troops are deployed there."),
        (Leaf(2500000, "number", "revenue"), "Revenue was $2.5m in the quarter."),
        (Leaf(0.12, "number", "revenue growth rate"), "Revenue rose 12% to $5m."),
        (Leaf(12, "number", "revenue growth percent"), "Revenue rose 12% to $5m from $4m."),
        (Leaf(5000000, "number", "revenue: in dollars"), "Revenue rose 12% to $5m from $4m."),
        (Leaf(3000000, "number", "price before"), "The price rose from $3m to $5m."),
        (Leaf(5000000, "number", "price after"), "The price rose from $3m to $5m."),
        (Leaf(3000000, "number", "fine: amount of the fine"), "The bank was fined $3m."),
        (Leaf(12, "number", "responders: patients who responded"), "12 of the 40 patients responded."),
        (Leaf(40, "number", "patients: number of patients"), "12 of the 40 patients responded."),
        (Leaf(timedelta(days=21), "number", "duration"), "The strike lasted three weeks."),
        (Leaf(timedelta(seconds=5400), "number", "outage duration"), "The outage lasted 1 hour 30 minutes."),
        (Leaf(timedelta(seconds=5400), "number", "outage duration"), "The outage lasted 90 minutes."),
        (Leaf(date(2024, 3, 1), "date", "start date"), "The lease runs from 1 March 2024 until 28 February 2027."),
        (Leaf(date(2027, 2, 28), "date", "end date"), "The lease runs from 1 March 2024 until 28 February 2027."),
        (Leaf(date(2024, 3, 11), "date", "date of the attack"), "The attack happened on Monday."),
        (Leaf(date(2024, 3, 14), "date", "attack"), "The attack happened yesterday."),
        (Leaf(time(14, 30), "date", "detected"), "The fault was detected at 2:30 p.m. and fixed at 16:00."),
        (Leaf(datetime(2024, 3, 11, 14, 30), "date", "detected at"), "On 11 March 2024 the fault was detected at 14:30."),
        (Leaf(True, "boolean", "arrested: whether the suspect was arrested"), "The suspect was arrested on Monday."),
        (Leaf(False, "boolean", "arrested: whether the suspect was arrested"), "The suspect was not arrested."),
        (Leaf(False, "boolean", "injuries reported"), "No injuries were reported."),
        (Leaf(False, "boolean", "visa sponsorship: whether visas are sponsored"), "We do not sponsor visas for this role."),
        (Leaf(True, "boolean", "auto renew"), "This agreement shall automatically renew for one year."),
        (
            Leaf("Maria Keller", "name", "speaker: who said it"),
            "Maria Keller, chief executive of Norvane, said the plant in Lisbon would close.",
        ),
        (Leaf("Norvane", "name", "company"), "Maria Keller, chief executive of Norvane, said the plant in Lisbon would close."),
        (Leaf("Lisbon", "name", "city"), "Maria Keller, chief executive of Norvane, said the plant in Lisbon would close."),
        (Leaf("M. Keller", "name", "ceo"), "Maria Keller, chief executive of Norvane, said the plant in Lisbon would close."),
        (Leaf("Paul Dietz", "name", "accused: the person accused"), "Ann Reyes accused Paul Dietz of fraud."),
        (Leaf("Alder Ltd", "name", "buyer"), "Alder Ltd acquired Birch plc for $3m."),
        (Leaf("storage depots near the border", "text", "target"), "Jets hit two storage depots near the border on Sunday."),
        (
            Leaf("Jets hit two storage depots on Sunday.", "text", "summary"),
            "Jets hit two storage depots near the border on Sunday.",
        ),
        (Leaf(0, "number", "killed"), "Nobody was killed in the blast."),
        (Leaf(0, "number", "injuries"), "No injuries were reported."),
        (Leaf(1, "number", "killed"), "A soldier was killed in the blast and four others were hurt."),
        (Leaf(120, "number", "systolic"), "Blood pressure was 120/80 mmHg."),
        (Leaf(80, "number", "diastolic"), "Blood pressure was 120/80 mmHg."),
        (Leaf(5, "number", "count", beside=("militiamen",)), "In total 5 militiamen and 3 civilians were killed."),
        (Leaf(2024, "number", "year"), "The firm was founded in 2024."),
        (Leaf(30, "number", "notice days: days of notice"), "Either party may terminate this agreement on 30 days' notice."),
        (
            Leaf("high", "choice", "severity", member=("high",), others=(("low",), ("medium",))),
            "The incident was rated high severity.",
        ),
        (
            Leaf(
                "full_time",
                "choice",
                "employment",
                member=("full_time", "Full time"),
                others=(("part_time", "Part time"), ("contract",)),
            ),
            "This is a full-time position.",
        ),
        (Leaf("USD", "choice", "currency", member=("USD",), others=(("EUR",), ("GBP",))), "Revenue was $2.5m."),
        (
            Leaf("resolved", "choice", "status", member=("resolved",), others=(("open",), ("monitoring",))),
            "The incident was resolved at 14:00.",
        ),
        (
            Leaf("high", "choice", "severity", member=("high",), others=(("low",), ("medium",))),
            "The severity was raised from medium to high.",
        ),
    ],
)
def test_what_the_text_states_is_supported(leaf: Leaf, text: str) -> None:
    """A value that the text states of the field's thing, in whatever form, is supported by exact words of it."""
    found = judged(leaf, text)
    assert found.verdict.label == "supported", found.verdict.reasons
    assert found.spans
    assert all(text[s.start : s.end] == s.quote for s in found.spans)


@pytest.mark.parametrize(
    ("leaf", "text"),
    [
        (Leaf(12, "number", "casualties killed: how many people were killed"), "5 killed and 12 wounded in the strike."),
        (Leaf(5, "number", "wounded"), "Five people were killed and 12 wounded in the strike."),
        (Leaf(2501, "number", "troops: number of troops"), "Two thousand five hundred troops are deployed there."),
        (Leaf(25000000, "number", "revenue"), "Revenue was $2.5m in the quarter."),
        (Leaf(4000000, "number", "revenue: in dollars"), "Revenue rose 12% to $5m from $4m."),
        (Leaf(5000000, "number", "price before"), "The price rose from $3m to $5m."),
        (Leaf(3000000, "number", "price"), "The price rose from $3m to $5m."),
        (Leaf(3000000, "number", "fine: amount of the fine"), "The bank may be fined $3m."),
        (Leaf(40, "number", "responders: patients who responded"), "12 of the 40 patients responded."),
        (Leaf(timedelta(days=22), "number", "duration"), "The strike lasted three weeks."),
        (Leaf(date(2027, 2, 28), "date", "start date"), "The lease runs from 1 March 2024 until 28 February 2027."),
        (Leaf(date(2024, 3, 1), "date", "end date"), "The lease runs from 1 March 2024 until 28 February 2027."),
        (Leaf(date(2024, 3, 12), "date", "date of the attack"), "The attack happened on Monday."),
        (Leaf(time(16, 0), "date", "detected"), "The fault was detected at 2:30 p.m. and fixed at 16:00."),
        (Leaf(False, "boolean", "arrested: whether the suspect was arrested"), "The suspect was arrested on Monday."),
        (Leaf(True, "boolean", "arrested: whether the suspect was arrested"), "The suspect was not arrested."),
        (Leaf(True, "boolean", "arrested: whether the suspect was arrested"), "The suspect may be arrested."),
        (
            Leaf("Norvane", "name", "speaker: who said it"),
            "Maria Keller, chief executive of Norvane, said the plant in Lisbon would close.",
        ),
        (Leaf("Lisbon", "name", "company"), "Maria Keller, chief executive of Norvane, said the plant in Lisbon would close."),
        (Leaf("Ann Reyes", "name", "accused: the person accused"), "Ann Reyes accused Paul Dietz of fraud."),
        (Leaf("Birch plc", "name", "buyer"), "Alder Ltd acquired Birch plc for $3m."),
        (Leaf("Alder Ltd", "name", "target"), "Alder Ltd acquired Birch plc for $3m."),
        (Leaf("storage depots near the river", "text", "target"), "Jets hit two storage depots near the border on Sunday."),
        (
            Leaf("Jets hit three storage depots on Sunday.", "text", "summary"),
            "Jets hit two storage depots near the border on Sunday.",
        ),
        (Leaf("resigned over the budget", "text", "action"), "He has not resigned over the budget."),
        (Leaf(80, "number", "systolic"), "Blood pressure was 120/80 mmHg."),
        (Leaf(3, "number", "count", beside=("militiamen",)), "In total 5 militiamen and 3 civilians were killed."),
        (
            Leaf("low", "choice", "severity", member=("low",), others=(("high",), ("medium",))),
            "The incident was rated high severity.",
        ),
        (
            Leaf(
                "part_time",
                "choice",
                "employment",
                member=("part_time", "Part time"),
                others=(("full_time", "Full time"), ("contract",)),
            ),
            "This is a full-time position.",
        ),
        (Leaf("EUR", "choice", "currency", member=("EUR",), others=(("USD",), ("GBP",))), "Revenue was $2.5m."),
        (
            Leaf("high", "choice", "severity", member=("high",), others=(("low",), ("medium",))),
            "The incident was not high severity.",
        ),
        (
            Leaf("medium", "choice", "severity", member=("medium",), others=(("low",), ("high",))),
            "The severity was raised from medium to high.",
        ),
    ],
)
def test_what_the_text_states_otherwise_is_refused(leaf: Leaf, text: str) -> None:
    """A value that the text does not have, has of something else, denies or holds possible is refused with a reason."""
    found = judged(leaf, text)
    assert found.verdict.label != "supported", found.verdict.reasons
    assert any(r.outcome == "fail" and r.message for r in found.verdict.reasons)
