"""Extractions as text: JSON, JSON Lines, CSV of flat objects, and a table for a terminal."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import RenderableType

from summarizer.errors import SettingsError
from summarizer.extraction import Constant, Form, LeafShape, ObjectShape
from summarizer.schemas import Extraction

from .canvas import draw, grid, styled

__all__ = ["flat_columns", "render_csv", "render_extractions", "render_json", "render_lines"]

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes a cell for that begins so: a text from a document must not be run."""

_NUMERIC = frozenset(("integer", "number", "decimal"))
_LONGEST_QUOTE = 160


def render_lines(found: Sequence[Extraction[Any]]) -> str:
    """Return an extraction a line."""
    return "".join(f"{one.model_dump_json(by_alias=True)}\n" for one in found)


def render_json(found: Sequence[Extraction[Any]]) -> str:
    """Return one extraction, or a list of several."""
    if len(found) == 1:
        return found[0].model_dump_json(by_alias=True, indent=2) + "\n"
    return json.dumps([one.model_dump(mode="json", by_alias=True) for one in found], ensure_ascii=False, indent=2) + "\n"


def flat_columns(form: Form) -> list[str]:
    """Return the columns of a table of such objects. Raises SettingsError where a field holds more than one value."""
    root = form.resolve(form.root.shape)
    slots = root.slots if isinstance(root, ObjectShape) else ()
    for slot in slots:
        if not isinstance(form.resolve(slot.shape), LeafShape | Constant):
            raise SettingsError(
                f"--format csv needs a flat schema, and field {slot.name!r} of {form.name} holds more than one value: "
                "expected json or jsonl, or a schema without lists and objects"
            )
    return [slot.alias or slot.name for slot in slots]


def render_csv(found: Sequence[Extraction[Any]], form: Form) -> str:
    """Return a row for each object: its sources, then its fields. A text that a spreadsheet would run begins with an apostrophe.

    Under the policy flag a last column names the fields whose values are not supported.
    """
    columns = flat_columns(form)
    figures = _figures(form)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    flagged = any(one.generator.settings.get("policy") == "flag" for one in found)
    writer.writerow(["source", *columns, *(["not supported"] if flagged else [])])
    for one in found:
        value = form.adapter.dump_python(one.value, mode="json", by_alias=True)
        held = value if isinstance(value, dict) else {columns[0]: value}
        source = " ".join(document.source for document in one.documents)
        row = [_cell(source), *(_cell(held.get(c), figure=c in figures) for c in columns)]
        writer.writerow([*row, *([_doubted(one)] if flagged else [])])
    return text.getvalue()


def _doubted(one: Extraction[Any]) -> str:
    """The pointers of the values that are not supported, without their slash: of a flat object, its fields."""
    return " ".join(pointer[1:] for pointer, ground in one.grounding.items() if ground.verdict.label != "supported")


def _figures(form: Form) -> set[str]:
    """The columns of numbers, of which JSON writes decimals as texts."""
    root = form.resolve(form.root.shape)
    shapes = {s.alias or s.name: form.resolve(s.shape) for s in root.slots} if isinstance(root, ObjectShape) else {}
    return {name for name, shape in shapes.items() if isinstance(shape, LeafShape) and shape.forms and {*shape.forms} <= _NUMERIC}


def _cell(value: object, *, figure: bool = False) -> object:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULAS) and not figure else value
    return "" if value is None else value


def render_extractions(found: Sequence[Extraction[Any]], *, width: int, color: bool) -> str:
    """Return what was extracted for a terminal: each value with its words, then what the sources differ on and what was refused."""
    return draw((part for one in found for part in _parts(one)), width=width, color=color)


def _parts(one: Extraction[Any]) -> Iterator[RenderableType]:
    yield styled(f"{one.schema_name}: {', '.join(document.source for document in one.documents)}", "bold")
    table = grid("name", "name", "text", widest=36)
    for pointer, grounding in one.grounding.items():
        quote = grounding.evidence[0].quote if grounding.evidence else ""
        mark = "" if grounding.verdict.label == "supported" else " (not supported)"
        origins = f" [{grounding.corroboration} origins]" if grounding.corroboration > 1 else ""
        table.add_row(
            styled(pointer), styled(_shown(_at(one, pointer)) + mark), styled(f'"{quote[:_LONGEST_QUOTE]}"{origins}', "dim")
        )
    yield table
    for conflict in one.conflicts:
        sides = "; ".join(f"{_shown(p.value)} ({', '.join(p.document_ids)})" for p in conflict.positions)
        yield styled(f"the sources differ on {conflict.pointer}: {sides}")
    for refused in one.rejected:
        reasons = [reason.message for reason in refused.verdict.reasons if reason.outcome == "fail"][:1]
        yield styled(f"refused {refused.pointer} = {_shown(refused.value)}: {''.join(reasons)}")
    yield styled("")


def _at(one: Extraction[Any], pointer: str) -> object:
    """The value at a pointer of the dumped value."""
    held: Any = one.model_dump(mode="json", by_alias=True, include={"value"})["value"]
    for part in pointer.split("/")[1:]:
        name = part.replace("~1", "/").replace("~0", "~")
        held = held[int(name)] if isinstance(held, list) else held.get(name) if isinstance(held, dict) else None
    return held


def _shown(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
