"""How fast is `verify`, what does each tier cost and decide, and does its memory stay flat? Prints Markdown tables.

Run: `python benchmarks/verify.py [PAIRS]` (default 400) with the extra `bench` installed. Pairs are spread evenly over `verify_dev`, whole documents
at a time, where `../shared/data` is at hand; else they are sentences of `seeds/`, changed and reworded by the self-test.
Wall time depends on what else runs, so CPU time stands beside it; ratios are to rapidfuzz, which only locates a claim, in this run.
"""

import json
import random
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.fuzz import partial_ratio_alignment

from summarizer.claims import Claim, sentences_of, text_document
from summarizer.pairs import Tiers, judge_claim, judge_pairs
from summarizer.pipeline import index_documents
from summarizer.verification import EvidenceIndex, Reader, verify_sentences
from summarizer.verification.claims import hold
from summarizer.verification.learned import open_reader
from summarizer.verification.selftest import make_cases

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "data" / "verify"
PAIRS = 400
FULL = 0.95
WORDS = 100_000
FEW, MANY = 500, 4_000


@dataclass(frozen=True)
class Pair:
    """A claim with its document, and whether the document bears it out."""

    document: str
    claim: str
    true: bool
    context: str = ""

    def line(self, n: int) -> str:
        """Return the pair as `verify --pairs` reads it."""
        return json.dumps({"id": n, "document": self.document, "claim": self.claim, "context": self.context})


class Meter:
    """A reader that adds up the CPU seconds of the one it wraps, or with none gives every pair the same margin."""

    def __init__(self, reader: Reader, *, reads: bool = True) -> None:
        self.reader, self.reads, self.seconds, self.count = reader, reads, 0.0, 0
        self.room = reader.room

    def measure(self, text: str) -> int:
        """Count word pieces."""
        return self.reader.measure(text)

    def margin(self, premise: str, claim: str) -> float:
        """Read the pair, and note what that took."""
        began = time.process_time()
        found = self.reader.margin(premise, claim) if self.reads else 0.0
        self.seconds += time.process_time() - began
        self.count += 1
        return found


def load_pairs() -> list[Pair]:
    """Return the labelled pairs that are at hand, those on one document together."""
    if not SHARED.is_dir():
        text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt")))
        cases = make_cases(index_documents([text_document("seeds", text)]), random.Random(1).randrange, 200)
        return [Pair(text, case.claim, case.says_so) for case in cases]
    rows = [json.loads(line) for line in (SHARED / "verify_dev.jsonl").open(encoding="utf-8")]
    documents = {d["doc_id"]: d["text"] for d in map(json.loads, (SHARED / "verify_docs_dev.jsonl").open(encoding="utf-8"))}
    return [Pair(documents[r["doc_id"]], r["claim"], r["label"] == 1, r.get("context_before") or "") for r in rows]


