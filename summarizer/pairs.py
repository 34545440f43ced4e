"""Claims judged many at once: pairs of document and claim a line, or claims against one index. The order is kept."""

import json
import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, TypeVar

from summarizer.claims import Claim, is_question, read_json, refuse_surrogates, sentences_of, text_document
from summarizer.errors import InputError
from summarizer.language import forget_over
from summarizer.pipeline import index_documents
from summarizer.scale import Spread
from summarizer.schemas import ClaimVerdict, Reason
from summarizer.verification import EvidenceIndex, Reader, verify_by_meaning
from summarizer.verification.arbiter import Arbiter
from summarizer.verification.claims import hold
from summarizer.verification.learned import open_reader

__all__ = ["ASKED", "Tiers", "explain_claim", "in_order", "judge_claim", "judge_pairs", "judge_pairs_far"]

ASKED = "question"
"""The check of a verdict on what only asks."""

_OUTWEIGHS = frozenset(("meaning", "judge"))
_WORKERS = 2
"""Rules hold the interpreter's lock and the model does not: with two, one is read while the other is checked."""
_AHEAD = 16
_FEW = 64
"""Pairs that are judged here before other processes could have started."""
_WINDOW, _MOST_CHARACTERS = 512, 8_000_000
"""Pairs, and characters of their documents, that are held at once where they are judged elsewhere: the last of them may go beyond."""
_LONGEST_RUN = 8
_MOST_INDEXES = 4
_MOST_SENTENCES = 3_000
"""Sentences taken apart that are kept, some 30 MB, however many pairs there are."""

_Pair = dict[str, Any]
T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Tiers:
    """Who judges: the checks always, a learned reader, and, where there is one, a model for what is still in doubt."""

    reader: Reader
    threshold: float = 0.5
    arbiter: Arbiter | None = None
    workers: int = _WORKERS


def judge_claim(claim: Claim, index: EvidenceIndex, tiers: Tiers) -> ClaimVerdict:
    """Return the verdict on a claim, sentence by sentence where it has several."""
    before = sentences_of(claim.context)[-1] if claim.context else ""
    sentences = sentences_of(claim.text)
    found = verify_by_meaning(claim.text, sentences, index, tiers.reader, before=before, threshold=tiers.threshold)
    return tiers.arbiter.decide(found, before, index) if tiers.arbiter else found


def explain_claim(claim: Claim, index: EvidenceIndex, tiers: Tiers) -> ClaimVerdict:
    """Return the verdict on a claim, with what the checks alone held against one that the learned score or a judge bears out.

    Such a finding is a reason that passes, for it did not decide. What only asks is unsupported, by a check of its own.
    """
    if is_question(claim.text):
        asks = Reason(check=ASKED, outcome="fail", claim=claim.text, message="a question states nothing that can be checked")
        return ClaimVerdict(label="unsupported", score=0.0, reasons=(asks,), claim=claim.text)
    found = judge_claim(claim, index, tiers)
    if found.label != "supported" or not any(r.check in _OUTWEIGHS for r in found.reasons):
        return found
    held = [hold(sentence, index).judgement for sentence in sentences_of(claim.text)]
    against = [f.reason for judgement in held if judgement for f in judgement.failures]
    outweighed = [r.model_copy(update={"outcome": "pass", "message": f"outweighed: {r.message}"}) for r in against]
    return found.model_copy(update={"reasons": (*found.reasons, *outweighed)})


def judge_pairs(lines: Iterable[str], tiers: Tiers, *, ahead: bool) -> Iterator[str]:
    """Judge pairs a line in, a line out, in the same order: see CONTRACT `verify --pairs`.

    With `ahead` a few lines are read before the first answer and judged by two threads; without, each is answered before the next is
    read, so that a program may wait for an answer before it asks on. However many there are, only a few are held in memory.
    Raises InputError with the line's number for a line that is no pair.
    """
    indexes = _Indexes()

    def judge(row: tuple[int, str]) -> str:
        return _judge_pair(indexes, tiers, _read_pair(*row))

    return in_order(judge, _numbered(lines), tiers.workers) if ahead else map(judge, _numbered(lines))


