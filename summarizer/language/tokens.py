"""Tokens of a sentence with offsets, normal forms and stems."""

import re
import threading
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from .lexicon import COUNTRIES, LEMMAS, OPPOSITES, PHRASES, STOPWORDS

_LETTER = r"[^\W\d_]"
_JOINERS = "\u00ad\u200b\u200c\u200d\u2060"
_WORD = rf"{_LETTER}+(?:[\u0300-\u036f{_JOINERS}]{_LETTER}*)*"
_TOKEN = re.compile(
    r"(?P<plain>[a-z]+(?=[ ,]))"  # a word as below, as most are: tried first, for nothing else that follows can begin so
    r"|(?P<country>\bUnited\s+(?:States(?:\s+of\s+America)?|Kingdom)\b)"
    rf"|(?P<abbreviation>(?:{_LETTER}\.){{2,}})"
    r"|(?P<idiom>(?<![\w/])24/[567](?![\w/])|(?<!\w)\d[DG](?!\w))"
    r"|(?P<label>(?<![\w])[A-Za-z]{1,6}-?\d+[A-Za-z]?(?![\w,.]\d))"
    r"|(?P<number>\d++(?:[.,:]\d++)*+(?:(?:st|nd|rd|th)(?![^\W\d_]))?(?![a-z]{3,}[A-Z]))"
    rf"|(?P<word>{_WORD}(?:['’ʼ‘`ʿ]{_WORD})*)"
    r"|(?P<mark>[%$€£¥])"
)
_SPELLED = {"covid-19": "covid", "covid19": "covid"}
"""Labels with a number that tells nothing more."""
_AFTER_PHRASE = frozenset(words[-1] for rows in PHRASES.values() for words, _ in rows)
_stemming = threading.Lock()
"""A stemmer keeps the word that it works on in itself, and judges may be threads."""
_APOSTROPHE = re.compile(r"['’ʼ‘`ʿ]")
_POSSESSIVE = re.compile(r"['’ʼ‘`ʿ]s?$")
SIGNS = frozenset("$€£¥")
"""Signs of currencies, each a token of its own."""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_BEHIND_NO_TEN = "".join(f"(?<!{word})" for word in TENS)
_BREAKS = re.compile(rf"[,;:.!?()\[\]—–“”\"]|{_BEHIND_NO_TEN}\s-\s", re.IGNORECASE)
"""Marks that part clauses; a dash behind "twenty" does not, for a digit follows where speech is written down."""


class Token(NamedTuple):
    """`text[start:end]` of its sentence. `norm` is case- and accent-folded, `stem` also inflection- and synonym-folded.

    `clause` counts the punctuation marks before the token: two tokens with one clause number have none between them.
    """

    text: str
    norm: str
    stem: str
    start: int
    end: int
    index: int  # type: ignore[assignment]  # hides what a tuple has by this name, which nobody asks a token
    clause: int
    content: bool
    capital: bool


def tokenize(sentence: str) -> tuple[Token, ...]:
    """Return the tokens of `sentence` in order; hyphenated words are several tokens, "F-15", "U.S." and "United States" are one."""
    tokens: list[Token] = []
    clause = 0
    previous = 0
    for match in _TOKEN.finditer(sentence):
        start, end = match.span()
        if start > previous and sentence[previous:start] != " " and _BREAKS.search(sentence, previous, start):
            clause += 1
        previous = end
        text = match.group()
        norm, stem, content, capital, closes = _word(text, match.lastgroup)
        if closes and tokens:
            _close_phrase(tokens, norm)
        # What Token(...) does, without a call in between that takes a third of all tokenizing.
        tokens.append(tuple.__new__(Token, (text, norm, stem, start, end, len(tokens), clause, content, capital)))
    return tuple(tokens)


@lru_cache(maxsize=65536)
def _word(text: str, kind: str | None) -> tuple[str, str, bool, bool, bool]:
    """What a token is wherever it stands: its norm and stem, whether it is content, has a capital, and may end a phrase."""
    norm = fold(" ".join(text.split()) if kind == "country" else text) or text  # a mark alone may fold to nothing
    content = norm not in STOPWORDS and kind != "mark" and (len(norm) > 1 or norm.isdigit())
    return norm, stem_of(norm), content, text[0].isupper(), norm in _AFTER_PHRASE


def _close_phrase(tokens: list[Token], norm: str) -> None:
    """Give the first word of a phrase that ends with `norm` the stem that the phrase stands for."""
    for back in (1, 2):
        if back > len(tokens):
            return
        first = tokens[-back]
        rest = (*(t.norm for t in tokens[len(tokens) - back + 1 :]), norm)
        for words, meaning in PHRASES.get(first.norm, ()):
            if words == rest:
                tokens[-back] = first._replace(stem=stem_of(meaning))
                return


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Fold case, accents, invisible joiners, apostrophes and a possessive ending: `Kata’ib` -> `kataib`, `Iraq's` -> `iraq`."""
    if not word.isascii():
        spread = unicodedata.normalize("NFKD", word)
        word = "".join(c for c in spread if not unicodedata.combining(c) and c not in _JOINERS)
    plain = word.casefold()
    plain = _POSSESSIVE.sub("", plain) if plain.endswith(("s", "'", "’")) else plain
    if plain.endswith(("n't", "n’t")):
        return "not"
    plain = _APOSTROPHE.sub("", plain)
    return _SPELLED.get(plain, plain)


@lru_cache(maxsize=65536)
def stem_of(norm: str) -> str:
    """Return the stem that stands for a folded word, its inflections, spellings and plain synonyms (Snowball, Porter 2)."""
    if norm.isdigit():
        return norm
    if norm in COUNTRIES:
        return COUNTRIES[norm]
    lemma = LEMMAS.get(norm)
    if lemma is None:
        base = _base(norm)
        lemma = LEMMAS.get(base, norm)
    return _snowball(lemma)


def opposites_of(stem: str) -> frozenset[str]:
    """Return the stems that mean the opposite of `stem`; empty for most words."""
    return _stemmed_opposites().get(stem, frozenset())


@lru_cache(maxsize=1)
def _stemmed_opposites() -> dict[str, frozenset[str]]:
    return {stem_of(word): frozenset(stem_of(o) for o in others) for word, others in OPPOSITES.items()}


def _base(norm: str) -> str:
    """The word less a plain verbal or plural ending, to look it up among the lemmas: `strikes` -> `strike`."""
    for ending, replacement in (
        ("ies", "y"),
        ("ing", "e"),
        ("ing", ""),
        ("ed", "e"),
        ("ed", ""),
        ("es", "e"),
        ("es", ""),
        ("s", ""),
    ):
        if norm.endswith(ending) and len(norm) > len(ending) + 2:
            base = norm[: -len(ending)] + replacement
            if base in LEMMAS:
                return base
    return norm


@lru_cache(maxsize=65536)
def _snowball(word: str) -> str:
    with _stemming:
        stem: str = _stemmer().stemWord(word)
    return stem


@lru_cache(maxsize=1)
def _stemmer():  # type: ignore[no-untyped-def]  # PyStemmer ships no types
    import Stemmer

    return Stemmer.Stemmer("english")
