"""Values that their form, their place in a phrase or the line in which they stand tells apart, and what a second cited sentence lends them."""

from datetime import date, time
from decimal import Decimal

import pytest

from summarizer.verification.leaves import Leaf, judge_leaf
from tests.verification.documents import index_of

from .examples import label_on

_LIMIT = "The weight limit should be lowered from 18 to 8 tonnes until the pier is mended."
_FOUND = "The chart had hung in a rectory in Dorset and was found by the rector's daughter, Celia Frome."
_COACH = '"We were brave," said Karin Solberg, who manages Castle Rovers.'
_COAST = "It shows the coast from the Elbe to the Skaw; the copies are in museums in Leiden and Oslo."
_CURATOR = "It is curated by Ines Call, who joined the museum from the Hill Gallery in 2022."
_SHOW = "The exhibition runs from 16 May to 30 August."
_DAILY = "The museum is open daily except Mondays from 10 am to 6 pm."
_LATE = "The flight was due to leave at 14:20 on 29 August 2025 and left at 19:05."
_VISIT = "Inspectors visited the school on 20 and 21 January 2025."
_PUPILS = "The school has 318 pupils aged four to eleven, taught in twelve classes by 19 teachers."
_PRESENT = "Present: Rosa Lind (chair), Ada Brook (secretary), Tim Fox, Lena Moor"
_JAIL = "The treasurer was jailed for two years and three months on Friday."
_ORDER = "She ordered him to pay £40,000 in compensation within six months or serve another nine months."
_BURNS = "The firm has had 41 reports, including seven burns, three of them to staff."
_SHOP = "Officers were called to a shop in Hill Lane, Marlow, on Tuesday."
_ARMED = "Rebels armed by Kenya crossed into villages in Sudan and Uganda on Friday."
_TOLL = "Nura, the agency of the Hadid government, and the Syrian news agency said that five fishermen were killed."
_PARTIES = 'This Agreement is made between Alder Works Ltd (the "Supplier") and Birch Trading AB (the "Buyer").'


