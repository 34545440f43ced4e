"""The parts of a sentence that each tell one thing: "approved the merger | and rejected the dividend"."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .analysis import Analysis
from .forgetting import remembered
from .lexicon import SPEECH_VERBS
from .links import LINKING
from .phrases import is_light
from .tokens import Token
from .verbs import PREPOSITIONS, is_participle, opens_object, verb_form

_COORDINATORS = frozenset("and but or while whereas then".split())
_SUBORDINATORS = frozenset("before after when because although though until since".split())
_JOINING = _COORDINATORS | _SUBORDINATORS
_RELATIVES = frozenset("who which that".split())
_PRONOUNS = frozenset("he she it they who which that this these those there".split())
COPULAS = frozenset("is are was were".split())
_ASKING = frozenset("what who where how".split())
"""Words before a form of "be" whose subject stands behind it: "what are the resources"."""
_DETERMINERS = frozenset("the a an his her its their".split())
_SHORTEST_GERUND = 6


@dataclass(frozen=True, slots=True)
class Part:
    """The tokens `first`..`last` of a sentence, around the verbs that it tells something by, at least one.

    `subject` are the content tokens before its first verb, empty where it shares the subject of what stands before it; a pronoun leaves it
    `open`, and that of a relative clause is what it stands right after. `shared` are those that may be the subject of what follows: before
    its first verb, and between its verbs.
    """

    first: int
    last: int
    verbs: tuple[int, ...]
    subject: tuple[int, ...]
    open: bool
    shared: tuple[int, ...]


@remembered(20_000)
def parts_of(sentence: Analysis) -> tuple[Part, ...]:
    """Return the parts of a sentence in order: its verbs, parted where a coordinator, a mark or a relative pronoun stands between two.

    No parser stands behind this. Where two coordinators without a mark leave open which of them joins nouns, the verbs stay together.
    """
    tokens = sentence.tokens
    forms = sentence.forms
    verbs = [
        t.index
        for t in tokens
        if forms[t.index] or is_copula(tokens, forms, t.index) or _is_gerund(tokens, t.index) or _opens(tokens, t)
    ]
    if not verbs:
        return ()
    groups, starts = [[verbs[0]]], [0]
    for before, verb in pairwise(verbs):
        start = _border(tokens, before, verb)
        if start is None and any(tokens[k].norm in _RELATIVES for k in range(starts[-1], groups[-1][0])):
            start = _after_relative(tokens, before, verb)
        if start is None:
            groups[-1].append(verb)
        else:
            groups.append([verb])
            starts.append(start)
    dated = {i for d in sentence.dates for i in range(d.first, d.last + 1)}
    ends = [s - 1 for s in starts[1:]] + [len(tokens) - 1]
    floors = [-1, *(g[-1] for g in groups)]
    return tuple(_part(tokens, dated, s, e, tuple(g), f) for s, e, g, f in zip(starts, ends, groups, floors, strict=False))


def is_copula(tokens: Sequence[Token], forms: Sequence[bool], i: int) -> bool:
    """Whether a form of "be" tells something by itself: "cash was $5 million", not "cash was paid"; `forms` tells the other verbs."""
    if tokens[i].norm not in COPULAS or (i and tokens[i - 1].norm in _ASKING):
        return False
    k = i + 1
    while k < len(tokens) and is_light(tokens[k]):
        k += 1
    return k == len(tokens) or not forms[k]


def _is_gerund(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word in -ing after a mark or a coordinator tells what is done: ", killing five people and wounding seven"."""
    token = tokens[i]
    if not token.norm.endswith("ing") or len(token.norm) < _SHORTEST_GERUND or token.capital or not token.content or not i:
        return False
    opens = tokens[i - 1].clause != token.clause or tokens[i - 1].norm in _JOINING
    paired = i > 2 and tokens[i - 2].norm.endswith("ing") and tokens[i - 3].norm in PREPOSITIONS  # "for mounting and dismounting"
    return (
        opens
        and not paired
        and i + 1 < len(tokens)
        and tokens[i + 1].clause == token.clause
        and tokens[i + 1].norm not in LINKING
    )


