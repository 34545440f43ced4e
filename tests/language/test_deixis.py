"""Who "I" and "you" are, and how a sentence speaks of who has a label."""

import pytest

from summarizer.language.deixis import called, introduced, is_office, spoken_by, synonyms_of


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Sales Agent", "the sales agent"),
        ("User Interface", "the user interface"),
        ("Client Name", "the client"),
        ("MR. LEE", "Mr. Lee"),
        ("mike", "Mike"),
        ("Speaker 1", "the speaker"),
        ("Dana (Support)", "Dana"),
        ("Agent Dana", "Agent Dana"),
        ("PM", "PM"),
    ],
)
def test_an_office_is_no_name(label: str, name: str) -> None:
    """What somebody is by his part in the talk stands in lower case with an article; a name keeps its capitals, and only those."""
    assert called(label) == name
    assert is_office(label) == name.startswith("the ")


@pytest.mark.parametrize(
    ("said", "alone"),
    [
        ("I'm late, and I've lost my keys.", "Ann is late, and Ann has lost their keys."),
        ("I expect that you know me.", "Ann expects that Bob know Ann."),
        ("Am I wrong? Was I? am I?", "Am Ann wrong? Was Ann? is Ann?"),
        ("Thank you! Your bag's here.", "Thank Bob! Bob's bag's here."),
        ("I often go; I went; I will go; I carry it.", "Ann often go; Ann went; Ann will go; Ann carries it."),
        ("We saw it, i.e. most of it.", "We saw it, i.e. most of it."),
    ],
)
def test_i_is_the_speaker_and_you_the_hearer(said: str, alone: str) -> None:
    """A name stands where the speaker says "I", and the hearer's where he says "you"; "we" may be anybody."""
    assert spoken_by(said, "Ann", "Bob") == alone


def test_you_may_be_anybody_among_more_than_two() -> None:
    """Without a hearer "you" stays as it is."""
    assert spoken_by("You know my name.", "Ann", None) == "You know their name."


def test_a_speaker_says_his_name() -> None:
    """Who introduces himself by a name has that name; a nationality or a state is none."""
    assert introduced("Hello, this is Carla from Northwind Energy.") == "Carla"
    assert introduced("My name is Paul Reed.") == "Paul Reed"
    assert introduced("I'm German, and this is Rome in 1950.") is None


def test_offices_have_other_words() -> None:
    """A client is a customer; a designer is only himself."""
    assert "customer" in synonyms_of("client")
    assert synonyms_of("designer") == frozenset(("designer",))
