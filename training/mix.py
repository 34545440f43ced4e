"""Make the rows of stage 4: `mix.py STAGE1_ROWS STAGE2_ROWS OUT`, all of both, and factual pairs of stage 1 hidden among sentences of others."""

import argparse
import random
from pathlib import Path

from pairs import padded
from rows import read_rows, write_rows

HIDDEN = (
    "conjnli_auto",
    "conjnli_human",
    "factcheck_gpt",
    "fever_dev",
    "fever_symmetric",
    "feverous_dev",
    "mnli_dev_matched",
    "mnli_mm_gold",
    "negation_mnli",
    "scitail_dev",
)
MOST = {"conjnli_auto": 5000}
LONGEST, LONGEST_HIDDEN = 60, 85
"""Words of a premise that is hidden, and of what it is hidden in."""


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage1", type=Path)
    parser.add_argument("stage2", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    first = read_rows(options.stage1)
    hidden = []
    for name in HIDDEN:
        short = [r for r in first if r.source == name and len(r.premise.split()) < LONGEST]
        hidden += padded(draw.sample(short, MOST[name]) if name in MOST else short, draw)
    rows = first + read_rows(options.stage2) + [r for r in hidden if len(r.premise.split()) <= LONGEST_HIDDEN]
    draw.shuffle(rows)
    write_rows(options.out, rows)
    print(len(rows), "rows")


if __name__ == "__main__":
    main()
