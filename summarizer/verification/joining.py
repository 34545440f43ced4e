"""Claims joined from two sentences: what one sentence says of one thing, told of another that a different sentence speaks of.

"The minister was injured" has every word of "The minister arrived. Two guards were injured." Where a claim has the documents' own
words, its subject must therefore stand beside its verb somewhere in them, or a word that may stand for it: a pronoun after a sentence that
names it, "the company" after the company was named, a name where the claim has an office that the documents do not give to another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from summarizer.language import Analysis
from summarizer.language.clauses import Clause, clauses_of, is_passive
from summarizer.language.lexicon import SPEECH_VERBS
from summarizer.language.links import LINKING, links_of
from summarizer.language.names import Name, same_word
from summarizer.language.phrases import Phrase, is_light, is_name, same_phrase, text_of
from summarizer.language.tokens import Token, stem_of

_LEAST_SHARE = 0.85
"""The share of a claim's content that the documents have: in a free rewording another word for the subject is no other subject."""
_MOST_HOMES = 40
"""Clauses with one verb beyond which it is so common in the documents that who does it tells nothing."""
_REACH = 4
"""How far before a sentence what it speaks of by a pronoun or as "the company" may be named."""
_OPENING = 2
_APPOSED = 4
"""Tokens between a name and an office within which one sentence gives it to the name."""
_LIGHT = frozenset(stem_of(w) for w in "have become include do go come expect believe set".split())
GENERIC_HEADS = frozenset(
    stem_of(w)
    for w in """people person man woman group company firm team one member official officer somebody organisation organization side body
    country government family victim user author report study article""".split()
)
"""Heads that stand for many another: who is one of them is not told by the word."""
_DEFINITE = frozenset("the this that these those his her its their both such".split())
_OPEN = frozenset("his her its their which who".split())
_SAME_VERB = 4
"""Letters by which two forms of a verb of speech are one."""
_COORDINATORS = frozenset("and but or then".split())
_PERSONAL = frozenset("he she".split())
_PRONOUNS = _PERSONAL | frozenset("they it".split())


class Surroundings(Protocol):
    """The documents as this check sees them: sentences by index, in reading order."""

    def sentence(self, n: int) -> Analysis:
        """Return a sentence taken apart."""

    def holding(self, stem: str) -> Sequence[int]:
        """Return the indices of the sentences with a content stem."""

    def before(self, n: int, most: int) -> range:
        """Return the indices of up to `most` sentences right before one, of the same passage."""


@dataclass(frozen=True, slots=True)
class Join:
    """The subject that a claim gives to a verb, and the one that the documents give to it."""

    ours: str
    theirs: str
    verb: str


def find_join(claim: Analysis, around: Surroundings) -> Join | None:
    """Return the first clause of a claim whose verb the documents have, and whose subject they never have beside it; else None."""
    if sum(bool(around.holding(stem)) for stem in claim.stems) < _LEAST_SHARE * len(claim.stems):
        return None
    for ours in clauses_of(claim):
        mine = ours.done if ours.passive else ours.doer
        if mine is None or ours.stem in _LIGHT or claim.tokens[mine.first].norm in _OPEN or _is_generic(claim.tokens[mine.head]):
            continue
        if _only_speaks(claim, ours) or _is_object(claim, mine):
            continue
        others = [
            _other(_Subject(claim, mine), ours, n, i, around)
            for n in around.holding(ours.stem)[:_MOST_HOMES]
            for i in _verbs(around.sentence(n), claim.tokens[ours.verb])
        ]
        if others and all(other is not None for other in others) and not _is_told(claim, ours, mine, around):
            return Join(text_of(claim, mine), others[0] or "", claim.tokens[ours.verb].text)
    return None


@dataclass(frozen=True, slots=True)
class _Subject:
    """The subject of a claim's verb."""

    claim: Analysis
    phrase: Phrase

    @property
    def head(self) -> Token:
        return self.claim.tokens[self.phrase.head]

    @property
    def is_new(self) -> bool:
        """Whether the claim speaks of it as of something not yet named: "a boy"."""
        return self.claim.tokens[self.phrase.first].norm in ("a", "an")

    def is_in(self, sentence: Analysis) -> bool:
        """Whether its head stands in a sentence, or for a name a part of it."""
        head = self.head
        if head.stem in sentence.stems:
            return True
        wide = self.phrase.wide & sentence.stems
        if any(t.stem in wide for name in self.claim.names for t in self.claim.tokens[name.first : name.last + 1]):
            return True
        return head.capital and any(same_word(head.norm, t.norm) for t in sentence.tokens if t.capital)

    def is_before(self, n: int, around: Surroundings) -> bool:
        """Whether it stands in one of the sentences before sentence `n`, or in the first ones of its passage, which say what all is about."""
        opening = around.before(n, n)[:_OPENING]
        return any(self.is_in(around.sentence(k)) for k in (*around.before(n, _REACH), *opening))


