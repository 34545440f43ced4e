"""What a text speaks of, and how much it matters."""

from math import sqrt

from summarizer.language import analyse
from summarizer.language.concepts import concept_weights, concepts_of


def test_concepts_are_neighbouring_words_of_which_one_has_content() -> None:
    """Inflected words are one; two function words beside each other are none."""
    assert concepts_of(analyse("bridges broken")) == concepts_of(analyse("bridge broken"))
    assert len(concepts_of(analyse("The flood broke it"))) == 3
    assert concepts_of(analyse("of the")) == frozenset()


def test_a_concept_weighs_by_its_documents_and_sentences() -> None:
    """What one sentence alone has weighs nothing; else the share of documents times the root of the sentences."""
    rows = [("d1", {"a", "b"}), ("d1", {"a", "c"}), ("d2", {"b"}), ("d2", {"b"})]
    assert concept_weights(rows) == {"a": sqrt(2) / 2, "b": sqrt(3)}


def test_no_sentences_have_no_weights() -> None:
    """Nothing gives nothing."""
    assert concept_weights([]) == {}
