"""Schemas by name: the library's own, a class of the user's, or a JSON Schema file. An edge: it reads files and imports them."""

from .loading import LoadedSchema, load_schema

__all__ = ["LoadedSchema", "load_schema"]
