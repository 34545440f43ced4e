"""Checks on part and whole: one of the largest is not the largest, and what 300 of them are the 1,200 are not."""

from collections.abc import Iterator
from itertools import dropwhile, pairwise, takewhile

from summarizer.language import Analysis
from summarizer.language.numbers import Quantity
from summarizer.language.numerals import ORDINALS
from summarizer.language.tokens import Token
from summarizer.language.verbs import BE, PREPOSITIONS

from .alignment import Alignment, Body
from .findings import Finding, failed

_SUPERLATIVES = frozenset(
    """largest biggest smallest highest lowest longest shortest oldest youngest richest poorest tallest fastest slowest busiest strongest
    weakest greatest deepest heaviest hottest coldest best worst""".split()
)
_ONE, _OF = "one", "of"
_BEHIND = frozenset(("behind", "after"))
"""Words before what is the largest, where something is the second largest."""
_STOPS = PREPOSITIONS | BE
_FARTHEST = 5
"""Tokens from a superlative back to what makes it one of several: "one of the country's three largest"."""
_LONGEST = 3
"""Tokens after a superlative that may say what it is told of."""
_SEVERAL = frozenset(
    """many most some several number majority minority half part few including include includes included among also mostly mainly largely
    partly almost nearly and""".split()
)
"""Words with which a claim tells of a part without its figure."""
_WHOLE = frozenset("them whom which these those".split())


def check_ranks(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """What the evidence has as one of the largest, or as the second largest, is not the largest."""
    for token in claim.tokens:
        if token.norm not in _SUPERLATIVES or _rank(claim, token.index):
            continue
        what = _named_by(claim, token.index)
        if what and what[-1].norm.endswith("s"):
            continue  # "the largest banks" are several
        stems = {t.stem for t in what}
        found = ((s, t) for s in body.sentences for t in s.tokens if t.norm in _SUPERLATIVES and t.stem == token.stem)
        places = [(s, t) for s, t in found if any(n.stem in stems for n in _named_by(s, t.index))]
        ranks = [_rank(s, t.index) for s, t in places]
        if ranks and all(ranks) and not any(t.norm in _BEHIND for s, _ in places for t in s.tokens):
            said = f"{ranks[0]} {places[0][1].text}"
            message = f"the claim says {token.text!r}, the evidence says {said!r}"
            yield failed("opposite", "contradicts", token.text, said, message)
            return


def _named_by(sentence: Analysis, i: int) -> list[Token]:
    """The content words right after the superlative at `i`: what is the largest."""
    return list(takewhile(lambda t: t.content, sentence.tokens[i + 1 : i + 1 + _LONGEST]))


def _rank(sentence: Analysis, i: int) -> str:
    """What makes the superlative at `i` less than the first of all: "second" or "one of"; "" where nothing does."""
    tokens = sentence.tokens
    if i and tokens[i - 1].norm in ORDINALS and tokens[i - 1].norm != "first":
        return tokens[i - 1].text
    for k in range(i - 1, max(0, i - 1 - _FARTHEST), -1):
        if tokens[k].norm == _OF and tokens[k - 1].norm == _ONE:
            return f"{tokens[k - 1].text} {tokens[k].text}"
        if tokens[k].content and not (
            tokens[k].capital or tokens[k].norm.endswith(("'s", "’s", "s")) or tokens[k].norm[:1].isdigit()
        ):
            break
        if tokens[k].clause != tokens[i].clause or sentence.forms[k] or tokens[k].norm in _STOPS:
            break
    return ""


def check_portions(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """What the evidence says only of a part ("1,200 jobs, 300 of them in Germany") the claim does not say of the whole."""
    for sentence in body.sentences:
        for whole, part in pairwise(sentence.quantities):
            if not _is_part(sentence, part):
                continue
            ours = next((q for q in claim.quantities if (q.kind, q.value) == (whole.kind, whole.value)), None)
            if (
                ours is None
                or any(q.value == part.value for q in claim.quantities)
                or any(t.norm in _SEVERAL for t in claim.tokens)
            ):
                continue
            only = _told_of(sentence, part) - {t.stem for t in sentence.tokens[: part.begin]}
            moved = next((t for t in claim.tokens if t.content and t.stem in only), None)
            if moved is not None:
                said = f"the evidence says {moved.text!r} of {part.text!r} of them, not of {ours.text!r}"
                yield failed("number", "contradicts", ours.text, part.text, said)
                return


def _is_part(sentence: Analysis, quantity: Quantity) -> bool:
    """Whether a figure is one "of them"."""
    after = [t.norm for t in sentence.tokens[quantity.last + 1 : quantity.last + 3]]
    return len(after) > 1 and after[0] == _OF and after[1] in _WHOLE


def _told_of(sentence: Analysis, part: Quantity) -> frozenset[str]:
    """The stems of the first content words behind "300 of them"."""
    clause = sentence.tokens[part.last].clause
    behind = dropwhile(lambda t: not t.content, (t for t in sentence.tokens[part.last + 1 :] if t.clause == clause))
    return frozenset(t.stem for t in takewhile(lambda t: t.content, behind))
