"""A summary in a model's words, from verified facts and nothing else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer.asking import Asker, Question
from summarizer.errors import SummarizerError
from summarizer.schemas import Conflict, Fact, Verdict
from summarizer.schemas.wire import ComposedSentence, ComposeReply, bounded

_MOST_FACTS = 60
_REASONS = 3

Done = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Draft:
    """What one story's summary is written from: its facts, the most central first, and where its sources differ."""

    facts: tuple[Fact, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Attempt:
    """A sentence that its facts do not carry, and what the verifier said of it."""

    text: str
    fact_ids: tuple[str, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Written:
    """The sentences that came for a draft, or the error that stands in their place; nothing about them is verified yet."""

    sentences: tuple[ComposedSentence, ...]
    error: SummarizerError | None = None


class Writer:
    """Writes summaries through one model. Where it fails a story has no sentence, and its facts speak for themselves."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker

    def write(self, drafts: Sequence[Draft], sentences: int, focus: str | None, done: Done) -> list[Written]:
        """Return the sentences of each draft's summary."""
        return self._ask([_question(d, (), sentences, focus) for d in drafts], done)

    def rewrite(
        self, drafts: Sequence[Draft], failed: Sequence[Sequence[Attempt]], sentences: int, focus: str | None, done: Done
    ) -> list[Written]:
        """Return what takes the place of each draft's failed sentences, in their order."""
        return self._ask([_question(d, row, sentences, focus) for d, row in zip(drafts, failed, strict=True)], done)

    def _ask(self, questions: Sequence[Question[ComposeReply]], done: Done) -> list[Written]:
        return [Written(tuple(o.value.sentences) if o.value else (), o.error) for o in self._asker.ask_all(questions, done)]


def _question(draft: Draft, failed: Sequence[Attempt], sentences: int, focus: str | None) -> Question[ComposeReply]:
    cited = {fact_id for attempt in failed for fact_id in attempt.fact_ids}
    facts = [f for f in draft.facts if f.id in cited] if failed else draft.facts[:_MOST_FACTS]
    ids = frozenset(f.id for f in facts)
    inputs = {
        "facts": [{"id": f.id, "statement": f.statement, "attribution": f.attribution, "time": f.time} for f in facts],
        "conflicts": [] if failed else [_conflict(c) for c in draft.conflicts if _shown(c, ids)],
        "sentences": sentences,
        "focus": focus,
        "failed": [
            {
                "text": a.text,
                "facts": list(a.fact_ids),
                "reasons": [r.message for r in a.verdict.reasons if r.outcome == "fail"][:_REASONS],
            }
            for a in failed
        ],
    }
    return Question("compose", inputs, bounded(ComposeReply, len(failed) or sentences), {"facts": ids})


def _shown(conflict: Conflict, ids: frozenset[str]) -> bool:
    return all(any(f in ids for f in p.fact_ids) for p in conflict.positions)


def _conflict(conflict: Conflict) -> dict[str, object]:
    positions = [{"value": p.value, "facts": list(p.fact_ids)} for p in conflict.positions]
    return {"about": conflict.about, "relation": conflict.relation, "positions": positions}
