"""What stands beside a word: whether one of a claim and one of the evidence have it in common, so that one is told instead of the other."""

from itertools import dropwhile, pairwise, takewhile

from summarizer.language import Analysis
from summarizer.language.clauses import clauses_of
from summarizer.language.names import Name
from summarizer.language.phrases import same_phrase
from summarizer.language.tokens import stem_of
from summarizer.language.verbs import PREPOSITIONS

_NEAR, _CLOSE = 8, 4
_PARTICLES = frozenset("up down in out on off".split())
_CONTRASTS = frozenset("but while whereas although though".split())
_LONGEST_OBJECT = 4
_LINKS = frozenset("in of the a an its his her their our this that".split())
_CONVERSE = [
    {stem_of(a), stem_of(b)} for a, b in (pair.split("/") for pair in "lend/borrow buy/sell give/receive teach/learn".split())
]


def beside(claim: Analysis, i: int, sentence: Analysis, k: int) -> bool:
    """Whether token `i` of a claim and token `k` of a sentence have a content word near them in common, or the claim has none there."""
    ours = _around(claim, i)
    return not ours or bool(ours & _around(sentence, k))


def is_instead(claim: Analysis, i: int, sentence: Analysis, k: int) -> bool:
    """Whether token `i` of a claim says the opposite of the same as token `k` of a sentence.

    Not where each tells it of a thing that the other has elsewhere ("cut the price and raised the wage"), nor where one is told from the
    other's end ("Rosa lends it" beside "Tom borrows it").
    """
    if not beside(claim, i, sentence, k) or _is_converse(claim, i, sentence, k):
        return False
    if claim.tokens[i].norm in _PARTICLES and not _around(claim, i, _CLOSE) & _around(sentence, k, _CLOSE):
        return False  # "came up with a price" says nothing of "brought down the price"
    ours, theirs = _governed(claim, i), _governed(sentence, k)
    return not (ours and theirs and not ours & theirs and ours <= sentence.stems and theirs <= claim.stems)


def _is_converse(claim: Analysis, i: int, sentence: Analysis, k: int) -> bool:
    """Whether a verb of giving and one of taking have two doers: who lends is not who borrows."""
    pair = {claim.tokens[i].stem, sentence.tokens[k].stem}
    if not any(pair == both for both in _CONVERSE):
        return False
    ours = next((c.doer for c in clauses_of(claim) if c.verb == i), None)
    theirs = next((c.doer for c in clauses_of(sentence) if c.verb == k), None)
    if ours is None or theirs is None or same_phrase(ours, claim, theirs, sentence):
        return False
    return bool(ours.stems & sentence.stems or theirs.stems & claim.stems)


def _governed(sentence: Analysis, i: int) -> set[str]:
    """The content stems of the thing that a word is told of: the first run of content after it, less articles; none with a name."""
    after = [t for t in sentence.tokens[i + 1 : i + 1 + _NEAR] if t.clause == sentence.tokens[i].clause]
    run = list(takewhile(lambda t: t.content and not t.norm[:1].isdigit(), dropwhile(lambda t: t.norm in _LINKS, after)))
    return set() if any(t.capital for t in run) else {t.stem for t in run}


def _around(sentence: Analysis, i: int, near: int = _NEAR) -> set[str]:
    before = takewhile(lambda t: t.norm not in _CONTRASTS, reversed(sentence.tokens[max(0, i - near) : i]))
    after = takewhile(lambda t: t.norm not in _CONTRASTS, sentence.tokens[i + 1 : i + 1 + near])
    return {t.stem for t in (*before, *after) if t.content}


def objects_differ(claim: Analysis, i: int, sentence: Analysis, k: int) -> bool:
    """Whether two verbs have objects, or infinitives, that share no word: "by not using steel" says nothing of "using cheaper materials"."""
    ours, theirs = _object(claim, i), _object(sentence, k)
    return bool(ours and theirs) and not ours & theirs


def _object(sentence: Analysis, i: int) -> set[str]:
    """The content stems right after a verb, up to a preposition, another verb or a mark; or those of the infinitives that it governs."""
    tokens, found = sentence.tokens, set[str]()
    rest = [t for t in tokens[i + 1 :] if t.clause == tokens[i].clause]
    if len(rest) > 1 and rest[0].norm == "to" and rest[1].content:
        joined = {b.stem for a, b in pairwise(rest) if a.norm in ("or", "and")}
        return {rest[1].stem, *joined}  # "does not want to stay" says nothing of "wants to leave"
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
    return preposition_at(sentence, name.first)


def preposition_at(sentence: Analysis, first: int) -> str:
    """The preposition before what begins at token `first`, as `preposition_before` has it."""
    k = first - 1
    while k >= 0 and sentence.tokens[k].norm in ("the", "a", "an"):
        k -= 1
    return sentence.tokens[k].norm if k >= 0 and sentence.tokens[k].norm in PREPOSITIONS else ""
