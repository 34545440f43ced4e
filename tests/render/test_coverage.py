"""The account of sentences as text."""

import re

from summarizer import summarize
from summarizer.coverage import cover
from summarizer.render import render_coverage
from summarizer.schemas import SourceText
from tests.texts import OWN_SEEDS


def explained(*texts: str, width: int = 100) -> str:
    """The account of some texts in memory, or of the seeds."""
    report = summarize([SourceText(name=f"{n}.txt", text=t) for n, t in enumerate(texts, 1)] or OWN_SEEDS)
    return render_coverage(report, cover(report), width=width, color=False)


def test_each_summary_sentence_says_what_it_rests_on() -> None:
    """Its facts, their rank by weight among the story's, their origins, and where the first quote stands."""
    report = summarize(OWN_SEEDS)
    shown = " ".join(render_coverage(report, cover(report), width=100, color=False).split())
    for story in report.stories:
        for sentence in story.summary:
            (name,) = sentence.fact_ids
            why = (
                rf"{name} weight \d+ of {len(story.facts)} · \d origins? · sentence \d+ of source \d: {re.escape(sentence.text)}"
            )
            assert re.search(why, shown), sentence.text


def test_the_facts_of_one_origin_are_listed_by_source() -> None:
    """Their share of all is told, and each stands under the one source that says so."""
    report = summarize(OWN_SEEDS)
    shown = render_coverage(report, cover(report), width=100, color=False)
    alone = [f for story in report.stories for f in story.facts if f.corroboration == 1]
    total = sum(len(story.facts) for story in report.stories)
    assert f"One origin alone says {len(alone)} of {total} facts" in shown
    listed = shown.split("One origin alone", 1)[1].split("Source 1", 1)[0].split("source 1", 1)[1]
    assert sorted(re.findall(r"\bf\d+\b", listed)) == sorted(f.id for f in alone)


def test_runs_of_furniture_are_one_line_and_prose_a_line_a_sentence() -> None:
    """Lines that are no article are shown by their first, and a long sentence is cut off, never wrapped."""
    text = "Share\n\nTweet\n\nThe flood of the Arno broke the old bridge in Pontedera on Monday.\n\nThe mayor closed the road for a year.\n"
    lines = explained(text, width=60).splitlines()
    (furniture,) = [line for line in lines if "furniture  " in line]
    assert re.match(r"\s+1–2  page furniture  Share", furniture)
    assert any(re.match(r"\s+3  f\d\s+The flood of the Arno", line) and line.endswith("…") for line in lines)
    assert any("4 sentences: 2 carrying a fact, 2 page furniture" in line for line in lines)


def test_no_sources_have_no_account() -> None:
    """A report on nothing explains nothing."""
    report = summarize([SourceText(name="a.txt", text="")])
    assert render_coverage(report, cover(report), width=80, color=False).strip() == ""


def test_what_a_source_says_cannot_act_on_the_terminal() -> None:
    """Escapes are shown as replacement characters."""
    assert "\x1b" not in explained("The flood broke the \x1b[31mold bridge in Pontedera on Monday morning.\n")
