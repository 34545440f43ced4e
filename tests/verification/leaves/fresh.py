"""Documents written last: the rates on them when they were first run stand in docs/verification.md."""

from .texts import Text, choice, day, name, no, number, text, yes

_QUAKE = Text(
    "quake",
    "2025-06-12",
    """An earthquake of magnitude 6.1 struck the province of Ardal at 3:12 a.m. on Wednesday.
At least 38 people died and more than 500 were injured, the civil protection agency said.
In the town of Veska alone, 21 bodies were recovered.
Some 1,100 houses were destroyed and 4,700 damaged.
Interior minister Roan Petrescu visited Veska and said that 650 soldiers were helping.
Norway sent 40 rescue dogs, and Japan pledged 5 million dollars.
The airport at Ardal was closed but reopened on Thursday.
The regional hospital was not damaged.
Geologist Mira Toth of the University of Sarov warned that aftershocks could last for weeks.
Electricity was cut in nine villages.""",
    (
        number(6.1, "magnitude", "An earthquake"),
        number(38, "casualties killed: number of people killed", "At least 38"),
        number(500, "casualties injured: number of people injured", "At least 38"),
        number(21, "bodies recovered in Veska", "In the town"),
        number(1100, "houses destroyed", "1,100 houses"),
        number(4700, "houses damaged", "1,100 houses"),
        number(650, "soldiers deployed: how many soldiers help", "Interior minister"),
        number(40, "rescue dogs", "Norway sent"),
        number(5000000, "aid pledged: money pledged in dollars", "Norway sent"),
        number(9, "villages without power: villages in which electricity was cut", "Electricity"),
        day("2025-06-11", "date: the day of the earthquake", "An earthquake"),
        day("03:12", "time: when the earthquake struck", "An earthquake"),
        day("2025-06-12", "airport reopened on", "The airport"),
        name("Ardal", "province: where the earthquake struck", "An earthquake"),
        name("Roan Petrescu", "interior minister", "Interior minister"),
        name("Japan", "donor of money: the country that pledged money", "Norway sent"),
        name("Mira Toth", "geologist", "Geologist"),
        name("University of Sarov", "geologist institution: where the geologist works", "Geologist"),
        no("hospital damaged: whether the hospital was damaged", "regional hospital"),
        yes("airport closed: whether the airport was closed", "The airport"),
        choice("earthquake", "flood|fire|storm", "disaster type", "An earthquake"),
        text("aftershocks could last for weeks", "warning", "Geologist"),
    ),
)

_POST = Text(
    "post",
    "2025-09-01",
    """Harbour Analytics is looking for a senior data engineer for its office in Leiden.
The position is full-time and permanent, with a salary of €68,000 to €82,000 a year.
You have at least five years of experience with Python and a degree in computer science.
Working from home is possible on two days a week.
We offer 30 days of holiday and a training budget of €2,500.
We cannot sponsor visas.
Knowledge of Dutch is not required.
The team of 14 is led by Femke Jansen.
Apply by 30 September 2025; the job starts on 1 December 2025.
Interviews are held by Pauline Mertens of the personnel department.""",
    (
        number(68000, "salary min: lowest yearly salary in euros", "The position"),
        number(82000, "salary max: highest yearly salary in euros", "The position"),
        number(5, "experience years: years of experience required", "You have"),
        number(2, "remote days per week: days on which one may work from home", "Working from"),
        number(30, "holiday days: days of holiday a year", "We offer"),
        number(2500, "training budget in euros", "We offer"),
        number(14, "team size", "The team"),
        day("2025-09-30", "application deadline: last day to apply", "Apply by"),
        day("2025-12-01", "start date: first day of work", "Apply by"),
        name("Harbour Analytics", "employer", "Harbour Analytics"),
        name("Leiden", "location: city of the office", "Harbour Analytics"),
        name("Femke Jansen", "team lead: who leads the team", "The team"),
        name("Pauline Mertens", "interviewer: who holds the interviews", "Interviews"),
        no("visa sponsorship: whether the employer sponsors visas", "cannot sponsor"),
        no("dutch required: whether knowledge of Dutch is required", "Knowledge of"),
        yes("permanent: whether the position is permanent", "The position"),
        choice("full_time", "part_time|internship", "employment type", "The position"),
        choice("senior", "junior|mid", "level", "Harbour Analytics"),
        text("a degree in computer science", "education", "You have"),
        text("senior data engineer", "title", "Harbour Analytics"),
    ),
)

_COUNCIL = Text(
    "council",
    "2025-04-24",
    """The council of Mirefield met on 22 April 2025 at 19:00, with Councillor Ada Brook in the chair.
Eleven members attended; Ned Hollis and Joan Pike sent apologies.
The minutes of 25 March were approved.
The council voted by 8 to 3 to sell the old library to Fenway Homes for £1.3 million.
Councillor Rashid Omar opposed the sale and asked for a public hearing.
The budget for road repairs was raised from £400,000 to £460,000.
A proposal by Lucy Finch to ban cars from Market Street was rejected.
Tom Avery will report on the drainage works by 13 May.
The decision on the swimming pool was postponed.
The next meeting is on 20 May 2025.
The meeting ended at 21:20.""",
    (
        day("2025-04-22", "meeting date", "The council of"),
        day("19:00", "start time: when the meeting began", "The council of"),
        day("21:20", "end time: when the meeting ended", "The meeting ended"),
        day("2025-05-20", "next meeting date", "The next meeting"),
        day("2025-05-13", "actions due: by when the report is due", "Tom Avery"),
        number(11, "attendance: members present", "Eleven members"),
        number(8, "votes for the sale", "voted by"),
        number(3, "votes against the sale", "voted by"),
        number(1300000, "sale price: in pounds", "voted by"),
        number(400000, "road budget before: previous budget for road repairs", "road repairs"),
        number(460000, "road budget new: new budget for road repairs", "road repairs"),
        name("Ada Brook", "chair: who chaired the meeting", "The council of"),
        name("Fenway Homes", "buyer: who buys the library", "voted by"),
        name("Rashid Omar", "opponent: the councillor who opposed the sale", "Rashid"),
        name("Lucy Finch", "proposer: who proposed the ban", "Lucy Finch"),
        name("Tom Avery", "actions owner: who will report", "Tom Avery"),
        name("Joan Pike", "absent: members who sent apologies", "Eleven members"),
        name("Ned Hollis", "absent: members who sent apologies", "Eleven members"),
        yes("minutes approved: whether the minutes were approved", "The minutes"),
        no("car ban adopted: whether the ban on cars was approved", "Lucy Finch"),
        choice("postponed", "approved|rejected", "pool decision: what was decided on the pool", "swimming pool"),
        choice("rejected", "approved|postponed", "car ban decision", "Lucy Finch"),
        text("ban cars from Market Street", "proposal", "Lucy Finch"),
        text("the drainage works", "actions topic", "Tom Avery"),
    ),
)

FRESH = (_QUAKE, _POST, _COUNCIL)
