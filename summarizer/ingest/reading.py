"""Every source becomes a document, a duplicate or a rejection with its reason; none vanishes."""

import hashlib
import os
import stat
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from summarizer.schemas import Document, DocumentCounts, Notice, SourceText
from summarizer.schemas.document import DocumentFormat

from .decoding import decode
from .html import is_html, read_html
from .languages import guess_language
from .limits import Limits, RefusedError
from .locating import Located, locate
from .pdf import is_pdf, read_pdf

_MARKDOWN = (".md", ".markdown")
_HTML = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class Ingested:
    """What was read: documents d1 to dn in the order given, what there is to report, and the counts, which add up."""

    documents: tuple[Document, ...]
    notices: tuple[Notice, ...]
    counts: DocumentCounts


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    format: DocumentFormat
    encoding: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None


def read_sources(
    sources: Sequence[str | Path | SourceText],
    *,
    stdin: Callable[[], bytes],
    limits: Limits | None = None,
    jobs: int = 4,
) -> Ingested:
    """Read all sources, up to `jobs` at a time; what comes of one does not depend on the others.

    A source that cannot be read is counted as rejected and has a notice; one whose text an earlier source had is
    counted as a duplicate and has a notice. Raises InputError only when nothing is named at all.
    """
    bounds = limits or Limits()
    located = locate(sources)
    with ThreadPoolExecutor(max_workers=max(1, min(jobs, len(located)))) as pool:
        outcomes = list(pool.map(lambda item: _read(item, stdin, bounds), located))
    documents: list[Document] = []
    notices: list[Notice] = []
    first: dict[str, str] = {}
    duplicate = 0
    for item, outcome in zip(located, outcomes, strict=True):
        if isinstance(outcome, RefusedError):
            notices.append(Notice(code=outcome.code, message=f"{item.name} {outcome.message}; it was left out"))
            continue
        digest = hashlib.sha256(outcome.text.encode()).hexdigest()
        if digest in first:
            duplicate += 1
            notices.append(
                Notice(code="duplicate", message=f"{item.name} has the same text as {first[digest]}; it was counted once")
            )
            continue
        first[digest] = item.name
        document = _document(f"d{len(documents) + 1}", item.name, outcome, digest)
        documents.append(document)
        notices.extend(_remarks(document))
    rejected = len(located) - len(documents) - duplicate
    counts = DocumentCounts(given=len(located), used=len(documents), duplicate=duplicate, rejected=rejected)
    return Ingested(tuple(documents), tuple(notices), counts)


def _document(name: str, source: str, found: _Text, digest: str) -> Document:
    return Document(
        id=name,
        source=source,
        title=found.title,
        published=found.published,
        outlet=found.outlet,
        format=found.format,
        encoding=found.encoding,
        sha256=digest,
        text=found.text,
    )


def _remarks(document: Document) -> list[Notice]:
    remarks = []
    if document.encoding not in (None, "utf-8"):
        message = f"{document.source} is not UTF-8; it was decoded as {document.encoding}"
        remarks.append(Notice(code="encoding", message=message, document_id=document.id))
    language = guess_language(document.text)
    if language not in (None, "English"):
        message = (
            f"{document.source} seems to be in {language}; the checks are made for English, so less of it is verified rightly"
        )
        remarks.append(Notice(code="language", message=message, document_id=document.id))
    return remarks


def _read(item: Located, stdin: Callable[[], bytes], limits: Limits) -> _Text | RefusedError:
    if item.refusal is not None:
        return item.refusal
    try:
        found = _in_memory(item.text, limits) if item.text is not None else _parsed(_load(item, stdin, limits), item, limits)
        if not found.text.strip():
            raise RefusedError("empty", "holds no text")
    except RefusedError as refusal:
        return refusal
    return found


def _in_memory(text: str, limits: Limits) -> _Text:
    try:
        _refuse_large(len(text.encode()), limits)
    except UnicodeEncodeError:
        raise RefusedError("bad_encoding", "holds lone surrogates, which are no characters") from None
    return _Text(text, "text")


def _load(item: Located, stdin: Callable[[], bytes], limits: Limits) -> bytes:
    if item.path is None:
        try:
            data = stdin()
        except OSError as error:
            raise RefusedError("unreadable", f"cannot be read: {error.strerror or error}") from None
        _refuse_large(len(data), limits)
        return data
    try:
        # Opened without waiting, and looked at before it is read: a FIFO or a device would never end.
        descriptor = os.open(item.path, os.O_RDONLY | os.O_NONBLOCK)
    except OSError as error:
        if stat.S_ISSOCK(_mode(item.path)):
            raise RefusedError("not_a_file", "is a socket: expected a file") from None
        raise RefusedError("unreadable", f"cannot be read: {error.strerror}") from None
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise RefusedError("not_a_file", "is a pipe or a device: expected a file")
        _refuse_large(status.st_size, limits)
        try:
            return file.read(limits.max_bytes + 1)
        except OSError as error:
            raise RefusedError("unreadable", f"cannot be read: {error.strerror}") from None


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except OSError:
        return 0


def _refuse_large(size: int, limits: Limits) -> None:
    if size > limits.max_bytes:
        raise RefusedError("too_large", f"is {size:,} bytes long: the limit is {limits.max_bytes:,}; split it")


def _parsed(data: bytes, item: Located, limits: Limits) -> _Text:
    suffix = item.path.suffix.lower() if item.path else ""
    if not data.strip():
        raise RefusedError("empty", "holds no text")
    if is_pdf(data):
        return _Text(read_pdf(data, limits), "pdf")
    if suffix in _HTML or is_html(data[:2048].decode("utf-8", "replace")):
        page = read_html(data, limits)
        return _Text(page.text, "html", page.encoding, page.title, page.published, page.outlet)
    text, encoding = decode(data)
    return _Text(text, "markdown" if suffix in _MARKDOWN else "text", encoding)
