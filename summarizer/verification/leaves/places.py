"""Which words of a sentence belong to which of its values."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.language import Analysis
from summarizer.language.links import LINKING
from summarizer.language.tokens import Token
from summarizer.language.verbs import AUXILIARIES, MODALS, is_past, verb_form

from .figures import UNITS

_SEPARATORS = frozenset(
    """and but while whereas which that who whom after before as when where than compared versus vs plus or although though with against
    including followed then leaving because so""".split()
)


_DETERMINERS = frozenset("a an the another his her its their".split())
_ARTICLES = frozenset("the a an its his her their".split())
_AMOUNTING = frozenset("cost costs total totals number numbers measure measures".split())
"""Verbs that might be nouns, where an amount follows: "tickets cost €14"."""
_THEM = frozenset("them these those whom which".split())
_ASIDE = frozenset("who which according whom whose".split())
"""Words after which something is told of another thing, or by somebody."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The tokens that one value of a sentence has for itself (`own`), and those that it shares with others (`shared`).

    `passed` are those of its own that come from the whole of which it is a part;
    of a whole, `whole` are those that say what is counted.
    """

    own: frozenset[int]
    shared: frozenset[int]
    passed: frozenset[int] = frozenset()
    whole: frozenset[int] = frozenset()


def grounds_of(taken: Analysis, spans: Sequence[tuple[int, int]], *, named: bool = False) -> list[Ground]:
    """Return the ground of each of the values at `spans` (first and last token, in order, not overlapping).

    Two neighbours part at the first mark or conjunction between them, or before the preposition of the second. A part without a verb
    shares the verb of a part beside it, with its subject: in "killed five soldiers and 12 civilians" both were killed. What stands
    in apposition to a name (`named`) is the name's: "Ada Long, head of the Bank".
    """
    tokens = taken.tokens
    cuts = [0, *(_cut(taken, a[1] + 1, b[0], named) for a, b in pairwise(spans)), len(tokens)]
    parts = [range(a, b) for a, b in pairwise(cuts)]
    verbs = [_verb(taken, part, span) for part, span in zip(parts, spans, strict=True)]
    verbs = [
        None if n and _is_elliptic(tokens, part, span) else verb
        for n, (part, span, verb) in enumerate(zip(parts, spans, verbs, strict=True))
    ]
    own = [set(part) for part in parts]
    wholes: dict[int, set[int]] = {}
    counted: dict[int, set[int]] = {}
    opening: dict[int, set[int]] = {}
    gained: dict[int, set[int]] = {}
    for n, (a, b) in enumerate(pairwise(spans)):
        if _is_part_of(tokens, a[1], b[0]):
            # "12 of the 40 patients responded": the twelve responded. "shed 12 of its 40 jobs": it shed twelve.
            passed = {i for i in parts[n + 1] if i >= (verbs[n + 1] or len(tokens))}
            wholes[n] = own[n + 1] - passed
            own[n] |= passed
            gained[n] = passed or {i for i in own[n] if i < a[0]}
            own[n + 1] -= passed
        elif _opens_with_whole(tokens, a[0]):
            # "Of the 312 lots in the sale, 271 were sold": those sold are lots.
            counted[n + 1] = opening[n] = set([i for i in parts[n] if i > a[1] and tokens[i].content][:1])
        elif [t.norm for t in tokens[b[1] + 1 : b[1] + 2]] == ["of"] and tokens[min(b[1] + 2, len(tokens) - 1)].norm in _THEM:
            # "nine burns, two of them to children": the two are burns, too.
            counted[n + 1] = {i for i in parts[n] if i > a[1]}
    grounds = []
    for n, span in enumerate(spans):
        shared = wholes.get(n, set())
        if verbs[n] is None and n not in wholes and n - 1 not in wholes:
            left = next((k for k in range(n - 1, -1, -1) if verbs[k] is not None), None)
            right = next((k for k in range(n + 1, len(spans)) if verbs[k] is not None), None)
            if left is not None and any(tokens[i].content for i in parts[n] if i < span[0]):
                shared |= set(parts[left])  # "the pumps unit made 5 million in sales, the valves unit 3 million"
            elif left is not None:
                shared |= {i for i in parts[left] if i < spans[left][0] or i >= (verbs[left] or 0) > spans[left][1]}
            elif right is not None:
                shared |= {i for i in parts[right] if i >= (verbs[right] or 0)}
        if n and span[1] + 1 < len(tokens) and is_past(tokens[span[1] + 1].norm) and (verbs[n - 1] or 0) > spans[n - 1][1]:
            shared |= set(range(spans[n - 1][1] + 1, verbs[n - 1] or 0))  # "1,100 houses were destroyed and 4,700 damaged"
        shared |= counted.get(n, set())
        own[n] -= set(range(span[0], span[1] + 1))
        grounds.append(
            Ground(
                frozenset(own[n]),
                frozenset(shared),
                frozenset(gained.get(n, ())),
                frozenset(wholes.get(n - 1, opening.get(n, ()))),
            )
        )
    return grounds


def _cut(taken: Analysis, begin: int, end: int, named: bool) -> int:
    """The index at which the tokens between two values part: those before it go with the first."""
    tokens = taken.tokens
    if begin >= end:
        return end
    clause = tokens[begin - 1].clause if begin else tokens[begin].clause
    if named and begin and tokens[begin - 1].text.endswith(("'s", "’s")):
        return begin
    after = _after_apposition(taken, begin, end) if named else begin
    if named and after == end:
        return _before_preposition(tokens, begin, end)
    if after > begin or (named and (tokens[after].norm in AUXILIARIES or tokens[after].norm in MODALS)):
        clause = tokens[after].clause
    for i in range(after, end):
        if tokens[i].clause != clause or tokens[i].norm in _SEPARATORS:
            return i
    if tokens[end].clause != clause:
        return end
    title = tokens[end - 1] if named and end - 2 > begin and tokens[end - 2].norm in _ARTICLES else None
    if title is not None and title.content and not title.capital:
        end -= 1  # "over the river Wend"
    return _before_preposition(tokens, begin, end)


def _after_apposition(taken: Analysis, begin: int, end: int) -> int:
    """The index after the marks and noun phrases without a verb that follow a name: "Ada Long, head of the Bank, "."""
    tokens = taken.tokens
    at = begin
    clause = tokens[begin - 1].clause if begin else tokens[begin].clause
    while at < end and tokens[at].clause != clause and tokens[at].norm not in _SEPARATORS:
        run = at
        while run < end and tokens[run].clause == tokens[at].clause:
            run += 1
        if any(verb_form(taken.text, tokens, i) or tokens[i].norm in MODALS for i in range(at, run)):
            break
        clause = tokens[at].clause
        at = run
    return at


def _before_preposition(tokens: Sequence[Token], begin: int, end: int) -> int:
    """The index of the preposition with which the second value's phrase begins: of "by arbitration in London" it is "by"."""
    links = [i for i in range(begin, end) if tokens[i].norm in LINKING]
    if len(links) > 1:
        return links[0] if links[0] > begin or tokens[begin].norm not in ("of",) else links[1]
    back = end
    while back > begin and not tokens[back - 1].content and tokens[back - 1].norm not in LINKING:
        back -= 1
    return back - 1 if back > begin and tokens[back - 1].norm in LINKING else back


