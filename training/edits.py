"""Edits of a true claim: those that make it false or more than is known, and those that keep what it says."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from words import (
    ANTONYMS,
    DAYS,
    HEDGES,
    MONTHS,
    NUMBER_WORDS,
    PARTS,
    QUANTIFIERS,
    STOP_CAPITALS,
    SYNONYMS,
    VERDICTS,
)


@dataclass(frozen=True, slots=True)
class Edit:
    """A claim after an edit; `wrong` are the spans of the new claim that the edit made unsupported (empty: it still holds)."""

    claim: str
    wrong: tuple[tuple[int, int], ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Pool:
    """What may be put in: names and phrases of the claim's own document, and of others."""

    names: tuple[str, ...]
    other_names: tuple[str, ...]
    phrases: tuple[str, ...]


Maker = Callable[[str, Pool, random.Random], Edit | None]

_NAME = re.compile(r"[A-Z][\w'’.-]*(?:\s+(?:(?:of|the|de|al|van|von|bin)\s+)?[A-Z][\w'’-]*)*")
_NUMBER = re.compile(r"(?<![\w.,-])\d[\d,]*(?:\.\d+)?(?![\w]*\d)")
_PHRASE = re.compile(
    r"\b(?:in|at|near|from|on|for|with|after|before|during|by|against) (?:the )?[A-Za-z][\w'’-]*(?: [A-Z][\w'’-]*)*"
    r"(?=[,.;]| (?:and|on|in|for|to|as|by)\b)"
)
_AUXILIARY = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|does|do|did)\b(?! not\b)")
_NOT = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|does|do|did) not\b|\b(?:never|no longer) "
)
_PAST = re.compile(r"\b([a-z]{3,}ed)\b(?= (?:the|a|an|his|her|their|its|to|that|on|in|for)\b)")


def find_names(text: str) -> list[tuple[int, int]]:
    """Return the spans of runs of capitalised words; a lone word that begins the sentence counts when it is no common opener."""
    spans = []
    for m in _NAME.finditer(text):
        begin, end = m.span()
        first = m.group().split()[0]
        if first in STOP_CAPITALS:
            rest = m.group()[len(first) :].lstrip()
            if not rest:
                continue
            begin = end - len(rest)
        while end > begin and text[end - 1] in ".'’-":
            end -= 1
        if end - begin > 1 and text[begin:end] not in MONTHS and text[begin:end] not in DAYS:
            spans.append((begin, end))
    return spans


def find_phrases(text: str) -> list[str]:
    """Return short prepositional phrases."""
    return [m.group() for m in _PHRASE.finditer(text)]


def _put(text: str, begin: int, end: int, new: str, kind: str) -> Edit | None:
    old = text[begin:end]
    if new.lower() == old.lower():
        return None
    if old[:1].isupper() and new[:1].islower() and begin == 0:
        new = new[0].upper() + new[1:]
    return Edit(text[:begin] + new + text[end:], ((begin, begin + len(new)),), kind)


def swap_number(text: str, pool: Pool, draw: random.Random) -> Edit | None:
    """Another number of like size, in digits or in words."""
    found = [m.span() for m in _NUMBER.finditer(text)]
    spelled = [m.span() for m in re.finditer(r"\b(?:" + "|".join(NUMBER_WORDS) + r")\b", text, re.I)]
    spelled = [(a, b) for a, b in spelled if text[a:b].lower() != "one" or draw.random() < 0.2]
    if not found and not spelled:
        return None
    begin, end = draw.choice(found + spelled)
    old = text[begin:end]
    if (begin, end) in spelled:
        n = NUMBER_WORDS.index(old.lower())
        return _put(
            text, begin, end, NUMBER_WORDS[max(1, min(len(NUMBER_WORDS) - 1, n + draw.choice((-3, -2, -1, 1, 2, 3))))], "number"
        )
    if "." in old:
        whole, fraction = old.split(".", 1)
        new = f"{whole}.{draw.randrange(10 ** len(fraction)):0{len(fraction)}d}"
    else:
        value = int(old.replace(",", ""))
        if 1900 <= value <= 2030 and "," not in old:
            value += draw.choice((-10, -5, -3, -2, -1, 1, 2, 3, 5))
        elif value < 20:
            value = max(1, value + draw.choice((-4, -3, -2, -1, 1, 2, 3, 4)))
        else:
            value = int(value * draw.choice((0.5, 0.7, 0.8, 0.9, 1.1, 1.2, 1.3, 1.5, 2))) + draw.choice((0, 1, -1))
        new = f"{value:,}" if "," in old else str(value)
    return _put(text, begin, end, new, "number")


