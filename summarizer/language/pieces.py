"""What follows a verb, piece by piece: a figure, a date, what a preposition opens, a bare phrase."""

from collections.abc import Sequence
from dataclasses import dataclass

from .analysis import Analysis
from .verbs import PREPOSITIONS

FIGURE, DATE = "#", "@"
_DETERMINERS = frozenset("the a an his her its their".split())


@dataclass(frozen=True, slots=True)
class Piece:
    """The tokens `first`..`last` after a verb, by what they are: a figure, a date, what follows a preposition, or a bare phrase, ""."""

    relation: str
    first: int
    last: int


def pieces_of(sentence: Analysis, low: int, high: int) -> list[Piece]:
    """Return the pieces of the tokens `low`..`high` of a sentence, in order; words without a content make none by themselves."""
    tokens = sentence.tokens
    dates = {d.first: d.last for d in sentence.dates}
    figures = {q.first: q.last for q in sentence.quantities if q.kind != "ordinal"}
    found: list[Piece] = []
    i, begin, relation = low, low, ""
    open_phrase = False
    while i <= high:
        if i in dates or i in figures:
            last = min(high, dates.get(i, figures.get(i, i)))
            if open_phrase and any(tokens[k].content for k in range(begin, i)):
                found.append(Piece(relation, begin, i - 1))
                begin = i
            kind = DATE if i in dates else FIGURE
            if kind == FIGURE:
                while last < high and tokens[last + 1].content and not tokens[last + 1].capital and last + 1 not in dates:
                    last += 1
            elif not open_phrase:
                begin = i
            found.append(Piece(kind, begin, last))
            i, begin, relation, open_phrase = last + 1, last + 1, "", False
            continue
        bare = open_phrase and relation == "" and any(tokens[k].content for k in range(begin, i))
        if tokens[i].norm in PREPOSITIONS or (bare and tokens[i].norm in _DETERMINERS):
            if open_phrase and any(tokens[k].content for k in range(begin, i)):
                found.append(Piece(relation, begin, i - 1))
            begin, relation, open_phrase = i, tokens[i].norm if tokens[i].norm in PREPOSITIONS else "", True
        elif not open_phrase:
            begin, relation, open_phrase = i, "", True
        i += 1
    if open_phrase and any(tokens[k].content for k in range(begin, high + 1)):
        found.append(Piece(relation, begin, high))
    return found


def text_of(sentence: Analysis, phrase: Piece) -> str:
    """Return the words of a piece as they stand in its sentence."""
    return sentence.text[sentence.tokens[phrase.first].start : sentence.tokens[phrase.last].end]


def replaced(sentence: Analysis, head: str, pairs: Sequence[tuple[Piece, Piece]]) -> str:
    """The beginning of a sentence with phrases in place of others; a count without its noun takes that of the other."""
    for old, new in sorted(pairs, key=lambda pair: -pair[0].first):
        text = text_of(sentence, new)
        if old.relation == FIGURE and not any(sentence.tokens[k].content for k in _after_figure(sentence, new)):
            text += "".join(f" {sentence.tokens[k].text}" for k in _after_figure(sentence, old))
        head = head[: sentence.tokens[old.first].start] + text + head[sentence.tokens[old.last].end :]
    return head


def _after_figure(sentence: Analysis, phrase: Piece) -> range:
    """The tokens of a figure's phrase after the figure."""
    last = next((q.last for q in sentence.quantities if phrase.first <= q.first <= phrase.last), phrase.last)
    return range(last + 1, phrase.last + 1)