def _opens(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a sentence opens with a participle that tells of the subject of what follows: "Accused of fraud in 2015, he was cleared"."""
    if token.index or len(tokens) < 3 or not (is_participle(token.norm) or token.norm.endswith("ing")) or not token.content:
        return False
    follows = tokens[1].clause == token.clause and (not tokens[1].content or tokens[1].norm in PREPOSITIONS)
    return follows and not verb_form("", tokens, 1) and any(t.clause != token.clause for t in tokens)


def _border(tokens: Sequence[Token], before: int, verb: int) -> int | None:
    """The token with which the part of `verb` begins, after the verb `before`; None where they are in one part."""
    k = verb - 1
    while k > before and is_light(tokens[k]):
        k -= 1
    if k > before and tokens[k].norm in _JOINING | _RELATIVES:
        return k
    if k >= before and tokens[k].clause != tokens[verb].clause:
        return k + 1
    joins = [n for n in range(before + 1, verb) if tokens[n].norm in _JOINING]
    marks = [n for n in range(before + 1, verb) if tokens[n].clause != tokens[n - 1].clause]
    after_mark = [n for n in joins if n in marks]
    if after_mark:
        return after_mark[0]
    if marks and joins and marks[-1] > joins[-1]:
        return marks[-1]
    plain = [n for n in joins if tokens[n].norm != "and"]
    if plain or len(joins) == 1:
        return (plain or joins)[0]
    return marks[-1] if marks and not joins else None


def _after_relative(tokens: Sequence[Token], before: int, verb: int) -> int | None:
    """Where what goes on after a relative clause begins: "who was held on Monday was charged", "who freed Adams jailed Burke"."""
    k = verb
    while k - 1 > before and is_light(tokens[k - 1]):
        k -= 1
    goes_on = k < verb or (verb + 1 < len(tokens) and opens_object(tokens[verb + 1], tokens[verb]))
    return k if goes_on and before + 1 < k else None


def _part(tokens: Sequence[Token], dated: set[int], first: int, last: int, verbs: tuple[int, ...], floor: int) -> Part:
    run = [i for i in range(first, verbs[0]) if i not in dated and not is_light(tokens[i]) and tokens[i].norm not in _JOINING]
    subject = tuple(i for i in run if tokens[i].content)
    between = tuple(i for i in range(verbs[0] + 1, verbs[-1]) if tokens[i].content and i not in dated and i not in verbs)
    is_open = not subject and any(tokens[i].norm in _PRONOUNS for i in run)
    if is_open and tokens[first].norm in _RELATIVES and first:
        subject = _antecedent(tokens, first, floor)
    return Part(first, last, verbs, subject, is_open, subject + between)


def _antecedent(tokens: Sequence[Token], relative: int, floor: int) -> tuple[int, ...]:
    """The content tokens of the phrase right before a relative pronoun, with what "of" hangs on it; none after a verb of speech.

    After a mark all that stands since the verb at `floor`: what comes last may only say more of it ("Ames, an engineer, who built").
    """
    if tokens[relative - 1].norm in SPEECH_VERBS:
        return ()
    if tokens[relative - 1].clause != tokens[relative].clause:
        return tuple(k for k in range(floor + 1, relative) if tokens[k].content and not is_light(tokens[k]))
    found: list[int] = []
    k = relative - 1
    while k > floor and (
        tokens[k].norm == "of" or tokens[k].content or (tokens[k].norm in _DETERMINERS and tokens[k - 1].norm == "of")
    ):
        if tokens[k].clause != tokens[relative].clause or tokens[k].norm in PREPOSITIONS - {"of"}:
            break
        if tokens[k].content:
            found.insert(0, k)
        k -= 1
    return tuple(found)
