"""Extraction: any class of the user's filled from documents, each leaf with the words that bear it out."""

from .objects import Helper, extract_objects
from .shapes import Constant, Form, LeafShape, ObjectShape, form_of

__all__ = ["Constant", "Form", "Helper", "LeafShape", "ObjectShape", "extract_objects", "form_of"]
