"""Which of the values in the evidence a field means: the one whose words are the field's, and no other's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.language import Analysis
from summarizer.language.lexicon import LEANING
from summarizer.language.links import LINKING
from summarizer.language.names import same_word
from summarizer.language.tokens import Token
from summarizer.language.verbs import verb_form

from .labels import LEADS, OF_THE_PAGE, Label
from .mention import Mention
from .places import Ground, grounds_of
from .senses import is_generic, kin, senses_of
from .standing import held_back
from .ties import TOUCHING, Tie, distance, tie_of
from .turns import Turn, ends_of, is_turned, turns_of

_NEAR, _OWN, _FAR, _SHARED, _ELSEWHERE, _OTHER = 1.0, 0.8, 0.5, 0.7, 0.15, 0.04
_BESIDE, _TAKEN, _EQUAL, _LED, _COUNTS = 0.7, 4.0, 1.0, 0.6, 0.2
_CLOSE = 7
_CLEARLY = 0.12
_MARKED = frozenset("next previous former preceding".split())
"""Words with which a thing is not the one that its noun alone would name."""
_WHOLE = frozenset("total all overall entire altogether enrolled sample".split())
_WITHIN = 12
_LINK = re.compile(r"\s*(?:\([^()\"“]*\))?\s*[^\w\s()]?\s*(?:and|or)?\s*")
_LONGEST_LINK = 40
_APPOSED = 6
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_TOLD = frozenset("casualties sums grade edge plans votes seats signs arms waste".split())
_NAMED = frozenset("posts seats votes".split())
"""Families whose meanings exclude each other for a value, and for a name."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A mention with how well its words fit the field's (0: not at all), and why it cannot be meant, if so."""

    mention: Mention
    fit: float
    otherwise: str | None
    held: str | None
    tie: Tie
    listed: int
    """The same number for values that are members of one list ("5, 10 and 20 mg")."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was found: the mention that is `meant`, or the best one that is not, with `against` and the reason why."""

    meant: Weighed | None
    best: Weighed | None
    against: Weighed | None
    reason: str


def weigh(label: Label, evidence: Sequence[Analysis], mentions: Sequence[Mention], *, named: bool = False) -> list[Weighed]:
    """Return each mention with its fit to the field."""
    weighed: list[Weighed] = []
    group = 0
    taken_by = [_spans_of(taken, label) for taken in evidence]
    for n, taken in enumerate(evidence):
        here = sorted((m for m in mentions if m.sentence == n), key=lambda m: m.first)
        here = [m for k, m in enumerate(here) if not k or m.first > here[k - 1].last]
        if not here:
            continue
        grounds = grounds_of(taken, [(m.begin, m.last) for m in here], named=named)
        turns = turns_of(taken, here)
        ranged = any(turn and turn in ends_of(label, m.sort) for m, turn in zip(here, turns, strict=True))
        listed = []
        for k in range(len(here)):
            if not k or not _lists(taken, here[k - 1], here[k]):
                group += 1
            listed.append(group)
        grounds = _joined(here, grounds, listed)
        led = [_is_led(label, taken, m) for m in here]
        for m, ground, turn, g, is_led in zip(here, grounds, turns, listed, led, strict=True):
            other = any(a <= m.first and m.last <= b for a, b in taken_by[n])
            fit = (
                _fit(label, taken, m, ground, named)
                - (0.0 if not other else _TAKEN if named else _EQUAL)
                + _context(label, evidence, n)
                + (_OWN if turn and turn in ends_of(label, m.sort) else 0.0)
                + (_LED if is_led else 0.0)
            )
            otherwise = "turn" if ranged and not turn and not named else _otherwise(label, taken, m, ground, turn, named)
            otherwise = otherwise or (
                "part" if any(led) and not any(x and y == g for x, y in zip(led, listed, strict=True)) else None
            )
            told = [i for i in ground.own | ground.shared if any(kin(taken.tokens[i].stem, w) for w in label.own)]
            held = None if m.denies else held_back(taken, m.begin, m.last, told, label.words, dated=m.sort == "date")
            weighed.append(
                Weighed(
                    replace(m, rival=m.rival and not other),
                    fit,
                    otherwise,
                    held,
                    "tied" if turn in ends_of(label, m.sort) else tie_of(label, evidence, m, ground, turn, named=named),
                    g,
                )
            )
    return weighed


