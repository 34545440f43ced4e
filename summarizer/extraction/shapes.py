"""What a user's class asks for: its shape, read from the JSON Schema that pydantic makes of it.

A leaf is a place where one plain value stands: a number, a text, a date, a boolean, or a choice of an enum or a Literal of
several values. A `Literal` of one value, as discriminators have it, is a constant: nothing is chosen, so nothing is claimed.
A constant that may be None is a choice again. Places are named by the class's own field names, since a validation alias
may be a path or one of several; the value is dumped by serialization aliases, which each slot therefore knows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn, TypeVar

from pydantic import JsonValue, TypeAdapter
from pydantic.errors import (
    PydanticInvalidForJsonSchema,
    PydanticSchemaGenerationError,
    PydanticUndefinedAnnotation,
    PydanticUserError,
)
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from summarizer.errors import SettingsError

__all__ = [
    "Choice",
    "Constant",
    "Form",
    "ItemsShape",
    "LeafShape",
    "ObjectShape",
    "Reference",
    "Shape",
    "Slot",
    "Table",
    "TupleShape",
    "Union",
    "form_of",
]

_TEXT_FORMATS = ("date", "date-time", "time", "duration")
_ROOT = "value"
P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a choice may have, and the name that its enum gives it."""

    value: JsonValue
    name: str | None = None


@dataclass(frozen=True, slots=True)
class LeafShape:
    """One plain value. `forms` are those that it may take: integer, number, decimal, boolean, string, date, date-time, time, duration.

    Of a choice they are empty, and `choices` has one entry or more. `most_characters` bounds a text, None where the class does not.
    """

    forms: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    most_characters: int | None = None


@dataclass(frozen=True, slots=True)
class Constant:
    """A value that the class fixes."""

    value: JsonValue


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in an object, a list, a tuple or a dictionary.

    `name` is the field's own, empty in a list; `alias` is what it is dumped as; `description` is the class's, or empty.
    """

    shape: "Shape"
    name: str = ""
    alias: str = ""
    description: str = ""
    required: bool = True
    nullable: bool = False

    @property
    def spare(self) -> bool:
        """Whether the class can do without a value here."""
        return self.nullable or not self.required


@dataclass(frozen=True, slots=True)
class ObjectShape:
    """Fields by name: a model, a dataclass or a typed dictionary."""

    slots: tuple[Slot, ...]
    description: str = ""


@dataclass(frozen=True, slots=True)
class ItemsShape:
    """Any number of items of one shape: a list, or a set where `unique`."""

    item: Slot
    unique: bool = False
    most: int | None = None


@dataclass(frozen=True, slots=True)
class TupleShape:
    """A fixed number of items, each of its own shape."""

    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A dictionary: keys that the model finds, and values of one shape."""

    key: LeafShape
    value: Slot


