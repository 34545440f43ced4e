"""JSON inside a page: written so that nothing in it ends the element that holds it, and read back."""

import hashlib
import json
import re

from summarizer.errors import InputError

from ..safety import ACTIVE

__all__ = ["embedded", "embedded_report", "fingerprint", "holds_extraction", "is_receipt", "script_data"]

_MARKUP = re.compile("[<>&]")
_OPENING = re.compile(r"\s*<!doctype html>\s*<html[^>]*>", re.IGNORECASE)


def script_data(json_text: str) -> str:
    """Return JSON that means the same and can stand in a script element: no `<`, `>` or `&`, and nothing that acts on who reads it."""
    return ACTIVE.sub(_escaped, _MARKUP.sub(lambda found: f"\\u{ord(found[0]):04x}", json_text))


def _escaped(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]


def is_receipt(text: str) -> bool:
    """Whether a text begins as an HTML page does, and so is no JSON."""
    return _OPENING.match(text) is not None


def embedded(page: str, name: str) -> str | None:
    """Return the JSON of the page's element `name`, or None where there is none. No other text of a page can look like it."""
    found = re.search(rf'<script type="application/json" id="{re.escape(name)}">(.*?)</script>', page, re.DOTALL)
    return found[1] if found else None


def holds_extraction(page: str) -> bool:
    """Whether a receipt is that of an extraction."""
    return embedded(page, "extraction") is not None


def embedded_report(page: str) -> str:
    """Return the JSON of the report, or of the extraction, that a receipt holds. Raises InputError when the page holds none."""
    found = embedded(page, "report") or embedded(page, "extraction")
    if found is None:
        raise InputError("this HTML page holds no report: expected a receipt that summarize --format html wrote")
    return found


def fingerprint(*json_texts: str) -> str:
    """Return the SHA-256 of what is embedded, which the page shows: no character of it changes unseen."""
    return hashlib.sha256("\n".join(json_texts).encode()).hexdigest()
