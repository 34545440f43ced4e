"""Figures that a sentence divides over places: "two in Syria and one in Iraq"."""

from itertools import pairwise

from summarizer.language import Analysis
from summarizer.language.forgetting import remembered
from summarizer.language.numbers import Quantity, agrees, may_count_the_same

__all__ = ["crossed", "shared"]


@remembered(2_000)
def _divided(sentence: Analysis) -> list[tuple[Quantity, tuple[str, ...]]]:
    """Return the figures of a sentence that have a place of their own after "in", in order, each with the folded parts of its name.

    The place of a figure stands before the next one: of "Two stood in Syria and the third in Iraq" it is Syria.
    """
    names = {name.first: name.parts for name in sentence.names}
    ends = [q.begin for q in sentence.quantities] + [len(sentence.tokens)]
    found = []
    for quantity, (_, end) in zip(sentence.quantities, pairwise(ends), strict=True):
        places = [_place(sentence, i + 1, names) for i in range(quantity.last + 1, end - 1) if sentence.tokens[i].norm == "in"]
        if places and places[0]:
            found.append((quantity, places[0]))
    return found


def _place(sentence: Analysis, i: int, names: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    """The folded parts of the name that begins at token `i`, or the stem of a plain word there ("in adults"); empty for a figure or a day."""
    token = sentence.tokens[i]
    plain = (
        token.content and token.norm.isalpha() and not token.capital and not any(d.first <= i <= d.last for d in sentence.dates)
    )
    return names.get(i) or ((token.stem,) if plain else ())


def shared(claim: Analysis, sentence: Analysis) -> list[tuple[Quantity, Quantity]]:
    """Return the figures of a claim that divides some over two places or more, each with that of the sentence in the same place.

    Empty unless all of them are the same there.
    """
    ours = _divided(claim)
    if len({place for _, place in ours}) < 2:
        return []
    theirs = {place: quantity for quantity, place in _divided(sentence)}
    pairs = [(quantity, theirs[place]) for quantity, place in ours if place in theirs]
    return pairs if len(pairs) == len(ours) and all(agrees(a, b) for a, b in pairs) else []


def crossed(claim: Analysis, sentence: Analysis) -> tuple[Quantity, Quantity] | None:
    """Return a figure of the claim and the same of the sentence where that has it in another place, and another figure in this one; else None."""
    ours = _divided(claim)
    theirs = _divided(sentence) if ours else []
    for mine, place in ours:
        alike = [(q, where) for q, where in theirs if q.kind == mine.kind and may_count_the_same(mine, q)]
        same = [(q, where) for q, where in alike if agrees(mine, q)]
        others = {where for other, where in ours if where != place and not agrees(mine, other)}
        others |= {where for _, where in same} if any(where == place for _, where in alike) else set()
        moved = [q for q, where in same if where in others]
        if moved and all(where != place for _, where in same):
            return mine, moved[0]
    return None
