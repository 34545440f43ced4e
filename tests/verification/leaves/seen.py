"""The documents on which the rules were tried while they were written."""

from datetime import timedelta

from .texts import Text, choice, day, name, no, number, text, yes

_RAID = Text(
    "raid",
    "2024-03-15",
    """Five villagers and two soldiers were killed when gunmen raided the market town of Dorvash on Tuesday, the governor's office said.
Another 14 people were wounded, three of them critically, according to Lena Marek, who runs the district hospital.
"We were not warned," Marek told reporters.
Governor Tomas Hale accused the Red Valley Front of planning the raid and said that 9 suspects had been arrested.
The Red Valley Front denied that it was involved.
About 2,300 residents fled to the neighbouring town of Pelm, where the army opened a camp on Wednesday.
Nobody has been charged.
The attack was the third in Dorvash since January 2023, when 11 people died.
The government may offer a reward of $50,000 for information.
The defence minister, Ida Korn, flew to Dorvash on 14 March and promised 400 more troops.
A curfew was imposed from 8 p.m. to 5 a.m.
The market will reopen on 20 March.
Schools were not closed.
Aid workers handed out 1,200 blankets and 300 tents.""",
    (
        number(5, "casualties civilians killed: how many civilians were killed", "Five villagers"),
        number(2, "casualties soldiers killed", "Five villagers"),
        number(14, "casualties wounded: how many people were wounded", "Another 14"),
        number(3, "critically wounded: people in a critical state", "Another 14"),
        number(9, "arrests: number of people arrested", "9 suspects"),
        number(2300, "displaced: how many people fled their homes", "2,300 residents"),
        number(11, "earlier attack deaths: people who died in the attack of January 2023", "The attack was the third"),
        number(400, "troops promised: additional soldiers", "defence minister"),
        number(1200, "aid blankets: blankets handed out", "1,200 blankets"),
        number(300, "aid tents", "1,200 blankets"),
        day("2024-03-12", "date of the raid: the day on which it happened", "Five villagers"),
        day("2024-03-13", "camp opened: when the camp was opened", "2,300 residents"),
        day("2024-03-14", "minister visit date", "defence minister"),
        day("2024-03-20", "market reopening date", "market will reopen"),
        day("20:00", "curfew start: time at which the curfew begins", "curfew"),
        day("05:00", "curfew end", "curfew"),
        name("Dorvash", "location: the town that was attacked", "Five villagers"),
        name("Lena Marek", "hospital head: who runs the hospital", "Another 14"),
        name("Tomas Hale", "accuser: who accused the group", "Governor Tomas"),
        name("Red Valley Front", "accused: the group accused of the raid", "Governor Tomas"),
        name("Pelm", "refuge: the town to which residents fled", "2,300 residents"),
        name("Ida Korn", "defence minister: name of the minister", "defence minister"),
        name("Marek", "speaker: who said it", "not warned", beside=("We were not warned",)),
        no("charged: whether anybody has been charged", "Nobody has"),
        no("schools closed: whether schools were closed", "Schools were"),
        yes("curfew imposed", "curfew"),
        choice("killed", "wounded|missing|displaced", "casualties outcome", "Five villagers", beside=("5", "villagers")),
        choice("wounded", "killed|missing|displaced", "casualties outcome", "Another 14", beside=("14",)),
        text("gunmen raided the market town of Dorvash", "what happened", "Five villagers"),
        text("Nobody has been charged.", "legal state: sentence on charges", "Nobody has"),
        text("planning the raid", "accusation: of what the group is accused", "Governor Tomas"),
    ),
)

