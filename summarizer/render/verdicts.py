"""Verdicts on claims: for a person at a terminal, and as a comment on a pull request."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from summarizer.schemas import ClaimVerdict, Document

from .canvas import draw, styled
from .captions import plural
from .safety import inline, literal

__all__ = ["render_comment", "render_verdicts"]

MARKS = {"supported": ("✓", "green"), "contradicted": ("✗", "red"), "unsupported": ("✗", "yellow")}
REFERENCE = re.compile(r"@(?=\w)|#(?=\d)")
LONGEST_COMMENT = 60_000
"""Characters; GitHub takes up to 65,536 in a comment."""


def render_verdicts(
    verdicts: Sequence[ClaimVerdict], documents: Iterable[Document], names: Sequence[str] = (), *, width: int, color: bool
) -> str:
    """Return each claim with its verdict, the checks that it failed, and the words of the sources nearest to it.

    `names` are the user's own names for the claims, "" where one has none.
    """
    sources = {document.id: document.source for document in documents}
    return draw(_parts(verdicts, sources, names or [""] * len(verdicts)), width=width, color=color)


def render_comment(verdicts: Sequence[ClaimVerdict], documents: Iterable[Document], names: Sequence[str] = ()) -> str:
    """Return the verdicts as Markdown: what is not supported first, in full, then the rest folded. Every word of a source is inert.

    What does not fit into a comment is counted.
    """
    sources = {document.id: document.source for document in documents}
    rows = list(zip(names or [""] * len(verdicts), verdicts, strict=True))
    refused = [(n, v) for n, v in rows if v.label != "supported"]
    supported = [(n, v) for n, v in rows if v.label == "supported"]
    title = (
        f"{len(refused):,} of {plural(len(rows), 'claim')} {'is' if len(refused) == 1 else 'are'} not supported by the sources"
        if refused
        else f"{'The claim is' if len(rows) == 1 else f'All {len(rows):,} claims are'} supported by the sources"
    )
    blocks = [f"### {'✗' if refused else '✓'} {title}"]
    room = LONGEST_COMMENT - len(blocks[0])
    shown, room = _fitting([_item(n, v, sources, reasons=True) for n, v in refused], room)
    blocks += shown
    folded, _ = _fitting([_item(n, v, sources, reasons=False) for n, v in supported], room)
    if folded:
        blocks.append(f"<details><summary>{plural(len(supported), 'claim')} supported</summary>")
        blocks += [*folded, "</details>"]
    return "\n\n".join(blocks) + "\n"


def _parts(verdicts: Sequence[ClaimVerdict], sources: dict[str, str], names: Sequence[str]) -> Iterator[RenderableType]:
    for name, verdict in zip(names, verdicts, strict=True):
        mark, style = MARKS[verdict.label]
        named = f"{inline(name)}: " if name else ""
        yield Text(f"{mark} {verdict.label}: {named}", style=f"bold {style}") + styled(verdict.claim)
        for reason in verdict.reasons:
            if reason.outcome == "fail":
                yield Padding(styled(reason.message, style), (0, 0, 0, 4))
        if verdict.evidence:
            best = verdict.evidence[0]
            yield Padding(styled(f"“{best.quote}” — {sources[best.document_id]}", "dim"), (0, 0, 0, 4))
    supported = sum(verdict.label == "supported" for verdict in verdicts)
    yield Text(f"{supported} of {plural(len(verdicts), 'claim')} supported", style="bold")


def _item(name: str, verdict: ClaimVerdict, sources: dict[str, str], *, reasons: bool) -> str:
    lines = [f"- **{verdict.label}**{f' ({_silent(name)})' if name else ''}: {_silent(verdict.claim)}"]
    if reasons:
        lines += [f"  - {_silent(r.message)}" for r in verdict.reasons if r.outcome == "fail"]
    for best in verdict.evidence[:1]:
        place = f"{_silent(sources[best.document_id])}, characters {best.start}–{best.end}"
        lines.append(f"  > “{_silent(best.quote)}” — {place}")
    return "\n".join(lines)


def _silent(text: str) -> str:
    """A text that displays as itself and, besides, calls nobody and refers to no issue: a word joiner stands after "@" and "#"."""
    return REFERENCE.sub("\\g<0>\u2060", literal(text))


def _fitting(items: Sequence[str], room: int) -> tuple[list[str], int]:
    """Return the items that fit into `room` characters, a line for those that do not, and what room is left."""
    taken: list[str] = []
    for item in items:
        if len(item) + 2 > room:
            return [*taken, f"*and {len(items) - len(taken):,} more, which do not fit into a comment*"], 0
        taken.append(item)
        room -= len(item) + 2
    return taken, room
