"""The quotes behind what is said, with the words that carry it marked."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from summarizer.language import Analysis, analyse
from summarizer.schemas import Evidence

from .canvas import grid
from .captions import plural
from .safety import inline

__all__ = ["carrying_runs", "closest", "quotes_of"]

MOST_QUOTES = 6


def carrying_runs(claim: str, quote: str) -> list[tuple[int, int]]:
    """Return the runs of a quote (start, end; half open) whose words stand for words of a claim, in order.

    These are words of one stem, a number of the same value, and a day where the claim tells one; words without content between two of
    them belong to the run. None where the quote says it in other words altogether, and the whole quote where the claim has all its words.
    """
    said, found = analyse(claim), analyse(quote)
    carrying = _same_values(said, found) | {i for i in found.content if found.tokens[i].stem in said.stems}
    if carrying.issuperset(found.content):
        return [(0, len(quote))] if carrying else []
    runs: list[tuple[int, int]] = []
    for i in sorted(carrying):
        if runs and not any(found.tokens[j].content for j in range(runs[-1][1] + 1, i)):
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    return [(found.tokens[first].start, found.tokens[last].end) for first, last in runs]


def _same_values(said: Analysis, found: Analysis) -> set[int]:
    values = {quantity.value for quantity in said.quantities}
    mentions = [(q.begin, q.last) for q in found.quantities if q.value in values]
    if said.dates:
        mentions += [(d.first, d.last) for d in found.dates]
    return {i for first, last in mentions for i in range(first, last + 1)}


def closest(claim: str, evidence: Iterable[Evidence]) -> list[Evidence]:
    """Return of each document the piece of evidence of which most stands for words of a claim."""
    best: dict[str, tuple[int, Evidence]] = {}
    for e in evidence:
        weight = sum(end - start for start, end in carrying_runs(claim, e.quote))
        if e.document_id not in best or weight > best[e.document_id][0]:
            best[e.document_id] = (weight, e)
    return [e for _, e in best.values()]


def quotes_of(
    claim: str, evidence: Iterable[Evidence], numbers: dict[str, int], *, indent: int, color: bool
) -> Iterator[RenderableType]:
    """Yield quotes, each once with the numbers of its sources, the words that carry the claim marked.

    Marked is bold and underlined in colour, and between asterisks without, which survives a pipe.
    """
    sources: dict[str, dict[int, None]] = {}
    for e in evidence:
        sources.setdefault(inline(e.quote), {})[numbers[e.document_id]] = None
    table = grid("name", "text")
    for quote, said_in in list(sources.items())[:MOST_QUOTES]:
        marks = Text(f"[{' '.join(map(str, sorted(said_in)))}]", style="cyan")
        table.add_row(marks, _marked(quote, carrying_runs(claim, quote), color=color))
    if len(sources) > MOST_QUOTES:
        table.add_row("", Text(f"and {plural(len(sources) - MOST_QUOTES, 'more quote')}", style="dim"))
    yield Padding(table, (0, 0, 0, indent))


def _marked(quote: str, runs: Sequence[tuple[int, int]], *, color: bool) -> Text:
    text, end = Text("“", overflow="fold"), 0
    for first, last in runs:
        text.append(quote[end:first])
        text.append(quote[first:last] if color else f"*{quote[first:last]}*", "bold underline")
        end = last
    return text.append(f"{quote[end:]}”")
