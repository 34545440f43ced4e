"""What a sentence says of a name right beside it: "Nokia, based in Finland", "Norway (5.4 million people)", "the nurse Mia Chen"."""

from collections.abc import Iterator
from dataclasses import dataclass

from .analysis import Analysis
from .forgetting import remembered
from .names import Name
from .predicates import COPULAS, parts_of
from .verbs import is_participle

_OPENERS = frozenset("a an the its his her their".split())
_IS = frozenset("is are was were has have had".split())
_TELLS_WHAT_IS = COPULAS | {"based"}
_LONGEST = 120
"""Tokens beyond which a sentence is a table or a list."""
_LONGEST_PHRASE = 12


@dataclass(frozen=True, slots=True)
class Apposition:
    """A name and the stems of what is said of it beside it."""

    name: Name
    stems: frozenset[str]
    text: str


@remembered(20_000)
def appositions_of(sentence: Analysis) -> tuple[Apposition, ...]:
    """Return what a sentence says beside its names, in order; "Ines Rocha is the minister" says it beside the name, too."""
    if len(sentence.tokens) > _LONGEST:
        return ()
    return tuple(a for name in sentence.names for a in _beside(sentence, name) if a.stems)


def _beside(sentence: Analysis, name: Name) -> Iterator[Apposition]:
    tokens = sentence.tokens
    clause = tokens[name.last].clause
    k = name.last + 1
    while k < len(tokens) and tokens[k].clause == clause:
        k += 1
    if k == name.last + 1 and k < len(tokens) and tokens[k].clause == clause + 1:
        end = next((t.index for t in tokens[k:] if t.clause > clause + 1), len(tokens))
        bracketed = "(" in sentence.text[tokens[k - 1].end : tokens[k].start]
        opens = tokens[k].norm in _OPENERS or (is_participle(tokens[k].norm) and end < len(tokens)) or tokens[k].norm == "based"
        if (bracketed or opens) and end - k <= _LONGEST_PHRASE:
            yield _apposition(sentence, name, k, end - 1)
    begin = next((t.index for t in tokens if t.clause == clause), 0)
    if begin == name.first and begin and tokens[begin - 1].clause == clause - 1:
        # "The winner, Lena Koch of Germany, beat"
        first = next(t.index for t in tokens if t.clause == clause - 1)
        if tokens[first].norm in _OPENERS and begin - first <= _LONGEST_PHRASE and any(t.clause > clause for t in tokens):
            yield _apposition(sentence, name, first, begin - 1)
    first = name.first
    while first and tokens[first - 1].content and not tokens[first - 1].capital and tokens[first - 1].clause == clause:
        first -= 1
    if first < name.first and (not first or tokens[first - 1].norm in _OPENERS):
        yield _apposition(sentence, name, first, name.first - 1)
    yield from _equated(sentence, name)


def _equated(sentence: Analysis, name: Name) -> Iterator[Apposition]:
    """What a sentence of one name says that it is or has: "Oppo is based in China", "the winner was Ana Silva"."""
    tokens = sentence.tokens
    verb = next((t.index for t in tokens if t.norm in _IS), None)
    parts = parts_of(sentence)
    told = [tokens[v].norm for p in parts for v in p.verbs]
    if verb is None or any(norm not in _TELLS_WHAT_IS for norm in told) or len({t.clause for t in tokens}) > 1:
        return
    if name.first == 0 and name.last + 1 == verb:
        yield _apposition(sentence, name, verb + 1, parts[0].last if len(parts) > 1 else len(tokens) - 1)
    elif name.first == verb + 1:
        yield _apposition(sentence, name, 0, verb - 1)


def _apposition(sentence: Analysis, name: Name, first: int, last: int) -> Apposition:
    inside = sentence.tokens[first : last + 1]
    text = sentence.text[inside[0].start : inside[-1].end] if inside else ""
    return Apposition(name, frozenset(t.stem for t in inside if t.content), text)