def _verbs(sentence: Analysis, verb: Token) -> list[int]:
    """The places of a verb in a sentence; verbs of speech are no synonyms here."""
    return [
        t.index
        for t in sentence.tokens
        if t.stem == verb.stem
        and (verb.norm not in SPEECH_VERBS or t.norm[:_SAME_VERB] == verb.norm[:_SAME_VERB])
        and sentence.forms[t.index]
    ]


def _only_speaks(claim: Analysis, clause: Clause) -> bool:
    """Whether a clause is about who says something: that is for the check on attribution."""
    verb = claim.tokens[clause.verb]
    return verb.norm in SPEECH_VERBS and any(c.verb != clause.verb for c in clauses_of(claim))


def _is_generic(head: Token) -> bool:
    return head.stem in GENERIC_HEADS and not head.capital


def _is_object(claim: Analysis, mine: Phrase) -> bool:
    """Whether a phrase before a verb belongs to another verb before it, so that the subject is elsewhere."""
    return any(c.done is not None and not c.passive and c.done.first <= mine.head <= c.done.last for c in clauses_of(claim))


def _is_told(claim: Analysis, clause: Clause, mine: Phrase, around: Surroundings) -> bool:
    """Whether a sentence with the subject has nearly all else that the claim says: it may say the verb in another word."""
    rest = claim.stems - {clause.stem} - mine.wide
    return bool(rest) and any(
        len(rest & around.sentence(n).stems) >= _LEAST_SHARE * len(rest)
        for n in around.holding(claim.tokens[mine.head].stem)[:_MOST_HOMES]
        if not _verbs(around.sentence(n), claim.tokens[clause.verb])
    )


def _other(mine: _Subject, ours: Clause, n: int, verb: int, around: Surroundings) -> str | None:
    """The subject of a verb of sentence `n`; None where it may be `mine`, or cannot be told."""
    home = around.sentence(n)
    clause = next((c for c in clauses_of(home) if c.verb == verb), None)
    theirs = None if clause is None else clause.done if ours.passive else clause.doer
    if not around.holding(mine.head.stem):
        return None
    if mine.is_in(home):
        return _of_another(mine, theirs, home) if theirs is not None else None
    if is_passive(home.tokens, verb) is not ours.passive:
        return None if theirs is None else _differs(mine, theirs, n, around)
    k = verb - 1
    while k >= 0 and is_light(home.tokens[k]):
        k -= 1
    if theirs is None and k > 0 and home.tokens[k].norm in _COORDINATORS:
        earlier = [i for i in range(k) if home.forms[i]]
        return _other(mine, ours, n, earlier[-1], around) if earlier else None
    if theirs is not None:
        return _differs(mine, theirs, n, around)
    if k >= 0 and home.tokens[k].norm in _PRONOUNS:
        return _pronoun(mine, n, k, verb, around)
    if k > 0 and home.tokens[k].norm == "who":
        k -= 1
    if k > 0 and is_name(home.tokens[k]) and home.tokens[k].clause != home.tokens[verb].clause:
        # "Its director, Owen Pratt, arrived", "Ada Long, who led it"
        begin = k
        while begin and is_name(home.tokens[begin - 1]) and home.tokens[begin - 1].clause == home.tokens[k].clause:
            begin -= 1
        stems = frozenset(t.stem for t in home.tokens[begin : k + 1])
        return _differs(mine, Phrase(begin, k, k, stems, "", stems), n, around)
    return None


