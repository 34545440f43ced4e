"""Sentences said in other words that mean the same: digits and number words, voice, synonyms, forms of a name, order."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .patterns import TRANSITIVE, inside, opening, parts_of

_WORDS = "two three four five six seven eight nine ten eleven twelve".split()
_SYNONYMS = dict(
    pair.split(":")
    for pair in """employees:workers workers:employees started:began began:started bought:purchased purchased:bought large:big big:large
    police:officers near:close_to doctors:physicians film:movie movie:film about:around approximately:about killed:slain ended:finished
    finished:ended injured:wounded wounded:injured car:vehicle help:assist helped:assisted children:kids roughly:approximately
    company:firm firm:company centre:center show:demonstrate showed:demonstrated attempt:try attempted:tried obtained:got required:needed
    allowed:permitted permitted:allowed stated:said residents:inhabitants built:constructed constructed:built rise:increase
    fall:decline purchase:acquisition selected:chosen chose:selected huge:enormous also:additionally later:subsequently
    house:home students:pupils pupils:students attorney:lawyer lawyer:attorney investigation:inquiry inquiry:investigation
    previously:earlier quickly:rapidly fight:battle assault:attack
    aid:assistance collapsed:crumbled gathered:assembled
    vanished:disappeared picked:chose fled:escaped ill:sick error:mistake annually:yearly cooperation:collaboration
    hospitalised:hospitalized
    famous:well-known contest:competition money:funds repaired:fixed ordered:commanded prohibited:banned elderly:old""".split()
)
"""Word to a word that means the same; kept apart from the words that the verifier knows."""

_COUNTRIES = [
    ("the United States", "the US"),
    ("the US", "the United States"),
    ("the UK", "Britain"),
    ("the United Kingdom", "the UK"),
]
_MONTHS = "January February March April June July August September October November December".split()


@dataclass(frozen=True)
class Rewording:
    """A sentence that says the same, the kind of the change, and the sentence that it was."""

    kind: str
    text: str
    original: str


def rewordings(sentence: str, draw: random.Random) -> Iterator[Rewording]:
    """Yield one rewording of each kind that the sentence has a place for."""
    for kind, change in _CHANGES.items():
        changed = change(sentence, draw)
        if changed is not None and changed != sentence:
            yield Rewording(kind, changed, sentence)


def _digits(sentence: str, draw: random.Random) -> str | None:
    place = re.search(rf"(?<=[a-z] )(?:{'|'.join(_WORDS)})(?= [a-z]{{3,}}s\b)", sentence)
    return sentence[: place.start()] + str(_WORDS.index(place.group()) + 2) + sentence[place.end() :] if place else None


def _words(sentence: str, draw: random.Random) -> str | None:
    place = re.search(r"(?<=[a-z] )(?:[2-9]|1[0-2])(?= [a-z]{3,}s\b)", sentence)
    return sentence[: place.start()] + _WORDS[int(place.group()) - 2] + sentence[place.end() :] if place else None


def _percent(sentence: str, draw: random.Random) -> str | None:
    return (
        re.sub(r"(?<=\d)%", " percent", sentence, count=1)
        if "%" in sentence
        else re.sub(r"(?<=\d) per ?cent\b", "%", sentence, count=1)
    )


def _passive(sentence: str, draw: random.Random) -> str | None:
    found = parts_of(sentence)
    if found is None:
        return None
    many = re.match(r"(?:two|three|four|five|six|\d+)\b", found["done"], re.I) or re.search(r"[^s]s$", found["done"].split()[-1])
    be = "were" if many and found["done"][0].islower() else "was"
    return f"{opening(found['done'])} {be} {TRANSITIVE[found['verb']]} by {inside(found['doer'])}{sentence[found.end() :]}"


def _active(sentence: str, draw: random.Random) -> str | None:
    participles = "|".join(v for v, p in TRANSITIVE.items() if v == p)
    phrase = r"(?:(?:[Tt]he|[Aa]n?) [a-z]{3,}|[A-Z][a-z]{2,}(?: [A-Z][a-z]+){0,2})"
    found = re.match(
        rf"(?P<done>{phrase}) (?:was|were) (?P<verb>{participles}) by (?P<doer>{phrase})(?=[.,]| (?:in|on|at)\b)", sentence
    )
    return f"{opening(found['doer'])} {found['verb']} {inside(found['done'])}{sentence[found.end() :]}" if found else None


def _synonym(sentence: str, draw: random.Random) -> str | None:
    places = list(re.finditer(rf"(?<=[a-z] )(?:{'|'.join(_SYNONYMS)})\b(?![-'’])", sentence))
    if not places:
        return None
    place = draw.choice(places)
    return sentence[: place.start()] + _SYNONYMS[place.group()].replace("_", " ") + sentence[place.end() :]


def _surname(sentence: str, draw: random.Random) -> str | None:
    """The surname alone, where a title or a verb of speech says that the name is a person's."""
    found = re.search(r"(?<=[a-z,] )(?:[A-Z][a-z]{3,}) ([A-Z][a-z]{3,})(?= (?:said|told|added|was born|has said)\b)", sentence)
    return sentence[: found.start()] + found.group(1) + sentence[found.end() :] if found else None