def spread(pairs: Sequence[Pair], count: int) -> list[Pair]:
    """Return about `count` pairs: of documents evenly spread, all claims."""
    by_document: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_document[pair.document].append(pair)
    groups = list(by_document.values())
    step = max(1, len(pairs) // count)
    return [pair for group in groups[::step] for pair in group][:count] if len(groups) > step else list(pairs[:count])


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return the wall and CPU seconds of some work."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def rules_alone(pairs: Sequence[Pair]) -> None:
    """Verify the pairs by the checks."""
    for pair in pairs:
        verify_sentences(pair.claim, sentences_of(pair.claim), index_documents([text_document("pair", pair.document)]))


def speed(pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield the table of speeds."""
    tiers = Tiers(open_reader())
    judge_claim(Claim("It rained."), index_documents([text_document("warm", "It rained.")]), tiers)
    lines = [pair.line(n) for n, pair in enumerate(pairs)]
    rows: dict[str, Callable[[], object]] = {
        "rapidfuzz `partial_ratio_alignment`": lambda: [partial_ratio_alignment(p.claim, p.document) for p in pairs],
        "rules alone": lambda: rules_alone(pairs),
        "`verify --pairs FILE`": lambda: list(judge_pairs(lines, tiers, ahead=True)),
        "`verify --pairs -`, from a pipe": lambda: list(judge_pairs(lines, tiers, ahead=False)),
    }
    yield f"| {len(pairs)} pairs | pairs/s | CPU ms a pair | CPU, × rapidfuzz |"
    yield "| --- | ---: | ---: | ---: |"
    base = 0.0
    for name, work in rows.items():
        wall, cpu = timed(work)
        base = base or cpu
        yield f"| {name} | {len(pairs) / wall:.1f} | {1000 * cpu / len(pairs):.1f} | {cpu / base:.2f} |"


def tiers(pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield the table of what each tier decides, how often rightly, and what reading costs there."""
    meter = Meter(open_reader())
    count: Counter[str] = Counter()
    right: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    reading: defaultdict[str, float] = defaultdict(float)
    for pair in pairs:
        index = index_documents([text_document("pair", pair.document)])
        sentences = sentences_of(pair.claim)
        held = [hold(sentence, index).judgement for sentence in sentences]
        failures = {f.reason.check for judgement in held if judgement for f in judgement.failures}
        least = min((judgement.coverage if judgement else 0.0) for judgement in held)
        if None in held or failures - {"content"}:
            tier = "a hard check fails, or nothing is in common"
        elif failures:
            tier = "only content fails"
        else:
            tier = "all pass, 95% of the content is there" if least >= FULL else "all pass, less is there"
        before = meter.seconds
        found = judge_claim(Claim(pair.claim, context=pair.context), index, Tiers(meter))
        reading[tier] += meter.seconds - before
        count[tier] += 1
        passed[tier] += found.label == "supported"
        right[tier] += (found.label == "supported") is pair.true
    yield "| what the checks found | share | passed | verdict right | reading, CPU ms a pair |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for tier, n in count.most_common():
        shares = f"{n / len(pairs):.0%} | {passed[tier] / n:.0%} | {right[tier] / n:.0%}"
        yield f"| {tier} | {shares} | {1000 * reading[tier] / n:.1f} |"


def memory() -> Iterator[str]:
    """Yield the peak memory of runs over few and many pairs, each in a process of its own; the model is opened and not run."""
    yield "| pairs | peak memory |"
    yield "| ---: | ---: |"
    for count in (FEW, MANY):
        command = [sys.executable, __file__, "--peak", str(count)]
        peak = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        yield f"| {count:,} | {int(peak) / 1024:.0f} MiB |"


def peak(count: int) -> int:
    """Judge so many pairs, those at hand again and again where there are fewer, and return the peak memory in KiB."""
    pairs = load_pairs()
    lines = (pairs[n % len(pairs)].line(n) for n in range(count))
    for _ in judge_pairs(lines, Tiers(Meter(open_reader(), reads=False)), ahead=True):
        pass
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def long_document(pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield what a claim costs against a document of 100,000 words."""
    words: list[str] = []
    for text in dict.fromkeys(pair.document for pair in load_pairs()):
        words += text.split(" ")
        if len(words) >= WORDS:
            break
    document = " ".join((words * (WORDS // len(words) + 1))[:WORDS])
    tiers = Tiers(open_reader())
    made: list[EvidenceIndex] = []
    wall, cpu = timed(lambda: made.append(index_documents([text_document("long", document)])))
    yield f"| {WORDS:,} words | seconds | CPU seconds |"
    yield "| --- | ---: | ---: |"
    yield f"| cut up and indexed | {wall:.1f} | {cpu:.1f} |"
    claims = [pair.claim for pair in pairs[:10]]
    wall, cpu = timed(lambda: [judge_claim(Claim(c), made[0], tiers) for c in claims])
    yield f"| a claim, mean of {len(claims)} | {wall / len(claims):.2f} | {cpu / len(claims):.2f} |"


def main() -> None:
    """Print the tables, or with `--peak N` the peak memory of judging N pairs."""
    if sys.argv[1:2] == ["--peak"]:
        print(peak(int(sys.argv[2])))
        return
    pairs = spread(load_pairs(), int(sys.argv[1]) if sys.argv[1:] else PAIRS)
    for table in (speed(pairs), tiers(pairs), memory(), long_document(pairs)):
        for line in table:
            print(line, flush=True)
        print(flush=True)


if __name__ == "__main__":
    main()
