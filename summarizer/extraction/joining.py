"""What several chunks or documents say, as one: fields chosen by support, lists joined, and what differs kept beside what stands."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from .judging import kind_of
from .said import Branch, Fixed, Node, Said, leaves
from .shapes import ItemsShape, Table

__all__ = ["alike", "grouped", "join"]

Weigh = Callable[[Sequence[str]], int]
"""How many independent origins stand behind some sentences, given by their ids."""

_WORD = re.compile(r"\w+")
_ARTICLES = frozenset(("a", "an", "the"))


def join(nodes: Sequence[Node], weigh: Weigh) -> Node:
    """Return one tree that says what all of them say.

    At a leaf the value that the most independent origins bear out stands, then the one of the best score, then the first; all the
    others become its rivals. Items of lists that say the same become one.
    """
    best = max(nodes, key=lambda node: sum(leaf.supported for leaf in leaves(node)))
    same = [node for node in nodes if _fit(node, best)]
    if isinstance(best, Said):
        return _chosen([leaf for leaf in same if isinstance(leaf, Said)], weigh)
    if isinstance(best, Fixed):
        return best
    branches = [node for node in same if isinstance(node, Branch)]
    if isinstance(best.shape, ItemsShape):
        return Branch(best.shape, dict(enumerate(_items([list(b.nodes.values()) for b in branches], weigh))))
    if isinstance(best.shape, Table):
        return _table(best.shape, branches, weigh)
    names = dict.fromkeys(name for branch in branches for name in branch.nodes)
    return Branch(best.shape, {name: join([b.nodes[name] for b in branches if name in b.nodes], weigh) for name in names})


def _fit(node: Node, other: Node) -> bool:
    """Whether two nodes are of one kind: of a union, each may be of another."""
    if isinstance(node, Branch) and isinstance(other, Branch):
        return node.shape is other.shape or node.shape == other.shape
    return type(node) is type(other)


def _chosen(rows: Sequence[Said], weigh: Weigh) -> Said:
    every = [one for leaf in rows for one in (replace(leaf, rivals=()), *leaf.rivals)]
    groups = grouped(one for one in every if one.supported)
    groups.sort(key=lambda g: (-weigh([i for leaf in g for i in leaf.cited]), -max(_score(leaf) for leaf in g)))
    ordered = [leaf for g in groups for leaf in sorted(g, key=lambda leaf: -_score(leaf))]
    ordered += [one for one in every if not one.supported]
    return replace(ordered[0], rivals=tuple(ordered[1:]))


def grouped(rows: Iterable[Said]) -> list[list[Said]]:
    """Return leaves by what they say, those that give the same value together, in the order of the first of each."""
    groups: list[list[Said]] = []
    for leaf in rows:
        group = next((g for g in groups if alike(g[0], leaf)), None)
        if group is None:
            groups.append([leaf])
        else:
            group.append(leaf)
    return groups


def _score(leaf: Said) -> float:
    return leaf.verdict.score if leaf.verdict else 0.0


def _items(rows: Sequence[Sequence[Node]], weigh: Weigh) -> list[Node]:
    """The items of several lists: one that says what an item of another list says joins it, each at most once a list."""
    groups: list[list[Node]] = []
    facts: list[_Facts] = []
    for row in rows:
        taken: set[int] = set()
        before = len(groups)
        for item in row:
            told = _facts(item)
            n = next((n for n in range(before) if n not in taken and facts[n].same(told)), None)
            if n is None:
                n = next((n for n in range(before, len(groups)) if groups[n][0] == item), None)
            if n is None:
                n = len(groups)
                groups.append([])
                facts.append(told)
            taken.add(n)
            groups[n].append(item)
    return [join(group, weigh) if len(group) > 1 else group[0] for group in groups]


def _table(shape: Table, branches: Sequence[Branch], weigh: Weigh) -> Branch:
    held: dict[str, list[tuple[str | int, Said, Node]]] = {}
    for branch in branches:
        for (name, node), key in zip(branch.nodes.items(), branch.keys, strict=True):
            held.setdefault(" ".join(_words(str(name))), []).append((name, key, node))
    nodes = {rows[0][0]: join([node for _, _, node in rows], weigh) for rows in held.values()}
    return Branch(shape, nodes, tuple(_chosen([key for _, key, _ in rows], weigh) for rows in held.values()))


@dataclass(frozen=True, slots=True)
class _Facts:
    """What tells items apart: their supported leaves by their place."""

    said: Mapping[tuple[str | int, ...], Said]

    def same(self, other: "_Facts") -> bool:
        """Whether both have a leaf in common and all that they have in common agree."""
        both = self.said.keys() & other.said.keys()
        return bool(both) and all(alike(self.said[place], other.said[place]) for place in both)


def _facts(node: Node) -> _Facts:
    found: dict[tuple[str | int, ...], Said] = {}

    def walk(each: Node, place: tuple[str | int, ...]) -> None:
        if isinstance(each, Said):
            if each.fault is None:
                found[place] = each
        elif isinstance(each, Branch) and not isinstance(each.shape, ItemsShape):
            for name, below in each.nodes.items():
                walk(below, (*place, name))

    walk(node, ())
    return _Facts(found)


def alike(one: Said, other: Said) -> bool:
    """Whether two leaves give the same value: equal ones, forms of one name, texts of the same words."""
    if one.value == other.value and type(one.value) is type(other.value):
        return True
    if not isinstance(one.value, str) or not isinstance(other.value, str):
        return (
            isinstance(one.value, int | float)
            and one.value == other.value
            and isinstance(other.value, int | float)
            and isinstance(one.value, bool) == isinstance(other.value, bool)
        )
    kinds = {kind_of(one), kind_of(other)}
    if kinds & {"choice", "date", "number", "boolean"}:
        return one.value.strip().casefold() == other.value.strip().casefold()
    a, b = _words(one.value), _words(other.value)
    if kinds == {"name"}:
        shorter, longer = sorted((a, b), key=len)
        return bool(shorter) and set(shorter) <= set(longer) and shorter[-1] == longer[-1]
    return a == b


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if word not in _ARTICLES]
