"""The item of an enumeration in which a word stands: "rents of 940 pounds" in "a balance of 3,150 pounds, rents of 940 pounds and a bill"."""

from .analysis import Analysis
from .forgetting import remembered
from .phrases import is_light

_JOINING = frozenset("and or but while whereas with plus including besides".split())


@remembered(20_000)
def item_of(sentence: Analysis, first: int, last: int) -> tuple[int, ...]:
    """Return the content tokens around tokens `first`..`last` up to a mark, a joining word, or another figure or date; in order."""
    begin, end = first, last + 1
    while begin and not _parts(sentence, begin - 1, begin):
        begin -= 1
    while end < len(sentence.tokens) and not _parts(sentence, end, end - 1):
        end += 1
    return tuple(k for k in range(begin, end) if not first <= k <= last and _tells(sentence, k))


def item_beside(sentence: Analysis, first: int, last: int) -> tuple[int, ...]:
    """Return the content tokens of the nearest item with any, of those before `first`, or after a figure and "of": "17 of her 41 students"."""
    tokens = sentence.tokens
    of_them = last + 1 < len(tokens) and tokens[last + 1].norm == "of"
    places = range(last + 2, len(tokens)) if of_them else range(first - 1, -1, -1)
    k = next((k for k in places if _tells(sentence, k)), None)
    return () if k is None else tuple(sorted({k, *item_of(sentence, k, k)}))


@remembered(20_000)
def _valued(sentence: Analysis) -> frozenset[int]:
    """The tokens of figures and dates, ordinals left out: "his first goal" is one thing."""
    figures = {k for q in sentence.quantities if q.kind != "ordinal" for k in range(q.first, q.last + 1)}
    return frozenset(figures.union(*(range(d.first, d.last + 1) for d in sentence.dates)))


def _parts(sentence: Analysis, k: int, beside: int) -> bool:
    """Whether token `k` is no part of the item of the token next to it."""
    tokens = sentence.tokens
    return k in _valued(sentence) or tokens[k].norm in _JOINING or tokens[k].clause != tokens[beside].clause


def _tells(sentence: Analysis, k: int) -> bool:
    token = sentence.tokens[k]
    return token.content and k not in _valued(sentence) and not is_light(token)