def swap_name(text: str, pool: Pool, draw: random.Random) -> Edit | None:
    """A name of the same document in a name's place, or one of another document; one word for one word where there is a choice."""
    spans = find_names(text)
    if not spans:
        return None
    begin, end = draw.choice(spans)
    old = text[begin:end]
    near = [n for n in pool.names if n not in text and not set(n.split()) & set(old.split())]
    far = [n for n in pool.other_names if not set(n.split()) & set(old.split())]
    names = near if near and (draw.random() < 0.75 or not far) else far
    like = [n for n in names if len(n.split()) == len(old.split())] or names
    return _put(text, begin, end, draw.choice(like), "name") if like else None


def swap_roles(text: str, pool: Pool, draw: random.Random) -> Edit | None:
    """Two names change places."""
    spans = find_names(text)
    if len(spans) < 2:
        return None
    (a, b), (c, d) = sorted(draw.sample(spans, 2))
    one, two = text[a:b], text[c:d]
    if set(one.split()) & set(two.split()) or re.fullmatch(r",? (?:and|or),? ", text[b:c]) or text[b:c].strip() in {",", ""}:
        return None
    claim = text[:a] + two + text[b:c] + one + text[d:]
    shift = len(two) - len(one)
    return Edit(claim, ((a, a + len(two)), (c + shift, d)), "role")


def negate(text: str, pool: Pool, draw: random.Random) -> Edit | None:
    """Put a "not" in, or take one out."""
    taken = list(_NOT.finditer(text))
    if taken:
        m = draw.choice(taken)
        new = m.group(1) or ""
        if m.group(1) in {"do", "does", "did"}:
            return None
        claim = text[: m.start()] + new + text[m.end() :]
        return Edit(claim.replace("  ", " "), ((m.start(), m.start() + max(len(new), 5)),), "negation")
    places = [m for m in _AUXILIARY.finditer(text) if m.group(1) not in {"do", "does", "did"}]
    if places:
        m = draw.choice(places)
        negated = draw.choice((" not", " not", " never")) if m.group(1) in {"has", "have", "had", "was", "were"} else " not"
        return Edit(text[: m.end()] + negated + text[m.end() :], ((m.start(), m.end() + len(negated)),), "negation")
    m = _PAST.search(text)
    if m and draw.random() < 0.8:
        new = draw.choice(("never ", "failed to "))
        verb = m.group(1) if new == "never " else _base_form(m.group(1))
        return Edit(text[: m.start()] + new + verb + text[m.end() :], ((m.start(), m.start() + len(new + verb)),), "negation")
    return None


def _base_form(verb: str) -> str:
    stem = verb[:-2]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "sl":
        return stem[:-1]
    return stem + "e" if re.search(r"(?:[^aeiou][aeiou][cgsvzu]|at|ut|ir|ur|rc|rg|ns|nc|v|is|iz)$", stem) else stem


def _from_table(kind: str, table: dict[str, tuple[str, ...]]) -> Maker:
    pattern = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, table), key=len, reverse=True)) + r")\b")

    def make(text: str, pool: Pool, draw: random.Random) -> Edit | None:
        found = list(pattern.finditer(text))
        if not found:
            return None
        m = draw.choice(found)
        edit = _put(text, m.start(), m.end(), draw.choice(table[m.group()]), kind)
        if edit is not None and not edit.claim[edit.wrong[0][0] : edit.wrong[0][1]].strip():
            begin = m.start()
            return Edit(edit.claim.replace("  ", " "), ((max(0, begin - 3), begin + 8),), kind)
        return edit

    make.__doc__ = f"Put another word in a word's place, from the table of {kind}."
    return make


