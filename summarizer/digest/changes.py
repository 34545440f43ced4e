"""What is new in a story since it was last told: facts, figures that moved, and what its sources have taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from summarizer.pipeline import index_documents
from summarizer.schemas import Document, Evidence, Fact, Moved, Sentence, Story
from summarizer.verification import EvidenceIndex, Passages, verify_claim

from .ledger.history import Told
from .moving import find_moves

__all__ = ["Changes", "Retraction", "compare", "find_retractions"]

_SAID = 0.73
"""The score from which a statement counts as said by what was told: that from which two sources corroborate each other (merge/facts.py)."""
_DAY = len("2026-11-21")


@dataclass(frozen=True, slots=True)
class Changes:
    """What a story has that was not told: new facts, and figures that moved. `repeated` are facts that were told, with what told them."""

    new: tuple[Fact, ...]
    moved: tuple[Moved, ...]
    repeated: tuple[tuple[Fact, Told], ...]
    replaced: frozenset[int]
    """The facts told before (by id) in whose place a moved figure stands."""
    kept: frozenset[int]
    """The facts (by id) that their documents have taken back, and that another document of the story says in the same words."""


@dataclass(frozen=True, slots=True)
class Retraction:
    """A fact that was told and that none of its documents says any more; `document` is the one that ceased to, `why` how."""

    told: Told
    why: Literal["edited", "gone"]
    document: int


def compare(
    story: Story,
    past: Sequence[Told],
    retracted: Sequence[Told],
    fresh: Mapping[str, str | None],
    today: str,
    *,
    is_new: bool,
) -> Changes:
    """Return what `story` has that `past` did not tell. `today` is the ISO day of the run.

    `retracted` was told and its documents say it no more; but another may, in the same words, or a figure may have moved from it.

    `fresh` has the documents that came with this run, by their ids in the report, and what their version before said. A fact
    is new when a fresh document says it in words that its version before had not, and when nothing that was told has said it: not in
    the same words, not in a span of its own, and not in other words that the verifier takes to support it. In a
    story that `is_new`, documents that came earlier and were not told yet count as fresh, too.
    """
    statements = {_plain(t.statement): t for t in (*retracted, *past)}
    quotes = {_plain(s.quote): t for t in (*retracted, *past) for s in t.spans}
    index = _index(past)
    new, repeated = [], []
    for fact in story.facts:
        before = statements.get(_plain(fact.statement)) or next(
            (quotes[q] for e in fact.evidence if (q := _plain(e.quote)) in quotes), None
        )
        if before is None and past:
            held = verify_claim(fact.statement, index)
            if held.label == "supported" and held.score >= _SAID:
                before = past[held.evidence[0].start]
        if before is not None:
            repeated.append((fact, before))
        elif is_new or any(_is_fresh(e, fresh) for e in fact.evidence):
            new.append(fact)
    moves = find_moves([(f.id, f.statement) for f in new], [*past, *retracted], today)
    named = {m.moved.fact_ids[0] for m in moves}
    return Changes(
        new=tuple(f for f in new if f.id not in named),
        moved=tuple(m.moved for m in moves),
        repeated=tuple(repeated),
        replaced=frozenset(m.told.id for m in moves),
        kept=frozenset(t.id for _, t in repeated) & {t.id for t in retracted},
    )


def find_retractions(past: Sequence[Told], texts: Mapping[int, str | None], changed: frozenset[int]) -> list[Retraction]:
    """Return which of the facts in `past` no document of theirs says any more, now that those in `changed` were edited or are gone.

    `texts` has what the documents of their spans now say, None for one that is gone. An edited
    document still says a fact when it has its words, or others that the verifier takes to support it.
    """
    indexes: dict[int, EvidenceIndex] = {}
    plain = {name: _plain(text) for name, text in texts.items() if text is not None}
    found = []
    for told in past:
        touched = [s.document for s in told.spans if s.document in changed]
        if not touched or any(s.document in plain and _plain(s.quote) in plain[s.document] for s in told.spans):
            continue
        edited = [d for d in dict.fromkeys(touched) if texts.get(d) is not None]
        for name in edited:
            indexes.setdefault(name, index_documents([_document(texts[name] or "")]))
        if not any(_says(told.statement, indexes[name]) for name in edited):
            found.append(Retraction(told, "edited" if edited else "gone", (edited or touched)[0]))
    return found


def _says(statement: str, index: EvidenceIndex) -> bool:
    held = verify_claim(statement, index)
    return held.label == "supported" and held.score >= _SAID


def _is_fresh(evidence: Evidence, fresh: Mapping[str, str | None]) -> bool:
    if evidence.document_id not in fresh:
        return False
    before = fresh[evidence.document_id]
    return before is None or _plain(evidence.quote) not in _plain(before)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _document(text: str) -> Document:
    return Document(id="d1", source="", sha256="", text=text)


def _index(past: Sequence[Told]) -> EvidenceIndex:
    """An index over the statements that were told; a sentence begins at the number of its statement."""
    sentences = tuple(Sentence(f"t{n}", "told", n, n, t.statement, "prose", n) for n, t in enumerate(past))
    return EvidenceIndex(Passages(sentences, tuple(t.day[:_DAY] for t in past), tuple(range(len(past)))))
