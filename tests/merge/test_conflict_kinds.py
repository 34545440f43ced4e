"""Conflicts of other things than the dead and wounded: figures, days, names, and what is denied."""

import pytest

from .test_conflicts import conflicts, values


def test_one_statement_with_two_figures_is_a_conflict() -> None:
    """Sums, shares and counts of things differ where the sentences are one but for the figure."""
    (found,) = conflicts(
        ("d1", "The city of Pisa will spend $40 million on the new bridge over the Arno."),
        ("d2", "Pisa will spend $55 million on its new bridge over the Arno, the mayor said."),
    )
    assert (found.kind, found.relation) == ("number", "dispute")
    assert [p.value for p in found.positions] == ["$40,000,000", "$55,000,000"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The city of Pisa will spend $40 million on the new bridge.",
            "The city of Lucca will spend $55 million on the new school.",
        ),
        (
            "Pisa will spend $40 million on the new bridge over the Arno.",
            "Pisa will spend $40.3 million on the new bridge over the Arno.",
        ),
        (
            "Some 60 percent of voters in Pisa backed the new bridge.",
            "Some 40 percent of voters in Pisa opposed the old harbour plan.",
        ),
        ("Pisa spent $40 million on the new bridge in 2019.", "Pisa spent $55 million on the new bridge in 2012."),
        (
            "The bridge in Pisa fell 12 years ago after a flood of the Arno.",
            "The bridge in Pisa fell 14 years after a flood of the Arno.",
        ),
        (
            "Kataib Hezbollah attacked the old camp near Irbil in Iraq.",
            "Kata'ib Hizballah attacked the old camp near Irbil in Iraq.",
        ),
        (
            "The PMF (Popular Mobilization Forces) marched past the old gate.",
            "The Popular Mobilisation Forces marched past the old gate.",
        ),
        ("Ada Long opened the new bridge over the river in Pisa.", "Long opened the new bridge over the river in Pisa."),
    ],
)
def test_things_that_only_look_alike_do_not_conflict(one: str, other: str) -> None:
    """Another place, another time, a rounded figure, a span of years, and another spelling of a name make no conflict."""
    assert conflicts(("d1", one), ("d2", other)) == []


def test_a_figure_that_both_documents_know_is_no_conflict() -> None:
    """Who gives both figures tells of two things."""
    told = (
        ("d1", "The city of Pisa will spend $40 million on the new bridge over the Arno."),
        ("d2", "Pisa will spend $55 million on its new bridge over the Arno, the mayor said."),
        ("d2", "The first plan was for $40 million."),
    )
    assert conflicts(*told) == []


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        (
            "The old light of Egg Rock was built in 1875 by Ada Long.",
            "The old light of Egg Rock was built in 1920 by Ada Long.",
            "1875 1920",
        ),
        (
            "The trial of the mayor of Pisa opens on 3 May 2021.",
            "The trial of the mayor of Pisa opens on 5 May 2021.",
            "3 May 2021 5 May 2021",
        ),
    ],
)
def test_one_statement_with_two_dates_is_a_conflict(one: str, other: str, shown: str) -> None:
    """Two days or two years differ where the sentences are one but for them."""
    (found,) = conflicts(("d1", one), ("d2", other))
    assert found.kind == "date"
    assert " ".join(p.value for p in found.positions) == shown


def test_a_year_and_a_day_of_it_are_no_conflict() -> None:
    """Dates of two grains are not compared."""
    told = (
        ("d1", "The old light of Egg Rock was built in 1875 by Ada Long."),
        ("d2", "The old light of Egg Rock was built on 3 May 1875 by Ada Long."),
    )
    assert conflicts(*told) == []


def test_two_names_in_one_place_are_a_conflict() -> None:
    """Who did it differs where all else is the same."""
    (found,) = conflicts(
        ("d1", "The suspect who drove the stolen truck into the market was named as Carlo Rossi."),
        ("d2", "The suspect who drove the stolen truck into the market was named as Dino Bruni."),
    )
    assert found.kind == "name"
    assert {p.value for p in found.positions} == {"Carlo Rossi", "Dino Bruni"}


