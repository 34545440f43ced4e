"""What comes first by a sentence: before and after, cause and effect, more and less."""

from collections.abc import Iterator
from dataclasses import dataclass

from .analysis import Analysis
from .clauses import is_passive
from .forgetting import remembered
from .tokens import Token, opposites_of, stem_of

_LATER = frozenset("after because since following".split())
"""Words after which stands what comes first: in time, or as the cause."""
_EARLIER = frozenset(("before",))
_CAUSES = frozenset(stem_of(w) for w in "cause trigger prompt provoke spark".split())
_LEADS = (stem_of("lead"), "to")
_MORE = frozenset("more greater higher larger bigger".split())
_LESS = frozenset("less fewer lower smaller".split())
_AHEAD, _BEHIND = "ahead", "behind"
_SHORTEST_COMPARATIVE = 5
_LONGEST = 120
"""Tokens beyond which a sentence is a table or a list."""


@dataclass(frozen=True, slots=True)
class Order:
    """The stems of what comes `first` and `second`, by the `word` at its middle.

    In a comparison the side of "more" is first, and `than` has the side that "than" opens, dates left out: the other has words that belong
    to both. `measure` is the stem of the comparative, "" of more and less.
    """

    word: str
    first: frozenset[str]
    second: frozenset[str]
    than: frozenset[str] = frozenset()
    measure: str = ""


@remembered(20_000)
def orders_of(sentence: Analysis) -> tuple[Order, ...]:
    """Return the orders that a sentence tells, left to right; where one side is empty there is none."""
    if len(sentence.tokens) > _LONGEST:
        return ()
    return tuple(order for order in _orders(sentence) if order.first and order.second)


def _orders(sentence: Analysis) -> Iterator[Order]:
    tokens = sentence.tokens
    for token in tokens:
        i = token.index
        follows = tokens[i + 1].norm if i + 1 < len(tokens) else ""
        if token.norm in _LATER | _EARLIER:
            inner, outer = _sides(sentence, i)
            yield Order(token.norm, *((inner, outer) if token.norm in _LATER else (outer, inner)))
        elif token.stem in _CAUSES or (token.stem, follows) == _LEADS:
            before, after = _stems(sentence, 0, i), _stems(sentence, i + 1, len(tokens))
            yield Order(token.stem, *((after, before) if is_passive(tokens, i) else (before, after)))
        elif token.norm == "than":
            measure = next((t for t in reversed(tokens[:i]) if _is_comparative(t)), None)
            if measure is not None:
                yield _comparison(sentence, i, measure)
        elif token.norm == _BEHIND or (token.norm == _AHEAD and follows == "of"):
            yield _comparison(sentence, i, token)


def _comparison(sentence: Analysis, i: int, measure: Token) -> Order:
    dated = frozenset(sentence.tokens[k].stem for d in sentence.dates for k in range(d.first, d.last + 1))
    before = _stems(sentence, 0, i) - {measure.stem} - dated
    than = _stems(sentence, i + 1, len(sentence.tokens)) - dated
    sides = (than, before) if measure.norm in _LESS or measure.norm == _BEHIND else (before, than)
    plain = measure.norm in _MORE | _LESS or measure.norm in (_AHEAD, _BEHIND)
    return Order(measure.norm, *sides, than, "" if plain else measure.stem)


def _sides(sentence: Analysis, i: int) -> tuple[frozenset[str], frozenset[str]]:
    """What goes with the conjunction at `i`, and what else the sentence says."""
    tokens = sentence.tokens
    end = next((t.index for t in tokens[i + 1 :] if t.clause != tokens[i].clause), len(tokens))
    opens = i == 0 or tokens[i - 1].clause != tokens[i].clause
    outer = _stems(sentence, end, len(tokens)) if opens and end < len(tokens) else _stems(sentence, 0, i)
    return _stems(sentence, i + 1, end), outer


def _stems(sentence: Analysis, begin: int, end: int) -> frozenset[str]:
    return frozenset(t.stem for t in sentence.tokens[begin:end] if t.content)


def _is_comparative(token: Token) -> bool:
    return token.norm in _MORE | _LESS or (
        token.content and token.norm.endswith("er") and len(token.norm) >= _SHORTEST_COMPARATIVE
    )


def compare(ours: Order, theirs: Order) -> int:
    """Return 1 where two orders are the same, -1 where each has the other's sides in turn, 0 where that cannot be told."""
    if bool(ours.than) != bool(theirs.than):
        return 0
    if ours.than:
        return _compare_sides(ours, theirs)
    first, second = theirs.first - theirs.second, theirs.second - theirs.first
    straight = (len(ours.first & first), len(ours.second & second))
    crossed = (len(ours.first & second), len(ours.second & first))
    if all(straight) and sum(straight) > 2 * sum(crossed):
        return 1
    return -1 if all(crossed) and sum(crossed) > 2 * sum(straight) else 0


def _compare_sides(ours: Order, theirs: Order) -> int:
    """The same for two comparisons: by what "than" opens, for the other side has the words that belong to both."""
    if ours.measure != theirs.measure and ours.measure not in opposites_of(theirs.measure):
        return 0
    mine, other = _before(ours), _before(theirs)
    crossed = bool((ours.than - theirs.than) & other) and bool((theirs.than - ours.than) & mine)
    straight = not crossed and bool(ours.than & theirs.than)
    if straight == crossed:
        return 0
    same_way = (ours.than == ours.first) == (theirs.than == theirs.first) and ours.measure == theirs.measure
    return 1 if straight == same_way else -1


def _before(order: Order) -> frozenset[str]:
    return (order.second if order.than == order.first else order.first) - order.than
