"""Claims judged many at once: pairs of document and claim a line, or claims against one index. The order is kept."""

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from summarizer.claims import Claim, read_json, refuse_surrogates, sentences_of, text_document
from summarizer.errors import InputError
from summarizer.pipeline import index_documents
from summarizer.schemas import ClaimVerdict
from summarizer.verification import EvidenceIndex, Reader, verify_by_meaning

__all__ = ["in_order", "judge_claim", "judge_pairs"]

_WORKERS = 2
"""Rules hold the interpreter's lock and the model does not: with two, one is read while the other is checked."""
_AHEAD = 16

T = TypeVar("T")
R = TypeVar("R")


def judge_claim(claim: Claim, index: EvidenceIndex, reader: Reader, threshold: float) -> ClaimVerdict:
    """Return the verdict on a claim, sentence by sentence where it has several."""
    before = sentences_of(claim.context)[-1] if claim.context else ""
    return verify_by_meaning(claim.text, sentences_of(claim.text), index, reader, before=before, threshold=threshold)


def judge_pairs(lines: Iterable[str], reader: Reader, threshold: float, *, ahead: bool) -> Iterator[str]:
    """Judge pairs a line in, a line out, in the same order: see CONTRACT `verify --pairs`.

    With `ahead` a few lines are read before the first answer and judged by two threads; without, each is answered before the next is
    read, so that a program may wait for an answer before it asks on. However many there are, only a few are held in memory.
    Raises InputError with the line's number for a line that is no pair.
    """

    def judge(row: tuple[int, str]) -> str:
        return _judge_line(row[0], row[1], reader, threshold)

    numbered = ((n, line) for n, line in enumerate(lines, 1) if line.strip())
    return in_order(judge, numbered) if ahead else map(judge, numbered)


def in_order(judge: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
    """Yield `judge(item)` for each item, in order; up to 16 are judged ahead, by two threads. The first error ends it."""
    waiting: deque[Future[R]] = deque()
    with ThreadPoolExecutor(_WORKERS) as workers:
        try:
            for item in items:
                waiting.append(workers.submit(judge, item))
                if len(waiting) == _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _judge_line(number: int, line: str, reader: Reader, threshold: float) -> str:
    pair = _read_pair(number, line)
    index = index_documents([text_document("pair", pair["document"])])
    found = judge_claim(Claim(pair["claim"], context=pair["context"]), index, reader, threshold)
    answer = {
        "id": pair["id"],
        "verdict": found.label,
        "score": found.score,
        "reasons": [r.model_dump(exclude_none=True) for r in found.reasons],
        "evidence": [{"start": e.start, "end": e.end, "quote": e.quote} for e in found.evidence],
    }
    return json.dumps(answer, ensure_ascii=False, allow_nan=False)


def _read_pair(number: int, line: str) -> dict[str, Any]:
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
