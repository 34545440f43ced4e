"""Decades and centuries, ages and whose they are, parts of a whole, quarters, and units in short."""

import pytest

from summarizer.verification import verify_claim

from .documents import index_of


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("The house was built in 1792 by his grandfather.", "The house was built in the late 19th century."),
        ("The bridge was finished in 1987.", "The bridge was finished in the 1970s."),
        ("The bridge was finished in 1987.", "The bridge was finished in the early 1980s."),
        (
            "The ship carried 250 refugees and 30 crew. It was pushed back to sea on Tuesday after it was denied landing.",
            "A ship carrying 30 refugees was pushed back to sea.",
        ),
        ("Six of the rocket's 33 engines failed during the launch.", "The rocket's 33 engines failed during the launch."),
        ("Ana Ruiz, 43, teaches at the school. Jo Diaz, 31, is its nurse.", "Jo Diaz, a 43-year-old nurse, is at the school."),
        ("Ana Ruiz, 43, and Jo Diaz, 31, teach at the school.", "Jo Diaz, 43, teaches at the school."),
        ("The teacher, aged 43, was honoured on Friday.", "The 34-year-old teacher was honoured on Friday."),
        ("Ana Ruiz, 43, was hurt.", "Some 43 people were hurt."),
        ("The road is 5 km long.", "The road is 5 miles long."),
        ("Two of the 35 fasteners could not be removed.", "The 35 fasteners could not be removed."),
        ("The bridge was finished in the 1980s.", "The bridge was finished in 1980."),
        ("The bridge was finished in 1980.", "The bridge was finished in the 1970s."),
        ("The bridge was finished in the 1980s.", "The bridge was finished in the late 1980s."),
        ("The law was passed in the nineteenth century.", "The law was passed in the 18th century."),
        ("Attacks have killed 29 people, 12 of them children.", "Attacks have killed 29 children."),
        ("Three of the nine judges agreed with the ruling.", "Nine judges agreed with the ruling."),
        ("Three of the nine judges agreed with the ruling.", "All nine judges agreed with the ruling."),
        ("5 of the 7 people who were hurt died.", "7 people died."),
        ("5 people were killed and 7 were hurt.", "7 people were killed."),
        (
            "The vaccine was 70 percent effective in adults and 90 percent in children.",
            "The vaccine was 90 percent effective in adults.",
        ),
        (
            "Acme reported revenue of $4.2 billion for the quarter. Net income was $310 million.",
            "Acme reported net income of $4.2 billion for the quarter.",
        ),
        ("Cash was $1.1 billion. Debt was $3.4 billion.", "Cash was $3.4 billion."),
        ("The film cost $40 million. It earned $12 million in its first week.", "The film earned $40 million."),
        (
            "Honey is 4 percent dearer than a year ago, while milk costs 3 percent less.",
            "Milk costs 4 percent more than a year ago.",
        ),
        ("Police said that four fighters died and nine vehicles burned.", "Four militiamen died."),
        ("Police said that four fighters died and nine vehicles burned.", "Nine cars burned."),
        ("Four soldiers died and seven militiamen were hurt.", "Seven fighters died."),
    ],
)
def test_another_figure_or_date_sinks_a_claim(source: str, claim: str) -> None:
    """A claim that gives another period, somebody else's age or the whole for its part is refused."""
    verdict = verify_claim(claim, index_of(source))
    assert verdict.label != "supported", verdict.reasons


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        (
            'Joe Medwick played left field for the St. Louis Cardinals during the "Gashouse Gang" era of the 1930s.',
            "Medwick played for the Cardinals in the 1930s.",
        ),
        ("The play opened in New York in 1941. It ran for two years.", "The play opened in New York in the early 1940s."),
        ("The house was built in 1792 by his grandfather.", "The house was built in the late 18th century."),
        ("The bridge was finished in 1987.", "The bridge was finished in the 1980s."),
        ("The bridge was finished in 1987.", "The bridge was finished in the late 1980s."),
        (
            "Net sales for the fourth quarter of 2020 are expected to reach 2,400 units.",
            "Net sales are expected to reach 2,400 units in 4Q 2020.",
        ),
        (
            "Net sales for the fourth quarter of 2020 are expected to reach 2,400 units.",
            "Net sales are expected to reach 2,400 units in Q4 2020.",
        ),
        ("The change takes effect in the 2018-2019 academic year.", "The change takes effect in the 2018–19 academic year."),
        (
            "The company launched the Falcon 9 rocket from Florida on Monday. Thousands watched.",
            "The Falcon 9 launch from Florida was on Monday.",
        ),
        (
            "At least seven Iraqi militiamen were killed in the raid.",
            "At least seven fighters from Iraq were killed in the raid.",
        ),
        ("CBSN is the network's 24/7 streaming news service.", "CBSN, the network's 24/7 streaming service, carries news."),
        ("It was replaced in Dune: Part Two, the sequel.", "It was replaced in Dune: Part 2."),
        ("The company ranked number one in the survey.", "The company was ranked number one in the survey."),
        (
            "The third interview went well but the woman did not like Joseph.",
            "The third one went well, but the woman did not like Joseph.",
        ),
        (
            "Maria Lopez, 43, has taught at the school since 2009. On Friday she was named teacher of the year.",
            "Maria Lopez, a 43-year-old teacher, was named teacher of the year on Friday.",
        ),
        (
            "Maria Lopez has taught at the school since 2009. The 43-year-old was named teacher of the year on Friday.",
            "Maria Lopez, 43, was named teacher of the year on Friday.",
        ),
        (
            "The ship carried 250 refugees. It was pushed back to sea on Tuesday after it was denied landing.",
            "A ship carrying 250 refugees was pushed back to sea after being denied landing.",
        ),
        ("Organic sales grew by 4 to 7 percent.", "Organic sales grew by 4-7%."),
        (
            "Two of the 35 fasteners on the head cannot be removed.",
            "The head cannot be opened because two fasteners resist removal.",
        ),
        ("Six of the rocket's 33 engines failed during the launch.", "Six engines failed during the launch."),
        (
            "Attacks have killed 29 people this year, at least eight of them since October 7.",
            "Since October 7, at least eight people have been killed in attacks.",
        ),
        ("The team won 4-2 on Sunday.", "The team won 4–2 on Sunday."),
        ("Ana Ruiz, 43, teaches at the school. Jo Diaz, 31, is its nurse.", "Ana Ruiz, a 43-year-old teacher, is at the school."),
        ("Ana Ruiz, 43, and Jo Diaz, 31, teach at the school.", "Jo Diaz, 31, teaches at the school."),
        ("The teacher, aged 43, was honoured on Friday.", "The 43-year-old teacher was honoured on Friday."),
        ("The road is 5 km long.", "The road is 5 kilometres long."),
        ("Two of the 35 fasteners could not be removed. The 35 fasteners hold the lid.", "The 35 fasteners hold the lid."),
        ("The bridge was finished in the early 1980s.", "The bridge was finished in the 1980s."),
        ("The law was passed in the nineteenth century.", "The law was passed in the 19th century."),
        ("It was built between 1939 and 1941.", "It was built between 1939 and 1941, in the 1930s and 1940s."),
        ("Attacks have killed 29 people, 12 of them children.", "Attacks have killed 12 children."),
        ("She shut four of the company's eleven plants.", "She shut four of the firm's 11 plants."),
        ("Adam Lee met her through an app. The 34-year-old met the woman in July.", "Adam Lee, 34, met the woman in July."),
        ("The French winger, 32, has won four titles.", "The 32-year-old has won four titles."),
        (
            "Princess Eugenie, who recently turned 25, was in New York on Thursday.",
            "Princess Eugenie, 25, was in New York on Thursday.",
        ),
        (
            "The vaccine was 70 percent effective in adults and 90 percent in children.",
            "The vaccine was 90 percent effective in children.",
        ),
        (
            "Acme reported revenue of $4.2 billion for the quarter. Net income was $310 million.",
            "Acme had revenue of $4.2 billion and net income of $310 million.",
        ),
        (
            "Net sales were $900 million, compared with $850 million a year earlier.",
            "Net sales were $900 million, up from $850 million.",
        ),
        ("Profit in the first nine months of the year was $5 million. Debt was $9 million.", "Profit was $5 million."),
    ],
)
def test_another_form_of_a_figure_or_date_is_kept(source: str, claim: str) -> None:
    """A claim that gives the same period, age, part or measure in another form is supported."""
    verdict = verify_claim(claim, index_of(source))
    assert verdict.label == "supported", verdict.reasons