def choose(label: Label, weighed: Sequence[Weighed], *, named: bool = False) -> Choice:
    """Return which mention is meant: one that agrees, that nothing holds back, and that no rival fits as well.

    A name or a member of a list says by itself what it is (`named`): it needs no word of the field beside it.
    """
    agreeing = sorted((w for w in weighed if w.mention.agrees), key=lambda w: -w.fit)
    rivals = sorted((w for w in weighed if w.mention.rival and not w.otherwise and w.held != "denied"), key=lambda w: -w.fit)
    if not agreeing:
        return Choice(None, None, rivals[0] if rivals else None, "lacks")
    refused: Choice | None = None
    for best in agreeing:
        alone = named and not label.many and not label.words & OF_THE_PAGE  # its list has no other value of the field
        rival = next((r for r in rivals if r.listed != best.listed or (alone and r.mention.sort == "name")), None)
        if best.otherwise:
            found = Choice(None, best, rival, best.otherwise)
        elif best.held:
            found = Choice(None, best, None, best.held)
        elif best.tie != "tied":
            found = Choice(None, best, rival, "unrelated")
        elif named and label.many and (away := _away(best, rivals)) is not None:
            found = Choice(None, best, away, "ambiguous")
        elif named and label.many and best.fit >= 0 and (rival is None or best.fit > 0 or rival.fit <= best.fit + _CLEARLY):
            return Choice(best, best, None, "")  # what is listed has others beside it
        elif rival is not None and rival.fit > best.fit + _CLEARLY:
            found = Choice(None, best, rival, "rival")
        elif rival is not None and rival.fit > best.fit - _CLEARLY / 2:
            found = Choice(None, best, rival, "ambiguous")
        else:
            return Choice(best, best, None, "")
        refused = refused or found
    return refused or Choice(None, None, None, "lacks")


def _away(best: Weighed, rivals: Sequence[Weighed]) -> Weighed | None:
    """The rival of another cited sentence that fits a list as well: one sentence has an item, and what is cited besides may not lend it its words."""
    rows = (r for r in rivals if r.mention.sentence != best.mention.sentence and r.tie == "tied")
    return next((r for r in rows if r.fit > best.fit - _CLEARLY), None)


def _is_led(label: Label, taken: Analysis, m: Mention) -> bool:
    """Whether the preposition for which a field asks ("signed by", "from where it came") stands before a mention."""
    i = m.begin - 1
    far = i - _APPOSED if m.sort == "name" else -1  # "by the rector's daughter, Celia Frome"
    while i >= 0 and (
        taken.tokens[i].norm in ("the", "a", "an", "its", "their")
        or (
            i > far >= 0
            and taken.tokens[i].norm not in LINKING
            and not verb_form(taken.text, taken.tokens, i)
            and not taken.tokens[i].capital
        )
    ):
        i -= 1
    return bool(label.led) and i >= 0 and taken.tokens[i].norm in LEADS[label.led]


def _spans_of(taken: Analysis, label: Label) -> list[tuple[int, int]]:
    """The first and last tokens of what the neighbours' values say in a sentence: what another field holds is not this one's."""
    found = [(q.first, q.last) for q in taken.quantities if q.value in label.figures]
    for value in label.texts:
        match = re.search(rf"(?<!\w){re.escape(value)}(?!\w)", taken.text, re.IGNORECASE)
        inside = [t.index for t in taken.tokens if match and t.start < match.end() and t.end > match.start()]
        found += [(inside[0], inside[-1])] if inside else []
    return found


def _asks_whole(label: Label, taken: Analysis, ground: Ground) -> bool:
    """Whether a field asks for the whole ("12 of 40 patients"): its path says so, or names nothing but what is counted."""
    counted = {taken.tokens[i].stem for i in ground.whole or ground.shared}
    telling = [s for s in label.path if not is_generic(s)]
    return bool(label.words & _WHOLE) or (bool(telling) and all(any(kin(s, c) for c in counted) for s in telling))


def _fit(label: Label, taken: Analysis, m: Mention, ground: Ground, named: bool) -> float:
    total = 0.0
    aside = _aside(taken, m)
    for stem, weight in label.weights.items():
        best = 0.0
        for token in taken.tokens:
            inside = m.first <= token.index <= m.last
            if inside and token.stem not in m.stems and not named:
                continue
            if inside and named and _says(stem, token) and token.content:
                best = _NEAR
            if (token.content or stem in label.own) and _says(stem, token):
                near = _nearness(taken, m, ground, token.index) + (_COUNTS if token.index in aside else 0.0)
                best = max(best, near if near != _SHARED or stem in label.own else _SHARED / 2)
        if any(kin(stem, s) for s in m.stems):
            best = _NEAR
        counts = not named and stem in label.path and m.last + 1 < len(taken.tokens) and taken.tokens[m.last + 1].stem == stem
        total += weight * (best + (_COUNTS if counts else 0.0))
    for q in taken.quantities if named else ():
        if q.value in label.figures and not m.first <= q.first <= m.last:
            total += _BESIDE * max(_nearness(taken, m, ground, i) for i in range(q.first, q.last + 1))
    return total