_RESULTS = Text(
    "results",
    "2025-10-28",
    """Norvane plc reported revenue of $412.6 million for the third quarter, up 12% from $368.4 million a year earlier.
Net income rose to $38.1 million, or $1.14 per share, from $31.0 million, or $0.95 per share.
Operating profit was $54 million, while the operating margin widened to 13.1% from 11.8%.
The board declared a dividend of 22 cents a share, payable on 12 December to holders of record on 28 November.
Cash stood at $95 million at the end of September and debt at $210 million.
Norvane expects full-year revenue of $1.6 billion to $1.65 billion.
Its chief executive, Ruth Adeyemi, said demand for pumps was strong.
Pieter Vos, the chief financial officer, will leave on 31 January 2026 and be succeeded by Hana Sato.
The company employs 5,400 people and hired 320 in the quarter.
It closed two plants and did not cut its guidance.
The pumps division brought in $250 million and the valves division $162.6 million.
Shares fell 3.5% to $41.20 on Tuesday.""",
    (
        number("412600000", "revenue: total revenue of the quarter in dollars", "reported revenue"),
        number("368400000", "prior year revenue: revenue in the same quarter a year earlier", "reported revenue"),
        number(12, "revenue growth: change on a year earlier, in percent", "reported revenue"),
        number(0.12, "revenue growth rate: as a fraction", "reported revenue"),
        number("38100000", "net income", "Net income"),
        number("31000000", "net income prior: net income a year earlier", "Net income"),
        number("1.14", "earnings per share: net income per share in dollars", "Net income"),
        number("54000000", "operating profit", "Operating profit"),
        number("13.1", "operating margin percent", "Operating profit"),
        number("0.22", "dividend per share: in dollars", "dividend of"),
        number(95, "cash in millions", "Cash stood"),
        number("210000000", "debt", "Cash stood"),
        number("1600000000", "guidance revenue low: lower end of the expected revenue", "expects full-year"),
        number("1650000000", "guidance revenue high: upper end of the expected revenue", "expects full-year"),
        number(5400, "employees: number of employees", "employs"),
        number(320, "hires: people hired in the quarter", "employs"),
        number(2, "plants closed", "closed two"),
        number("250000000", "segments revenue: revenue of the division", "pumps division", beside=("pumps",)),
        number("162600000", "segments revenue: revenue of the division", "pumps division", beside=("valves",)),
        number("41.20", "share price: price after the move", "Shares fell"),
        number(3.5, "share price fall percent", "Shares fell"),
        day("2025-12-12", "dividend payment date: when the dividend is paid", "dividend of"),
        day("2025-11-28", "dividend record date", "dividend of"),
        day("2026-01-31", "cfo departure: date on which the finance chief leaves", "Pieter Vos"),
        name("Norvane", "company", "reported revenue"),
        name("Ruth Adeyemi", "ceo: the chief executive", "chief executive, Ruth"),
        name("Pieter Vos", "cfo: the chief financial officer", "Pieter Vos"),
        name("Hana Sato", "cfo successor: who succeeds the finance chief", "Pieter Vos"),
        no("guidance cut: whether the guidance was cut", "did not cut"),
        yes("dividend declared", "dividend of"),
        choice("USD", "EUR|GBP|JPY", "currency", "reported revenue"),
        choice("third", "first|second|fourth", "quarter", "reported revenue"),
        text("demand for pumps was strong", "ceo comment", "chief executive, Ruth"),
        text("The board declared a dividend of 22 cents a share.", "dividend note", "dividend of"),
    ),
)

