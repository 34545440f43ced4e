"""Which facts make a summary, in which order, under which headline."""

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.compose import choose_title, select_facts
from tests.texts import passages

STATEMENTS = [
    "The flood broke the old bridge in Pontedera on Monday.",
    "On Monday the flood broke the old bridge in Pontedera.",
    "Five people died, the mayor said.",
    "Trains to Pisa stood still for a day.",
    "The region sent two hundred firemen and their boats.",
]
WEIGHTS = [2.0, 1.9, 1.5, 1.0, 0.5]
PLACES = [0.1, 0.2, 0.9, 0.5, 0.3]


def select(most: int, headlines: tuple[str, ...] = ()) -> list[int]:
    """Choose among the statements above."""
    return select_facts(STATEMENTS, WEIGHTS, PLACES, headlines, most)


def test_what_was_told_is_not_told_again() -> None:
    """Of two sentences that say the same only the weightier is chosen, though there is room for both."""
    chosen = select(5)
    assert 0 in chosen
    assert 1 not in chosen
    assert len(chosen) == 4


def test_the_summary_is_no_longer_than_asked_for() -> None:
    """Up to `most` statements are chosen, the weightiest among them."""
    assert [len(select(n)) for n in (1, 2, 3)] == [1, 2, 3]
    assert select(1) == [0]


def test_the_sentence_nearest_to_the_headlines_stands_first() -> None:
    """The first sentence tells what the headlines tell; the others follow in the order in which articles tell them."""
    assert select(4, ("Five people dead",)) == [2, 0, 4, 3]
    assert select(4, ("Flood breaks old bridge",)) == [0, 4, 3, 2]


@given(
    st.lists(st.tuples(st.text(max_size=40), st.floats(0, 3), st.floats(0, 1)), max_size=12),
    st.lists(st.text(max_size=20), max_size=2),
    st.integers(1, 9),
)
@settings(max_examples=200)
def test_any_statements_give_a_choice_within_bounds(
    rows: list[tuple[str, float, float]], headlines: list[str], most: int
) -> None:
    """Whatever is offered, each index is chosen once at most, all exist, and there are no more than asked for."""
    chosen = select_facts([r[0] for r in rows], [r[1] for r in rows], [r[2] for r in rows], headlines, most)
    assert len(chosen) == len(set(chosen)) <= most
    assert set(chosen) <= set(range(len(rows)))
    assert bool(chosen) is bool(rows)


def test_the_title_is_the_headline_nearest_to_all() -> None:
    """Of several headlines the one that the articles bear out is taken, word for word."""
    body = "The flood broke the old bridge in Pontedera.\n\nThe mayor closed the road to the bridge.\n"
    titles = ("Flood breaks bridge in Pontedera", "Old bridge in Pontedera broken by flood", "Ten songs for a rainy afternoon")
    found = passages(*(f"{title}\n\n{body}" for title in titles))
    assert choose_title(found) in titles[:2]


def test_articles_without_headlines_have_no_title() -> None:
    """No headline is made up."""
    assert choose_title(passages("The flood broke the old bridge. The mayor closed the road.\n")) is None
