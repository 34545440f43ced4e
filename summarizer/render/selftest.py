"""What the self-test of the verifier measured: a table for a terminal or in Markdown, and what the verifier was wrong about."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from summarizer.verification.selftest import Example, Rate

from .canvas import draw, grid, styled
from .safety import literal

__all__ = ["render_self_test"]

HEADINGS = {
    False: ("changed, so that the sources do not say it", "passed wrongly"),
    True: ("said in other words", "dropped wrongly"),
}


def render_self_test(rates: Sequence[Rate], threshold: float, most: int, *, markdown: bool, width: int, color: bool) -> str:
    """Return the rates of wrong passes and wrong drops by kind, with n, and the examples under them."""
    scope = (
        f"threshold {threshold:g}; up to {most} sentences of each kind, drawn with a fixed seed; each held against all sources"
    )
    if markdown:
        return "\n\n".join(["### Self-test of the verifier", f"{scope}.", *_markdown(rates)]) + "\n"
    return draw([*_terminal(rates), Text(scope, style="dim")], width=width, color=color)


def _terminal(rates: Sequence[Rate]) -> Iterator[RenderableType]:
    for says_so, (what, mistake) in HEADINGS.items():
        yield Text(f"A sentence {what}", style="bold")
        table = grid("name", "end", "end", "end")
        table.add_row("", "n", mistake, "")
        for kind, n, wrong, share in _rows(rates, says_so):
            table.add_row(kind, n, wrong, share)
        yield Padding(table, (0, 0, 0, 2))
        for rate, example in _examples(rates, says_so):
            yield Padding(styled(f"{rate.kind}: {example.claim}", "yellow"), (0, 0, 0, 2))
            yield Padding(styled(f"from: {example.original} ({example.verdict}, {example.score:.2f})", "dim"), (0, 0, 0, 4))
        yield Text("")


def _markdown(rates: Sequence[Rate]) -> Iterator[str]:
    for says_so, (what, mistake) in HEADINGS.items():
        head = [f"| a sentence {what} | n | {mistake} | |", "| --- | ---: | ---: | ---: |"]
        yield "\n".join([*head, *(f"| {' | '.join(row)} |" for row in _rows(rates, says_so))])
        shown = [
            f"- {rate.kind}: {literal(example.claim)}\n  > {literal(example.original)} ({example.verdict}, {example.score:.2f})"
            for rate, example in _examples(rates, says_so)
        ]
        if shown:
            yield "\n".join(shown)


def _rows(rates: Sequence[Rate], says_so: bool) -> Iterator[tuple[str, str, str, str]]:
    mine = [r for r in rates if r.says_so is says_so]
    for rate in mine:
        yield rate.kind, str(rate.n), str(rate.wrong), _share(rate.wrong, rate.n)
    n, wrong = sum(r.n for r in mine), sum(r.wrong for r in mine)
    yield "all", str(n), str(wrong), _share(wrong, n)


def _share(wrong: int, n: int) -> str:
    return f"{wrong / n:.1%}" if n else "none tried"


def _examples(rates: Sequence[Rate], says_so: bool) -> Iterator[tuple[Rate, Example]]:
    return ((rate, example) for rate in rates if rate.says_so is says_so for example in rate.examples)
