"""A report at a terminal."""

import pytest
from rich.cells import cell_len

from summarizer.render import render_terminal
from summarizer.render.quotes import carrying_runs
from summarizer.schemas import Reason, Rejection, TimelineEntry, Verdict

from .sample import SEVEN, STRIKE, border_report, document, fact, report, said, story_of


def test_a_reader_sees_the_whole_picture() -> None:
    """The page names the story, its sources, what is disputed by whom, the other story, and what was left out."""
    assert render_terminal(border_report(), width=100, color=False) == (
        "US hits militias                                              3 sources, 2 origins · 28–29 June 2021\n"
        "\n"
        "  •  US aircraft hit three facilities on the border.                                         [1 2 3]\n"
        "  •  At least five people were killed.                                                           [1]\n"
        "\n"
        "Where the sources differ\n"
        "  killed in the strikes  at least 5  Syrian Observatory (1)                                  dispute\n"
        "                         at least 7  unattributed (2)\n"
        "\n"
        "Also in these sources\n"
        "  Army enters Aleppo  [3]  1 source · 10 January 2026\n"
        "    The army entered the last district.\n"
        "\n"
        "Sources\n"
        "  1  US hits militias\n"
        "     Dispatch, 28 June 2021 · news/1.txt\n"
        "  2  2.txt\n"
        "     Courier, from AFP, 29 June 2021\n"
        "  3  Strikes on the border\n"
        "     from AFP, 29 June 2021 · news/3.txt\n"
        "\n"
        "4 facts, each with its words in the sources (--show-evidence) · 1 statement refused\n"
        "(--show-rejected) · 12 lines of page furniture left out\n"
        "0 model calls · 1.1 s\n"
    )


def test_the_words_behind_each_line_are_shown_and_marked() -> None:
    """Each sentence and each side of a conflict has its quotes below it, once with all their sources; a pipe keeps the marks."""
    shown = render_terminal(border_report(), width=100, color=False, evidence=True)
    assert shown.startswith(
        "US hits militias                                              3 sources, 2 origins · 28–29 June 2021\n"
        "\n"
        "  •  US aircraft hit three facilities on the border.                                         [1 2 3]\n"
        "     [1 2 3]  “*US aircraft hit three facilities on the border.*”\n"
        "  •  At least five people were killed.                                                           [1]\n"
        "     [1]  “*At least five people were killed.*”\n"
        "\n"
        "Where the sources differ\n"
        "  killed in the strikes · dispute\n"
        "    at least 5\n"
        "      Syrian Observatory (1)\n"
        "      [1]  “*At least five* people were *killed*.”\n"
        "    at least 7\n"
        "      unattributed (2)\n"
        "      [2]  “*At least seven* people were *killed*.”\n"
    )
    assert "(--show-evidence)" not in shown


def test_marks_are_styles_in_colour() -> None:
    """In colour the words that carry a sentence are bold and underlined, and no asterisk stands in a quote."""
    shown = render_terminal(border_report(), width=100, color=True, evidence=True)
    assert "“\x1b[1;4mAt least seven\x1b[0m people were \x1b[1;4mkilled\x1b[0m.”" in shown
    assert "*" not in shown


@pytest.mark.parametrize(
    ("claim", "quote", "marked"),
    [
        ("Seven people died.", "Rescuers said 7 people died there.", ["7 people died"]),
        ("It rained on June 27.", "The rain of Sunday was heavy.", ["rain of Sunday"]),
        ("The bridge was shut.", "Officials gave no reason for that.", []),
        ("The bridge was shut.", "The bridge was shut.", ["The bridge was shut."]),
        ("The bridge was shut.", "", []),
    ],
)
def test_the_words_that_carry_a_claim(claim: str, quote: str, marked: list[str]) -> None:
    """Words of one stem, the same figure written otherwise, a day for a day; all of a quote that says nothing else."""
    assert [quote[a:b] for a, b in carrying_runs(claim, quote)] == marked


def test_many_quotes_are_counted() -> None:
    """A sentence that ten sources say in ten ways shows six quotes and how many more there are."""
    documents = tuple(document(n, f"The bridge was shut by {n} men.") for n in range(1, 11))
    spans = tuple(fact(n, d.text, d).evidence[0] for n, d in enumerate(documents, 1))
    ids = tuple(d.id for d in documents)
    shut = fact(1, documents[0].text, documents[0]).model_copy(update={"evidence": spans, "document_ids": ids})
    shown = render_terminal(report(documents, (story_of(*documents, facts=(shut,)),)), width=80, color=False, evidence=True)
    assert shown.count("“") == 6
    assert "and 4 more quotes" in shown


