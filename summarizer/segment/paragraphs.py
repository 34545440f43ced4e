"""Lines and paragraphs of a plain text, with offsets."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_BULLET = re.compile(r"\s*(?:[•●▪‣◦*+\-–—]|\d{1,3}[.)])\s+")
_LINE_END = re.compile(r"[.!?]['\"’”)]*\s*$")
_WORD = re.compile(r"\w")
_OPEN_END = re.compile(
    r"\b(?:a|an|the|of|at|in|on|to|by|for|from|with|until|till|between|about|and|or|than|is|are|was|were|be|been|has|have|had|its|their|his|her|our)\s*$"
)
"""How no line ends that is whole: "began at", "a release of the"."""
_FIGURE_FIRST = re.compile(r"[$€£]?\d[\d.,:]*%?\s+[a-z]")
"""How a line begins that goes on with a figure: "43 million euros, up from"."""
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

    A text counts as hard-wrapped when most of its lines that another line follows are nearly as wide as its widest, and
    most of those end inside a sentence. In any text a line that begins in lower case goes on with a line above that ends
    inside a sentence; any line with one above that ends in an article, a preposition or the like; and one that begins with a
    figure and a word in lower case with a long one.
    """
    lines = list(_lines(text))
    width = _wrap_width(text, lines)
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
        goes_on = begin is not None and (open_line or _goes_on(text, begin, end, a)) and not _BULLET.match(text, start, stop)
        if begin is not None and not goes_on:
            found.append(_paragraph(text, begin, end, gap))
            begin, gap = None, 0
        if begin is None:
            begin = a
        end = b
        open_line = width is not None and b - a >= 0.72 * width
    if begin is not None:
        found.append(_paragraph(text, begin, end, gap))
    return found


def part_paragraphs(text: str, paragraphs: Sequence[Paragraph], starts: Sequence[int]) -> list[Paragraph]:
    """Return the paragraphs cut before each of `starts`, offsets in rising order that lie inside of them."""
    found: list[Paragraph] = []
    rest = deque(starts)
    for paragraph in paragraphs:
        begin, gap, bullet = paragraph.start, paragraph.gap, paragraph.bullet
        while rest and rest[0] < paragraph.end:
            at = rest.popleft()
            a, b = _trim(text, begin, at)
            if begin < at and a < b:
                found.append(Paragraph(a, b, text[a:b], gap, bullet))
                begin, gap, bullet = at, 0, False
        found.append(Paragraph(begin, paragraph.end, text[begin : paragraph.end], gap, bullet))
    return found


def _goes_on(text: str, begin: int, end: int, after: int) -> bool:
    """Whether the line at `after` goes on with the paragraph `begin`..`end` above it, which ends inside a sentence."""
    if text[begin].islower() or text[end - 1] in ":;|" or _LINE_END.search(text, max(begin, end - 6), end):
        return False
    if text[after].islower() or _OPEN_END.search(text, max(begin, end - 12), end):
        return True
    width = end - max(begin, text.rfind("\n", begin, end) + 1)
    return width >= _NARROWEST_WRAP and text[end - 1].islower() and bool(_FIGURE_FIRST.match(text, after))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for line in text.splitlines(keepends=True):
        yield position, position + len(line)
        position += len(line)


def _wrap_width(text: str, lines: list[tuple[int, int]]) -> int | None:
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
    full = [(a, b) for (a, b), (c, d) in pairwise(lines) if b - a - 1 >= 0.72 * width and d - c - 1 > 1]
    # Where every line ends a sentence, the lines are paragraphs of one length.
    whole = sum(bool(_LINE_END.search(text, max(a, b - 6), b)) for a, b in full)
    return width if len(full) >= 0.6 * len(followed) and whole <= 0.5 * len(full) else None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _paragraph(text: str, start: int, end: int, gap: int) -> Paragraph:
    bullet = _BULLET.match(text, start, end)
    if bullet and not _WORD.search(text, bullet.end(), end):
        bullet = None  # "* * *" is a rule, no list item
    if bullet:
        start = bullet.end()
    return Paragraph(start, end, text[start:end], gap, bullet is not None)
