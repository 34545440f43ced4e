"""Make the rows of stage 1: a mix of public entailment sets, `prepare.py NLI_FOLDER OUT_FOLDER`."""

import argparse
import hashlib
import json
import random
from collections import Counter, defaultdict
from pathlib import Path

from rows import NAMES, Row, write_rows

MOST = {
    "supergen_mnli": 1000,  # word overlap gives the label away in these: a small share
    "supergen_rte": 1500,
    "wikisplit_pos": 2000,
    "wikisplit_rev": 2000,
    "entailment_bank": 1500,
    "entailment_bank_drop": 1500,
    "cg2c_musique_neg": 0,  # negatives only
}
HELD_OUT = 50
"""One premise in so many is held out."""
MOST_HELD = 120


def group_of(premise: str) -> str:
    """A short name that all rows with one premise share."""
    return hashlib.sha256(premise.strip().lower().encode()).hexdigest()[:12]


def read_nli(folder: Path) -> dict[str, list[Row]]:
    """Return the rows of all nli_train files, by data set."""
    found: dict[str, list[Row]] = defaultdict(list)
    for path in sorted(folder.glob("nli_train_*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for r in map(json.loads, lines):
                row = Row(r["premise"], r["hypothesis"], NAMES[r["label"]], r["dataset"], group_of(r["premise"]))
                found[row.source].append(row)
    return found


def is_held_out(row: Row) -> bool:
    """Whether all rows with this row's premise are held out."""
    return int(row.group, 16) % HELD_OUT == 0


def mix(sets: dict[str, list[Row]], draw: random.Random) -> tuple[list[Row], list[Row]]:
    """Return training rows and held-out rows: every set up to its MOST."""
    train: list[Row] = []
    held: list[Row] = []
    for name, rows in sorted(sets.items()):
        rows = draw.sample(rows, len(rows))
        train += [r for r in rows if not is_held_out(r)][: MOST.get(name, len(rows))]
        if MOST.get(name, 1):
            held += [r for r in rows if is_held_out(r)][:MOST_HELD]
    draw.shuffle(train)
    return train, held


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("nli", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    train, held = mix(read_nli(options.nli), random.Random(options.seed))
    options.out.mkdir(parents=True, exist_ok=True)
    write_rows(options.out / "stage1.jsonl", train)
    write_rows(options.out / "stage1_held.jsonl", held)
    print(len(train), "rows,", len(held), "held out;", dict(Counter(r.source for r in train)))


if __name__ == "__main__":
    main()