def _verb(taken: Analysis, part: range, span: tuple[int, int]) -> int | None:
    """The first token of a part that says what happens, its value aside."""
    for i in part:
        token = taken.tokens[i]
        if i > span[1] and token.norm in _ASIDE:
            return None
        if span[0] <= i <= span[1] or not token.content or token.capital:
            continue
        if verb_form(taken.text, taken.tokens, i) or (is_past(token.norm) and i > span[1]) or _is_joined(taken.tokens, i):
            return i
        if (
            token.norm in _AMOUNTING
            and i < span[0]
            and not any(t.content and t.norm.isalpha() for t in taken.tokens[i + 1 : span[0]])
        ):
            return i
    return None


def _is_joined(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word is a second infinitive: "to pay a fine or serve another month"."""
    if not 0 < i < len(tokens) - 1 or tokens[i - 1].norm not in ("or", "and") or tokens[i + 1].norm not in _DETERMINERS:
        return False
    return any(t.norm == "to" for t in tokens[: i - 1])


def _is_elliptic(tokens: Sequence[Token], part: range, span: tuple[int, int]) -> bool:
    """Whether a value has but a name before it and a mark behind it, so that the verb is the one told before: "and Palm 14,486,"."""
    before = tokens[part.start : span[0]]
    ended = span[1] + 1 >= len(tokens) or tokens[span[1] + 1].clause != tokens[span[1]].clause
    return ended and len(before) > 1 and before[0].norm in ("and", "but") and all(t.capital for t in before[1:])


def _opens_with_whole(tokens: Sequence[Token], first: int) -> bool:
    """Whether a value is the whole with which a clause opens."""
    before = [t.norm for t in tokens[:first] if t.clause == tokens[first].clause]
    return before[:1] == ["of"] and before[1:] in ([], ["the"], ["its"], ["their"], ["these"])


def _is_part_of(tokens: Sequence[Token], last: int, first: int) -> bool:
    between = [t.norm for t in tokens[last + 1 : first] if t.clause == tokens[last].clause == tokens[first].clause]
    measured = first + 1 < len(tokens) and tokens[first + 1].norm in UNITS  # "three spans of 11 metres"
    return bool(between) and not measured and ("of" in between[:2]) and first - last - 1 == len(between) <= 4
