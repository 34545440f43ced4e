"""What a sentence names only to say that it was not so: "instead of Kim, the party chose Lee", "all states except Utah agreed"."""

from collections.abc import Iterator

from summarizer.language import Analysis
from summarizer.language.forgetting import remembered
from summarizer.language.lexicon import NEGATORS
from summarizer.language.links import LINKING

from .alignment import Alignment, Body
from .findings import Finding, failed

_LEAST_COVERAGE = 0.8
_OPENERS = {
    "instead": frozenset({"of"}), "rather": frozenset({"than"}),
    "except": frozenset({"for", ""}), "unlike": frozenset({""}), "excluding": frozenset({""}),
}  # fmt: skip
"""Words that open what was not so, each with the words that may follow it; "" where none need."""
_PARTICIPLE = "excluding"
_ALLOWANCES = NEGATORS.union(
    _OPENERS, ("but", "apart", "besides", "otherwise", "exclusive", "strips", "leaving", "omits", "ignores")
)
"""Words with which a claim may itself say what was not so."""
_NONE = NEGATORS | frozenset("nobody nothing none few little hardly rarely".split())
_RELATIVES = frozenset("who which whose".split())


def check_alternatives(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """What the evidence names only after "instead of", "except" and the like the claim does not tell, unless it says so itself."""
    if alignment.coverage < _LEAST_COVERAGE or any(t.norm in _ALLOWANCES for t in claim.tokens):
        return
    for i, places in alignment.places.items():
        inside = [(s, span) for s, n in places for span in _spans(body.sentences[s]) if n in span[1]]
        if places and len(inside) == len(places):
            s, (opener, span) = inside[0]
            tokens = body.sentences[s].tokens
            theirs = body.sentences[s].text[tokens[opener].start : tokens[span.stop - 1].end]
            ours = claim.tokens[i].text
            yield failed("negation", "contradicts", ours, theirs, f"the claim has {ours!r}, the evidence only {theirs!r}")
            return


@remembered(2_000)
def _spans(sentence: Analysis) -> list[tuple[int, range]]:
    """Each word that opens what was not so, with the tokens of that: up to a mark, a verb or the next preposition.

    None where a relative clause says more of it: "unlike her brother, who did".
    """
    tokens = sentence.tokens
    found = []
    for token in tokens[:-1]:
        if token.norm not in _OPENERS or (token.norm == _PARTICIPLE and not _opens_clause(sentence, token.index)):
            continue
        if any(t.norm in _NONE for t in tokens[: token.index]):
            continue  # "nobody except Tom": Tom did
        following = _OPENERS[token.norm]
        begin = token.index + 2 if tokens[token.index + 1].norm in following else token.index + 1
        if begin == token.index + 1 and "" not in following:
            continue
        end = begin
        while end < len(tokens) and tokens[end].clause == token.clause and _goes_on(sentence, begin, end):
            end += 1
        if end > begin and not (end < len(tokens) and tokens[end].norm in _RELATIVES):
            found.append((token.index, range(begin, end)))
    return found


def _opens_clause(sentence: Analysis, i: int) -> bool:
    return not i or sentence.tokens[i - 1].clause != sentence.tokens[i].clause


def _goes_on(sentence: Analysis, begin: int, i: int) -> bool:
    """Whether a token still belongs to what was not so: "of" does, and "raising" where it opens that."""
    norm = sentence.tokens[i].norm
    return norm == "of" or (norm not in LINKING and (i == begin or not sentence.forms[i]))
