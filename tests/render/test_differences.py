"""Who stands on which side of a conflict, and what happened when."""

import pytest

from summarizer.render import render_markdown, render_terminal
from summarizer.render.differences import is_one_voice, sides_of, voices
from summarizer.render.timeline import days_of, written
from summarizer.schemas import Position, Report, Story, TimelineEntry

from .sample import FIVE, border_report, document, fact, report


def test_a_document_in_its_own_voice_stands_last() -> None:
    """Whoever is named for a value comes first, and each document stands once."""
    story = border_report().stories[0]
    position = story.conflicts[0].positions[0].model_copy(update={"fact_ids": ("f2", "f3"), "document_ids": ("d1", "d2")})
    assert voices(position, story, border_report()) == [("Syrian Observatory", [1]), ("", [2])]


def test_a_voice_written_in_two_ways_is_one() -> None:
    """Writing "The Observatory" in one source and "the Observatory" in another is one voice with both sources."""
    one, two = document(1, FIVE), document(2, FIVE)
    facts = (fact(1, FIVE, one, attribution="The Observatory"), fact(2, FIVE, two, attribution="the Observatory"))
    story = Story(id="s1", title="Toll", document_ids=("d1", "d2"), summary=(), facts=facts)
    position = Position(value="at least 5", fact_ids=("f1", "f2"), document_ids=("d1", "d2"))

    assert voices(position, story, report((one, two), (story,))) == [("The Observatory", [1, 2])]


def test_nobody_speaks_in_a_document_that_does_not_name_him() -> None:
    """A fact of two documents is attributed as in its first; the other says it in its own voice unless it names the speaker, too."""
    one, two = document(1, FIVE), document(2, FIVE)
    both = fact(1, FIVE, one, attribution="Kirby")
    both = both.model_copy(
        update={"evidence": (*both.evidence, *fact(2, FIVE, two).evidence), "document_ids": ("d1", "d2")},
    )
    story = Story(id="s1", title="Toll", document_ids=("d1", "d2"), summary=(), facts=(both,))
    position = Position(value="at least 5", fact_ids=("f1",), document_ids=("d1", "d2"))

    assert voices(position, story, report((one, two), (story,))) == [("Kirby", [1]), ("", [2])]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Britain-based Syrian Observatory for Human Rights", "the Syrian Observatory for Human Rights", True),
        ("Pentagon Press Secretary John Kirby", "Kirby", True),
        ("The Popular Mobilisation Forces", "The Popular Mobilization Forces", True),
        ("The Syrian Democratic Forces", "The Popular Mobilization Forces", False),
        ("The Pentagon", "Pentagon Press Secretary John Kirby", False),
        ("Two Iraqi militia officials", "Iraqi militia groups", False),
        ("US officials", "US troops", False),
        ("a war monitor", "", False),
    ],
)
def test_one_speaker_has_many_names(one: str, other: str, same: bool) -> None:
    """Spellings, surnames and where somebody is based name one voice; a country alone names nobody."""
    assert is_one_voice(one, other) is is_one_voice(other, one) is same


def moved_report(*published: str | None) -> Report:
    """A report in which the Observatory says five and seven in two documents of the given days, and officials say four."""
    who = ("Syrian Observatory", "The Syrian Observatory", "officials")
    documents = tuple(document(n, FIVE, published=day or "") for n, day in enumerate((*published, "2021-06-29"), 1))
    facts = tuple(fact(n, FIVE, d, attribution=name) for n, (d, name) in enumerate(zip(documents, who, strict=True), 1))
    positions = (("4", 3), ("at least 5", 1), ("at least 7", 2))
    toll = (
        border_report()
        .stories[0]
        .conflicts[0]
        .model_copy(
            update={"positions": tuple(Position(value=v, fact_ids=(f"f{n}",), document_ids=(f"d{n}",)) for v, n in positions)}
        )
    )
    story = Story(id="s1", title="Toll", document_ids=("d1", "d2", "d3"), summary=(), facts=facts, conflicts=(toll,))
    return report(documents, (story,))


def test_in_a_dispute_the_one_who_moved_reads_as_a_sequence() -> None:
    """The speaker whose figure of a later day differs gets "then"; the others' positions stand as they are."""
    shown = moved_report("2021-06-28", "2021-06-29")
    story = shown.stories[0]
    assert [s.value for s in sides_of(story.conflicts[0], story, shown, str)] == ["4", "at least 5", "then at least 7"]
    assert "then at least 7" in render_terminal(shown, width=100, color=False)
    assert "then at least 7" in render_markdown(shown)


def test_a_figure_that_falls_reads_in_the_order_of_its_days() -> None:
    """Who said seven on the 28th and five on the 29th moved to five, which then stands last."""
    shown = moved_report("2021-06-29", "2021-06-28")
    story = shown.stories[0]
    assert [s.value for s in sides_of(story.conflicts[0], story, shown, str)] == ["4", "at least 7", "then at least 5"]


@pytest.mark.parametrize("days", [("2021-06-28", "2021-06-28"), (None, "2021-06-28"), ("2021-06-28", None)])
def test_nobody_moved_whose_days_do_not_say_so(days: tuple[str | None, str | None]) -> None:
    """An equal or an unknown day is no later word."""
    shown = moved_report(*days)
    story = shown.stories[0]
    assert [s.value for s in sides_of(story.conflicts[0], story, shown, str)] == ["4", "at least 5", "at least 7"]


@pytest.mark.parametrize(
    ("when", "shown"), [("2021-06-27", "27 June 2021"), ("2021-02", "February 2021"), ("2014", "2014"), ("soon", "soon")]
)
def test_times_of_every_grain_read_as_a_person_writes_them(when: str, shown: str) -> None:
    """A day, a month and a year; what is none of them stands as it is."""
    assert written(when) == shown


def timed(*dates: str) -> Report:
    """The report on the strikes, with all its facts on each of some dates."""
    shown = border_report()
    story = shown.stories[0]
    entries = tuple(TimelineEntry(date=d, fact_ids=tuple(f.id for f in story.facts)) for d in dates)
    return shown.model_copy(update={"stories": (story.model_copy(update={"timeline": entries}),)})


def test_the_timeline_shows_the_first_fact_of_each_day_and_counts_the_others() -> None:
    """One fact a day, and how many more there are; in the terminal and in Markdown."""
    shown = timed("2014", "2021-02", "2021-06-27")
    assert [day.when for day in days_of(shown.stories[0])] == ["2014", "February 2021", "27 June 2021"]
    for text in (render_terminal(shown, width=100, color=False), render_markdown(shown)):
        assert "27 June 2021" in text
        assert "2 more facts" in text


def test_a_long_timeline_keeps_what_is_most_exact_and_latest() -> None:
    """Years give way to months, and months to days."""
    shown = timed("2014", *(f"2021-06-{n:02}" for n in range(1, 10)))
    assert [day.when.split()[0] for day in days_of(shown.stories[0])] == [str(n) for n in range(4, 10)]


def test_a_single_day_is_no_timeline() -> None:
    """One entry tells no course of events."""
    assert days_of(timed("2021-06-27").stories[0]) == []
