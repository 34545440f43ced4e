"""Check on how many, where no figure says it: "all", "most", "some", "few", "only"."""

from collections.abc import Iterator

from summarizer.language import Analysis
from summarizer.language.lexicon import AMOUNTS
from summarizer.language.numbers import Quantity
from summarizer.language.tokens import Token

from .alignment import Alignment, Body, local_share
from .findings import Finding, Severity, failed, passed

_LEAST_LOCAL = 0.45
_ALL, _MOST, _MANY, _FEW = 5, 4, 3, 0
_FREQUENCY = frozenset("always mostly usually often sometimes rarely seldom".split())
"""How often something is done is not held against how many do it."""
_HALF = 50


def check_quantifiers(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """A claim's "all", "most", "few" does not differ from the evidence's word for the same thing; "only" stands in both.

    Words for an amount that nobody counted ("some", "several", "various", "a few") are one: they differ from "few" and from none, and
    bear out no "all" and no "most".
    """
    counted = {i for q in claim.quantities for i in range(q.begin, q.last + 1)}
    for i, strength, heads in claim.quantifiers:
        token = claim.tokens[i]
        if i in counted:
            continue  # "as much as £47,000"
        stands = homes_of(claim, token, body)
        if stands and strength == _ALL and all(_is_denied(s, k) for s, k in stands) and not _is_denied(claim, i):
            denied = f"not {token.text.lower()}"
            yield failed(
                "quantifier", "contradicts", token.text, denied, f"the claim says {token.text!r}, the evidence says {denied!r}"
            )
            continue
        if stands:
            yield passed("quantifier", token.text, token.text, f"{token.text!r} stands in the evidence")
            continue
        theirs = [
            (s.tokens[k].text, other, h[:1] == heads[:1])
            for s in body.sentences
            for k, other, h in s.quantifiers
            if (token.norm in _FREQUENCY) == (s.tokens[k].norm in _FREQUENCY)
            and (token.norm in _FREQUENCY or set(heads) & set(h))
            and not (s.tokens[k].norm == "any" and k in _reached(s))
        ]
        if any(same for _, _, same in theirs):
            theirs = [row for row in theirs if row[2]]
        rivals = [(word, found) for word, other, _ in theirs if (found := _difference(strength, other)) is not None]
        if theirs and len(rivals) == len(theirs):
            word, severity = rivals[0]
            yield failed("quantifier", severity, token.text, word, f"the claim says {token.text!r}, the evidence says {word!r}")
        elif not theirs and strength in (_FEW, _MANY, _MOST, _ALL) and not _is_counted(strength, heads, body):
            yield failed("quantifier", "lacks", token.text, None, f"the claim says {token.text!r}, the evidence does not")
    norms = body.words
    for token in claim.tokens:
        if token.norm in AMOUNTS and token.norm not in norms and token.index not in counted:
            yield failed("quantifier", "lacks", token.text, None, f"the claim says {token.text!r}, the evidence does not")
    ours = [claim.tokens[i].text for i in claim.restrictors]
    if ours and not any(s.restrictors for s in body.sentences):
        yield failed("quantifier", "lacks", ours[0], None, f"the claim says {ours[0]!r}, the evidence does not")


def homes_of(claim: Analysis, token: Token, body: Body) -> list[tuple[Analysis, int]]:
    """Return where the evidence has a quantifier of the claim, in sentences that speak of what the claim has around it."""
    near = (s for s in body.sentences if local_share(claim, token.index, token.index, s) >= _LEAST_LOCAL)
    return [(s, t.index) for s in near for t in s.tokens if t.norm == token.norm]


def _is_denied(sentence: Analysis, k: int) -> bool:
    """Whether a "not" stands right before a quantifier: "not all the pupils"."""
    return k > 0 and sentence.tokens[k - 1].norm == "not"


def _reached(sentence: Analysis) -> set[int]:
    """The tokens behind a negator in its clause: "denies any", "without any"."""
    tokens = sentence.tokens
    return {t.index for n in sentence.scope.negators for t in tokens[n + 1 :] if t.clause == tokens[n].clause}


def _difference(ours: int, theirs: int) -> Severity | None:
    """What a claimed amount lacks of the evidence's: None where it follows from it or says about the same."""
    if ours == theirs or (ours > _FEW and theirs > ours):
        return None
    if ours == _ALL or _FEW in (ours, theirs):
        return None if 1 in (ours, theirs) and ours != _ALL else "contradicts"
    if ours == _MOST:
        return None if theirs == _MANY else "contradicts"
    return "lacks" if ours == _MANY and theirs == 1 else None


def _is_counted(strength: int, heads: tuple[str, ...], body: Body) -> bool:
    """Whether a figure of the evidence says as much: as many as the word asks for, or a share of over half for "most"."""
    return any(
        (q.value >= strength and set(heads) & set(q.counts)) or (strength == _MOST and _is_majority(q))
        for s in body.sentences
        for q in s.quantities
    )


def _is_majority(quantity: Quantity) -> bool:
    return quantity.kind == "percent" and (quantity.value > _HALF or (quantity.value == _HALF and quantity.bound in (">", ">=")))
