"""Sentences with one thing changed, so that they state something else: numbers, dates, names, roles, negation, quantifier, attribution.

No mutant is made that could be true by chance of wording: what is put in stands nowhere in the sentence, and what changes
places stands in places that are not alike.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .patterns import TRANSITIVE, inside, opening, parts_of

_NUMBER_WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty"]
_ORDINALS = ["second", "third", "fourth", "fifth"]
_SCALES = ["hundred", "thousand", "million", "billion", "trillion"]
_NAMES = "Elena Marchetti|Norway|Tobias Lindqvist|Peru|Harrow Institute|Kenya|Margaret Oduya|Lisbon|Quebec".split("|")
_SPEAKERS = ["Tobias Lindqvist", "Margaret Oduya", "the Harrow Institute", "a spokesman for the bank", "residents"]
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February April June July August September October November December".split()
_CALENDAR = "|".join([*_WEEKDAYS, *_MONTHS, "May", "March"])
_AUXILIARY = r"\b(was|were|is|are|has|have|had|will|would|could|can|did|does|do)\b"
_BASES = dict(
    pair.split(":")
    for pair in """won:win said:say killed:kill took:take made:make found:find began:begin became:become used:use called:call opened:open
    received:receive moved:move started:start joined:join played:play signed:sign announced:announce arrested:arrest released:release
    agreed:agree reported:report helped:help lost:lose left:leave bought:buy sold:sell led:lead scored:score married:marry died:die""".split()
)
_QUANTIFIERS = [
    (r"\b[Aa]t least\b", "at most"),
    (r"\b[Mm]ore than\b", "fewer than"),
    (r"\b[Uu]p to\b(?= [$€£]?\d)", "at least"),
    (r"\b[Aa]t least\b(?= [$€£]?\d| (?:one|two|three|four|five|six|seven|eight|nine|ten)\b)", "exactly"),
    (r"\b[Ss]ome\b(?= (?:of the )?[a-z]+s\b)", "all"),
    (r"\b[Ss]everal\b(?= [a-z]+s\b)", "most"),
    (r"\b[Mm]ost\b(?= (?:of|[a-z]+s)\b)", "all"),
    (r"\b[Mm]ost\b(?= of\b)", "few"),
    (r"\b[Aa]ll\b(?= (?:of|the|[a-z]+s)\b)", "few"),
    (r"\b[Mm]any\b(?= (?:of|[a-z]+s)\b)", "few"),
    (r"\b[Mm]any\b(?= (?:of|[a-z]+s)\b)", "all"),
    (r"\b[Ee]ach\b", "hardly any"),
    (r"\b[Ee]very\b", "hardly any"),
    (r"\b[Bb]oth\b", "neither of"),
    (r"\b[Nn]o\b(?= [a-z]+s\b)", "many"),
    (r"\b[Oo]nly\b", "not only"),
    (r"\b[Oo]ften\b", "always"),
    (r"\b[Uu]sually\b", "rarely"),
]
_SAID = r"(?:said|told reporters|announced|added|argued|warned|explained|insisted|wrote)"
_DOUBTED = r"\b(alleged|alleges|claimed|claims|denied|denies|suggested|suspects) that "
_TITLED = r"(?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+"


@dataclass(frozen=True)
class Mutant:
    """A changed sentence, the kind of the change, the manner within its kind, and the sentence that it was."""

    kind: str
    manner: str
    text: str
    original: str


def mutants(sentence: str, draw: random.Random) -> Iterator[Mutant]:
    """Yield one mutant of each manner that the sentence has a place for."""
    for kind, manners in _CHANGES.items():
        for manner, change in manners.items():
            changed = change(sentence, draw)
            if changed is not None and changed != sentence:
                yield Mutant(kind, manner, changed, sentence)


def _replace_one(sentence: str, pattern: str, draw: random.Random, choose: Callable[[str], Sequence[str]]) -> str | None:
    places = list(re.finditer(pattern, sentence))
    if not places:
        return None
    place = draw.choice(places)
    options = [o for o in choose(place.group()) if not re.search(rf"\b{re.escape(o)}\b", sentence, re.I)]
    if not options:
        return None
    return sentence[: place.start()] + draw.choice(options) + sentence[place.end() :]


def _exchange(sentence: str, a: tuple[int, int], b: tuple[int, int]) -> str:
    """The sentence with the texts of two spans in each other's place; `a` stands before `b`."""
    first, second = sentence[a[0] : a[1]], sentence[b[0] : b[1]]
    return sentence[: a[0]] + second + sentence[a[1] : b[0]] + first + sentence[b[1] :]


