"""Documents written after the rules of the leaves: the rates on them when they were first run stand in docs/verification.md."""

from datetime import timedelta

from .texts import Text, choice, day, name, no, number, text, yes

_FERRY = Text(
    "ferry",
    "2025-08-19",
    """A ferry carrying 187 passengers and 12 crew ran aground off the island of Sarn on Sunday evening, killing at least four people.
Rescuers pulled 168 survivors from the water, and 27 people were still missing on Monday, coastguard commander Elin Voss said.
Sixteen of the survivors were taken to hospital in Marlow with broken bones.
The captain, Petr Dolan, 58, was detained on Monday, but his first officer was not.
Prosecutor Nadia Brom accuses Dolan of sailing too fast.
Dolan's lawyer, Emil Strand, rejected the accusation.
The ferry, the Halcyon, was built in 1998 and belongs to Sarn Lines.
It left Marlow at 17:40 and struck a reef at 18:55.
Waves were up to three metres high, but no storm warning had been issued.
The company will pay the families 20,000 euros each.
Transport minister Olga Reyn said ferries would be inspected by 1 October.
It is the worst accident in the strait since March 2009, when 61 people drowned.
An inquiry was opened on Tuesday and could take eight months.""",
    (
        number(187, "passengers: how many passengers were aboard", "A ferry carrying"),
        number(12, "crew: number of crew aboard", "A ferry carrying"),
        number(4, "casualties dead: how many people died", "A ferry carrying"),
        number(168, "casualties rescued: how many people were rescued", "Rescuers"),
        number(27, "casualties missing: how many people are missing", "Rescuers"),
        number(16, "casualties hospitalised: how many were taken to hospital", "Sixteen"),
        number(58, "captain age", "The captain"),
        number(1998, "ship built year: the year in which the ship was built", "The ferry, the Halcyon"),
        number(3, "wave height in metres", "Waves were"),
        number(20000, "compensation: paid to each family, in euros", "The company will pay"),
        number(61, "earlier accident deaths: people who drowned in the earlier accident", "worst accident"),
        number(timedelta(days=240), "inquiry duration: how long the inquiry could take", "An inquiry"),
        number(8, "inquiry months: how many months the inquiry could take", "An inquiry"),
        day("2025-08-17", "accident date: the day of the accident", "A ferry carrying"),
        day("17:40", "departure time: when the ferry left", "It left"),
        day("18:55", "impact time: when the ferry hit the reef", "It left"),
        day("2025-08-18", "captain detained on: day of the detention", "The captain"),
        day("2025-10-01", "inspection deadline: by when ferries are inspected", "Transport minister"),
        day("2025-08-19", "inquiry opened: when the inquiry was opened", "An inquiry"),
        name("Elin Voss", "coastguard commander", "Rescuers"),
        name("Petr Dolan", "captain: name of the captain", "The captain"),
        name("Nadia Brom", "prosecutor", "Prosecutor Nadia"),
        name("Dolan", "accused: who is accused", "Prosecutor Nadia"),
        name("Emil Strand", "defence lawyer: who defends the captain", "Emil Strand"),
        name("Sarn Lines", "operator: the company to which the ship belongs", "The ferry, the Halcyon"),
        name("Halcyon", "ship: name of the ship", "The ferry, the Halcyon"),
        name("Marlow", "departure port: where the ferry came from", "It left"),
        name("Olga Reyn", "minister: the transport minister", "Transport minister"),
        yes("captain detained: whether the captain was detained", "The captain"),
        no("storm warning: whether a storm warning had been issued", "Waves were"),
        yes("inquiry opened: whether an inquiry was opened", "An inquiry"),
        choice("missing", "dead|injured|rescued", "casualties harm: what happened to them", "Rescuers", beside=("27",)),
        choice("rejected", "admitted|confirmed", "reaction to the accusation", "Emil Strand"),
        text("sailing too fast", "accusation: what the captain is accused of", "Prosecutor Nadia"),
        text("ran aground off the island of Sarn", "what happened", "A ferry carrying"),
    ),
)

