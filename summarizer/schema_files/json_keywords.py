"""Places in a JSON Schema, the references between them, and which keywords may stand there."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from summarizer.errors import SettingsError

__all__ = ["Place", "check_keywords", "follow"]

NOTES = frozenset(
    "title description default examples deprecated readOnly writeOnly $schema $id $comment $defs definitions discriminator".split()
)
JOINS = frozenset({"$ref", "allOf", "anyOf", "oneOf"})  # each stands alone, but for notes
SHAPES = frozenset(
    "type properties required additionalProperties items enum const minimum maximum exclusiveMinimum exclusiveMaximum minLength"
    " maxLength minItems maxItems pattern format".split()
)
LEFT = frozenset("uniqueItems minProperties maxProperties multipleOf dependentRequired".split())  # to the check by the whole file
KNOWN = NOTES | JOINS | SHAPES | LEFT


@dataclass(frozen=True, slots=True)
class Place:
    """A schema inside a file: the file's name, the schema, its JSON Pointer, and the schema of the whole file."""

    name: str
    schema: Mapping[str, Any]
    pointer: str
    root: Mapping[str, Any]

    def __str__(self) -> str:
        return f"'#{self.pointer}'"

    def under(self, *keys: str) -> "Place":
        """Return the schema below this one. Raises SettingsError when `true` or `false` stands there."""
        found: Any = self.schema
        for key in keys:
            found = found[int(key) if isinstance(found, list) else key]
        steps = "".join(f"/{key.replace('~', '~0').replace('/', '~1')}" for key in keys)
        return self._at(found, self.pointer + steps)

    def _at(self, found: Any, pointer: str) -> "Place":
        if not isinstance(found, dict):
            raise SettingsError(
                f"schema file {self.name!r}: {found!r} at '#{pointer}' says nothing of the value: expected a 'type'"
            )
        return Place(self.name, found, pointer, self.root)

    def target(self, reference: str) -> "Place":
        """Return the place that a $ref names. Raises SettingsError when there is none."""
        found: Any = self.root
        pointer = unquote(reference[1:])
        for step in pointer.split("/")[1:]:
            key = step.replace("~1", "/").replace("~0", "~")
            try:
                found = found[int(key) if isinstance(found, list) else key]
            except (KeyError, IndexError, ValueError, TypeError) as error:
                choices = [f"#/{kind}/{other}" for kind in ("$defs", "definitions") for other in self.root.get(kind, ())]
                near = difflib.get_close_matches(reference, choices, n=1) or choices[:1]
                hint = f"; did you mean {near[0]!r}?" if near else ""
                raise SettingsError(
                    f"schema file {self.name!r}: the $ref {reference!r} at {self} leads nowhere: expected '#/$defs/NAME'{hint}"
                ) from error
        if pointer and not pointer.startswith("/"):
            raise SettingsError(
                f"schema file {self.name!r}: the $ref {reference!r} at {self} is an anchor: expected '#/$defs/NAME'"
            )
        return self._at(found, pointer)

    @property
    def description(self) -> str | None:
        """What the schema says of its value, or else what the schema says to which it refers."""
        said = self.schema.get("description")
        if isinstance(said, str):
            return said
        return follow(self).description if {"$ref", "allOf"} & self.schema.keys() else None


def follow(place: Place) -> Place:
    """Return the place to which a $ref leads, or an allOf of one schema, after any number of steps; else the place itself."""
    seen: set[str] = set()
    while {"$ref", "allOf"} & place.schema.keys():
        if place.pointer in seen:
            raise SettingsError(
                f"schema file {place.name!r}: the $ref at {place} comes back to itself: expected a schema at its end"
            )
        seen.add(place.pointer)
        check_keywords(place)
        place = place.target(place.schema["$ref"]) if "$ref" in place.schema else place.under("allOf", "0")
    return place


def check_keywords(place: Place) -> None:
    """Raise SettingsError when a keyword at this place is unknown, not supported, or cannot stand beside another."""
    schema = place.schema
    for key in schema:
        if key not in KNOWN and not key.startswith("x-"):
            near = difflib.get_close_matches(key, KNOWN, n=1)
            hint = f": did you mean {near[0]!r}?" if near else ": leave it out, or say it in another way"
            raise SettingsError(f"schema file {place.name!r}: the keyword {key!r} at {place} is not supported{hint}")
    if len(schema.get("allOf", "1")) > 1:
        raise SettingsError(
            f"schema file {place.name!r}: 'allOf' of several schemas at {place} is not supported: join them into one"
        )
    joins = sorted(JOINS & schema.keys())
    beside = sorted(schema.keys() & ((SHAPES | LEFT | JOINS) - {*joins[:1]}))
    if joins and beside:
        raise SettingsError(
            f"schema file {place.name!r}: {joins[0]!r} at {place} stands beside {beside[0]!r}, which is not supported: "
            f"move {beside[0]!r} into the schemas that {joins[0]!r} names"
        )
    if "properties" in schema:
        unknown = [key for key in schema.get("required", ()) if key not in schema["properties"]]
        if unknown:
            near = difflib.get_close_matches(unknown[0], schema["properties"], n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise SettingsError(
                f"schema file {place.name!r}: 'required' at {place} names {unknown[0]!r}, which is not in 'properties'{hint}"
            )
        if isinstance(schema.get("additionalProperties"), dict):
            raise SettingsError(
                f"schema file {place.name!r}: 'additionalProperties' with a schema beside 'properties' at {place} is not supported: "
                "give the free names an object of their own"
            )
