"""The fourth round: three documents of kinds that no rule was made on, labelled before anything was run on them; docs/verification.md has the rates."""

from .examples import Example
from .texts import choice, day, name, no, number, text, yes

_MUSEUM = Example(
    "museum",
    "2026-03-12",
    """The Tidewater Museum in Port Sable will open its new wing to the public on Saturday 16 May.
Designed by the architects Brandt Oyelaran, the wing adds 3,200 square metres of galleries and cost €28.5 million.
Two thirds of the money came from the state, the rest from donors.
Its first exhibition, "Salt and Silver", runs from 16 May to 30 August and shows 140 works, 38 of them on loan from abroad.
It is curated by Ines Calloway, who joined the museum from the Rooksend Gallery in 2022.
"We have waited eleven years for these walls," said Matthias Oru, the museum's director.
Among the loans is a harbour view by Cornelis Vaart that has not been seen in the country since 1938.
Tickets cost €14, or €9 for students and pensioners; children under 12 enter free.
The museum is open daily except Mondays from 10 am to 6 pm, and until 9 pm on Thursdays.
A café with 60 seats opens in July.
The old building stays closed until the autumn while its roof is repaired.
Last year 212,000 people visited, up from 187,000 in 2024.
Press contact: Lotte Reuss, press@tidewater.example""",
    (
        name("Tidewater Museum", "museum: The name of the museum.", "will open its new wing"),
        name("Port Sable", "city: The city in which the museum stands.", "will open its new wing"),
        day("2026-05-16", "opening day: The day on which the new wing opens.", "will open its new wing"),
        name("Brandt Oyelaran", "architect: Who designed the wing.", "Designed by"),
        number(3200, "floor area: How much the wing adds, in square metres.", "Designed by"),
        number(28500000, "building cost: What the wing cost, in euros.", "Designed by"),
        text("donors", "other funders: Who paid what the state did not.", "Two thirds"),
        name("Salt and Silver", "exhibition title: What the first exhibition is called.", "Its first exhibition"),
        day("2026-05-16", "exhibition from: The first day of the exhibition.", "Its first exhibition"),
        day("2026-08-30", "exhibition until: The last day of the exhibition.", "Its first exhibition"),
        number(140, "works shown: How many works the exhibition shows.", "Its first exhibition"),
        number(38, "works on loan: How many of the works are loans from abroad.", "Its first exhibition"),
        name("Ines Calloway", "curator: Who curates the exhibition.", "It is curated"),
        name("Rooksend Gallery", "curator came from: Where the curator worked before.", "It is curated"),
        number(2022, "curator since: The year in which the curator joined the museum.", "It is curated"),
        name("Matthias Oru", "director: The director of the museum.", "We have waited"),
        number(11, "years waited: How many years the museum waited for the wing.", "We have waited"),
        name("Matthias Oru", "quotes speaker: Who is quoted.", "We have waited"),
        name("Cornelis Vaart", "loans artist: The artist of a work on loan.", "Among the loans"),
        number(
            1938,
            "loans last seen: The year in which the work was last seen in the country.",
            "Among the loans",
            beside=("Cornelis Vaart",),
        ),
        number(14, "ticket price: The price of a full ticket, in euros.", "Tickets cost"),
        number(9, "reduced price: The price for students and pensioners, in euros.", "Tickets cost"),
        number(12, "free under age: The age below which children pay nothing.", "Tickets cost"),
        day("10:00", "opens at: The time of day at which the museum opens.", "The museum is open"),
        day("18:00", "closes at: The time of day at which the museum usually closes.", "The museum is open"),
        day("21:00", "thursday closes at: The time at which the museum closes on Thursdays.", "The museum is open"),
        no("open on mondays: Whether the museum is open on Mondays.", "The museum is open"),
        number(60, "cafe seats: How many seats the café has.", "A café"),
        choice(
            "closed",
            "open|demolished",
            "old building: Whether the old building is open, closed or demolished.",
            "The old building",
        ),
        number(212000, "visitors last year: How many people visited last year.", "Last year"),
        number(187000, "visitors year before: How many people visited in the year before that.", "Last year"),
        name("Lotte Reuss", "press contact: Whom the press may ask.", "Press contact"),
    ),
)

