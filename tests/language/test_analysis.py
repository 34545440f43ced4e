"""Sentences taken apart: offsets, quantities, dates, names, scopes and speakers."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
import Stemmer
from hypothesis import example, given, settings
from hypothesis import strategies as st

from summarizer.language import analyse
from summarizer.language.dates import resolve
from summarizer.language.names import same_word
from summarizer.language.numbers import agrees
from summarizer.language.speech import same_speaker
from summarizer.language.tokens import stem_of
from summarizer.verification import EvidenceIndex, Passages, verify_claim
from tests.texts import passages


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
@settings(max_examples=300)
def test_tokens_are_exact_spans_of_any_text(text: str) -> None:
    """Every token of any Unicode text is the text between its offsets, and tokens come in order."""
    taken = analyse(text)
    assert all(text[t.start : t.end] == t.text for t in taken.tokens)
    assert all(a.end <= b.start for a, b in zip(taken.tokens, taken.tokens[1:], strict=False))


@pytest.mark.parametrize(
    ("sentence", "value", "bound", "kind"),
    [
        ("Seven people died.", 7, "=", "cardinal"),
        ("At least seven people died.", 7, ">=", "cardinal"),
        ("More than 140,000 people fled.", 140_000, ">", "cardinal"),
        ("Up to 20 people are missing.", 20, "<=", "cardinal"),
        ("Fewer than ten people came.", 10, "<", "cardinal"),
        ("Some 2,500 troops stayed.", 2500, "~", "cardinal"),
        ("Two hundred and fifty people came.", 250, "=", "cardinal"),
        ("Twenty-one people came.", 21, "=", "cardinal"),
        ("A dozen people came.", 12, "=", "cardinal"),
        ("It cost $1.2 billion.", 1.2e9, "=", "money"),
        ("It cost 3 million euros.", 3e6, "=", "money"),
        ("Prices rose 4.5 percent.", 4.5, "=", "percent"),
        ("Prices rose 4.5%.", 4.5, "=", "percent"),
        ("It was the second strike.", 2, "=", "ordinal"),
        ("It was the 21st strike.", 21, "=", "ordinal"),
        ("No fewer than 30 people died.", 30, ">=", "cardinal"),
        ("Biden has ordered strikes twice.", 2, "=", "cardinal"),
        ("٧ people died.", 7, "=", "cardinal"),
    ],
)
def test_quantities(sentence: str, value: float, bound: str, kind: str) -> None:
    """A quantity has its value, bound and kind, in digits or words."""
    (found,) = analyse(sentence).quantities
    assert (found.value, found.bound, found.kind) == (value, bound, kind)


@pytest.mark.parametrize(
    "sentence", ["No one came.", "One of them came.", "They met one another.", "F-16 jets flew.", "In 2021 it rained."]
)
def test_what_counts_nothing_is_no_quantity(sentence: str) -> None:
    """Pronouns, labels and years are not counts."""
    assert not analyse(sentence).quantities


@pytest.mark.parametrize(
    ("claim", "evidence", "follows"),
    [
        ("seven men", "seven men", True),
        ("at least five men", "seven men", True),
        ("at least five men", "at least seven men", False),
        ("five men", "at least five men", False),
        ("more than four men", "at least five men", True),
        ("about 40 men", "41 men", True),
        ("about 2,400 men", "about 2,500 men", False),
        ("at most five men", "at least five men", False),
        ("five percent", "five men", False),
    ],
)
def test_bounds_follow_or_do_not(claim: str, evidence: str, follows: bool) -> None:
    """A bounded figure follows from what implies it, and never drops or moves a bound that the evidence has."""
    (ours,), (theirs,) = analyse(claim).quantities, analyse(evidence).quantities
    assert agrees(ours, theirs) is follows


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("It happened on Sunday.", "2021-06-27"),
        ("It happened on Monday.", "2021-06-28"),
        ("It happened on June 27.", "2021-06-27"),
        ("It happened on 27 June 2021.", "2021-06-27"),
        ("It happened on December 31.", "2020-12-31"),
        ("It happened yesterday.", "2021-06-27"),
        ("It happened in April.", None),
        ("It may happen.", None),
    ],
)
def test_dates_are_resolved_against_the_document_s_own(sentence: str, day: str | None) -> None:
    """A date means the day that it names as seen from a document of Monday, 28 June 2021; what it leaves open stays open."""
    dates = analyse(sentence).dates
    assert (resolve(dates[0], "2021-06-28") if dates else None) == day


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("hezbollah", "hizballah", True),
        ("kadhimi", "kadhemi", True),
        ("qasem", "qassem", True),
        ("soleimani", "suleimani", True),
        ("iraqi", "iraq", True),
        ("american", "us", True),
        ("shiite", "shiite", True),
        ("iran", "iraq", False),
        ("kirby", "marotto", False),
        ("austria", "australia", False),
        ("martin", "merton", False),
        ("niger", "nigeria", False),
    ],
)
def test_spellings_of_a_name(a: str, b: str, same: bool) -> None:
    """Transliterations, demonyms and countries match; names that only look alike do not."""
    assert same_word(a, b) is same
    assert same_word(b, a) is same


def test_threads_stem_like_one() -> None:
    """Words never seen before, stemmed by eight threads at once, get the stems that they get alone."""
    words = [f"{a}{b}{c}ational" for a in "bcdfghklmnprst" for b in "aeiou" for c in "bcdfghklmnprst"]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            together = list(threads.map(stem_of, words))
    finally:
        sys.setswitchinterval(interval)

    assert together == [Stemmer.Stemmer("english").stemWord(word) for word in words]


def test_names_keep_their_parts_without_titles() -> None:
    """A name's parts leave out titles and particles, and a country before it is a name of its own."""
    names = analyse("On Monday, Iraqi Prime Minister Mustafa al-Kadhimi met Col. Wayne Marotto.").names
    assert [n.parts for n in names] == [("iraqi",), ("mustafa", "kadhimi"), ("wayne", "marotto")]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The raid was lawful, Kirby said.", "Kirby"),
        ("The raid was lawful, said John Kirby.", "John Kirby"),
        ("According to the Pentagon, the raid was lawful.", "the Pentagon"),
        ("The Observatory, a group that watches the war, said seven had died.", "The Observatory"),
        ("Two Iraqi militia officials told reporters that four had died.", "Two Iraqi militia officials"),
        ("Iraqi groups issued a statement saying four had died.", "Iraqi groups"),
    ],
)
def test_speakers(sentence: str, speaker: str) -> None:
    """The speaker of a sentence is found before or after the verb, across an apposition, and after "according to"."""
    assert [s.speaker for s in analyse(sentence).speech] == [speaker]


