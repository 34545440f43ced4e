"""The receipt of an extraction: every value leads to the words that it rests on.

A page knows facts, so that each grounded leaf becomes one: its value is what is said, its spans are the evidence.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import JsonValue, ValidationError

from summarizer.errors import InputError
from summarizer.schemas import (
    Conflict,
    Evidence,
    Extraction,
    Fact,
    LeafConflict,
    Position,
    Rejection,
    Report,
    Story,
    SummarySentence,
    Verdict,
)

from ..captions import losses, plural
from .embedding import embedded
from .page import differences, render_page

__all__ = ["extraction_faults", "read_extraction", "render_extraction", "span_faults"]

_HELD = Verdict(label="supported", score=1.0)


@dataclass(frozen=True, slots=True)
class Row:
    """A leaf of the value: its path in words, its value, and its place among the leaves that rest on words, None if it does not."""

    label: str
    text: str
    place: int | None


def render_extraction(extraction: Extraction[Any]) -> str:
    """Return what was extracted as one HTML page like a report's receipt: the same safety, the same JSON inside, the same choice of words."""
    return _rendered(extraction.model_dump_json(by_alias=True))


def extraction_faults(page: str) -> list[str]:
    """Return what does not hold in the receipt of an extraction: its hashes, its spans, and that the page is what its JSON renders to.

    Verdicts are not computed anew, for which the class that was filled would be needed. Raises InputError when the JSON is no extraction.
    """
    made = read_extraction(embedded(page, "extraction") or "")
    if made is None:
        raise InputError("this HTML page holds no extraction: expected a receipt that summarizer extract wrote")
    return span_faults(made) or differences(page, _rendered(made.model_dump_json(by_alias=True)), made.generator.version)


def read_extraction(text: str) -> Extraction[Any] | None:
    """Return the extraction that a text is the JSON of, the value as JSON has it; None for any other text."""
    try:
        return Extraction[Any].model_validate_json(text)
    except ValidationError:
        return None


def span_faults(made: Extraction[Any]) -> list[str]:
    """Return which quotes and hashes of an extraction do not hold."""
    texts = {d.id: d.text for d in made.documents}
    spans = [*_named(made.grounding), *((c.pointer, e) for c in made.conflicts for p in c.positions for e in p.evidence)]
    broken = [
        f"{pointer}: its quote differs from {e.document_id}[{e.start}:{e.end}]"
        for pointer, e in spans
        if texts.get(e.document_id, "")[e.start : e.end] != e.quote or not e.quote
    ]
    return broken + [
        f"document {d.id}: its sha256 is not that of its text"
        for d in made.documents
        if hashlib.sha256(d.text.encode()).hexdigest() != d.sha256
    ]


def _rendered(data: str) -> str:
    extraction = Extraction[Any].model_validate_json(data)  # the value as JSON has it, whatever its class
    report, rows = _as_report(extraction)
    counted = [f"{plural(len(extraction.grounding), 'value')}, each with its words in the sources", *losses(report)]
    return render_page(report, {"extraction": data}, "leaves.html.j2", counted=counted, rows=rows)


def _as_report(extraction: Extraction[Any]) -> tuple[Report, list[Row]]:
    """Return the extraction as a report on one story, whose sentences are the grounded leaves in the value's order; and all leaves."""
    rows: list[Row] = []
    facts: list[Fact] = []
    for pointer, value in _leaves(extraction.value, ""):
        ground = extraction.grounding.get(pointer)
        rows.append(Row(_path(pointer), _shown(value), len(facts) if ground else None))
        if ground:
            facts.append(_fact(f"v{len(facts) + 1}", value, ground.evidence, ground.verdict, ground.corroboration))
    told = tuple(SummarySentence(text=f.statement, fact_ids=(f.id,), verdict=f.verdict) for f in facts)
    conflicts = []
    for n, conflict in enumerate(extraction.conflicts, 1):
        sides = _sides(conflict, n)
        facts += sides
        positions = tuple(Position(value=f.statement, fact_ids=(f.id,), document_ids=f.document_ids) for f in sides)
        conflicts.append(
            Conflict(id=f"c{n}", about=_path(conflict.pointer), kind="name", relation="unknown", positions=positions)
        )
    story = Story(
        id="s1",
        title=extraction.schema_name,
        document_ids=tuple(d.id for d in extraction.documents),
        summary=told,
        facts=tuple(facts),
        conflicts=tuple(conflicts),
    )
    report = Report(
        created=extraction.created,
        generator=extraction.generator,
        documents=extraction.documents,
        stories=(story,),
        rejected=tuple(
            Rejection(
                statement=f"{_path(leaf.pointer)}: {_shown(leaf.value)}",
                stage="verify",
                document_id=leaf.document_id,
                verdict=leaf.verdict,
            )
            for leaf in extraction.rejected
        ),
        warnings=extraction.warnings,
        accounting=extraction.accounting,
    )
    return report, rows


def _sides(conflict: LeafConflict, number: int) -> list[Fact]:
    """The positions of a conflict as facts."""
    return [
        _fact(f"c{number}-{n}", side.value, side.evidence, _HELD, len(side.document_ids))
        for n, side in enumerate(conflict.positions, 1)
    ]


def _fact(name: str, value: JsonValue, evidence: tuple[Evidence, ...], verdict: Verdict, origins: int) -> Fact:
    said_in = tuple(dict.fromkeys(e.document_id for e in evidence))
    return Fact(id=name, statement=_shown(value), evidence=evidence, verdict=verdict, document_ids=said_in, corroboration=origins)


def _named(grounding: Mapping[str, Any]) -> Iterator[tuple[str, Evidence]]:
    return ((pointer, e) for pointer, ground in grounding.items() for e in ground.evidence)


def _leaves(value: Any, pointer: str) -> Iterator[tuple[str, JsonValue]]:
    """Yield the leaves of a JSON value with their pointers (RFC 6901), in order; what is empty is a leaf."""
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from _leaves(inner, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list) and value:
        for place, inner in enumerate(value):
            yield from _leaves(inner, f"{pointer}/{place}")
    else:
        yield pointer, value


def _path(pointer: str) -> str:
    """Return a pointer as people read it: `casualties › 1 › count`, items counted from 1."""
    parts = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]
    return (
        " › ".join(str(int(part) + 1) if part.isdecimal() and part.isascii() else part.replace("_", " ") for part in parts)
        or "value"
    )


def _shown(value: JsonValue) -> str:
    if value is None:
        return "none"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
