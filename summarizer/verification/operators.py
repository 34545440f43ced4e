"""Checks on the small words that turn a statement round: a "not" left out or put in, "will" for "may", an "if" left out."""

from collections.abc import Iterator

from summarizer.language import Analysis
from summarizer.language.forgetting import remembered
from summarizer.language.lexicon import NEGATORS
from summarizer.language.modes import Mode, condition_of, mode_of
from summarizer.language.verbs import auxiliary, is_past

from .alignment import Alignment, Body
from .findings import Finding, failed

_NEARLY_THE_SAME = 0.8
_END = "."
_FARTHEST = 8
"""Words from a noun to the "not" that denies its verb: "a link between tea and cancer was not found"."""
_STRONGER: dict[Mode, frozenset[Mode]] = {
    "fact": frozenset(("due", "to come", "asked", "ordered")),
    "to come": frozenset(("possible",)),
    "due": frozenset(("possible", "to come", "fact", "asked")),
    "possible": frozenset(("due",)),
    "asked": frozenset(),
    "ordered": frozenset(),
}
"""For each mode of a claimed verb, the modes of the evidence from which it does not follow; "may" beside a fact is left to `check_hedges`."""
_CONDITIONAL = frozenset("if unless whether provided should were assuming until once when without".split())


def check_operators(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """Between words that the claim and the evidence share, neither has a "not" that the other leaves out."""
    if alignment.coverage < _NEARLY_THE_SAME:
        return
    for sentence in body.sentences:
        dropped = _bridged(sentence, claim)
        if dropped is not None:
            yield failed(
                "negation", "contradicts", None, dropped, f"the evidence has {dropped!r}, the claim leaves the negation out"
            )
            return
    for sentence in body.sentences:
        inserted = _bridged(claim, sentence)
        if inserted is not None:
            yield failed(
                "negation", "contradicts", inserted, None, f"the claim has {inserted!r} where the evidence has no negation"
            )
            return


@remembered(2_000)
def _words(sentence: Analysis) -> list[str]:
    """The words of a sentence with contractions taken apart ("weren't" is "were not"), and its two ends."""
    words = [_END]
    for token in sentence.tokens:
        base = auxiliary(token)
        words.extend([base, "not"] if base != token.norm else ["can", "not"] if base == "cannot" else [base])
    return [*words, _END]


def _voided(sentence: Analysis) -> frozenset[tuple[str, str]]:
    """Each noun with the verb that a sentence denies of it by a "no" before the noun: "no link was found"."""
    tokens = sentence.tokens
    return frozenset((t.norm, tokens[k].norm) for n, k in sentence.scope.voided for t in tokens[n + 1 : k] if t.content)


def _bridged(one: Analysis, another: Analysis) -> str | None:
    """A negator of one sentence with the words around it, where another has those words without it, and does not deny them by a "no"."""
    words, other = _words(one), _words(another)
    if NEGATORS.isdisjoint(words):
        return None
    voided = _voided(another)
    threes = set(zip(other, other[1:], other[2:], strict=False))
    own = set(zip(words, words[1:], words[2:], strict=False))
    for i in range(2, len(words) - 1):
        if words[i] not in NEGATORS or any((noun, words[i + 1]) in voided for noun in words[max(0, i - _FARTHEST) : i]):
            continue
        left = (words[i - 2], words[i - 1], words[i + 1])
        right = (words[i - 1], words[i + 1], words[i + 2]) if i + 2 < len(words) else left
        # Both sides: what stands on one side alone may come from another part of the text.
        if left in threes and right in threes and left not in own:
            return " ".join(w for w in words[i - 1 : i + 2] if w != _END)
    return None


def check_modes(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """What the evidence says must or will be, or would be on a condition, the claim does not say is or will be."""
    conditional = condition_of(claim.tokens) is not None
    for i, places in alignment.places.items():
        if not places or not claim.forms[i]:
            continue
        ours = mode_of(claim.tokens, i)
        if ours == "due" and alignment.coverage < _NEARLY_THE_SAME:
            continue
        theirs = {mode_of(body.sentences[s].tokens, t) for s, t in places}
        if ours == "fact" and (
            conditional or not is_past(claim.tokens[i].norm) or i in claim.scope.hedged or _is_going_on(claim, i)
        ):
            continue
        if theirs and theirs <= _STRONGER[ours]:
            word, other = _phrase(claim, i), _phrase(body.sentences[places[0][0]], places[0][1])
            yield failed("modality", "lacks", word, other, f"the claim says {word!r}, the evidence says {other!r}")
            return
    if not conditional:
        yield from _conditions(claim, body, alignment)


def _is_going_on(claim: Analysis, i: int) -> bool:
    """Whether a participle tells what goes on or is to be: "is being held", "to be held"."""
    return i > 0 and claim.tokens[i - 1].norm in ("being", "be")


def _conditions(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    if any(t.norm in _CONDITIONAL for t in claim.tokens) or claim.scope.hedged:
        return
    for n, sentence in enumerate(body.sentences):
        condition = condition_of(sentence.tokens)
        if condition is None:
            continue
        inside = [i for i, places in alignment.places.items() if places and all(s == n and t in condition for s, t in places)]
        verbs = [i for i in inside if claim.forms[i]]
        outside = [
            i
            for i, places in alignment.places.items()
            if any(s == n and t not in condition for s, t in places) and mode_of(claim.tokens, i) == "to come"
        ]
        if (verbs and len(inside) > len(claim.content) / 2) or (
            outside and len(body.sentences) == 1 and alignment.coverage >= _NEARLY_THE_SAME
        ):
            text = sentence.text[sentence.tokens[condition[0]].start : sentence.tokens[condition[-1]].end]
            yield failed("modality", "lacks", None, text, f"the evidence says it on a condition, {text!r}, the claim without one")
            return


def _phrase(sentence: Analysis, i: int) -> str:
    first = i
    while (
        first
        and i - first < 3
        and sentence.tokens[first - 1].clause == sentence.tokens[i].clause
        and not sentence.tokens[first - 1].content
    ):
        first -= 1
    return sentence.text[sentence.tokens[first].start : sentence.tokens[i].end]
