"""What a sentence names only to say that it was not so: "instead of Kim, the party chose Lee"."""

from collections.abc import Iterator

from summarizer.language import Analysis
from summarizer.language.forgetting import remembered
from summarizer.language.links import LINKING

from .alignment import Alignment, Body
from .findings import Finding, failed

_LEAST_COVERAGE = 0.8
_OPENERS = {"instead": "of", "rather": "than"}


def check_alternatives(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """What the evidence names only after "instead of" or "rather than" the claim does not tell."""
    if alignment.coverage < _LEAST_COVERAGE or _spans(claim):
        return
    for i, places in alignment.places.items():
        inside = [(s, span) for s, n in places for span in _spans(body.sentences[s]) if n in span]
        if places and len(inside) == len(places):
            s, span = inside[0]
            tokens = body.sentences[s].tokens
            theirs = body.sentences[s].text[tokens[span.start - 2].start : tokens[span.stop - 1].end]
            ours = claim.tokens[i].text
            yield failed("negation", "contradicts", ours, theirs, f"the claim has {ours!r}, the evidence only {theirs!r}")
            return


@remembered(2_000)
def _spans(sentence: Analysis) -> list[range]:
    """The tokens after each "instead of" and "rather than", up to a mark or the next preposition."""
    tokens = sentence.tokens
    found = []
    for token in tokens[:-2]:
        i = token.index
        if _OPENERS.get(token.norm) != tokens[i + 1].norm:
            continue
        end = i + 2
        while (
            end < len(tokens)
            and tokens[end].clause == token.clause
            and (tokens[end].norm == "of" or tokens[end].norm not in LINKING)
        ):
            end += 1
        found.append(range(i + 2, end))
    return found