_FLIGHT = Example(
    "flight",
    "2025-09-24",
    """Dear Ms Haldane,
Thank you for your claim of 3 September about flight KV 417 from Lisbon to Tallinn.
The flight was due to leave at 14:20 on 29 August 2025 and left at 19:05, and you reached Tallinn four hours and 35 minutes late.
The delay was caused by a fault in a fuel pump, which our engineers found during the walk-round.
This is not an extraordinary circumstance, and we are sorry for what happened.
Under Regulation 261/2004 you and your son Piet are each entitled to €400, because the distance is more than 1,500 and less than 3,500 kilometres.
We will also refund the €38.60 that you spent on meals; your taxi fare of €22 cannot be refunded, as buses were running.
The total of €838.60 will be paid to the account that you named within ten working days.
If you would rather have vouchers, we offer €1,000 in vouchers, valid for two years.
Please tell us by 15 October which you prefer, quoting case 88-20417.
If you are not content with this answer you may turn to the arbitration board in Tartu.
Yours sincerely,
Joonas Kivi, Customer Relations, Kestrel Baltic""",
    (
        name("Haldane", "passenger: The surname of the person who is written to.", "Dear Ms"),
        day("2025-09-03", "claimed on: The day of the claim.", "Thank you for"),
        name("KV 417", "flight: The flight's number.", "Thank you for"),
        name("Lisbon", "departure airport: From where the flight went.", "Thank you for"),
        name("Tallinn", "arrival airport: Where the flight went to.", "Thank you for"),
        day("2025-08-29", "flight day: The day of the flight.", "The flight was due"),
        day("14:20", "scheduled departure: The time at which the flight should have left.", "The flight was due"),
        day("19:05", "actual departure: The time at which the flight left.", "The flight was due"),
        number(275, "arrival delay: How late the passenger arrived, in minutes.", "The flight was due"),
        text("a fault in a fuel pump", "cause: What caused the delay.", "The delay was caused"),
        no("extraordinary: Whether the airline claims an extraordinary circumstance.", "This is not"),
        name("Regulation 261/2004", "legal basis: The law under which the claim is decided.", "Under Regulation"),
        name("Piet", "companions: Others who are entitled, one entry each.", "Under Regulation"),
        number(400, "compensation each: What each passenger gets, in euros.", "Under Regulation"),
        number("38.60", "meals refunded: What is refunded for meals, in euros.", "We will also"),
        number(22, "taxi fare: What the taxi cost, in euros.", "We will also"),
        no("taxi refunded: Whether the taxi fare is refunded.", "We will also"),
        yes("meals covered: Whether the meals are refunded.", "We will also"),
        number("838.60", "total payment: What is paid in all, in euros.", "The total of"),
        number(10, "payment days: Within how many working days it is paid.", "The total of"),
        number(1000, "voucher value: The worth of the vouchers that are offered, in euros.", "If you would rather"),
        number(2, "voucher years: For how many years the vouchers are valid.", "If you would rather"),
        day("2025-10-15", "reply by: The day by which the passenger should answer.", "Please tell us"),
        name("88-20417", "case number: The number of the case.", "Please tell us"),
        text("the arbitration board in Tartu", "appeal body: To whom the passenger may turn.", "If you are not"),
        name("Joonas Kivi", "signed by: Who signed the letter.", "Joonas Kivi"),
        name("Kestrel Baltic", "airline: The airline that answers.", "Joonas Kivi"),
    ),
)

