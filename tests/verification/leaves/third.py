"""The third round: documents of kinds that no rule was made on; the rates on them when they were first run stand in docs/verification.md."""

from .texts import Text, choice, day, name, no, number, text, yes

_POLICE = Text(
    "police",
    "2025-11-06",
    """Officers were called to a jeweller's shop in Quarry Lane, Ashford Green, at 10.50 am on Tuesday 4 November.
Two men wearing motorcycle helmets threatened the staff with a hammer and left with watches worth about £86,000.
A 54-year-old shop assistant suffered cuts to his hand and was treated at the scene; nobody else was hurt.
The men fled on a black scooter towards Kell Road, where it was found abandoned 20 minutes later.
Detective Inspector Carys Nolan, who leads the inquiry, said that eleven witnesses had been interviewed.
A man aged 23 from Ashford Green was arrested on Wednesday on suspicion of robbery and has been released on bail until 2 December.
The second man has not been identified.
Anyone with film from dashboard cameras is asked to call 0300 555 0142, quoting reference 4417.
Crimewatchers, an independent charity, offers a reward of up to £5,000.""",
    (
        day("2025-11-04", "occurred on: The day of the offence, as a calendar date.", "Officers were"),
        day("10:50", "called at: The time at which the police were called.", "Officers were"),
        name("Quarry Lane", "street: The street in which it happened.", "Officers were"),
        name("Ashford Green", "town: The town in which it happened.", "Officers were"),
        number(2, "suspects count: How many suspects took part.", "Two men"),
        text("a hammer", "weapon: The weapon that was used.", "Two men"),
        number(86000, "stolen value: What the stolen goods are worth, in pounds.", "Two men"),
        text("watches", "stolen goods: What was taken.", "Two men"),
        number(1, "injured count: How many people were injured.", "A 54-year-old"),
        number(54, "victims age: The age of the victim, in years.", "A 54-year-old", beside=("shop assistant",)),
        text(
            "cuts to his hand",
            "victims injury: The injury that the victim suffered.",
            "A 54-year-old",
            beside=("shop assistant",),
        ),
        text("a black scooter", "vehicle: What the suspects fled on.", "The men fled"),
        name("Kell Road", "vehicle found: Where the vehicle was found.", "The men fled"),
        number(20, "vehicle found after: After how many minutes the vehicle was found.", "The men fled"),
        name("Carys Nolan", "officer in charge: The officer who leads the inquiry.", "Detective"),
        number(11, "witnesses interviewed: How many witnesses were interviewed.", "Detective"),
        number(23, "arrests age: The age of the person arrested.", "A man aged"),
        text("robbery", "arrests offence: What the person is suspected of.", "A man aged", beside=("23",)),
        day("2025-11-05", "arrests day: The day of the arrest.", "A man aged", beside=("23", "robbery")),
        day("2025-12-02", "arrests bail until: The day until which bail runs.", "A man aged", beside=("23", "robbery")),
        no("second suspect identified: Whether the second suspect has been identified.", "The second"),
        choice("released on bail", "charged|in custody", "arrests status: What became of the person.", "A man aged"),
        name("0300 555 0142", "phone: The number to call.", "Anyone with"),
        name("4417", "reference: The reference to quote.", "Anyone with"),
        number(5000, "reward maximum: The most that is offered as a reward, in pounds.", "Crimewatchers"),
        name("Crimewatchers", "reward offered by: Who offers the reward.", "Crimewatchers"),
    ),
)

