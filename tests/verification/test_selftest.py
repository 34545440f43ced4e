"""The self-test's own makers: what they change is no longer said, what they reword still is."""

import random

import pytest

from summarizer.language import analyse
from summarizer.verification import verify_claim
from summarizer.verification.selftest import MUTANTS, make_cases, tally
from summarizer.verification.selftest.drawing import look_around
from summarizer.verification.selftest.mutants import mutate
from summarizer.verification.selftest.rewordings import reword

from .documents import index_of, seed_indexes


def _mutants(sentence: str, *others: str) -> dict[str, str]:
    index = index_of(" ".join((sentence, *others)))
    taken = analyse(sentence)
    return dict(mutate(taken, look_around(taken, index), lambda most: 0))


@pytest.mark.parametrize(
    ("sentence", "kind", "changed"),
    [
        ("The flood killed 12 people.", "number", "The flood killed 27 people."),
        ("The flood cost $1,200 a head.", "number", "The flood cost $2,403 a head."),
        ("The flood killed five people.", "number", "The flood killed two people."),
        ("The court met on Tuesday.", "date", "The court met on Monday."),
        ("It was built in 1990.", "date", "It was built in 1977."),
        ("The mayor of Lisbon resigned.", "name", "The mayor of Halvard Brekke resigned."),
        ("The army shelled the rebels.", "role", "The rebels shelled the army."),
        ("The rebels were attacked by the army.", "role", "The army were attacked by the rebels."),
        ("The bridge was closed.", "negation", "The bridge was not closed."),
        ("The bridge wasn't closed.", "negation", "The bridge was closed."),
        ("Some of the men fled.", "quantifier", "All of the men fled."),
        ("At least 5 men fled.", "quantifier", "At most 5 men fled."),
        ("The bridge fell.", "attribution", "According to Halvard Brekke, the bridge fell."),
        ("Police claimed that the man had robbed the bank twice.", "attribution", "The man had robbed the bank twice."),
    ],
)
def test_one_thing_is_changed(sentence: str, kind: str, changed: str) -> None:
    """Each kind changes its own thing and leaves the rest as it is."""
    assert _mutants(sentence)[kind] == changed


@pytest.mark.parametrize(
    ("sentence", "others", "kind"),
    [
        ("At least 12 people died.", [], "number"),
        ("About 500 people died.", [], "number"),
        ("The Boeing 747-400 landed.", [], "number"),
        ("Ada Long met Bo Reed.", [], "role"),
        ("Danny Kinahan criticised Sinn Féin abstentionism.", [], "role"),
        ("They had a boat.", [], "negation"),
        ("The bridge was closed.", ["The bridge was not closed."], "negation"),
        ("The army shelled the rebels.", ["The rebels shelled the army, too."], "role"),
        ("It rained at all times.", [], "quantifier"),
        ("Was the bridge closed?", [], "negation"),
        ("They met yesterday.", [], "date"),
    ],
)
def test_what_could_stay_true_is_not_made(sentence: str, others: list[str], kind: str) -> None:
    """A limit, a round figure, a verb that means the same turned round, or what another sentence says is left alone."""
    assert kind not in _mutants(sentence, *others)


def test_what_is_put_in_stands_nowhere_near() -> None:
    """No number, weekday or name that a sentence on the same matter has is put in."""
    others = [f"The flood killed {n} people." for n in ("two", "three", "four", "six")]
    days = [f"The flood came on {d}." for d in ("Monday", "Tuesday", "Wednesday")]
    made = _mutants("The flood killed five people on Sunday.", *others, *days)
    assert made["number"] == "The flood killed seven people on Sunday."
    assert made["date"] == "The flood killed five people on Thursday."


@pytest.mark.parametrize(
    ("sentence", "kind", "reworded"),
    [
        ("The flood killed five people.", "figure or word", None),
        ("The flood hit five towns.", "figure or word", "The flood hit 5 towns."),
        ("The flood hit 5 towns.", "figure or word", "The flood hit five towns."),
        ("Prices rose by 5% in May.", "percent", "Prices rose by 5 percent in May."),
        ("He left on June 28, 2021.", "day order", "He left on 28 June 2021."),
        ("He did not leave.", "contraction", "He didn't leave."),
        ("The firm bought a boat.", "synonym", "The firm purchased a boat."),
        ("He left the United States in May.", "country", "He left the U.S. in May."),
        ("He left the United States.", "country", None),
        ("The army attacked the rebels.", "passive", "The rebels were attacked by the army."),
        ("The bridge fell, the mayor said.", "speaker first", "The mayor said the bridge fell."),
        ("The old court in Pisa met on Monday.", "time first", "On Monday, the old court in Pisa met."),
    ],
)
def test_the_same_is_said_in_other_words(sentence: str, kind: str, reworded: str | None) -> None:
    """Each kind says the same; where its pattern does not fit it says nothing."""
    assert dict(reword(analyse(sentence), lambda most: 0)).get(kind) == reworded


def test_cases_are_bounded_and_drawn_by_the_seed() -> None:
    """At most so many of a kind; the same seed gives the same cases and another gives others."""
    index = seed_indexes()[0]
    first, again, other = (make_cases(index, random.Random(seed).randrange, 3) for seed in (1, 1, 2))
    kinds = [case.kind for case in first]

    assert first == again != other
    assert {"unchanged", "number", "name"} <= set(kinds)
    assert max(map(kinds.count, kinds)) == 3
    assert all(case.claim != case.original for case in first if case.kind != "unchanged")


def test_rates_count_what_is_wrong_either_way() -> None:
    """A changed sentence that passes and a reworded one that is dropped are wrong; up to three of each are shown."""
    index = index_of("The flood hit five towns on Monday. Police arrested nine men on Tuesday.")
    cases = make_cases(index, random.Random(1).randrange, 5)
    passed = [verify_claim(case.original, index) for case in cases]
    rates = {rate.kind: rate for rate in tally(cases, passed)}

    assert rates["number"].wrong == rates["number"].n == 2
    assert rates["unchanged"].wrong == 0 < rates["unchanged"].n
    assert rates["number"].examples[0].original in (case.original for case in cases)
    assert {kind for kind, rate in rates.items() if not rate.says_so} == set(MUTANTS)
