"""JSON inside a page: written so that nothing in it ends the element that holds it, and read back."""

import hashlib
import re

from summarizer.errors import InputError

__all__ = ["embedded", "embedded_report", "fingerprint", "is_receipt", "script_data"]

_DANGEROUS = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
_OPENING = re.compile(r"\s*<!doctype html>\s*<html[^>]*>", re.IGNORECASE)


def script_data(json_text: str) -> str:
    """Return JSON that means the same and can stand in a script element: no `<`, `>` or `&`, no line break of JavaScript's own."""
    return json_text.translate(_DANGEROUS)


def is_receipt(text: str) -> bool:
    """Whether a text begins as an HTML page does, and so is no JSON."""
    return _OPENING.match(text) is not None


def embedded(page: str, name: str) -> str | None:
    """Return the JSON of the page's element `name`, or None where there is none. No other text of a page can look like it."""
    found = re.search(rf'<script type="application/json" id="{re.escape(name)}">(.*?)</script>', page, re.DOTALL)
    return found[1] if found else None


def embedded_report(page: str) -> str:
    """Return the report's JSON that a receipt holds. Raises InputError when the page holds none."""
    found = embedded(page, "report")
    if found is None:
        raise InputError("this HTML page holds no report: expected a receipt that summarize --format html wrote")
    return found


def fingerprint(*json_texts: str) -> str:
    """Return the SHA-256 of what is embedded, which the page shows: no character of it changes unseen."""
    return hashlib.sha256("\n".join(json_texts).encode()).hexdigest()
