"""Whose the ages of a sentence are, where two have one: "Ms Ross, 43, and her son, 12", "the 43-year-old driver"."""

from itertools import dropwhile, islice, takewhile

from summarizer.language import Analysis
from summarizer.language.ages import AGE, is_followed
from summarizer.language.lexicon import TITLES
from summarizer.language.numbers import Quantity
from summarizer.language.tokens import Token

_LEADS = frozenset("aged a an".split())


def exchanged_age(claim: Analysis, sentence: Analysis) -> tuple[Quantity, Quantity] | None:
    """An age of the claim that a sentence gives somebody else, with the one that it gives whom the claim speaks of; None without."""
    mine = [(q, _holder(claim, q)) for q in claim.quantities if q.is_age]
    if not mine:
        return None
    known = [(q, _holder(sentence, q)) for q in sentence.quantities if q.is_age]
    for ours, holder in mine:
        own = [q for q, whose in known if whose & holder]
        others = [q for q, whose in known if whose and not whose & holder and q.value == ours.value]
        if own and others and all(q.value != ours.value for q in own):
            return ours, own[0]
    return None


def _holder(sentence: Analysis, age: Quantity) -> frozenset[str]:
    """The stems of who has an age: the noun after "43-year-old", the noun or name before "43" or "aged 43", less titles."""
    noun = _noun_after(sentence, age.last + len(AGE) + 1) if is_followed(sentence.tokens, age.last) else []
    if not noun:
        before = dropwhile(lambda t: t.norm in _LEADS, reversed(sentence.tokens[: age.begin]))
        noun = [t for t in islice(before, 1) if t.content]
    return frozenset(t.stem for t in noun) | frozenset(age.owner) - TITLES


def _noun_after(sentence: Analysis, first: int) -> list[Token]:
    """The last plain word of the noun phrase that begins at token `first`, if there is one."""
    phrase = takewhile(lambda t: t.content and t.clause == sentence.tokens[first - 1].clause, sentence.tokens[first:])
    said = takewhile(lambda t: not sentence.forms[t.index], phrase)
    return [t for t in said if not t.capital][-1:]
