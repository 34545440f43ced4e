"""When a sentence says that something happened."""

import pytest

from summarizer.language import analyse
from summarizer.language.timing import Anchor, time_of

TUESDAY = Anchor(("2021-06-29",))


@pytest.mark.parametrize(
    ("sentence", "time"),
    [
        ("The bridge fell on Sunday.", "2021-06-27"),
        ("The bridge fell late on Monday night.", "2021-06-28"),
        ("Sunday's raids hit two sites.", "2021-06-27"),
        ("The bridge fell on June 27.", "2021-06-27"),
        ("The bridge fell on 3 May 2019.", "2019-05-03"),
        ("The bridge fell yesterday.", "2021-06-28"),
        ("The bridge fell in April.", "2021-04"),
        ("The bridge fell in November.", "2020-11"),
        ("The bridge fell last June.", "2020-06"),
        ("The bridge fell in January 2020.", "2020-01"),
        ("The bridge was built in 1932.", "1932"),
        ("The bridge fell last month.", "2021-05"),
        ("The bridge fell last year.", "2020"),
        ("The mayor will open the bridge on Friday.", "2021-07-02"),
        ("The bridge fell a day after the flood of June 20.", "2021-06-21"),
        ("On Monday the bridge fell, a day after the flood.", "2021-06-28"),
        ("The bridge fell in the spring.", None),
        ("Five bridges have fallen since April.", None),
        ("The bridge must be shut by the end of 2025.", None),
        ("Bombs fell on the city, which was at war since 2011.", None),
        ("Nine died in the war, which began in 2011.", None),
        ("“The bridge fell last night,” the mayor said.", None),
        ("The bridge fell 2021 times in the film.", None),
    ],
)
def test_a_time_is_resolved_against_the_publication(sentence: str, time: str | None) -> None:
    """Days, months and years are found in the calendar; bounds, background and quoted "last night" stay open."""
    assert time_of(analyse(sentence), TUESDAY) == time


@pytest.mark.parametrize(
    ("sentence", "told", "time"),
    [
        ("The same day, troops paraded in the capital.", "2021-06-26", "2021-06-26"),
        ("Troops paraded in the capital the next day.", "2021-06-30", "2021-07-01"),
        ("A day earlier, troops paraded in the capital.", "2021-07-01", "2021-06-30"),
        ("Troops paraded in the capital earlier that month.", "2021-02-25", "2021-02"),
        ("Troops paraded in the capital earlier that month.", "2021-02", "2021-02"),
        ("Troops paraded in the capital the next day.", "2021-02", None),
        ("Troops paraded in the capital the next day.", None, None),
    ],
)
def test_a_time_is_counted_from_the_day_told_before(sentence: str, told: str | None, time: str | None) -> None:
    """What is "the next day" follows the day that the sentences before it name, and is open where they name none."""
    assert time_of(analyse(sentence), Anchor((), told)) == time


def test_a_document_without_a_date_takes_what_the_others_agree_on() -> None:
    """Two days of publication may have one last Sunday; where they have two, Sunday stays open."""
    sentence = analyse("The bridge fell on Sunday.")
    assert time_of(sentence, Anchor(("2021-06-28", "2021-06-29"))) == "2021-06-27"
    assert time_of(sentence, Anchor(("2021-06-28", "2021-07-06"))) is None
    assert time_of(sentence, Anchor()) is None


def test_the_finest_time_is_taken_and_the_first_of_that_grain() -> None:
    """A day stands above the month that the same sentence names."""
    sentence = analyse("In a letter of April 2020, read out on Monday, the mayor warned of Tuesday's flood.")
    assert time_of(sentence, TUESDAY) == "2021-06-28"


@pytest.mark.parametrize(
    ("sentence", "time"),
    [
        ("The jury will deliver its verdict in August.", "2024-08"),
        ("Halden is due in court in July.", "2024-07"),
        ("Petrova will fly there in May.", "2025-05"),
        ("The hurricane is expected to hit the coast on Friday.", "2024-06-07"),
        ("The ministers are to meet on Friday.", "2024-06-07"),
        ("The trial opens on Friday.", "2024-06-07"),
        ("The trial opened on Friday.", "2024-05-31"),
    ],
)
def test_what_is_to_come_is_not_put_in_the_past(sentence: str, time: str) -> None:
    """Weekdays and months of a clause that looks ahead are the next ones."""
    assert time_of(analyse(sentence), Anchor(("2024-06-04",))) == time


@pytest.mark.parametrize(
    "sentence", ["It opens tomorrow.", "It will open on Friday.", "It was opened yesterday.", "It opened on Friday."]
)
@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_the_ends_of_the_calendar_break_nothing(sentence: str, day: str) -> None:
    """Content systems date articles 9999-12-31; what lies beyond the calendar stays open."""
    found = time_of(analyse(sentence), Anchor((day,), day))
    assert found is None or len(found) == len(day)
