"""Which passages tell of one event."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import SourceText, summarize
from summarizer.language.vectors import cosine, normalised
from summarizer.merge import group_passages
from summarizer.merge.neighbours import near_pairs
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


STRIKE = (
    "US jets bomb arms depot near Deir Hafir\n\n{}\n\nUS jets bombed an arms depot of the Harun Brigade near Deir Hafir on Sunday night.\n\n"
    "General Amos Kerr said the depot had held rockets that were fired at the Tanf base.\n\nFour fighters of the Harun Brigade were killed.\n",
    "Raid on militia kills four in northern Syria\n\n{}\n\n"
    "An American raid on the Harun Brigade killed four of its fighters near Deir Hafir, General Kerr said.\n\n"
    "Jets destroyed a depot of rockets, he said, in answer to an attack on the Tanf base.\n",
)
LATER_STRIKE = (
    "US strikes militia headquarters in Qaim\n\n{}\n\nUS jets bombed the headquarters of the Salim Front in Qaim on Tuesday night.\n\n"
    "Colonel Ruth Dane said the building had been used to plan drone attacks on the consulate in Irbil.\n\nNine men of the Salim Front died.\n",
    "Nine dead in American raid on Qaim\n\n{}\n\nAn American raid killed nine members of the Salim Front in the border town of Qaim, Colonel Dane said.\n\n"
    "They had planned to attack the consulate in Irbil with drones, she said.\n",
)
RESULTS = (
    "{0} profit rises {3} percent in third quarter\n\n"
    "{0} said on Thursday that its profit rose {3} percent in the third quarter, more than analysts had expected.\n\n"
    "Revenue grew to ${4} billion, chief executive {1} told investors in {2}. {0} expects sales to rise further in the fourth quarter.\n\n"
    "Shares of {0} gained two percent in early trading. {1} thanked the workers of the {5} plant and of {6}, which {0} bought in May.\n"
)
OTHER_WORDS = (
    "{1} lifts {0} to record revenue\n\nStrong demand for products of {6} carried {0} to revenue of ${4} billion, the firm announced on Thursday in {2}.\n\n"
    "Under {1} it has doubled output at the {5} plant. Earnings were up {3} percent on the year.\n"
)
NORDAL = ("Nordal", "Ingrid Vass", "Bergen", "12", "3.4", "Stavern", "Halvik Foods")
TELMEX = ("Corvita", "Luis Abreu", "Porto", "7", "1.9", "Braga", "Minho Paper")


def test_two_strikes_a_year_apart_are_two_stories() -> None:
    """Events of one kind with other places, people and days stay apart, and each is told whole."""
    texts = [*(t.format("28 June 2021") for t in STRIKE), *(t.format("5 July 2022") for t in LATER_STRIKE)]
    assert grouped(passages(*texts)) == {frozenset({"d1", "d2"}), frozenset({"d3", "d4"})}


def test_two_strikes_stay_apart_without_a_date() -> None:
    """What parts two events of one kind are first their names: undated reports are told apart too."""
    texts = [t.format("") for t in (STRIKE[0], LATER_STRIKE[0], STRIKE[1], LATER_STRIKE[1])]
    assert grouped(passages(*texts)) == {frozenset({"d1", "d3"}), frozenset({"d2", "d4"})}


def test_two_companies_results_on_one_day_are_two_stories() -> None:
    """Reports cut from one pattern share their words and no name; reports in other words on one company share its names."""
    found = passages(*(pattern.format(*company) for company in (NORDAL, TELMEX) for pattern in (RESULTS, OTHER_WORDS)))
    assert grouped(found) == {frozenset({"d1", "d2"}), frozenset({"d3", "d4"})}


def test_nothing_of_another_event_leaks_from_what_stands_around_an_article() -> None:
    """A teaser, a caption and a pasted second article of another event give no fact and no document to the story."""
    page = (
        "Museum opens new wing\n\nThe harbour at dawn before the raid on Qaim. (Photo: A. Sand)\n\nThe museum in Leiden opened its new wing on Friday.\n\n"
        "READ ALSO: Nine dead in American raid on Qaim\n\nDirector Jan Bos showed four hundred old maps of the coast of Zeeland.\n\n"
        "* * *\n\n" + STRIKE[0].format("28 June 2021")
    )
    report = summarize(
        [
            SourceText("page", page),
            SourceText("strike", STRIKE[1].format("28 June 2021")),
            SourceText("qaim", LATER_STRIKE[0].format("")),
        ]
    )
    told = {s.document_ids: " ".join(q.quote for f in s.facts for q in f.evidence) for s in report.stories}
    assert set(told) == {("d1", "d2"), ("d1",), ("d3",)}
    assert "Qaim" not in told["d1", "d2"] + told["d1",]
    assert "museum" not in told["d1", "d2"].casefold()
    assert "Harun" not in told["d1",]


def test_a_story_that_everybody_tells_is_one() -> None:
    """However many articles share the same stems, more than are ever held against one another, they are chained into one story."""
    found = passages(
        *(f"{STRIKE[n % 2].format('28 June 2021')}\nReporter number {n} wrote this on page {n}.\n" for n in range(150))
    )
    assert len(group_passages(found)) == 1


@given(
    st.lists(
        st.dictionaries(st.sampled_from("abcdefghij"), st.floats(0.1, 1.0), min_size=1, max_size=6).map(normalised), max_size=30
    )
)
@settings(max_examples=60)
def test_no_near_pair_is_overlooked_among_few(vectors: list[dict[str, float]]) -> None:
    """While no more stand under a stem than are compared, the index finds just the pairs that comparing all with all finds."""
    vectors = vectors[:20]
    every = {(i, j) for j in range(len(vectors)) for i in range(j) if cosine(vectors[i], vectors[j]) >= 0.3}
    assert {(i, j) for _, i, j in near_pairs(vectors, 0.3)} == every
