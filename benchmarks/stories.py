"""Time, memory and quality of grouping articles into stories, and of finding copies, and print two Markdown tables.

Run from the root: `python -m benchmarks.stories [COUNT...]` (default 500 1000 2000 5000). Documents are generated (see generated.py)
with a seed, from `seeds/` and the half of the public clusters by which no threshold was chosen, each count in a process of its own. Timed
are, in processor time, `group_passages` and `find_origins` on passages that are already split; the memory is the most that the process held up to
the end of grouping, articles and passages included. Quality is that of pairs of documents that share a story, and of pairs within
a story that were made from one article. The exponent is the slope of log time over log count.
"""

import resource
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import combinations
from multiprocessing import get_context

from benchmarks.generated import Generated, generate, public_clusters, read_clusters
from benchmarks.growth import exponent
from summarizer.merge import find_origins, group_passages
from summarizer.schemas import Passage
from summarizer.segment import split_passages

SEED = 20210628
COUNTS = (500, 1000, 2000, 5000)
Pairs = set[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one count gave: seconds of processor time, megabytes, and (precision, recall, F1) of pairs."""

    passages: int
    grouping: float
    megabytes: float
    quality: tuple[float, float, float]
    origins: float
    copies: tuple[float, float, float]


def pairs_of(groups: Iterable[Iterable[str]]) -> Pairs:
    """Return the pairs of different names that share a group, each in order."""
    return {pair for group in groups for pair in combinations(sorted(set(group)), 2)}


def compare(found: Pairs, true: Pairs) -> tuple[float, float, float]:
    """Return (precision, recall, F1) of pairs; 1 where there is nothing to find."""
    right = len(found & true)
    precision, recall = right / len(found) if found else 1.0, right / len(true) if true else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def measure(count: int) -> Measured:
    """Generate `count` documents and measure grouping and origins on them."""
    made = generate(read_clusters(1), count, SEED)
    passages = [p for d in made.documents for p in split_passages(d)]
    began = time.process_time()
    groups = group_passages(passages)
    grouping = time.process_time() - began
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told: dict[int, list[str]] = {}
    for document, stories in zip(made.documents, made.stories, strict=True):
        for story in stories:
            told.setdefault(story, []).append(document.id)
    quality = compare(pairs_of([passages[i].document_id for i in g] for g in groups), pairs_of(told.values()))
    return Measured(len(passages), grouping, megabytes, quality, *_origins(made, passages))


def _origins(made: Generated, passages: list[Passage]) -> tuple[float, tuple[float, float, float]]:
    """The seconds that `find_origins` takes, and the quality of its copies within the true stories."""
    began = time.process_time()
    found = find_origins(made.documents, passages)
    seconds = time.process_time() - began
    roots: dict[tuple[int, str], list[str]] = {}
    bases: dict[str, list[str]] = {}
    for document, stories, base in zip(made.documents, made.stories, made.articles, strict=True):
        roots.setdefault((stories[0], found.root(document.id)), []).append(document.id)
        bases.setdefault(base, []).append(document.id)
    return seconds, compare(pairs_of(roots.values()), pairs_of(bases.values()))


def main() -> None:
    """Print the tables for the counts named on the command line, or for the usual ones."""
    counts = [int(argument) for argument in sys.argv[1:]] or list(COUNTS)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        rows = list(zip(counts, pool.map(measure, counts), strict=True))
    base = rows[0][1].grouping
    print("| documents | passages | grouping, × the first | CPU seconds | exponent so far | peak memory | pair P / R / F1 |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for n, (count, row) in enumerate(rows):
        slope = f"{exponent([(c, r.grouping) for c, r in rows[: n + 1]]):.2f}" if n else ""
        quality = " / ".join(f"{x:.3f}" for x in row.quality)
        print(
            f"| {count:,} | {row.passages:,} | {row.grouping / base:.1f} | {row.grouping:.1f} | {slope} | {row.megabytes:.0f} MB | {quality} |"
        )
    print("\n| documents | origins, × the first | CPU seconds | exponent so far | copies P / R / F1 |")
    print("| --- | --- | --- | --- | --- |")
    for n, (count, row) in enumerate(rows):
        slope = f"{exponent([(c, r.origins) for c, r in rows[: n + 1]]):.2f}" if n else ""
        copies = " / ".join(f"{x:.3f}" for x in row.copies)
        print(f"| {count:,} | {row.origins / rows[0][1].origins:.1f} | {row.origins:.1f} | {slope} | {copies} |")
    print(f"\nSeed {SEED}; texts of seeds/ and {len(public_clusters(1))} public clusters.")


if __name__ == "__main__":
    main()
