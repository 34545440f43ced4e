"""Checks on who does what to whom, and on which figure, date or name stands in which place of the sentence."""

from collections.abc import Iterator

from summarizer.language import Analysis
from summarizer.language.clauses import Clause, clauses_of
from summarizer.language.lexicon import SPEECH_VERBS
from summarizer.language.names import same_word
from summarizer.language.phrases import Phrase, is_name, same_phrase, text_of
from summarizer.language.tokens import stem_of

from .alignment import Alignment, Body
from .findings import Finding, failed, passed
from .joining import GENERIC_HEADS
from .order import is_turned

_MUTUAL = frozenset(
    stem_of(w) for w in "meet marry divorce border equal resemble match merge differ be become remain include".split()
)
"""Verbs whose two sides may change places."""

_COLLECTIVES = frozenset(stem_of(w) for w in "group team number crowd series pair couple gang crew majority".split())
"""Heads that stand for what "of" says after them: "a group of 15 men"."""
_POSSESSIVES = frozenset("his her their".split())
_LEAST_COVERAGE = 0.5
_NEARLY_THE_SAME = 0.88
"""In a free rewording one verb has many subjects rightly ("police", "officers"); where the words are nearly the same it has one."""
_LONGEST = 120
"""Tokens of an evidence sentence beyond which it is a table or a list, where places tell nothing."""


