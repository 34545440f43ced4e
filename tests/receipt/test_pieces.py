"""A source is cut so that each span is some whole pieces, whatever overlaps what."""

from hypothesis import given
from hypothesis import strategies as st

from summarizer.coverage import SentenceUse, cover
from summarizer.render.receipt.pieces import cut
from summarizer.render.receipt.strip import MOST_RUNS, strip_of
from summarizer.schemas import Evidence, Report, Sentence
from tests.texts import document

TEXT = "Five people died 😀 in Oslo.\r\n\r\n  • The bridge\nwas closed. It opened again.\n\n\u2028 3) Trains stood still… "
SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted).filter(lambda span: span[0] < span[1])


@given(st.lists(SPANS, max_size=8))
def test_pieces_hold_the_whole_text_and_each_span(spans: list[list[int]]) -> None:
    """All but white space between blocks is in one piece, in order; a span's pieces, joined, are its words less that white space."""
    source = document(TEXT)
    evidence = [(f"f{n}", Evidence(document_id="d1", start=a, end=b, quote=TEXT[a:b])) for n, (a, b) in enumerate(spans)]
    text = cut(source, evidence)
    pieces = [piece for block in text.blocks for piece in block.pieces]
    assert "".join("".join(piece.text for piece in pieces).split()) == "".join(TEXT.split())
    assert all(TEXT[piece.start : piece.start + len(piece.text)] == piece.text for piece in pieces)
    assert all(TEXT[block.start : block.end] == "".join(p.text for p in block.pieces) for block in text.blocks)
    named = {piece.anchor: piece for piece in pieces if piece.anchor}
    for n, (a, b) in enumerate(spans):
        own = [named[name] for name in text.anchors[a, b]]
        assert "".join("".join(piece.text for piece in own).split()) == "".join(TEXT[a:b].split())
        assert all(f"f{n}" in piece.fact_ids for piece in own)
    assert all((piece.anchor is None) == (not piece.fact_ids) for piece in pieces)


def test_a_strip_says_in_words_what_it_shows(seeds: Report) -> None:
    """Its runs follow each other inside the text, and its caption counts the sentences of each kind."""
    for covered in cover(seeds):
        strip = strip_of(covered.sentences, len(covered.document.text))
        assert all(a.start + a.length <= b.start and a.kind != b.kind for a, b in zip(strip.runs, strip.runs[1:], strict=False))
        assert strip.runs[-1].start + strip.runs[-1].length <= len(covered.document.text)
        assert strip.caption.startswith(f"{len(covered.sentences)} sentences: ")


def test_a_strip_of_a_book_has_no_more_runs_than_can_be_seen() -> None:
    """Each stretch of a long source shows what most of it is."""
    uses = [
        SentenceUse(n, Sentence(f"d1.{n}", "d1", 10 * n, 10 * n + 9, "x" * 9, "prose", 0), "carries" if n % 3 else "unused")
        for n in range(9_000)
    ]
    strip = strip_of(uses, 90_000)
    assert len(strip.runs) <= MOST_RUNS
    assert {run.kind for run in strip.runs} == {"carries"}
    assert strip.caption == "9,000 sentences: 6,000 carry a fact, 3,000 carry none"
