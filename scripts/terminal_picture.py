"""The picture of the terminal that README shows, made from `seeds/`: `python scripts/terminal_picture.py FILE.svg`, from the repository's root."""

import re
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from summarizer import Report, summarize
from summarizer.render import render_terminal

COLUMNS = 100
SENTENCES = 3
FONT_FACE = re.compile(r"@font-face\s*\{.*?\}\s*", re.DOTALL)


def draw_terminal(report: Report) -> str:
    """Return the beginning of what a terminal of 100 columns shows of a report with its evidence, down to its timeline.

    It is SVG that loads nothing: the reader's own fixed font has to do.
    """
    page = render_terminal(report, width=COLUMNS, color=True, evidence=True)
    shown = Text.from_ansi(page.partition("\x1b[1mWhen\x1b[0m\n")[0].rstrip("\n"))
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True, color_system="standard", _environ={})
    console.print(shown, soft_wrap=True)
    drawn = console.export_svg(
        title=f"summarize seeds/*.txt --sentences {SENTENCES} --show-evidence", theme=MONOKAI, unique_id="terminal"
    )
    return FONT_FACE.sub("", drawn).replace("Fira Code", "ui-monospace, Menlo, Consolas")


if __name__ == "__main__":
    seeds = sorted(map(str, Path("seeds").glob("*.txt")))
    Path(sys.argv[1]).write_text(draw_terminal(summarize(seeds, sentences=SENTENCES)), encoding="utf-8")