def check_roles(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """Who does what to whom is as in the evidence, active or passive: nobody of it stands in another's place."""
    if alignment.coverage < _LEAST_COVERAGE or is_turned(claim, body):
        return
    sentences = [s for s in body.sentences if len(s.tokens) <= _LONGEST]
    near = alignment.coverage >= _NEARLY_THE_SAME
    several = len(sentences) > 1
    for ours in clauses_of(claim):
        if ours.stem in _MUTUAL:
            continue
        theirs = [(c, s) for s in sentences for c in clauses_of(s) if c.stem == ours.stem]
        clashes = [
            clash
            for c, s in theirs
            if (
                clash := _clash(ours, claim, c, s, near)
                or _owned(ours, claim, c, s)
                or ((several or body.context) and _stranger(ours, claim, c, s, () if several else body.context_parts))
            )
        ]
        clashes = clashes if len(clashes) == len(theirs) else _joined(ours, claim, theirs)
        if theirs and clashes:
            verb = claim.tokens[ours.verb].text
            said, other = clashes[0]
            yield failed(
                "role", "contradicts", said, other, f"beside {verb!r} the claim has {said!r} where the evidence has {other!r}"
            )
            return
        if theirs and ours.doer is not None and any(c.doer is not None for c, _ in theirs):
            yield passed("role", text_of(claim, ours.doer), None, f"{text_of(claim, ours.doer)!r} stands beside the same verb")


def check_joined(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """The subject of a verb is beside it in one sentence of the documents, or in one that stands for it: see `joining`."""
    join = body.find_join(claim)
    if join is not None:
        said = f"the documents do not say {join.verb!r} of {join.ours!r}, but of {join.theirs!r}"
        yield failed("joined", "lacks", join.ours, join.theirs, said)


def _clash(ours: Clause, claim: Analysis, theirs: Clause, sentence: Analysis, near: bool) -> tuple[str, str] | None:
    """The two phrases, ours and theirs, that cannot both have the place beside the verb; None when all may be the same."""
    speech = claim.tokens[ours.verb].norm in SPEECH_VERBS

    def same(mine: Phrase | None, other: Phrase | None) -> bool:
        if mine is None or other is None:
            return False
        wide = speech or _COLLECTIVES & {claim.tokens[mine.head].stem, sentence.tokens[other.head].stem}
        if wide and (mine.stems & other.wide or mine.wide & other.stems):
            return True
        return same_phrase(mine, claim, other, sentence) or _is_apposed(mine, claim, other, sentence)

    if same(ours.doer, theirs.doer) or same(ours.done, theirs.done):
        near_only = True
    else:
        near_only = False
        if same(ours.doer, theirs.done) and same(ours.done, theirs.doer) and ours.doer and theirs.done:
            return text_of(claim, ours.doer), text_of(sentence, theirs.doer or theirs.done)
        # "The police were criticised" beside "Police criticised the mayor": who does it is not whom it is done to.
        if (
            ours.passive
            and not theirs.passive
            and ours.doer is None
            and same(ours.done, theirs.doer)
            and ours.done
            and theirs.done
        ):
            return f"{text_of(claim, ours.done)} {claim.tokens[ours.verb].text}", _clause_text(theirs, sentence)
        if theirs.passive and not ours.passive and ours.done and same(ours.doer, theirs.done) and ours.doer and theirs.done:
            return text_of(claim, ours.doer), _clause_text(theirs, sentence)
    if not near:
        return None
    for mine, other in ((ours.doer, theirs.doer), (ours.done, theirs.done)):
        if mine is None or other is None or same(mine, other):
            continue
        if _is_elsewhere(mine, claim, sentence, other) and (not near_only or _is_elsewhere(other, sentence, claim, mine)):
            return text_of(claim, mine), text_of(sentence, other)
    return None


def _is_apposed(phrase: Phrase, claim: Analysis, other: Phrase, sentence: Analysis) -> bool:
    """Whether a phrase of a claim stands right before the mark before another of the evidence: "his father, Olaf Berg, said"."""
    before = sentence.tokens[other.first - 1] if other.first else None
    apposed = before is not None and before.clause != sentence.tokens[other.first].clause and before.content
    return bool(apposed and before and before.stem == claim.tokens[phrase.head].stem and is_name(sentence.tokens[other.head]))


def _owned(ours: Clause, claim: Analysis, theirs: Clause, sentence: Analysis) -> tuple[str, str] | None:
    """Where the claim has somebody and the evidence has what or who is his: "the mayor" and "the mayor's son"."""
    for mine, other in ((ours.doer, theirs.doer), (ours.done, theirs.done)):
        if mine is None or other is None or not other.owner:
            continue
        head = sentence.tokens[other.head].stem
        if claim.tokens[mine.head].stem == other.owner and head not in claim.stems:
            return text_of(claim, mine), text_of(sentence, other)
    return None


def _stranger(
    ours: Clause, claim: Analysis, theirs: Clause, sentence: Analysis, around: tuple[str, ...]
) -> tuple[str, str] | None:
    """Where the claim has a name that only another sentence of the evidence knows, and this one has another name in its place.

    So is whoever is somebody's: "her deputy resigned" does not tell it of herself.
    "Rossi sued Bini. The case against Verdi was dropped." does not say that Verdi sued Bini. `around` are the names of the sentence before,
    where the evidence is one sentence: only they can come from there.
    """
    for mine, other in ((ours.doer, theirs.doer), (ours.done, theirs.done)):
        if mine is None or other is None or same_phrase(mine, claim, other, sentence):
            continue
        names = [t for t in claim.tokens[mine.first : mine.last + 1] if is_name(t) and (not around or t.norm in around)]
        named = any(is_name(sentence.tokens[i]) for i in range(other.first, other.last + 1))
        head = sentence.tokens[other.head]
        owned = sentence.tokens[other.first].norm in _POSSESSIVES and head.stem not in GENERIC_HEADS | claim.stems
        known = any(same_word(name.norm, t.norm) for name in names for t in sentence.tokens if t.capital)
        if names and (named or owned) and not known:
            return text_of(claim, mine), text_of(sentence, other)
    return None


def _joined(ours: Clause, claim: Analysis, theirs: list[tuple[Clause, Analysis]]) -> list[tuple[str, str]]:
    """Where one clause of the evidence has our doer and another has whom we say it is done to, each with somebody else beside it."""
    if ours.doer is None or ours.done is None:
        return []
    beside: list[tuple[str, str]] = []
    for clause, sentence in theirs:
        doer = clause.doer is not None and same_phrase(ours.doer, claim, clause.doer, sentence)
        done = clause.done is not None and same_phrase(ours.done, claim, clause.done, sentence)
        if clause.doer is None or clause.done is None or doer == done:
            return []
        if doer:
            beside.append((text_of(claim, ours.done), text_of(sentence, clause.done)))
        else:
            beside.insert(0, (text_of(claim, ours.doer), text_of(sentence, clause.doer)))
    return beside if len(theirs) > 1 and len({b[0] for b in beside}) > 1 else []


def _clause_text(clause: Clause, sentence: Analysis) -> str:
    phrase = clause.done or clause.doer
    first, last = (
        (clause.verb, clause.verb) if phrase is None else (min(phrase.first, clause.verb), max(phrase.last, clause.verb))
    )
    return sentence.text[sentence.tokens[first].start : sentence.tokens[last].end]


def _is_elsewhere(phrase: Phrase, home: Analysis, sentence: Analysis, instead: Phrase) -> bool:
    """Whether the head of a phrase stands in another sentence too, but outside of the phrase that has its place there."""
    stem = home.tokens[phrase.head].stem
    return any(t.stem == stem and t.content and not instead.first <= t.index <= instead.last for t in sentence.tokens)
