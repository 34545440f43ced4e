"""Puts a form to a model: once for each chunk of each document, and once more for the leaves that were refused, alone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from summarizer.asking import Asker, Outcome, Question
from summarizer.engines import reasons
from summarizer.engines.chunks import Chunk
from summarizer.errors import ModelReplyError, ProviderError, RefusedQuestionError, SummarizerError
from summarizer.schemas import Sentence
from summarizer.schemas.wire import FillReply
from summarizer.verification import EvidenceIndex

from .building import complaints
from .judging import judge_leaves, refused_for
from .said import Branch, Node, Said, leaves, mapped, read_reply
from .shapes import Form, ObjectShape, Slot
from .twin import outline, reply_for
from .values import meaning, shown

__all__ = ["Lost", "Read", "fill", "first_questions", "judge_reply"]

_MOST_REFUSED = 12
Done = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Lost:
    """What a model did not do with some sentences of a document, and why: `task` is "read" or "mend"."""

    document_id: str
    task: str
    count: int
    error: SummarizerError


@dataclass(frozen=True, slots=True)
class Read:
    """What a model said of each chunk, judged; None where it gave no usable reply. `lost` tells why."""

    nodes: tuple[Branch | None, ...]
    lost: tuple[Lost, ...]


def fill(
    form: Form, chunks: Sequence[Chunk], asker: Asker, index: EvidenceIndex, progress: Callable[[str, int, int], None]
) -> Read:
    """Return what a model says of each chunk: every leaf judged, and those that were refused asked for again once.

    Raises ProviderError when the provider fails or refuses every question, and ModelReplyError when no reply could be used.
    """
    outcomes = asker.ask_all(first_questions(form, chunks, asker), lambda done, total: progress("extracting", done, total))
    _raise_for(outcomes)
    lost = [
        Lost(chunk.sentences[0].document_id, "read", len(chunk.sentences), outcome.error)
        for chunk, outcome in zip(chunks, outcomes, strict=True)
        if outcome.error is not None
    ]
    nodes: list[Branch | None] = []
    for n, (chunk, outcome) in enumerate(zip(chunks, outcomes, strict=True)):
        progress("checking", n, len(chunks))
        nodes.append(judge_reply(form, outcome.value, chunk, index) if outcome.value is not None else None)
    mended, unmended = _mend(form, nodes, chunks, asker, index, progress)
    return Read(tuple(mended), (*lost, *unmended))


def first_questions(form: Form, chunks: Sequence[Chunk], asker: Asker) -> list[Question[FillReply]]:
    """Return the question that is put to a model of each chunk."""
    reply = reply_for(form, asker.reply_tokens)
    about = {"name": form.name, "purpose": form.root.description or _purpose(form), "hint": form.hint, "lines": outline(form)}
    return [Question("fill", {"sentences": chunk.shown(), **about}, reply, {}) for chunk in chunks]


def _purpose(form: Form) -> str:
    root = form.resolve(form.root.shape)
    return root.description if isinstance(root, ObjectShape) else ""


def _raise_for(outcomes: Sequence[Outcome[FillReply]]) -> None:
    errors = [outcome.error for outcome in outcomes if outcome.error is not None]
    for error in errors:
        if isinstance(error, ProviderError) and not isinstance(error, RefusedQuestionError):
            raise error
    if errors and len(errors) == len(outcomes):
        raise errors[0]


def judge_reply(form: Form, reply: FillReply, chunk: Chunk, index: EvidenceIndex) -> Branch:
    """Return what a reply says of a chunk, each leaf with its verdict, or refused by the class's own validators."""
    said = read_reply(form, reply.model_extra or {}, [s.id for s in chunk.sentences])
    node = judge_leaves(said, _by_id(chunk), chunk.published, index)
    return _complained(form, node)


def _complained(form: Form, node: Node) -> Branch:
    """The tree with those leaves refused that the class's own validators refuse."""
    told = complaints(form, node)

    def change(leaf: Said, beside: Sequence[Said]) -> Said:
        return refused_for(leaf, "schema", told[id(leaf)]) if id(leaf) in told else leaf

    found = mapped(node, change)
    assert isinstance(found, Branch)
    return found


