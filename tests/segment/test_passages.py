"""Articles inside a document: where each begins, its title, its date, and how its lines belong together."""

import pytest

from summarizer.segment import split_passages
from tests.texts import document, prose

FIRST = (
    "Bridge closed after flood in the valley\n\n29 June 2021\n\n"
    "The bridge over the river was closed on Monday morning.\n\nThe council said it would open again in May.\n\n"
    "Cars were sent to the ferry, which runs every hour.\n\n"
)
SECOND = "Museum opens new wing for old maps\n\n{}The museum opened its new wing on Friday.\n\nIt shows four hundred old maps of the coast.\n"


@pytest.mark.parametrize(
    ("between", "below_headline"),
    [
        ("(With AP and AFP)\n\n", ""),
        ("With reporting by AP and Reuters\n\n", ""),
        ("* * *\n\n", ""),
        ("", "Updated 10 January 2026\n\n"),
        ("", "Museum opens new wing for old maps\n\n"),
        ("", "LONDON: "),
        ("", "LONDON (Reuters) - "),
    ],
    ids=["agency credit", "reporting credit", "rule", "date line", "repeated headline", "dateline", "dateline with agency"],
)
def test_a_second_article_pasted_below_is_a_passage_of_its_own(between: str, below_headline: str) -> None:
    """A headline after prose begins an article when a credit, a rule, a date, its repetition or a dateline announces it."""
    found = split_passages(document(FIRST + between + SECOND.format(below_headline)))
    assert [p.title for p in found] == ["Bridge closed after flood in the valley", "Museum opens new wing for old maps"]
    assert [s.text for s in found[1].sentences if s.kind == "prose"] == [
        "The museum opened its new wing on Friday.",
        "It shows four hundred old maps of the coast.",
    ]
    assert found[0].published == "2021-06-29"


def test_a_subheading_begins_no_article() -> None:
    """A headline that nothing announces is a subheading of the same article."""
    assert len(split_passages(document(FIRST + SECOND.format("")))) == 1


def test_each_passage_has_its_own_date_and_credits() -> None:
    """The date and the agencies of one article are not those of the next."""
    found = split_passages(document(FIRST + "(With AP and AFP)\n\n" + SECOND.format("Updated 10 January 2026\n\n")))
    assert [(p.published, p.agencies) for p in found] == [("2021-06-29", ("AFP", "AP")), ("2026-01-10", ())]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("June 28, 2021", "2021-06-28"),
        ("28 June 2021", "2021-06-28"),
        ("29 Jun 2021 3:13:07 PM CSMC, Chitkara University, Punjab", "2021-06-29"),
        ("Updated: Tuesday, 29 June 2021", "2021-06-29"),
        ("28 June 2021 · 2 min read", "2021-06-28"),
        ("Published 2021-06-28", "2021-06-28"),
        ("31 February 2021", None),
    ],
)
def test_the_date_line_dates_the_article(line: str, day: str | None) -> None:
    """A line that is a date gives the article's day as ISO 8601; one that no calendar has gives none."""
    text = f"Bridge closed after flood\n\n{line}\n\nThe bridge was closed on Monday.\n\nIt will open again in May.\n"
    assert split_passages(document(text))[0].published == day


def test_a_date_in_the_prose_does_not_date_the_article() -> None:
    """A day that a sentence tells of is not when the article appeared."""
    text = "The bridge was closed on 3 May 1998 after a flood.\n\nIt will open again in May, the council said.\n"
    assert split_passages(document(text))[0].published is None


def test_the_title_is_the_first_headline_above_the_prose() -> None:
    """Menu lines and labels of a word or two are no title, and a subheading below the prose is none either."""
    assert split_passages(document("News\n\n" + FIRST))[0].title == "Bridge closed after flood in the valley"
    below = "The bridge was closed on Monday.\n\nIt will open again in May.\n\nWhat the council plans to do next\n\nCars take the ferry.\n"
    assert split_passages(document(below))[0].title is None


