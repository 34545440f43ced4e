"""Check on words that join: what happened because of something did not happen in spite of it, and who is like another is not unlike him."""

from collections.abc import Iterator

from summarizer.language import Analysis
from summarizer.language.verbs import BE

from .alignment import Alignment, Body
from .findings import Finding, failed

_LEAST_COVERAGE = 0.8
_CAUSE, _SPITE = "cause", "spite"
_KINDS = {
    "because": _CAUSE, "due": _CAUSE, "owing": _CAUSE, "thanks": _CAUSE,
    "despite": _SPITE, "although": _SPITE, "though": _SPITE, "spite": _SPITE,
    "like": "like", "unlike": "unlike",
}  # fmt: skip
_AGAINST = {_CAUSE: _SPITE, _SPITE: _CAUSE, "like": "unlike", "unlike": "like"}
_WITH_TO = frozenset("due owing thanks".split())

Link = tuple[str, str, frozenset[str], frozenset[str]]


def check_connectives(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """What the claim joins by "because" the evidence does not join by "despite", nor the other way round; nor "like" by "unlike"."""
    if alignment.coverage < _LEAST_COVERAGE:
        return
    ours = list(_links(claim))
    theirs = [link for s in body.sentences for link in _links(s)] if ours else []
    for kind, word, inner, outer in ours:
        same = [(k, w) for k, w, i, o in theirs if 2 * len(i & inner) > len(inner) and 2 * len(o & outer) > len(outer)]
        rival = next((w for k, w in same if k == _AGAINST[kind]), None)
        if rival is not None and all(k != kind for k, _ in same):
            yield failed("order", "contradicts", word, rival, f"the claim says {word!r}, the evidence says {rival!r}")
            return


def _links(sentence: Analysis) -> Iterator[Link]:
    """What each connective of a sentence is, its word, and the stems of what it opens and of the rest."""
    tokens = sentence.tokens
    for token in tokens:
        kind, i = _KINDS.get(token.norm), token.index
        if kind is None or (token.norm in _WITH_TO and not _opens_cause(sentence, i)):
            continue
        if kind == "like" and i and tokens[i - 1].clause == token.clause:
            continue  # "cities like Leeds", "would like to"
        opened = [t for t in tokens[i + 1 :] if t.clause == token.clause]
        inner = [t.stem for t in opened if t.content]
        if kind in ("like", "unlike"):
            inner = inner[:1]
        last = opened[-1].index if opened else i
        outer = frozenset(t.stem for t in (*tokens[:i], *tokens[last + 1 :]) if t.content)
        yield kind, token.text, frozenset(inner), outer


def _opens_cause(sentence: Analysis, i: int) -> bool:
    """Whether a "due", "owing" or "thanks" has its "to" and is not "due to be"."""
    tokens = sentence.tokens
    if i + 2 >= len(tokens) or tokens[i + 1].norm != "to":
        return False
    return not (i and tokens[i - 1].norm in BE and (tokens[i + 2].norm == "be" or sentence.forms[i + 2]))
