"""Which names of some documents are one name."""

import pytest

from summarizer.language import analyse
from summarizer.merge import Aliases

SENTENCES = (
    "Kata'ib Hizballah and Kataib Hezbollah are spelt so, and Kata’ib Hezbollah, too.",
    "The Popular Mobilization Forces (PMF), or Hashed al-Shaabi, held a parade.",
    "The fighters of Hashd al-Shaabi and the Popular Mobilisation Forces left.",
    "President Ada Long met Qassem Soleimani and Carlo Rossi in Sheikh Maksoud.",
    "Long left Sheikh Maqsoud, and Rossi met Anna Rossi.",
    "The Bureau of Land Management knows the British Library Museum.",
)
TABLE = Aliases(analyse(s) for s in SENTENCES)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("kataib hizballah", "kataib hezbollah", True),
        ("popular mobilization forces", "pmf", True),
        ("hashd shaabi", "popular mobilisation forces", True),
        ("hashed shaabi", "pmf", True),
        ("ada long", "long", True),
        ("maksoud", "maqsoud", True),
        ("carlo rossi", "rossi", False),
        ("bureau land management", "blm", False),
        ("qassem soleimani", "ada long", False),
    ],
)
def test_names_are_one_by_spelling_acronym_surname_or_where_both_are_given(one: str, other: str, same: bool) -> None:
    """Names given beside each other are one, too; a surname of two people and an acronym of two names stay open."""
    assert TABLE.same(tuple(one.split()), tuple(other.split())) is same


def test_a_statement_is_respelt_with_the_names_of_the_evidence() -> None:
    """Only a name that shares no word with the other's is exchanged, its possessive kept."""
    like = analyse("Hashed al-Shaabi held a parade in Baghdad.")
    assert TABLE.respelt("The PMF's parade was held in Baghdad.", like) == "The Hashed al-Shaabi's parade was held in Baghdad."
    assert TABLE.respelt("Kirby spoke in Baghdad.", like) == "Kirby spoke in Baghdad."
