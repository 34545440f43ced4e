"""What the lines around an article say about it: its date, and where an article begins."""

import datetime as dt
import re

from summarizer.language.lexicon import MONTHS

_MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_DATES = [
    (re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE), (3, 1, 2)),
    (re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(\d{{4}})\b", re.IGNORECASE), (3, 2, 1)),
    (re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b"), (1, 2, 3)),
]
_DATELINE = re.compile(
    r"^[A-Z][A-Z.'’-]{2,}(?:[ /][A-Z][A-Z.'’-]+)*(?:, (?:[A-Z][\w.]+ ?){1,3})?(?:,? (?:\w+\.? \d{1,2}))?(?: \((?:\w+ ?){1,3}\))?\s?(?::|—|–|--| - )\s?"
)
_LABEL = re.compile(r"[A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+)*\s?:")
_RULE = re.compile(r"^\s*([-*=_~#•])(?:\s*\1){2,}\s*$")


def find_date(text: str) -> str | None:
    """Return the first complete calendar date in `text` as ISO 8601 (`2021-06-28`), or None."""
    best: tuple[int, str] | None = None
    for pattern, (year, month, day) in _DATES:
        for match in pattern.finditer(text):
            name = match.group(month).lower()
            number = MONTHS[name] if name in MONTHS else int(name)
            try:
                found = dt.date(int(match.group(year)), number, int(match.group(day))).isoformat()
            except ValueError:
                continue
            if best is None or match.start() < best[0]:
                best = (match.start(), found)
            break
    return best[1] if best else None


def dateline_length(text: str) -> int:
    """Return the length of a dateline ("ALEPPO, Syria: ") that `text` opens with, in characters; 0 when there is none."""
    match = _DATELINE.match(text[:80])
    return match.end() if match else 0


def is_label(text: str) -> bool:
    """Whether `text` opens with one word in capitals and a colon ("WASHINGTON: ", "KIRBY: "): a place or who speaks."""
    return bool(_LABEL.match(text))


def is_rule(text: str) -> bool:
    """Whether a line is a horizontal rule ("---", "* * *")."""
    return bool(_RULE.match(text))
