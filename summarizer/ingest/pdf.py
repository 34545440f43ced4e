"""The text of a PDF, read in a process of its own: a hostile file can cost that process its time and memory, nothing else."""

import json
import os
import re
import subprocess
import sys

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
    command = [
        sys.executable,
        "-m",
        "summarizer.ingest.pdf_worker",
        str(limits.pdf_memory_bytes),
        str(limits.pdf_seconds),
        str(limits.pdf_pages),
    ]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, env=_environment(), timeout=limits.pdf_seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise RefusedError("bad_pdf", f"is a PDF that took longer than {limits.pdf_seconds} s to read") from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise RefusedError("bad_pdf", f"is a PDF that broke its reader (exit status {done.returncode})") from None
    if "error" in answer:
        code = "encrypted" if answer["error"] == "encrypted" else "bad_pdf"
        raise RefusedError(code, _MESSAGES[answer["error"]].format(pages=limits.pdf_pages))
    text: str = answer["text"]
    if not text.strip():
        raise RefusedError("no_text", "is a PDF without visible text (scanned images, perhaps): give a version with its text")
    return text


def _environment() -> dict[str, str]:
    """What the reader needs of the environment, and no key or token that may stand beside it."""
    needed = {
        "PATH",
        "HOME",
        "LANG",
        "LC_ALL",
        "PYTHONPATH",
        "PYTHONHOME",
        "VIRTUAL_ENV",
        "SYSTEMROOT",
        "TMPDIR",
        "LD_LIBRARY_PATH",
    }
    return {name: value for name, value in os.environ.items() if name in needed}
