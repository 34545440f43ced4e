"""Compare sentence splitters on hard cases and on the seeds, and print a Markdown table.

Run: `python benchmarks/splitters.py [FILE...]` with the extra `bench` installed; without files it reads `seeds/*.txt`.
A case passes when the pieces, white space at their ends aside, are exactly those expected. Times are the best of
several rounds over the paragraphs of all files, each splitter warmed up before, and a ratio to sentencex in this run.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pysbd
import sentencex
from syntok import segmenter

from summarizer.segment import split_sentences

Splitter = Callable[[str], list[str]]

ROUNDS = 7
SEEDS = Path(__file__).parents[1] / "seeds"

CASES: dict[str, list[str]] = {
    "rank before a name (Col.)": ["Col. Wayne Marotto spoke for the coalition.", "He named no units."],
    "ranks in a row (Navy Cmdr.)": ["The aim was “deterrence”, said Navy Cmdr. Jessica McNulty.", "She gave no toll."],
    "rank inside a sentence (Maj. Gen.)": ["A statement by Maj. Gen. Yehia Rasool followed on Monday.", "It was short."],
    "U.S. before a capital": ["The U.S. Air Force struck at night.", "Nobody was hurt."],
    "U.S. ending a sentence": ["The aircraft came from the U.S.", "They left on Sunday."],
    "clock time inside (7:44 p.m.)": ["The post went up at 7:44 p.m. on Sunday.", "It was gone by noon."],
    "clock time at the end": ["The post went up at 7:44 p.m.", "It was gone by noon."],
    "initials": ["J. R. R. Tolkien and C. S. Lewis met here.", "They talked."],
    "initial inside a name": ["President George W. Bush ordered it.", "Congress was told."],
    "quoted sentences": ["“We hit three sites.", "We will do it again,” he said.", "Then he left."],
    "quote before its speaker": ["“Was it legal?” asked a reporter.", "The spokesman did not say."],
    "wrong-way closing quote": ["He paused.", "“I think so.“", "Then he left."],
    "quote opening a sentence": ["The strike was over.", "“It was necessary,” she said."],
    "bullets on lines of their own": ["• Two sites lie in Syria.", "• One site lies in Iraq."],
    "amount in billions (bn.)": ["The trade was worth $1.2 bn. in 2021 alone.", "It fell later."],
    "decimals and thousands": ["About 1,500.5 tonnes burnt.", "Nobody knows why."],
    "No. before a number": ["It was strike No. 2 of the year.", "A third may follow."],
    "company at the end (Inc.)": ["The drones were built by Aero Inc. in Ohio.", "None was lost."],
    "ellipsis inside": ["He said … nothing at all.", "She agreed."],
    "brackets": ["The strike (the second this year) was brief.", "(Nobody was hurt.)", "It ended at dawn."],
}
SEPARATORS = {"bullets on lines of their own": "\n"}


def _pysbd() -> Splitter:
    segment: Callable[[str], list[str]] = pysbd.Segmenter(language="en", clean=False).segment
    return segment


def _syntok(text: str) -> list[str]:
    return [
        text[sentence[0].offset : sentence[-1].offset + len(sentence[-1].value)]
        for paragraph in segmenter.analyze(text)
        for sentence in (list(tokens) for tokens in paragraph)
    ]


def _sentencex(text: str) -> list[str]:
    return list(sentencex.segment("en", text))


def _ours(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def _passes(split: Splitter, separator: str, expected: list[str]) -> bool:
    pieces = [piece.strip() for piece in split(separator.join(expected))]
    return [piece for piece in pieces if piece] == expected


def _seconds(split: Splitter, paragraphs: list[str]) -> float:
    def once() -> float:
        began = time.perf_counter()
        for paragraph in paragraphs:
            split(paragraph)
        return time.perf_counter() - began

    once()
    return min(once() for _ in range(ROUNDS))


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def main() -> None:
    """Print the table for the files named on the command line, or for the seeds."""
    files = [Path(name) for name in sys.argv[1:]] or sorted(SEEDS.glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in files]
    paragraphs = [line for text in texts for line in text.splitlines() if line.strip()]
    splitters: dict[str, Splitter] = {"sentencex": _sentencex, "pysbd": _pysbd(), "syntok": _syntok, "`split_sentences`": _ours}

    print(_row("case", *splitters))
    print(_row("---", *("---" for _ in splitters)))
    passed = dict.fromkeys(splitters, 0)
    for name, expected in CASES.items():
        results = {key: _passes(split, SEPARATORS.get(name, " "), expected) for key, split in splitters.items()}
        for key, result in results.items():
            passed[key] += result
        print(_row(name, *("pass" if result else "**fail**" for result in results.values())))
    print(_row("**passed**", *(f"{count} of {len(CASES)}" for count in passed.values())))
    times = {key: _seconds(split, paragraphs) for key, split in splitters.items()}
    print(_row("time, × sentencex", *(f"{seconds / times['sentencex']:.1f}" for seconds in times.values())))
    print(_row("time, this run", *(f"{seconds * 1000:.1f} ms" for seconds in times.values())))
    print(f"\nTimed on {len(paragraphs)} paragraphs ({sum(map(len, texts)):,} characters) of {len(files)} files.")


if __name__ == "__main__":
    main()