def _by_id(chunk: Chunk) -> dict[str, Sentence]:
    return {s.id: s for s in chunk.sentences}


@dataclass(frozen=True, slots=True)
class _Part:
    """Refused leaves of one chunk that are asked for together."""

    n: int  # of the chunk
    failed: tuple[Said, ...]


def _mend(
    form: Form,
    nodes: Sequence[Branch | None],
    chunks: Sequence[Chunk],
    asker: Asker,
    index: EvidenceIndex,
    progress: Callable[[str, int, int], None],
) -> tuple[list[Branch | None], list[Lost]]:
    """Ask once for what takes the place of each refused leaf; the refused one becomes its rival. An error mends nothing."""
    parts: list[_Part] = []
    for n, node in enumerate(nodes):
        failed = [leaf for leaf in leaves(node) if not leaf.supported] if node is not None else []
        parts += [_Part(n, tuple(failed[i : i + _MOST_REFUSED])) for i in range(0, len(failed), _MOST_REFUSED)]
    small = [_small_form(form, part.failed) for part in parts]
    questions = [_again(one, part, chunks[part.n], asker.reply_tokens) for one, part in zip(small, parts, strict=True)]
    outcomes = asker.ask_all(questions, lambda done, total: progress("repairing", done, total))
    lost = []
    instead: dict[int, dict[int, Said]] = {}
    for part, one, outcome in zip(parts, small, outcomes, strict=True):
        chunk = chunks[part.n]
        if outcome.value is None:
            error = outcome.error or ModelReplyError("there was no reply")
            lost.append(Lost(chunk.sentences[0].document_id, "mend", len(part.failed), error))
            continue
        said = read_reply(one, outcome.value.model_extra or {}, [s.id for s in chunk.sentences])
        for name, new in said.nodes.items():
            old = part.failed[int(str(name).removeprefix("leaf_")) - 1]
            if isinstance(new, Said):
                instead.setdefault(part.n, {})[id(old)] = replace(new, about=old.about)
    mended: list[Branch | None] = []
    for n, node in enumerate(nodes):
        new_leaves = instead.get(n, {})
        mended.append(_replaced(form, node, new_leaves, chunks[n], index) if node is not None and new_leaves else node)
    return mended, lost


def _replaced(form: Form, node: Branch, new: Mapping[int, Said], chunk: Chunk, index: EvidenceIndex) -> Branch:
    def change(leaf: Said, beside: Sequence[Said]) -> Said:
        if id(leaf) not in new:
            return leaf
        other = _judge_one(new[id(leaf)], beside, chunk, index)
        first, second = (other, leaf) if other.supported else (leaf, other)
        return first if (first.value, first.cited) == (second.value, second.cited) else replace(first, rivals=(second,))

    return _complained(form, mapped(node, change))


def _judge_one(leaf: Said, beside: Sequence[Said], chunk: Chunk, index: EvidenceIndex) -> Said:
    found = judge_leaves(leaf, _by_id(chunk), chunk.published, index, beside)
    assert isinstance(found, Said)
    return found


def _small_form(form: Form, failed: Sequence[Said]) -> Form:
    """The form of a second question: the refused leaves as fields leaf_1, leaf_2, ..., each of its own shape."""
    names = [f"leaf_{n}" for n in range(1, len(failed) + 1)]
    slots = tuple(Slot(leaf.shape, name, name, required=False) for name, leaf in zip(names, failed, strict=True))
    return replace(form, root=Slot(ObjectShape(slots)), wrapped=False)


def _again(form: Form, part: _Part, chunk: Chunk, tokens: int) -> Question[FillReply]:
    numbers = {s.id: n for n, s in enumerate(chunk.sentences, 1)}
    failed: list[dict[str, Any]] = [
        {
            "name": f"leaf_{n}",
            "about": leaf.about,
            "holds": meaning(leaf.shape),
            "value": shown(leaf.value),
            "sentences": [numbers[i] for i in leaf.cited],
            "reasons": reasons(leaf.verdict) if leaf.verdict else [],
        }
        for n, leaf in enumerate(part.failed, 1)
    ]
    return Question("refill", {"sentences": chunk.shown(), "failed": failed}, reply_for(form, tokens), {})
