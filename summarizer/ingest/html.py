"""The article of an HTML page."""

import re
from dataclasses import dataclass
from typing import Any

from .decoding import decode_declared
from .limits import Limits, RefusedError

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w:-]{2,40})", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:font-size|opacity)\s*:\s*0*(?:\.0*)?(?<=[.0])(?![.\d])", re.IGNORECASE
)
_OUTSIDE_STYLE = re.compile(r"(?:left|top|text-indent)\s*:\s*-\d{4}", re.IGNORECASE)
_COMMENT_OR_BLOCK = re.compile(r"/\*.*?\*/|@[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.DOTALL)
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,2000})\}")
_PLAIN_SELECTOR = re.compile(r"\w*([.#])([\w-]+)")
_UNSEEN = ("script", "style", "template", "noscript", "iframe", "object", "svg")
_BLOCKS = (
    *"address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav".split(),
    *"ol p pre section table td th tr ul".split(),
)
_DEEPEST = 250
"""libxml2 drops what is nested deeper than 256 without a word."""
_MOST_ELEMENTS = 30_000
"""Finding the article takes more than linear time in the number of elements."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds. `published` is an ISO date."""

    text: str
    encoding: str
    title: str | None
    published: str | None
    outlet: str | None


def read_html(data: bytes, limits: Limits, charset: str | None = None) -> Page:
    """Return the article of a page, one paragraph a line, without navigation and without what a reader would not see.

    Trafilatura finds the article; elements that the page itself hides are taken out first. `charset` is
    what the server declared. Raises RefusedError.
    """
    if len(data) > limits.html_bytes:
        raise RefusedError("too_large", f"is an HTML page of {len(data):,} bytes: the limit is {limits.html_bytes:,}")
    text, encoding = _decoded(data, charset)
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


def read_fragment(fragment: str, limits: Limits) -> str:
    """Return the text of a piece of HTML, all of it but what a reader would not see, one block a line. Raises RefusedError."""
    if len(fragment) > limits.html_bytes:
        raise RefusedError("too_large", f"is a piece of HTML of {len(fragment):,} characters: the limit is {limits.html_bytes:,}")
    from lxml import etree
    from lxml import html as parser

    try:
        data = f"<div>{' '.join(fragment.split())}</div>".replace("\x00", "").encode("utf-8", "replace")
        tree = parser.document_fromstring(data, parser=parser.HTMLParser(encoding="utf-8"))
        _drop_unseen(tree)
    except (etree.LxmlError, ValueError, RecursionError, AssertionError):
        raise RefusedError("bad_html", "is no HTML that can be parsed") from None
    for element in tree.iter(*_BLOCKS):
        element.text = f"\n{element.text or ''}"
        element.tail = f"\n{element.tail or ''}"
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return "\n".join(line for line in lines if line)


def is_html(head: str) -> bool:
    """Whether a text opens as an HTML page does."""
    opening = head[:1024].lstrip("\ufeff \t\r\n").lower()
    return opening.startswith(("<!doctype html", "<html", "<head", "<body")) or ("<html" in opening and opening.startswith("<"))


def _decoded(data: bytes, charset: str | None) -> tuple[str, str]:
    """The page's text: valid UTF-8 is UTF-8 whatever is declared; then what its server or the page declares; then a guess."""
    declared = _CHARSET.search(data[:4096])
    return decode_declared(data, charset or (declared.group(1).decode("ascii") if declared else None))


def _drop_unseen(tree) -> None:  # type: ignore[no-untyped-def]  # lxml ships no types
    from lxml import etree

    depth = count = 0
    doomed = []
    classes, ids = _hidden_names("\n".join(e.text_content() for e in tree.iter("style")))
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > _DEEPEST:
            raise RefusedError("bad_html", f"is an HTML page nested deeper than {_DEEPEST} elements")
        if count > _MOST_ELEMENTS:
            raise RefusedError("too_large", f"is an HTML page of more than {_MOST_ELEMENTS:,} elements")
        if event == "start" and isinstance(element.tag, str):
            hidden = element.get("hidden") is not None or _is_hiding(element.get("style") or "")
            hidden = hidden or element.get("id") in ids or not classes.isdisjoint((element.get("class") or "").split())
            if element.tag in _UNSEEN or hidden:
                doomed.append(element)
    for element in doomed:
        if element.getparent() is not None:
            element.drop_tree()


def _is_hiding(style: str) -> bool:
    return bool(_HIDDEN_STYLE.search(style) or _OUTSIDE_STYLE.search(style))


def _hidden_names(sheet: str) -> tuple[set[str], set[str]]:
    """The classes and ids that a style sheet hides by a rule for nothing else: rules for media, states and places may not apply."""
    names: dict[str, set[str]] = {".": set(), "#": set()}
    for selectors, style in _RULE.findall(_COMMENT_OR_BLOCK.sub("", sheet)):
        if _is_hiding(style):
            for selector in selectors.split(","):
                plain = _PLAIN_SELECTOR.fullmatch(selector.strip())
                if plain:
                    names[plain.group(1)].add(plain.group(2))
    return names["."], names["#"]


def _article(tree) -> Page:  # type: ignore[no-untyped-def]  # lxml ships no types
    import trafilatura

    # Trafilatura changes the tree that it is given.
    found: Any = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=True, with_metadata=True, favor_precision=True
    )
    if found is not None and found.text and found.text.strip():
        return Page(found.text, "", _line(found.title), found.date or None, _line(found.sitename))
    paragraphs = [" ".join(e.text_content().split()) for e in tree.iter("p", "li", "blockquote")] or [
        " ".join(tree.text_content().split())
    ]
    return Page("\n".join(p for p in paragraphs if p), "", None, None, None)


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None
