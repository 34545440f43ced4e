"""Every source becomes a document, a duplicate or a rejection with its reason; none vanishes."""

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from summarizer.errors import FetchError
from summarizer.fetching import Fetched, fetch_page
from summarizer.schemas import Document, DocumentCounts, Notice, SourceBytes, SourceText
from summarizer.schemas.document import DocumentFormat

from .decoding import decode_declared
from .html import is_html, read_html
from .languages import guess_language
from .limits import Limits, RefusedError
from .loading import load_file, refuse_large
from .locating import Located, Source, locate
from .pdf import is_pdf, read_pdf

_MARKDOWN = (".md", ".markdown")
_HTML = (".html", ".htm", ".xhtml")
_MEDIA: dict[str, DocumentFormat] = {"text/html": "html", "application/xhtml+xml": "html", "text/markdown": "markdown"}

Fetch = Callable[[str], Fetched]
"""From a URL to what stands there. Raises FetchError."""


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
    sources: Sequence[Source],
    *,
    stdin: Callable[[], bytes],
    fetch: Fetch = fetch_page,
    limits: Limits | None = None,
    jobs: int = 4,
) -> Ingested:
    """Read all sources, up to `jobs` at a time; what comes of one does not depend on the others. URLs are read by `fetch`.

    A source that cannot be read is counted as rejected and has a notice; one whose text an earlier source had is
    counted as a duplicate and has a notice. Raises InputError only when nothing is named at all.
    """
    bounds = limits or Limits()
    located = locate(sources)
    with ThreadPoolExecutor(max_workers=max(1, min(jobs, len(located)))) as pool:
        outcomes = list(pool.map(lambda item: _read(item, stdin, fetch, bounds), located))
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


def _read(item: Located, stdin: Callable[[], bytes], fetch: Fetch, limits: Limits) -> _Text | RefusedError:
    if item.refusal is not None:
        return item.refusal
    try:
        found = _found(item, stdin, fetch, limits)
        if not found.text.strip():
            raise RefusedError("empty", "holds no text")
    except RefusedError as refusal:
        return refusal
    return found


def _found(item: Located, stdin: Callable[[], bytes], fetch: Fetch, limits: Limits) -> _Text:
    if isinstance(item.held, SourceText):
        return _in_memory(item.held.text, limits)
    if isinstance(item.held, SourceBytes):
        return _of_bytes(item.held, limits)
    if item.url is not None:
        try:
            page = fetch(item.url)
        except FetchError as error:
            raise RefusedError(error.code, error.reason) from None
        return _of_bytes(SourceBytes(item.name, page.body, media=_MEDIA.get(page.media), charset=page.charset), limits)
    data = load_file(item.path, limits) if item.path is not None else _piped(stdin, limits)
    suffix = item.path.suffix.lower() if item.path is not None else ""
    return _parsed(data, "html" if suffix in _HTML else "markdown" if suffix in _MARKDOWN else None, limits)


def _in_memory(text: str, limits: Limits) -> _Text:
    try:
        refuse_large(len(text.encode()), limits)
    except UnicodeEncodeError:
        raise RefusedError("bad_encoding", "holds lone surrogates, which are no characters") from None
    return _Text(text, "text")


def _of_bytes(held: SourceBytes, limits: Limits) -> _Text:
    refuse_large(len(held.data), limits)
    found = _parsed(held.data, held.media, limits, held.charset)
    return replace(found, title=found.title or held.title, published=found.published or held.published)


def _piped(stdin: Callable[[], bytes], limits: Limits) -> bytes:
    try:
        data = stdin()
    except OSError as error:
        raise RefusedError("unreadable", f"cannot be read: {error.strerror or error}") from None
    refuse_large(len(data), limits)
    return data


def _parsed(data: bytes, media: DocumentFormat | None, limits: Limits, charset: str | None = None) -> _Text:
    """Read bytes by what they hold; `media` counts only where that does not tell, and `charset` where they are no UTF-8."""
    if not data.strip():
        raise RefusedError("empty", "holds no text")
    if is_pdf(data):
        return _Text(read_pdf(data, limits), "pdf")
    if media == "html" or is_html(data[:2048].decode("utf-8", "replace")):
        page = read_html(data, limits, charset)
        return _Text(page.text, "html", page.encoding, page.title, page.published, page.outlet)
    text, encoding = decode_declared(data, charset)
    return _Text(text, "markdown" if media == "markdown" else "text", encoding)
