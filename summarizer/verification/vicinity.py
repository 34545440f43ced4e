"""What stands beside a word: whether one of a claim and one of the evidence have it in common, so that one is told instead of the other."""

from itertools import takewhile

from summarizer.language import Analysis
from summarizer.language.names import Name
from summarizer.language.verbs import PREPOSITIONS

_NEAR = 8
_CONTRASTS = frozenset("but while whereas although though".split())
_LONGEST_OBJECT = 4


def beside(claim: Analysis, i: int, sentence: Analysis, k: int) -> bool:
    """Whether token `i` of a claim and token `k` of a sentence have a content word near them in common, or the claim has none there."""
    ours = _around(claim, i)
    return not ours or bool(ours & _around(sentence, k))


def _around(sentence: Analysis, i: int) -> set[str]:
    before = takewhile(lambda t: t.norm not in _CONTRASTS, reversed(sentence.tokens[max(0, i - _NEAR) : i]))
    after = takewhile(lambda t: t.norm not in _CONTRASTS, sentence.tokens[i + 1 : i + 1 + _NEAR])
    return {t.stem for t in (*before, *after) if t.content}


def objects_differ(claim: Analysis, i: int, sentence: Analysis, k: int) -> bool:
    """Whether two verbs have objects that share no word: "by not using steel" says nothing of "using cheaper materials"."""
    ours, theirs = _object(claim, i), _object(sentence, k)
    return bool(ours and theirs) and not ours & theirs


def _object(sentence: Analysis, i: int) -> set[str]:
    """The content stems right after a verb, up to a preposition, another verb or a mark."""
    tokens, found = sentence.tokens, set[str]()
    if not (tokens[i].norm.endswith("ing") or sentence.forms[i]):
        return found
    for token in tokens[i + 1 : i + 1 + _LONGEST_OBJECT]:
        if token.clause != tokens[i].clause or token.norm in PREPOSITIONS or sentence.forms[token.index]:
            break
        if token.content:
            found.add(token.stem)
    return found


def preposition_before(sentence: Analysis, name: Name) -> str:
    """The preposition before a name, an article between them left out; empty where there is none."""
    k = name.first - 1
    while k >= 0 and sentence.tokens[k].norm in ("the", "a", "an"):
        k -= 1
    return sentence.tokens[k].norm if k >= 0 and sentence.tokens[k].norm in PREPOSITIONS else ""
