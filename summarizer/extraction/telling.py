"""From built values to extractions: what each leaf rests on, what was refused, where the sources differ."""

from collections.abc import Callable, Sequence
from typing import Any

from summarizer.schemas import Evidence, Grounding, LeafConflict, LeafPosition, RejectedLeaf, Sentence, Verdict

from .building import Built, Placed
from .joining import alike, grouped
from .judging import kind_of, refused_for
from .said import Said

__all__ = ["conflicts_of", "grounding_of", "rejected_of"]

Weigh = Callable[[Sequence[str]], int]


def grounding_of(built: Built, weigh: Weigh, sentences: dict[str, Sentence]) -> dict[str, Grounding]:
    """Return, by the pointer of each leaf that stands, the spans of all that say the same, and how many origins those have."""
    return {placed.pointer: _grounding(placed.leaf, weigh, sentences) for placed in built.leaves}


def _grounding(leaf: Said, weigh: Weigh, sentences: dict[str, Sentence]) -> Grounding:
    verdict = leaf.verdict or Verdict(label="unsupported", score=0.0)
    if not leaf.supported:
        return Grounding(evidence=_spans([leaf], sentences), verdict=verdict, corroboration=0)
    same = [leaf, *(rival for rival in leaf.rivals if rival.supported and alike(rival, leaf))]
    return Grounding(
        evidence=_spans(same, sentences), verdict=verdict, corroboration=weigh([i for one in same for i in one.cited])
    )


def _spans(rows: Sequence[Said], sentences: dict[str, Sentence]) -> tuple[Evidence, ...]:
    """The spans of some leaves, once each; the whole of what one cites where its verdict rests on nothing."""
    found = [span for leaf in rows for span in leaf.spans or [_whole(sentences[i]) for i in leaf.cited]]
    return tuple(dict.fromkeys(found))


def _whole(sentence: Sentence) -> Evidence:
    return Evidence(document_id=sentence.document_id, start=sentence.start, end=sentence.end, quote=sentence.text)


def rejected_of(built: Built, sentences: dict[str, Sentence]) -> tuple[RejectedLeaf, ...]:
    """Return every value that was proposed and may not stand, once each."""
    rows = [_rejected(p.pointer, _told(p, built), sentences) for p in built.refused]
    for placed in (*built.leaves, *built.refused):
        rows += [_rejected(placed.pointer, rival, sentences) for rival in placed.leaf.rivals if not rival.supported]
    return tuple({(r.pointer, repr(r.value), r.document_id): r for r in rows}.values())


def _told(placed: Placed, built: Built) -> Said:
    why = built.why.get(id(placed.leaf))
    return placed.leaf if why is None else refused_for(placed.leaf, "schema", why)


def _rejected(pointer: str, leaf: Said, sentences: dict[str, Sentence]) -> RejectedLeaf:
    verdict = leaf.verdict or Verdict(label="unsupported", score=0.0)
    owner = sentences[leaf.cited[0]].document_id if leaf.cited else None
    return RejectedLeaf(pointer=pointer, value=leaf.value, verdict=verdict, document_id=owner)


def conflicts_of(built: Built, sentences: dict[str, Sentence]) -> tuple[LeafConflict, ...]:
    """Return the leaves for which the sources give different values. Texts that differ in their words are no conflict."""
    found = []
    for placed in built.leaves:
        leaf = placed.leaf
        if not leaf.supported or kind_of(leaf) == "text":
            continue
        groups = grouped([leaf, *(rival for rival in leaf.rivals if rival.supported and kind_of(rival) != "text")])
        if len(groups) > 1:
            positions = tuple(_position(group, sentences) for group in groups)
            found.append(LeafConflict(pointer=placed.pointer, positions=positions))
    return tuple(found)


def _position(group: Sequence[Said], sentences: dict[str, Sentence]) -> LeafPosition:
    spans: Any = _spans(group, sentences)
    return LeafPosition(value=group[0].value, evidence=spans, document_ids=tuple(dict.fromkeys(s.document_id for s in spans)))