_RECALL = Text(
    "recall",
    "2025-08-19",
    """Hollis & Fenn Kitchenware is recalling about 41,000 pressure cookers of the model Rapido 6L.
The lid can open while the pot is under pressure, which poses a burn hazard.
The company has received 38 reports of lids that opened, including nine burns, two of them to children.
The cookers were sold at Marlowe Stores and on the company's website between March 2023 and June 2025 for about $79 to $99.
Affected units carry serial numbers that begin with RP3; the Rapido 8L is not affected.
They were made in Vietnam by Dai Phong Metalworks and imported by Hollis & Fenn of Dayton, Ohio.
Owners should stop using the cooker at once and ask for a full refund or a free replacement lid.
The refund will be paid within 15 business days of the return.
Call Hollis & Fenn at 800-555-0177 between 8 a.m. and 6 p.m. on weekdays.
The recall, number 25-318, was announced on 19 August 2025 with the Consumer Goods Office.""",
    (
        name("Hollis & Fenn Kitchenware", "company: The company that recalls the product.", "Hollis & Fenn Kitchenware"),
        name("Rapido 6L", "model: The model that is recalled.", "Hollis & Fenn Kitchenware"),
        number(41000, "units: How many units are recalled.", "Hollis & Fenn Kitchenware"),
        text("The lid can open while the pot is under pressure", "defect: What is wrong with the product.", "The lid"),
        choice("burn", "fire|choking|electric shock", "hazard: The hazard that the product poses.", "The lid"),
        number(38, "incidents: How many incidents were reported.", "The company has"),
        number(9, "injuries: How many injuries were reported.", "The company has"),
        number(2, "injuries to children: How many of the injuries were to children.", "The company has"),
        name("Marlowe Stores", "retailers: The shops that sold it, one entry each.", "The cookers"),
        number(79, "price low: The lowest price at which it was sold, in dollars.", "The cookers"),
        number(99, "price high: The highest price at which it was sold, in dollars.", "The cookers"),
        text("March 2023", "sold from: The month from which it was sold.", "The cookers"),
        text("June 2025", "sold until: The month until which it was sold.", "The cookers"),
        name("RP3", "serial prefix: With what the serial numbers begin.", "Affected units"),
        no("rapido 8l affected: Whether the Rapido 8L is affected.", "Affected units"),
        name("Vietnam", "made in: The country in which it was made.", "They were made"),
        name("Dai Phong Metalworks", "manufacturer: Who made the product.", "They were made"),
        name("Dayton", "importer city: The city of the importer.", "They were made"),
        text("stop using the cooker at once", "advice: What owners should do.", "Owners should"),
        yes("refund offered: Whether a refund is offered.", "Owners should"),
        number(15, "refund days: Within how many business days the refund is paid.", "The refund"),
        name("800-555-0177", "phone: The number to call.", "Call Hollis"),
        day("08:00", "phone opens: The time of day at which the line opens.", "Call Hollis"),
        day("18:00", "phone closes: The time of day at which the line closes.", "Call Hollis"),
        name("25-318", "recall number: The number of the recall.", "The recall, number"),
        day("2025-08-19", "announced on: The day on which the recall was announced.", "The recall, number"),
        name("Consumer Goods Office", "agency: The agency with which it was announced.", "The recall, number"),
    ),
)

_COURT = Text(
    "court",
    "2025-02-28",
    """A former treasurer of Ellerby Rowing Club was jailed for two years and three months on Friday for stealing from it.
Graham Pell, 61, of Tarn Close, admitted 14 counts of fraud at Sowerby Crown Court.
The court heard that he took £132,400 between 2017 and 2022 and spent most of it on holidays.
Only £9,000 has been repaid.
Prosecutor Anjali Mehta said that the club had to sell four boats and cancel its regatta.
Defending, Owen Strake said that his client was ashamed and had lost his wife in 2016.
Judge Helen Rudge told Pell that he had "betrayed every member who trusted him".
She ordered him to pay £40,000 in compensation within six months or serve another nine months.
A second charge, of theft of equipment, was dropped.
Pell will not appeal, his lawyer said.
The club, founded in 1921, has 210 members.""",
    (
        name("Graham Pell", "defendant: The name of the defendant.", "Graham Pell"),
        number(61, "defendant age: The age of the defendant.", "Graham Pell"),
        name("Tarn Close", "defendant address: The street where the defendant lives.", "Graham Pell"),
        number(14, "counts: How many counts were admitted.", "Graham Pell"),
        text("fraud", "offence: The offence that was admitted.", "Graham Pell"),
        choice("guilty", "not guilty", "plea: Whether the defendant pleaded guilty (admitted it) or not guilty.", "Graham Pell"),
        name("Sowerby Crown Court", "court: The court that heard the case.", "Graham Pell"),
        name("Ellerby Rowing Club", "victim: The person or body that was harmed.", "A former"),
        day("2025-02-28", "sentenced on: The day of the sentence.", "A former"),
        number(27, "sentence months: The length of the prison sentence, in months.", "A former"),
        number(132400, "amount stolen: How much was stolen, in pounds.", "The court heard"),
        number(2017, "first year: The year in which the offending began.", "The court heard"),
        number(2022, "last year: The year in which the offending ended.", "The court heard"),
        number(9000, "amount repaid: How much has been repaid, in pounds.", "Only"),
        name("Anjali Mehta", "prosecutor: The prosecutor.", "Prosecutor"),
        number(4, "boats sold: How many boats the club had to sell.", "Prosecutor"),
        name("Owen Strake", "defence lawyer: The lawyer of the defendant.", "Defending"),
        name("Helen Rudge", "judge: The judge.", "Judge Helen"),
        name("Helen Rudge", "statements speaker: Who said it.", "Judge Helen"),
        text("betrayed every member who trusted him", "statements said: What was said.", "Judge Helen", beside=("Helen Rudge",)),
        number(40000, "compensation: The compensation to be paid, in pounds.", "She ordered"),
        number(6, "compensation months: Within how many months the compensation is to be paid.", "She ordered"),
        number(9, "default months: How many months are served if it is not paid.", "She ordered"),
        choice("dropped", "proved|pending", "second charge: What became of the second charge.", "A second"),
        no("appeal: Whether the defendant will appeal.", "Pell will"),
        number(210, "members: How many members the club has.", "The club, founded"),
        number(1921, "founded: The year in which the club was founded.", "The club, founded"),
    ),
)

THIRD = (_POLICE, _RECALL, _COURT)
