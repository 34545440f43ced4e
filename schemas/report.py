"""The report: what `summarize` answers, in the shape that other programs hold on to."""

from typing import Literal

from .document import Document
from .fact import Fact, SummarySentence
from .frozen import Frozen
from .verdict import Verdict


class Position(Frozen):
    """One side of a conflict."""

    value: str
    fact_ids: tuple[str, ...]
    document_ids: tuple[str, ...]


class Conflict(Frozen):
    """A point on which the sources differ: two or more positions with different values."""

    id: str
    about: str
    kind: Literal["number", "date", "name", "statement"]
    relation: Literal["dispute", "update", "unknown"]
    positions: tuple[Position, ...]


class TimelineEntry(Frozen):
    """What happened on a day (ISO 8601)."""

    date: str
    fact_ids: tuple[str, ...]


class Story(Frozen):
    """One event: its summary, its facts, and where its sources differ."""

    id: str
    title: str
    document_ids: tuple[str, ...]
    summary: tuple[SummarySentence, ...]
    facts: tuple[Fact, ...]
    conflicts: tuple[Conflict, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()


class Rejection(Frozen):
    """A statement that was proposed and not supported, and the stage that refused it."""

    statement: str
    stage: str
    document_id: str | None = None
    verdict: Verdict


class Notice(Frozen):
    """Something the reader of the report should know; `code` is stable, `message` is for people."""

    code: str
    message: str
    document_id: str | None = None


class DocumentCounts(Frozen):
    """`given` = `used` + `duplicate` + `rejected`."""

    given: int = 0
    used: int = 0
    duplicate: int = 0
    rejected: int = 0


class SentenceCounts(Frozen):
    """All sentences, those that are no article (page furniture, headlines, what addresses a model), and those that some fact rests on."""

    total: int = 0
    boilerplate: int = 0
    evidence: int = 0


class LLMUsage(Frozen):
    """What the model engine spent; all zero for the extractive engine."""

    calls: int = 0
    retries: int = 0
    cached: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float | None = None


class Accounting(Frozen):
    """Where everything went."""

    documents: DocumentCounts
    sentences: SentenceCounts
    llm: LLMUsage = LLMUsage()
    seconds: float = 0.0


class Generator(Frozen):
    """What made the report: enough to make it again."""

    name: str
    version: str
    model: str
    prompts: dict[str, str]
    settings: dict[str, str | int | float | bool | None]


class Report(Frozen):
    """One run over some sources."""

    schema_version: Literal["1"] = "1"
    created: str
    generator: Generator
    documents: tuple[Document, ...]
    stories: tuple[Story, ...]
    rejected: tuple[Rejection, ...] = ()
    warnings: tuple[Notice, ...] = ()
    accounting: Accounting

    def to_markdown(self) -> str:
        """Return the report as Markdown, its quotes in footnotes."""
        from summarizer.render import render_markdown

        return render_markdown(self)

    def to_html(self) -> str:
        """Return the report as one HTML page, a receipt, that loads nothing from anywhere and holds the report itself."""
        from summarizer.render import render_receipt

        return render_receipt(self)
