"""Where sentences end, in the cases that splitters get wrong."""

import pytest

from summarizer.segment import split_sentences
from tests.texts import prose


def split(text: str) -> list[str]:
    """The sentences of a paragraph as text."""
    return [text[a:b] for a, b in split_sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "But a spokesman, Col. Wayne Marotto, wrote on Twitter that no one was hurt.",
        "A spokeswoman, Navy Cmdr. Jessica McNulty, said Monday that each strike hit its target.",
        "The U.S. military said it struck three sites.",
        "It was aimed at the U.S. Embassy in Baghdad.",
        "At 7:44 p.m. local time “US forces in Syria were attacked by multiple rockets.”",
        "Kurdish forces should withdraw by 9 a.m. (0600 GMT) on Friday.",
        "J. R. R. Tolkien and George W. Bush never met.",
        "The company sold $1.2 bn. in 2021, up from $1.1 bn. a year before.",
        "The strike killed Gen. Qassem Soleimani near Baghdad.",
        "Prices rose 3.5 percent, e.g. for bread, and vs. last year by 4.1 percent.",
        "“We ... will avenge the blood of our martyrs,” they said.",
        "“Will you stay?” she asked.",
        "Mr. and Mrs. Smith live on St. John's Rd. near the mill.",
    ],
)
def test_one_sentence_stays_one(sentence: str) -> None:
    """Ranks, initials, abbreviations, times and quotes inside a sentence do not end it."""
    assert split(sentence) == [sentence]
    assert split(f"{sentence} Then it rained.") == [sentence, "Then it rained."]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("“Be careful.” He left.", ["“Be careful.”", "He left."]),
        ('It was a "breach of sovereignty." Baghdad objected.', ['It was a "breach of sovereignty."', "Baghdad objected."]),
        ("They will “protect us.“ Blinken left.", ["They will “protect us.“", "Blinken left."]),
        ("He called it “strong.” “We hope,” he said.", ["He called it “strong.”", "“We hope,” he said."]),
        ("Is it true? No! It is not.", ["Is it true?", "No!", "It is not."]),
        ("(It was closed.) It opened.", ["(It was closed.)", "It opened."]),
    ],
)
def test_closing_quotes_stay_with_their_sentence(text: str, parts: list[str]) -> None:
    """A sentence keeps its closing quote or bracket, also one that is set the wrong way round."""
    assert split(text) == parts


def test_list_marks_are_no_part_of_a_sentence() -> None:
    """A bulleted sentence begins after its mark, and its offsets say so."""
    text = (
        "News of the day.\n\n  • One of the sites was used to launch and recover the drones, he said.\n"
        "• It was hit twice in one night, and nobody was hurt.\n"
    )
    assert prose(text)[1:] == [
        "One of the sites was used to launch and recover the drones, he said.",
        "It was hit twice in one night, and nobody was hurt.",
    ]


def test_markdown_headings_and_blocks_are_not_prose() -> None:
    """In Markdown a heading, a table, an image and a link definition are left out; list items are sentences."""
    text = (
        "# Bridge closed\n\nThe **old** bridge was closed on Monday. Cars take the ferry.\n\n"
        "- It opened in 1931 and was never renewed\n\n| a | b |\n|---|---|\n\n![x](y.png)\n\n[1]: http://a.example\n"
    )
    assert prose(text, form="markdown") == [
        "The **old** bridge was closed on Monday.",
        "Cars take the ferry.",
        "It opened in 1931 and was never renewed",
    ]