def _digit(sentence: str, draw: random.Random) -> str | None:
    places = [m.start() for m in re.finditer(r"\d", re.sub(r"\b(?:1[5-9]|20)\d\d\b", "____", sentence))]
    if not places:
        return None
    place = draw.choice(places)
    digit = draw.choice([d for d in "123456789" if d != sentence[place]])
    return sentence[:place] + digit + sentence[place + 1 :]


def _number_word(sentence: str, draw: random.Random) -> str | None:
    pattern = r"\b(?:" + "|".join(_NUMBER_WORDS) + r")\b"
    return _replace_one(sentence, pattern, draw, lambda _: _NUMBER_WORDS) or _replace_one(
        sentence, r"\b(?:" + "|".join(_ORDINALS) + r")\b(?! of)", draw, lambda _: _ORDINALS
    )


def _scale(sentence: str, draw: random.Random) -> str | None:
    return _replace_one(sentence, r"\b(?:hundred|thousand|million|billion|trillion)\b", draw, lambda _: _SCALES)


def _numbers_exchanged(sentence: str, draw: random.Random) -> str | None:
    """Two figures of one kind in each other's place; not those of a range or a list, where the order says nothing."""
    for pattern in (
        r"(?<![\d.,/-])[$€£]?\d+(?:[.,]\d+)*(?: ?%| percent| per cent)?(?![\d/-])",
        rf"\b(?:{'|'.join(_NUMBER_WORDS)})\b",
    ):
        found = [m for m in re.finditer(pattern, sentence) if not re.fullmatch(r"(?:1[5-9]|20)\d\d", m.group())]
        pairs = [
            (a, b)
            for a, b in pairwise(found)
            if _alike(a.group(), b.group()) and re.search(r"[a-z]{2,} .*[a-z]{2,} ", sentence[a.end() : b.start()])
        ]
        if pairs:
            a, b = draw.choice(pairs)
            return _exchange(sentence, a.span(), b.span())
    return None


def _alike(a: str, b: str) -> bool:
    return (a != b and re.sub(r"[\d.,]+", "0", a) == re.sub(r"[\d.,]+", "0", b)) or (a.isalpha() and b.isalpha() and a != b)


def _name_replaced(sentence: str, draw: random.Random) -> str | None:
    pattern = rf"(?<=[a-z,] )(?!(?:I|{_CALENDAR})\b)[A-Z][a-z]{{3,}}(?: [A-Z][a-z]{{3,}})*\b"
    return _replace_one(sentence, pattern, draw, lambda _: _NAMES)


def _name_of_two(sentence: str, draw: random.Random) -> str | None:
    """Another first name or surname: "Antony Blinken" becomes "Antony Lindqvist"."""
    pattern = rf"(?<=[a-z,] )(?!(?:I|{_CALENDAR})\b)[A-Z][a-z]{{3,}} [A-Z][a-z]{{3,}}\b(?! [A-Z])"
    return _replace_one(sentence, pattern, draw, lambda was: [f"{was.split()[0]} Lindqvist", f"Tobias {was.split()[1]}"])


def _weekday(sentence: str, draw: random.Random) -> str | None:
    return _replace_one(sentence, r"\b(?:" + "|".join(_WEEKDAYS) + r")\b", draw, lambda _: _WEEKDAYS)


