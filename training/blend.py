"""Make the rows of stage 5: `blend.py FAMILY_ROWS STAGE2_ROWS STAGE4_ROWS OUT`, rows of families and a replay of what is known already.

A quarter of the families' sources are hidden among sentences of others, as facts are in a document.
"""

import argparse
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rows import Row, read_rows, write_rows

HIDDEN, LONGEST = 0.25, 330
"""The share of the families' rows that are hidden, and the longest source, in characters, that is."""
FOREIGN = (120, 200, 320)
"""Characters of a foreign premise beside a source."""
CLAIMS, SENTENCES = 0.35, 0.15
"""Shares of the replay: annotated claims, their edits and dialogues; sentences of documents. The rest is of stage 4."""
CLAIMED = ("cg2c_doc", "defacto", "wice_partial", "claim", "dialogue")


def hide(row: Row, families: Sequence[Row], foreign: Sequence[str], draw: random.Random) -> Row:
    """Return a row whose source stands among sources of other families, or beside sentences of a document."""
    if draw.random() < 0.5:
        others = [draw.choice(families).premise for _ in range(draw.choice((1, 1, 2)))]
    else:
        others = [draw.choice(foreign)[: draw.choice(FOREIGN)].rsplit(". ", 1)[0].rstrip(".") + "."]
    parts = [row.premise, *others]
    draw.shuffle(parts)
    return replace(row, premise=" ".join(parts), source=f"{row.source}-padded")


def blend(families: list[Row], stage2: list[Row], stage4: list[Row], replay: int, draw: random.Random) -> list[Row]:
    """Return the rows of stage 5 in random order: all of the families', and `replay` others."""
    draw.shuffle(stage2)
    draw.shuffle(stage4)
    claims = [r for r in stage2 if r.source.startswith(CLAIMED)]
    sentences = [r for r in stage2 if r.source.startswith("sentence")]
    foreign = [r.premise for r in (*claims, *sentences)]
    most = int(HIDDEN * len(families))
    told = [hide(r, families, foreign, draw) if n < most and len(r.premise) < LONGEST else r for n, r in enumerate(families)]
    known = claims[: int(CLAIMS * replay)] + sentences[: int(SENTENCES * replay)]
    rows = told + known + stage4[: replay - len(known)]
    draw.shuffle(rows)
    return rows


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("families", "stage2", "stage4", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--most", type=int, default=36_000, help="rows of families")
    parser.add_argument("--replay", type=int, default=26_000, help="other rows")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    families = read_rows(options.families)
    draw.shuffle(families)
    rows = blend(families[: options.most], read_rows(options.stage2), read_rows(options.stage4), options.replay, draw)
    write_rows(options.out, rows)
    print(len(rows), "rows")


if __name__ == "__main__":
    main()
