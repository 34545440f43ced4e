"""The process that reads one feed: bytes on standard input, JSON on standard output, limits on itself first.

Run as `python -m summarizer.ingest.feed_worker MEMORY_BYTES SECONDS ENTRIES URL CHARSET`.
"""

import calendar
import html
import json
import re
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

from .confining import confine
from .html import is_html, read_fragment
from .limits import Limits, RefusedError

_JSON_FEED = "https://jsonfeed.org/version/"
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_YEARS = range(1970, 2200)
_TAG = re.compile(r"<[a-zA-Z/!]")
_LONGEST_TITLE = 500

Row = tuple[str | None, str | None, str | None, str | None, str]
"""An entry: id, link, title, published, text."""


def main(memory_bytes: int, seconds: int, most: int, url: str, charset: str) -> None:
    """Write {"entries": [Row], "broken", "encoding", "left_out"} or {"error": what it is instead}."""
    confine(memory_bytes, seconds)
    data = sys.stdin.buffer.read()
    head = data[:2048].decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    if head.startswith("{"):
        answer = _json_feed(data, url, most)
    elif is_html(head):
        answer = {"error": _page_hint(data, url)}
    else:
        answer = _xml_feed(data, url, charset, most)
    json.dump(answer, sys.stdout)


def _xml_feed(data: bytes, url: str, charset: str, most: int) -> dict[str, Any]:
    import feedparser

    # Without a charset here, feedparser follows RFC 3023 and reads what declares none as ASCII or Latin-1; nobody writes so.
    declared = "utf-8" if _is_utf8(data) else charset
    kind = f"application/xml; charset={declared}" if declared else "application/xml"
    found = feedparser.parse(data, response_headers={"content-type": kind}, sanitize_html=False, resolve_relative_uris=False)
    fault = found.get("bozo_exception")
    if not found.version and not found.entries:
        return {"error": "is no feed: expected RSS, Atom or JSON Feed"}
    lied = isinstance(fault, feedparser.CharacterEncodingOverride)
    broken = None if fault is None or lied or isinstance(fault, feedparser.NonXMLContentType) else _line(str(fault))
    rows = [_xml_entry(entry, url) for entry in found.entries[:most]]
    return _answer(rows, broken, found.get("encoding") if lied else None, len(found.entries) - len(rows))


def _xml_entry(entry: Any, url: str) -> Row:
    pieces = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    texts = [_text(piece.get("value") or "", plain=piece.get("type") == "text/plain") for piece in pieces]
    link = _link(entry.get("link"), url, entry.get("base"))
    found = next((entry[name] for name in ("published_parsed", "updated_parsed") if entry.get(name)), None)
    return entry.get("id") or None, link, _title(entry.get("title")), _day(found), max(texts, key=len)


def _json_feed(data: bytes, url: str, most: int) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return {"error": "is no JSON that can be read: expected a JSON Feed"}
    if not str(found.get("version", "")).startswith(_JSON_FEED) or not isinstance(found.get("items"), list):
        return {"error": "is JSON but no JSON Feed: expected `version` and `items`"}
    items = [item for item in found["items"] if isinstance(item, Mapping)]
    rows = [_json_entry(item, url) for item in items[:most]]
    return _answer(rows, None, None, len(found["items"]) - len(rows))


def _json_entry(item: Mapping[str, Any], url: str) -> Row:
    said = {name: value for name, value in item.items() if isinstance(value, str)}
    name = str(item["id"]) if isinstance(item.get("id"), str | int) else None
    texts = [_text(said.get("content_html", "")), _text(said.get("content_text", ""), plain=True)]
    text = max(texts, key=len) or _text(said.get("summary", ""), plain=True)
    when = None
    for key in ("date_published", "date_modified"):
        try:
            when = when or datetime.fromisoformat(said.get(key, "")).astimezone(UTC).timetuple()
        except (ValueError, OverflowError):
            continue
    return name or None, _link(said.get("url"), url, None), _title(said.get("title")), _day(when), text


def _answer(rows: list[Row], broken: str | None, encoding: str | None, beyond: int) -> dict[str, Any]:
    kept = [row for row in rows if row[2] or row[4]]
    return {"entries": kept, "broken": broken, "encoding": encoding, "left_out": beyond + len(rows) - len(kept)}


def _text(value: str, *, plain: bool = False) -> str:
    if plain and not _TAG.search(value):
        return "\n".join(line for line in (" ".join(line.split()) for line in value.splitlines()) if line)
    try:
        return read_fragment(value, Limits())
    except RefusedError:
        return ""


def _title(value: str | None) -> str | None:
    """A title without markup, whether it was escaped once or twice; what stands in a script or a style is dropped."""
    import nh3

    text = value or ""
    for _ in range(2):
        if _TAG.search(text) or "&" in text:
            text = html.unescape(nh3.clean(text, tags=set()))
    return _line(text)[:_LONGEST_TITLE] or None


def _line(text: str) -> str:
    return " ".join(text.split())


def _link(link: str | None, url: str, base: str | None) -> str | None:
    try:
        found = urljoin(urljoin(url, base or ""), (link or "").strip()) if link else ""
    except ValueError:
        return None
    return found if found.lower().startswith(("http://", "https://")) else None


def _day(found: Any) -> str | None:
    if found is None or found[0] not in _YEARS:
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(tuple(found)), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _page_hint(data: bytes, url: str) -> str:
    finder = _FeedFinder()
    finder.feed(data[:200_000].decode("utf-8", "replace"))
    link = _link(finder.link, url, None)
    return "is a web page, no feed" + (
        f": the feed that it names is {link}" if link else ": expected the address of its RSS, Atom or JSON feed"
    )


class _FeedFinder(HTMLParser):
    """Finds the first feed that a page names."""

    link: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        found = dict(attrs)
        if self.link is None and tag == "link" and (found.get("type") or "").lower() in _FEED_TYPES:
            self.link = found.get("href")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], sys.argv[5])