def judge_pairs_far(lines: Iterable[str], threshold: float, spread: Spread) -> Iterator[str]:
    """Like `judge_pairs` with the reader that ships, but where `spread` does the work, up to 512 pairs at once; a few pairs are judged here.

    Answers do not depend on where they are given. Raises InputError as `judge_pairs` does, after the answers before it.
    """
    judge = partial(_judge_anywhere, threshold)
    pairs = (_read_pair(*row) for row in _numbered(lines))
    for n, window in enumerate(_windows(pairs)):
        few = not n and len(window) < _FEW
        runs = list(_runs(window))
        for answers in in_order(judge, runs) if few else spread(judge, runs):
            yield from answers


def in_order(judge: Callable[[T], R], items: Iterable[T], workers: int = _WORKERS) -> Iterator[R]:
    """Yield `judge(item)` for each item, in order; up to 16 are judged ahead, by `workers` threads. The first error ends it."""
    waiting: deque[Future[R]] = deque()
    with ThreadPoolExecutor(workers) as threads:
        try:
            for item in items:
                waiting.append(threads.submit(judge, item))
                if len(waiting) == _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


class _Indexes:
    """The indexes of the last few documents: claims on one document often come one after another."""

    def __init__(self) -> None:
        self._last: OrderedDict[str, EvidenceIndex] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, text: str) -> EvidenceIndex:
        """Return the index of a document, made where it is not among the last."""
        with self._lock:
            found = self._last.get(text)
            if found is not None:
                self._last.move_to_end(text)
                return found
        made = index_documents([text_document("pair", text)])
        with self._lock:
            self._last[text] = made
            while len(self._last) > _MOST_INDEXES:
                self._last.popitem(last=False)
        return made


@cache
def _shared_indexes() -> _Indexes:
    return _Indexes()


def _judge_anywhere(threshold: float, pairs: Sequence[_Pair]) -> list[str]:
    return [_judge_pair(_shared_indexes(), Tiers(open_reader(), threshold), pair) for pair in pairs]


def _runs(pairs: Sequence[_Pair]) -> Iterator[list[_Pair]]:
    """Yield pairs in a row that have one document, up to eight: it is indexed in one place."""
    for _, alike in groupby(pairs, itemgetter("document")):
        while run := list(islice(alike, _LONGEST_RUN)):
            yield run


def _judge_pair(indexes: _Indexes, tiers: Tiers, pair: _Pair) -> str:
    forget_over(_MOST_SENTENCES)
    found = judge_claim(Claim(pair["claim"], context=pair["context"]), indexes.of(pair["document"]), tiers)
    answer = {
        "id": pair["id"],
        "verdict": found.label,
        "score": found.score,
        "reasons": [r.model_dump(exclude_none=True) for r in found.reasons],
        "evidence": [{"start": e.start, "end": e.end, "quote": e.quote} for e in found.evidence],
    }
    return json.dumps(answer, ensure_ascii=False, allow_nan=False)


def _windows(pairs: Iterable[_Pair]) -> Iterator[list[_Pair]]:
    """Yield the pairs in lists; what is wrong with a line is raised after the list of those before it."""
    held: list[_Pair] = []
    characters = 0
    try:
        for pair in pairs:
            held.append(pair)
            characters += len(pair["document"])
            if len(held) == _WINDOW or characters > _MOST_CHARACTERS:
                yield held
                held, characters = [], 0
    except InputError:
        yield held
        raise
    yield held


def _numbered(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    return ((n, line) for n, line in enumerate(lines, 1) if line.strip())


def _read_pair(number: int, line: str) -> _Pair:
    try:
        pair = read_json(line)
    except ValueError as error:
        raise InputError(f"line {number} is no JSON ({error}): expected an object with id, document and claim") from error
    missing = [k for k in ("id", "document", "claim") if not isinstance(pair, dict) or k not in pair]
    if missing:
        raise InputError(f"line {number} lacks {', '.join(missing)}: expected an object with id, document and claim")
    context = pair.get("context") or ""
    for key, value in (("document", pair["document"]), ("claim", pair["claim"]), ("context", context)):
        if not isinstance(value, str):
            raise InputError(f"line {number}: {key} is {type(value).__name__}, expected a string")
    for key in ("id", "document", "claim"):
        refuse_surrogates(pair[key], f"line {number}: {key}")
    return {**pair, "context": context}
