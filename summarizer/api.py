"""The library calls: what the command line does, as functions."""

import asyncio
import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from summarizer.errors import InputError, NotYetError
from summarizer.ingest import read_sources
from summarizer.pipeline import Assistant, Progress, index_documents, report_on
from summarizer.recheck import faults
from summarizer.schemas import ClaimVerdict, Document, Notice, Report, SourceText
from summarizer.segment import split_passages, split_sentences
from summarizer.settings import Settings, settings_from
from summarizer.verification import EvidenceIndex, verify_by_meaning
from summarizer.verification.learned import open_reader

Source = str | Path | SourceText
"""A path, a folder, a glob or "-" as the command line takes it; a Path; or a text in memory."""

_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """The verdicts on some claims, in their order, with the documents that were read for them and what there was to report."""

    verdicts: tuple[ClaimVerdict, ...]
    documents: tuple[Document, ...]
    notices: tuple[Notice, ...]


def summarize(
    sources: Sequence[Source],
    settings: Settings | None = None,
    *,
    progress: Progress | None = None,
    stdin: Callable[[], bytes] | None = None,
    **options: Any,
) -> Report:
    """Return one verified summary per story found in the sources.

    `options` are fields of Settings (`model="extractive"`, `sentences=5`) and override `settings`. Raises SettingsError
    for an option that is not one, InputError when no source is given, and ProviderError when a
    model's server fails for good. A source that cannot be read raises nothing: it is
    counted as rejected and named in `report.warnings`.
    """
    chosen = settings_from(**{**(settings.model_dump() if settings else {}), **options})
    # Opened first: an option that cannot be used is found before anything is read or sent.
    with _assistant(chosen) as assistant:
        ingested = read_sources(sources, stdin=stdin or _read_stdin, jobs=chosen.jobs)
        return report_on(
            ingested,
            chosen,
            now=lambda: datetime.now(UTC),
            clock=time.monotonic,
            progress=progress or (lambda stage, done, total: None),
            assistant=assistant,
        )


def verify(
    claims: Sequence[str],
    sources: Sequence[Source],
    *,
    threshold: float = 0.5,
    stdin: Callable[[], bytes] | None = None,
) -> list[ClaimVerdict]:
    """Return a verdict with evidence for each claim, in order. A source that cannot be read raises InputError.

    A claim that no hard check refuses is supported from a probability of `threshold`, by default 0.5.
    """
    result = verify_against(claims, sources, threshold=threshold, stdin=stdin)
    if not result.documents:
        raise InputError(" ".join(n.message for n in result.notices))
    return list(result.verdicts)


def verify_against(
    claims: Sequence[str],
    sources: Sequence[Source],
    *,
    threshold: float = 0.5,
    stdin: Callable[[], bytes] | None = None,
) -> VerifyResult:
    """Like `verify`, with the documents and what there is to report of them; sources that cannot be read are only reported."""
    ingested = read_sources(sources, stdin=stdin or _read_stdin)
    index = index_documents(ingested.documents)
    return VerifyResult(tuple(_verify(c, index, threshold=threshold) for c in claims), ingested.documents, ingested.notices)


def split_claims(text: str) -> list[str]:
    """Return the sentences of a text or Markdown that state something: headings, tables and furniture are left out.

    What addresses a model is kept: it is no evidence, but as a claim it is judged like any other.
    """
    passages = split_passages(_document("claims", text, markdown=True))
    return [_plain(s.text) for p in passages for s in p.sentences if s.kind in ("prose", "instruction")]


def verify_pairs(lines: Iterable[str], threshold: float = 0.5) -> Iterator[str]:
    """Judge pairs a line in, a line out, in the same order: see CONTRACT `verify --pairs`.

    Holds one pair in memory. Raises InputError with the line's number for a line that is no pair.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _verify_pair(number, line, threshold)


def check_report(text: str) -> list[str]:
    """Return what does not hold in a saved report, a sentence a fault; empty when it holds. InputError when it is no report."""
    return faults(text)


def extract(sources: Sequence[Source], *, schema: type, **options: Any) -> None:
    """Fill a schema from the sources: not in this version."""
    raise NotYetError("extract comes with a later version; use summarize or verify")


async def asummarize(sources: Sequence[Source], settings: Settings | None = None, **options: Any) -> Report:
    """`summarize` in a worker thread."""
    return await asyncio.to_thread(summarize, sources, settings, **options)


async def averify(claims: Sequence[str], sources: Sequence[Source]) -> list[ClaimVerdict]:
    """`verify` in a worker thread."""
    return await asyncio.to_thread(verify, claims, sources)


async def aextract(sources: Sequence[Source], *, schema: type, **options: Any) -> None:
    """`extract` in a worker thread: not in this version."""
    await asyncio.to_thread(extract, sources, schema=schema, **options)


def _assistant(settings: Settings) -> AbstractContextManager[Assistant | None]:
    """The model that the settings name. What reaches models takes a third of a second to import, so it is left until one is wanted."""
    if settings.model == "extractive":
        return nullcontext()
    from summarizer.session import open_assistant

    return open_assistant(settings)


def _verify_pair(number: int, line: str, threshold: float) -> str:
    try:
        pair = json.loads(line, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise InputError(f"line {number} is no JSON ({error}): expected an object with id, document and claim") from error
    missing = [k for k in ("id", "document", "claim") if not isinstance(pair, dict) or k not in pair]
    if missing:
        raise InputError(f"line {number} lacks {', '.join(missing)}: expected an object with id, document and claim")
    for key in ("document", "claim"):
        if not isinstance(pair[key], str):
            raise InputError(f"line {number}: {key} is {type(pair[key]).__name__}, expected a string")
    for key in ("id", "document", "claim"):
        if _SURROGATES.search(str(pair[key])):
            raise InputError(
                f"line {number}: {key} holds lone surrogates, which are no characters: expected text that UTF-8 can write"
            )
    context = pair.get("context") or ""
    if not isinstance(context, str):
        raise InputError(f"line {number}: context is {type(context).__name__}, expected a string")
    index = index_documents([_document("pair", pair["document"], markdown=False)])
    found = _verify(pair["claim"], index, before=_sentences(context)[-1] if context else "", threshold=threshold)
    answer = {
        "id": pair["id"],
        "verdict": found.label,
        "score": found.score,
        "reasons": [r.model_dump(exclude_none=True) for r in found.reasons],
        "evidence": [{"start": e.start, "end": e.end, "quote": e.quote} for e in found.evidence],
    }
    return json.dumps(answer, ensure_ascii=False, allow_nan=False)


def _verify(claim: str, index: EvidenceIndex, *, before: str = "", threshold: float = 0.5) -> ClaimVerdict:
    """The verdict on a claim, sentence by sentence where it has several; `before` is the sentence before it, or empty."""
    return verify_by_meaning(claim, _sentences(claim), index, open_reader(), before=before, threshold=threshold)


def _sentences(text: str) -> list[str]:
    """The sentences of a text, or the text where it has none."""
    return [text[a:b] for a, b in split_sentences(text)] or [text]


def _document(name: str, text: str, *, markdown: bool) -> Document:
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(id="d1", source=name, format="markdown" if markdown else "text", sha256=digest, text=text)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON value")


def _read_stdin() -> bytes:
    return sys.stdin.buffer.read()