def test_a_day_that_one_document_puts_a_day_later_is_a_conflict() -> None:
    """What two documents date on Sunday and a third on Monday is a dispute with the days written out."""
    (found,) = conflicts(
        ("d1", "On Sunday, US jets bombed three sites near the border."),
        ("d2", "Sunday's strikes were the second of this year."),
        ("d3", "US aircraft bombed the positions of two militias near the border early on Monday."),
    )
    assert (found.kind, found.relation, found.about) == ("date", "dispute", "day of the strikes")
    assert [(p.value, p.document_ids) for p in found.positions] == [
        ("Sunday 27 June 2021", ("d1", "d2")),
        ("Monday 28 June 2021", ("d3",)),
    ]


@pytest.mark.parametrize(
    "other",
    [
        "The rebels were attacked on Monday near the border.",
        "The Pentagon said on Monday that US jets bombed three sites.",
        "Militias in Iraq bombed a US base on Thursday.",
        "Russian aircraft bombed a village near the border on Monday.",
        "US forces came under rocket attack on Monday.",
    ],
)
def test_other_events_and_days_of_speaking_are_no_other_day(other: str) -> None:
    """When somebody spoke, what others did, and what lies days apart is not the day of the strikes."""
    told = (
        ("d1", "On Sunday, US jets bombed three sites near the border."),
        ("d2", "US jets bombed three sites on Sunday."),
        ("d3", other),
    )
    assert [c for c in conflicts(*told) if c.kind == "date"] == []


def test_a_denial_stands_against_what_it_denies() -> None:
    """One party states, the other denies: each with its facts."""
    (found,) = conflicts(
        ("d1", "The three sites were used to store weapons, the Pentagon said."),
        ("d2", "The militia denied that there were any weapons warehouses in the area."),
    )
    assert (found.kind, found.relation, found.about) == ("statement", "dispute", "weapons warehouses")
    assert [(p.value, p.fact_ids) for p in found.positions] == [("stated", ("f1",)), ("denied", ("f2",))]


def test_a_denial_may_point_to_the_sentence_before_it() -> None:
    """What "the ministry disputed" stands against what was said right before."""
    (found,) = conflicts(
        ("d1", "Kurdish forces said that a hospital had been hit."),
        ("d1", "The ministry disputed this, saying it was a depot."),
    )
    assert [p.fact_ids for p in found.positions] == [("f1",), ("f2",)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bill punishes whoever played a role in terrorist attacks.", "The Saudi government denies any role in the attacks."),
        ("The militia denied having weapons warehouses.", "The militia denied that it had any weapons warehouses."),
        ("If weapons were stored there, the sites will be bombed, he said.", "The militia denied having weapons warehouses."),
        ("No weapons were stored there, a witness said.", "The militia denied having weapons warehouses."),
        ("He was denied entry to the weapons warehouse.", "The weapons warehouse was open to all, he said."),
        ("The lawyer said that it was a hard day.", "The mayor denied the allegations against him."),
    ],
)
def test_denials_of_other_things_are_no_conflict(one: str, other: str) -> None:
    """Common words, suppositions, other denials and refusals do not state what somebody denies."""
    assert [c for c in conflicts(("d1", one), ("d2", other)) if c.kind == "statement"] == []


def test_ages_parts_and_what_is_added_are_no_toll() -> None:
    """Figures beside the dead that count something else stand in no conflict with the toll."""
    found = conflicts(
        ("d1", "Nine people died in the flood of the Arno in Pisa."),
        ("d2", "In Pisa people aged 71 died in the flood of the Arno."),
        ("d2", "Of the 40 missing in the flood of the Arno, three people died in Pisa."),
        ("d3", "Nine people died in the flood of the Arno, including two killed in Pisa."),
        ("d3", "A man in his 70s died in the flood of the Arno."),
    )
    assert values(found) == {}


def test_the_dead_of_another_event_are_not_compared() -> None:
    """Two sentences that share nothing but the count tell of two events."""
    assert (
        conflicts(
            ("d1", "The riots of that summer left 43 people dead as the National Guard enforced the law in Detroit."),
            ("d2", "The film's maniacal officer torments his guests until two people are dead."),
        )
        == []
    )
