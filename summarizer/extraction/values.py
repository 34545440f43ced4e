"""The plain value of a leaf: what JSON holds, read as Python has it, and what may stand there in words."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from pydantic import JsonValue, TypeAdapter, ValidationError

from .shapes import LeafShape

__all__ = ["Plain", "is_choice", "meaning", "plain", "quoted", "shown"]

_NUMERAL = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")
_DURATION = re.compile(r"[-+]?P(?=.)[0-9YMWDTHS.,]+")
_DURATIONS = TypeAdapter(timedelta)
_WORDS = {
    "integer": "a whole number",
    "number": "a number",
    "decimal": "a decimal number",
    "boolean": "true or false",
    "string": "text",
    "date": "a date, YYYY-MM-DD",
    "date-time": "a date and time, YYYY-MM-DDTHH:MM:SS",
    "time": "a time of day, HH:MM:SS",
    "duration": "a length of time in ISO 8601, such as P3D or PT2H30M",
}

Plain = int | float | Decimal | bool | date | datetime | time | timedelta | str


def meaning(leaf: LeafShape) -> str:
    """Return what a leaf may hold, in words.

    >>> meaning(LeafShape(("integer", "string")))
    'a whole number or text'
    """
    parts = [_WORDS[form] for form in leaf.forms]
    if leaf.choices:
        parts.append("one of " + ", ".join(quoted(choice.value) for choice in leaf.choices))
    return " or ".join(parts)


def quoted(value: object) -> str:
    """Return a constant as a prompt shows it."""
    return f'"{value}"' if isinstance(value, str) else str(value)


def is_choice(leaf: LeafShape, value: JsonValue) -> bool:
    """Whether the value is one of those that the class lists."""
    return any(choice.value == value and type(choice.value) is type(value) for choice in leaf.choices)


def plain(leaf: LeafShape, value: JsonValue) -> Plain:
    """Return the value as Python has it: a choice and a text as they are, a date as a date, a decimal as one.

    Raises ValueError, which says what was expected, for a value of none of the leaf's forms.
    """
    if is_choice(leaf, value):
        return str(value)
    for form in leaf.forms:
        found = _READERS[form](value)
        if found is not None:
            return found
    raise ValueError(f"{shown(value)} is not {meaning(leaf)}")


def shown(value: JsonValue) -> str:
    """Return a value that a model gave, short enough for a message."""
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:80]}..."


def _integer(value: JsonValue) -> Plain | None:
    found = _number(value)
    return int(found) if found is not None and found == int(found) else None


def _number(value: JsonValue) -> int | float | None:
    if isinstance(value, str) and _NUMERAL.fullmatch(value) and len(value) < 40:
        value = float(value) if "." in value else int(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if isinstance(value, int) or math.isfinite(value) else None


def _decimal(value: JsonValue) -> Plain | None:
    return None if _number(value) is None else Decimal(str(value))


def _boolean(value: JsonValue) -> Plain | None:
    return value if isinstance(value, bool) else None


def _string(value: JsonValue) -> Plain | None:
    return value if isinstance(value, str) and value.strip() else None


def _iso(kind: Any) -> Callable[[JsonValue], Plain | None]:
    def read(value: JsonValue) -> Plain | None:
        try:
            found: Plain = kind.fromisoformat(value)
        except (TypeError, ValueError):
            return None
        return found

    return read


def _duration(value: JsonValue) -> Plain | None:
    if not isinstance(value, str) or not _DURATION.fullmatch(value):
        return None
    try:
        return _DURATIONS.validate_python(value)
    except ValidationError:
        return None


_READERS: Mapping[str, Callable[[JsonValue], Plain | None]] = {
    "integer": _integer,
    "number": _number,
    "decimal": _decimal,
    "boolean": _boolean,
    "string": _string,
    "date": _iso(date),
    "date-time": _iso(datetime),
    "time": _iso(time),
    "duration": _duration,
}