_QUARTER = Text(
    "quarter",
    "2026-02-05",
    """Tellmark AG said on Thursday that sales in the fourth quarter fell by 4% to 1.21 billion euros, compared with 1.26 billion euros a year before.
The group made a net loss of 18 million euros after a profit of 42 million euros in the same period of 2024.
Adjusted EBITDA came to 133 million euros, and the adjusted margin slipped from 12.4% to 11.0%.
For 2026 the company expects sales of between 4.8 and 5.0 billion euros.
The dividend will be cut to €0.40 per share from €0.65.
Tellmark will shed 900 of its 23,500 jobs, most of them in Denmark.
Its Nordic unit contributed 310 million euros to sales, its Iberian unit 205 million.
Chief executive Karl Brenner blamed weak orders from carmakers.
Finance chief Marta Quist called the order book "solid".
Capital spending rose to €95m and net debt to €640m.
The shares closed at 27.80 euros, down 6.1%.
Tellmark agreed in January to buy Ostra Systems from Pellworm Holding for €150 million.
The supervisory board has not approved the purchase yet.""",
    (
        number("1210000000", "revenue: Total revenue (net sales) of the period, in whole units.", "Tellmark AG said"),
        number(
            "1260000000",
            "revenue year before: Total revenue in the same period a year earlier (prior year), in whole units.",
            "Tellmark AG said",
        ),
        number(4, "revenue decline percent: by how much revenue fell, in percent", "Tellmark AG said"),
        number("18000000", "net loss: Net loss of the period, in whole units, without a sign.", "net loss of"),
        number("42000000", "net income year before: profit of the year before", "net loss of"),
        number("133000000", "adjusted ebitda", "Adjusted EBITDA"),
        number("11.0", "adjusted margin percent", "Adjusted EBITDA"),
        number("12.4", "adjusted margin previous percent", "Adjusted EBITDA"),
        number("4800000000", "outlook low: The lower end of the range that is expected, in whole units.", "For 2026"),
        number("5000000000", "outlook high: The upper end of the range that is expected, in whole units.", "For 2026"),
        number("0.40", "dividend per share: The dividend per share that was declared.", "The dividend"),
        number("0.65", "dividend per share before", "The dividend"),
        number(900, "job cuts: how many jobs are cut", "will shed"),
        number(23500, "jobs total: all jobs of the company", "will shed"),
        number(
            "310000000", "segments revenue: The revenue (sales) of this segment in the period.", "Nordic unit", beside=("Nordic",)
        ),
        number(
            "205000000",
            "segments revenue: The revenue (sales) of this segment in the period.",
            "Nordic unit",
            beside=("Iberian",),
        ),
        number("95000000", "capital expenditure", "Capital spending"),
        number("640000000", "net debt", "Capital spending"),
        number("27.80", "share price: closing price in euros", "The shares closed"),
        number(6.1, "share price change percent: fall of the share price", "The shares closed"),
        number("150000000", "acquisition price: price of the purchase in euros", "agreed in January"),
        day("2026-02-05", "report date: day of the announcement", "Tellmark AG said"),
        name("Tellmark AG", "company: The company that reports, by name.", "Tellmark AG said"),
        name("Karl Brenner", "ceo", "Chief executive Karl"),
        name("Marta Quist", "cfo", "Finance chief"),
        name("Ostra Systems", "acquisition target: the company that is bought", "agreed in January"),
        name("Pellworm Holding", "acquisition seller: who sells it", "agreed in January"),
        name("Tellmark", "acquisition buyer: who buys it", "agreed in January"),
        name("Denmark", "job cuts country: where most of the jobs are lost", "will shed"),
        no("purchase approved: whether the board has approved the purchase", "supervisory board"),
        yes("dividend cut: whether the dividend is cut", "The dividend"),
        choice("EUR", "USD|GBP|CHF", "currency", "net loss of"),
        choice("loss", "profit", "net result: profit or loss of this period", "net loss of", beside=("18000000",)),
        text("weak orders from carmakers", "ceo explanation", "Chief executive Karl"),
        text("The supervisory board has not approved the purchase yet.", "approval", "supervisory board"),
    ),
)

