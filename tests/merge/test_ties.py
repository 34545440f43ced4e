"""Sentences that tie the same figures to the same names tell one thing, whatever else they say."""

import pytest

from summarizer.language import analyse
from summarizer.merge.ties import tells_a_rank, ties_of

THREE = "Kirby said the military targeted three storage facilities, two in Syria and one in Iraq."
AGAIN = (
    "Sunday's strikes mark the second time that Biden has ordered strikes against militias since taking office five months ago."
)


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (THREE, "The Pentagon released a statement saying that two targets in Syria and one another in Iraq were hit."),
        (THREE, "One storage site lay in Iraq and two in Syria."),
        (AGAIN, "The air strikes on June 27 were the second in the region ordered by Biden since he took office six months ago."),
        (AGAIN, "This is the second round of airstrikes that President Biden ordered since coming to office."),
        (AGAIN, "Biden, six months in office, has now ordered air strikes in the region twice."),
    ],
)
def test_the_same_figures_of_the_same_names_are_one_thing(statement: str, sentence: str) -> None:
    """Both ways round, in other words and with other details."""
    assert ties_of(analyse(statement)).tell_the_same(ties_of(analyse(sentence)))
    assert ties_of(analyse(sentence)).tell_the_same(ties_of(analyse(statement)))


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (THREE, "The military targeted two facilities in Iraq and one in Syria."),
        (THREE, "The military targeted two facilities in Syria and three in Iraq."),
        (THREE, "The military did not target two facilities in Syria and one in Iraq."),
        (THREE, "Two soldiers were born in Syria and one in Iraq."),
        (THREE, "The military targeted two facilities in Syria."),
        ("A storm killed two people in Texas and one in Ohio.", "The storm spared two people in Texas and one in Ohio."),
        ("A storm killed two people in Texas and one in Ohio.", "The storm injured two people in Texas and one in Ohio."),
        (
            "The ruling marks the first time in U.S. history that an animal has been covered by a writ of habeas corpus.",
            "Soon after the first 20 detainees were flown there, the U.S. centre began filing writs of habeas corpus.",
        ),
        (AGAIN, "This is the third round of airstrikes that President Biden ordered since coming to office."),
        (AGAIN, "This is the second round of airstrikes that President Trump ordered since coming to office."),
        (AGAIN, "Biden met Putin for the second time in Geneva."),
        (AGAIN, "The second strike that Biden ordered hit a border strip that militias hold."),
    ],
)
def test_other_figures_names_or_things_are_another_thing(statement: str, sentence: str) -> None:
    """A figure that changes its place, a denial, another rank, another person, another kind of event."""
    assert not ties_of(analyse(statement)).tell_the_same(ties_of(analyse(sentence)))


def test_this_may_open_a_statement_that_says_which_one_of_its_kind_an_event_is() -> None:
    """An opening that says "This is the second round ..." stands for itself; what "This worries us" speaks of is elsewhere."""
    assert tells_a_rank(analyse("This is the second round of airstrikes that Biden ordered."))
    assert not tells_a_rank(analyse("This worries the second government."))
    assert not tells_a_rank(analyse("This is what was said about it for the second time."))
