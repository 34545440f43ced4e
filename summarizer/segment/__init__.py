"""From a document to sentences with addresses, page furniture told apart, and pasted articles kept apart."""

from .passages import split_passages
from .sentences import split_sentences

__all__ = ["split_passages", "split_sentences"]
