"""The sixth round: documents of three further kinds, labelled after the rules that the fifth led to and before anything was run on them."""

from .examples import Example
from .texts import choice, day, name, no, number, text, yes

_BOOKING = Example(
    "booking",
    "2026-02-14",
    """Booking confirmation
Dear Mr Ekwueme, thank you for booking with the Seal Point Hotel in Ardmoy.
Your booking number is SP-77412.
Arrival: Friday 3 April 2026, from 3 pm
Departure: Monday 6 April 2026, by 11 am
Room: double room with sea view, two adults and one child
The price is £474 for three nights, breakfast included.
A deposit of £94.80 has been taken from your card; the rest is due on arrival.
You may cancel free of charge until 27 March; after that we keep the deposit.
Dogs are welcome for £12 a night, but not in the restaurant.
Parking costs £8 a day and cannot be reserved.
Dinner is served from 6.30 pm to 9 pm, and the pool is closed for repairs until May.
If you need a cot, please call Moira Baines at reception on 028 5550 113.""",
    (
        name("Ekwueme", "guest: The surname of the guest.", "Dear Mr"),
        name("Seal Point Hotel", "hotel: The name of the hotel.", "Dear Mr"),
        name("Ardmoy", "town: The town in which the hotel stands.", "Dear Mr"),
        name("SP-77412", "booking number: The number of the booking.", "Your booking"),
        day("2026-04-03", "arrival: The day of arrival.", "Arrival:"),
        day("15:00", "check in from: The time from which the room is ready.", "Arrival:"),
        day("2026-04-06", "departure: The day of departure.", "Departure:"),
        day("11:00", "check out by: The time by which the room must be left.", "Departure:"),
        number(2, "adults: How many adults.", "Room:"),
        number(1, "children: How many children.", "Room:"),
        number(474, "price: The price of the stay, in pounds.", "The price is"),
        number(3, "nights: For how many nights.", "The price is"),
        yes("breakfast included: Whether breakfast is included.", "The price is"),
        number("94.80", "deposit: The deposit, in pounds.", "A deposit of"),
        yes("deposit paid: Whether the deposit has been taken.", "A deposit of"),
        day(
            "2026-03-27", "free cancellation until: The last day on which the guest may cancel free of charge.", "You may cancel"
        ),
        number(12, "dog fee: What a dog costs a night, in pounds.", "Dogs are"),
        yes("dogs allowed: Whether dogs are welcome.", "Dogs are"),
        number(8, "parking fee: What parking costs a day, in pounds.", "Parking costs"),
        no("parking reservable: Whether parking can be reserved.", "Parking costs"),
        day("18:30", "dinner from: From what time dinner is served.", "Dinner is served"),
        day("21:00", "dinner until: Until what time dinner is served.", "Dinner is served"),
        no("pool open: Whether the pool is open.", "Dinner is served"),
        name("Moira Baines", "reception contact: Whom to call at reception.", "If you need"),
        name("028 5550 113", "phone: The number of reception.", "If you need"),
    ),
)

_ELECTION = Example(
    "election",
    "2025-11-10",
    """Fenella Strand of the Harbour List was elected mayor of Ostrey on Sunday with 53.4% of the vote.
She defeated the incumbent, Gerrit Palm of the Civic Union, by 2,118 votes in the second round.
Strand received 16,604 votes and Palm 14,486, the returning officer, Lidia Moss, announced shortly before midnight.
Turnout was 61%, up from 54% in the first round on 26 October.
Five candidates had stood in the first round, among them two independents.
Palm, 67, had been mayor since 2009 and conceded within an hour.
Strand, a former harbour pilot, will take office on 1 January and has promised to freeze parking fees for two years.
The Civic Union keeps its majority on the council with 19 of 37 seats.
Observers reported no irregularities, but 212 ballots were declared invalid.
A recount demanded by one of the independents, Otto Brill, was refused.""",
    (
        name("Fenella Strand", "winner: Who was elected.", "Fenella Strand"),
        name("Harbour List", "winner party: The party of the winner.", "Fenella Strand"),
        name("Ostrey", "city: The city that elected a mayor.", "Fenella Strand"),
        day("2025-11-09", "election day: The day of the second round.", "Fenella Strand"),
        number("53.4", "winner share: The winner's share of the vote, in percent.", "Fenella Strand"),
        name("Gerrit Palm", "incumbent: The mayor who stood again.", "She defeated"),
        name("Civic Union", "incumbent party: The party of the incumbent.", "She defeated"),
        number(2118, "margin: By how many votes the winner won.", "She defeated"),
        number(16604, "candidates votes: How many votes this candidate received.", "Strand received", beside=("Strand",)),
        number(14486, "candidates votes: How many votes this candidate received.", "Strand received", beside=("Palm",)),
        name("Lidia Moss", "returning officer: The returning officer.", "Strand received"),
        number(61, "turnout percent: The turnout in the second round, in percent.", "Turnout was"),
        number(54, "first turnout percent: The turnout in the first round, in percent.", "Turnout was"),
        day("2025-10-26", "first round day: The day of the first round.", "Turnout was"),
        number(5, "candidates first round: How many candidates stood in the first round.", "Five candidates"),
        number(2, "independents: How many of the candidates were independents.", "Five candidates"),
        number(67, "incumbent age: The age of the incumbent.", "Palm, 67"),
        number(2009, "incumbent since: Since which year the incumbent was mayor.", "Palm, 67"),
        day("2026-01-01", "takes office: The day on which the winner takes office.", "Strand, a former"),
        number(2, "freeze years: For how many years parking fees are to be frozen.", "Strand, a former"),
        number(19, "majority seats: How many seats the majority party has.", "The Civic Union keeps"),
        number(37, "council seats: How many seats the council has.", "The Civic Union keeps"),
        no("irregularities: Whether irregularities were reported.", "Observers"),
        number(212, "invalid ballots: How many ballots were invalid.", "Observers"),
        name("Otto Brill", "recount demanded by: Who demanded a recount.", "A recount"),
        choice("refused", "granted|pending", "recount: What became of the demand for a recount.", "A recount"),
    ),
)