@pytest.mark.parametrize(
    "sentence", ["The United States struck.", "A report was published.", "Nothing said so.", "He made a statement to Reuters."]
)
def test_sentences_without_a_speaker(sentence: str) -> None:
    """Nouns that look like verbs of speech, and "nothing", name no speaker."""
    assert not analyse(sentence).speech


def test_a_country_alone_is_no_speaker() -> None:
    """Two offices of one country are two speakers; an office and its spokesman are one."""
    military = analyse("Iraq's military said so.").speech[0]
    minister = analyse("Iraq's prime minister said so.").speech[0]
    spokesman = analyse("The Iraqi military's spokesman said so.").speech[0]
    assert not same_speaker(military, minister)
    assert same_speaker(military, spokesman)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(alphabet="ʼ'’\u00ad\u200d 5aQ.", max_size=30))
@example("ʼ", "ʼ ʼ")
def test_any_text_is_taken_apart_and_judged(claim: str, evidence: str) -> None:
    """Marks that fold to nothing, alone or beside others, are tokens like any other."""
    index = EvidenceIndex(Passages.of(passages(evidence, claim)))
    assert all(claim[t.start : t.end] == t.text for t in analyse(claim).tokens)
    assert verify_claim(claim, index).score <= 1
    assert verify_claim(evidence, index).score <= 1


@pytest.mark.parametrize("word", ["Nobody", "Everyone", "Nothing", "Somebody"])
def test_a_pronoun_that_opens_a_sentence_is_no_name(word: str) -> None:
    """Its capital is the sentence's."""
    assert analyse(f"{word} was hurt in Siena.").names[0].text == "Siena"
