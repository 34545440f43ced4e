"""The fifth round: documents of three further kinds, labelled after the rules that the fourth led to and before anything was run on them."""

from .examples import Example
from .texts import choice, day, name, no, number, text, yes

_MATCH = Example(
    "match",
    "2026-04-19",
    """Hollin Rovers came from behind to beat Castle Athletic 3-2 at Weir Park on Saturday.
Castle led after nine minutes when Bruno Achterberg headed in a corner by Sami Lunt.
Rovers were level before the break through a penalty by their captain, Dele Marsh.
Marsh scored again in the 58th minute, and the substitute Ivo Kessel made it three with ten minutes left.
Lunt pulled one back in stoppage time, but it was too late for the visitors.
Castle's goalkeeper, Piers Whelan, was sent off for a foul outside the area in the 71st minute.
A crowd of 6,214 saw the match, the largest of the season at Weir Park.
The referee was Nadia Ferrante of the Northern League.
Rovers move up to fourth with 61 points from 38 matches; Castle stay bottom.
"We were poor for half an hour and then we were brave," said Karin Solberg, who manages Rovers.
Castle have now lost seven matches in a row and sacked their coach, Tobias Renn, on Sunday morning.
Rovers' next match is at Dunmore Town on 25 April.""",
    (
        name("Hollin Rovers", "winner: The team that won.", "Hollin Rovers came"),
        name("Castle Athletic", "loser: The team that lost.", "Hollin Rovers came"),
        name("Weir Park", "ground: The ground on which the match was played.", "Hollin Rovers came"),
        day("2026-04-18", "played on: The day of the match.", "Hollin Rovers came"),
        number(3, "winner goals: How many goals the winner scored.", "Hollin Rovers came"),
        number(2, "loser goals: How many goals the loser scored.", "Hollin Rovers came"),
        name("Bruno Achterberg", "first scorer: Who scored the first goal.", "Castle led"),
        number(9, "first goal minute: After how many minutes the first goal was scored.", "Castle led"),
        name("Sami Lunt", "corner by: Who took the corner.", "Castle led"),
        name("Dele Marsh", "captain: The captain of the winner.", "Rovers were level"),
        name("Ivo Kessel", "goals scorer: Who scored this goal.", "Marsh scored again", beside=("80",)),
        number(58, "second goal minute: In which minute Marsh scored his second goal.", "Marsh scored again"),
        name("Piers Whelan", "sent off: The player who was sent off.", "Castle's goalkeeper"),
        number(71, "sent off minute: In which minute the player was sent off.", "Castle's goalkeeper"),
        text("a foul outside the area", "sent off for: Why the player was sent off.", "Castle's goalkeeper"),
        number(6214, "attendance: How many people saw the match.", "A crowd of"),
        name("Nadia Ferrante", "referee: Who refereed the match.", "The referee"),
        number(61, "points: How many points the winner has.", "Rovers move up"),
        number(38, "matches played: How many matches the winner has played.", "Rovers move up"),
        number(4, "place: The place of the winner in the table.", "Rovers move up"),
        name("Karin Solberg", "manager: Who manages the winner.", "We were poor"),
        name("Karin Solberg", "quotes speaker: Who is quoted.", "We were poor"),
        text("We were poor for half an hour and then we were brave", "quotes said: What was said.", "We were poor"),
        number(7, "defeats in a row: How many matches the loser has lost in a row.", "Castle have now"),
        name("Tobias Renn", "sacked coach: The coach who was sacked.", "Castle have now"),
        day("2026-04-19", "sacked on: The day on which the coach was sacked.", "Castle have now"),
        name("Dunmore Town", "next opponent: Against whom the winner plays next.", "Rovers' next"),
        day("2026-04-25", "next match: The day of the winner's next match.", "Rovers' next"),
    ),
)