_SCHOOL = Example(
    "school",
    "2026-02-06",
    """Inspectors visited Larchfield Primary School on 20 and 21 January 2026 and judged it to be good overall.
At its last inspection, in 2021, it was found to require improvement.
The school has 318 pupils aged four to eleven, taught in twelve classes by 19 teachers.
About 27% of the pupils are entitled to free meals, against 24% in the country.
Pupils behave well, and attendance has risen from 91% to 95% in two years.
In mathematics 78% of the oldest pupils reached the expected standard, but in writing only 61% did.
The head teacher, Yusuf Brandreth, took over in September 2023 after five heads in six years.
Leaders have not yet made sure that pupils with special needs get the help they are promised.
Two of the playground's fences were found to be unsafe and were mended before the inspectors left.
Bullying is rare, parents said; 142 of them answered the survey.
The governors, chaired by Dr Agnes Tolliver, know the school's weaknesses.
Reading is taught by a scheme that was brought in last year, and every class has a library corner.
The school should now improve writing and check the progress of pupils with special needs each term.
The next inspection is due within four years.
Lead inspector: Harriet Osei""",
    (
        name("Larchfield Primary School", "school: The school that was inspected.", "Inspectors visited"),
        day("2026-01-21", "inspection ended: The last day of the inspection.", "Inspectors visited"),
        choice(
            "good",
            "outstanding|requires improvement|inadequate",
            "overall grade: How the school was judged overall.",
            "Inspectors visited",
        ),
        number(2021, "previous inspection: The year of the inspection before this one.", "At its last"),
        choice(
            "requires improvement",
            "outstanding|good|inadequate",
            "previous grade: How the school was judged the last time.",
            "At its last",
        ),
        number(318, "pupils: How many pupils the school has.", "The school has 318"),
        number(4, "youngest age: The age of the youngest pupils.", "The school has 318"),
        number(11, "oldest age: The age of the oldest pupils.", "The school has 318"),
        number(12, "classes: How many classes there are.", "The school has 318"),
        number(19, "teachers: How many teachers there are.", "The school has 318"),
        number(27, "free meals percent: The share of pupils entitled to free meals, in percent.", "About 27%"),
        number(
            24, "national free meals percent: The share of pupils entitled to free meals in the country, in percent.", "About 27%"
        ),
        number(95, "attendance: The attendance now, in percent.", "Pupils behave"),
        number(91, "attendance before: The attendance two years ago, in percent.", "Pupils behave"),
        text("Pupils behave well", "behaviour: What is said of behaviour.", "Pupils behave"),
        number(
            78,
            "results share: The share that reached the expected standard, in percent.",
            "In mathematics",
            beside=("mathematics",),
        ),
        number(
            61, "results share: The share that reached the expected standard, in percent.", "In mathematics", beside=("writing",)
        ),
        text("mathematics", "results subject: The subject that was tested.", "In mathematics", beside=("78",)),
        name("Yusuf Brandreth", "head teacher: The name of the head teacher.", "The head teacher"),
        text("September 2023", "head since: Since when the head teacher is in office.", "The head teacher"),
        number(5, "earlier heads: How many heads there were before.", "The head teacher"),
        no("special needs met: Whether pupils with special needs get the help they are promised.", "Leaders have"),
        number(2, "unsafe fences: How many fences were unsafe.", "Two of the"),
        yes("fences mended: Whether the fences were mended.", "Two of the"),
        number(142, "survey answers: How many parents answered the survey.", "Bullying is rare"),
        name("Agnes Tolliver", "chair of governors: Who chairs the governors.", "The governors"),
        text("every class has a library corner", "reading strengths: What is good about reading.", "Reading is taught"),
        text("improve writing", "next steps: What the school should do, one entry each.", "The school should"),
        number(4, "next inspection years: Within how many years the next inspection is due.", "The next inspection"),
        name("Harriet Osei", "lead inspector: The inspector who led the visit.", "Lead inspector"),
    ),
)

FOURTH = (_MUSEUM, _FLIGHT, _SCHOOL)
