"""Which passages tell of one event."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.merge import group_passages
from summarizer.schemas import Passage
from tests.texts import passages

FLOOD = (
    "Five people died when the river Arno flooded the town of Pontedera on Monday.\n\nThe flood broke the old bridge over the Arno.\n",
    "The flood of the river Arno killed five people in Pontedera, the mayor said.\n\nRescue teams brought families out of the flooded town.\n",
    "In Pontedera the bridge over the Arno was broken by the flood.\n\nThe mayor of the town spoke of five dead.\n",
)
VOTE = (
    "Parliament in Oslo voted for the new budget on Friday.\n\nThe finance minister won the vote by two seats.\n",
    "The finance minister of Norway got her budget through parliament in Oslo.\n\nThe vote was close: two seats decided.\n",
)
EVENTS = {text: event for event, texts in (("flood", FLOOD), ("vote", VOTE)) for text in texts}


def grouped(found: list[Passage]) -> set[frozenset[str]]:
    """The groups as sets of document ids."""
    return {frozenset(found[i].document_id for i in group) for group in group_passages(found)}


def test_two_events_are_two_stories_and_one_event_is_one() -> None:
    """Articles on one event come together, whatever stands between them; articles on another event stay apart."""
    found = passages(FLOOD[0], VOTE[0], FLOOD[1], VOTE[1], FLOOD[2])
    assert grouped(found) == {frozenset({"d1", "d3", "d5"}), frozenset({"d2", "d4"})}
    assert group_passages(found) == ((0, 2, 4), (1, 3))


@given(st.lists(st.sampled_from([*FLOOD, *VOTE]), min_size=1, max_size=5, unique=True))
@settings(max_examples=60)
def test_stories_do_not_depend_on_the_order_of_the_sources(texts: list[str]) -> None:
    """However the articles are ordered, those on one event are one group."""
    found = passages(*texts)
    named = {frozenset(texts[i] for i in group) for group in group_passages(found)}
    assert named == {frozenset(t for t in texts if EVENTS[t] == event) for event in {EVENTS[t] for t in texts}}


def test_every_passage_with_prose_is_in_exactly_one_group() -> None:
    """Nothing is lost or doubled, and a passage without prose is in none."""
    for texts in permutations([FLOOD[0], VOTE[0], "", "Share\n"]):
        found = passages(*texts)
        told = [i for group in group_passages(found) for i in group]
        assert sorted(told) == [i for i, p in enumerate(found) if any(s.kind == "prose" for s in p.sentences)]


@pytest.mark.parametrize(("day", "groups"), [("2021-07-02", 1), ("2024-07-02", 2)])
def test_like_events_years_apart_are_two_stories(day: str, groups: int) -> None:
    """A flood in the same place three years later is another event, unless the articles say nearly the same."""
    later = (
        "The river Arno was over its banks in Pontedera again.\n\nSchools were shut and trains to Pisa stood still for a day.\n"
    )
    found = [*passages(FLOOD[0], published="2021-06-29"), *passages("", later, published=day)]
    assert len(group_passages(found)) == groups


def test_no_passages_make_no_groups() -> None:
    """Nothing in, nothing out."""
    assert group_passages([]) == ()
