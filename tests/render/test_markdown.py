"""A report as Markdown."""

from summarizer.render import render_markdown

from .sample import SEVEN, STRIKE, border_report, document, report


def test_every_sentence_leads_to_its_words() -> None:
    """Sentences carry footnotes that hold the quotes, and the notes account for what was left out."""
    spans = "; ".join(
        f"“{STRIKE}” — source {n}, {name}, characters {start}–{start + len(STRIKE)}"
        for n, name, start in ((1, "US hits militias", 0), (2, "2.txt", len(SEVEN) + 1), (3, "Strikes on the border", 0))
    )
    assert render_markdown(border_report()) == (
        "# US hits militias\n\n"
        "*3 sources, 2 origins · 28–29 June 2021*\n\n"
        "- US aircraft hit three facilities on the border.[^1]\n"
        "- At least five people were killed.[^2]\n\n"
        "**Where the sources differ**\n\n"
        "| About | Value | Who says so | |\n"
        "| --- | --- | --- | --- |\n"
        "| killed in the strikes | at least 5 | Syrian Observatory (1) | dispute |\n"
        "|  | at least 7 | unattributed (2) |  |\n\n"
        "## Army enters Aleppo\n\n"
        "*1 source · 10 January 2026*\n\n"
        "- The army entered the last district.[^3]\n\n"
        "## Sources\n\n"
        "1. US hits militias — Dispatch, 28 June 2021 (news/1.txt)\n"
        "2. 2.txt — Courier, from AFP, 29 June 2021\n"
        "3. Strikes on the border — from AFP, 29 June 2021 (news/3.txt)\n\n"
        "## Notes\n\n"
        "- Sources are cited by their numbers above: 4 facts, each with its words in the sources.\n"
        "- 1 statement refused.\n"
        "- 12 lines of page furniture left out.\n"
        "- news/2.txt: read as windows-1252\n\n"
        f"[^1]: {spans}\n\n"
        "[^2]: “At least five people were killed.” — source 1, US hits militias, characters 48–81\n\n"
        "[^3]: “The army entered the last district.” — source 3, Strikes on the border, characters 49–84\n"
    )


def test_a_sentence_that_is_not_supported_is_marked() -> None:
    """Under the policy `flag` the label stands before the sentence."""
    assert "- **(contradicted)** At least five people" in render_markdown(border_report("contradicted"))


def test_the_same_report_gives_the_same_text() -> None:
    """Neither the time of day nor the time taken is part of the text."""
    slow = border_report().model_copy(update={"created": "2030-01-01T00:00:00Z"})
    accounting = slow.accounting.model_copy(update={"seconds": 99.0})
    assert render_markdown(slow.model_copy(update={"accounting": accounting})) == render_markdown(border_report())


def test_nothing_verified_is_said() -> None:
    """A report without stories says so."""
    shown = render_markdown(report((document(1, SEVEN),), ()))
    assert shown.startswith("# Nothing could be verified in these sources\n")
    assert "- No facts.\n" in shown
