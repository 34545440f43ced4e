"""Sentences in other words that mean the same. Few and plain, so that what is refused of them is refused wrongly."""

import re
from collections.abc import Callable, Iterator

from summarizer.language import Analysis

from .drawing import DEEDS, NUMBERS, PHRASE, Draw, choose, inside, opening, put

_SAME = dict(
    pair.split(":")
    for pair in """began:started started:began purchased:bought bought:purchased physicians:doctors doctors:physicians wounded:injured
    injured:wounded approximately:about attempted:tried numerous:many automobile:car pupils:students permitted:allowed allowed:permitted
    obtained:got enormous:huge additionally:also firms:companies companies:firms""".split()
)
_COUNTRIES = (
    (r"(?<=\bthe )United States(?= [a-z])", "U.S."),
    (r"(?<=\bthe )U\.S\.(?= [a-z])", "United States"),
    (r"(?<=\bthe )United Kingdom(?= [a-z])", "U.K."),
    (r"(?<=\bin )Britain\b", "the United Kingdom"),
)
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_CONTRACTED = "was|were|is|are|has|have|had|did|does|do|would|could"
_WHEN = r"(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in (?:19|20)\d\d)"

Reword = Callable[[Analysis, Draw], str | None]


def reword(sentence: Analysis, draw: Draw) -> Iterator[tuple[str, str]]:
    """Yield (kind, reworded sentence), one for each kind that the sentence has a place for."""
    for kind, change in _REWORDINGS.items():
        changed = change(sentence, draw)
        if changed is not None and changed != sentence.text:
            yield kind, changed


def _figure_or_word(sentence: Analysis, draw: Draw) -> str | None:
    """A small number of things as a figure instead of a word, or the other way."""
    text = sentence.text
    places = [
        t
        for q in sentence.quantities
        for t in sentence.tokens[q.first : q.first + 1]
        if q.first == q.last and q.kind == "cardinal" and t.start and re.match(r" [a-z]{3,}s\b", text[t.end :])
    ]
    token = choose([t for t in places if t.norm in NUMBERS or (t.text.isdigit() and 2 <= int(t.text) < 2 + len(NUMBERS))], draw)
    if token is None or text[token.start - 1] != " ":
        return None
    other = str(NUMBERS.index(token.norm) + 2) if token.norm in NUMBERS else NUMBERS[int(token.text) - 2]
    return put(text, token.start, token.end, other)


def _percent(sentence: Analysis, draw: Draw) -> str | None:
    if "%" in sentence.text:
        return re.sub(r"(?<=\d)%(?=[ .,])", " percent", sentence.text, count=1)
    return re.sub(r"(?<=\d) per ?cent\b", "%", sentence.text, count=1)


def _day_order(sentence: Analysis, draw: Draw) -> str | None:
    changed = re.sub(rf"\b({_MONTH}) (\d{{1,2}})\b(?!:|\d|-|–|st|nd|rd|th)(?!,? \d{{1,3}}\b)", r"\2 \1", sentence.text, count=1)
    return re.sub(rf"\b(\d{{1,2}} (?:{_MONTH})), (?=(?:19|20)\d\d\b)", r"\1 ", changed, count=1)


def _contraction(sentence: Analysis, draw: Draw) -> str | None:
    if re.search(r"n[’']t\b", sentence.text):
        return re.sub(rf"\b({_CONTRACTED})n[’']t\b", r"\1 not", sentence.text, count=1)
    return re.sub(rf"\b({_CONTRACTED}) not\b", r"\1n't", sentence.text, count=1)


def _synonym(sentence: Analysis, draw: Draw) -> str | None:
    place = choose(list(re.finditer(rf"(?<=[a-z] )(?:{'|'.join(_SAME)})\b(?![-'’])", sentence.text)), draw)
    return put(sentence.text, *place.span(), _SAME[place.group()]) if place else None


def _country(sentence: Analysis, draw: Draw) -> str | None:
    return next(
        (changed for p, other in _COUNTRIES if (changed := re.sub(p, other, sentence.text, count=1)) != sentence.text), None
    )


def _passive(sentence: Analysis, draw: Draw) -> str | None:
    found = re.match(
        rf"(?P<a>{PHRASE}) (?P<verb>{DEEDS}) (?P<b>{PHRASE})(?=[.,]| (?:in|on|at|during|after|before)\b)", sentence.text
    )
    if found is None:
        return None
    be = "were" if found["b"].islower() and re.search(r"[^s]s$", found["b"]) else "was"
    return put(sentence.text, 0, found.end(), f"{opening(found['b'])} {be} {found['verb']} by {inside(found['a'])}")


def _speaker_first(sentence: Analysis, draw: Draw) -> str | None:
    found = re.fullmatch(r"(?P<said>(?:The|An?|It|They|He|She) [^“”\",]+), (?P<who>[^“”\",]{3,40}) said\.", sentence.text)
    return f"{opening(found['who'])} said {inside(found['said'])}." if found else None


def _moved(sentence: Analysis, draw: Draw) -> str | None:
    found = re.fullmatch(rf"(?P<rest>(?:The|An?|It|They|He|She) [^“”\",;:]{{20,140}}) (?P<when>{_WHEN})\.", sentence.text)
    return f"{opening(found['when'])}, {inside(found['rest'])}." if found and not sentence.speech else None


_REWORDINGS: dict[str, Reword] = {
    "figure or word": _figure_or_word,
    "percent": _percent,
    "day order": _day_order,
    "contraction": _contraction,
    "synonym": _synonym,
    "country": _country,
    "passive": _passive,
    "speaker first": _speaker_first,
    "time first": _moved,
}
REWORDINGS = tuple(_REWORDINGS)
"""The kinds of rewordings, in the order in which they are reported."""