@pytest.mark.parametrize(
    ("leaf", "text"),
    [
        (
            Leaf(Decimal(1000), "number", "medications dose: How much is taken.", ("Metformin", "mg")),
            "Metformin rose from 500 mg to 1000 mg.",
        ),
        (
            Leaf("mg", "name", "medications unit: The unit of the dose.", ("Metformin", "1000")),
            "Metformin rose from 500 mg to 1000 mg.",
        ),
        (Leaf(27, "number", "sentence months: The length of the prison sentence, in months."), _JAIL),
        (
            Leaf(95, "number", "delay minutes: How long the flight was delayed, in minutes."),
            "The flight was delayed by 1 hour 35 minutes.",
        ),
        (Leaf(6, "number", "compensation months: Within how many months the compensation is to be paid."), _ORDER),
        (Leaf(3, "number", "burns to staff: How many of the burns were to staff."), _BURNS),
        (Leaf(7, "number", "burns: How many burns were reported."), _BURNS),
        (Leaf(90, "number", "pass rate: The pass rate."), "The pass rate was 80 last year and is 90 now."),
        (Leaf(80, "number", "places maximum: The most places."), "The club has less than 80 places."),
        (
            Leaf(False, "boolean", "type 9 affected: Whether the Type 9 is affected."),
            "Affected pumps carry a red dot; the Type 9 is not affected.",
        ),
        (
            Leaf(
                "cleared",
                "choice",
                "verdict: Whether she was convicted or cleared (acquitted of it).",
                (),
                ("cleared",),
                (("convicted",),),
            ),
            "The jury acquitted Lea Holm of arson.",
        ),
        (
            Leaf("Elm Close", "name", "tenant address: The street where the tenant lives."),
            "Rosa Lind, 44, of Elm Close, paid the rent.",
        ),
        (Leaf("Hill Lane", "name", "street: The street in which it happened."), _SHOP),
        (Leaf("Marlow", "name", "town: The town in which it happened."), _SHOP),
        (Leaf("Sudan", "name", "where: The places where it happened, one entry each."), _ARMED),
        (
            Leaf("Ada Moor", "name", "authors: The authors, by name, one entry each."),
            "A study of owls\n\nAda Moor, Lin Berg and Tom Falk",
        ),
        (
            Leaf("Red Guard", "name", "who: The groups that took part, one entry each."),
            "Red Guard and Blue Front stormed the depot.",
        ),
        (Leaf("fishermen", "name", "casualties party: The group to which the people harmed belong.", ("5", "killed")), _TOLL),
        (
            Leaf("relapses", "name", "results measure: What was measured.", ("-4", "2", "6")),
            "Relapses fell by 4 (95% CI 2 to 6).",
        ),
        (Leaf("EUR", "name", "currency: The currency, as written."), "A deposit of EUR 5,000 is due."),
        (Leaf("Hill Gallery", "name", "curator came from: Where the curator worked before."), _CURATOR),
        (Leaf(date(2025, 5, 16), "date", "exhibition from: The first day of the exhibition."), _SHOW),
        (Leaf(1938, "number", "last seen: The year in which the work was last seen."), "The work has not been seen since 1938."),
        (Leaf(14, "number", "ticket price: The price of a ticket, in euros."), "Tickets cost €14, or €9 for students."),
        (Leaf(212000, "number", "visitors last year: How many people visited last year."), "Last year 212,000 people visited."),
        (Leaf(False, "boolean", "open on mondays: Whether the museum is open on Mondays."), _DAILY),
        (Leaf(time(19, 5), "date", "actual departure: The time at which the flight left."), _LATE),
        (Leaf(date(2025, 1, 21), "date", "inspection ended: The last day of the inspection."), _VISIT),
        (Leaf(4, "number", "youngest age: The age of the youngest pupils."), _PUPILS),
        (Leaf(19, "number", "teachers: How many teachers there are."), _PUPILS),
        (Leaf("Rosa Lind", "name", "chair: Who chaired the meeting."), _PRESENT),
        (
            Leaf("Piet", "name", "companions: Others who are entitled, one entry each."),
            "Under Regulation 261 both you and Piet are entitled to €400.",
        ),
        (Leaf(58, "number", "second goal minute: In which minute it was scored."), "The second goal fell in the 58th minute."),
        (Leaf(38, "number", "matches: How many matches they have played."), "They have 61 points from 38 matches."),
        (Leaf(271, "number", "lots sold: How many of the lots were sold."), "Of the 312 lots in the sale, 271 were sold."),
        (Leaf(312, "number", "lots: How many lots were in the sale."), "Of the 312 lots in the sale, 271 were sold."),
        (Leaf(date(2025, 3, 24), "date", "comments until: The last day for comments."), "Comments may be sent until 24 March."),
        (Leaf("Celia Frome", "name", "found by: Who found the chart."), _FOUND),
        (Leaf("Karin Solberg", "name", "manager: Who manages the team."), _COACH),
        (
            Leaf("Weir Park", "name", "ground: The ground on which they played."),
            "Hollin Rovers met Castle Athletic at Weir Park.",
        ),
        (Leaf("Bath", "name", "city: The city in which the sale was held."), "The sale was held at Fairlight's in Bath."),
        (Leaf("Leiden", "name", "copies: The cities where they are, one entry each."), _COAST),
        (
            Leaf("Rotterdam", "name", "buyer city: Where the buyer is from."),
            "It went to a bidder from Rotterdam and not to the dealer Hugo Vance.",
        ),
        (Leaf(8, "number", "parking fee: What parking costs a day, in pounds."), "Parking costs £8 a day."),
        (Leaf(11, "number", "span length: The length of a span, in metres."), "The bridge has three spans of 11 metres."),
        (Leaf(18, "number", "weight limit current: The limit now, in tonnes."), _LIMIT),
        (Leaf(8, "number", "weight limit new: The limit that is asked for, in tonnes."), _LIMIT),
        (
            Leaf("Tamsin Okoro", "name", "inspector: Who inspected it."),
            "Mill Bridge was inspected by Tamsin Okoro of Levett Engineers.",
        ),
        (Leaf("Ostrey", "name", "city: The city that elected a mayor."), "Fenella Strand was elected mayor of Ostrey on Sunday."),
        (Leaf("Civic Union", "name", "party: The party of the mayor."), "The mayor, Gerrit Palm of the Civic Union, conceded."),
        (Leaf("Wend", "name", "river: The river that it crosses."), "The bridge carries the B417 over the river Wend."),
    ],
)
def test_what_is_said_of_the_field_is_supported(leaf: Leaf, text: str) -> None:
    """A stretch of time is the sum of its parts, what is told of now is no old value, a name is of the sort that is asked."""
    assert label_on(leaf, text) == "supported"


