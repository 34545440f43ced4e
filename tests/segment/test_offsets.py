"""Addresses and offsets over any text: what `split_passages` promises whatever it is given."""

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.segment import split_passages, split_sentences
from tests.texts import document, sentences

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
PIECES = (
    "A. B. ,He said.,“Go!” ,\n,\n\n,\r\n,\u2028,\x85,• ,  - ,1. ,WASHINGTON: ,ALEPPO, Syria: ,# Title,* * *,(With AP),\ufeff,\u200b,e\u0301,\u0130,"
    "\U0001f600,Dr. ,U.S. ,$1.2 bn. ,“,”,(,),?!,...,Share,29 June 2021,a b c d e f g h i.,"
).split(",")
NEWSLIKE = st.lists(st.sampled_from(PIECES) | st.text(st.characters(exclude_categories=["Cs"]), max_size=8), max_size=40).map(
    "".join
)

# What may lie outside every sentence: white space, and at the beginning of a paragraph a bullet or number, then a dateline.
BULLET = r"(?:[•●▪‣◦*+\-–—]|\d{1,3}[.)])"
DATELINE = r"[A-Z][A-Z.'’-]{2,}[^\n.!?]{0,77}?(?:[:—–]|--| - )\s?"
BETWEEN = re.compile(rf"\s*(?:(?<!\S){BULLET}\s+)?(?:{DATELINE})?\s*")


@given(ANY_TEXT | NEWSLIKE, st.sampled_from(["text", "markdown"]))
@settings(max_examples=400)
def test_every_sentence_is_an_exact_span_and_they_come_in_order(text: str, form: str) -> None:
    """Whatever the text, each sentence is the text between its offsets, and none overlaps the one before."""
    found = sentences(text, form="markdown" if form == "markdown" else "text")
    assert all(text[s.start : s.end] == s.text and s.text == s.text.strip() and s.text for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(ANY_TEXT | NEWSLIKE)
@settings(max_examples=400)
def test_nothing_but_white_space_bullets_and_datelines_is_left_out(text: str) -> None:
    """Between two sentences, before the first and after the last, stand white space, a list mark or a dateline, nothing else."""
    edges = [(0, 0), *((s.start, s.end) for s in sentences(text)), (len(text), len(text))]
    gaps = [text[a[1] : b[0]] for a, b in pairwise(edges)]
    assert all(BETWEEN.fullmatch(gap) for gap in gaps), [g for g in gaps if not BETWEEN.fullmatch(g)]


@given(ANY_TEXT | NEWSLIKE, st.integers(1, 9))
@settings(max_examples=200)
def test_addresses_count_up_from_one_and_name_their_document(text: str, n: int) -> None:
    """Addresses are d3.s1, d3.s2, ... through all passages; each sentence knows its passage."""
    found = split_passages(document(text, n))
    every = [s for p in found for s in p.sentences]
    assert [s.id for s in every] == [f"d{n}.s{i}" for i in range(1, len(every) + 1)]
    assert all(s.passage == p.index and s.document_id == f"d{n}" for p in found for s in p.sentences)
    assert [p.index for p in found] == list(range(len(found)))


@given(ANY_TEXT | NEWSLIKE, st.integers(0, 50))
@settings(max_examples=300)
def test_sentences_of_a_paragraph_hold_every_character_that_is_not_white_space(text: str, start: int) -> None:
    """`split_sentences` leaves out white space only, and offsets its spans by `start`."""
    spans = split_sentences(text, start)
    kept = "".join(text[a - start : b - start] for a, b in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert spans == [(a + start, b + start) for a, b in split_sentences(text)]
