"""What became of each sentence of the sources: which carry a fact, which repeat one, which were left out.

All of it follows from a report and the segmentation of the texts that it holds, so that a saved report can be explained too.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from summarizer.schemas import Document, Fact, Report, Sentence
from summarizer.segment import split_passages

Use = Literal["carries", "repeats", "refused", "unused", "title", "furniture", "instruction"]


@dataclass(frozen=True, slots=True)
class SentenceUse:
    """A sentence, its number in its document from 1, and what became of it.

    It `carries` the facts that are told in its words or from it, or `repeats` facts that other sentences carry; what was
    proposed and refused has the reason; a sentence of prose that no fact rests on is `unused`, with the reason where the report
    tells it; the rest are its kinds.
    """

    number: int
    sentence: Sentence
    use: Use
    fact_ids: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentCoverage:
    """The sentences of one document in reading order."""

    document: Document
    sentences: tuple[SentenceUse, ...]


def cover(report: Report) -> tuple[DocumentCoverage, ...]:
    """Return what became of every sentence of the report's documents, in the report's order. Linear in sentences and facts."""
    carried: dict[tuple[str, int], list[str]] = defaultdict(list)
    repeated: dict[tuple[str, int], list[str]] = defaultdict(list)
    for fact in (f for story in report.stories for f in story.facts):
        for place, e in enumerate(fact.evidence):
            own = place == 0 or (not _quotes(fact) and e.document_id == fact.evidence[0].document_id)
            (carried if own else repeated)[e.document_id, e.start].append(fact.id)
    refused: dict[tuple[str | None, str], str] = {}
    for r in report.rejected:
        why = next((reason.message for reason in r.verdict.reasons if reason.outcome == "fail"), "not supported")
        refused.setdefault((r.document_id, r.statement), why)

    unused = _why_unused(report)

    def used(number: int, sentence: Sentence) -> SentenceUse:
        key = (sentence.document_id, sentence.start)
        if key in carried:
            return SentenceUse(number, sentence, "carries", tuple(carried[key]))
        if key in repeated:
            return SentenceUse(number, sentence, "repeats", tuple(repeated[key]))
        if sentence.kind != "prose":
            return SentenceUse(number, sentence, sentence.kind)
        why = refused.get((sentence.document_id, _plain(sentence.text)))
        return SentenceUse(number, sentence, "refused" if why else "unused", reason=why or unused)

    return tuple(
        DocumentCoverage(d, tuple(used(n, s) for n, s in enumerate((s for p in split_passages(d) for s in p.sentences), 1)))
        for d in report.documents
    )


def single_origin(report: Report) -> tuple[Fact, ...]:
    """Return the facts that one origin alone stands behind, in the report's order."""
    return tuple(f for story in report.stories for f in story.facts if f.corroboration == 1)


def _why_unused(report: Report) -> str | None:
    """Why a sentence of prose that was not refused may carry nothing, as far as the report tells."""
    if report.generator.model != "extractive":
        return "the model made nothing of it"
    return "among the least central of a long story" if any(n.code == "long_story" for n in report.warnings) else None


def _quotes(fact: Fact) -> bool:
    """Whether a fact's statement is its first quote, word for word: then the other quotes only say the same."""
    return fact.statement == _plain(fact.evidence[0].quote)


def _plain(text: str) -> str:
    return " ".join(text.split())
