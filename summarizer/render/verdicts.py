"""Verdicts on claims for a person at a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from summarizer.schemas import ClaimVerdict, Document

from .canvas import draw, styled
from .captions import plural

__all__ = ["render_verdicts"]

MARKS = {"supported": ("✓", "green"), "contradicted": ("✗", "red"), "unsupported": ("✗", "yellow")}


def render_verdicts(verdicts: Sequence[ClaimVerdict], documents: Iterable[Document], *, width: int, color: bool) -> str:
    """Return each claim with its verdict, the checks that it failed, and the words of the sources nearest to it."""
    sources = {document.id: document.source for document in documents}
    return draw(_parts(verdicts, sources), width=width, color=color)


def _parts(verdicts: Sequence[ClaimVerdict], sources: dict[str, str]) -> Iterator[RenderableType]:
    for verdict in verdicts:
        mark, style = MARKS[verdict.label]
        yield Text(f"{mark} {verdict.label}: ", style=f"bold {style}") + styled(verdict.claim)
        for reason in verdict.reasons:
            if reason.outcome == "fail":
                yield Padding(styled(reason.message, style), (0, 0, 0, 4))
        if verdict.evidence:
            best = verdict.evidence[0]
            yield Padding(styled(f"“{best.quote}” — {sources[best.document_id]}", "dim"), (0, 0, 0, 4))
    supported = sum(verdict.label == "supported" for verdict in verdicts)
    yield Text(f"{supported} of {plural(len(verdicts), 'claim')} supported", style="bold")
