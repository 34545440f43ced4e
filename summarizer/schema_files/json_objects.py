"""A pydantic class from a JSON Schema: the subset that structured outputs use, and the whole file as the last word.

The class carries the shape (names, types, bounds, descriptions), so that it can be filled like any other. What a class cannot
say (uniqueItems, oneOf's "exactly one", formats) the user's own file decides: each instance is also validated by it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from keyword import iskeyword
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, ForwardRef, Union

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    ValidationError,
    create_model,
    model_serializer,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

from summarizer.errors import SettingsError

from .json_keywords import Place, check_keywords, follow
from .json_leaves import leaf_type

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

__all__ = ["JsonObject", "object_class"]


class JsonObject(BaseModel):
    """An object of a JSON Schema. A property that may be left out, but not be null, is None here and absent in JSON."""

    model_config = ConfigDict(regex_engine="python-re", protected_namespaces=())

    left_out: ClassVar[Mapping[str, str]] = {}  # the property's name of each field that is None when it is absent

    @model_validator(mode="before")
    @classmethod
    def _without_null(cls, value: Any) -> Any:
        """Take null for "not there" where only that is allowed."""
        if not isinstance(value, dict):
            return value
        return {key: item for key, item in value.items() if item is not None or key not in cls.left_out.values()}

    @model_serializer(mode="wrap")
    def _without_absent(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out what is not there."""
        keys = {*self.left_out, *self.left_out.values()}
        written: dict[str, Any] = handler(self)
        return {key: value for key, value in written.items() if value is not None or key not in keys}


def object_class(schema: Mapping[str, Any], name: str) -> type[BaseModel]:
    """Return the class whose instances are the objects that the JSON Schema `schema` of the file `name` allows.

    Raises SettingsError when the schema uses what is not supported, or its root is not an object with properties.
    """
    return _Builder(schema, name).root()


class _Builder:
    """Builds one class for each object in a schema, named by its place (a JSON Pointer), so that recursion ends."""

    def __init__(self, schema: Mapping[str, Any], name: str) -> None:
        self.schema = schema
        self.name = name
        self.judge = _judge(schema)
        self.names: dict[str, str] = {}
        self.classes: dict[str, type[JsonObject]] = {}
        self.open: set[str] = set()

    def root(self) -> type[BaseModel]:
        place = follow(Place(self.name, self.schema, "", self.schema))
        if place.schema.get("type", "object") != "object" or "properties" not in place.schema:
            raise SettingsError(
                f"schema file {self.name!r} describes no object with properties: expected 'type': 'object' at its root"
            )
        try:
            self._type(place)
            for built in self.classes.values():
                built.model_rebuild(_types_namespace={made.__name__: made for made in self.classes.values()})
            return _checked(self.classes[place.pointer], self.judge)
        except RecursionError as error:
            raise SettingsError(f"schema file {self.name!r} is nested too deeply: expected a shallow JSON Schema") from error

    def _type(self, place: Place) -> Any:
        """Return the Python type of what the schema at `place` allows. An object that is being made is named, not made again."""
        if place.pointer in self.open and place.pointer not in self.names:
            raise SettingsError(f"schema file {self.name!r}: {place} comes back to itself without an object between")
        entered = place.pointer not in self.open
        self.open.add(place.pointer)
        kind = self._kind(place)
        if entered:
            self.open.discard(place.pointer)
        return kind

    def _kind(self, place: Place) -> Any:
        check_keywords(place)
        schema = place.schema
        if "$ref" in schema or "allOf" in schema:
            return self._type(follow(place))
        for key in ("anyOf", "oneOf"):
            if key in schema:
                return _either(self._type(place.under(key, str(index))) for index in range(len(schema[key])))
        kinds = schema.get("type", "object" if "properties" in schema else None)
        if isinstance(kinds, list) and not {"enum", "const"} & schema.keys():
            return _either(self._one(replace(place, schema={**schema, "type": kind})) for kind in kinds)
        return self._one(place)

    def _one(self, place: Place) -> Any:
        """Return the type where the schema names one "type"."""
        kind = place.schema.get("type", "object" if "properties" in place.schema else None)
        if kind == "array":
            return self._array(place)
        return self._object(place) if kind == "object" else leaf_type(place)

    def _described(self, place: Place) -> Any:
        kind = self._type(place)
        return kind if place.description is None else Annotated[kind, Field(description=place.description)]

    def _array(self, place: Place) -> Any:
        if "items" not in place.schema:
            raise SettingsError(f"schema file {self.name!r}: {place} is an array without 'items': say what stands in it")
        kind: Any = list[self._described(place.under("items"))]  # type: ignore[misc]
        fewest, most = (None if bound is None else int(bound) for bound in map(place.schema.get, ("minItems", "maxItems")))
        return Annotated[kind, Field(min_length=fewest, max_length=most)]

    def _object(self, place: Place) -> Any:
        schema = place.schema
        if "properties" not in schema:
            if not isinstance(schema.get("additionalProperties"), dict):
                raise SettingsError(
                    f"schema file {self.name!r}: {place} is an object without 'properties': say what stands in it"
                )
            return dict[str, self._described(place.under("additionalProperties"))]  # type: ignore[misc]
        if place.pointer not in self.names:
            self._make(place)
        return self.classes.get(place.pointer) or ForwardRef(self.names[place.pointer])

    def _make(self, place: Place) -> None:
        schema = place.schema
        name = self._class_name(place)
        self.names[place.pointer] = name
        fields: dict[str, Any] = {}
        left_out: dict[str, str] = {}
        for key in schema["properties"]:
            field = _field_name(key, fields)
            there = place.under("properties", key)
            kind = self._type(there)
            self._check_default(there)
            default, kind, absent = _default(there, kind, key in schema.get("required", ()))
            fields[field] = (kind, Field(**default, alias=key, title=there.schema.get("title"), description=there.description))
            left_out |= {field: key} if absent else {}
        made = create_model(name, __base__=JsonObject, __doc__=place.description, **fields)
        made.left_out = left_out
        self.classes[place.pointer] = made

    def _check_default(self, place: Place) -> None:
        """Refuse a default that the schema itself does not allow: it would fail after the model was paid for."""
        if "default" in place.schema:
            error = next(self.judge.evolve(schema=place.schema).iter_errors(place.schema["default"]), None)
            if error is not None:
                raise SettingsError(
                    f"schema file {self.name!r}: the default at {place} is none of its values: {error.message}; mend it first"
                )

    def _class_name(self, place: Place) -> str:
        """Return a class's name that no other has: the title, or the last words of the pointer."""
        words = str(place.schema.get("title") or place.pointer.rpartition("/")[2] or "Root")
        name = "".join(part[:1].upper() + part[1:] for part in re.findall(r"[A-Za-z0-9]+", words)) or "Root"
        name = name if name[0].isalpha() else f"Object{name}"
        taken = self.names.values()
        return name if name not in taken else next(f"{name}{n}" for n in range(2, len(taken) + 3) if f"{name}{n}" not in taken)


