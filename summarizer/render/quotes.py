"""The quotes behind what is said, with the words that carry it marked."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from summarizer.language import Analysis, analyse
from summarizer.schemas import Fact

from .canvas import grid
from .captions import plural
from .safety import inline

__all__ = ["carrying_runs", "quotes_of"]

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


def quotes_of(
    claim: str, facts: Iterable[Fact], numbers: dict[str, int], *, indent: int, one_each: bool, color: bool
) -> Iterator[RenderableType]:
    """Yield the quotes of some facts, each once with the numbers of its sources, the words that carry the claim marked.

    With `one_each` a source has only the quote of which most is marked. Marked is bold and underlined in colour, and between asterisks
    without, which survives a pipe.
    """
    found = list(dict.fromkeys((numbers[e.document_id], inline(e.quote)) for fact in facts for e in fact.evidence))
    runs = {quote: carrying_runs(claim, quote) for _, quote in found}
    if one_each:
        weights = {quote: sum(last - first for first, last in marked) for quote, marked in runs.items()}
        found = list({number: max((q for n, q in found if n == number), key=weights.__getitem__) for number, _ in found}.items())
    sources: dict[str, list[int]] = {}
    for number, quote in found:
        sources.setdefault(quote, []).append(number)
    table = grid("name", "text")
    for quote, said_in in list(sources.items())[:MOST_QUOTES]:
        marks = Text(f"[{' '.join(map(str, sorted(said_in)))}]", style="cyan")
        table.add_row(marks, _marked(quote, runs[quote], color=color))
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
