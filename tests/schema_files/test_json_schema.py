"""A JSON Schema file: what its class takes and writes, and which files are refused."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ValidationError

from summarizer.schema_files import LoadedSchema, load_schema
from summarizer.schema_files.json_objects import object_class
from summarizer.schemas.library import LIBRARY

from .refusing import refusal

EXAMPLES = Path(__file__).parents[1] / "extraction" / "library"


def from_json(schema: Any, name: str = "a.json") -> LoadedSchema:
    """Write a JSON Schema to a file and load it."""
    Path(name).write_text(schema if isinstance(schema, str) else json.dumps(schema), encoding="utf-8")
    return load_schema(name)


def of(properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return the schema of an object."""
    return {"type": "object", "properties": properties, **more}


def written(schema: Any, value: Any) -> Any:
    """Return what a value becomes that the schema's class takes and writes."""
    return from_json(schema).model.model_validate(value).model_dump(mode="json", by_alias=True)


@pytest.mark.parametrize("name", LIBRARY)
def test_the_json_schema_of_a_ready_schema_makes_an_equal_class(name: str) -> None:
    """What `schemas show` prints can be saved, changed and given back: the example goes through it unchanged."""
    value = json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))

    assert written(LIBRARY[name].model_json_schema(), value) == value


def test_each_type_has_its_python_type() -> None:
    """Dates become dates, listed values Literals, objects classes; descriptions and bounds come along."""
    schema = of(
        {
            "name": {"type": "string", "minLength": 2, "pattern": "^(?=A)", "description": "The name."},
            "day": {"type": "string", "format": "date"},
            "kind": {"enum": ["a", 1, True, None]},
            "tag": {"const": "x"},
            "size": {"type": "integer", "minimum": 1, "exclusiveMaximum": 9},
            "share": {"type": ["number", "null"]},
            "web": {"type": "string", "format": "uri"},
            "mail": {"type": "string", "format": "email"},
            "by": {"type": "object", "additionalProperties": {"type": "boolean"}},
            "rows": {"type": "array", "items": of({"at": {"type": "string", "format": "time"}}, required=["at"]), "maxItems": 2},
        },
        required=["name", "day"],
    )
    value = {
        "name": "Ann",
        "day": "2026-02-28",
        "kind": 1,
        "tag": "x",
        "size": 8,
        "share": None,
        "web": "http://example.org",
        "mail": "a@b.example",
        "by": {"x": True},
        "rows": [{"at": "07:30:00"}],
    }
    model = from_json(schema).model

    assert written(schema, value) == value
    assert model.model_validate(value).day == date(2026, 2, 28)  # type: ignore[attr-defined]
    assert model.model_fields["name"].description == "The name."
    for key, wrong in {
        "name": "Bob",
        "day": "2026-02-30",
        "kind": 2,
        "tag": "y",
        "size": 9,
        "web": "nowhere",
        "mail": "a b",
        "by": {"x": 7},
        "rows": [{"at": "07:30:00"}] * 3,
    }.items():
        with pytest.raises(ValidationError):
            model.model_validate({**value, key: wrong})


def test_what_may_be_left_out_is_absent_and_what_may_be_null_is_null() -> None:
    """An optional property that is not there is not written; a default is; null stays where the schema allows it."""
    schema = of(
        {
            "a": {"type": "string"},
            "b": {"type": ["string", "null"]},
            "c": {"type": "integer", "default": 3},
            "d": {"type": "null"},
        }
    )

    assert written(schema, {}) == {"b": None, "c": 3, "d": None}
    assert written(schema, {"a": None}) == {"b": None, "c": 3, "d": None}
    assert from_json(schema).model.model_validate({}).a is None  # type: ignore[attr-defined]


