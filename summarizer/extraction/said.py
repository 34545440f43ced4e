"""What a model said, read by the form that it was asked to fill: a tree whose leaves are values with the sentences they cite.

A reply that does not have the twin's form is refused as a whole, and asked for again by what sends it. A leaf whose value is of the
wrong type, or whose address does not exist, costs only itself: it is a fault of that leaf, and nothing rests on it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import JsonValue

from summarizer.schemas import Verdict
from summarizer.schemas.verdict import Evidence

from .shapes import Constant, Form, ItemsShape, LeafShape, ObjectShape, Shape, Slot, Table, TupleShape, Union
from .values import plain, shown

__all__ = ["KEY", "VALUE", "Branch", "Fixed", "Node", "Said", "check_reply", "item_name", "leaves", "mapped", "read_reply"]

KEY, VALUE = "key", "value"
_DEEPEST = 40
_MOST_ITEMS = 1_000


@dataclass(frozen=True, slots=True)
class Said:
    """A leaf: the value as JSON, and the ids of the sentences that it cites.

    `about` is what it is of: the words of its path and, after a colon, of its description. `fault` is why the value or an address
    cannot be used. `verdict` and `spans` are None and empty until it was judged; `rivals` are what other chunks or documents say in
    its place, by support.
    """

    shape: LeafShape
    value: JsonValue
    cited: tuple[str, ...]
    about: str
    fault: str | None = None
    verdict: Verdict | None = None
    spans: tuple[Evidence, ...] = ()
    rivals: tuple["Said", ...] = ()

    @property
    def supported(self) -> bool:
        """Whether it was judged and holds."""
        return self.verdict is not None and self.verdict.label == "supported"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A constant of the class, which nothing needs to bear out."""

    value: JsonValue


@dataclass(frozen=True, slots=True)
class Branch:
    """What holds others: the fields of an object by name, the items of a list or tuple by number, the values of a dictionary.

    `keys` are those of a dictionary, in the order of `nodes`, as leaves of their own. What the model left out is not in `nodes`.
    """

    shape: ObjectShape | ItemsShape | TupleShape | Table
    nodes: Mapping[str | int, "Node"]
    keys: tuple[Said, ...] = ()


Node = Said | Fixed | Branch


def item_name(number: int) -> str:
    """Return how a twin calls an item of a tuple.

    >>> item_name(0)
    'item_1'
    """
    return f"item_{number + 1}"


def check_reply(form: Form, said: Mapping[str, Any]) -> None:
    """Raise ValueError, in words for the model, for a reply that does not have the form that was asked for."""
    read_reply(form, said, ())


def read_reply(form: Form, said: Mapping[str, Any], shown: Sequence[str]) -> Branch:
    """Return what a reply says. `shown[n - 1]` is the id of the sentence with number n. Raises ValueError as above."""
    root = form.resolve(form.root.shape)
    node = _Reading(form, shown).node(root, said, (), _About(), 0)
    assert isinstance(node, Branch)
    return node


@dataclass(frozen=True, slots=True)
class _About:
    """What a place is about: the words of its path, and the description that is nearest to it."""

    words: tuple[str, ...] = ()
    told: str = ""

    def under(self, slot: Slot, *, named: bool = True) -> "_About":
        """What a slot of that place is about. Items of a list have no name, and the list's description is theirs."""
        name = slot.name.replace("_", " ").strip() if named else ""
        return _About((*self.words, name), slot.description) if name else replace(self, told=slot.description or self.told)

    def text(self) -> str:
        """Return it as a verifier reads it: path, colon, description."""
        return ": ".join(part for part in (" ".join(self.words), self.told) if part)