def _of_another(mine: _Subject, theirs: Phrase, home: Analysis) -> str | None:
    """Where both subjects are of one kind and the claim's is that of a name which the sentence lacks: "Shares of Tessaro"."""
    if mine.head.stem != home.tokens[theirs.head].stem:
        return None
    for ours in links_of(mine.claim):
        if ours.relation == "of" and ours.head == mine.phrase.head and mine.claim.tokens[ours.first].capital:
            for other in links_of(home):
                known = ours.stems & home.stems or not home.tokens[other.first].capital
                if other.relation == "of" and other.head == theirs.head and not known:
                    return home.text[
                        home.tokens[min(other.head, other.first)].start : home.tokens[max(other.head, other.last)].end
                    ]
    return None


def _differs(mine: _Subject, theirs: Phrase, n: int, around: Surroundings) -> str | None:
    home = around.sentence(n)
    if home.tokens[theirs.head].stem in mine.claim.stems - mine.phrase.wide:
        return None  # who did it to whom is for the check on roles
    counted = {t.stem for q in home.quantities for t in home.tokens[q.first : q.last + 1]} - {home.tokens[theirs.head].stem}
    heads = {mine.head.stem, home.tokens[theirs.head].stem}
    capitals = {t.stem for t in (*mine.claim.tokens, *home.tokens) if t.capital}
    if mine.phrase.wide & theirs.wide & (heads | capitals) - counted or (
        same_phrase(mine.phrase, mine.claim, theirs, home) and not mine.phrase.stems & theirs.stems
    ):
        return None
    named = any(is_name(t) for t in home.tokens[theirs.first + 1 : theirs.last + 1])
    definite = home.tokens[theirs.first].norm in _DEFINITE and not named
    head = home.tokens[theirs.head]
    known = any(head.stem in around.sentence(k).stems for k in around.before(n, _REACH))
    if definite and mine.is_before(n, around) and not known:
        return None
    if _is_generic(head) and not definite:
        return None
    if is_name(home.tokens[theirs.head]) and _may_be_called(mine, home, theirs, around):
        return None
    return text_of(home, theirs)


def _pronoun(mine: _Subject, n: int, place: int, verb: int, around: Surroundings) -> str | None:
    """The pronoun before a verb of sentence `n`, where nothing that it may stand for is `mine`; None, too, where no sentence says whom it stands for."""
    home = around.sentence(n)
    if mine.is_new:
        return None
    personal = home.tokens[place].norm in _PERSONAL
    reach = 2 * _REACH if personal else _REACH
    before = around.before(n, reach)
    named = False
    for m in reversed(before):
        sentence = around.sentence(m)
        if mine.is_in(sentence):
            return None
        named = personal and any(_is_person(sentence, name) for name in sentence.names)
        if named:
            break
    named = named or any(0 < name.last < place for name in home.names)
    return home.text[home.tokens[place].start : home.tokens[verb].end] if named or len(before) == reach else None


def _does_other_things(mine: _Subject, around: Surroundings) -> bool:
    """Whether the documents have the claim's subject beside verbs of its own, or a name: then it is no other word for somebody else."""
    for n in around.holding(mine.head.stem)[:_MOST_HOMES]:
        sentence = around.sentence(n)
        subjects = (c.done if c.passive else c.doer for c in clauses_of(sentence))
        if any(s is not None and sentence.tokens[s.head].stem == mine.head.stem for s in subjects):
            return True
        if any(name.first and sentence.tokens[name.first - 1].stem == mine.head.stem for name in sentence.names):
            return True
    return False


def _is_person(sentence: Analysis, name: Name) -> bool:
    """Whether a name may be somebody that a pronoun after it stands for: two words or more, and no place or school that something is in."""
    return len(name.parts) > 1 and not (name.first and sentence.tokens[name.first - 1].norm in LINKING)


def _may_be_called(mine: _Subject, home: Analysis, name: Phrase, around: Surroundings) -> bool:
    """Whether a name may be what a claim calls otherwise: "a boy", or what a sentence has right beside the name."""
    if mine.is_new or not (is_name(mine.head) or _does_other_things(mine, around)):
        return True
    parts = [t.norm for t in home.tokens[name.first : name.last + 1] if is_name(t)]
    for n in around.holding(mine.head.stem)[:_MOST_HOMES]:
        sentence = around.sentence(n)
        places = [t.index for t in sentence.tokens if t.stem == mine.head.stem]
        named = [t.index for t in sentence.tokens if t.capital and any(same_word(t.norm, part) for part in parts)]
        if any(abs(i - place) <= _APPOSED for i in named for place in places):
            return True
    return False
