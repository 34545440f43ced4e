"""From what was found of a leaf to its verdict and its spans."""

from collections.abc import Sequence

from summarizer.language import Analysis
from summarizer.schemas import Evidence, Label, Reason, Sentence, Verdict

from .leaf import Leaf, LeafFinding
from .mention import Mention
from .weighing import Choice

_AGREES, _CONTRADICTED, _LACKING = 0.9, 0.05, 0.15
_STRONG = 1.0
_WHY = {
    "turn": "the evidence gives {theirs!r} as what was before or after, and {field!r} asks for the other",
    "denied": "the evidence denies {theirs!r}",
    "held possible": "the evidence only holds {theirs!r} possible",
    "a condition": "{theirs!r} stands in a condition",
    "only expected": "the evidence only expects {theirs!r}",
    "unrelated": "nothing that the evidence says of {theirs!r} is {field!r}",
    "ambiguous": "the evidence does not tell whether {field!r} is {theirs!r} or {other!r}",
    "rival": "for {field!r} the answer says {ours!r}, the evidence says {other!r} and {theirs!r} of something else",
}


def supported(check: str, ours: str, theirs: str, spans: Sequence[Evidence], score: float = _AGREES) -> LeafFinding:
    """A leaf that the evidence states in the words `theirs`."""
    reason = Reason(check=check, outcome="pass", claim=ours, evidence=theirs, message=f"{ours!r} agrees with {theirs!r}")
    return LeafFinding(Verdict(label="supported", score=score, reasons=(reason,)), tuple(spans))


def refused(check: str, label: Label, ours: str, theirs: str | None, message: str, spans: Sequence[Evidence] = ()) -> LeafFinding:
    """A leaf that the evidence contradicts or does not support, with both sides as far as both exist."""
    reason = Reason(check=check, outcome="fail", claim=ours, evidence=theirs, message=message)
    score = _CONTRADICTED if label == "contradicted" else _LACKING
    return LeafFinding(Verdict(label=label, score=score, reasons=(reason,)), tuple(spans))


def answer(leaf: Leaf, check: str, choice: Choice, evidence: Sequence[Sentence], taken: Sequence[Analysis]) -> LeafFinding:
    """The finding on a leaf of which the evidence was searched for mentions of its value."""
    ours, field = str(leaf.value), field_of(leaf)
    if choice.meant is not None:
        m = choice.meant.mention
        score = round(min(0.99, _AGREES + 0.09 * min(1.0, choice.meant.fit / _STRONG)), 4)
        return supported(check, ours, m.text, [span_of(m, evidence, taken)], score)
    against = choice.against.mention if choice.against else None
    if choice.best is None:
        if against is None:
            return refused(check, "unsupported", ours, None, f"{ours!r} is not in the evidence")
        said = f"the answer says {ours!r}, the evidence says {against.text!r}"
        fits = choice.against is not None and choice.against.fit > 0
        return refused(
            check, "contradicted" if fits else "unsupported", ours, against.text, said, [span_of(against, evidence, taken)]
        )
    theirs = choice.best.mention
    other = against.text if against else None
    why = _WHY.get(choice.reason, "the evidence says {theirs!r} of something else than {field!r}")
    message = why.format(theirs=theirs.text, other=other, ours=ours, field=field)
    label: Label = (
        "unsupported"
        if choice.reason in ("unrelated", "ambiguous", "held possible", "a condition", "only expected")
        else "contradicted"
    )
    shown = against or theirs
    check = check if choice.reason in ("denied", "held possible", "a condition", "only expected") else "role"
    return refused(check, label, ours, shown.text, message, [span_of(shown, evidence, taken)])


def field_of(leaf: Leaf) -> str:
    """The name of a leaf's field, less its description."""
    return leaf.label.partition(":")[0].strip() or leaf.label


def span_of(m: Mention, evidence: Sequence[Sentence], taken: Sequence[Analysis]) -> Evidence:
    """The exact words of a mention."""
    tokens = taken[m.sentence].tokens
    return cut(evidence[m.sentence], tokens[m.begin].start, tokens[m.last].end)


def cut(sentence: Sentence, start: int, end: int) -> Evidence:
    """The words `start`..`end` of a sentence as evidence."""
    return Evidence(
        document_id=sentence.document_id, start=sentence.start + start, end=sentence.start + end, quote=sentence.text[start:end]
    )


def whole(sentence: Sentence) -> Evidence:
    """A whole sentence as evidence."""
    return cut(sentence, 0, len(sentence.text))
