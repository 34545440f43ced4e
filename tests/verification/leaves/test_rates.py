"""How often a changed leaf is supported and a true one refused, on documents written for it."""

from collections.abc import Sequence

import pytest

from summarizer.verification.leaves import judge_leaf
from tests.extraction.lies import Lie, lies_of

from .fresh import FRESH
from .kept import KEPT
from .seen import SEEN
from .texts import Stated, Text, cited


def dropped(texts: Sequence[Text]) -> tuple[int, list[tuple[Stated, str]]]:
    """How many values the texts state, and those of them that are refused, with the reason."""
    count, found = 0, []
    for text in texts:
        index = text.index()
        for stated in text.stated:
            count += 1
            verdict = judge_leaf(stated.leaf, cited(index, stated.words), index, text.published).verdict
            if verdict.label != "supported":
                found.append((stated, verdict.reasons[-1].message))
    return count, found


def passed(texts: Sequence[Text]) -> tuple[int, list[Lie]]:
    """How many lies are made of the texts' values, and those of them that are supported."""
    count, found = 0, []
    for text in texts:
        index = text.index()
        truths = {(s.leaf.label, s.leaf.beside, s.leaf.value) for s in text.stated}
        for stated in text.stated:
            for lie in lies_of(stated.leaf, cited(index, stated.words), index.passages.sentences):
                if (lie.leaf.label, lie.leaf.beside, lie.leaf.value) in truths:
                    continue
                count += 1
                if judge_leaf(lie.leaf, lie.cited, index, text.published).verdict.label == "supported":
                    found.append(lie)
    return count, found


@pytest.mark.parametrize("texts", [SEEN, (*KEPT, *FRESH)], ids=["seen", "later"])
def test_at_least_97_percent_of_what_is_stated_is_supported(texts: Sequence[Text]) -> None:
    """Values that the documents state are supported."""
    count, refused = dropped(texts)
    assert len(refused) <= 0.03 * count, [(s.leaf.label, s.leaf.value, why) for s, why in refused]


@pytest.mark.parametrize("texts", [SEEN, (*KEPT, *FRESH)], ids=["seen", "later"])
def test_at_most_1_percent_of_the_lies_is_supported(texts: Sequence[Text]) -> None:
    """Values with one thing changed are refused."""
    count, supported = passed(texts)
    assert len(supported) <= 0.01 * count, [(x.leaf.label, x.leaf.value, x.how, x.cited[-1].text) for x in supported]
