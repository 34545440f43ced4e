"""Sentences with one thing changed: a digit or number word, a name, a negation, a quantifier.

A mutant states something else than its sentence; none is made that could be true by chance of wording.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_NUMBER_WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty"]
_ORDINALS = ["first", "second", "third", "fourth", "fifth"]
_NAMES = [
    "Elena Marchetti",
    "Norway",
    "Tobias Lindqvist",
    "Peru",
    "Harrow Institute",
    "Kenya",
    "Margaret Oduya",
    "Lisbon",
    "Quebec",
]
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = ["January", "February", "April", "June", "August", "September", "October", "November", "December"]
_AUXILIARY = r"\b(was|were|is|are|has|have|had|will|would|could|can|did|does|do)\b(?! not)"
_QUANTIFIERS = [
    (r"\b[Aa]t least\b", "at most"),
    (r"\b[Mm]ore than\b", "fewer than"),
    (r"\b[Aa]t least\b", "exactly"),
    (r"\b[Ss]ome\b(?= [a-z]+s\b)", "all"),
    (r"\b[Ss]everal\b", "all"),
    (r"\b[Mm]ost\b", "all"),
    (r"\b[Mm]ostly\b", "rarely"),
    (r"\b[Aa]ll\b", "few"),
    (r"\b[Mm]any\b", "few"),
    (r"\b[Ee]ach\b", "hardly any"),
    (r"\b[Bb]oth\b", "neither of"),
    (r"\b[Nn]o\b", "many"),
    (r"\b[Oo]nly\b", "not only"),
]


@dataclass(frozen=True)
class Mutant:
    """A changed sentence, the kind of the change, and the sentence that it was."""

    kind: str
    text: str
    original: str


def mutants(sentence: str, draw: random.Random) -> Iterator[Mutant]:
    """Yield one mutant of each kind that the sentence has a place for."""
    for kind, change in _CHANGES.items():
        changed = change(sentence, draw)
        if changed is not None and changed != sentence:
            yield Mutant(kind, changed, sentence)


def _replace_one(sentence: str, pattern: str, draw: random.Random, choose: Callable[[str], Sequence[str]]) -> str | None:
    places = list(re.finditer(pattern, sentence))
    if not places:
        return None
    place = draw.choice(places)
    options = [o for o in choose(place.group()) if o.lower() not in sentence.lower()]
    if not options:
        return None
    return sentence[: place.start()] + draw.choice(options) + sentence[place.end() :]


def _digit(sentence: str, draw: random.Random) -> str | None:
    places = [m.start() for m in re.finditer(r"\d", sentence)]
    if not places:
        return None
    place = draw.choice(places)
    digit = draw.choice([d for d in "123456789" if d != sentence[place]])
    changed = sentence[:place] + digit + sentence[place + 1 :]
    return changed


def _number_word(sentence: str, draw: random.Random) -> str | None:
    pattern = r"\b(?:" + "|".join(_NUMBER_WORDS) + r")\b"
    return _replace_one(sentence, pattern, draw, lambda _: _NUMBER_WORDS) or _replace_one(
        sentence, r"\b(?:" + "|".join(_ORDINALS[1:]) + r")\b(?! of)", draw, lambda _: _ORDINALS[1:]
    )


def _name(sentence: str, draw: random.Random) -> str | None:
    pattern = r"(?<=[a-z,] )(?!(?:I|" + "|".join(_WEEKDAYS + _MONTHS) + r"|May|March|July)\b)[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})*\b"
    return _replace_one(sentence, pattern, draw, lambda _: _NAMES)


def _date(sentence: str, draw: random.Random) -> str | None:
    return _replace_one(sentence, r"\b(?:" + "|".join(_WEEKDAYS) + r")\b", draw, lambda _: _WEEKDAYS) or _replace_one(
        sentence, r"\b(?:" + "|".join(_MONTHS) + r")\b", draw, lambda _: _MONTHS
    )


def _negation(sentence: str, draw: random.Random) -> str | None:
    if re.search(r"\b(?:was|were|is|are|has|have|had|did|does|do|could|would|will) not\b", sentence):
        return re.sub(r"\b(was|were|is|are|has|have|had|did|does|do|could|would|will) not\b", r"\1", sentence, count=1)
    places = list(re.finditer(_AUXILIARY, sentence))
    if not places:
        return None
    place = draw.choice(places)
    return sentence[: place.end()] + " not" + sentence[place.end() :]


def _quantifier(sentence: str, draw: random.Random) -> str | None:
    fitting = [(p, r) for p, r in _QUANTIFIERS if re.search(p, sentence)]
    if not fitting:
        return None
    pattern, replacement = draw.choice(fitting)
    return re.sub(pattern, replacement, sentence, count=1)


_CHANGES: dict[str, Callable[[str, random.Random], str | None]] = {
    "digit": _digit,
    "number word": _number_word,
    "name": _name,
    "date": _date,
    "negation": _negation,
    "quantifier": _quantifier,
}
