"""Where sources give different figures for one thing."""

import pytest

from summarizer.language import analyse
from summarizer.merge import Aliases, find_conflicts
from summarizer.schemas import Conflict, Evidence, Fact, Sentence, Verdict

HOLDS = Verdict(label="supported", score=0.97)
DAYS: dict[str, str | None] = {"d1": "2021-06-28", "d2": "2021-06-29", "d3": "2021-06-29", "d4": None}


def conflicts(*told: tuple[str, str]) -> list[Conflict]:
    """The conflicts among sentences, each given with its document and standing alone in it."""
    facts = []
    sentences = {}
    before: dict[str, Sentence] = {}
    for n, (document_id, text) in enumerate(told, 1):
        start = 1000 * n
        span = Evidence(document_id=document_id, start=start, end=start + len(text), quote=text)
        facts.append(
            Fact(id=f"f{n}", statement=text, evidence=(span,), verdict=HOLDS, document_ids=(document_id,), corroboration=1)
        )
        sentence = Sentence(f"{document_id}.s{n}", document_id, start, start + len(text), text, "prose", n)
        sentences[f"{document_id}:{start}"] = sentence
        if document_id in before:
            sentences[f"before {document_id}:{start}"] = before[document_id]
        before[document_id] = sentence
    return find_conflicts(facts, sentences, DAYS, Aliases(analyse(text) for _, text in told))


def values(found: list[Conflict]) -> dict[str, list[str]]:
    """What each conflict is about, with its values."""
    return {c.about: [p.value for p in c.positions] for c in found}


def test_two_sources_with_two_figures_are_a_dispute() -> None:
    """Five and seven dead according to two speakers is a dispute with a position for each, and no average."""
    (found,) = conflicts(
        ("d1", "Five soldiers were killed, the ministry said."),
        ("d2", "Seven soldiers were killed, the Red Cross said."),
        ("d3", "The Red Cross said seven soldiers had been killed."),
    )
    assert (found.about, found.kind, found.relation) == ("soldiers killed", "number", "dispute")
    assert [(p.value, p.document_ids, p.fact_ids) for p in found.positions] == [
        ("5", ("d1",), ("f1",)),
        ("7", ("d2", "d3"), ("f2", "f3")),
    ]


def test_a_source_that_moves_on_is_an_update() -> None:
    """One speaker's later, higher figure is an update of the earlier one."""
    (found,) = conflicts(
        ("d1", "The Syrian Observatory for Human Rights said that at least five militiamen were killed."),
        ("d2", "At least seven militiamen were killed, the Syrian Observatory for Human Rights said."),
    )
    assert found.relation == "update"
    assert [p.value for p in found.positions] == ["at least 5", "at least 7"]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("seven", "at least five", False),
        ("four", "at least five", True),
        ("at least seven", "at least five", False),
        ("five", "5", False),
        ("more than 40", "41", False),
        ("about 40", "41", False),
        ("about 40", "70", True),
        ("fewer than ten", "nine", False),
        ("fewer than ten", "twelve", True),
        ("1,200", "twelve hundred", False),
    ],
)
def test_figures_conflict_only_where_neither_follows_from_the_other(one: str, other: str, differ: bool) -> None:
    """Bounds and ways of writing are taken into account before two figures are called different."""
    found = conflicts(
        ("d1", f"The ministry said {one} soldiers were killed."), ("d2", f"The Red Cross said {other} soldiers were killed.")
    )
    assert bool(found) is differ


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Five soldiers were killed, the ministry said.", "Seven soldiers were wounded, the Red Cross said."),
        ("One child was killed, Sana said.", "Five fighters were killed, the Red Cross said."),
        (
            "Five fighters were killed, the ministry said.",
            "Five drone attacks killed two fighters and there were seven rockets, he said.",
        ),
        ("Five people were killed on Sunday, the ministry said.", "Seven people were killed in February, the ministry said."),
        ("Five people were arrested, police said.", "Nine people fled, police said."),
        ("Five soldiers were killed, the ministry said.", "The 7 p.m. news said that soldiers were killed."),
        ("Five soldiers were killed, the ministry said.", "Soldiers of the 7th brigade were killed, the Red Cross said."),
    ],
)
def test_figures_of_different_things_do_not_conflict(one: str, other: str) -> None:
    """Dead and wounded, a child and fighters, this month and that one are counted apart."""
    assert [
        c for c in conflicts(("d1", one), ("d2", other)) if len({p.value for p in c.positions} & {"5", "7", "9", "1"}) > 1
    ] == []


def test_the_dead_of_an_earlier_strike_are_not_mixed_in() -> None:
    """A sentence that looks back takes its month from the sentence before, and counts for that month."""
    found = conflicts(
        ("d1", "Four fighters were killed, militia groups said."),
        ("d2", "Seven fighters were killed, the Syrian Observatory said."),
        ("d3", "The first strikes came on February 25 after rocket attacks."),
        ("d3", "Local reports had cited the death of at least 22 fighters."),
    )
    assert values(found) == {"fighters killed": ["4", "7"]}


def test_quotes_inside_a_count_do_not_hide_it() -> None:
    """A quoted word between the number and what it counts parts nothing."""
    found = conflicts(
        ("d1", 'The Observatory said that at least five "Iran-backed" fighters of Iraqi militias had died.'),
        ("d2", "Two officials said that four fighters were killed."),
    )
    assert [list(v) for v in values(found).values()] == [["4", "at least 5"]]


def test_the_conflict_with_most_documents_stands_first() -> None:
    """Conflicts are ordered by how many documents they concern."""
    found = conflicts(
        ("d1", "Two soldiers were wounded, the ministry said."),
        ("d2", "Three soldiers were wounded, the Red Cross said."),
        ("d1", "Five soldiers were killed, the ministry said."),
        ("d2", "Seven soldiers were killed, the Red Cross said."),
        ("d3", "Six soldiers were killed, a doctor said."),
    )
    assert list(values(found)) == ["soldiers killed", "soldiers wounded"]


def test_one_document_alone_makes_no_conflict() -> None:
    """Two figures inside one article are its own story to tell, not a difference between sources."""
    assert conflicts(("d1", "Five soldiers were killed, it said."), ("d1", "Seven soldiers were killed, he said.")) == []


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_positions_do_not_depend_on_the_order_of_the_facts(order: tuple[int, ...]) -> None:
    """Values come in rising order whatever order the facts are in."""
    told = [
        ("d1", "Five soldiers were killed, A said."),
        ("d2", "Seven soldiers were killed, B said."),
        ("d3", "Four soldiers died, C said."),
    ]
    assert list(values(conflicts(*(told[i] for i in order))).values()) == [["4", "5", "7"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "An earthquake of magnitude 6.4 killed 30 people in Jajarkot, police said.",
            "In Jajarkot 30 people were killed when an earthquake struck.",
        ),
        (
            "The fall of a bus near Ayacucho killed 12 people.",
            "Eight of the passengers killed in the fall of a bus near Ayacucho were children.",
        ),
        ("The crash near Ayacucho injured 20 people.", "Two of the injured of the crash near Ayacucho died in hospital."),
    ],
)
def test_magnitudes_and_parts_are_no_tolls(one: str, other: str) -> None:
    """What measures the event, and what is a part of those who suffered it, contradicts no count."""
    assert not conflicts(("d1", one), ("d2", other))