_PLANNING = Example(
    "planning",
    "2025-10-02",
    """Notice of application 25/01873/FUL
Applicant: Greenhithe Homes Ltd
Agent: Orla Penhallow, Penhallow & Stroud
Site: land north of Brook Lane, Easter Compton
The proposal is for 46 houses and 12 flats with 103 parking spaces on 2.4 hectares of former nursery land.
Seventeen of the homes would be affordable, which is fewer than the 30% that the council's policy asks for.
Access would be from Brook Lane, whose speed limit the applicant asks to have cut from 40 to 30 mph.
The application was received on 22 September and is to be decided by 22 December 2025.
Comments may be sent until 24 October to the case officer, Hamish Dorr, at planning@compton.example.
The parish council objected to an earlier scheme of 71 homes, which was refused in March 2023 and dismissed on appeal.
No trees are protected on the site, but a survey found bats in two sheds.
A decision by committee is expected, since more than 20 objections have been made.
The applicant would pay £412,000 towards school places and £95,000 towards buses.""",
    (
        name("25/01873/FUL", "reference: The reference of the application.", "Notice of application"),
        name("Greenhithe Homes Ltd", "applicant: Who applies.", "Applicant:"),
        name("Orla Penhallow", "agent: The agent of the applicant.", "Agent:"),
        name("Easter Compton", "place: The village in which the site lies.", "Site:"),
        number(46, "houses: How many houses are proposed.", "The proposal is"),
        number(12, "flats: How many flats are proposed.", "The proposal is"),
        number(103, "parking spaces: How many parking spaces there would be.", "The proposal is"),
        number("2.4", "site area hectares: The area of the site in hectares.", "The proposal is"),
        number(17, "affordable homes: How many of the homes would be affordable.", "Seventeen of"),
        number(30, "affordable share asked: The share of affordable homes that the policy asks for, in percent.", "Seventeen of"),
        name("Brook Lane", "access from: From which road the site would be reached.", "Access would"),
        number(40, "speed limit now: The speed limit before the change, in mph.", "Access would"),
        number(30, "speed limit proposed: The speed limit that is asked for, in mph.", "Access would"),
        day("2025-09-22", "received on: The day on which the application was received.", "The application was received"),
        day("2025-12-22", "decide by: The day by which it is to be decided.", "The application was received"),
        day("2025-10-24", "comments until: The last day for comments.", "Comments may"),
        name("Hamish Dorr", "case officer: The officer who handles the case.", "Comments may"),
        name("planning@compton.example", "contact: The e-mail address for comments.", "Comments may"),
        number(71, "earlier homes: How many homes the earlier scheme had.", "The parish council objected"),
        choice(
            "refused", "approved|withdrawn", "earlier outcome: What became of the earlier scheme.", "The parish council objected"
        ),
        no("protected trees: Whether there are protected trees on the site.", "No trees are"),
        yes("bats found: Whether bats were found.", "No trees are"),
        text("since more than 20 objections have been made", "committee reason: Why the committee decides.", "A decision by"),
        number(412000, "school contribution: What would be paid for school places, in pounds.", "The applicant would pay"),
        number(95000, "bus contribution: What would be paid for buses, in pounds.", "The applicant would pay"),
    ),
)

_AUCTION = Example(
    "auction",
    "2026-06-11",
    """A sea chart drawn in 1612 by Willem Adriaen was sold for £186,500 at Fairlight's in Bath on Wednesday, four times its estimate.
The estimate had been £40,000 to £45,000.
It went to a telephone bidder from Rotterdam after a contest of eleven minutes with the dealer Hugo Vance, who stopped at £145,000.
The price includes the buyer's premium of 25%.
The chart had hung in a rectory in Dorset since 1901 and was found by the rector's daughter, Celia Frome.
It shows the coast from the Elbe to the Skaw and is one of three known copies; the others are in museums in Leiden and Oslo.
Of the 312 lots in the sale, 271 found buyers, and the total came to £1.9 million.
A bronze sundial, thought to bring £8,000, was withdrawn after the museum at Wells claimed it.
The auctioneer, Margot Deane, said that it was the best result of the house since 2014.
The next sale of maps will be held on 18 November.""",
    (
        number(1612, "made in year: The year in which the chart was drawn.", "A sea chart"),
        name("Willem Adriaen", "maker: Who drew the chart.", "A sea chart"),
        number(186500, "sold for: The price at which the chart was sold, in pounds.", "A sea chart"),
        name("Fairlight's", "auction house: The house that held the sale.", "A sea chart"),
        name("Bath", "city: The city in which the sale was held.", "A sea chart"),
        day("2026-06-10", "sold on: The day of the sale.", "A sea chart"),
        number(40000, "estimate low: The lower end of the estimate, in pounds.", "The estimate had"),
        number(45000, "estimate high: The upper end of the estimate, in pounds.", "The estimate had"),
        name("Rotterdam", "buyer city: Where the buyer is from.", "It went to"),
        name("Hugo Vance", "underbidder: Who bid against the buyer and lost.", "It went to"),
        number(145000, "underbid: At what price the other bidder stopped, in pounds.", "It went to"),
        number(11, "contest minutes: How many minutes the bidding lasted.", "It went to"),
        number(25, "premium percent: The buyer's premium, in percent.", "The price includes"),
        yes("premium included: Whether the price includes the buyer's premium.", "The price includes"),
        number(1901, "owned since: Since which year the chart had hung in the rectory.", "The chart had hung"),
        name("Celia Frome", "found by: Who found the chart.", "The chart had hung"),
        name("Dorset", "found in: The county in which it was found.", "The chart had hung"),
        number(3, "known copies: How many copies are known.", "It shows the coast"),
        name("Leiden", "other copies: The cities where the others are, one entry each.", "It shows the coast"),
        name("Oslo", "other copies: The cities where the others are, one entry each.", "It shows the coast"),
        number(312, "lots: How many lots were in the sale.", "Of the 312"),
        number(271, "lots sold: How many of the lots were sold.", "Of the 312"),
        number(1900000, "sale total: What the sale brought in all, in pounds.", "Of the 312"),
        choice("withdrawn", "sold|unsold", "sundial: What became of the sundial.", "A bronze sundial"),
        number(8000, "sundial estimate: What the sundial was thought to bring, in pounds.", "A bronze sundial"),
        name("Margot Deane", "auctioneer: The auctioneer.", "The auctioneer"),
        day("2026-11-18", "next sale: The day of the next sale.", "The next sale"),
    ),
)

FIFTH = (_MATCH, _PLANNING, _AUCTION)
