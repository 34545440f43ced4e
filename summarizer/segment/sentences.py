"""Sentence boundaries with exact offsets."""

import re

_HANGING_OPENER = re.compile(r"[\s][“‘«(\[\"']+$")
_LEADING_CLOSER = re.compile(r"^[”’»)\]\"']+(?=\s|$)")
_SPEAKS = re.compile(r"[A-Za-z0-9\u00c0-\U0010ffff]")
_PARTICLES = ("bn.", "mn.", "approx.", "c.")
_MISSED = re.compile(r"\b(?:May|may)\.(?=\s+[\"“(]?[A-Z])|(?<!\S)\([A-Z“\"][^()]*[.!?][\"”’]?\)(?=\s+[\"“(]?[A-Z])")
"""Ends that sentencex does not see: the month of May, which it takes for an abbreviation, and a sentence in brackets."""

_QUOTE = re.compile(r"[\"“”]")


def split_sentences(text: str, start: int = 0) -> list[tuple[int, int]]:
    """Return the (start, end) of each sentence of one paragraph, offset by `start`, half open.

    Boundaries come from sentencex (Wikimedia), which is shown the text with its quotes set in pairs; white space at the ends
    is left out of each span, an opening quote that it leaves at the end of a sentence goes to the next, and a piece with no
    letter or digit joins the sentence before it. Nothing but white space lies between two spans.
    """
    spans: list[tuple[int, int]] = []
    cut = 0
    for position in _boundaries(text):
        if position < len(text):
            hanging = _HANGING_OPENER.search(text, cut, position)
            end = hanging.start() if hanging and hanging.end() == position else position
            if _continues(text, cut, end):
                continue
        else:
            end = len(text)
        _append(spans, text, cut, end)
        cut = end
    if cut < len(text):
        _append(spans, text, cut, len(text))
    return [(start + a, start + b) for a, b in spans]


def _boundaries(text: str) -> list[int]:
    import sentencex

    found = {match.end() for match in _MISSED.finditer(text)}
    position = 0
    for piece in sentencex.segment("en", _paired(text)):
        position += len(piece)
        found.add(position)
    return sorted(found)


def _paired(text: str) -> str:
    """Return `text`, as long as it was, with mixed pairs of quotes (“ ... ", " ... ”, “ ... “) made “ ... ”."""
    marks = [match.start() for match in _QUOTE.finditer(text)]
    characters = list(text)
    opened: int | None = None
    for at in marks:
        if opened is None:
            opened = at if text[at] != "”" else None
        elif text[at] == "“" and not _closes(text, at):
            opened = at
        else:
            if text[opened] != text[at]:
                characters[opened], characters[at] = "“", "”"
            elif text[at] == "“":
                characters[at] = "”"
            opened = None
    return "".join(characters)


def _closes(text: str, at: int) -> bool:
    """Whether a quote stands where a closing one does: after a word or its punctuation, and before white space or punctuation."""
    return at > 0 and not text[at - 1].isspace() and not text[at + 1 : at + 2].isalnum()


def _continues(text: str, begin: int, end: int) -> bool:
    """Whether a boundary stands after an abbreviation and before a lower-case word."""
    following = text[end : end + 40].lstrip()
    return text[begin:end].rstrip().endswith(_PARTICLES) and following[:1].islower()


def _append(spans: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if begin == end:
        return
    closer = _LEADING_CLOSER.match(text[begin:end]) if spans else None
    if closer:
        spans[-1] = (spans[-1][0], begin + closer.end())
        _append(spans, text, begin + closer.end(), end)
    elif spans and not _SPEAKS.search(text, begin, end):
        spans[-1] = (spans[-1][0], end)
    else:
        spans.append((begin, end))
