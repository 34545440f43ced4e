"""A source cut into blocks and pieces: what lights up is a piece, or several that follow each other.

All cutting happens here, in code points; the page's script never counts characters, of which JavaScript has another notion.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.schemas import Document, Evidence
from summarizer.segment.paragraphs import split_paragraphs

__all__ = ["Block", "CutText", "Piece", "cut"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` and on of a document, and the facts that rest on them; `anchor` is the piece's id in the page, if any rest on it."""

    start: int
    text: str
    fact_ids: tuple[str, ...] = ()
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, with the bullet that opens it: `text[start:end]`, cut into pieces without a gap."""

    start: int
    end: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class CutText:
    """A document's blocks, and for each span (start, end) that some fact rests on the anchors of its pieces, in order."""

    blocks: tuple[Block, ...]
    anchors: Mapping[tuple[int, int], tuple[str, ...]]


def cut(document: Document, evidence: Iterable[tuple[str, Evidence]]) -> CutText:
    """Return the document's text in pieces at whose ends some span begins or ends; `evidence` pairs fact ids with spans of it.

    Spans may overlap; each piece has the facts of all spans that hold it. Only white space between blocks is left out.
    """
    text = document.text
    spans: dict[tuple[int, int], list[str]] = defaultdict(list)
    for fact_id, e in evidence:
        if fact_id not in spans[e.start, e.end]:
            spans[e.start, e.end].append(fact_id)
    bounds = _blocks(text)
    edges = sorted({edge for span in [*spans, *bounds] for edge in span if 0 <= edge <= len(text)})
    carried = _carried(edges, spans)
    blocks = []
    for start, end in bounds:
        own = edges[bisect_left(edges, start) : bisect_left(edges, end) + 1]
        pieces = tuple(
            Piece(a, text[a:b], carried.get(a, ()), f"{document.id}-{a}" if a in carried else None) for a, b in pairwise(own)
        )
        blocks.append(Block(start, end, pieces))
    shown = [(p.start, p.anchor) for block in blocks for p in block.pieces if p.anchor]
    starts = [start for start, _ in shown]
    anchors = {
        (start, end): tuple(name for _, name in shown[bisect_left(starts, start) : bisect_left(starts, end)])
        for start, end in spans
    }
    return CutText(tuple(blocks), anchors)


def _blocks(text: str) -> list[tuple[int, int]]:
    """Return the paragraphs' bounds, each from the end of the one before it: a bullet belongs to what it opens. All but white space is in one."""
    ends = [paragraph.end for paragraph in split_paragraphs(text)]
    found = []
    for before, after in pairwise([0, *ends, len(text)]):
        body = text[before:after]
        start = after - len(body.lstrip())
        if start < after:
            found.append((start, before + len(body.rstrip())))
    return found


def _carried(edges: Sequence[int], spans: Mapping[tuple[int, int], Sequence[str]]) -> dict[int, tuple[str, ...]]:
    """Return for each edge the facts that rest on what follows it, where any do."""
    begins: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for span in spans:
        begins[span[0]].append(span)
    active: list[tuple[int, int]] = []
    found = {}
    for edge in edges:
        active = [span for span in active if span[1] > edge] + begins[edge]
        if active:
            found[edge] = tuple(dict.fromkeys(name for span in active for name in spans[span]))
    return found
