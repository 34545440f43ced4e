"""Links that open a web page at the words quoted from it: text fragments as the WICG's "URL Fragment Text Directives" defines them."""

import re
from urllib.parse import quote, urlsplit

from summarizer.schemas import Document, Evidence

__all__ = ["page_address", "quote_address"]

_LONGEST_WHOLE = 12
"""Words of a quote that a link names in full; of a longer one it names the ends."""
_END_WORDS = 5
_NEIGHBOURS = 3
_SITE = re.compile(r"[^@\[\]]+")
_SAFE_IN_ADDRESS = "/:?#@!$&*+,;=%~"  # neither quotes nor brackets, which end an attribute or a link of Markdown


def page_address(document: Document) -> str | None:
    """Return the http(s) address that a document was read from, every character safe in HTML and Markdown; None where it has none.

    An address with a user name or password is none: what is shown to readers repeats no secret. Nor is one of a bare IPv6 number.
    """
    try:
        parts = urlsplit(document.source)
        if parts.scheme not in ("http", "https") or not parts.hostname or not _SITE.fullmatch(parts.netloc):
            return None
        return quote(document.source, safe=_SAFE_IN_ADDRESS)
    except ValueError:  # a bracket that is not closed, half a character
        return None


def quote_address(document: Document, evidence: Evidence) -> str | None:
    """Return the address of the document's page with a text fragment that finds the quote there; None as `page_address`.

    `#:~:text=[prefix-,]start[,end][,-suffix]`: a short quote stands whole, a long one, or one that runs over a line break, as its
    first and last words. The words around it come along where what is named stands more than once in the text.
    """
    address = page_address(document)
    lines = [line.split() for line in evidence.quote.splitlines() if line.strip()]
    if address is None or not lines:
        return address
    ends = lines if len(lines) == 1 and len(lines[0]) <= _LONGEST_WHOLE else _ends(lines)
    directive = ",".join(_encoded(run) for run in ends)
    if _occurrences(document.text, ends[0]) > 1:
        before = document.text[: evidence.start].rstrip().rpartition("\n")[2].split()[-_NEIGHBOURS:]
        after = document.text[evidence.end :].lstrip().partition("\n")[0].split()[:_NEIGHBOURS]
        directive = f"{_encoded(before)}-,{directive}" if before else directive
        directive = f"{directive},-{_encoded(after)}" if after else directive
    return f"{address}{'' if '#' in address else '#'}:~:text={directive}"


def _ends(lines: list[list[str]]) -> list[list[str]]:
    """The first and last words of a quote, which do not overlap, each from one line: what a link names must not run over a paragraph."""
    room = _END_WORDS if len(lines) > 1 else min(_END_WORDS, len(lines[0]) // 2)
    return [lines[0][:room], lines[-1][-room:]]


def _occurrences(text: str, words: list[str]) -> int:
    return len(re.findall(r"\s+".join(map(re.escape, words)), text, re.IGNORECASE))


def _encoded(words: list[str]) -> str:
    """Percent-encode: also the dash, which the syntax gives a meaning, as it does the comma and the ampersand."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
