"""A JSON Schema file: read, parsed and held against the rules of JSON Schema, nothing fetched."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from summarizer.errors import SettingsError

__all__ = ["read_json_schema"]

DRAFTS = ("draft/2020-12/", "draft/2019-09/", "draft-07/")
LARGEST = 4_000_000  # bytes
DATA = ("const", "default", "enum", "examples")  # what stands under these is no schema


def read_json_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of the file.

    Raises SettingsError when it cannot be read, is no JSON or no JSON Schema, or refers to anything outside itself.
    """
    schema = _parse(name, _read(name))
    if not isinstance(schema, dict):
        raise SettingsError(f"schema file {name!r} holds no object: expected a JSON Schema, such as {{'type': 'object', ...}}")
    draft = schema.get("$schema", DRAFTS[0])
    if not (isinstance(draft, str) and any(known in draft for known in DRAFTS)):
        raise SettingsError(f"schema file {name!r} is of $schema {draft!r}: expected draft 2020-12, 2019-09 or 07")
    try:
        for reference in _references(schema):
            if not reference.startswith("#"):
                raise SettingsError(
                    f"schema file {name!r} has the $ref {reference!r}: nothing outside the file is read; expected '#/$defs/NAME'"
                )
        _check(name, schema)
    except RecursionError as error:
        raise SettingsError(f"schema file {name!r} is nested too deeply: expected a shallow JSON Schema") from error
    return schema


def _read(name: str) -> str:
    path = Path(name)
    try:
        if not path.is_file():
            what = "is not a file" if path.exists() else "does not exist"
            raise SettingsError(f"schema file {name!r} {what}: expected a JSON Schema, NAME.json")
        if path.stat().st_size > LARGEST:
            raise SettingsError(f"schema file {name!r} is larger than {LARGEST} bytes: expected a JSON Schema")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError(f"schema file {name!r} is not UTF-8: expected a JSON Schema as text") from error
    except (OSError, ValueError) as error:
        raise SettingsError(f"schema file {name!r} cannot be read: {error}; expected a JSON Schema") from error


def _parse(name: str, text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise SettingsError(
            f"schema file {name!r} is not JSON: {error.msg} in line {error.lineno}, column {error.colno}; mend it first"
        ) from error
    except (RecursionError, ValueError) as error:  # a nest of brackets; a number of thousands of digits
        raise SettingsError(f"schema file {name!r} is no JSON that can be read: {error}; expected a JSON Schema") from error


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


def _references(schema: Any) -> Iterator[str]:
    """Yield each $ref in the schema, used or not."""
    if isinstance(schema, Mapping):
        for key, value in schema.items():
            if key in ("$ref", "$dynamicRef", "$recursiveRef") and isinstance(value, str):
                yield value
            elif key not in DATA:
                yield from _references(value)
    elif isinstance(schema, list):
        for item in schema:
            yield from _references(item)


def _check(name: str, schema: dict[str, Any]) -> None:
    from jsonschema.exceptions import SchemaError
    from jsonschema.validators import Draft202012Validator, validator_for

    try:
        validator_for(schema, default=Draft202012Validator).check_schema(schema)
    except SchemaError as error:
        raise SettingsError(
            f"schema file {name!r} is no JSON Schema: {error.message} at {error.json_path}; mend it first"
        ) from error
