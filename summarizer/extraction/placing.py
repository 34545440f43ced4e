"""Where the parts of a built value stand in its dump: a class may reorder, rewrite or leave out the items that it was given."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .said import Branch, Node, leaves
from .shapes import ItemsShape, Table

__all__ = ["Path", "place_nodes", "pointer"]

Path = tuple[str | int, ...]


def pointer(path: Path) -> str:
    """Return a path as a JSON Pointer (RFC 6901).

    >>> pointer(("a/b", 0, "m~n"))
    '/a~1b/0/m~0n'
    """
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


def place_nodes(nodes: Mapping[Path, Node], expected: Mapping[Path, Path], dump: Any) -> tuple[dict[Path, Path], set[Path]]:
    """Return the place of each node in `dump`, and the paths of those that the class did not keep.

    `nodes` are by their paths in the data that the class was given, and `expected` has the places that these have in a dump by
    a class that changes nothing. An item of a list is found by the values below it, and a key by its word in any case; an item
    that is not there gets a number after the others.
    """
    found: dict[Path, Path] = {}
    gone: set[Path] = set()
    went: dict[Path, Mapping[str | int, tuple[int, bool]]] = {}
    for path in sorted(nodes, key=len):
        parent = path[:-1]
        found[path] = (*found[parent], expected[path][-1]) if path else ()
        if path and parent in gone:
            gone.add(path)
        if path and parent in went:
            number, kept = went[parent][path[-1]]
            found[path] = (*found[parent], number)
            if not kept:
                gone.add(path)
        elif path and isinstance(above := nodes[parent], Branch) and isinstance(above.shape, Table):
            found[path] = (*found[parent], _find_key(path[-1], _at(dump, found[parent])))
        node, held = nodes[path], _at(dump, found[path])
        if isinstance(node, Branch) and isinstance(node.shape, ItemsShape) and isinstance(held, list):
            items = [nodes[each] for each in sorted(each for each in nodes if each and each[:-1] == path)]
            went[path] = dict(enumerate(_find_items(items, held, ordered=not node.shape.unique)))
    return found, gone


def _find_items(items: Sequence[Node], held: Sequence[Any], *, ordered: bool) -> list[tuple[int, bool]]:
    """The number of each item in a list as the class has it, and whether it is there at all."""
    said = [Counter(_word(leaf.value) for leaf in leaves(item)) for item in items]
    there = [Counter(_word(value) for value in _values(each)) for each in held]
    places: dict[int, int] = {n: n for n, words in enumerate(said) if n < len(there) and words <= there[n]}
    for n, words in enumerate(said):
        if n not in places:
            shared = [(words & other).total() for other in there]
            best = max(range(len(there)), key=lambda m: shared[m], default=0)
            if there and (shared[best] == words.total() or (shared[best] and best not in places.values())):
                places[n] = best
    if not places and ordered and len(said) == len(there):
        return [(n, True) for n in range(len(said))]  # all were rewritten
    lost = iter(range(max(len(said), len(there)), len(said) + max(len(said), len(there))))
    return [(places[n], True) if n in places else (next(lost), False) for n in range(len(said))]


def _find_key(name: str | int, held: Any) -> str | int:
    """The key in a dictionary as the class has it: a validator may have changed its case."""
    if not isinstance(held, dict) or name in held:
        return name
    return next((key for key in held if _word(key) == _word(name)), name)


def _values(dumped: Any) -> Iterator[Any]:
    if isinstance(dumped, dict | list):
        for each in dumped.values() if isinstance(dumped, dict) else dumped:
            yield from _values(each)
    else:
        yield dumped


def _word(value: Any) -> str:
    return str(value).strip().casefold()


def _at(dump: Any, place: Path) -> Any:
    for part in place:
        inside = (isinstance(dump, list) and isinstance(part, int) and part < len(dump)) or (
            isinstance(dump, dict) and part in dump
        )
        if not inside:
            return None
        dump = dump[part]
    return dump
