"""From a judged tree to a value of the user's class: what is not supported is left out, and the class itself validates the rest.

A leaf that may not stand becomes its default, or None, where the class has one; else what holds it cannot be built. An item of a
list that cannot be built is left out of the list, an optional object becomes its default, and where nothing gives way the object is not
built. What the user's validators refuse is treated the same way: a leaf that they name may not stand, nor an object.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import JsonValue, ValidationError
from pydantic_core import ErrorDetails

from summarizer.errors import ExtractionError, InternalError

from .placing import Path, place_nodes, pointer
from .said import Branch, Fixed, Node, Said
from .shapes import Form, ItemsShape, ObjectShape, Slot, Table, TupleShape

__all__ = ["Built", "Placed", "build", "complaints"]

_ABSENT: Any = object()
_MOST_ROUNDS = 200


@dataclass(frozen=True, slots=True)
class Placed:
    """A leaf and the JSON Pointer of its value, or of where it would have stood."""

    pointer: str
    leaf: Said


@dataclass(frozen=True, slots=True)
class Built:
    """A value of the user's class, its leaves, those that were left out, and the pointers of what was left out with reasons.

    `why` tells of refused leaves, by their identity, what the class said of them.
    """

    value: Any
    leaves: tuple[Placed, ...]
    refused: tuple[Placed, ...]
    left_out: tuple[tuple[str, str], ...]
    why: Mapping[int, str]


class _CannotError(Exception):
    """What a node lacks: the path of the missing part in the form, its value or None, and why."""

    def __init__(self, path: Path, value: JsonValue, why: str) -> None:
        super().__init__(why)
        self.path, self.value, self.why = path, value, why


@dataclass(slots=True)
class _Draft:
    """One attempt: the data for the class, where each of its nodes came from, and what was left out."""

    form: Form
    stands: Callable[[Said], bool]
    banned: Mapping[int, str]
    whole: bool = True  # whether what is required must be there
    nodes: dict[Path, Node] = field(default_factory=dict)
    dumped: dict[Path, Path] = field(default_factory=dict)
    refused: list[tuple[Path, Said]] = field(default_factory=list)
    left_out: list[tuple[Path, str]] = field(default_factory=list)

    def convert(self, node: Node, path: Path, out: Path) -> Any:
        """Return the node's data. `path` is its place in the data, `out` in the dump. Raises _CannotError."""
        if id(node) in self.banned and not isinstance(node, Said):
            raise _CannotError(out, None, self.banned[id(node)])
        self.nodes[path], self.dumped[path] = node, out
        if isinstance(node, Fixed):
            return node.value
        if isinstance(node, Said):
            if id(node) in self.banned or not self.stands(node):
                del self.nodes[path]
                raise _CannotError(out, node.value, self.banned.get(id(node)) or _reason(node))
            return node.value
        match node.shape:
            case ObjectShape(slots=slots):
                return self._object(node, slots, path, out)
            case TupleShape(slots=slots):
                items = [self._held(slot, node.nodes.get(n), (*path, n), (*out, n)) for n, slot in enumerate(slots)]
                if any(item is _ABSENT for item in items):
                    raise _CannotError(out, None, "one of its items cannot be had")
                return items
            case ItemsShape():
                return self._items(node, path, out)
            case Table():
                return self._table(node, path, out)

    def _object(self, node: Branch, slots: Sequence[Slot], path: Path, out: Path) -> dict[str, Any]:
        data = {}
        for slot in slots:
            found = self._held(slot, node.nodes.get(slot.name), (*path, slot.name), (*out, slot.alias or slot.name))
            if found is not _ABSENT:
                data[slot.name] = found
        return data

    def _held(self, slot: Slot, node: Node | None, path: Path, out: Path) -> Any:
        """The data of what a slot holds; its default, or None, where that cannot be had."""
        why = _CannotError(out, None, "no source was found to say it")
        if node is not None:
            try:
                return self.convert(node, path, out)
            except _CannotError as error:
                self._drop(node, path, out)
                why = error
                if not isinstance(node, Said) and (slot.spare or not self.whole):
                    self.left_out.append((out, _because(error)))
        if not slot.required or not self.whole:
            return _ABSENT
        if isinstance(self.form.resolve(slot.shape), ItemsShape | Table) and node is None and not slot.nullable:
            return {} if isinstance(self.form.resolve(slot.shape), Table) else []
        if slot.nullable:
            return None
        raise why

    def _items(self, node: Branch, path: Path, out: Path) -> list[Any]:
        data: list[Any] = []
        failed: list[tuple[Node, _CannotError]] = []
        for each in node.nodes.values():
            n = len(data)
            try:
                data.append(self._filled(each, (*path, n), (*out, n)))
            except _CannotError as error:
                self._forget((*path, n))
                self.left_out = [row for row in self.left_out if row[0][: len(out) + 1] != (*out, n)]
                failed.append((each, error))
        # Numbered after those that stand, so that no pointer means two things.
        for n, (each, why) in enumerate(failed, len(data)):
            self._drop(each, (*path, n), (*out, n))
            if not isinstance(each, Said):
                why.path = (*out, n, *why.path[len(out) + 1 :])
                self.left_out.append(((*out, n), _because(why)))
        return data

    def _filled(self, item: Node, path: Path, out: Path) -> Any:
        """The data of an item, which is none if no leaf of it stands: that there is one would be said by nobody."""
        data = self.convert(item, path, out)
        if not any(isinstance(node, Said) for place, node in self.nodes.items() if place[: len(path)] == path):
            raise _CannotError(out, None, "no value in it is supported")
        return data

    def _table(self, node: Branch, path: Path, out: Path) -> dict[str, Any]:
        data = {}
        for (name, each), key in zip(node.nodes.items(), node.keys, strict=True):
            here, there = (*path, name), (*out, name)
            try:
                if id(key) in self.banned or not self.stands(key):
                    raise _CannotError(there, key.value, self.banned.get(id(key)) or _reason(key))
                data[str(name)] = self.convert(each, here, there)
            except _CannotError as error:
                self._drop(each, here, there)
                if not self.stands(key):
                    self.refused.append((there, key))
                elif not isinstance(each, Said):
                    self.left_out.append((there, _because(error)))
        return data

    def _drop(self, node: Node, path: Path, out: Path) -> None:
        """Account for the leaves of a node that does not stand."""
        self._forget(path)
        for place, leaf in _placed(node, out):
            if id(leaf) in self.banned or not self.stands(leaf):
                self.refused.append((place, leaf))

    def _forget(self, path: Path) -> None:
        for place in [p for p in self.nodes if p[: len(path)] == path]:
            del self.nodes[place], self.dumped[place]


