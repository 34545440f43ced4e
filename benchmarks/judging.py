"""`verify --pairs` beside tools that judge claims without a model's server: processor seconds and how often each is right, on the same pairs."""

import json
from collections.abc import Iterator, Sequence

from benchmarks.asking_peers import ask
from benchmarks.rows import Row, cpu_of
from benchmarks.verify import Pair, load_pairs, spread
from summarizer.claims import Claim
from summarizer.language.forgetting import forget_over
from summarizer.pairs import Tiers, judge_claim, judge_pairs
from summarizer.pipeline import index_documents
from summarizer.verification.learned import open_reader

PAIRS = 400
TOOLS = {"cite_right": "cite-right, no embeddings", "corroborate": "corroborate"}
COMMAND = "benchmarks/run judging"


def rows() -> Iterator[Row]:
    """Yield a row for each other tool."""
    pairs = spread(load_pairs(), PAIRS)
    tiers = Tiers(open_reader())
    judge_claim(Claim("It rained."), index_documents([]), tiers)  # the model is loaded, as the others' imports are
    forget_over(0)
    lines = [pair.line(n) for n, pair in enumerate(pairs)]
    ours, said = cpu_of(lambda: list(judge_pairs(lines, tiers, ahead=True)))
    passed = [json.loads(line)["verdict"] == "supported" for line in said]
    task = [{"document": pair.document, "claim": pair.claim} for pair in pairs]
    for tool, name in TOOLS.items():
        answer = ask(tool, task)
        note = answer.why or f"balanced accuracy {balanced(pairs, passed):.2f}, theirs {balanced(pairs, answer.found):.2f}"
        yield Row(f"`verify --pairs`, {len(pairs)} pairs", name, "CPU s", ours, answer.cpu, note, COMMAND)


def balanced(pairs: Sequence[Pair], passed: Sequence[bool]) -> float:
    """Return the mean of the shares of true claims that passed and of false ones that did not; a half is chance."""
    shares = []
    for truth in (True, False):
        found = [p is truth for p, pair in zip(passed, pairs, strict=True) if pair.true is truth]
        shares.append(sum(found) / len(found))
    return sum(shares) / len(shares)