@pytest.mark.parametrize(
    ("leaf", "text"),
    [
        (Leaf(3, "number", "sentence months: The length of the prison sentence, in months."), _JAIL),
        (
            Leaf(35, "number", "delay minutes: How long the flight was delayed, in minutes."),
            "The flight was delayed by 1 hour 35 minutes.",
        ),
        (Leaf(9, "number", "compensation months: Within how many months the compensation is to be paid."), _ORDER),
        (Leaf(7, "number", "burns to staff: How many of the burns were to staff."), _BURNS),
        (Leaf(3, "number", "burns: How many burns were reported."), _BURNS),
        (Leaf("The job", "text", "duties: What the person will do."), "Jobs > Heritage > Conservation | Save this job"),
        (Leaf("The job", "name", "title: The title of the job."), "Jobs > Heritage > Conservation | Save this job"),
        (Leaf(80, "number", "pass rate: The pass rate."), "The pass rate was 80 last year and is 90 now."),
        (Leaf(80, "number", "places: How many places the club has."), "The club has less than 80 places."),
        (
            Leaf(True, "boolean", "type 9 affected: Whether the Type 9 is affected."),
            "Affected pumps carry a red dot; the Type 9 is not affected.",
        ),
        (
            Leaf("Rosa Lind", "name", "tenant address: The street where the tenant lives."),
            "Rosa Lind, 44, of Elm Close, paid the rent.",
        ),
        (Leaf("Marlow", "name", "street: The street in which it happened."), _SHOP),
        (Leaf("Hill Lane", "name", "town: The town in which it happened."), _SHOP),
        (Leaf("Kenya", "name", "where: The places where it happened, one entry each."), _ARMED),
        (Leaf("Kenya", "name", "rifle: The rifle that was carried."), "Rebels in Kenya carried an old rifle."),
        (Leaf("Syrian", "name", "casualties party: The group to which the people harmed belong.", ("5", "killed")), _TOLL),
        (Leaf("Hadid", "name", "casualties party: The group to which the people harmed belong.", ("5", "killed")), _TOLL),
        (Leaf("CI", "name", "results measure: What was measured.", ("4", "2", "6")), "Relapses fell by 4 (95% CI 2 to 6)."),
        (
            Leaf("CI", "name", "results unit: The unit of the value.", ("relapses", "4", "2", "6")),
            "Relapses fell by 4 points (95% CI 2 to 6).",
        ),
        (
            Leaf(18, "number", "results p value: The p value.", ("relapses", "18", "%")),
            "Relapses fell by 18% (95% CI 4 to 31; p = 0.02).",
        ),
        (Leaf("EUR", "name", "payments purpose: What is paid for.", ("5000", "EUR")), "A deposit of EUR 5,000 is due."),
        (Leaf("Deposit", "name", "currency: The currency, as written."), "Deposit: EUR 5,000"),
        (Leaf("Alder Works Ltd", "name", "parties role: What the contract calls this party.", ("Birch Trading AB",)), _PARTIES),
        (Leaf("Alder Works", "name", "period: The period reported, such as Q3 2026."), "Alder Works reported its third quarter."),
        (Leaf("Ines Call", "name", "curator came from: Where the curator worked before."), _CURATOR),
        (Leaf(date(2025, 8, 30), "date", "exhibition from: The first day of the exhibition."), _SHOW),
        (Leaf(9, "number", "ticket price: The price of a ticket, in euros."), "Tickets cost €14, or €9 for students."),
        (Leaf(True, "boolean", "open on mondays: Whether the museum is open on Mondays."), _DAILY),
        (Leaf(time(14, 20), "date", "actual departure: The time at which the flight left."), _LATE),
        (Leaf(20, "number", "schools: How many schools were visited."), _VISIT),
        (Leaf(date(2025, 1, 20), "date", "inspection ended: The last day of the inspection."), _VISIT),
        (Leaf(318, "number", "youngest age: The age of the youngest pupils."), _PUPILS),
        (Leaf(12, "number", "teachers: How many teachers there are."), _PUPILS),
        (Leaf("Tim Fox", "name", "chair: Who chaired the meeting."), _PRESENT),
        (
            Leaf("Regulation", "name", "companions: Others who are entitled, one entry each."),
            "Under Regulation 261 both you and Piet are entitled to €400.",
        ),
        (Leaf("Claims Office", "name", "signed by: Who signed the letter."), "Joonas Kivi, Claims Office, Kestrel Baltic"),
        (
            Leaf(True, "boolean", "needs met: Whether pupils get the help they are promised."),
            "Leaders have not yet made sure that pupils get the help they are promised.",
        ),
        (Leaf(10, "number", "goal minute: In which minute it was scored."), "The goal fell in the 58th minute with ten to play."),
        (Leaf(61, "number", "matches: How many matches they have played."), "They have 61 points from 38 matches."),
        (Leaf(312, "number", "lots sold: How many of the lots were sold."), "Of the 312 lots in the sale, 271 were sold."),
        (Leaf(4, "number", "lots: How many lots were in the sale."), "It was sold for four times its estimate."),
        (
            Leaf(4, "number", "owned since: Since which year they had owned it."),
            "It was sold by those who owned it for four pounds.",
        ),
        (Leaf("Dorset", "name", "found by: Who found the chart."), _FOUND),
        (Leaf("Castle Rovers", "name", "manager: Who manages the team."), _COACH),
        (Leaf("Fairlight's", "name", "city: The city in which the sale was held."), "The sale was held at Fairlight's in Bath."),
        (Leaf("Elbe", "name", "copies: The cities where they are, one entry each."), _COAST),
        (
            Leaf("Hugo Dorr", "name", "contact: The e-mail address for comments."),
            "Comments go to Hugo Dorr, at plan@compton.example.",
        ),
        (
            Leaf(900, "number", "estimate low: The lower end of the estimate."),
            "It was sold for £900, its estimate.\nThe estimate was £700 to £800.",
        ),
        (Leaf(8, "number", "weight limit current: The limit now, in tonnes."), _LIMIT),
        (Leaf(2118, "number", "mayor since: Since which year he was mayor."), "He was mayor and lost by 2,118 votes."),
        (Leaf("Gerrit Palm", "name", "party: The party of the mayor."), "The mayor, Gerrit Palm of the Civic Union, conceded."),
        (Leaf("SP-77412", "name", "guest: The surname of the guest."), "The guest's booking number is SP-77412."),
        (
            Leaf(16604, "number", "candidates votes: How many votes this candidate received.", ("Palm",)),
            "Strand received 16,604 votes and Palm 14,486, the returning officer said.",
        ),
    ],
)
def test_what_is_of_another_sort_or_another_thing_is_refused(leaf: Leaf, text: str) -> None:
    """A part of a stretch, what was before, what stays under, a country that arms, a unit of another figure: none is the field's."""
    assert label_on(leaf, text) != "supported"


