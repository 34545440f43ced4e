"""A report at a terminal."""

import pytest
from rich.cells import cell_len

from summarizer.render import render_terminal

from .sample import SEVEN, STRIKE, border_report, document, report, said


def test_a_reader_sees_the_whole_picture() -> None:
    """The page names the story, its sources, what is disputed by whom, the other story, and what was left out."""
    assert render_terminal(border_report(), width=100, color=False) == (
        "US hits militias                                              3 sources, 2 origins · 28–29 June 2021\n"
        "\n"
        "  US aircraft hit three facilities on the border.                                            [1 2 3]\n"
        "  At least five people were killed.                                                              [1]\n"
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
        "  1  US hits militias — Dispatch, 28 June 2021  news/1.txt\n"
        "  2  2.txt — Courier, from AFP, 29 June 2021\n"
        "  3  Strikes on the border — from AFP, 29 June 2021  news/3.txt\n"
        "\n"
        "4 facts, each with its words in the sources · 1 statement refused · 12 lines of page furniture left\n"
        "out\n"
        "0 model calls · 1.1 s\n"
    )


@pytest.mark.parametrize("width", [10, 40, 57, 100, 200])
def test_lines_fit_the_width(width: int) -> None:
    """No line is wider than asked, but forty columns are always taken."""
    shown = render_terminal(border_report(), width=width, color=False)
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
    fact = story.facts[0].model_copy(update={"document_ids": tuple(d.id for d in documents)})
    common = story.model_copy(update={"facts": (fact,), "summary": story.summary[:1], "conflicts": ()})
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