def test_what_was_refused_is_shown_with_the_reason() -> None:
    """Each refused statement stands with its verdict, its source and what was found against it; where there is none, that is said."""
    why = Reason(check="numbers", outcome="fail", message="'nine' is not in the evidence")
    fine = Reason(check="names", outcome="pass", message="no names")
    refused = Rejection(
        statement="Nine died.",
        stage="verify",
        document_id="d2",
        verdict=Verdict(label="unsupported", score=0.1, reasons=(fine, why, why)),
    )
    shown = render_terminal(border_report().model_copy(update={"rejected": (refused,)}), width=100, color=False, rejected=True)
    assert "Refused\n  ✗ unsupported [2]: Nine died.\n      'nine' is not in the evidence\n\n4 facts" in shown
    none = render_terminal(border_report().model_copy(update={"rejected": ()}), width=100, color=False, rejected=True)
    assert "Refused\n  no statement\n" in none


def test_a_narrow_page_stacks_what_stands_side_by_side() -> None:
    """Under 76 columns a value stands above who says so, and a day above what happened."""
    shown = border_report()
    story = shown.stories[0]
    times = tuple(TimelineEntry(date=f"2021-06-{n:02}", fact_ids=("f1",)) for n in range(1, 9))
    timed = shown.model_copy(update={"stories": (story.model_copy(update={"timeline": times}),)})
    narrow = render_terminal(timed, width=60, color=False)
    assert "  killed in the strikes · dispute\n    at least 5\n      Syrian Observatory (1)\n" in narrow
    assert (
        "  3 June 2021                                        [1 2 3]\n    US aircraft hit three facilities on the border.\n"
        in narrow
    )
    assert "  and 2 other times in the sources\n" in narrow


@pytest.mark.parametrize("width", [10, 40, 57, 100, 200])
def test_lines_fit_the_width(width: int) -> None:
    """No line is wider than asked, but forty columns are always taken."""
    shown = render_terminal(border_report(), width=width, color=False, evidence=True, rejected=True)
    assert max(map(cell_len, shown.splitlines())) <= max(width, 40)


def test_wide_characters_count_twice() -> None:
    """A title in a script of wide characters wraps by columns, not by characters."""
    story = border_report().stories[0].model_copy(update={"title": "米軍が国境の民兵を空爆" * 6})
    shown = render_terminal(border_report().model_copy(update={"stories": (story,)}), width=60, color=False)
    assert max(map(cell_len, shown.splitlines())) <= 60


def test_a_sentence_that_is_not_supported_is_marked() -> None:
    """Under the policy `flag` a reader cannot mistake an unsupported sentence for another."""
    assert "[unsupported] At least five people were killed." in render_terminal(
        border_report("unsupported"), width=100, color=False
    )


def test_color_only_when_asked_for() -> None:
    """Styles are escapes in colour and absent without; the words are the same."""
    shown = border_report()
    assert "\x1b[" in render_terminal(shown, width=100, color=True)
    assert "\x1b" not in render_terminal(shown, width=100, color=False)


def test_an_update_reads_as_a_sequence() -> None:
    """Where a later figure replaces an earlier one, the table says "then"."""
    shown = border_report()
    story = shown.stories[0]
    update = story.conflicts[0].model_copy(update={"relation": "update"})
    changed = shown.model_copy(update={"stories": (story.model_copy(update={"conflicts": (update,)}),)})
    assert "then at least 7" in render_terminal(changed, width=100, color=False)


def test_many_sources_are_counted_not_listed() -> None:
    """A sentence that twenty documents carry shows eight numbers and how many more there are."""
    documents = tuple(document(n, STRIKE) for n in range(1, 21))
    story = border_report().stories[0]
    strike = story.facts[0].model_copy(update={"document_ids": tuple(d.id for d in documents)})
    common = story.model_copy(update={"facts": (strike,), "summary": story.summary[:1], "conflicts": ()})
    assert "[1 2 3 4 5 6 7 8 +12]" in render_terminal(report(documents, (common,)), width=100, color=False)


def test_nothing_verified_is_said() -> None:
    """A report without stories says so and still lists what was read."""
    shown = render_terminal(report((document(1, SEVEN),), ()), width=100, color=False)
    assert shown.startswith("Nothing could be verified in these sources.\n")
    assert "1  1.txt" in shown


def test_long_values_leave_room_for_the_speakers() -> None:
    """Whatever the lengths, the columns of the table of conflicts stay readable."""
    shown = render_terminal(said("the governor denied that the bridge had been closed " * 3), width=80, color=False)
    table = shown.partition("Where the sources differ\n")[2].partition("Sources\n")[0]
    assert len(table.splitlines()) < 30
