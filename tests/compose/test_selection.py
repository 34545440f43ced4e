"""Which facts make a summary, in which order, under which headline."""

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.compose import choose_title, select_facts
from summarizer.schemas import Evidence, Fact, Verdict
from tests.texts import passages

STATEMENTS = [
    "The flood broke the old bridge in Pontedera on Monday.",
    "On Monday the flood broke the old bridge in Pontedera.",
    "Five people died, the mayor said.",
    "Trains to Pisa stood still for a day.",
    "The region sent two hundred firemen and their boats.",
]
WEIGHTS = [2.0, 1.9, 1.5, 1.0, 0.5]
PLACES = [0, 1, 1, 5, 3]


def fact(number: int, statement: str, *quotes: str) -> Fact:
    """A fact that rests on its own words in one document, or on `quotes`, each in a document of its own."""
    evidence = tuple(
        Evidence(document_id=f"d{n}", start=1000 * number, end=1000 * number + len(q), quote=q)
        for n, q in enumerate(quotes or (statement,), 1)
    )
    verdict = Verdict(label="supported", score=1.0)
    ids = tuple(e.document_id for e in evidence)
    return Fact(
        id=f"f{number}", statement=statement, evidence=evidence, verdict=verdict, document_ids=ids, corroboration=len(ids)
    )


def select(most: int, headlines: tuple[str, ...] = ()) -> list[int]:
    """Choose among the statements above."""
    return select_facts([fact(n, s) for n, s in enumerate(STATEMENTS)], WEIGHTS, PLACES, headlines, most)


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
    assert select(4, ("Flood breaks old bridge",)) == [0, 2, 4, 3]


def test_what_stands_late_in_its_article_does_not_lead() -> None:
    """The sentence nearest to the headlines leads only where it is one of the first two of its article."""
    assert select(4, ("Trains to Pisa stood still",)) == [0, 2, 4, 3]


def test_what_was_told_in_part_gives_way_to_what_is_new() -> None:
    """Of two sentences the lighter one is chosen where most that the weightier has to say was told."""
    first = "The flood broke the old bridge in Pontedera."
    same = "In Pontedera the old bridge that the flood broke carried cars, trucks, bicycles and walkers over the Arno."
    other = "The museum lent its boats to the firemen."
    facts = [fact(0, first, first, first), fact(1, same, same), fact(2, other, other, other)]
    assert select_facts(facts, [2.0, 1.5, 1.0], [0, 1, 2], (), 2) == [0, 2]


@given(
    st.lists(st.tuples(st.text(max_size=40), st.floats(0, 3), st.integers(0, 9)), max_size=12),
    st.lists(st.text(max_size=20), max_size=2),
    st.integers(1, 9),
)
@settings(max_examples=200)
def test_any_statements_give_a_choice_within_bounds(rows: list[tuple[str, float, int]], headlines: list[str], most: int) -> None:
    """Whatever is offered, each index is chosen once at most, all exist, and there are no more than asked for."""
    chosen = select_facts(
        [fact(n, r[0]) for n, r in enumerate(rows)], [r[1] for r in rows], [r[2] for r in rows], headlines, most
    )
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