def _month(sentence: str, draw: random.Random) -> str | None:
    return _replace_one(sentence, r"\b(?:" + "|".join(_MONTHS) + r")\b", draw, lambda _: _MONTHS)


def _year(sentence: str, draw: random.Random) -> str | None:
    return _replace_one(
        sentence, r"(?<=[a-z,] )(?:1[89]|20)\d\d\b(?![-–])", draw, lambda was: [str(int(was) + n) for n in (-7, -2, -1, 1, 2, 9)]
    )


def _day_of_month(sentence: str, draw: random.Random) -> str | None:
    pattern = rf"(?<=(?:{'|'.join(m[:3] for m in _MONTHS)}) )\d{{1,2}}\b|\b\d{{1,2}}(?= (?:{'|'.join(_MONTHS)}))"
    return _replace_one(sentence, pattern, draw, lambda was: [str(n) for n in range(1, 29) if n != int(was)])


def _doer_exchanged(sentence: str, draw: random.Random) -> str | None:
    """The doer and the one it is done to in each other's place: "the army shelled the rebels"."""
    found = parts_of(sentence)
    return f"{opening(found['done'])} {found['verb']} {inside(found['doer'])}{sentence[found.end() :]}" if found else None


def _passive_exchanged(sentence: str, draw: random.Random) -> str | None:
    """The passive of what the sentence says the other way round: "the army was shelled by the rebels"."""
    found = parts_of(sentence)
    if found is None:
        return None
    be = "were" if re.search(r"\w+s$", found["doer"]) else "was"
    return f"{opening(found['doer'])} {be} {TRANSITIVE[found['verb']]} by {inside(found['done'])}{sentence[found.end() :]}"


def _agent_exchanged(sentence: str, draw: random.Random) -> str | None:
    """The names beside "was done by" in each other's place."""
    name = r"(?!(?:He|She|It|They|This|That)\b)(?:[Tt]he )?[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}"
    found = re.search(
        rf"(?<![\w-] )(?<!\w)(?P<a>{name}) (?:was|were|is|has been|had been) [a-z]+(?:ed|en|lt|ght) by (?P<b>{name})", sentence
    )
    if found is None or found["a"].split()[-1] in found["b"] or found["b"].split()[-1] in found["a"]:
        return None
    return _exchange(sentence, found.span("a"), found.span("b"))


def _names_exchanged(sentence: str, draw: random.Random) -> str | None:
    """Two names around a verb or a preposition that tells them apart: "Biden flew from Rome to Paris"."""
    name = rf"(?!(?:I|The|In|On|At|{_CALENDAR})\b)[A-Z][a-z]{{2,}}(?: [A-Z][a-z]{{2,}}){{0,2}}"
    link = r" (?:from|to|against|than|of|by|for|after|before|over|beat|defeated|joined|told|asked|called|left|visited|succeeded|replaced|won) "
    found = re.search(rf"\b(?P<a>{name})(?:{link})(?P<b>{name})\b", sentence)
    if found is None or found["a"] == found["b"]:
        return None
    return _exchange(sentence, found.span("a"), found.span("b"))


def _not_inserted(sentence: str, draw: random.Random) -> str | None:
    places = list(re.finditer(_AUXILIARY + r"(?! not\b| no\b|n)", sentence))
    if not places:
        return None
    place = draw.choice(places)
    return f"{sentence[: place.end()]} {draw.choice(['not', 'never']) if place.group() not in ('do', 'did', 'does') else 'not'}{sentence[place.end() :]}"


def _not_dropped(sentence: str, draw: random.Random) -> str | None:
    changed = re.sub(rf"{_AUXILIARY} (?:not|never)\b(?! only)", r"\1", sentence, count=1)
    if changed == sentence:
        changed = re.sub(r"\b(was|were|is|are|has|have|had|would|could|did|does|do)n[’']t\b", r"\1", sentence, count=1)
    return changed


