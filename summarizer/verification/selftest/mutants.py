"""Sentences with one thing changed, so that the sources do not say them. What is put in stands nowhere near the sentence.

Small on purpose: a change that could leave the sentence true is not made, so no limit ("at least five"), no round figure and no
question is touched. The tests of the verifier have other makers of their own; nothing here is tuned to what it catches.
"""

import re
from collections.abc import Callable, Iterator

from summarizer.language import Analysis
from summarizer.language.dates import DateMention
from summarizer.language.lexicon import MONTHS, WEEKDAYS
from summarizer.language.tokens import Token, fold

from .drawing import DEEDS, NUMBERS, PHRASE, Draw, Nearby, choose, inside, opening, put

_FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February April June July August September October November December".split()
_PERSONS = ("Halvard Brekke", "Oriana Castellan", "Piet Vandersteen", "Ludmila Horvat", "Desmond Achterberg")
_SPEAKERS = (*_PERSONS, "the Calder Foundation")
_AUXILIARY = r"(?:was|were|is|are|will|would|could|can|(?:has|have|had|did|does|do)(?! (?:an?|the|to|no|his|her|its|their)\b))"
_NEGATIVE = re.compile(
    r"\b(?:not|no|never|nor|neither|none|nobody|nothing|hardly|if|whether|without|yet)\b|n[’']t\b|\bcannot\b", re.I
)
_DENIED = re.compile(rf"\b(?P<be>{_AUXILIARY})(?: not| never|n[’']t)\b(?! (?:only|just|yet|necessarily|all|every)\b)")
_GOES_ON = r" (?:in|on|at|for|of|after|before|over|during|with|and|by|from|to|as)\b"
_THINGS = r"(?!(?:sorts|kinds|times|this|his|its|is|was|has|as|does)\b)[a-z]+s"
_QUANTIFIED = (
    (r"\bat least(?= [$€£]?\d| (?:two|three|four|five|six|seven|eight|nine|ten)\b)", "at most"),
    (r"\bmore than(?= [$€£]?\d)", "fewer than"),
    (r"\bfewer than(?= \d)", "more than"),
    (r"\bup to(?= [$€£]?\d)", "at least"),
    (r"\b(?:some|several|many|most) of(?= (?:the|his|her|their|its|them)\b)", "all of"),
    (r"\b(?:all|most|many) of(?= (?:the|his|her|their|its|them)\b)", "hardly any of"),
    (r"\bnone of(?= (?:the|his|her|their|its|them)\b)", "all of"),
    (rf"\bseveral(?= {_THINGS}\b)", "all"),
    (rf"\ball(?= {_THINGS}\b)", "hardly any"),
    (r"\bevery(?= [a-z]+\b)", "hardly any"),
    (r"\balways\b", "rarely"),
    (r"\boften\b", "always"),
)
_DOUBT = re.compile(r"[^,“”\"]{3,80}? (?:claimed|claims|alleged|alleges|speculated|suspects) that (?P<said>[^“”\"]{30,})")
_HEARSAY = re.compile(r"\b(?:allegedly|reportedly|purportedly|supposedly) (?=[a-z])")
_VOUCHED = re.compile(r"\b(?:said|announced|confirmed|stated) that\b")

Change = Callable[[Analysis, Nearby, Draw], str | None]


def mutate(sentence: Analysis, nearby: Nearby, draw: Draw) -> Iterator[tuple[str, str]]:
    """Yield (kind, changed sentence), one for each kind that the sentence has a place for."""
    if sentence.text.rstrip("”\"'’ ").endswith("?"):
        return
    for kind, change in _CHANGES.items():
        changed = change(sentence, nearby, draw)
        if changed is not None and changed != sentence.text:
            yield kind, changed


def _number(sentence: Analysis, nearby: Nearby, draw: Draw) -> str | None:
    places = [
        sentence.tokens[q.first]
        for q in sentence.quantities
        if q.bound == "=" and q.kind in ("cardinal", "percent", "money") and (q.first == q.last or q.value >= 2)
    ]
    places = [t for t in places if _FIGURE.fullmatch(t.text) or t.norm in NUMBERS]
    joined = ("-", "–")
    free = [t for t in places if not (sentence.text[t.end : t.end + 1] in joined or sentence.text[: t.start][-1:] in joined)]
    token = choose(free, draw)
    if token is None:
        return None
    other = _other_word(nearby, draw) if token.norm in NUMBERS else _other_figure(token.text, nearby)
    return put(sentence.text, token.start, token.end, other) if other else None


def _other_word(nearby: Nearby, draw: Draw) -> str | None:
    return choose([w for n, w in enumerate(NUMBERS, 2) if w not in nearby.words and float(n) not in nearby.values], draw)


def _other_figure(text: str, nearby: Nearby) -> str | None:
    """A figure of the same form, over twice as large."""
    decimals = len(text.partition(".")[2])
    value = float(text.replace(",", ""))
    for step in range(3, 12):
        new = round(value * 2 + step, decimals)
        if new not in nearby.values:
            return f"{new:{',' if ',' in text else ''}.{decimals}f}"
    return None


def _date(sentence: Analysis, nearby: Nearby, draw: Draw) -> str | None:
    found = [
        (token, others)
        for d in sentence.dates
        for token in sentence.tokens[d.first : d.last + 1]
        if (others := [o for o in _other_times(token, d) if fold(o) not in nearby.words])
    ]
    place = choose(found, draw)
    if place is None:
        return None
    token, others = place
    return put(sentence.text, token.start, token.end, others[draw(len(others))])


