"""Check on words that join: what happened because of something did not happen in spite of it, and who is like another is not unlike him."""

from collections.abc import Iterator

from summarizer.language import Analysis

from .alignment import Alignment, Body
from .findings import Finding, failed

_LEAST_COVERAGE = 0.8
_CAUSE = frozenset("because due owing thanks".split())
_SPITE = frozenset("despite although though notwithstanding spite".split())
_MAY_CAUSE = _CAUSE | frozenset(
    "since as after for so therefore hence when following over amid with from by caused prompted led resulted".split()
)
"""Words of the evidence that may tell a cause as well."""
_CONTRAST = _SPITE | frozenset("but yet however while whereas even still nevertheless nonetheless regardless without".split())
_WITH_TO = frozenset("due owing thanks".split())
_LIKE, _UNLIKE = "like", "unlike"


def check_connectives(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """Where the evidence has "despite" the claim has no "because", nor the other way round; nor "like" for "unlike"."""
    if alignment.coverage < _LEAST_COVERAGE:
        return
    ours, theirs = _words(claim), frozenset().union(*map(_words, body.sentences))
    for mine, excluded, other, allowed in (
        (_CAUSE, _SPITE, _SPITE, _MAY_CAUSE),
        (_SPITE, _CAUSE, _CAUSE, _CONTRAST),
        ({_UNLIKE}, {_LIKE}, {_LIKE}, _CONTRAST | {_UNLIKE, "not", "no", "never"}),
        ({_LIKE}, {_UNLIKE}, {_UNLIKE}, {_LIKE}),
    ):
        if ours & mine and not ours & excluded and theirs & other and not theirs & allowed:
            word, rival = min(ours & mine), min(theirs & other)
            yield failed("order", "contradicts", word, rival, f"the claim says {word!r}, the evidence says {rival!r}")
            return


def _words(sentence: Analysis) -> frozenset[str]:
    """The folded words of a sentence, less a "due" without its "to"."""
    tokens = sentence.tokens
    to = {t.index - 1 for t in tokens if t.norm == "to"}
    return frozenset(t.norm for t in tokens if t.norm not in _WITH_TO or t.index in to)
