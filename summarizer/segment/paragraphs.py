"""Lines and paragraphs of a plain text, with offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_BULLET = re.compile(r"\s*(?:[•●▪‣◦*+\-–—]|\d{1,3}[.)])\s+")
_WIDEST_WRAP = 100
_NARROWEST_WRAP = 45


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`text[start:end]`, without white space or bullet at its ends; `gap` counts the empty lines above it."""

    start: int
    end: int
    text: str
    gap: int
    bullet: bool


def split_paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of `text`: one a line, but hard-wrapped lines that belong together are one.

    A text counts as hard-wrapped when most of its lines that another line follows are nearly as wide as its widest.
    """
    lines = list(_lines(text))
    width = _wrap_width(lines)
    found: list[Paragraph] = []
    gap = 0
    begin: int | None = None
    end = 0
    open_line = False
    for start, stop in lines:
        a, b = _trim(text, start, stop)
        if a == b:
            if begin is not None:
                found.append(_paragraph(text, begin, end, gap))
                begin, gap = None, 0
            gap += 1
            open_line = False
            continue
        if begin is not None and not (open_line and not _BULLET.match(text, start, stop)):
            found.append(_paragraph(text, begin, end, gap))
            begin, gap = None, 0
        if begin is None:
            begin = a
        end = b
        open_line = width is not None and b - a >= 0.72 * width
    if begin is not None:
        found.append(_paragraph(text, begin, end, gap))
    return found


def _lines(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for line in text.splitlines(keepends=True):
        yield position, position + len(line)
        position += len(line)


def _wrap_width(lines: list[tuple[int, int]]) -> int | None:
    """The width at which the text was wrapped, in characters, or None when its lines are paragraphs."""
    lengths = [b - a - 1 for a, b in lines]
    followed = [n for n, after in pairwise(lengths) if n > 1 and after > 1]
    if len(followed) < 4:
        return None
    width = max(lengths)
    if width > _WIDEST_WRAP:
        # A few long lines (an address, a table) do not make a wrapped text unwrapped.
        width = sorted(lengths)[int(0.95 * len(lengths))]
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return None
    full = sum(n >= 0.72 * width for n in followed)
    return width if full >= 0.6 * len(followed) else None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _paragraph(text: str, start: int, end: int, gap: int) -> Paragraph:
    bullet = _BULLET.match(text, start, end)
    if bullet and bullet.end() < end:
        start = bullet.end()
    return Paragraph(start, end, text[start:end], gap, bullet is not None)
