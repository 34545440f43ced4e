"""Runs of words that texts share, and which passages are copies of others."""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from summarizer.language import analyse
from summarizer.language.tokens import Token, tokenize
from summarizer.schemas import Sentence

_RUN = 3
_LONG_RUN = 4
_COPIED = 0.3
_FEWEST_RUNS = 40
_SAMPLE = 4
_FIRST = 20
_LIKELY = 0.1
_COMPARED = 5
_QUOTE = re.compile(r"[“\"][^“”\"]{1,600}[”\"]")


@dataclass(frozen=True, slots=True)
class Copy:
    """A passage has `share` (0 to 1) of the shorter one's wording in common with passage `of` (an index)."""

    of: int
    share: float


def word_runs(text: str) -> frozenset[str]:
    """Return the runs of three words of a sentence, folded; a shorter one is a run of its own."""
    norms = [t.norm for t in analyse(text).tokens]
    return frozenset(" ".join(norms[i : i + _RUN]) for i in range(max(1, len(norms) - _RUN + 1)))


def containment(a: AbstractSet[object], b: AbstractSet[object]) -> float:
    """Return the share of the smaller set that the larger one has, 0 to 1 (Broder, 1997)."""
    return len(a & b) / max(1, min(len(a), len(b)))


def find_copies(document_ids: Sequence[str], runs: Sequence[Sequence[int]], ranks: Sequence[tuple[int, ...]]) -> dict[int, Copy]:
    """Return, by index, the passages whose wording (`long_runs`) is in good part that of another document's with a higher rank.

    Copied is three tenths of the shorter one's runs of four words, quotations aside: what two reporters write of one event
    in their own words shares a tenth or less. A sample of the runs (a quarter, by hash; after Broder, 1997) picks
    the pairs that are compared, and under each run only the first 20 passages stand, so that the work is linear in the text. A
    passage with fewer than 40 runs is not judged.
    """
    postings: dict[int, list[int]] = defaultdict(list)
    found: dict[int, Copy] = {}
    for j, own in enumerate(runs):
        if len(own) < _FEWEST_RUNS:
            continue
        shared: Counter[int] = Counter()
        for run in own:
            if run % _SAMPLE == 0:
                shared.update(postings[run])
                if len(postings[run]) < _FIRST:
                    postings[run].append(j)
        every = frozenset(own)
        likely = {i: _SAMPLE * n / min(len(own), len(runs[i])) for i, n in shared.items()}
        for i in sorted(likely, key=lambda i: (-likely[i], i))[:_COMPARED]:
            if likely[i] < _LIKELY or document_ids[i] == document_ids[j]:
                continue
            share = containment(every, frozenset(runs[i]))
            low, high = (i, j) if ranks[i] < ranks[j] else (j, i)
            if share >= _COPIED and (low not in found or share > found[low].share):
                found[low] = Copy(high, share)
    return found


def long_runs(sentences: Sequence[Sentence], tokens: Sequence[Sequence[Token]]) -> set[int]:
    """Return the hashes of all runs of four words in the prose among some sentences, with the tokens of each; what it quotes is left out."""
    hashes: set[int] = set()
    for sentence, own in zip(sentences, tokens, strict=True):
        if sentence.kind == "prose":
            words = tokenize(_QUOTE.sub(" ", sentence.text)) if _QUOTE.search(sentence.text) else own
            norms = [t.norm for t in words]
            hashes.update(zlib.crc32(" ".join(norms[i : i + _LONG_RUN]).encode()) for i in range(len(norms) - _LONG_RUN + 1))
    return hashes
