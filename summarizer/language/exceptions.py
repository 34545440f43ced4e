"""What is said of all or none of a kind, but for some: "all but two", "everyone except the driver", "almost every house"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .tokens import Token
from .verbs import AUXILIARIES, MODALS

ALL = frozenset("all every everyone everybody everything each always any".split())
NONE = frozenset("no none nobody nothing never".split())
_NEARLY = frozenset("almost nearly virtually practically".split())
_ONE_IN = frozenset("second third fourth fifth tenth other".split())
_EXCEPT = frozenset("except excepting excluding barring".split())
_MARKS = {"than": "other", "from": "apart", "of": "exception"}
"""Last words of the longer marks, with the one before: "other than", "apart from", "with the exception of"."""
_RELATIVES = frozenset("who whom whose which that because as since while where when".split())
_LONGEST, _KIND = 8, 2
"""Tokens of what is excepted, and from the kind to the mark where no total is told: "schools other than"."""


@dataclass(frozen=True, slots=True)
class Exceptive:
    """A limit to "all" or "none", by token index.

    `total` is the word for all or none, where there is one; `first` to `last` are the words that limit it, `spared` what is
    excepted, if it is told, and `told` the content words of what is said of the others.
    """

    total: int | None
    first: int
    last: int
    spared: range
    told: tuple[int, ...]


def find_exceptives(tokens: Sequence[Token], forms: Sequence[bool]) -> Iterator[Exceptive]:
    """Yield the exceptives of a sentence in order; `forms` tells which tokens are verbs."""
    totals = [t.index for t in tokens if t.norm in ALL | NONE]
    for i, token in enumerate(tokens[:-1]):
        after = tokens[i + 1].norm
        if token.norm in _NEARLY and i + 1 in totals:
            yield Exceptive(i + 1, i, i + 1, range(0), ())
        elif token.norm in ("every", "each") and after in _ONE_IN and i + 2 < len(tokens) and tokens[i + 2].content:
            yield Exceptive(i, i, i + 1, range(0), ())
        elif _excepts(tokens, forms, i, totals):
            total = max((n for n in totals if n < i), default=min(totals, default=None))
            spared = _spared(tokens, forms, i + 1)
            if spared and (total is not None or token.norm != "from"):
                yield Exceptive(total, i, spared[-1], spared, _told(tokens, forms, total, i, spared))


def _excepts(tokens: Sequence[Token], forms: Sequence[bool], i: int, totals: Sequence[int]) -> bool:
    """Whether the token at `i` ends a mark of exception: "except", "other than", "all but", "no teams but"."""
    word = tokens[i].norm
    if word in _EXCEPT:
        return tokens[i + 1].norm != "that"
    if word == "but":
        total = max((n for n in totals if n < i), default=None)
        between = () if total is None else range(total + 1, i)
        return total is not None and not any(
            forms[k] or tokens[k].clause != tokens[i].clause or _helps(tokens[k]) for k in between
        )
    return i > 0 and word in _MARKS and tokens[i - 1].norm == _MARKS[word]


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


def _told(tokens: Sequence[Token], forms: Sequence[bool], total: int | None, mark: int, spared: range) -> tuple[int, ...]:
    """The content words of what is said of the others: not their kind, nor what is told of the excepted by a clause of its own."""
    kind = total + 1 if total is not None else max(0, mark - _KIND)
    end = kind
    while end < len(tokens) and end not in spared and not (forms[end] or _helps(tokens[end])):
        end += 1
    behind = tokens[spared[-1] + 1 :]
    aside = behind[0].clause if behind and behind[0].norm in _RELATIVES else None
    rest = (*tokens[:mark], *(t for t in behind if t.clause != aside))
    return tuple(t.index for t in rest if t.content and not kind <= t.index < end)
