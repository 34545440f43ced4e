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

__all__ = ["is_open", "render_comment", "render_verdicts"]

MARKS = {"supported": ("✓", "green"), "contradicted": ("✗", "red"), "unsupported": ("✗", "yellow")}
REFERENCE = re.compile(r"@(?=\w)|#(?=\d)")
LONGEST_COMMENT = 60_000
"""Characters; GitHub takes up to 65,536 in a comment."""


def render_verdicts(
    verdicts: Sequence[ClaimVerdict],
    documents: Iterable[Document],
    names: Sequence[str] = (),
    *,
    width: int,
    color: bool,
    passed: bool = False,
) -> str:
    """Return each claim with its verdict, the checks that it failed, and the words of the sources nearest to it.

    `names` are the user's own names for the claims, "" where one has none. With `passed` every claim also has what passed, and the
    findings of checks that were outweighed. A question is set apart, and no part of the count.
    """
    sources = {document.id: document.source for document in documents}
    return draw(_parts(verdicts, sources, names or [""] * len(verdicts), passed=passed), width=width, color=color)


def is_open(verdict: ClaimVerdict) -> bool:
    """Whether the verdict is on a question, which states nothing to check."""
    return any(reason.check == "question" for reason in verdict.reasons)


def render_comment(verdicts: Sequence[ClaimVerdict], documents: Iterable[Document], names: Sequence[str] = ()) -> str:
    """Return the verdicts as Markdown: what is not supported first, in full, then the rest folded. Every word of a source is inert.

    What does not fit into a comment is counted.
    """
    sources = {document.id: document.source for document in documents}
    given = list(zip(names or [""] * len(verdicts), verdicts, strict=True))
    rows = [(n, v) for n, v in given if not is_open(v)]
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
    if asked := len(given) - len(rows):
        blocks.append(f"*{plural(asked, 'question')} set apart: nothing in {'it' if asked == 1 else 'them'} can be checked*")
    if folded:
        blocks.append(f"<details><summary>{plural(len(supported), 'claim')} supported</summary>")
        blocks += [*folded, "</details>"]
    return "\n\n".join(blocks) + "\n"


def _parts(
    verdicts: Sequence[ClaimVerdict], sources: dict[str, str], names: Sequence[str], *, passed: bool
) -> Iterator[RenderableType]:
    for name, verdict in zip(names, verdicts, strict=True):
        mark, said, style = ("?", "not checkable", "cyan") if is_open(verdict) else _labelled(verdict)
        named = f"{inline(name)}: " if name else ""
        yield Text(f"{mark} {said}: {named}", style=f"bold {style}") + styled(verdict.claim)
        for reason in verdict.reasons:
            if reason.outcome == "fail":
                yield Padding(styled(reason.message, style), (0, 0, 0, 4))
            elif passed:
                yield Padding(styled(f"{reason.check}: {reason.message}", "dim"), (0, 0, 0, 4))
        if verdict.evidence:
            best = verdict.evidence[0]
            yield Padding(styled(f"“{best.quote}” — {sources[best.document_id]}", "dim"), (0, 0, 0, 4))
    stated = [verdict for verdict in verdicts if not is_open(verdict)]
    supported = sum(verdict.label == "supported" for verdict in stated)
    asked = len(verdicts) - len(stated)
    aside = f" · {plural(asked, 'question')} set apart" if asked else ""
    yield Text(f"{supported} of {plural(len(stated), 'claim')} supported{aside}", style="bold")


def _labelled(verdict: ClaimVerdict) -> tuple[str, str, str]:
    mark, style = MARKS[verdict.label]
    return mark, verdict.label, style


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
