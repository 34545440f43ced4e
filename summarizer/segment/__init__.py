"""From a document to sentences with addresses, page furniture and instructions told apart, and pasted articles kept apart."""

from .furniture import is_furniture
from .instructions import shown_safely
from .passages import split_passages
from .sentences import split_sentences

__all__ = ["is_furniture", "shown_safely", "split_passages", "split_sentences"]
