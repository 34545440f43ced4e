"""Check on the small words before a thing, a day or a figure: before or during it, since or until it, by or to so much, so much a day or a year."""

from collections.abc import Iterator, Mapping
from itertools import islice, pairwise

from summarizer.language import Analysis
from summarizer.language.lexicon import TIME_SPANS
from summarizer.language.numbers import Quantity
from summarizer.language.tokens import Token

from .alignment import MOST_COMPARED, Alignment, Body
from .findings import Finding, failed

_EXCLUDES: Mapping[str, frozenset[str]] = {
    "before": frozenset(("during", "since")),
    "during": frozenset(("before", "after")),
    "after": frozenset(("during", "until")),
    "since": frozenset(("until", "before")),
    "until": frozenset(("since", "after")),
    "from": frozenset(("until",)),
    "despite": frozenset(("because", "due")),
    "because": frozenset(("despite",)),
    "due": frozenset(("despite",)),
    "inside": frozenset(("outside",)),
    "outside": frozenset(("inside", "in")),
    "in": frozenset(("outside",)),
    "last": frozenset(("next",)),
    "next": frozenset(("last",)),
}
"""For each word that opens a phrase, those that say otherwise of the same thing. Before and after are for the check on order."""
_CHANGES: Mapping[str, frozenset[str]] = {"by": frozenset(("to", "from")), "to": frozenset(("by",)), "from": frozenset(("by",))}
"""The same before a figure: by how much something changed, and what it was before and after."""
_CHANGING = frozenset(("percent", "money"))
_TURNS = frozenset("then afterwards afterward thereafter later shortly when although though".split())
"""Words with which a sentence goes on to tell of another time, or of what was not prevented: "until 2015, and then for York"."""
_LIGHT = frozenset("of to the a an its their his her this that".split())
_EACH = frozenset("a an per each every".split())
_SPANS_BEFORE = frozenset("for in over within than as".split())
"""Words before a time that lasts or passes: "for a month", "in a year", "twice as many as a year ago"."""
_FARTHEST = 4
"""Tokens from a word to the thing that it is told of: "during the first free election"."""
_JOINED = 3
"""Tokens from such a word to another that is joined to it: "before, during and after"."""
_FARTHEST_SPAN = 5
"""Tokens from a figure to the time for which it stands: "$20 per person per day"."""


