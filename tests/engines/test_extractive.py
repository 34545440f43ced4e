"""What the engine without a model proposes, and in which order of weight."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.engines import propose
from summarizer.schemas import Proposal
from tests.texts import OWN_SEEDS, passages

STORY = (
    "The flood of the river Arno broke the old bridge in Pontedera on Monday. The council of Pontedera closed the bridge for a year.\n\n"
    "He also asked the region for money to build it again. The museum of Pontedera lent its boats to the firemen for the night.\n"
)


RAIN = "It rained for three days, and on the fourth the river Arno rose above its banks in Pisa, Pontedera and Empoli."


def read(paths: Sequence[str]) -> list[str]:
    """The texts of some files."""
    return [Path(path).read_text(encoding="utf-8") for path in paths]


def ranked(proposals: list[Proposal]) -> list[str]:
    """Statements, the most salient first."""
    return [p.statement for p in sorted(proposals, key=lambda p: -p.salience)]


def test_the_same_passages_give_the_same_proposals() -> None:
    """The engine is deterministic to the last digit of a salience."""
    assert propose(passages(*read(OWN_SEEDS)), None, frozenset()) == propose(passages(*read(OWN_SEEDS)), None, frozenset())


def test_each_proposal_is_a_sentence_of_the_sources_and_cites_it() -> None:
    """A statement is the words of the one prose sentence that it rests on, white space aside."""
    found = passages(*read(OWN_SEEDS))
    texts = {s.id: " ".join(s.text.split()) for p in found for s in p.sentences if s.kind == "prose"}
    proposals = propose(found, None, frozenset())
    assert {p.sentence_ids[0]: p.statement for p in proposals} == texts
    assert all(len(p.sentence_ids) == 1 for p in proposals)


def test_a_focus_raises_the_sentences_it_speaks_of() -> None:
    """What the reader cares about comes first, and without a focus it does not."""
    found = passages(STORY)
    assert "museum" not in ranked(propose(found, None, frozenset()))[0]
    assert "museum" in ranked(propose(found, "boats of the museum", frozenset()))[0]


def test_a_focus_that_no_sentence_speaks_of_changes_nothing() -> None:
    """Words that are not in the sources give no sentence an advantage."""
    found = passages(STORY)
    assert propose(found, "zebras", frozenset()) == propose(found, None, frozenset())


@pytest.mark.parametrize("opening", ["He", "They", "It", "But he", "This"])
def test_sentences_that_lean_on_others_weigh_less(opening: str) -> None:
    """A sentence that opens with a pronoun weighs less than the same sentence with a name."""
    text = "{} told the council of Pontedera to close the old bridge over the river Arno on Monday.\n\nThe bridge over the Arno is old.\n"
    leaning, standing = (propose(passages(text.format(who)), None, frozenset())[0].salience for who in (opening, "Mayor Long"))
    assert leaning < 0.7 * standing


@pytest.mark.parametrize(
    "caption",
    [
        "In this April 17, 2018 file photo, Mayor Long arrives at the old bridge over the river Arno in Pontedera.",
        "Mayor Long arrives at the old bridge over the river Arno in Pontedera on Monday (AP Photo/Ann Lee).",
        "FILE - Mayor Long arrives at the old bridge over the river Arno in Pontedera for a visit on Monday.",
    ],
)
def test_captions_inside_running_text_weigh_less(caption: str) -> None:
    """What describes a picture weighs less than half of what a sentence of its words would, wherever it stands."""
    plain = "Mayor Long arrives at the old bridge over the river Arno in Pontedera for a visit on Monday."
    shown, told = (propose(passages(f"{RAIN} {text}\n"), None, frozenset())[1] for text in (caption, plain))
    assert shown.statement == caption
    assert shown.salience < 0.5 * told.salience


def test_a_story_about_a_photo_is_no_caption() -> None:
    """A photo, a file or a caption that is spoken of makes no caption of a sentence."""
    told = "The mayor said that in this photo nobody could see the old bridge over the river Arno on Monday."
    plain = "The mayor said that in this paper nobody could see the old bridge over the river Arno on Monday."
    one, other = (propose(passages(f"{text}\n\nThe bridge is old.\n"), None, frozenset())[0].salience for text in (told, plain))
    assert one == other


def test_what_several_documents_tell_weighs_more() -> None:
    """A sentence gains when another document has one like it."""
    other = (
        "In Pontedera the old bridge was broken by the flood of the Arno on Monday.\n\nTrains to Pisa stood still all day long.\n"
    )
    alone = propose(passages(STORY, "Trains to Pisa stood still all day long.\n"), None, frozenset())[0]
    backed = propose(passages(STORY, other), None, frozenset())[0]
    assert alone.statement == backed.statement
    assert backed.salience > alone.salience


def test_markdown_marks_are_no_part_of_a_statement() -> None:
    """Emphasis, code and links of a Markdown document are shown as plain words; in a text file stars stay."""
    text = "The **old** bridge in `Pontedera` was [closed](http://a.example) on Monday.\n\nCars take the *new* ferry over the river.\n"
    plain = [p.statement for p in propose(passages(text), None, frozenset({"d1"}))]
    assert plain == ["The old bridge in Pontedera was closed on Monday.", "Cars take the new ferry over the river."]
    assert "**old**" in propose(passages(text), None, frozenset())[0].statement


def test_no_prose_gives_no_proposals() -> None:
    """Furniture and empty texts propose nothing."""
    assert propose(passages("", "Share\n"), None, frozenset()) == []


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=80), max_size=4), st.none() | st.text(max_size=20))
@settings(max_examples=100)
def test_any_text_can_be_ranked(texts: list[str], focus: str | None) -> None:
    """Whatever the sources and the focus, each salience is a finite number that is not below zero."""
    assert all(0 <= p.salience < 10 for p in propose(passages(*texts), focus, frozenset()))


def test_a_statement_from_a_dialogue_names_its_speaker() -> None:
    """Each sentence of a turn opens with the speaker's label, and is attributed to him."""
    chat = "Ann: I saw the flood on Monday. The bridge over the Arno is gone.\nBob: Are you sure?\nAnn: Yes.\nBob: I will tell the mayor.\n"
    found = {p.statement: p.attribution for p in propose(passages(chat), None, frozenset())}
    assert found["Ann: The bridge over the Arno is gone."] == "Ann"
    assert found["Bob: I will tell the mayor."] == "Bob"


def test_what_tells_nothing_in_a_dialogue_weighs_least() -> None:
    """Interjections ("Great.") come after everything that says something."""
    talk = (
        "Mike: Did you book the hall for Saturday?\nAnn: Yes, I booked it yesterday. It costs 120 euros.\nMike: Great. Tom will bring the speakers.\n"
        "Ann: Oh no. He broke his leg.\nMike: Perfect.\n"
    )
    last = ranked(propose(passages(talk), None, frozenset()))[-3:]
    assert {statement.partition(": ")[2] for statement in last} == {"Great.", "Oh no.", "Perfect."}
