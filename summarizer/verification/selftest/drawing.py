"""What the makers of changed and reworded sentences share: drawing, replacing, and what stands near a sentence."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from summarizer.language import Analysis, analyse

from ..evidence import EvidenceIndex

Draw = Callable[[int], int]
"""Draws a whole number from 0 up to, not including, its argument: `random.Random(seed).randrange`."""

_BEARING = 40
_SAYS_NEARLY_THAT = 0.8
_WORD = r"(?!(?:was|were|is|are|be|been|has|have|had|not|who|which|that|and|or)\b)[a-z]+"
_NOUNS = rf"(?:[Tt]he|[Aa]n?) (?:{_WORD} )?{_WORD}"
_NAME = r"(?!(?:The|He|She|It|They|We|I|This|That|In|On|At)\b)[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,}){0,2}"
PHRASE = f"(?:{_NOUNS}|{_NAME})"
"""A noun phrase of the simplest kind."""
DEEDS = "|".join(
    """accused arrested attacked blamed bombed criticised criticized defeated detained evicted fined killed praised promoted rescued sacked
    shelled sued thanked threatened warned wounded""".split()
)
"""Verbs done by one to another, in the past, whose participle has the same form; none means the same turned round."""
NUMBERS = "two three four five six seven eight nine ten eleven twelve".split()
"""Number words: the first is 2."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Nearby:
    """What the sources say near a sentence: all words and values of the 40 sentences that bear most on it, itself among them."""

    words: frozenset[str]
    values: frozenset[float]
    others: tuple[Analysis, ...]

    def states(self, claim: str) -> bool:
        """Whether another sentence has nearly all words of a claim, so that it may say just that."""
        ours = analyse(claim).stems
        return any(len(ours & other.stems) >= _SAYS_NEARLY_THAT * len(ours) for other in self.others)


def look_around(sentence: Analysis, index: EvidenceIndex) -> Nearby:
    """Return what stands near a sentence of an index."""
    found = [analyse(index.passages.sentences[n].text) for n in index.search(sentence, _BEARING)]
    return Nearby(
        words=frozenset(t.norm for a in (*found, sentence) for t in a.tokens),
        values=frozenset(q.value for a in (*found, sentence) for q in a.quantities),
        others=tuple(a for a in found if a.text.split() != sentence.text.split()),
    )


def choose(options: Sequence[T], draw: Draw) -> T | None:
    """Return one of the options, or None where there is none."""
    return options[draw(len(options))] if options else None


def put(text: str, start: int, end: int, replacement: str) -> str:
    """Return the text with `replacement` in the place of `text[start:end]`."""
    return text[:start] + replacement + text[end:]


def opening(text: str) -> str:
    """Return the text as it opens a sentence."""
    return text[:1].upper() + text[1:]


def inside(text: str) -> str:
    """Return the text as it stands inside a sentence: an article or a pronoun loses its capital."""
    return text[:1].lower() + text[1:] if re.match(r"(?:The|An?|In|It|They|He|She)\b", text) else text