def check_relations(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """No small word of the claim is one that excludes the evidence's, wherever the evidence has the same thing, day or figure."""
    yield from _of_things(claim, body, alignment)
    yield from _of_days(claim, body)
    yield from _of_figures(claim, body)


def _of_things(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    for token in claim.tokens:
        thing = _thing(claim, token.index) if token.norm in _EXCLUDES else None
        if thing is not None:
            places = [(body.sentences[s], k) for s, k in alignment.places.get(thing.index, ())]
            theirs = [_opener(s, k) if _rest(s, k) == _rest(claim, thing.index) else None for s, k in places]
            yield from _otherwise(token, theirs, thing.text, _EXCLUDES)


def _of_days(claim: Analysis, body: Body) -> Iterator[Finding]:
    for ours in claim.dates:
        opener = _opener(claim, ours.first)
        if opener is not None:
            theirs = [_opener(s, d.first) for s in body.sentences for d in s.dates if d.grains == ours.grains]
            yield from _otherwise(opener, theirs, ours.text, _EXCLUDES)


def _of_figures(claim: Analysis, body: Body) -> Iterator[Finding]:
    for ours in claim.quantities:
        alike = ((s, q) for s in body.sentences for q in s.quantities if (q.kind, q.value) == (ours.kind, ours.value))
        same = list(islice(alike, MOST_COMPARED))
        change = _change(claim, ours)
        if change is not None:
            yield from _otherwise(change, [_change(s, q) for s, q in same], ours.text, _CHANGES)
        span, spans = _span(claim, ours), [_span(s, q) for s, q in same]
        if span and spans and all(other and other != span for other in spans):
            said = f"the claim says {ours.text!r} for a {span}, the evidence for a {spans[0]}"
            yield failed("number", "contradicts", f"{ours.text} a {span}", f"{ours.text} a {spans[0]}", said)


def _otherwise(ours: Token, theirs: list[Token | None], thing: str, excludes: Mapping[str, frozenset[str]]) -> Iterator[Finding]:
    """A finding where each of the evidence's words excludes the claim's."""
    first = theirs[0] if theirs else None
    if first is not None and all(t is not None and t.norm in excludes[ours.norm] for t in theirs):
        said = f"the claim says {ours.text!r} before {thing!r}, the evidence says {first.text!r}"
        yield failed("opposite", "contradicts", f"{ours.text} {thing}", f"{first.text} {thing}", said)


def _thing(sentence: Analysis, i: int) -> Token | None:
    """The first content word after the word at `i`, articles between them left out; None where something else stands there."""
    after = next((t for t in sentence.tokens[i + 1 :] if t.norm not in _LIGHT), None)
    return after if after is not None and after.content and after.clause == sentence.tokens[i].clause else None


def _rest(sentence: Analysis, k: int) -> str:
    """The stem of the noun right after a word, to which it belongs: "outside the space station"; "" where there is none."""
    after = sentence.tokens[k + 1] if k + 1 < len(sentence.tokens) else None
    if after is None or not after.content or sentence.forms[k + 1] or after.clause != sentence.tokens[k].clause:
        return ""
    return after.stem


def _opener(sentence: Analysis, k: int) -> Token | None:
    """The small word that opens the phrase of the word at `k`; None where another word does."""
    for token in reversed(sentence.tokens[max(0, k - _FARTHEST) : k]):
        if token.norm in _EXCLUDES:
            return token if _tells_by_itself(sentence, token) else None
        if (
            token.clause != sentence.tokens[k].clause
            or sentence.forms[token.index]
            or not (token.content or token.norm in _LIGHT)
        ):
            break
    return None


def _tells_by_itself(sentence: Analysis, token: Token) -> bool:
    """Whether a small word says all of how something stands to a thing.

    Not where another is joined to it ("before and during"), something does not happen until then, or the sentence goes on to tell of another time.
    """
    tokens, i = sentence.tokens, token.index
    joined = {t.norm for t in (*tokens[max(0, i - _JOINED) : i], *tokens[i + 1 : i + _JOINED])} & _EXCLUDES.keys()
    ends = (a for a, b in pairwise(tokens) if a.clause != b.clause)
    bare = any(t.norm in ("since", "after") for t in (*ends, tokens[-1]))
    denied = token.norm == "until" and bool(sentence.scope.negators)
    return not (joined or bare or denied or any(t.norm in _TURNS for t in tokens))


def _change(sentence: Analysis, quantity: Quantity) -> Token | None:
    """The "by", "to" or "from" right before a share or a sum of money; None before the second figure of a range."""
    k = quantity.begin - 1
    if quantity.kind not in _CHANGING or k < 0 or sentence.tokens[k].norm not in _CHANGES:
        return None
    return None if any(q.last == k - 1 for q in sentence.quantities) else sentence.tokens[k]


def _span(sentence: Analysis, quantity: Quantity) -> str:
    """The time for which a figure stands: "day" of "20,000 a day"; "" where it stands for none."""
    tokens = sentence.tokens[quantity.end + 1 : quantity.end + 1 + _FARTHEST_SPAN]
    for each, span in pairwise(tokens):
        if each.clause != sentence.tokens[quantity.last].clause or any(q.first == each.index for q in sentence.quantities):
            break
        if each.norm in _SPANS_BEFORE or each.norm.endswith("ly") or sentence.forms[each.index]:
            break
        if each.norm in _EACH and span.norm in TIME_SPANS:
            return span.norm
    return ""