def _verb_denied(sentence: str, draw: random.Random) -> str | None:
    """A verb in the past denied: "won" becomes "did not win", "failed to win" or "never won"."""
    places = list(re.finditer(rf"(?<=[a-z] )(?:{'|'.join(_BASES)})\b(?= (?:the|a|an|his|her|in|on|at|to)\b)", sentence))
    places = [p for p in places if not re.search(r"\b(?:was|were|been|be|is|are|has|have|had|by|being) $", sentence[: p.start()])]
    if not places:
        return None
    place = draw.choice(places)
    base = _BASES[place.group()]
    denied = draw.choice([f"did not {base}", f"failed to {base}", f"never {place.group()}", f"refused to {base}"])
    return sentence[: place.start()] + denied + sentence[place.end() :]


def _quantifier(sentence: str, draw: random.Random) -> str | None:
    fitting = [(p, r) for p, r in _QUANTIFIERS if re.search(p, sentence)]
    if not fitting:
        return None
    pattern, replacement = draw.choice(fitting)
    changed = re.sub(pattern, replacement, sentence, count=1)
    return opening(changed) if sentence[0].isupper() else changed


def _speaker_replaced(sentence: str, draw: random.Random) -> str | None:
    """Somebody else says it: "..., said Kirby" and "Kirby said that ..."."""
    before = rf"(?<![-\w])(?!(?:He|She|It|They|I|We)\b){_TITLED}(?= {_SAID} (?:that|the|a|in|on|it|he|she|they)\b)"
    after = rf"(?<=, said ){_TITLED}"
    return _replace_one(sentence, f"{before}|{after}", draw, lambda _: _SPEAKERS[:3])


def _speaker_added(sentence: str, draw: random.Random) -> str | None:
    """Somebody says what no one says in the source."""
    if re.search(r"[“”\"]|\bI\b|\b(?:said|says|according)\b", sentence) or not re.fullmatch(r"(?:The|A|In) .*\.", sentence):
        return None
    speaker = draw.choice(_SPEAKERS)
    body = inside(sentence) if not sentence.startswith("In ") else "i" + sentence[1:]
    return draw.choice(
        [f"{opening(speaker)} said that {body}", f"According to {speaker}, {body}", f"{body[:-1]}, {speaker} said."]
    )


def _doubt_dropped(sentence: str, draw: random.Random) -> str | None:
    """What somebody only claims, said as a fact: all up to "claimed that" goes."""
    found = re.search(_DOUBTED, sentence)
    return opening(sentence[found.end() :]) if found and len(sentence) - found.end() > 30 else None


def _doubt_confirmed(sentence: str, draw: random.Random) -> str | None:
    """A doubting verb made one that vouches, and a plain one made a denial."""
    changed = re.sub(_DOUBTED, "confirmed that ", sentence, count=1)
    return changed if changed != sentence else re.sub(rf"\b{_SAID} that\b", "denied that", sentence, count=1)


_CHANGES: dict[str, dict[str, Callable[[str, random.Random], str | None]]] = {
    "number": {"digit": _digit, "word": _number_word, "scale": _scale, "exchanged": _numbers_exchanged},
    "date": {"weekday": _weekday, "month": _month, "year": _year, "day": _day_of_month},
    "name": {"replaced": _name_replaced, "half replaced": _name_of_two},
    "role": {
        "doer exchanged": _doer_exchanged,
        "passive exchanged": _passive_exchanged,
        "agent exchanged": _agent_exchanged,
        "names exchanged": _names_exchanged,
    },
    "negation": {"inserted": _not_inserted, "dropped": _not_dropped, "verb denied": _verb_denied},
    "quantifier": {"changed": _quantifier},
    "attribution": {
        "speaker replaced": _speaker_replaced,
        "speaker added": _speaker_added,
        "doubt dropped": _doubt_dropped,
        "doubt confirmed": _doubt_confirmed,
    },
}
