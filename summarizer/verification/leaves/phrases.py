"""Free text: a sentence is a claim; a phrase stands in the evidence in nearly its own words, with its numbers, names and negations."""

import re
from collections.abc import Sequence

from summarizer.language import Analysis, analyse
from summarizer.language.names import same_word
from summarizer.language.numbers import agrees
from summarizer.language.tokens import Token
from summarizer.language.verbs import verb_form
from summarizer.schemas import Evidence, Sentence
from summarizer.verification.alignment import Body
from summarizer.verification.evidence import EvidenceIndex
from summarizer.verification.judging import examine

from .answers import cut, refused, supported, whole
from .labels import label_of_leaf
from .leaf import Leaf, LeafFinding
from .naming import judge_name
from .senses import kin
from .standing import held_back

_SENTENCES = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[A-Z“\"])")
_STRETCH = 1.6
_SLACK = 3
_WORDS_PER_MISS = 8
_FEWEST_FOR_A_CLAIM = 5


def judge_text(leaf: Leaf, evidence: Sequence[Sentence], index: EvidenceIndex, published: str | None) -> LeafFinding:
    """Return the verdict on a text: a sentence is judged as a claim, a phrase by where its words stand together."""
    text = str(leaf.value).strip()
    taken = analyse(text)
    if not taken.tokens:
        return refused("content", "unsupported", text, None, "there is nothing to check in it")
    if _is_name(taken):
        return judge_name(leaf, evidence, index)
    body = index.body_of_spans([whole(s) for s in evidence])
    if _is_sentence(taken):
        return _judge_claim(text, evidence, body)
    found = _best_window(taken, [analyse(s.text) for s in evidence])
    if found is not None:
        return _judge_phrase(leaf, taken, found, evidence)
    if len(taken.content) >= _FEWEST_FOR_A_CLAIM:
        return _judge_claim(text, evidence, body)
    first = whole(evidence[0])
    return refused(
        "content", "unsupported", text, first.quote, f"the words of {text!r} do not stand together in the evidence", [first]
    )


def _is_name(taken: Analysis) -> bool:
    """Whether every content word of a short text is capitalised."""
    content = [taken.tokens[i] for i in taken.content]
    return bool(content) and len(content) <= 5 and all(t.capital for t in content) and not taken.dates and not taken.quantities


def _is_sentence(taken: Analysis) -> bool:
    ended = taken.text.rstrip('"”’)').endswith((".", "!", "?"))
    return ended and any(
        verb_form(taken.text, taken.tokens, t.index) or t.norm in ("is", "are", "was", "were") for t in taken.tokens
    )


def _judge_claim(text: str, evidence: Sequence[Sentence], body: Body) -> LeafFinding:
    spans = [whole(s) for s in evidence]
    parts = [analyse(part) for part in _SENTENCES.split(text) if part.strip()]
    judged = [examine(part, body) for part in parts]
    verdicts = [j.verdict for j in judged]
    worst = next((v for v in verdicts if v.label != "supported"), None)
    if worst is not None:
        return LeafFinding(worst, tuple(spans))
    for part, found in zip(parts, judged, strict=True):
        missing = [part.tokens[i].text for i in found.alignment.missing]
        if len(missing) > len(part.content) // _WORDS_PER_MISS:
            said = f"the evidence does not say {', '.join(repr(w) for w in missing[:4])}"
            return refused("content", "unsupported", text, spans[0].quote, said, spans)
    return LeafFinding(min(verdicts, key=lambda v: v.score), tuple(spans))


def _best_window(ours: Analysis, evidence: Sequence[Analysis]) -> tuple[int, dict[int, int]] | None:
    """The sentence and the places (token of the text to token of it) where the text's words stand together in order."""
    best: tuple[int, dict[int, int]] | None = None
    words = [ours.tokens[i] for i in ours.content] or list(ours.tokens)
    for n, theirs in enumerate(evidence):
        for start in range(len(theirs.tokens)):
            if not _same(words[0], theirs.tokens[start]) and not (len(words) > 1 and _same(words[1], theirs.tokens[start])):
                continue
            places = _follow(words, theirs.tokens, start, int(_STRETCH * len(ours.tokens)) + _SLACK)
            if len(words) - len(places) <= len(words) // _WORDS_PER_MISS and (best is None or len(places) > len(best[1])):
                best = (n, places)
    return best


def _follow(words: Sequence[Token], tokens: Sequence[Token], start: int, room: int) -> dict[int, int]:
    places: dict[int, int] = {}
    at = start
    for word in words:
        k = next((i for i in range(at, min(len(tokens), start + room)) if _same(word, tokens[i])), None)
        if k is not None:
            places[word.index] = k
            at = k + 1
    return places


def _same(word: Token, token: Token) -> bool:
    if word.stem == token.stem or word.norm == token.norm:
        return True
    if word.norm[:1].isdigit() or token.norm[:1].isdigit():
        return False
    if word.capital and token.capital:
        return same_word(word.norm, token.norm)
    return word.content and token.content and kin(word.stem, token.stem)


def _judge_phrase(leaf: Leaf, ours: Analysis, found: tuple[int, dict[int, int]], evidence: Sequence[Sentence]) -> LeafFinding:
    n, places = found
    theirs = analyse(evidence[n].text)
    first, last = min(places.values()), max(places.values())
    span: Evidence = cut(evidence[n], theirs.tokens[first].start, theirs.tokens[last].end)
    text = str(leaf.value)
    missing = [ours.tokens[i].text for i in ours.content if i not in places]
    lost = next(iter(missing), None)
    if lost is not None:
        return refused(
            "content", "contradicted", text, span.quote, f"{lost!r} is not in the evidence, which says {span.quote!r}", [span]
        )
    inside = [q for q in theirs.quantities if first <= q.last and q.first <= last]
    for q in ours.quantities:
        if not any(agrees(q, other) for other in inside):
            return refused(
                "number",
                "contradicted",
                text,
                span.quote,
                f"the answer says {q.text!r}, the evidence says {span.quote!r}",
                [span],
            )
    mine = bool(ours.scope.negators) or bool(ours.scope.denied)
    within = sum(first <= k <= last for k in theirs.scope.negators)
    if len(ours.scope.negators) != within + _leads(ours, theirs, first) or any(
        _denial(ours, i) != _denial(theirs, k) for i, k in places.items()
    ):
        said = f"the answer {'denies' if mine else 'asserts'} {text!r}, the evidence does not: {span.quote!r}"
        return refused("negation", "contradicted", text, span.quote, said, [span])
    held = None if mine or ours.scope.hedged else held_back(theirs, first, last, (), label_of_leaf(leaf).words)
    if held in ("held possible", "a condition", "only expected") and not _is_told(ours):
        return refused("modality", "unsupported", text, span.quote, f"the evidence has {span.quote!r} as {held}", [span])
    return supported("content", text, span.quote, [span])


def _denial(taken: Analysis, i: int) -> tuple[bool, bool]:
    """Whether a word is negated, and whether somebody denies it."""
    return i in taken.scope.core, i in taken.scope.denied


def _leads(ours: Analysis, theirs: Analysis, first: int) -> int:
    """1 where a text begins with the negation that stands before its first word in the evidence: "not use subcontractors"."""
    opens = any(k < min(ours.content, default=0) for k in ours.scope.negators)
    return int(opens and first - 1 in theirs.scope.negators)


def _is_told(ours: Analysis) -> bool:
    """Whether a text says itself that it is possible or planned."""
    return any(t.norm in ("may", "might", "could", "if", "unless", "plans", "expected", "will") for t in ours.tokens)
