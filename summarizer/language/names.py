"""Names in a sentence, and whether two spellings are one name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from .lexicon import CONNECTIVES, COUNTRIES, COUNTRY_NAMES, MONTHS, TITLES, WEEKDAYS
from .tokens import Token

_LINKS = frozenset("of al el bin ibn abu de da del della der van von la le for and the".split())
_PARTICLES = frozenset("al el bin ibn de da del der van von la le the of for and as ad an ash at ul".split())
_CALENDAR = frozenset(w for w in (*MONTHS, *WEEKDAYS) if len(w) > 3 or w == "may")
_PRONOUNS = frozenset(("i", "im", "ive", "id", "ill"))
_CONTRACTED = re.compile(r"(?:I|You|He|She|It|We|They|That|There|Here|Who|What|Let|How)['’](?:m|ve|re|ll|d|s)", re.I)
_POSSESSIVE = re.compile(r"['’]s?$")
_JOINT = re.compile(r"\.? |-|\. ?|")
"""What may stand between two words of one name."""
_OPENED = re.compile(r"[“\"‘:.!?•]\s*$")
_OPENERS = (
    frozenset(
        """after before since under above below without unlike following according based
    nobody somebody anybody everybody everyone someone anyone nothing something everything yes yeah ok okay please thanks well""".split()
    )
    | CONNECTIVES
)
"""Words that carry meaning and yet are no part of the name that they open a sentence before: "Under Bannister, ..."."""
_ABBREVIATED = frozenset("bros corp inc ltd co univ dept assn bldg".split()) | TITLES
_LONGEST_ABBREVIATION = 3
_SKELETON = [tuple(pair.split(":")) for pair in "kh:k gh:g ph:f q:k ck:k dh:d ts:s tz:s z:s w:v j:y g:k".split()]


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words: `parts` are its folded words less titles and particles, `first`..`last` its tokens.

    `opening` tells that it opens its sentence, where any word has a capital.
    """

    text: str
    parts: tuple[str, ...]
    first: int
    last: int
    opening: bool


def find_names(sentence: str, tokens: Sequence[Token], taken: frozenset[int]) -> tuple[Name, ...]:
    """Return the names of a sentence in order; tokens in `taken` (dates and numbers) and pronouns are none."""
    names: list[Name] = []
    i = 0
    while i < len(tokens):
        if not _may_begin(sentence, tokens, i, taken):
            i += 1
            continue
        last = i
        while last + 1 < len(tokens) and _continues(sentence, tokens, last, taken):
            last += 1
        while last > i and not (tokens[last].capital):
            last -= 1
        names.extend(_name(sentence, tokens, i, last))
        i = last + 1
    return tuple(names)


@lru_cache(maxsize=65536)
def same_word(a: str, b: str) -> bool:
    """Whether two folded words spell one name: equal, demonym and country, or transliterations of each other.

    Transliterations have one consonant skeleton and differ in under a third of their letters (`hezbollah`, `hizballah`).
    """
    a, b = COUNTRIES.get(a, a), COUNTRIES.get(b, b)
    if a == b:
        return True
    if skeleton(a)[:1] != skeleton(b)[:1]:
        return False  # no two spellings of one name
    if min(len(a), len(b)) < 4 or a in COUNTRY_NAMES or b in COUNTRY_NAMES:
        return a.rstrip("s") == b.rstrip("s") and min(len(a), len(b)) > 2
    if a.removesuffix("s") == b.removesuffix("s") or a.replace("s", "z") == b.replace("s", "z"):
        return True
    return skeleton(a) == skeleton(b) and _distance(a, b) * 3 < max(len(a), len(b))


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return the consonants of a folded word as transliteration leaves them: `hizballah` and `hezbollah` give `hsbl`."""
    for sequence, plain in _SKELETON:
        word = word.replace(sequence, plain)
    word = word[:1] + re.sub(r"[aeiouyh]", "", word[1:])
    if word[:1] in "aeiouy":
        word = "a" + word[1:]
    return re.sub(r"(.)\1+", r"\1", word)


def acronym(parts: Sequence[str]) -> str:
    """Return the initials of a name's parts: `popular mobilization forces` gives `pmf`."""
    return "".join(p[0] for p in parts)


def _may_begin(sentence: str, tokens: Sequence[Token], i: int, taken: frozenset[int]) -> bool:
    token = tokens[i]
    if i in taken or not token.capital or token.norm in _PRONOUNS or token.norm in _CALENDAR or token.text[0].isdigit():
        return False
    if _CONTRACTED.fullmatch(token.text):
        return False
    opening = i == 0 or _opens_quote(sentence, tokens, i)
    if opening and (token.norm in _OPENERS or (token.norm == "one" and not any(t.capital for t in tokens[i + 1 : i + 2]))):
        return False
    return token.content or (i > 0 and token.norm in COUNTRIES) or token.text == "US"


def _continues(sentence: str, tokens: Sequence[Token], i: int, taken: frozenset[int]) -> bool:
    nxt = tokens[i + 1]
    between = sentence[tokens[i].end : nxt.start]
    if i + 1 in taken or nxt.norm in _CALENDAR or not _JOINT.fullmatch(between):
        return False
    if between == ". " and not _is_abbreviated(tokens[i]):
        return False
    if nxt.capital and nxt.norm not in _PRONOUNS and not _CONTRACTED.fullmatch(nxt.text):
        return True
    return (
        nxt.norm in _LINKS
        and i + 2 < len(tokens)
        and i + 2 not in taken
        and tokens[i + 2].capital
        and nxt.norm not in ("and", "the", "for")
    )


def _is_abbreviated(token: Token) -> bool:
    """Whether a full stop after a word need end no sentence: "J. K. Rowling", "St. Louis", "Warner Bros. Discovery", but not "OK. Now"."""
    short = len(token.norm) == 1 or (len(token.norm) <= _LONGEST_ABBREVIATION and not token.text.isupper())
    return short or token.norm in _ABBREVIATED


def _name(sentence: str, tokens: Sequence[Token], first: int, last: int) -> list[Name]:
    """The name at `first`..`last`, cut where a possessive or a country adjective ends one name and begins the next."""
    runs: list[list[int]] = [[]]
    for i in range(first, last + 1):
        runs[-1].append(i)
        if _POSSESSIVE.search(tokens[i].text) or tokens[i].norm in COUNTRIES or tokens[i].norm in COUNTRY_NAMES:
            runs.append([])
    names = []
    for run in filter(None, runs):
        parts = tuple(
            tokens[i].norm
            for i in run
            if tokens[i].norm not in TITLES
            and tokens[i].norm not in _PARTICLES
            and (len(tokens[i].norm) > 1 or tokens[i].text.isupper())
        )
        if parts and any(tokens[i].capital for i in run):
            text = sentence[tokens[run[0]].start : tokens[run[-1]].end]
            names.append(Name(text, parts, run[0], run[-1], run[0] == 0 or _opens_quote(sentence, tokens, run[0])))
    return names


def _opens_quote(sentence: str, tokens: Sequence[Token], i: int) -> bool:
    """Whether a word stands where a capital means nothing: after an opening quote, a colon or a full stop."""
    return bool(_OPENED.search(sentence[tokens[i - 1].end : tokens[i].start]))


def _distance(a: str, b: str) -> int:
    """Levenshtein's edit distance."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]