def test_a_schema_may_contain_itself() -> None:
    """Through its root, through $defs, and through a type that may be null."""
    node = {"type": ["object", "null"], "properties": {"next": {"$ref": "#/$defs/node"}}}
    schema = of({"kids": {"type": "array", "items": {"$ref": "#"}}, "n": {"$ref": "#/$defs/node"}}, **{"$defs": {"node": node}})
    value = {"kids": [{"kids": [], "n": None}], "n": {"next": {"next": None}}}

    assert written(schema, value) == value
    assert written(
        {"$ref": "#/$defs/tree", "$defs": {"tree": of({"left": {"$ref": "#/$defs/tree"}})}}, {"left": {"left": {}}}
    ) == {"left": {"left": {}}}


def test_a_property_may_have_any_name() -> None:
    """Python's words, pydantic's own names, spaces and signs stand in JSON as the user wrote them."""
    names = ["class", "model_dump", "first name", "first-name", "_x", "x", "1st", "copy", "größe", "", "left_out", "a/b~c"]
    schema = of({name: {"type": "string"} for name in names}, required=names)
    value = {name: name + "!" for name in names}

    assert written(schema, value) == value


def test_the_users_own_file_has_the_last_word() -> None:
    """What a class cannot say is still held: unique items, exactly one of, multiples, dependent properties."""
    schema = of(
        {
            "tags": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
            "n": {"oneOf": [{"type": "integer", "multipleOf": 2}, {"type": "integer", "multipleOf": 3, "minimum": 1.5}]},
        },
        dependentRequired={"n": ["tags"]},
    )
    model = from_json(schema).model

    assert written(schema, {"tags": ["a", "b"], "n": 4}) == {"tags": ["a", "b"], "n": 4}
    for wrong in ({"tags": ["a", "a"]}, {"tags": [], "n": 6}, {"tags": [], "n": 5}, {"tags": [], "n": -3}, {"n": 2}):
        with pytest.raises(ValidationError, match=r"\$"):
            model.model_validate(wrong)