def _country(sentence: str, draw: random.Random) -> str | None:
    for name, other in _COUNTRIES:
        place = re.search(rf"(?<=[a-z,] ){name}\b(?! [A-Z])(?=[ .,][^’'])(?! [a-z]+s\b)", sentence)
        if place:
            return sentence[: place.start()] + other + sentence[place.end() :]
    return None


def _titled(sentence: str, draw: random.Random) -> str | None:
    return re.sub(r"\b(Mr|Mrs|Ms|Dr|Prof)\.? (?=[A-Z][a-z])", "", sentence, count=1)


def _day_first(sentence: str, draw: random.Random) -> str | None:
    months = "|".join(_MONTHS)
    changed = re.sub(rf"\b({months}) (\d{{1,2}}),? ((?:19|20)\d\d)\b", r"\2 \1 \3", sentence, count=1)
    return (
        changed
        if changed != sentence
        else re.sub(rf"\b(\d{{1,2}}) ({months}) ((?:19|20)\d\d)\b", r"\2 \1, \3", sentence, count=1)
    )


def _speaker_first(sentence: str, draw: random.Random) -> str | None:
    """The speaker moved to the front: "P, X said." as "X said P."."""
    found = re.fullmatch(r"(?P<said>(?:The|A) [^“”\",]+), (?P<who>[^“”\",]{3,40}) said\.", sentence)
    return f"{opening(found['who'])} said {inside(found['said'])}." if found else None


def _speaker_dropped(sentence: str, draw: random.Random) -> str | None:
    """The speaker left out: what a source says without a doubt it says."""
    found = re.fullmatch(r"(?P<said>[^“”\"]{40,}), (?P<who>[^“”\",]{3,40}) said\.", sentence)
    return f"{found['said']}." if found else None


def _contracted(sentence: str, draw: random.Random) -> str | None:
    changed = re.sub(r"\b(was|were|is|are|has|have|had|did|does|do|would|could) not\b", r"\1n't", sentence, count=1)
    return (
        changed
        if changed != sentence
        else re.sub(r"\b(was|were|is|are|has|have|had|did|does|do|would|could)n[’']t\b", r"\1 not", sentence, count=1)
    )


def _moved(sentence: str, draw: random.Random) -> str | None:
    """A time or a place moved to the front: "The court met on Monday." as "On Monday the court met."."""
    found = re.fullmatch(
        r"(?P<rest>(?:The|A) [^“”\",;:]{25,120}) (?P<when>on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in (?:19|20)\d\d)\.",
        sentence,
    )
    return f"{opening(found['when'])}, {inside(found['rest'])}." if found else None


_CHANGES: dict[str, Callable[[str, random.Random], str | None]] = {
    "digits": _digits,
    "number words": _words,
    "percent": _percent,
    "passive": _passive,
    "active": _active,
    "synonym": _synonym,
    "surname": _surname,
    "country": _country,
    "title dropped": _titled,
    "day first": _day_first,
    "speaker first": _speaker_first,
    "speaker dropped": _speaker_dropped,
    "contracted": _contracted,
    "moved": _moved,
}
