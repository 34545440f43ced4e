"""The same fact from several documents is one fact; facts that only look alike stay apart."""

import pytest

from summarizer import SourceText, summarize
from summarizer.schemas import Fact

FILLER = {
    "a": "The river rose all night, and the old mill stands in water up to its roof.",
    "b": "Firemen worked until dawn, and the school gave beds to sixty families.",
    "c": "Trains to the coast were stopped, and the road over the pass is shut.",
}


def facts(*sentences: str) -> list[Fact]:
    """The facts of a story whose documents each tell one of the sentences and something of their own."""
    opening = "Five people died in the flood of the river Arno in Pontedera."
    sources = [
        SourceText(name, f"{opening}\n\n{sentence}\n\n{FILLER[name]}\n") for name, sentence in zip("abc", sentences, strict=False)
    ]
    return [f for story in summarize(sources).stories for f in story.facts]


def carrying(found: list[Fact], *words: str) -> list[Fact]:
    """The facts whose statement has all the words."""
    return [f for f in found if all(w in f.statement for w in words)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Mayor Ada Long ordered the old bridge to be closed on Monday.",
            "The old bridge was closed on Monday on the order of Mayor Ada Long.",
        ),
        ("The flood destroyed the stone bridge in the town centre.", "In the town centre the flood destroyed the stone bridge."),
        (
            "About 2,500 US troops stayed at the camp near Irbil.",
            "About 2,500 U.S. troops stayed at the camp near Irbil, officials said.",
        ),
    ],
)
def test_one_fact_has_the_spans_of_all_documents_that_tell_it(one: str, other: str) -> None:
    """Two sentences that say the same become one fact with a span in each document."""
    found = facts(one, other)
    assert any(f.document_ids in (("d1", "d2"), ("d2", "d1")) and f.statement in (one, other) for f in found)
    assert not [f for f in found if f.statement in (one, other) and f.document_ids == ("d1",)]


def test_one_name_in_two_forms_is_no_other_fact() -> None:
    """What a document names by another name that the documents give for it is the same fact."""
    one = "The Popular Mobilization Forces (PMF), or Hashed al-Shaabi, are militias of the north."
    other = "The militia leaders of Hashed al-Shaabi held a parade near the old bridge."
    found = facts("The militia leaders of the PMF held a parade near the old bridge.", other, one)
    assert any(set(f.document_ids) == {"d1", "d2"} for f in carrying(found, "parade"))


def test_copies_of_one_text_count_as_one_origin() -> None:
    """Near-verbatim sentences share an origin: the fact has both spans, and corroboration 1."""
    copied = "Mayor Ada Long ordered the old stone bridge in the town centre to be closed on Monday after engineers found cracks in it."
    (fact,) = carrying(
        facts(copied, copied.replace("found", "had found"), "Nobody knows when the trains will run again."), "cracks"
    )
    assert len(fact.evidence) == 2
    assert fact.corroboration == 1


def test_independent_wording_counts_as_corroboration() -> None:
    """Two documents that tell a fact in their own words are two origins."""
    found = facts(
        "The strikes hit two sites used by the militia in Syria, the Pentagon said on Sunday.",
        "On Sunday the Pentagon said that two sites in Syria used by the militia were hit in the strikes.",
    )
    assert max(f.corroboration for f in carrying(found, "Pentagon")) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Officials said that militias carried out at least five drone attacks in April.",
            "Officials said that at least five fighters were killed in drone attacks in April.",
        ),
        (
            "The army said that five soldiers were killed near the border post.",
            "The army said that seven soldiers were killed near the border post.",
        ),
        ("The mayor said the bridge would be opened in May.", "The mayor said the bridge would not be opened in May."),
        (
            "Prime Minister Ada Long met the French envoy in Rome on Monday.",
            "Prime Minister Ada Long met the Turkish envoy in Rome on Monday.",
        ),
        (
            "The first rocket hit the airport near Irbil on Sunday night.",
            "The second rocket hit the airport near Irbil on Sunday night.",
        ),
    ],
)
def test_facts_that_look_alike_stay_apart(one: str, other: str) -> None:
    """Another count, thing counted, place, order, negation or doer makes another fact: neither corroborates the other."""
    found = facts(one, other)
    assert {f.document_ids for f in found if f.statement == one} == {("d1",)}
    assert {f.document_ids for f in found if f.statement == other} == {("d2",)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The rebels shelled the army camp outside the town on Friday.",
            "The army shelled the rebels' camp outside the town on Friday.",
        ),
        (
            "The minister said that the police had arrested the mayor of Pisa.",
            "The police said that the minister had arrested the mayor of Pisa.",
        ),
        (
            "The attack was launched in response to drone attacks on US forces in Iraq.",
            "Militias used the sites to launch drone attacks on US forces in Iraq.",
        ),
    ],
)
def test_the_same_words_in_other_parts_make_another_fact(one: str, other: str) -> None:
    """Who does what to whom is part of a fact."""
    found = facts(one, other)
    assert {f.document_ids for f in found if f.statement == one} == {("d1",)}
    assert {f.document_ids for f in found if f.statement == other} == {("d2",)}


@pytest.mark.parametrize("short", ["No casualties were reported.", "He denied it.", "Nobody was hurt."])
def test_short_statements_do_not_corroborate_each_other(short: str) -> None:
    """What names no one and nothing may be about anything, so it stays with its document."""
    found = facts(short, short)
    assert all(f.corroboration == 1 for f in found if f.statement == short)


def test_each_document_is_named_once_and_matches_its_spans() -> None:
    """`document_ids` are those of the evidence, without repeats; corroboration is never more than they are."""
    for fact in facts("Mayor Ada Long closed the old bridge on Monday.", "On Monday Mayor Ada Long closed the old bridge."):
        assert len(set(fact.document_ids)) == len(fact.document_ids)
        assert set(fact.document_ids) == {e.document_id for e in fact.evidence}
        assert 1 <= fact.corroboration <= len(fact.document_ids)
