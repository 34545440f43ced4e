"""Judging a leaf against a text, as tests need it."""

from summarizer.verification.leaves import Leaf, LeafFinding, judge_leaf
from tests.verification.documents import index_of

PUBLISHED = "2024-03-15"
"""A Friday: the date of the documents of these tests."""


def judged(leaf: Leaf, text: str, cited: tuple[int, ...] | None = None) -> LeafFinding:
    """The finding on a leaf against the sentences of a text, or those of them that are cited, by place."""
    index = index_of(text)
    rows = index.passages.sentences
    return judge_leaf(leaf, [s for n, s in enumerate(rows) if cited is None or n in cited], index, PUBLISHED)