_PAPER = "A study of owls\n\nAda Moor, Lin Berg and Tom Falk\n\nFirst issued: 3 May 2025        Get Citation | Print | Save"
_STORM = "Red Guard and Blue Front stormed the depot.\nPaul Ito, a baker, watched from his window."


@pytest.mark.parametrize(
    ("leaf", "text"),
    [
        (Leaf("Get Citation", "name", "authors: The authors, by name, one entry each."), _PAPER),
        (
            Leaf(date(2025, 5, 3), "date", "when: The day on which the event happened."),
            "Owls seen\n\n3 May 2025, 21:40\n\nThey flew.",
        ),
        (Leaf("Paul Ito", "name", "who: The groups and people that stormed it, one entry each."), _STORM),
        (
            Leaf("Owls Storm The Old Depot", "name", "who: The groups that took part, one entry each."),
            "Owls Storm The Old Depot In Marlow\n\nRed Guard stormed the depot on Friday, the mayor said.",
        ),
        (
            Leaf("HILLSIDE PRACTICE", "name", "symptoms: The symptoms that the patient has, one entry each."),
            "HILLSIDE PRACTICE          CONFIDENTIAL - do not forward\n\nShe reports fever and a cough at night.",
        ),
    ],
)
def test_what_is_cited_besides_lends_a_value_nothing(leaf: Leaf, text: str) -> None:
    """Where the true sentence is cited together with another that has the false value, its words do not tie that value to the field."""
    assert label_on(leaf, text) != "supported"


@pytest.mark.parametrize(("year", "label"), [(2026, "supported"), (2027, "contradicted"), (2025, "contradicted")])
def test_a_day_without_a_year_is_the_nearest_to_the_last_one_told(year: int, label: str) -> None:
    """A document without a date of its own tells the year by the days that it names in full."""
    index = index_of("The committee met on 3 November 2025.\nNora Hill will send the plan by 15 January.")
    leaf = Leaf(date(year, 1, 15), "date", "tasks due: The day by which it is due.", ("Nora Hill",))
    assert judge_leaf(leaf, index.passages.sentences[1:], index, None).verdict.label == label
