"""Claims that merge sentences: each name, figure and date keeps the words that it stands with in one of them."""

from collections.abc import Iterator, Sequence
from itertools import chain

from summarizer.language import Analysis
from summarizer.language.dates import DateMention, compatible, same_grain
from summarizer.language.items import item_of
from summarizer.language.names import Name, acronym, same_word
from summarizer.language.numbers import Quantity, agrees, may_count_the_same

from .alignment import Alignment, Body, stands_in
from .findings import Finding, failed
from .vicinity import preposition_before

_Value = Quantity | DateMention
_LEAST_OTHER = 0.6
"""The share of the words of an item from which another sentence speaks of it."""
_MUCH_MORE = 0.3
_FEWEST = 2
_LONGEST = 120
_BARE = frozenset(("money", "percent"))
_FIRST = frozenset("i we my our".split())
_QUOTES = frozenset('"“”«»')
_STANDING = frozenset("it them they he she him her those these".split())


def check_items(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """No figure or date of a claim stands with words that another sentence of the documents has of another figure or date.

    "The Northern Star came in May" beside "We took delivery of the Northern Star in August. The Southern Star will follow in May."
    """
    if any(len(s.tokens) > _LONGEST for s in body.sentences):
        return
    for day in claim.dates:
        within = [found for s in body.sentences if _has(s, day) if (found := _moved_within(claim, day, s)) is not None]
        if within and all(within):
            said = f"the claim has {day.text!r} where the evidence has {within[0]!r}"
            yield failed("date", "contradicts", day.text, within[0], said)
            return
    if len(body.sentences) < 2:
        return
    for ours in chain[_Value](claim.quantities, claim.dates):
        shares = _shares(claim, item_of(claim, ours.first, ours.last), body)
        homes = [(share, s) for share, s in shares if _has(s, ours)]
        if any(share and not _STANDING.isdisjoint(t.norm for t in s.tokens) for share, s in homes):
            continue  # "It makes them in 2023." may say it of what another sentence names
        least = max(_LEAST_OTHER, _MUCH_MORE + max((share for share, _ in homes), default=0.0))
        others = (_rival(ours, s) for share, s in shares if share >= least and not _has(s, ours))
        rival = next((r for r in others if r), None)
        if rival is not None:
            said = f"the claim has {ours.text!r} where the evidence has {rival!r}"
            yield failed("role", "contradicts", ours.text, rival, said)
            return


def _moved_within(claim: Analysis, ours: DateMention, sentence: Analysis) -> str | None:
    """The date that a sentence has beside the words of a date of the claim, where it has that one beside none of them; "" where it has it rightly.

    None where it has no other date of the grain.
    """
    around = {claim.tokens[i].stem for i in item_of(claim, ours.first, ours.last)} & sentence.stems
    items = [(d, {sentence.tokens[i].stem for i in item_of(sentence, d.first, d.last)}) for d in sentence.dates]
    others = [(d, words) for d, words in items if not _same(ours, d) and same_grain(ours, d)]
    if not others:
        return None
    if len(around) < _FEWEST or any(around & words for d, words in items if _same(ours, d)):
        return ""
    rival, words = max(others, key=lambda row: len(around & row[1]))
    return rival.text if len(around & words) >= max(_FEWEST, _LEAST_OTHER * len(around)) else ""


def _same(ours: _Value, theirs: _Value) -> bool:
    if isinstance(ours, Quantity):
        return isinstance(theirs, Quantity) and agrees(ours, theirs) and may_count_the_same(ours, theirs)
    return isinstance(theirs, DateMention) and compatible(ours, theirs, None, None)


def _are_rivals(ours: _Value, theirs: _Value) -> bool:
    """Whether two values are of one kind and unit, counting the same, or of one grain."""
    if isinstance(ours, Quantity) and isinstance(theirs, Quantity):
        alike = theirs.kind == ours.kind and theirs.unit == ours.unit
        return alike and (ours.kind in _BARE or not set(ours.counts).isdisjoint(theirs.counts))
    return isinstance(ours, DateMention) and isinstance(theirs, DateMention) and same_grain(ours, theirs)


def _has(sentence: Analysis, ours: _Value) -> bool:
    return any(_same(ours, v) for v in _values(sentence, ours))


def _rival(ours: _Value, sentence: Analysis) -> str | None:
    """What a sentence has in the place of a value of the claim."""
    return next((v.text for v in _values(sentence, ours) if _are_rivals(ours, v)), None)


def _values(sentence: Analysis, like: _Value) -> tuple[_Value, ...]:
    return sentence.quantities if isinstance(like, Quantity) else sentence.dates


def is_misnamed(claim: Analysis, body: Body) -> bool:
    """Whether a name of a claim stands with words that another sentence of the documents has of another name, in the same relation.

    "Chris Tully voting against it" beside "Owen Pell voted against.": sets of sentences found by their words alone may have all those words.
    """
    named = {i for n in claim.names for i in range(n.first, n.last + 1)}
    for ours in claim.names:
        around = [i for i in item_of(claim, ours.first, ours.last) if i not in named]
        shares = [] if ours.opening and len(ours.parts) == 1 else _shares(claim, around, body)
        own = max((share for share, s in shares if _may_name(s, ours)), default=0.0)
        others = (s for share, s in shares if share >= max(_LEAST_OTHER, own + _MUCH_MORE) and not _may_name(s, ours))
        if any(_has_other_name(claim, ours, s, around) for s in others):
            return True
    return False


def _shares(claim: Analysis, around: Sequence[int], body: Body) -> list[tuple[float, Analysis]]:
    """The evidence and the sentences of the documents with a rare word of an item, each with the share of the item's words that it has."""
    near = dict.fromkeys(chain(body.sentences, *(body.find_homes(claim.tokens[i].stem) for i in around)))
    return [(sum(stands_in(claim.tokens[i], s) for i in around) / len(around), s) for s in near] if around else []


def _may_name(sentence: Analysis, ours: Name) -> bool:
    """Whether a sentence has a name of the claim, or a word that may stand for it."""
    words = {t.norm for t in sentence.tokens}
    standing = _STANDING | (_FIRST if _QUOTES.isdisjoint(sentence.text) else frozenset())
    spelt = any(same_word(ours.parts[-1], t.norm) for t in sentence.tokens if t.capital)
    return spelt or bool(words & standing) or acronym(ours.parts) in words


def _has_other_name(claim: Analysis, ours: Name, sentence: Analysis, around: Sequence[int]) -> bool:
    """Whether a sentence has, beside words of an item, a name that the claim has not, after the same preposition."""
    told = {p for n in claim.names for p in n.parts}
    stems = {claim.tokens[i].stem for i in around}
    return any(
        not all(any(same_word(p, t) for t in told) for p in other.parts)
        and _relation(claim, ours) == _relation(sentence, other)
        and not stems.isdisjoint(sentence.tokens[i].stem for i in item_of(sentence, other.first, other.last))
        for other in sentence.names
    )


def _relation(sentence: Analysis, name: Name) -> str:
    """The preposition before a name, or "", also for "by": who does it may be before the verb."""
    word = preposition_before(sentence, name)
    return "" if word == "by" else word
