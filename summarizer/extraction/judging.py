"""Whether the sentences that a leaf cites say its value: a verdict for each leaf of what a model said."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from pydantic import JsonValue

from summarizer.schemas import Reason, Sentence, Verdict
from summarizer.verification import EvidenceIndex
from summarizer.verification.leaves import Leaf, LeafKind, judge_leaf

from .said import Node, Said, mapped
from .values import is_choice, plain

__all__ = ["asked_of", "judge_leaves", "kind_of", "refused_for"]

_LONGEST_NAME = 8
_SMALL = frozenset("a an and at by de del der for from in la le of on or the to van von with".split())
_ENDED = re.compile(r"[.!?…]['\"”’)]*$")


def judge_leaves(
    node: Node,
    sentences: Mapping[str, Sentence],
    published: str | None,
    index: EvidenceIndex,
    near: Sequence[Said] = (),
) -> Node:
    """Return the tree with a verdict at each leaf.

    `sentences` holds those that may be cited by id, `published` is their day or None, and `near` the leaves that stand beside the node.
    """

    def judged(leaf: Said, beside: Sequence[Said]) -> Said:
        return _judged(leaf, beside, sentences, published, index)

    return mapped(node, judged, near)


def _judged(
    leaf: Said, beside: Sequence[Said], sentences: Mapping[str, Sentence], published: str | None, index: EvidenceIndex
) -> Said:
    if leaf.fault is not None:
        return refused_for(leaf, "form", leaf.fault)
    found = judge_leaf(asked_of(leaf, beside), [sentences[name] for name in leaf.cited], index, published)
    return replace(leaf, verdict=found.verdict, spans=found.spans)


def asked_of(leaf: Said, beside: Sequence[Said]) -> Leaf:
    """Return what the verifier is asked of a leaf without a fault; `beside` are the others of its object."""
    value = plain(leaf.shape, leaf.value)
    kind = kind_of(leaf)
    choices = [(str(c.value), *([c.name.replace("_", " ").lower()] if c.name else [])) for c in leaf.shape.choices]
    own = next((words for words in choices if words[0] == value), ()) if kind == "choice" else ()
    return Leaf(
        value=value,
        kind=kind,
        label=leaf.about,
        beside=tuple(_text(other.value) for other in beside),
        member=own,
        others=tuple(words for words in choices if words != own) if own else (),
    )


def refused_for(leaf: Said, check: str, why: str) -> Said:
    """Return the leaf as one that is not supported, for a reason that is no reading of the evidence."""
    reason = Reason(check=check, outcome="fail", claim=_text(leaf.value), message=why)
    return replace(leaf, verdict=Verdict(label="unsupported", score=0.0, reasons=(reason,)), spans=())


def kind_of(leaf: Said) -> LeafKind:
    """Return what kind of thing a leaf's value claims. A short text that looks like a name, or like no sentence, is a name."""
    if is_choice(leaf.shape, leaf.value):
        return "choice"
    value: Any = plain(leaf.shape, leaf.value)
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, date | datetime | time | timedelta):
        return "date"
    return ("name" if _is_name(value) else "text") if isinstance(value, str) else "number"


def _is_name(text: str) -> bool:
    words = text.split()
    if len(words) > _LONGEST_NAME or _ENDED.search(text):
        return False
    telling = [word for word in words if word.casefold() not in _SMALL]
    return all(not word[:1].islower() for word in telling) or len(words) == 1


def _text(value: JsonValue) -> str:
    return value if isinstance(value, str) else str(value)
