"""The grounded twin of a form: what a model is asked to write, each leaf an object of its value and of sentence numbers.

A dictionary is written as a list of entries, and a tuple as an object of numbered items: neither open keys nor `prefixItems`
can be asked of every server. Any field may be null, which says that the text is silent: a model that had to write something
would make it up. Of the class's bounds only lengths are sent, since they keep a small model from writing on; the others are told in
words by the class itself when it refuses a value.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import JsonValue

from summarizer.schemas.wire import FillReply

from .said import KEY, VALUE, check_reply, item_name
from .shapes import Constant, Form, ItemsShape, LeafShape, ObjectShape, Reference, Shape, Slot, Table, TupleShape, Union
from .values import meaning, quoted

__all__ = ["outline", "reply_for"]

_MOST_ITEMS, _FEWEST_ITEMS = 40, 3
_LEAF_TOKENS = 30  # of a reply, on average: more are cut off too often, fewer leave room unused
_LONGEST_TEXT, _LONGEST_KEY = 400, 120
_MOST_SENTENCES = 8
_TYPES = {"integer": "integer", "number": "number", "decimal": "number", "boolean": "boolean"}


def reply_for(form: Form, tokens: int) -> type[FillReply]:
    """Return the class of a reply that fills the form: its schema is the twin, and what does not have the twin's form is refused.

    `tokens` is how long a reply may be: its lists share it, so that one of full lists is seldom cut off.
    """
    schema = _Twin(form, tokens).schema()

    class Filled(FillReply):
        @classmethod
        def model_json_schema(cls, *arguments: Any, **options: Any) -> dict[str, Any]:
            return schema

        @classmethod
        def check(cls, said: Mapping[str, JsonValue]) -> None:
            check_reply(form, said)

    Filled.__name__ = FillReply.__name__  # what the request calls the schema
    return Filled


def _referred(form: Form) -> set[str]:
    """The names that the twin refers to, at any depth."""
    return {shape.name for shape in _shapes(form) if isinstance(shape, Reference)}


def _shapes(form: Form) -> list[Shape]:
    return _below(form.resolve(form.root.shape), form)


def _below(shape: Shape, form: Form) -> list[Shape]:
    """All shapes that one holds, at any depth; what a name stands for once."""
    found: list[Shape] = []
    known: set[str] = set()
    waiting = list(_parts(shape))
    while waiting:
        part = waiting.pop()
        found.append(part)
        if isinstance(part, Reference):
            if part.name in known:
                continue
            known.add(part.name)
            part = form.resolve(part)
            found.append(part)
        waiting.extend(_parts(part))
    return found


def _parts(shape: Shape) -> Iterator[Shape]:
    match shape:
        case ObjectShape(slots=slots) | TupleShape(slots=slots):
            yield from (slot.shape for slot in slots)
        case ItemsShape(item=slot) | Table(value=slot):
            yield slot.shape
        case Union(variants=variants):
            yield from variants


@dataclass(frozen=True, slots=True)
class _Twin:
    """Writes the schema of a form's twin."""

    form: Form
    tokens: int

    def schema(self) -> dict[str, Any]:
        whole = self._wire(self.form.resolve(self.form.root.shape))
        names = _referred(self.form)
        definitions = {name: self._wire(shape) for name, shape in self.form.named.items() if name in names}
        return {**whole, **({"$defs": definitions} if definitions else {})}

    def _wire(self, shape: Shape) -> dict[str, Any]:
        match shape:
            case LeafShape():
                return _object({"value": _value(shape, _LONGEST_TEXT), "sentences": _addresses()})
            case Constant(value=value):
                return {"const": value}
            case Reference(name=name):
                return {"$ref": f"#/$defs/{name}"}
            case ObjectShape(slots=slots):
                return _object({slot.name: self._slot(slot) for slot in slots})
            case TupleShape(slots=slots):
                return _object({item_name(n): self._slot(slot) for n, slot in enumerate(slots)})
            case ItemsShape(item=item, most=most):
                return self._array(self._wire(item.shape), shape, most)
            case Table(key=key, value=slot):
                return self._array(_object({KEY: _value(key, _LONGEST_KEY), VALUE: self._wire(slot.shape)}), shape, None)
            case Union(variants=variants):
                return {"anyOf": [self._wire(variant) for variant in variants]}

    def _slot(self, slot: Slot) -> dict[str, Any]:
        if isinstance(slot.shape, Constant):
            return self._wire(slot.shape)
        told: dict[str, Any] = {"anyOf": [self._wire(slot.shape), {"type": "null"}]}
        return {**told, "description": slot.description} if slot.description else told

    def _array(self, items: dict[str, Any], shape: Shape, most: int | None) -> dict[str, Any]:
        lists = sum(isinstance(each, ItemsShape | Table) for each in _shapes(self.form))
        leaves = sum(isinstance(each, LeafShape) for each in _below(shape, self.form))
        fair = self.tokens // (max(lists, 1) * max(leaves, 1) * _LEAF_TOKENS)
        bound = min(max(fair, _FEWEST_ITEMS), _MOST_ITEMS)
        return {"type": "array", "items": items, "maxItems": bound if most is None else min(bound, most)}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _addresses() -> dict[str, Any]:
    return {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": _MOST_SENTENCES}


def _value(leaf: LeafShape, longest: int) -> dict[str, Any]:
    told = [_form(form, leaf, longest) for form in leaf.forms]
    if leaf.choices:
        told.append({"enum": [choice.value for choice in leaf.choices]})
    unique = [t for n, t in enumerate(told) if t not in told[:n]]
    return unique[0] if len(unique) == 1 else {"anyOf": unique}


def _form(form: str, leaf: LeafShape, longest: int) -> dict[str, Any]:
    if form in _TYPES:
        return {"type": _TYPES[form]}
    if form == "string":
        most = longest if leaf.most_characters is None else min(leaf.most_characters, longest)
        return {"type": "string", "maxLength": most}
    return {"type": "string", "format": form} if form != "duration" else {"type": "string", "maxLength": 40}


def outline(form: Form) -> list[dict[str, Any]]:
    """Return the form as lines for a prompt: each field with its indent, what it holds, and what it means.

    An object that stands at several places is told once.
    """
    told: set[str] = set()
    root = form.resolve(form.root.shape)
    if isinstance(form.root.shape, Reference):
        told.add(form.root.shape.name)
    return list(_lines(root, form, 0, told))


def _lines(shape: Shape, form: Form, depth: int, told: set[str]) -> Iterator[dict[str, Any]]:
    slots: Mapping[str, Slot] = {}
    match shape:
        case ObjectShape():
            slots = {slot.name: slot for slot in shape.slots}
        case TupleShape():
            slots = {item_name(n): slot for n, slot in enumerate(shape.slots)}
        case Table(value=value):
            slots = {VALUE: value}
            yield {"indent": "  " * depth, "name": KEY, "holds": meaning(shape.key) + ", bare", "description": ""}
        case ItemsShape(item=item):
            yield from _lines_below(item.shape, form, depth, told)
        case Union(variants=variants):
            for variant in variants:
                yield from _lines_below(variant, form, depth, told)
    for name, slot in slots.items():
        yield {"indent": "  " * depth, "name": name, "holds": _holds(slot.shape, form), "description": slot.description}
        yield from _lines_below(slot.shape, form, depth + 1, told)


def _lines_below(shape: Shape, form: Form, depth: int, told: set[str]) -> Iterator[dict[str, Any]]:
    if isinstance(shape, Reference):
        if shape.name in told:
            return
        told.add(shape.name)
        shape = form.resolve(shape)
    yield from _lines(shape, form, depth, told)


def _holds(shape: Shape, form: Form, inside: tuple[str, ...] = ()) -> str:
    """What stands at a place, in words; what holds itself is told by its name the second time."""
    match shape:
        case LeafShape():
            return meaning(shape)
        case Constant(value=value):
            return f"always {quoted(value)}, bare"
        case Reference(name=name):
            resolved = form.resolve(shape)
            named = isinstance(resolved, ObjectShape) or name in inside
            return f"a {name}" if named else _holds(resolved, form, (*inside, name))
        case ItemsShape(item=item):
            return f"a list: {_holds(item.shape, form, inside)}"
        case Table(value=slot):
            return f"a list of entries, each with a key and a value: {_holds(slot.shape, form, inside)}"
        case TupleShape():
            return "an object"
        case ObjectShape():
            return "an object"
        case Union(variants=variants):
            return " or ".join(dict.fromkeys(_holds(v, form, inside) for v in variants))