_CLINIC = Text(
    "clinic",
    "2024-05-06",
    """Mrs. Odile Brandt, 67, was admitted on 2 May 2024 with chest pain that had begun two days earlier.
Her blood pressure was 152/94 mmHg, her heart rate 88 and her temperature 37.2 C.
She weighs 71 kg and is 164 cm tall.
She has smoked 10 cigarettes a day for 30 years but does not drink alcohol.
She is allergic to penicillin but not to aspirin.
An ECG showed no acute changes, and troponin was negative.
Dr. Samir Anand started atorvastatin 40 mg at night and aspirin 75 mg daily, and stopped ibuprofen.
Metformin 500 mg was increased to 1,000 mg twice a day.
Diabetes was diagnosed in 2011.
She was discharged on 5 May and will be seen in the clinic on 4 June by Dr. Julia Weiss.
Surgery was not considered necessary.
Her haemoglobin fell from 13.1 to 11.9 g/dl.""",
    (
        number(67, "patient age: age in years", "Odile Brandt"),
        number(152, "vitals systolic: systolic blood pressure in mmHg", "blood pressure"),
        number(94, "vitals diastolic: diastolic blood pressure in mmHg", "blood pressure"),
        number(88, "vitals pulse: heart rate", "blood pressure"),
        number(37.2, "vitals temperature: body temperature in celsius", "blood pressure"),
        number(71, "weight kg", "weighs"),
        number(164, "height cm", "weighs"),
        number(1.64, "height: height in metres", "weighs"),
        number(10, "cigarettes per day", "smoked"),
        number(30, "smoking years: for how many years the patient has smoked", "smoked"),
        number(40, "medications dose mg: dose in mg", "Samir Anand", beside=("atorvastatin", "at night")),
        number(75, "medications dose mg: dose in mg", "Samir Anand", beside=("aspirin", "daily")),
        number(1000, "metformin dose new: current dose of metformin in mg", "Metformin"),
        number(500, "metformin dose previous", "Metformin"),
        number(1, "metformin dose new in grams: current dose in g", "Metformin"),
        number(2011, "diabetes diagnosis year", "Diabetes"),
        number(13.1, "haemoglobin before", "haemoglobin"),
        number(11.9, "haemoglobin", "haemoglobin"),
        day("2024-05-02", "admission date", "Odile Brandt"),
        day("2024-04-30", "onset date: when the pain began", "Odile Brandt"),
        day("2024-05-05", "discharge date", "discharged"),
        day("2024-06-04", "next visit: date of the next appointment", "discharged"),
        name("Odile Brandt", "patient", "Odile Brandt"),
        name("Samir Anand", "prescriber: the doctor who started the drugs", "Samir Anand"),
        name("Julia Weiss", "follow-up doctor: who will see the patient", "discharged"),
        name("penicillin", "allergies: substances to which the patient is allergic", "allergic"),
        no("alcohol: whether the patient drinks alcohol", "smoked"),
        no("surgery necessary", "Surgery was"),
        yes("penicillin allergy: whether the patient is allergic to penicillin", "allergic"),
        no("aspirin allergy: whether the patient is allergic to aspirin", "allergic"),
        choice("negative", "positive|inconclusive", "troponin", "troponin"),
        choice("stopped", "started|continued", "medications change", "Samir Anand", beside=("ibuprofen",)),
        text("chest pain", "complaint: the reason for admission", "Odile Brandt"),
        text("no acute changes", "ecg finding", "An ECG"),
    ),
)

_LEASE = Text(
    "lease",
    "2024-01-20",
    """This lease is made on 15 January 2024 between Alder Estates Ltd (the "Landlord") and Birch & Moor LLP (the "Tenant").
The term begins on 1 February 2024 and ends on 31 January 2029.
The Tenant shall pay a rent of £84,000 a year in four equal instalments and a deposit of £21,000.
The rent shall be reviewed on the third anniversary and may be increased by up to 5%.
Interest on late payment is 4% above the base rate.
Either party may terminate this lease on six months' written notice.
The Landlord shall insure the building for not less than £2.5 million.
The Tenant shall not sublet the premises without consent.
The premises, 12 Canal Street, Harwick, measure 640 square metres.
This lease does not renew automatically.
Disputes are settled under the law of England by arbitration in London.
The Landlord's liability is capped at £500,000 and the Tenant's at £250,000.
Martin Alder signed for the Landlord and Grace Moor for the Tenant.""",
    (
        day("2024-01-15", "signed on: date of the lease", "This lease is made"),
        day("2024-02-01", "start date: first day of the term", "The term begins"),
        day("2029-01-31", "end date: last day of the term", "The term begins"),
        number(84000, "annual rent: rent per year in pounds", "rent of"),
        number(21000, "deposit: in pounds", "rent of"),
        number(4, "instalments: number of instalments a year", "rent of"),
        number(5, "rent increase cap percent: the most by which rent may be increased", "third anniversary"),
        number(4, "late interest percent: interest on late payment", "Interest on"),
        number(6, "notice months: months of notice to terminate", "Either party"),
        number(640, "area: area in square metres", "640"),
        number(2500000, "insured sum: sum for which the building is insured", "insure the"),
        number(500000, "liability cap: most for which the party is liable", "capped", beside=("Landlord",)),
        number(250000, "liability cap: most for which the party is liable", "capped", beside=("Tenant",)),
        name("Alder Estates Ltd", "landlord: name of the landlord", "This lease is made"),
        name("Birch & Moor LLP", "tenant: name of the tenant", "This lease is made"),
        name("Martin Alder", "landlord signatory: who signed for the landlord", "Martin Alder"),
        name("Grace Moor", "tenant signatory: who signed for the tenant", "Martin Alder"),
        name("London", "arbitration seat: where arbitration takes place", "Disputes"),
        name("England", "governing law: the law that applies", "Disputes"),
        no("automatic renewal: whether it renews automatically", "does not renew"),
        no("subletting allowed: whether the tenant may sublet without consent", "sublet"),
        yes("rent review", "third anniversary"),
        choice("arbitration", "litigation|mediation", "dispute resolution", "Disputes"),
        choice("GBP", "USD|EUR", "currency", "rent of"),
        choice("landlord", "tenant|both", "insurer: who insures the building", "insure the"),
        text("12 Canal Street, Harwick", "premises: address", "12 Canal"),
        text("six months' written notice", "termination notice", "Either party"),
        text("The Landlord shall insure the building for not less than £2.5 million.", "insurance clause", "insure the"),
    ),
)