@pytest.mark.parametrize(
    ("schema", "sentence"),
    [
        ('{"type": "object",\n "properties": {,}}', "schema file 'a.json' is not JSON: "),
        ('{"type": "object",\n "properties": {,}}', " in line 2, column 17; mend it first"),
        ("[1]", "schema file 'a.json' holds no object"),
        ("[" * 100_000, "schema file 'a.json' is no JSON that can be read"),
        ('{"a": ' * 900 + "1" + "}" * 900, "schema file 'a.json'"),
        ({"$schema": "http://json-schema.org/draft-04/schema#"}, "is of $schema 'http://json-schema.org/draft-04/schema#': expected draft 2020-12"),
        ({"type": "object", "properties": 3}, "schema file 'a.json' is no JSON Schema: 3 is not of type 'object' at $.properties"),
        ({"type": "array", "items": {"type": "string"}}, "describes no object with properties: expected 'type': 'object' at its root"),
        ({"type": "object"}, "describes no object with properties"),
        (of({"a": {"$ref": "https://example.org/a.json"}}), "has the $ref 'https://example.org/a.json': nothing outside the file is read"),
        (of({}, **{"$defs": {"unused": {"$ref": "b.json"}}}), "has the $ref 'b.json': nothing outside the file is read"),
        (of({"a": {"$ref": "#/$defs/plce"}}, **{"$defs": {"place": {}}}), "the $ref '#/$defs/plce' at '#/properties/a' leads nowhere"),
        (of({"a": {"$ref": "#/$defs/plce"}}, **{"$defs": {"place": {}}}), "did you mean '#/$defs/place'?"),
        (of({"a": {"$ref": "#a"}}), "is an anchor: expected '#/$defs/NAME'"),
        (of({"a": {"$ref": "#/$defs/a"}}, **{"$defs": {"a": {"$ref": "#/$defs/a"}}}), "comes back to itself"),
        (of({"a": {"$ref": "#/$defs/a"}}, **{"$defs": {"a": {"type": "array", "items": {"$ref": "#/$defs/a"}}}}), "comes back to itself"),
        ({"$ref": "#"}, "comes back to itself"),
        (of({"a": {"type": "string", "maxlength": 3}}), "the keyword 'maxlength' at '#/properties/a' is not supported: did you mean 'maxLength'?"),
        (of({"a": {"not": {"type": "string"}}}), "the keyword 'not' at '#/properties/a' is not supported"),
        (of({"a": {"type": "array", "prefixItems": [{"type": "string"}]}}), "the keyword 'prefixItems' at '#/properties/a' is not supported"),
        (of({"a": {"allOf": [{"type": "string"}, {"minLength": 2}]}}), "'allOf' of several schemas at '#/properties/a' is not supported"),
        (of({"a": {"anyOf": [{"type": "string"}], "minLength": 2}}), "'anyOf' at '#/properties/a' stands beside 'minLength'"),
        (of({"a": {}}), "'#/properties/a' says nothing of its value: it needs a 'type', expected one of"),
        (of({"a": True}), "True at '#/properties/a' says nothing of the value"),
        (of({"a": {"type": "array"}}), "'#/properties/a' is an array without 'items'"),
        (of({"a": {"type": "object"}}), "'#/properties/a' is an object without 'properties'"),
        (of({"a": {"enum": []}}), "'enum' or 'const' at '#/properties/a' allows no value: expected plain values"),
        (of({"a": {"type": "integer", "default": "x"}}), "the default at '#/properties/a' is none of its values: 'x' is not of type 'integer'"),
        ('{"type": "object", "properties": {"a": {"type": "number", "minimum": NaN}}}', "no JSON that can be read: NaN is no number of JSON"),
        (of({"a": {"enum": [1.5]}}), "'enum' or 'const' at '#/properties/a' holds what is no string"),
        (of({"a": {"type": "string", "pattern": "("}}), "'(' is not a 'regex' at $.properties.a.pattern"),
        (of({"town": {"type": "string"}}, required=["twon"]), "'required' at '#' names 'twon', which is not in 'properties'; did you mean 'town'?"),
        (of({"a": {"type": "string"}}, additionalProperties={"type": "string"}), "'additionalProperties' with a schema beside 'properties' at '#'"),
    ],
)  # fmt: skip
def test_a_json_schema_that_cannot_be_filled_is_refused_in_one_sentence(schema: Any, sentence: str) -> None:
    """The sentence names the file, the place, the keyword, and what to do."""
    Path("a.json").write_text(schema if isinstance(schema, str) else json.dumps(schema), encoding="utf-8")

    assert sentence in refusal("a.json")


def test_a_bound_may_be_written_as_a_decimal() -> None:
    """To JSON Schema 1.0 is an integer."""
    schema = of(
        {
            "a": {"type": "string", "minLength": 1.0, "maxLength": 2.0},
            "b": {"type": "array", "items": {"type": "string"}, "minItems": 1.0},
        }
    )
    assert written(schema, {"a": "x", "b": ["y"]}) == {"a": "x", "b": ["y"]}
    with pytest.raises(ValidationError, match="at most 2 characters"):
        written(schema, {"a": "xyz", "b": ["y"]})


def test_what_the_file_alone_refuses_is_refused_at_its_place() -> None:
    """A fault that only the whole file finds names its property, so that no more than that need be given up."""
    schema = of(
        {"a": {"type": "integer", "multipleOf": 7}, "b": {"type": "array", "items": {"type": "string"}, "uniqueItems": True}}
    )
    with pytest.raises(ValidationError) as caught:
        written(schema, {"a": 8, "b": ["x", "x"]})
    assert [fault["loc"] for fault in caught.value.errors()] == [("a",), ("b",)]
    assert "$.a: 8 is not a multiple of 7" in str(caught.value)