def test_markdown_titles_are_plain() -> None:
    """A Markdown heading gives a title without its marks."""
    text = "# The **old** bridge is closed\n\nThe bridge was closed on Monday.\n\nIt will open again in May.\n"
    assert split_passages(document(text, form="markdown"))[0].title == "The old bridge is closed"


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    """A sentence that runs over several lines is one sentence, its line breaks inside its span."""
    text = (
        "The bridge over the river was closed on Monday morning after a flood had\n"
        "damaged two of its five piers, and the council of the town said that it\n"
        "would not be opened again before the end of May. Cars were sent to the\n"
        "ferry, which runs every hour from six in the morning until late in the\n"
        "evening. Nobody was hurt.\n\nThe bridge was built in 1931 by an engineer from the next valley, and it\nhas been closed only twice before.\n"
    )
    found = prose(text)
    assert len(found) == 4
    assert found[0].endswith("before the end of May.")
    assert "\n" in found[0]


def test_a_line_that_cannot_end_there_goes_on_with_a_figure() -> None:
    """Between short lines nothing tells that prose is wrapped but its words: "began at" goes on, a heading above a list does not."""
    text = (
        "The incident began at\n09:42 UTC on Monday.\nOwner: Dana Reyes\nSeverity: high\n\nThe cause was a deploy of the\n2.4 release.\n\n"
        "The company said that it had earned in the third quarter of the year\n43 million euros, up from 38 million.\n\n"
        "What the report recommends\n1. Test the alarms.\n2. Call the owner.\n"
    )
    told = [" ".join(s.text.split()) for p in split_passages(document(text)) for s in p.sentences]
    assert "The incident began at 09:42 UTC on Monday." in told
    assert "The cause was a deploy of the 2.4 release." in told
    assert "The company said that it had earned in the third quarter of the year 43 million euros, up from 38 million." in told
    assert {"Owner: Dana Reyes", "Test the alarms.", "Call the owner."} <= set(told)


def test_one_paragraph_a_line_is_not_taken_for_wrapped() -> None:
    """Lines without full stops that stand under each other stay apart where the text is not wrapped."""
    text = "Bridge closed after flood\nShare\nThe bridge was closed on Monday.\nIt will open again in May.\n"
    assert prose(text) == ["The bridge was closed on Monday.", "It will open again in May."]


def test_notes_without_full_stops_are_read() -> None:
    """In a text that has no sentences by punctuation its lines are what there is to read."""
    text = "- budget agreed for the new roof\n- Ada writes to the builders\n- next meeting on 3 May at the town hall\n"
    assert prose(text) == [
        "budget agreed for the new roof",
        "Ada writes to the builders",
        "next meeting on 3 May at the town hall",
    ]


def test_a_dateline_is_cut_off_the_first_sentence_only() -> None:
    """The place before the first sentence is left out of it."""
    text = "WASHINGTON: US troops came under attack on Monday.\nNo casualties were reported.\n"
    assert prose(text) == ["US troops came under attack on Monday.", "No casualties were reported."]


def test_the_speakers_of_a_transcript_are_kept() -> None:
    """Names in capitals before turns of talk are no datelines: they stay, and the talk is one passage."""
    text = "".join(
        f"{who}: We struck {n} sites on Sunday night, and no one was hurt.\n"
        for n, who in enumerate(("KIRBY", "REPORTER") * 3, 1)
    )
    found = split_passages(document(text))
    assert len(found) == 1
    assert [s.text.split(":")[0] for s in found[0].sentences] == ["KIRBY", "REPORTER"] * 3


def test_a_line_that_is_only_a_dateline_is_kept() -> None:
    """No text vanishes: a place with nothing behind it is a sentence of its own."""
    assert prose("WASHINGTON:") == ["WASHINGTON:"]


def test_what_stands_below_the_closing_credit_is_no_part_of_the_article() -> None:
    """The agency credit ends an article; one at its top does not."""
    body = "The bridge was closed on Monday.\n\nIt will open again in May.\n\n"
    blurb = "The Valley Post has told the valley the news since 1901.\n"
    assert len(prose(body + "(With AP and AFP)\n\n" + blurb)) == 2
    assert len(prose("(With AP and AFP)\n\n" + body)) == 2


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b", "\ufeff"])
def test_a_text_without_words_has_no_prose_to_trip_on(text: str) -> None:
    """Empty and invisible texts are split without an error."""
    assert all(s.text.strip() for p in split_passages(document(text)) for s in p.sentences)
