"""The article of an HTML page."""

import re
from dataclasses import dataclass
from typing import Any

from .decoding import decode
from .limits import Limits, RefusedError

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w:-]{2,40})", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])", re.IGNORECASE
)
_UNSEEN = ("script", "style", "template", "noscript", "iframe", "object", "svg")
_DEEPEST = 400


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds. `published` is an ISO date."""

    text: str
    encoding: str
    title: str | None
    published: str | None
    outlet: str | None


def read_html(data: bytes, limits: Limits) -> Page:
    """Return the article of a page, one paragraph a line, without navigation and without what a reader would not see.

    Trafilatura finds the article; elements that the page itself hides are taken out first. Raises RefusedError.
    """
    if len(data) > limits.html_bytes:
        raise RefusedError("too_large", f"is an HTML page of {len(data):,} bytes: the limit is {limits.html_bytes:,}")
    text, encoding = _decoded(data)
    from lxml import etree
    from lxml import html as parser

    try:
        tree = parser.document_fromstring(text.replace("\x00", "").encode("utf-8"), parser=parser.HTMLParser(encoding="utf-8"))
        _drop_unseen(tree)
        found = _article(tree)
    except (etree.LxmlError, ValueError, RecursionError, AssertionError):
        raise RefusedError("bad_html", "is no HTML that can be parsed") from None
    if not found.text.strip():
        raise RefusedError("no_text", "is an HTML page without text")
    return Page(found.text, encoding, found.title, found.published, found.outlet)


def is_html(head: str) -> bool:
    """Whether a text opens as an HTML page does."""
    opening = head[:1024].lstrip("\ufeff \t\r\n").lower()
    return opening.startswith(("<!doctype html", "<html", "<head", "<body")) or ("<html" in opening and opening.startswith("<"))


def _decoded(data: bytes) -> tuple[str, str]:
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = declared.group(1).decode("ascii")
        try:
            return data.decode(name), name.lower()
        except (LookupError, UnicodeDecodeError):
            return decode(data)
    return decode(data)


def _drop_unseen(tree) -> None:  # type: ignore[no-untyped-def]  # lxml ships no types
    from lxml import etree

    depth = 0
    doomed = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            raise ValueError("nested too deep")
        if event == "start" and isinstance(element.tag, str):
            hidden = element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style") or "")
            if element.tag in _UNSEEN or hidden:
                doomed.append(element)
    for element in doomed:
        if element.getparent() is not None:
            element.drop_tree()


def _article(tree) -> Page:  # type: ignore[no-untyped-def]  # lxml ships no types
    import trafilatura

    # Trafilatura changes the tree that it is given.
    found: Any = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=True, with_metadata=True, favor_precision=False
    )
    if found is not None and found.text and found.text.strip():
        return Page(found.text, "", _line(found.title), found.date or None, _line(found.sitename))
    paragraphs = [" ".join(e.text_content().split()) for e in tree.iter("p", "li", "blockquote")] or [
        " ".join(tree.text_content().split())
    ]
    return Page("\n".join(p for p in paragraphs if p), "", None, None, None)


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None