def _placed(node: Node, out: Path) -> list[tuple[Path, Said]]:
    if isinstance(node, Said):
        return [(out, node)]
    if not isinstance(node, Branch):
        return []
    names = {slot.name: slot.alias for slot in node.shape.slots} if isinstance(node.shape, ObjectShape) else {}
    return [row for name, each in node.nodes.items() for row in _placed(each, (*out, names.get(str(name), name)))]


def _reason(leaf: Said) -> str:
    failed = [r.message for r in leaf.verdict.reasons if r.outcome == "fail"] if leaf.verdict else []
    return failed[0] if failed else "the sentences that it cites do not say it"


def _because(error: _CannotError) -> str:
    said = "" if error.value is None else f" ({json.dumps(error.value, ensure_ascii=False)[:80]})"
    return f"{pointer(error.path)}{said}: {error.why}"


def build(form: Form, node: Node, *, strict: bool) -> Built:
    """Return the value that the class makes of the tree, with what stands in it and what does not.

    Unless `strict`, a leaf that is not supported stands all the same, if it has the right form. Raises ExtractionError where a
    part that the class needs cannot be had, or where its own validators refuse the whole.
    """

    def stands(leaf: Said) -> bool:
        return leaf.supported if strict else leaf.fault is None

    banned: dict[int, str] = {}
    for _ in range(_MOST_ROUNDS):
        draft = _Draft(form, stands, banned)
        try:
            data = draft.convert(node, (), ())
        except _CannotError as error:
            raise _refusal(form, error.path, error.value, error.why) from None
        found = _validated(form, data)
        if not isinstance(found, ValidationError):
            return _built(form, draft, found)
        faults = [_located(fault, draft) for fault in found.errors(include_url=False)]
        for path, why in faults:
            place = draft.nodes[path]
            if path == () or (form.wrapped and len(path) == 1 and not isinstance(place, Said)):
                raise _refusal(form, path, None, why)
            banned.setdefault(id(place), why)
    raise InternalError(f"schema {form.name!r} still refuses a value of which {_MOST_ROUNDS} parts were left out")


