"""Where terminal text is laid out: a width, styles that may be off, and nothing read from the surroundings."""

from collections.abc import Iterable
from io import StringIO

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from .safety import inline

__all__ = ["NARROWEST", "draw", "grid", "styled"]

NARROWEST = 40


def styled(text: str, style: str = "") -> Text:
    """Return text from a source, made safe for display, in one style."""
    return Text(inline(text), style=style, overflow="fold")


def grid(*columns: str, widest: int | None = None) -> Table:
    """Return a table without lines, one column for each word.

    `text` takes the room that is left, `end` stands right, and `name` is at most `widest` columns wide.
    """
    table = Table.grid(padding=(0, 2, 0, 0), expand="text" in columns)
    for kind in columns:
        table.add_column(
            overflow="fold",
            ratio=1 if kind == "text" else None,
            justify="right" if kind == "end" else "left",
            max_width=widest if kind == "name" else None,
        )
    return table


def draw(parts: Iterable[RenderableType], *, width: int, color: bool) -> str:
    """Return the parts as text of at most `width` columns that ends in a line break; without `color` it is plain."""
    console = Console(
        file=StringIO(),
        width=max(width, NARROWEST),
        force_terminal=color,
        force_interactive=False,
        color_system="standard" if color else None,
        no_color=not color,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    return "".join(f"{line.rstrip(' ')}\n" for line in capture.get().rstrip("\n").split("\n"))