@dataclass(frozen=True, slots=True)
class _Reading:
    form: Form
    shown: Sequence[str]

    def node(self, shape: Shape, said: Any, path: tuple[str, ...], about: _About, depth: int) -> Node:
        if depth > _DEEPEST:
            raise ValueError(f"{_place(path)} is nested deeper than {_DEEPEST} levels")
        shape = self.form.resolve(shape)
        match shape:
            case Constant(value=value):
                if said != value or type(said) is not type(value):
                    raise ValueError(f"{_place(path)} is always {value!r}")
                return Fixed(value)
            case LeafShape():
                return self._leaf(shape, said, path, about)
            case ObjectShape(slots=slots):
                return Branch(shape, self._fields({slot.name: slot for slot in slots}, said, path, about, depth))
            case TupleShape(slots=slots):
                named = {item_name(n): slot for n, slot in enumerate(slots)}
                found = self._fields(named, said, path, about, depth)
                return Branch(shape, {n: found[name] for n, name in enumerate(named) if name in found})
            case ItemsShape(item=slot):
                items = [each for each in _list(said, path) if not self._is_silent(slot.shape, each)]
                return Branch(shape, {n: self._held(slot, each, (*path, str(n)), about, depth) for n, each in enumerate(items)})
            case Table(key=key, value=slot):
                return self._table(shape, key, slot, said, path, about, depth)
            case Union():
                return self._variant(shape, said, path, about, depth)
        raise AssertionError(shape)

    def _is_silent(self, shape: Shape, said: Any) -> bool:
        """Whether a model says that the text is silent: null, or a leaf whose value is null."""
        leaf = isinstance(self.form.resolve(shape), LeafShape)
        return said is None or (leaf and isinstance(said, Mapping) and said.get("value", "") is None)

    def _held(self, slot: Slot, said: Any, path: tuple[str, ...], about: _About, depth: int) -> Node:
        named = not (self.form.wrapped and depth == 0)
        return self.node(slot.shape, said, path, about.under(slot, named=named), depth + 1)

    def _fields(
        self, slots: Mapping[str, Slot], said: Any, path: tuple[str, ...], about: _About, depth: int
    ) -> dict[str | int, Node]:
        if not isinstance(said, Mapping):
            raise ValueError(f"{_place(path)} is not an object with the fields {', '.join(slots)}")
        if unknown := [name for name in said if name not in slots]:
            raise ValueError(f"{_place(path)} has no field {str(unknown[0])[:40]!r}: expected {', '.join(slots)}")
        found: dict[str | int, Node] = {}
        for name, slot in slots.items():
            if isinstance(slot.shape, Constant):
                found[name] = self.node(slot.shape, said.get(name, slot.shape.value), (*path, name), about, depth + 1)
            elif not self._is_silent(slot.shape, said.get(name)):
                found[name] = self._held(slot, said[name], (*path, name), about, depth)
        return found

    def _table(
        self, shape: Table, key: LeafShape, slot: Slot, said: Any, path: tuple[str, ...], about: _About, depth: int
    ) -> Branch:
        nodes: dict[str | int, Node] = {}
        keys = []
        for n, entry in enumerate(_list(said, path)):
            here = (*path, str(n))
            if not isinstance(entry, Mapping) or set(entry) != {KEY, VALUE} or not isinstance(entry[KEY], str | int):
                raise ValueError(f"{_place(here)} is not an entry with {KEY} and {VALUE}")
            name = str(entry[KEY])
            if name in nodes or self._is_silent(slot.shape, entry[VALUE]):
                continue
            node = self._held(slot, entry[VALUE], here, replace(about, words=(*about.words, name)), depth)
            cited = tuple(dict.fromkeys(i for leaf in leaves(node) for i in leaf.cited))
            nodes[name] = node
            keys.append(self._checked(Said(key, entry[KEY], cited, about.text())))
        return Branch(shape, nodes, tuple(keys))

    def _variant(self, shape: Union, said: Any, path: tuple[str, ...], about: _About, depth: int) -> Node:
        """The variant that fits with the fewest faults, the first of those: a wrong choice of a tag is a fault of its leaf."""
        faults, fitting = [], []
        for variant in shape.variants:
            try:
                found = self.node(variant, said, path, about, depth + 1)
            except ValueError as error:
                faults.append(str(error))
                continue
            wrong = sum(leaf.fault is not None for leaf in leaves(found))
            if not wrong:
                return found
            fitting.append((wrong, found))
        if fitting:
            return min(fitting, key=lambda row: row[0])[1]
        raise ValueError(f"{_place(path)} is none of its kinds: {'; '.join(faults[:3])}")

    def _leaf(self, shape: LeafShape, said: Any, path: tuple[str, ...], about: _About) -> Said:
        if isinstance(said, list):
            raise ValueError(f"{_place(path)} is a list; expected one object with value and sentences")
        if not isinstance(said, Mapping):
            return Said(shape, said, (), about.text(), "it cites no sentence")
        if not set(said) <= {"value", "sentences"} or isinstance(said.get("value"), dict | list):
            raise ValueError(f"{_place(path)} is not an object with value and sentences")
        numbers = said.get("sentences")
        numbers = numbers if isinstance(numbers, list) else []
        bad = [n for n in numbers if isinstance(n, bool) or not isinstance(n, int) or not 1 <= n <= len(self.shown)]
        cited = tuple(dict.fromkeys(self.shown[n - 1] for n in numbers if n not in bad))
        fault = f"there is no sentence {shown(bad[0])}" if bad else None if cited else "it cites no sentence"
        return self._checked(Said(shape, said.get("value"), cited, about.text(), fault))

    def _checked(self, leaf: Said) -> Said:
        try:
            plain(leaf.shape, leaf.value)
        except ValueError as error:
            return replace(leaf, fault=str(error))
        return leaf


def _list(said: Any, path: tuple[str, ...]) -> list[Any]:
    if not isinstance(said, list):
        raise ValueError(f"{_place(path)} is not a list")
    if len(said) > _MOST_ITEMS:
        raise ValueError(f"{_place(path)} has {len(said):,} items")
    return said


def _place(path: tuple[str, ...]) -> str:
    return " / ".join(path)[:120] or "the reply"


def leaves(node: Node) -> Iterator[Said]:
    """Yield each leaf below a node, itself if it is one, in reading order; keys of dictionaries come before their values."""
    if isinstance(node, Said):
        yield node
    elif isinstance(node, Branch):
        yield from node.keys
        for each in node.nodes.values():
            yield from leaves(each)


def mapped(node: Node, change: Callable[[Said, Sequence[Said]], Said], beside: Sequence[Said] = ()) -> Node:
    """Return the tree with each leaf changed; `change` is also given the leaves that stand beside it in its object."""
    if isinstance(node, Said):
        return change(node, [other for other in beside if other is not node])
    if not isinstance(node, Branch):
        return node
    near = [*node.keys, *(each for each in node.nodes.values() if isinstance(each, Said))]
    if isinstance(node.shape, ItemsShape | Table):
        near = list(beside)
    nodes = {name: mapped(each, change, near) for name, each in node.nodes.items()}
    return replace(node, nodes=nodes, keys=tuple(change(key, ()) for key in node.keys))