def _either(kinds: Iterable[Any]) -> Any:
    return Union[tuple(kinds)]  # noqa: UP007 - `|` cannot join types that are known at run time only


def _field_name(key: str, taken: Mapping[str, Any]) -> str:
    """Return a name that Python and pydantic take for a field; the property keeps its own name as the alias."""
    name = re.sub(r"\W", "_", key, flags=re.ASCII).strip("_") or "field"
    if not name.isidentifier() or iskeyword(name) or hasattr(JsonObject, name):
        name = f"field_{name}"
    return name if name not in taken else next(f"{name}_{n}" for n in range(2, len(taken) + 3) if f"{name}_{n}" not in taken)


def _default(place: Place, kind: Any, required: bool) -> tuple[dict[str, Any], Any, bool]:
    """Return what Field says of the default, the type with it, and whether None stands for "absent"."""
    if "default" in place.schema:
        return {"default": place.schema["default"], "validate_default": True}, kind, False
    if required:
        return {}, kind, False
    if _allows_null(kind):
        return {"default": None}, kind, False
    return {"default": None}, _either((kind, None)), True


def _allows_null(kind: Any) -> bool:
    arguments = getattr(kind, "__args__", ())
    return kind is None or kind is type(None) or any(one is None or one is type(None) for one in arguments)


def _judge(schema: Mapping[str, Any]) -> "Validator":
    """Return what holds values against the schema as the user wrote it."""
    from jsonschema import FormatChecker
    from jsonschema.validators import Draft202012Validator, validator_for
    from referencing import Registry

    # A registry of its own: the default one would fetch what is not in the file.
    return validator_for(schema, default=Draft202012Validator)(
        schema, registry=Registry(), format_checker=FormatChecker(("date", "email", "ipv4", "ipv6", "regex"))
    )


def _checked(model: type[JsonObject], judge: "Validator") -> type[BaseModel]:
    """Return the class of the root: its instances are also held against the schema as the user wrote it."""

    @model_validator(mode="after")
    def obey(self: JsonObject) -> JsonObject:
        faults = [
            InitErrorDetails(
                type=PydanticCustomError("json_schema", "{told}", {"told": f"{error.json_path}: {error.message}"}),
                loc=tuple(error.absolute_path),
                input=error.instance,
            )
            for error in judge.iter_errors(self.model_dump(mode="json", by_alias=True))
        ]
        if faults:  # each at its own place, so that it costs no more than that
            raise ValidationError.from_exception_data(type(self).__name__, faults)
        return self

    validators: dict[str, Any] = {"obey": obey}
    return create_model(model.__name__, __base__=model, __doc__=model.__doc__, __validators__=validators)