@dataclass(frozen=True, slots=True)
class Union:
    """One of several shapes. Constants, such as a discriminator, tell them apart, or else their fields."""

    variants: tuple["Shape", ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A shape by its name, which is how a recursive class holds itself."""

    name: str


Shape = LeafShape | Constant | ObjectShape | ItemsShape | TupleShape | Table | Union | Reference


@dataclass(frozen=True, slots=True)
class Form:
    """The whole of what a class asks for. `wrapped` says that the class is no object, and stands in a field `value` of one.

    `adapter` validates and dumps values of the class; `hint` is what its schema says to a model under "x-hint".
    """

    name: str
    root: Slot
    named: Mapping[str, Shape]
    adapter: TypeAdapter[Any]
    wrapped: bool
    hint: str = ""

    def resolve(self, shape: Shape) -> Shape:
        """Return what a reference stands for; any other shape is itself."""
        while isinstance(shape, Reference):
            shape = self.named[shape.name]
        return shape


def form_of(schema: Any) -> Form:
    """Return what a class asks for: a pydantic model, a dataclass, or any type that pydantic can validate.

    Raises SettingsError, one sentence, for a class that pydantic can make no JSON Schema of, or one with a part that is no data.
    """
    name = getattr(schema, "__name__", None) or str(schema)
    try:
        adapter: TypeAdapter[Any] = TypeAdapter(schema)
        told = adapter.json_schema(by_alias=False, schema_generator=_Generator)
    except (PydanticInvalidForJsonSchema, PydanticSchemaGenerationError, PydanticUndefinedAnnotation, PydanticUserError) as error:
        why = " ".join(str(error).split("\n")[0].split())
        raise SettingsError(f"schema {name!r} cannot be filled: {why}; expected fields that JSON can hold") from error
    except Exception as error:  # the class's own code, which pydantic asks for its description
        why = f"{type(error).__name__}: {' '.join(str(error).split())}"
        raise SettingsError(f"schema {name!r} cannot be filled: {why}; expected fields that JSON can hold") from error
    reader = _Reader(told.get("$defs", {}), name)
    whole = reader.slot(told, "")
    top = reader.definitions.get(str(told.get("$ref", "")).removeprefix("#/$defs/"), told)
    form = Form(name, whole, reader.named, adapter, wrapped=False, hint=str(told.get("x-hint", top.get("x-hint", ""))))
    if isinstance(form.resolve(whole.shape), ObjectShape):
        return form
    root = ObjectShape((Slot(whole.shape, _ROOT, _ROOT, whole.description),), whole.description)
    return Form(name, Slot(root), reader.named, adapter, wrapped=True, hint=form.hint)


class _Generator(GenerateJsonSchema):
    """Says besides what pydantic's says: an enum's names, what is a decimal, and the name under which a field is dumped."""

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """Return the enum with its members' names."""
        return {**super().enum_schema(schema), "x-names": [member.name for member in schema["members"]]}

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        """Return a type of its own, which is no JSON Schema: it is read here and nowhere else."""
        return {"type": "decimal"}

    def generator_schema(self, schema: core_schema.GeneratorSchema) -> JsonSchemaValue:
        """Refuse an iterator: whoever looks at it first would use it up."""
        raise PydanticInvalidForJsonSchema("an Iterable or Generator is read only once; write list[...]")

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Leave the default out: that there is one is all that is asked."""
        return self.generate_inner(schema["schema"])

    def model_field_schema(self, schema: core_schema.ModelField) -> JsonSchemaValue:
        """Return the field with its name in a dump."""
        return self._dumped_as(super().model_field_schema(schema), schema)

    def dataclass_field_schema(self, schema: core_schema.DataclassField) -> JsonSchemaValue:
        """Return the field with its name in a dump."""
        return self._dumped_as(super().dataclass_field_schema(schema), schema)

    def typed_dict_field_schema(self, schema: core_schema.TypedDictField) -> JsonSchemaValue:
        """Return the field with its name in a dump."""
        return self._dumped_as(super().typed_dict_field_schema(schema), schema)

    def _dumped_as(self, made: JsonSchemaValue, schema: Mapping[str, Any]) -> JsonSchemaValue:
        alias = schema.get("serialization_alias")
        return {**made, "x-alias": alias} if alias else made


@dataclass(slots=True)
class _Reader:
    """Reads JSON Schema into shapes, each definition once."""

    definitions: Mapping[str, Any]
    owner: str
    named: dict[str, Shape] = field(default_factory=dict)
    nullable: set[str] = field(default_factory=set)

    def slot(self, schema: Mapping[str, Any], name: str, *, required: bool = True) -> Slot:
        shape, nullable = self.shape(schema, name)
        alias = str(schema.get("x-alias", name))
        return Slot(shape, name, alias, self._description(schema), required, nullable)

    def shape(self, schema: Any, where: str) -> tuple[Shape, bool]:
        """Return the shape, and whether null may stand in its place."""
        if not isinstance(schema, Mapping):
            self._refuse(where, "takes anything or nothing")
        if "$ref" in schema:
            return self._referred(str(schema["$ref"]), where)
        if isinstance(schema.get("allOf"), list) and len(schema["allOf"]) == 1:
            return self.shape({**schema["allOf"][0], **{k: v for k, v in schema.items() if k != "allOf"}}, where)
        if variants := schema.get("anyOf") or schema.get("oneOf"):
            return self._union(variants, where)
        if "const" in schema:
            return Constant(schema["const"]), False
        if "enum" in schema:
            return self._choice(schema)
        kind = schema.get("type")
        if isinstance(kind, list):
            return self._union([{**schema, "type": each} for each in kind], where)
        return self._plain(kind, schema, where), kind == "null"

    def _plain(self, kind: object, schema: Mapping[str, Any], where: str) -> Shape:
        if kind == "object" or (kind is None and "properties" in schema):
            return self._object(schema, where)
        if kind == "array" or (kind is None and ("items" in schema or "prefixItems" in schema)):
            return self._array(schema, where)
        if kind in ("integer", "number", "decimal", "boolean"):
            return LeafShape((str(kind),))
        if kind == "string":
            told = schema.get("format")
            return LeafShape((told if told in _TEXT_FORMATS else "string",), most_characters=schema.get("maxLength"))
        if kind == "null":
            return Constant(None)
        if kind is None and not any(key in schema for key in ("not", "if", "allOf", "patternProperties")):
            return LeafShape(("boolean", "number", "string"))
        self._refuse(where, f"is described by {', '.join(sorted(schema))}, which cannot be asked for")

    def _referred(self, reference: str, where: str) -> tuple[Shape, bool]:
        name = reference.removeprefix("#/$defs/").removeprefix("#/definitions/")
        if name not in self.definitions:
            self._refuse(where, f"refers to {reference!r}, which the schema does not define")
        if name not in self.named:
            self.named[name] = Reference(name)
            self.named[name], null = self.shape(self.definitions[name], where)
            if null:
                self.nullable.add(name)
        found = self.named[name]
        # A plain leaf is said where it stands; an object by its name, since it may hold itself.
        return (found if isinstance(found, LeafShape | Constant) else Reference(name)), name in self.nullable

    def _choice(self, schema: Mapping[str, Any]) -> tuple[Shape, bool]:
        values = schema["enum"]
        names = schema.get("x-names") or [None] * len(values)
        choices = tuple(Choice(v, n) for v, n in zip(values, names, strict=True) if v is not None)
        if len(values) == 1 and not schema.get("x-names"):
            return Constant(values[0]), values[0] is None
        return LeafShape(choices=choices), None in values

    def _union(self, variants: list[Any], where: str) -> tuple[Shape, bool]:
        read = [self.shape(each, where) for each in variants]
        nullable = any(null for _, null in read)
        shapes = _unique(s for s, _ in read if s != Constant(None))
        if nullable and len(shapes) == 1 and isinstance(shapes[0], Constant):
            shapes = [LeafShape(choices=(Choice(shapes[0].value),))]
        plain = [LeafShape(choices=(Choice(s.value),)) if isinstance(s, Constant) else s for s in shapes]
        leaves = [s for s in plain if isinstance(s, LeafShape)]
        others = [s for s in plain if not isinstance(s, LeafShape)]
        merged: list[Shape] = [*others, *([_merged(leaves)] if leaves else [])] if len(shapes) > 1 else shapes
        if not merged:
            return Constant(None), True
        if len(merged) == 1:
            return merged[0], nullable
        return Union(tuple(merged)), nullable

    def _object(self, schema: Mapping[str, Any], where: str) -> Shape:
        if "patternProperties" in schema and len(schema["patternProperties"]) == 1:
            (rest,) = schema["patternProperties"].values()
        else:
            rest = schema.get("additionalProperties")
        if "properties" not in schema and rest is not False:
            keys = schema.get("propertyNames")
            key = self.shape(keys, where)[0] if keys else LeafShape(("string",))
            if isinstance(key, Constant):
                key = LeafShape(choices=(Choice(key.value),))
            key = key if isinstance(key, LeafShape) else LeafShape(("string",))
            return Table(key, self.slot(rest if isinstance(rest, Mapping) else {}, ""))
        needed = schema.get("required", ())
        slots = [self.slot(each, name, required=name in needed) for name, each in schema.get("properties", {}).items()]
        return ObjectShape(tuple(slots), self._description(schema))

    def _array(self, schema: Mapping[str, Any], where: str) -> Shape:
        if fixed := schema.get("prefixItems"):
            return TupleShape(tuple(self.slot(each, "") for each in fixed))
        return ItemsShape(self.slot(schema.get("items", {}), ""), bool(schema.get("uniqueItems")), schema.get("maxItems"))

    def _description(self, schema: Mapping[str, Any]) -> str:
        return " ".join(str(schema.get("description", "")).split())

    def _refuse(self, where: str, why: str) -> NoReturn:
        place = f"field {where!r} of schema {self.owner!r}" if where else f"schema {self.owner!r}"
        raise SettingsError(f"{place} {why}; expected fields that hold numbers, texts, dates, choices, lists or objects")


def _merged(leaves: list[LeafShape]) -> LeafShape:
    """Several plain values that may stand in one place are one leaf."""
    bounds = [leaf.most_characters for leaf in leaves]
    return LeafShape(
        tuple(dict.fromkeys(f for leaf in leaves for f in leaf.forms)),
        tuple(_unique(c for leaf in leaves for c in leaf.choices)),
        None if None in bounds else max(b for b in bounds if b is not None),
    )


def _unique(parts: Iterable[P]) -> list[P]:
    """Each part once; JSON's 1, 1.0 and true differ, and a list, which a choice may be, has no hash."""
    return list({repr(part): part for part in parts}.values())
