"""Give verdicts by the learned score alone: `score.py EXPORT_FOLDER PAIRS.jsonl > verdicts.jsonl`.

Reads what `verify_bench.py make` writes. Needs onnxruntime, tokenizers and the summarizer package (for the evidence).
"""

import argparse
import json
import math
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import onnxruntime
from premise import Source, split_claim
from tokenizers import Encoding, Tokenizer

AT_ONCE = 256
MOST_CHARACTERS = 600
"""A longer sentence is cut: what stands behind is not judged."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """The exported model: pairs of premise and claim in, chances that the premise bears the claim out."""

    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer
    curves: tuple[tuple[float, float], ...]
    room: int
    threshold: float

    @staticmethod
    def load(folder: Path, model: str, threads: int, room: int | None) -> "Scorer":
        """Open an export folder."""
        calibration = json.loads((folder / "calibration.json").read_text(encoding="utf-8"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_padding()
        extra = (room or calibration["room"]) - calibration["room"]
        tokenizer.enable_truncation(max_length=calibration["longest"] + extra, strategy="longest_first")
        return Scorer(
            session=onnxruntime.InferenceSession(str(folder / model), options, providers=["CPUExecutionProvider"]),
            tokenizer=tokenizer,
            curves=tuple((a, b) for a, b in calibration["curves"]),
            room=room or calibration["room"],
            threshold=calibration["threshold"],
        )

    def measure(self, text: str) -> int:
        """Return the number of word pieces of a text."""
        return len(self.tokenizer.encode(text, add_special_tokens=False).ids)

    def score(self, margins: Sequence[float]) -> float:
        """Return the score of a claim from the margins of its sentences; the curve depends on how many there are."""
        slope, intercept = self.curves[min(len(margins), len(self.curves)) - 1]
        return 1 / (1 + math.exp(-max(-50.0, slope * min(margins) + intercept)))

    def margins(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return the margin of each pair, in order."""
        encoded = self.tokenizer.encode_batch([(premise or "-", claim[:MOST_CHARACTERS]) for premise, claim in pairs])
        return [self._margin(e) for e in encoded]

    def _margin(self, pair: Encoding) -> float:
        feed = {"input_ids": np.array([pair.ids], dtype=np.int64), "token_type_ids": np.array([pair.type_ids], dtype=np.int64)}
        row = self.session.run(["logits"], feed)[0][0]
        return float(row[0] - np.logaddexp(row[1], row[2]))


def verdicts(lines: Iterator[str], scorer: Scorer, whole: bool) -> Iterator[dict[str, object]]:
    """Judge pairs, a few hundred at a time: a claim of several sentences is as good as the worst of them, unless `whole`."""
    last: tuple[str, Source] | None = None
    while chunk := [json.loads(line) for line in islice(lines, AT_ONCE)]:
        inputs: list[tuple[str, str]] = []
        owners: list[int] = []
        for n, pair in enumerate(chunk):
            if last is None or last[0] != pair["document"]:
                last = (pair["document"], Source(pair["document"], scorer.measure))
            context = pair.get("context") or ""
            for claim in [pair["claim"]] if whole else split_claim(pair["claim"]):
                inputs.append((last[1].premise(claim, scorer.room, context), claim))
                owners.append(n)
                context = claim
        found: list[list[float]] = [[] for _ in chunk]
        for n, margin in zip(owners, scorer.margins(inputs), strict=True):
            found[n].append(margin)
        for pair, margins in zip(chunk, found, strict=True):
            score = scorer.score(margins)
            yield {
                "id": pair["id"],
                "verdict": "supported" if score >= scorer.threshold else "unsupported",
                "score": round(score, 5),
                "margins": [round(m, 3) for m in margins],
            }


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("export", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--model", default="model.int8.onnx")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--room", type=int, help="word pieces of premise; by default what the calibration says")
    parser.add_argument("--whole", action="store_true", help="judge a claim of several sentences as one")
    options = parser.parse_args()
    scorer = Scorer.load(options.export, options.model, options.threads, options.room)
    began, count = time.perf_counter(), 0
    with options.pairs.open(encoding="utf-8") as lines:
        for verdict in verdicts(lines, scorer, options.whole):
            print(json.dumps(verdict))
            count += 1
    print(f"{count / (time.perf_counter() - began):.1f} pairs/s", file=sys.stderr)


if __name__ == "__main__":
    main()
