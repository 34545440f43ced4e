"""Make the rows of stage 5: `blend.py FAMILY_ROWS STAGE2_ROWS STAGE4_ROWS OUT --base BASE`, rows of families and a replay of what is known already.

A quarter of the families' sources are hidden among sentences of others, as facts are in a document. Of a long source, what bears on the
claim is chosen as in use, and of half of them what stands beside it too.
"""

import argparse
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from premise import Source
from rows import Row, load_tokenizer, read_rows, write_rows

HIDDEN, LONGEST = 0.25, 330
"""The share of the families' rows that are hidden, and the longest source, in characters, that is not a long one."""
ROOM = 100
"""Word pieces of a premise that is chosen from a longer source."""
FOREIGN = (120, 200, 320)
"""Characters of a foreign premise beside a source."""
CLAIMS, SENTENCES = 0.5, 0.1
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


def shorten(row: Row, measure: Callable[[str], int], draw: random.Random) -> Row:
    """Return a row with only what bears on the claim of a premise of more than ROOM word pieces; in half of them with what stands beside it."""
    if measure(row.premise) <= ROOM:
        return row
    source = Source(row.premise, measure)
    return replace(row, premise=source.filled(row.claim, ROOM) if draw.random() < 0.5 else source.premise(row.claim, ROOM))


def blend(
    short: Sequence[Row], long: list[Row], stage2: list[Row], stage4: list[Row], replay: int, draw: random.Random
) -> list[Row]:
    """Return the rows of stage 5 in random order: all of the families', and `replay` others."""
    draw.shuffle(stage2)
    draw.shuffle(stage4)
    claims = [r for r in stage2 if r.source.startswith(CLAIMED)]
    sentences = [r for r in stage2 if r.source.startswith("sentence")]
    foreign = [r.premise for r in (*claims, *sentences)]
    most = int(HIDDEN * len(short))
    told = [hide(r, short, foreign, draw) if n < most else r for n, r in enumerate(short)]
    known = claims[: int(CLAIMS * replay)] + sentences[: int(SENTENCES * replay)]
    rows = told + long + known + stage4[: replay - len(known)]
    draw.shuffle(rows)
    return rows


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("families", "stage2", "stage4", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--base", type=Path, required=True, help="the folder of the base model, for its tokenizer")
    parser.add_argument("--short", type=int, default=36_000, help="rows of families with short sources")
    parser.add_argument("--long", type=int, default=9_000, help="rows of families with long ones")
    parser.add_argument("--replay", type=int, default=60_000, help="other rows")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    tokenizer = load_tokenizer(options.base / "tokenizer.json", 512)

    def measure(text: str) -> int:
        return len(tokenizer.encode(text, add_special_tokens=False).ids)

    families = read_rows(options.families)
    draw.shuffle(families)
    short = [r for r in families if len(r.premise) < LONGEST][: options.short]
    long = [r for r in families if len(r.premise) >= LONGEST][: options.long]
    long = [shorten(r, measure, draw) for r in long]
    rows = blend(short, long, read_rows(options.stage2), read_rows(options.stage4), options.replay, draw)
    write_rows(options.out, rows)
    print(len(rows), "rows:", len(short), "of short sources,", len(long), "of long ones")


if __name__ == "__main__":
    main()