_TRIAL = Text(
    "trial",
    "2025-05-30",
    """Between March 2021 and June 2023 we enrolled 412 adults with moderate asthma at 14 centres in Austria and Slovenia.
Of these, 206 received lorvatine 20 mg once daily and 206 received placebo for 24 weeks.
The mean age was 46.3 years, and 58% were women.
Exacerbations occurred in 31 patients on lorvatine and in 55 on placebo.
Mean FEV1 rose by 180 ml in the lorvatine group and by 65 ml in the placebo group (p = 0.003).
Serious adverse events were reported in 9 patients, none of whom died.
Twenty-three patients withdrew before week 24.
The trial was funded by Corvin Pharma and led by Prof. Ines Walder of the University of Graz.
The study was double-blind and was not stopped early.
It was registered on 4 February 2021.
Quality of life did not improve significantly.
The results may not apply to children.""",
    (
        number(412, "participants: number of participants enrolled", "we enrolled"),
        number(14, "sites: number of study centres", "we enrolled"),
        number(206, "arms size: participants in this arm", "Of these", beside=("lorvatine",)),
        number(20, "dose mg: daily dose of the drug in mg", "Of these"),
        number(24, "treatment weeks: duration of treatment in weeks", "Of these"),
        number(timedelta(weeks=24), "treatment duration", "Of these"),
        number(46.3, "mean age: in years", "The mean age"),
        number(58, "women percent", "The mean age"),
        number(0.58, "women share: as a fraction", "The mean age"),
        number(31, "exacerbations treatment: patients on lorvatine with exacerbations", "Exacerbations"),
        number(55, "exacerbations placebo: patients on placebo with exacerbations", "Exacerbations"),
        number(180, "fev1 change treatment: change in FEV1 with lorvatine, in ml", "Mean FEV1"),
        number(65, "fev1 change placebo: change in FEV1 with placebo, in ml", "Mean FEV1"),
        number(0.003, "p value", "Mean FEV1"),
        number(9, "serious adverse events: patients with serious adverse events", "Serious adverse"),
        number(0, "deaths", "Serious adverse"),
        number(23, "withdrawals: patients who withdrew", "Twenty-three"),
        day("2021-02-04", "registration date", "registered on"),
        name("Ines Walder", "principal investigator: who led the trial", "The trial was funded"),
        name("Corvin Pharma", "funder: who funded the trial", "The trial was funded"),
        name("University of Graz", "institution: the university of the lead investigator", "The trial was funded"),
        name("lorvatine", "drug: name of the drug", "Of these"),
        yes("double blind: whether the study was double-blind", "double-blind"),
        no("stopped early: whether the study was stopped early", "double-blind"),
        no("quality of life improved", "Quality of life"),
        choice("asthma", "copd|bronchitis|pneumonia", "condition", "we enrolled"),
        choice("moderate", "mild|severe", "severity of the disease", "we enrolled"),
        choice("placebo", "lorvatine", "control: what the control group received", "Of these"),
        text("adults with moderate asthma", "population", "we enrolled"),
        text("The results may not apply to children.", "limitation", "may not apply"),
    ),
)

_SUPPLY = Text(
    "supply",
    "2025-03-10",
    """This Supply Agreement is entered into on 3 March 2025 by and between Quill Instruments Inc. ("Supplier") and Dorne Medical GmbH ("Customer").
It takes effect on 1 April 2025 and remains in force for a period of three years.
Supplier shall deliver 1,500 sensors per month at a unit price of $48.50.
Customer shall pay each invoice within 45 days of receipt.
Orders above 10,000 sensors receive a discount of 6%.
Late payments bear interest at 1.5% per month.
Supplier warrants the sensors for 24 months.
Customer may terminate this Agreement for convenience upon ninety days' notice, and Supplier upon 180 days' notice.
Total liability of either party shall not exceed USD 2 million.
Confidentiality obligations survive for five years after termination.
Neither party may assign this Agreement without written consent.
The Agreement is governed by the laws of Switzerland, and the courts of Zurich have exclusive jurisdiction.
Customer is not obliged to buy exclusively from Supplier.
Signed: Anna Leitner for Supplier, Bruno Hass for Customer.""",
    (
        day("2025-03-03", "signed on: date on which the agreement was made", "This Supply"),
        day("2025-04-01", "effective date: when it takes effect", "It takes effect"),
        number(3, "term years: length of the term in years", "It takes effect"),
        number(timedelta(days=1095), "term: how long the agreement lasts", "It takes effect"),
        number(1500, "monthly quantity: sensors to deliver per month", "shall deliver"),
        number("48.50", "unit price: price of one sensor in dollars", "shall deliver"),
        number(45, "payment days: days within which invoices are paid", "each invoice"),
        number(10000, "discount threshold: order size from which a discount is given", "Orders above"),
        number(6, "discount percent", "Orders above"),
        number("1.5", "late interest percent per month", "Late payments"),
        number(24, "warranty months", "warrants"),
        number(90, "notice days: days of notice to terminate", "for convenience", beside=("Customer",)),
        number(180, "notice days: days of notice to terminate", "for convenience", beside=("Supplier",)),
        number(2000000, "liability cap: the most for which a party is liable, in dollars", "Total liability"),
        number(5, "confidentiality years: how long confidentiality lasts after the end", "Confidentiality"),
        name("Quill Instruments Inc.", "supplier: the company that supplies", "This Supply"),
        name("Dorne Medical GmbH", "customer: the company that is supplied", "This Supply"),
        name("Switzerland", "governing law: country whose law applies", "governed by"),
        name("Zurich", "court: city whose courts have jurisdiction", "governed by"),
        name("Anna Leitner", "supplier signatory", "Signed:"),
        name("Bruno Hass", "customer signatory", "Signed:"),
        no("assignable: whether a party may assign it without consent", "Neither party"),
        no("exclusive: whether the customer must buy exclusively", "not obliged"),
        yes("volume discount: whether there is a discount for large orders", "Orders above"),
        choice("USD", "EUR|CHF", "currency", "shall deliver"),
        choice("monthly", "weekly|yearly", "delivery frequency", "shall deliver"),
        text("written consent", "assignment condition", "Neither party"),
        text("ninety days' notice", "customer termination notice", "for convenience"),
    ),
)