def _other_times(token: Token, date: DateMention) -> list[str]:
    if token.text in _DAYS:
        return [d for d in _DAYS if WEEKDAYS[fold(d)] != date.weekday]
    if token.text in _MONTHS:
        return [m for m in _MONTHS if MONTHS[fold(m)] != date.month]
    if _YEAR.fullmatch(token.text):
        return [str(int(token.text) + step) for step in (-13, -8, -4, 3, 6, 11)]
    if token.text.isdigit() and date.month and date.day == int(token.text):
        return [str(n) for n in range(2, 29) if n != date.day]
    return []


def _name(sentence: Analysis, nearby: Nearby, draw: Draw) -> str | None:
    told = [
        (sentence.tokens[n.first].start, sentence.tokens[n.last])
        for n in sentence.names
        if not n.opening and all(len(p) > 3 and p.isalpha() for p in n.parts)
    ]
    place, other = choose(told, draw), choose([p for p in _PERSONS if not _stands(p, nearby)], draw)
    if place is None or other is None:
        return None
    start, last = place
    return put(sentence.text, start, last.end, other + ("'s" if last.text.endswith(("'s", "’s")) else ""))


def _role(sentence: Analysis, nearby: Nearby, draw: Draw) -> str | None:
    """Who does it and to whom it is done in each other's place, where the verb tells the two apart."""
    found = re.search(
        rf"(?<!\w)(?P<a>{PHRASE})(?P<verb> (?:(?:was |were )?(?:{DEEDS}) by|{DEEDS}) )(?P<b>{PHRASE})(?=[.,;]|{_GOES_ON})",
        sentence.text,
    )
    if found is None or fold(found["a"]).split()[-1] == fold(found["b"]).split()[-1]:
        return None
    first = found["b"] if found.start("a") else opening(found["b"])
    changed = put(sentence.text, found.start(), found.end(), f"{first}{found['verb']}{inside(found['a'])}")
    return None if nearby.states(changed) else changed


def _negation(sentence: Analysis, nearby: Nearby, draw: Draw) -> str | None:
    """A "not" after the first auxiliary, or the only one that there is left out."""
    if denied := _DENIED.search(sentence.text):
        changed = put(sentence.text, *denied.span(), denied["be"])
    elif not _NEGATIVE.search(sentence.text) and (place := re.search(rf"(?<=[\w,] )\b{_AUXILIARY}\b(?= [a-z])", sentence.text)):
        changed = put(sentence.text, place.end(), place.end(), " not")
    else:
        return None
    return None if nearby.states(changed) else changed


def _quantifier(sentence: Analysis, nearby: Nearby, draw: Draw) -> str | None:
    if _NEGATIVE.search(sentence.text.replace("none of", "")):
        return None
    fitting = [(found, other) for p, other in _QUANTIFIED if (found := re.search(p, sentence.text, re.IGNORECASE))]
    place = choose(fitting, draw)
    if place is None:
        return None
    found, other = place
    changed = put(sentence.text, *found.span(), other if found.start() else opening(other))
    return None if nearby.states(changed) else changed


def _attribution(sentence: Analysis, nearby: Nearby, draw: Draw) -> str | None:
    """Another speaker, one where there is none, a denial for a statement, or what somebody only claims told as a fact."""
    other = choose([p for p in _SPEAKERS if not _stands(p, nearby)], draw)
    ways = [_told_as_fact(sentence, nearby), _denied(sentence, nearby)]
    if other is not None:
        ways += [_other_speaker(sentence, other), _new_speaker(sentence, other)]
    return choose([way for way in ways if way], draw)


def _told_as_fact(sentence: Analysis, nearby: Nearby) -> str | None:
    found = _DOUBT.fullmatch(sentence.text)
    changed = opening(found["said"]) if found else _HEARSAY.sub("", sentence.text, count=1)
    said = changed if found else "" if changed == sentence.text else changed
    return None if not said or nearby.states(said) else said


def _denied(sentence: Analysis, nearby: Nearby) -> str | None:
    changed = _VOUCHED.sub("denied that", sentence.text, count=1)
    return None if changed == sentence.text or nearby.states(changed) or _NEGATIVE.search(sentence.text) else changed


def _other_speaker(sentence: Analysis, other: str) -> str | None:
    named = [s.speaker for s in sentence.speech if s.parts and s.speaker[:1].isupper() and sentence.text.count(s.speaker) == 1]
    if not named:
        return None
    start = sentence.text.index(named[0])
    return put(sentence.text, start, start + len(named[0]), other if start else opening(other))


def _new_speaker(sentence: Analysis, other: str) -> str | None:
    text = sentence.text
    if sentence.speech or re.search(r"[“”\"]|\bI\b|\b[Ww]e\b", text) or inside(text) == text or not text.endswith("."):
        return None
    return f"According to {other}, {inside(text)}"


def _stands(name: str, nearby: Nearby) -> bool:
    return any(fold(part) in nearby.words for part in name.split() if part != "the")


_CHANGES: dict[str, Change] = {
    "number": _number,
    "date": _date,
    "name": _name,
    "role": _role,
    "negation": _negation,
    "quantifier": _quantifier,
    "attribution": _attribution,
}
MUTANTS = tuple(_CHANGES)
"""The kinds of changes, in the order in which they are reported."""
