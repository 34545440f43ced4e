"""Two pairs in every form that can be phrased: 7 killed is not 5 killed, and who was not arrested was not arrested."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.verification import verify_claim

from .documents import index_of

_KILLED = [
    "{n} people were killed in the blast in Lahore.",
    "{n} people died in the blast in Lahore.",
    "The blast in Lahore killed {n} people.",
    "The blast in Lahore killed {n}.",
    "The blast in Lahore left {n} people dead.",
    "The blast in Lahore left {n} dead.",
    "The death toll of the blast in Lahore is {n}.",
    "Police said {n} people were killed in the blast in Lahore.",
    "{n} people were killed in the blast in Lahore, police said.",
    "According to police, {n} people were killed in the blast in Lahore.",
    "The blast in Lahore claimed the lives of {n} people.",
    "{n} people lost their lives in the blast in Lahore.",
    "There were {n} deaths in the blast in Lahore.",
    "At least {n} people were killed in the blast in Lahore.",
    "In the blast in Lahore, {n} people were killed.",
    "The blast in Lahore has killed {n} people, among them a child.",
]
_WORDS = {2: "two", 3: "three", 5: "five", 7: "seven", 9: "nine", 12: "twelve", 20: "twenty"}
_ARRESTED = [
    "Imran Khan was arrested on Tuesday.",
    "On Tuesday Imran Khan was arrested.",
    "Police arrested Imran Khan on Tuesday.",
    "Imran Khan has been arrested.",
    "Imran Khan was arrested by police on Tuesday.",
    "Police have arrested Imran Khan.",
    "Imran Khan was arrested in Lahore on Tuesday, police said.",
    "Police said Imran Khan was arrested on Tuesday.",
]
_NOT_ARRESTED = [
    "Imran Khan was not arrested on Tuesday.",
    "Imran Khan wasn't arrested on Tuesday.",
    "Police did not arrest Imran Khan on Tuesday.",
    "Police didn't arrest Imran Khan on Tuesday.",
    "Imran Khan has not been arrested.",
    "Imran Khan was never arrested.",
    "Police have never arrested Imran Khan.",
    "Police failed to arrest Imran Khan on Tuesday.",
    "Imran Khan was not arrested by police on Tuesday.",
    "Imran Khan has yet to be arrested.",
    "Imran Khan escaped arrest on Tuesday.",
    "Police denied that Imran Khan was arrested on Tuesday.",
    "Police refused to arrest Imran Khan on Tuesday.",
    "Police said Imran Khan was not arrested on Tuesday.",
]


def _opens(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]


@given(
    st.sampled_from(_KILLED),
    st.sampled_from(_KILLED),
    st.sampled_from(sorted(_WORDS)),
    st.sampled_from(sorted(_WORDS)),
    st.booleans(),
    st.booleans(),
)
@settings(max_examples=400, deadline=None)
def test_another_death_toll_fails_in_every_phrasing(
    source: str, claim: str, a: int, b: int, in_words: bool, as_digits: bool
) -> None:
    """A toll that is not the evidence's is refused, in whatever words either is told; the same toll in the same words is not."""
    told = index_of(_opens(source.format(n=_WORDS[a] if in_words else a)))
    verdict = verify_claim(_opens(claim.format(n=b if as_digits else _WORDS[b])), told)
    if a != b and not (claim.startswith("At least") and b < a):
        assert verdict.label != "supported", verdict.reasons
    elif a == b and source == claim:
        assert verdict.label == "supported", verdict.reasons


@pytest.mark.parametrize(("source", "claim"), list(itertools.product(_ARRESTED, _NOT_ARRESTED)))
def test_who_was_arrested_was_not_not_arrested(source: str, claim: str) -> None:
    """An arrest and its denial refuse each other, in whatever words."""
    assert verify_claim(claim, index_of(source)).label != "supported"
    assert verify_claim(source, index_of(claim)).label != "supported"


@pytest.mark.parametrize("sentence", [*_ARRESTED, *_NOT_ARRESTED])
def test_each_of_them_supports_itself(sentence: str) -> None:
    """Each of these sentences is supported by itself."""
    assert verify_claim(sentence, index_of(sentence)).label == "supported"