def test_a_file_that_is_no_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Missing, a folder, not UTF-8, too large; a byte order mark is fine."""
    Path("b.json").write_bytes(b"\xff\xfe{")
    Path("c.json").mkdir()
    Path("d.json").write_bytes(b" " * 4_000_001)

    assert refusal("none.json") == "schema file 'none.json' does not exist: expected a JSON Schema, NAME.json"
    assert "is not UTF-8" in refusal("b.json")
    assert "is not a file" in refusal("c.json")
    assert "is larger than" in refusal("d.json")
    assert from_json("\ufeff" + json.dumps(of({"a": {"type": "string"}, "x": {"type": "null"}}, **{"x-hint": 3}))).hint == ""


LEAVES = st.sampled_from(
    [
        ({"type": "string"}, st.text("aé 1\n", max_size=5)),
        ({"type": "string", "format": "date"}, st.dates().map(str)),
        ({"type": "string", "minLength": 1, "maxLength": 3}, st.text("aé 1\n", min_size=1, max_size=3)),
        ({"type": "integer", "minimum": -5}, st.integers(-5, 10**20)),
        ({"type": "number"}, st.floats(allow_nan=False, allow_infinity=False)),
        ({"type": "boolean"}, st.booleans()),
        ({"type": ["boolean", "null"]}, st.none() | st.booleans()),
        ({"enum": ["a", "b", 3, None]}, st.sampled_from(["a", "b", 3, None])),
        ({"anyOf": [{"type": "null"}, {"const": "c"}]}, st.sampled_from([None, "c"])),
    ]
)
KEYS = st.text(alphabet="ab_ 1é-", max_size=3) | st.sampled_from(["class", "model_fields", "json", "self", "cls"])


def _nested(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    lists = inner.map(lambda pair: ({"type": "array", "items": pair[0]}, st.lists(pair[1], max_size=2)))
    maps = inner.map(
        lambda pair: ({"type": "object", "additionalProperties": pair[0]}, st.dictionaries(KEYS, pair[1], max_size=2))
    )
    return lists | maps | st.dictionaries(KEYS, inner, max_size=3).flatmap(_objects)


def _objects(fields: dict[str, Any]) -> st.SearchStrategy[Any]:
    return st.sets(st.sampled_from(sorted(fields)) if fields else st.nothing()).map(
        lambda needed: (
            of({key: pair[0] for key, pair in fields.items()}, required=sorted(needed)),
            st.fixed_dictionaries(
                {key: fields[key][1] for key in needed}, optional={key: fields[key][1] for key in fields.keys() - needed}
            ),
        )
    )


@given(st.data())
def test_an_instance_of_a_schema_goes_through_its_class_unchanged(data: st.DataObject) -> None:
    """For schemas nested to some depth: what the schema allows, the class takes, and writes so that the schema allows it."""
    fields = data.draw(st.dictionaries(KEYS, st.recursive(LEAVES, _nested, max_leaves=6), max_size=4))
    schema, instances = data.draw(_objects(fields))
    instance = data.draw(instances)
    Draft202012Validator(schema).validate(instance)
    out = object_class(schema, "a.json").model_validate(instance).model_dump(mode="json", by_alias=True)

    Draft202012Validator(schema).validate(out)
    assert _without_null(out) == _without_null(instance)


def _without_null(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_null(item) for key, item in value.items() if item is not None}
    return [_without_null(item) for item in value] if isinstance(value, list) else value


def test_the_classes_of_a_schema_have_names_of_their_own() -> None:
    """Two places with one title make two classes, so that a model is not shown one for the other."""
    schema = of({"a": of({"x": {"type": "string"}}, title="Part"), "b": of({"y": {"type": "string"}}, title="Part")})
    names = {
        re.sub(r"\W", "", str(f.annotation).partition("json_objects.")[2]) for f in from_json(schema).model.model_fields.values()
    }

    assert {name.removesuffix("NoneType") for name in names} == {"Part", "Part2"}
    assert isinstance(from_json(schema).model, type)
    assert issubclass(from_json(schema).model, BaseModel)