_SPILL = Text(
    "spill",
    "2025-11-04",
    """At 6:15 a.m. on 2 November a valve failed at the Brackwater plant in Tolness, and about 4,000 litres of acid leaked into the yard.
Shift manager Rosa Lind noticed the leak at 6:40 a.m. and called the fire brigade, which arrived at 7:05.
Two workers suffered burns, and one of them, Igor Pal, was flown to a clinic in Reden.
No acid reached the river.
The leak was stopped at 8:20 a.m.
The valve had last been checked in May 2023 by Nordfit Services.
The plant was shut for three days, at a cost of $310,000.
Investigators found that a seal had corroded.
Brackwater has replaced 36 of 52 valves and will replace the rest by 15 December.
Inspector Dana Holt rated the incident as moderate, not as serious.
Residents were not evacuated but were told to keep their windows shut.
The previous leak, in 2019, released 900 litres.""",
    (
        day("2025-11-02", "date: day of the incident", "At 6:15"),
        day("06:15", "failure time: when the valve failed", "At 6:15"),
        day("06:40", "detection time: when the leak was noticed", "Shift manager"),
        day("07:05", "fire brigade arrival time", "Shift manager"),
        day("08:20", "leak stopped at", "leak was stopped"),
        day("2025-12-15", "replacement deadline: by when the other valves are replaced", "has replaced"),
        number(4000, "litres leaked: how much acid leaked, in litres", "At 6:15"),
        number(2, "injured workers", "Two workers"),
        number(3, "shutdown days: for how many days the plant was shut", "shut for"),
        number(timedelta(days=3), "shutdown duration", "shut for"),
        number(310000, "cost: in dollars", "shut for"),
        number(36, "valves replaced: valves already replaced", "has replaced"),
        number(52, "valves total: all valves of the plant", "has replaced"),
        number(900, "previous leak litres: litres released in the previous leak", "previous leak"),
        number(2019, "previous leak year", "previous leak"),
        name("Rosa Lind", "detected by: who noticed the leak", "Shift manager"),
        name("Igor Pal", "worker flown to the clinic", "Two workers"),
        name("Reden", "clinic location: town of the clinic", "Two workers"),
        name("Tolness", "location: town of the plant", "At 6:15"),
        name("Nordfit Services", "inspection company: who checked the valve", "last been checked"),
        name("Dana Holt", "inspector", "Inspector Dana"),
        no("river contaminated: whether acid reached the river", "No acid"),
        no("residents evacuated", "Residents"),
        yes("plant shut: whether the plant was shut", "shut for"),
        choice("moderate", "minor|serious", "severity", "Inspector Dana"),
        choice("corrosion", "human error|overload", "root cause", "Investigators"),
        text("a seal had corroded", "root cause", "Investigators"),
        text("keep their windows shut", "advice to residents", "Residents"),
        text("Two workers suffered burns.", "injuries", "Two workers"),
    ),
)

KEPT = (_FERRY, _QUARTER, _TRIAL, _SUPPLY, _SPILL)
