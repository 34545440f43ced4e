"""A report held against labels that were written by reading the documents, before any output was seen.

A label names sentences as "document:start", with the first eight digits of the SHA-256 of each, so that no text of others is kept here.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from summarizer import Report
from summarizer.schemas import Conflict, Fact
from summarizer.segment import split_passages
from tests.texts import document

Pair = frozenset[str]


@dataclass(frozen=True)
class Expected:
    """A conflict of the truth: `positions` hold the sentences of each side. A minor one is neither missed nor made up."""

    kind: str
    relation: str
    positions: tuple[frozenset[str], ...]
    minor: bool


@dataclass(frozen=True)
class Truth:
    """Pairs of sentences of which one says all that the other says or must not be taken for it; days of sentences, None where open."""

    sentences: dict[str, str]
    same: frozenset[Pair]
    apart: frozenset[Pair]
    dates: dict[str, str | None]
    conflicts: tuple[Expected, ...]
    cluster: str


@dataclass(frozen=True)
class Score:
    """How often what was said is right (`precision`) and what is true was said (`recall`), with what was wrong or missed."""

    precision: float
    recall: float
    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.2f} R {self.recall:.2f} F1 {self.f1:.2f}"


def read_truth(path: Path) -> Truth:
    """Return the labels of a file."""
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    conflicts = (Expected(c["kind"], c["relation"], tuple(map(frozenset, c["positions"])), c["minor"]) for c in data["conflicts"])
    pairs = {key: frozenset(frozenset(pair) for pair in data[key]) for key in ("same", "apart")}
    return Truth(data["sentences"], pairs["same"], pairs["apart"], data["dates"], tuple(conflicts), data.get("cluster", ""))


def stale(truth: Truth, texts: dict[str, str]) -> list[str]:
    """Return the labelled sentences that are not what they were when they were labelled; `texts` gives each document by its id."""
    passages = [p for name, text in texts.items() for p in split_passages(document(text, int(name.removeprefix("d"))))]
    digests = {
        f"{s.document_id.removeprefix('d')}:{s.start}": hashlib.sha256(s.text.encode()).hexdigest()[:8]
        for p in passages
        for s in p.sentences
    }
    return [name for name, digest in truth.sentences.items() if digests.get(name) != digest]


def score_facts(truth: Truth, report: Report) -> Score:
    """Pairwise: two sentences are one where some fact rests on both."""
    found = {frozenset(pair) for fact in _facts(report) for pair in combinations(_places(fact), 2)}
    right, wrong = found & truth.same, found & truth.apart
    missed = truth.same - found
    precision = len(right) / len(right | wrong) if right | wrong else 1.0
    return Score(precision, len(right) / max(1, len(truth.same)), _shown(wrong), _shown(missed))


def score_dates(truth: Truth, report: Report) -> Score:
    """The day of the fact that each labelled sentence leads: a wrong one is any that differs, open ones are only missed."""
    times = {_places(fact)[0]: fact.time for fact in _facts(report)}
    led = {name: day for name, day in truth.dates.items() if name in times}
    said = {name for name in led if times[name] is not None}
    wrong = tuple(f"{name} {times[name]} for {led[name]}" for name in led if name in said and times[name] != led[name])
    dated = [name for name, day in led.items() if day is not None]
    right = [name for name in dated if times[name] == led[name]]
    missed = tuple(f"{name} {led[name]}" for name in dated if name not in said)
    return Score(1 - len(wrong) / max(1, len(said)), len(right) / max(1, len(dated)), wrong, missed)


def score_conflicts(truth: Truth, report: Report) -> Score:
    """A conflict is true where two of its positions rest on two sides of one of the truth, of its kind and relation."""
    found = [c for story in report.stories for c in story.conflicts]
    places = {fact.id: frozenset(_places(fact)) for fact in _facts(report)}
    matches = {c.id: [e for e in truth.conflicts if _matches(c, e, places)] for c in found}
    told = [e for e in truth.conflicts if any(e in rows for rows in matches.values())]
    counted = [c for c in found if not any(e.minor for e in matches[c.id])]
    wrong = tuple(f"{c.about}: {' | '.join(p.value for p in c.positions)}" for c in counted if not matches[c.id])
    major = [e for e in truth.conflicts if not e.minor]
    missed = tuple(str([sorted(side) for side in e.positions]) for e in major if e not in told)
    return Score(1 - len(wrong) / max(1, len(counted)), 1 - len(missed) / max(1, len(major)), wrong, missed)


def _matches(conflict: Conflict, expected: Expected, places: dict[str, frozenset[str]]) -> bool:
    sides = [frozenset().union(*(places[name] for name in p.fact_ids)) for p in conflict.positions]
    taken = [{n for n, side in enumerate(sides) if side & truth} for truth in expected.positions]
    two = any(x != y for a, b in combinations(taken, 2) for x in a for y in b)
    return conflict.kind == expected.kind and conflict.relation == expected.relation and two


def _facts(report: Report) -> list[Fact]:
    return [fact for story in report.stories for fact in story.facts]


def _places(fact: Fact) -> Sequence[str]:
    return [f"{e.document_id.removeprefix('d')}:{e.start}" for e in fact.evidence]


def _shown(pairs: Iterable[Pair]) -> tuple[str, ...]:
    return tuple(sorted(" ".join(sorted(pair)) for pair in pairs))
