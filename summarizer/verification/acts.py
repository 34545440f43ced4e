"""Speech acts of claims about a dialogue: asking, offering, agreeing, telling."""

import re

from summarizer.language import Analysis, analyse
from summarizer.language.clauses import clauses_of
from summarizer.language.forgetting import remembered
from summarizer.language.lexicon import SPEECH_VERBS, TITLES
from summarizer.language.questions import is_in_doubt
from summarizer.language.tokens import Token, stem_of

ASKING = frozenset(stem_of(w) for w in "ask inquire enquire wonder question request beg invite query".split())
_RAISING = ASKING | frozenset(stem_of(w) for w in "suggest propose offer recommend discuss talk consider debate consult".split())
_OPEN = frozenset("whether interested unsure uncertain".split())
"""Verbs and words of claims that a question may bear out: what is asked is raised, offered, or in doubt."""
_SAYING = frozenset(stem_of(w) for w in SPEECH_VERBS) | frozenset(
    stem_of(w)
    for w in """agree confirm remind complain refuse thank explain answer reply respond apologize apologise assure offer propose recommend advise
    mention promise decline accept think inform greet congratulate admit invite""".split()
)
REPLYING = frozenset(
    stem_of(w) for w in "agree confirm accept promise refuse decline deny admit reply answer respond reject assure".split()
)
"""Speech acts that may rest on what another says right before: "Can you come?", "Yes"."""
_QUOTED = re.compile(r"\b(?:said|asked): ")
_BEFORE_NOUNS = frozenset("the a an his her their its this that these no any of with some".split())


def speech_verb(claim: Analysis) -> int | None:
    """Return the index of the first verb of a claim, where that says what somebody says or asks, or of an "according" at its head; else None."""
    if claim.tokens and claim.tokens[0].norm == "according":
        return 0
    verb = next((t for t in claim.tokens[1:] if t.stem in _RAISING | _SAYING and _may_be_verb(claim, t)), None)
    if verb is None:
        return None
    first = next((c.verb for c in clauses_of(claim) if c.verb < verb.index), None)
    return verb.index if first is None else None


def _may_be_verb(claim: Analysis, token: Token) -> bool:
    """Whether a word does not stand where a noun does: "Mike's offer", "the question"."""
    before = claim.tokens[token.index - 1]
    owned = before.text.endswith(("'s", "’s", "s'", "s’"))
    return not (token.capital or token.norm in TITLES or owned or before.norm in _BEFORE_NOUNS)


@remembered(2_000)
def is_asking(claim: Analysis) -> bool:
    """Return whether a claim is about what somebody asks, raises or leaves open, or quotes a sentence of a dialogue."""
    if is_in_doubt(claim.text) or _QUOTED.search(claim.text):
        return True
    if any(t.norm in _OPEN or (t.norm == "know" and claim.tokens[t.index - 1].norm == "to") for t in claim.tokens):
        return True
    verb = speech_verb(claim)
    return verb is not None and claim.tokens[verb].stem in _RAISING


def requests(text: str) -> bool:
    """Return whether a sentence that is no question asks for something."""
    words = {t.norm for t in analyse(text).tokens}
    return bool(
        words & {"please", "want", "need", "like", "wonder", "wondering", "ask", "asked", "know", "request", "let", "tell"}
    )
