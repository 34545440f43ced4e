"""The Python type of a JSON Schema that allows plain values: strings, numbers, booleans, null, and those that are listed."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, AnyUrl, Field, TypeAdapter

from summarizer.errors import SettingsError, nearest

from .json_keywords import Place

__all__ = ["leaf_type"]

TYPES = ("object", "array", "string", "integer", "number", "boolean", "null")
BOUNDS = {"minimum": "ge", "maximum": "le", "exclusiveMinimum": "gt", "exclusiveMaximum": "lt"}
ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]+")


def _uri(text: str) -> str:
    """Return the text when it is a URI, as it was written: pydantic's own type would rewrite it."""
    TypeAdapter(AnyUrl).validate_python(text)
    return text


def _email(text: str) -> str:
    if not ADDRESS.fullmatch(text):
        raise ValueError("expected an e-mail address, such as name@example.org")
    return text


FORMATS: Mapping[str, Any] = {
    "date": date,
    "date-time": datetime,
    "time": time,
    "uuid": UUID,
    "uri": Annotated[str, AfterValidator(_uri)],
    "email": Annotated[str, AfterValidator(_email)],
}


def leaf_type(place: Place) -> Any:
    """Return the type of the values that the schema allows. Raises SettingsError when it says no type that is supported."""
    schema = place.schema
    if "const" in schema or "enum" in schema:
        return _listed(place, [schema["const"]] if "const" in schema else schema["enum"])
    match schema.get("type"):
        case "string":
            return _string(place.schema)
        case "integer" | "number" as kind:
            number = int if kind == "integer" else float
            bounds = {ours: schema[theirs] for theirs, ours in BOUNDS.items() if theirs in schema}
            if number is int:  # a bound between whole numbers is left to the check by the whole file
                bounds = {key: int(bound) for key, bound in bounds.items() if isinstance(bound, int) or bound.is_integer()}
            return Annotated[number, Field(**bounds)] if bounds else number
        case "boolean":
            return bool
        case "null":
            return None
    raise SettingsError(f"schema file {place.name!r}: {place} says nothing of its value: it needs a 'type', {nearest('', TYPES)}")


def _listed(place: Place, values: list[Any]) -> Any:
    """Return the Literal of the values; JSON's 1 and true are different, and so they are here."""
    if not values:
        raise SettingsError(f"schema file {place.name!r}: 'enum' or 'const' at {place} allows no value: expected plain values")
    if any(not isinstance(value, str | bool | int | None) for value in values):
        raise SettingsError(
            f"schema file {place.name!r}: 'enum' or 'const' at {place} holds what is no string, integer, boolean or null: "
            "expected plain values"
        )
    return Literal[tuple(values)]


def _string(schema: Mapping[str, Any]) -> Any:
    if schema.get("format") in FORMATS:
        return FORMATS[schema["format"]]
    bounds: dict[str, Any] = {
        ours: int(schema[theirs])
        for theirs, ours in (("minLength", "min_length"), ("maxLength", "max_length"))
        if theirs in schema
    }
    bounds |= {"pattern": schema["pattern"]} if "pattern" in schema else {}
    return Annotated[str, Field(**bounds)] if bounds else str