def _aside(taken: Analysis, m: Mention) -> frozenset[int]:
    """The tokens in brackets behind a mention, which are its own among the members of a list: "Rosa Lind (chair), Ada Brook"."""
    begin = taken.tokens[m.last].end
    match = _BRACKETS.match(taken.text, begin)
    return frozenset(t.index for t in taken.tokens[m.last + 1 :] if match and t.end <= match.end())


def _says(stem: str, token: Token) -> bool:
    return kin(stem, token.stem) or (token.capital and same_word(stem, token.norm))


def _nearness(taken: Analysis, m: Mention, ground: Ground, i: int) -> float:
    if i in ground.passed:
        return _NEAR
    if i in ground.own:
        far = distance(taken, m, i)
        return _NEAR if far <= TOUCHING else _OWN if far <= _CLOSE else _FAR
    return _SHARED if i in ground.shared else _ELSEWHERE


def _context(label: Label, evidence: Sequence[Analysis], n: int) -> float:
    """What the other cited sentences say of the field: little, and more where the sentence leans on the one before it."""
    others = {t.stem for k, other in enumerate(evidence) if k != n for t in other.tokens if t.content}
    found = sum(w for stem, w in label.weights.items() if any(kin(stem, s) for s in others))
    first = evidence[n].tokens[0].norm if evidence[n].tokens else ""
    return found * (_ELSEWHERE if first in LEANING else _OTHER)


def _otherwise(label: Label, taken: Analysis, m: Mention, ground: Ground, turn: Turn, named: bool) -> str | None:
    """Why a mention cannot be what the field means: the nearest meaning of a family in which the field has another."""
    if is_turned(label, taken, turn, m.sort):
        return "turn"
    if not named and (ground.passed or ground.whole) and bool(ground.whole) != _asks_whole(label, taken, ground):
        return "part"
    marked = {
        taken.tokens[i].norm
        for i in ground.own
        if i + 1 < len(taken.tokens) and any(kin(taken.tokens[i + 1].stem, w) for w in label.own)
    }
    if (marked & _MARKED) - label.words:
        return "marked"
    families = _NAMED if named else _TOLD
    found: dict[str, list[tuple[int, str]]] = {}
    for i in sorted(ground.own or ground.shared):
        far = distance(taken, m, i)
        for family, meaning in senses_of(taken.tokens[i].stem) if taken.tokens[i].norm != "public" else ():
            if far <= _WITHIN:
                found.setdefault(family, []).append((far, meaning))
    for stem in m.stems:
        for family, meaning in senses_of(stem):
            found.setdefault(family, []).append((0, meaning))
    for family, rows in found.items():
        ours = label.named.get(family) or label.meanings.get(family) or label.wider.get(family, frozenset())
        nearest = min(d for d, _ in rows)
        theirs = {meaning for d, meaning in rows if d == nearest}
        if m.sort == "time" and family not in ("edge", "bound"):
            continue
        if family in families and ours and theirs and not theirs & ours:
            return family
        counted = family == "casualties" and m.sort == "count" and "rescued" not in theirs
        if counted and not ours and not named and nearest <= _CLOSE and not label.umbrella:
            return family
    return None


def _lists(taken: Analysis, a: Mention, b: Mention) -> bool:
    """Whether nothing but a mark, a conjunction or an aside in brackets stands between two values."""
    between = taken.text[taken.tokens[a.last].end : taken.tokens[b.begin].start]
    return len(between) < _LONGEST_LINK and _LINK.fullmatch(between) is not None


def _joined(here: Sequence[Mention], grounds: Sequence[Ground], listed: Sequence[int]) -> list[Ground]:
    """The grounds with those of the members of one list put together."""
    joined = []
    for g in listed:
        rows = [ground for ground, other in zip(grounds, listed, strict=True) if other == g]
        joined.append(
            Ground(frozenset().union(*(r.own for r in rows)), frozenset().union(*(r.shared for r in rows)))
            if len(rows) > 1
            else rows[0]
        )
    return joined
