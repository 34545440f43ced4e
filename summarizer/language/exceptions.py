"""What is said of all or none of a kind, but for some: "all but two", "everyone except the driver", "almost every house"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .numerals import opens_number
from .tokens import Token
from .verbs import AUXILIARIES, MODALS

ALL = frozenset("all every everyone everybody everything each always".split())
NONE = frozenset("no none nobody nothing never".split())
TOTALS = ALL | NONE
_NEARLY = frozenset("almost nearly virtually practically".split())
_ONE_IN = frozenset("second third fourth fifth tenth".split())
_BY_THEMSELVES = frozenset("all everyone everybody everything nobody nothing none".split())
"""Totals right after which a "but" may except something, as after "no one"."""
_MARKS = {"than": "other", "from": "apart", "of": "exception"}
"""Last words of the longer marks, with the one before: "other than", "apart from", "with the exception of"."""
_RELATIVES = frozenset("who whom whose which that because as since while where when".split())
_LONGEST = 8
"""Tokens of what is excepted."""


@dataclass(frozen=True, slots=True)
class Exceptive:
    """A limit to "all" or "none", by token index.

    `total` is the word for all or none; `first` to `last` are the words that limit it, `spared` what is excepted, if it is told,
    and `told` what is said of the others: the content words of the clause, but for the kind.
    """

    total: int
    first: int
    last: int
    spared: range
    told: tuple[int, ...]


def find_exceptives(tokens: Sequence[Token], forms: Sequence[bool]) -> Iterator[Exceptive]:
    """Yield the exceptives of a sentence in order; `forms` tells which tokens are verbs."""
    totals = [t.index for t in tokens if t.norm in TOTALS]
    for i, token in enumerate(tokens[:-1]):
        after = tokens[i + 1].norm
        if token.norm in _NEARLY and i + 1 in totals:
            yield Exceptive(i + 1, i, i + 1, range(0), ())
        elif token.norm in ("every", "each") and after in _ONE_IN and i + 2 < len(tokens) and tokens[i + 2].content:
            yield Exceptive(i, i, i + 1, range(0), ())
        else:
            total = _limited(tokens, forms, i, totals)
            spared = range(0) if total is None else _spared(tokens, forms, i + 1)
            if total is not None and spared:
                yield Exceptive(total, i, spared[-1], spared, _told(tokens, forms, total, spared))


def _limited(tokens: Sequence[Token], forms: Sequence[bool], i: int, totals: Sequence[int]) -> int | None:
    """The total that is limited by a mark of exception whose last word is at `i`: "except", "other than", "all but", "no teams but"."""
    word, after = tokens[i].norm, tokens[i + 1]
    if word not in ("except", "but") and not (i and _MARKS.get(word) == tokens[i - 1].norm):
        return None
    if word == "except" and after.norm == "for" and i + 2 < len(tokens):
        after = tokens[i + 2]
    if after.norm == "that" or (after.norm.endswith("ing") and not after.capital):
        return None
    total = max((n for n in totals if n < i), default=None)
    if total is None:
        return _opened(tokens, i, totals)
    clause = tokens[total].clause
    beside = tokens[i].clause == clause and not any(forms[k] or _helps(tokens[k]) for k in range(total + 1, i))
    if word == "but":
        return total if beside and _excepts(tokens, forms, total, i) else None
    heads = total == 0 or tokens[total - 1].clause != clause
    return total if beside or (word == "except" and heads) else None


def _excepts(tokens: Sequence[Token], forms: Sequence[bool], total: int, i: int) -> bool:
    """Whether the "but" at `i` excepts: not "no deaths but 12 injuries", "all small but growing firms"."""
    after = tokens[i + 1]
    if after.content and not after.capital and not opens_number(tokens, i + 1):
        return False
    word, kind = tokens[total].norm, [t.norm for t in tokens[total + 1 : i]]
    if not kind:
        return word in _BY_THEMSELVES
    if (word == "no" and kind == ["one"]) or (word == "every" and after.capital):
        return True
    acts = any(forms[k] or _helps(tokens[k]) for k in range(total) if tokens[k].clause == tokens[total].clause)
    return word in ("all", "every", "no") and not acts


def _opened(tokens: Sequence[Token], i: int, totals: Sequence[int]) -> int | None:
    """The total at the head of what follows a mark that opens the sentence: "Apart from Norway, all the countries agreed"."""
    if any(t.content and t.norm not in ("apart", "exception") for t in tokens[:i]):
        return None
    return next((n for n in totals if n > i and tokens[n].clause > tokens[i].clause == tokens[n - 1].clause), None)


def _helps(token: Token) -> bool:
    return token.norm in AUXILIARIES or token.norm in MODALS


def _spared(tokens: Sequence[Token], forms: Sequence[bool], begin: int) -> range:
    """What is excepted: from `begin` up to the next verb or the end of the clause."""
    end = begin
    while end < min(len(tokens), begin + _LONGEST) and tokens[end].clause == tokens[begin].clause:
        if forms[end] or _helps(tokens[end]) or tokens[end].norm in _RELATIVES:
            break
        end += 1
    return range(begin, end)


def _told(tokens: Sequence[Token], forms: Sequence[bool], total: int, spared: range) -> tuple[int, ...]:
    """The content words of what is said of the others, in the clause of the total or right behind what is told of the excepted."""
    kind = total + 1
    while kind < len(tokens) and kind not in spared and not (forms[kind] or _helps(tokens[kind])):
        kind += 1
    clauses = {tokens[total].clause}
    after = spared[-1] + 1
    if after < len(tokens) and tokens[after].norm in _RELATIVES:
        clauses.add(tokens[after].clause + 1)
    elif after < len(tokens) and spared[0] > total:
        clauses.add(tokens[after].clause)
    own = (t for t in tokens if t.clause in clauses and t.index not in spared and not total < t.index < kind)
    return tuple(t.index for t in own if t.content and t.index != total)