_OUTAGE = Text(
    "outage",
    "2024-09-12",
    """On 10 September 2024 at 09:42 UTC, monitoring alerted the on-call engineer, Priya Nair, to failed logins in the EU-WEST region.
A configuration change deployed by Jonas Beck at 09:30 had removed a certificate.
The change was rolled back at 10:17 and service was fully restored at 10:55.
About 18,000 of 240,000 users could not log in, and 3.2 million requests failed.
No data was lost, and the incident was not caused by an attack.
It was classified as severity 2.
Customers were informed at 10:05 by the support lead, Olu Bankole.
The outage lasted 73 minutes and cost an estimated €120,000.
A second region, US-EAST, was not affected.
The team will add an expiry check by 30 September and plans a review on 17 September.
The error rate peaked at 7.5% at 10:02.
The rollback took 22 minutes because two of the five servers had to be rebooted by hand.""",
    (
        day("2024-09-10", "incident date", "On 10 September"),
        day("2024-09-10T09:42", "detected at: when the failure was detected", "On 10 September"),
        day("09:30", "change deployed: time of the deployment", "configuration change"),
        day("10:17", "rolled back: time of the rollback", "rolled back"),
        day("10:55", "restored: time at which service was restored", "rolled back"),
        day("10:05", "customers informed", "informed"),
        day("10:02", "peak time: when errors peaked", "error rate"),
        day("2024-09-30", "actions due: by when it is to be done", "expiry check", beside=("add an expiry check",)),
        day("2024-09-17", "review date", "expiry check"),
        number(18000, "users affected: users who could not log in", "18,000"),
        number(240000, "users total: all users", "18,000"),
        number(3200000, "failed requests", "18,000"),
        number(2, "severity", "severity 2"),
        number(73, "duration minutes: how long the outage lasted in minutes", "lasted 73"),
        number(timedelta(minutes=73), "outage duration", "lasted 73"),
        number(120000, "cost: estimated cost in euros", "lasted 73"),
        number(7.5, "error rate peak percent", "error rate"),
        number(22, "rollback minutes: how long the rollback took", "rollback took"),
        number(2, "rebooted servers", "rollback took"),
        number(5, "servers: number of servers in all", "rollback took"),
        name("Priya Nair", "on-call engineer", "On 10 September"),
        name("Jonas Beck", "deployer: who deployed the change", "configuration change"),
        name("Olu Bankole", "support lead", "informed"),
        name("EU-WEST", "affected region", "On 10 September"),
        no("data lost: whether data was lost", "No data"),
        no("attack: whether it was caused by an attack", "No data"),
        no("us east affected", "second region"),
        yes("service restored", "rolled back"),
        choice("configuration", "hardware|network|capacity", "cause", "configuration change"),
        text("had removed a certificate", "root cause", "configuration change"),
        text("add an expiry check", "actions what: what will be done", "expiry check"),
    ),
)

SEEN = (_RAID, _RESULTS, _CLINIC, _LEASE, _OUTAGE)
