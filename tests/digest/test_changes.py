"""What counts as moved, as new, and as taken back, between two tellings of a story."""

import pytest

from summarizer.digest.changes import find_retractions
from summarizer.digest.joining import join_stories
from summarizer.digest.ledger.history import PastStory, Span, Told
from summarizer.digest.moving import find_moves

YESTERDAY, TODAY = "2026-11-20T06:00:00.000Z", "2026-11-21"


def told(statement: str, number: int = 1, *documents: int) -> Told:
    """A fact as it was told yesterday."""
    return Told(number, 1, statement, YESTERDAY, tuple(Span(d, statement) for d in documents))


@pytest.mark.parametrize(
    ("before", "now", "values"),
    [
        ("The reservoir is 40 percent full.", "The reservoir is 55 percent full.", ("40%", "55%")),
        ("Police arrested twelve people in Melk on Monday.", "Police have now arrested 19 people in Melk.", ("12", "19")),
        (
            "The vote on the budget will be held on June 5, the speaker of parliament said.",
            "The vote on the budget will be held on June 12, the speaker of parliament said.",
            ("June 5", "June 12"),
        ),
        (
            "The storm left 3,000 homes in Harlan without power.",
            "The storm left 12,000 homes in Harlan without power.",
            ("3,000", "12,000"),
        ),
        ("At least five people died in the crash.", "At least seven people died in the crash.", ("at least 5", "at least 7")),
        ("Five people died in the crash near Melk.", "Seven people were killed in the crash near Melk.", ("5", "7")),
        ("The death toll from the quake rose to 120.", "The quake's death toll has climbed to 340.", ("120", "340")),
    ],
)
def test_what_moved_is_told_with_both_values(before: str, now: str, values: tuple[str, str]) -> None:
    """A figure or a day that differs between two statements of one thing has moved."""
    (move,) = find_moves([("f1", now)], [told(before)], TODAY)
    assert (move.moved.before, move.moved.after) == values
    assert move.moved.fact_ids == ("f1",)


def test_what_moved_is_named_without_its_value() -> None:
    """The sentence has a gap where the value stood, with its currency; the values stand beside it."""
    (move,) = find_moves(
        [("f1", "The repair will cost 6 million euros.")], [told("The repair will cost 4 million euros.")], TODAY
    )
    assert (move.moved.about, move.moved.before, move.moved.after) == (
        "The repair will cost …",
        "4 million euros",
        "6 million euros",
    )


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Police said five people died in the crash.", "The union said nine people died in the crash."),
        ("Five people were killed in the bus crash near Melk.", "Twelve people were injured in the bus crash near Melk."),
        ("The quake killed 5 people in Izmir province.", "The quake killed 9 people in Manisa province."),
        ("The team won 3 games this season.", "The team lost 5 games this season."),
        ("The number of cases rose to 120 on Monday.", "The number of deaths rose to 14 on Monday."),
        (
            "The high court in Melk will hear the appeal of the banker Berg on 3 May.",
            "The high court in Melk will hear the appeal of the banker Holm on 10 May.",
        ),
        ("Sales rose 5% in the first quarter.", "Sales rose 7% in the second quarter."),
        ("The fire burned 2,000 acres near Alder.", "Some 300 firefighters came to the town of Alder."),
        ("The minister resigned, he said on Monday.", "The minister resigned, he said on Tuesday."),
        ("The storm left 3,000 homes in Harlan without power.", "The storm left 3,000 homes in Harlan without power for days."),
    ],
)
def test_what_is_another_matter_has_not_moved(before: str, now: str) -> None:
    """Two parties that differ, two figures of two things, and the day on which something is said are no moves."""
    assert find_moves([("f1", now)], [told(before)], TODAY) == []


def test_a_figure_moves_from_where_it_stood_last() -> None:
    """After five and seven, nine moves from seven; seven again moves nothing."""
    past = [told(f"{n} people died in the crash near Melk.", i) for i, n in enumerate(("Five", "Seven"), 1)]
    (move,) = find_moves([("f1", "Nine people died in the crash near Melk.")], past, TODAY)
    assert (move.moved.before, move.told.id) == ("7", 2)
    assert find_moves([("f1", "Now seven people died in the crash near Melk.")], past, TODAY) == []


def test_a_fact_is_withdrawn_when_nobody_says_it_any_more() -> None:
    """An edit that takes a sentence away withdraws it, unless another document has it or the edit only rewords it."""
    past = [told("The dam above Melk has a crack.", 1, 1), told("The bridge at Melk is closed to traffic.", 2, 1, 2)]
    texts = {1: "The town of Melk is calm.", 2: "The bridge at Melk is closed to traffic."}
    assert [(r.told.id, r.why) for r in find_retractions(past, texts, frozenset({1}))] == [(1, "edited")]
    assert [(r.told.id, r.why) for r in find_retractions(past, {**texts, 1: None}, frozenset({1}))] == [(1, "gone")]
    assert find_retractions(past, {**texts, 1: "There: the dam above Melk has a crack."}, frozenset({1})) == []
    assert find_retractions(past, texts, frozenset({3})) == []


def test_a_story_goes_on_where_most_of_its_articles_are() -> None:
    """A group takes the story with which it shares most; a second group with a share begins anew."""
    old = PastStory(1, "old", "", YESTERDAY, frozenset({(1, 0), (2, 0), (3, 0)}))
    other = PastStory(2, "other", "", YESTERDAY, frozenset({(3, 1), (4, 0)}))
    groups = [frozenset({(1, 0), (9, 0)}), frozenset({(2, 0), (3, 0)}), frozenset({(4, 0), (3, 1)}), frozenset({(8, 0)})]
    assert join_stories(groups, [old, other]) == [None, old, other, None]