swap_opposite = _from_table("opposite", ANTONYMS)
swap_quantifier = _from_table("quantifier", QUANTIFIERS)
swap_verdict = _from_table("attribution", VERDICTS)
drop_hedge = _from_table("hedge", HEDGES)
swap_date = _from_table("date", {k: tuple(v for v in g if v != k) for g in (MONTHS, DAYS, PARTS) for k in g})


def swap_phrase(text: str, pool: Pool, draw: random.Random) -> Edit | None:
    """Another place, time or circumstance from elsewhere in the document; or one added at the end."""
    new = [p for p in pool.phrases if p.lower() not in text.lower()]
    if not new:
        return None
    found = list(_PHRASE.finditer(text))
    phrase = draw.choice(new)
    if found and draw.random() < 0.6:
        m = draw.choice(found)
        same = [p for p in new if p.split()[0] == m.group().split()[0]]
        return _put(text, m.start(), m.end(), draw.choice(same or [phrase]), "phrase")
    if text.endswith("."):
        return Edit(f"{text[:-1]} {phrase}.", ((len(text), len(text) + len(phrase)),), "added")
    return None


FALSE_MAKERS: tuple[tuple[Maker, int], ...] = (
    (swap_number, 4),
    (swap_name, 4),
    (swap_roles, 2),
    (negate, 2),
    (swap_opposite, 5),
    (swap_quantifier, 2),
    (swap_verdict, 2),
    (drop_hedge, 2),
    (swap_date, 2),
    (swap_phrase, 3),
)


def make_false(text: str, pool: Pool, draw: random.Random, most: int) -> list[Edit]:
    """Return up to `most` edits of different kinds that the premise of the claim does not bear out."""
    makers = [maker for maker, weight in FALSE_MAKERS for _ in range(weight)]
    draw.shuffle(makers)
    found: dict[str, Edit] = {}
    for maker in makers:
        edit = maker(text, pool, draw)
        if edit is not None and edit.kind not in found and edit.claim != text:
            found[edit.kind] = edit
        if len(found) == most:
            break
    return list(found.values())


def reword(text: str, draw: random.Random) -> str:
    """Return a claim that says the same or less in slightly other words; the same text when no rule fits."""
    rules: Sequence[Callable[[str, random.Random], str]] = (
        _drop_aside,
        _respell_number,
        _use_synonym,
        _drop_opening,
        _use_synonym,
    )
    for rule in draw.sample(rules, len(rules))[: draw.choice((1, 2, 3))]:
        text = rule(text, draw)
    return text


def _drop_aside(text: str, draw: random.Random) -> str:
    shorter = re.sub(r" \([^)]*\)", "", text)
    shorter = re.sub(r",? (?:which|who|where) [^,.;]{3,80},(?= )", "", shorter, count=1)
    return shorter if len(shorter.split()) >= 5 else text


def _drop_opening(text: str, draw: random.Random) -> str:
    m = re.match(r"(?:However|Meanwhile|But|And|So|In addition|Also|Moreover|Now|Then|Still|Yet),? ", text)
    return text[m.end()].upper() + text[m.end() + 1 :] if m and m.end() < len(text) else text


def _respell_number(text: str, draw: random.Random) -> str:
    def digits(m: re.Match[str]) -> str:
        return str(NUMBER_WORDS.index(m.group().lower()))

    def spelled(m: re.Match[str]) -> str:
        return NUMBER_WORDS[int(m.group())]

    if draw.random() < 0.5:
        return re.sub(r"\b(?:" + "|".join(NUMBER_WORDS[2:]) + r")\b(?!-)", digits, text)
    return re.sub(r"(?<![\w.,$£€:/-])(?:[2-9]|1[0-2])(?![\w.,%:/-]|st|nd|rd|th)", spelled, text)


def _use_synonym(text: str, draw: random.Random) -> str:
    found = [m for m in re.finditer(r"[a-z]+", text) if m.group() in SYNONYMS]
    if not found:
        return text
    m = draw.choice(found)
    return text[: m.start()] + draw.choice(SYNONYMS[m.group()]) + text[m.end() :]