_BRIDGE = Example(
    "bridge",
    "2026-05-20",
    """Inspection of Mill Bridge, carried out on 12 May 2026 by Tamsin Okoro of Levett Engineers
The bridge was built in 1934 and carries the B417 over the river Wend on three spans of 11 metres.
Its deck is in fair condition, but the northern pier is in poor condition.
Two of the 24 bearings have seized and should be replaced within 18 months.
Cracks up to 4 mm wide were found in the northern pier; in 2023 the widest was 2.5 mm.
The weight limit of 18 tonnes should be lowered to 7.5 tonnes until the pier has been repaired.
Repairs are estimated at £310,000 and would take about ten weeks.
The parapets were renewed in 2019 and need no work.
No scour was seen, but divers could not reach the foot of the southern pier.
The next inspection should be made in November 2026 rather than in two years.
About 3,900 vehicles cross the bridge on a weekday, 6% of them lorries.""",
    (
        name("Mill Bridge", "bridge: The name of the bridge.", "Inspection of"),
        day("2026-05-12", "inspected on: The day of the inspection.", "Inspection of"),
        name("Tamsin Okoro", "inspector: Who inspected the bridge.", "Inspection of"),
        name("Levett Engineers", "firm: The firm of the inspector.", "Inspection of"),
        number(1934, "built: The year in which the bridge was built.", "The bridge was built"),
        name("B417", "road: The road that the bridge carries.", "The bridge was built"),
        name("Wend", "river: The river that it crosses.", "The bridge was built"),
        number(3, "spans: How many spans it has.", "The bridge was built"),
        number(11, "span length: The length of a span, in metres.", "The bridge was built"),
        choice("fair", "good|poor", "deck condition: The condition of the deck.", "Its deck is"),
        choice("poor", "good|fair", "pier condition: The condition of the northern pier.", "Its deck is"),
        number(2, "seized bearings: How many bearings have seized.", "Two of the"),
        number(24, "bearings: How many bearings there are.", "Two of the"),
        number(18, "replacement months: Within how many months they should be replaced.", "Two of the"),
        number(4, "crack width: How wide the widest crack is now, in millimetres.", "Cracks up"),
        number("2.5", "previous crack width: How wide the widest crack was in 2023, in millimetres.", "Cracks up"),
        number(18, "weight limit current: The weight limit now, in tonnes.", "The weight limit"),
        number("7.5", "weight limit proposed: The weight limit that is proposed, in tonnes.", "The weight limit"),
        number(310000, "repair cost: What the repairs would cost, in pounds.", "Repairs are"),
        number(10, "repair weeks: How many weeks the repairs would take.", "Repairs are"),
        number(2019, "parapets renewed: The year in which the parapets were renewed.", "The parapets"),
        no("scour found: Whether scour was seen.", "No scour"),
        text("divers could not reach the foot of the southern pier", "limits: What the inspection could not cover.", "No scour"),
        text("November 2026", "next inspection: When the next inspection should be made.", "The next inspection"),
        number(3900, "vehicles daily: How many vehicles cross on a weekday.", "About 3,900"),
        number(6, "lorries percent: The share of lorries, in percent.", "About 3,900"),
    ),
)

SIXTH = (_BOOKING, _ELECTION, _BRIDGE)
