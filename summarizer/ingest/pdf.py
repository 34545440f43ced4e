"""The text of a PDF, read in a process of its own: a hostile file can cost that process its time and memory, nothing else."""

import re

from .confining import WorkerFailed, ask_worker
from .limits import Limits, RefusedError

_MARK = re.compile(rb"%PDF-\d\.\d[ \t]*[\r\n%]")
_MESSAGES = {
    "encrypted": "is an encrypted PDF: save it without a password",
    "broken": "is a PDF that cannot be read",
    "too_many_pages": "is a PDF of more pages than the limit of {pages}",
}


def is_pdf(data: bytes) -> bool:
    """Whether bytes hold a PDF: its mark is a line in the first kilobyte; a text that speaks of the mark goes on behind it."""
    mark = _MARK.search(data, 0, 1024)
    return mark is not None and (mark.start() == 0 or b" obj" in data)


def read_pdf(data: bytes, limits: Limits) -> str:
    """Return the text of a PDF, pages parted by an empty line. Raises RefusedError, also when time or memory run out."""
    arguments = (limits.pdf_memory_bytes, limits.pdf_seconds, limits.pdf_pages)
    try:
        answer = ask_worker("summarizer.ingest.pdf_worker", arguments, data, limits.pdf_seconds)
    except WorkerFailed as failed:
        if failed.late:
            raise RefusedError("bad_pdf", f"is a PDF that took longer than {limits.pdf_seconds} s to read") from None
        raise RefusedError("bad_pdf", f"is a PDF that broke its reader ({failed})") from None
    if "error" in answer:
        code = "encrypted" if answer["error"] == "encrypted" else "bad_pdf"
        raise RefusedError(code, _MESSAGES[answer["error"]].format(pages=limits.pdf_pages))
    text: str = answer["text"]
    if not text.strip():
        raise RefusedError("no_text", "is a PDF without visible text (scanned images, perhaps): give a version with its text")
    return text
