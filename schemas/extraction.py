"""What `extract` answers: a value of the user's own class, and for each of its leaves the words that it rests on."""

from typing import Generic, Literal, TypeVar

from pydantic import JsonValue

from .document import Document
from .frozen import Frozen
from .report import Accounting, Generator, Notice
from .verdict import Evidence, Verdict

T = TypeVar("T")


class Grounding(Frozen):
    """What one leaf rests on. `corroboration` is the number of independent origins that bear it out."""

    evidence: tuple[Evidence, ...]
    verdict: Verdict
    corroboration: int = 1


class RejectedLeaf(Frozen):
    """A leaf that was proposed and is not supported; `pointer` (RFC 6901) is where it would have stood."""

    pointer: str
    value: JsonValue
    verdict: Verdict
    document_id: str | None = None


class LeafPosition(Frozen):
    """One of the values that the sources give for a leaf, with what says so."""

    value: JsonValue
    evidence: tuple[Evidence, ...]
    document_ids: tuple[str, ...]


class LeafConflict(Frozen):
    """A leaf on which the sources differ: two or more positions; the first is the one that stands in the value."""

    pointer: str
    positions: tuple[LeafPosition, ...]


class Extraction(Frozen, Generic[T]):
    """One object filled from one document, or from all of them.

    `value` is validated by the user's own class. `grounding` has one entry for each leaf of it that a source gave: its keys
    are JSON Pointers into the value as `model_dump(mode="json", by_alias=True)` writes it. A leaf that keeps its default has none.
    """

    schema_version: Literal["1"] = "1"
    created: str
    generator: Generator
    schema_name: str
    value: T
    grounding: dict[str, Grounding]
    rejected: tuple[RejectedLeaf, ...] = ()
    conflicts: tuple[LeafConflict, ...] = ()
    documents: tuple[Document, ...]
    warnings: tuple[Notice, ...] = ()
    accounting: Accounting