def complaints(form: Form, node: Node) -> dict[int, str]:
    """Return what the class says against supported leaves, by their identity; what is missing is no complaint."""
    draft = _Draft(form, lambda leaf: leaf.supported, {}, whole=False)
    data = draft.convert(node, (), ())
    if form.wrapped and not data:
        return {}
    try:
        found = _validated(form, data)
    except ExtractionError:  # code that fails on a part may build the whole; if not, that is told then, of one document
        return {}
    if not isinstance(found, ValidationError):
        return {}
    told = [_located(fault, draft) for fault in found.errors(include_url=False) if fault["type"] != "missing"]
    return {id(draft.nodes[path]): why for path, why in told if isinstance(draft.nodes[path], Said)}


def _validated(form: Form, data: Any) -> Any:
    """Return the value, or the ValidationError that the class answers with."""
    text = json.dumps(data["value"] if form.wrapped else data, ensure_ascii=False)
    try:
        return form.adapter.validate_json(text, by_alias=False, by_name=True)
    except ValidationError as error:
        return error
    except (Exception, SystemExit) as error:
        raise _own_failure(form, error) from error


def _own_failure(form: Form, error: BaseException) -> ExtractionError:
    said = f"its own code failed with {type(error).__name__}: {error}"
    return ExtractionError(f"schema {form.name!r} did not build: {said}; mend the schema", "", None, said)


def _located(fault: ErrorDetails, draft: _Draft) -> tuple[Path, str]:
    """The place in the data that a fault names, as deep as it can be followed: tags of unions and names of validators are no places."""
    path: Path = ("value",) if draft.form.wrapped and ("value",) in draft.nodes else ()
    for part in fault["loc"]:
        step = next((s for s in ((*path, part), (*path, str(part))) if s in draft.nodes), None)
        path = step if step is not None else path
    return path, fault["msg"].removeprefix("Value error, ").removeprefix("Assertion failed, ")


def _refusal(form: Form, path: Path, value: JsonValue, why: str) -> ExtractionError:
    place = pointer(path[1:] if form.wrapped else path)
    said = "" if value is None else f" = {json.dumps(value, ensure_ascii=False)[:200]}"
    where = f"{place}{said}" if place or said else "the whole"
    return ExtractionError(f"{form.name} was not built: {where}: {why}", place, value, why)


def _built(form: Form, draft: _Draft, value: Any) -> Built:
    try:
        dump = form.adapter.dump_python(value, mode="json", by_alias=True)
    except (Exception, SystemExit) as error:
        raise _own_failure(form, error) from error
    found, gone = place_nodes(draft.nodes, draft.dumped, {"value": dump} if form.wrapped else dump)
    moved = {draft.dumped[path]: place for path, place in found.items()}
    prefix = 1 if form.wrapped else 0

    def placed(out: Path) -> str:
        known = next((out[:n] for n in range(len(out), 0, -1) if out[:n] in moved), ())
        return pointer((*moved[known], *out[len(known) :])[prefix:])

    said = {path: each for path, each in draft.nodes.items() if isinstance(each, Said)}
    stood = {placed(draft.dumped[path]): leaf for path, leaf in said.items() if path not in gone}
    refused = [(draft.dumped[path], leaf) for path, leaf in said.items() if path in gone]
    why = {**draft.banned, **{id(leaf): "the class itself leaves it out, or makes something else of it" for _, leaf in refused}}
    unique = {id(leaf): Placed(placed(out), leaf) for out, leaf in (*refused, *draft.refused)}
    for leaf in stood.values():
        unique.pop(id(leaf), None)
    left_out = tuple((placed(out), because) for out, because in draft.left_out)
    return Built(value, tuple(Placed(*row) for row in stood.items()), tuple(unique.values()), left_out, why)
