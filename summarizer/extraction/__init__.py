"""Extraction: any class of the user's filled from documents, each leaf with the words that bear it out."""

from .objects import Helper, extract_objects
from .shapes import Form, form_of

__all__ = ["Form", "Helper", "extract_objects", "form_of"]
