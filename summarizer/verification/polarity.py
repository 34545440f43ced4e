"""Checks on how a claim says it: negation, hedges, opposites and modifiers."""

from collections.abc import Iterator
from itertools import takewhile

from summarizer.language import Analysis
from summarizer.language.attitudes import ATTITUDES, THOUGHT
from summarizer.language.clauses import clauses_of
from summarizer.language.lexicon import PRIVATIVES, TITLES
from summarizer.language.modes import is_stated
from summarizer.language.phrases import is_name, same_phrase, subject_of
from summarizer.language.tokens import Token, opposites_of, stem_of
from summarizer.language.verbs import is_past

from .alignment import Alignment, Body
from .findings import Finding, failed, passed
from .order import is_turned
from .vicinity import is_instead, objects_differ

_NEARLY_THE_SAME = 0.8
_SECONDS = frozenset(("deputy", "vice"))
_SHORT = 3
_LEAST_ANSWERED = 2
_OF_ANY = frozenset("a an any all the his her its their our my your and or of in at on for between to from with by".split())
"""What may stand beside a thing that is denied of all of its kind: "a link was not found" and "the links were not found", but not "some links were not"."""
_PERSONS = frozenset("he she it they i we".split())
_TROUBLE = frozenset(stem_of(w) for w in "issue problem trouble shortage lack loss failure outage gap absence need".split())
_EVIDENTIAL = frozenset("allegedly reportedly apparently supposedly purportedly alleged suspected accused unconfirmed".split())
"""Words that keep a doubt which the evidence has, without naming who holds it."""
_HOLDING = ATTITUDES | THOUGHT
_SOFT = _HOLDING | frozenset(
    "afraid appear appears appeared seem seems seemed theory view according likely estimated expected understood".split()
)
"""Words with which a claim keeps that something is only held."""


def check_negation(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """What the claim asserts the evidence does not deny, what it denies the evidence denies, and it denies no more often."""
    for i, places in alignment.places.items():
        if not places:
            continue
        word = claim.tokens[i].text
        if i in claim.scope.core:
            if not any(_denies(body, place) for place in (*places, *_verb_places(claim, i, body, alignment))):
                said = f"the claim denies {word!r}, the evidence asserts it"
                yield failed("negation", "contradicts", f"not {word}", _around(body, places[0]), said)
                return
        elif (
            i not in claim.scope.negated
            and i not in claim.scope.denied
            and not claim.tokens[i].capital
            and not (claim.scope.averse or claim.scope.negators)
            and all(t in body.sentences[s].scope.core for s, t in places)
            and not _is_trouble(claim, i)
            and not all(objects_differ(claim, i, body.sentences[s], t) for s, t in places)
            and any(_is_of_it(claim, i, body.sentences[s], t) for s, t in places)
        ):
            yield failed(
                "negation", "contradicts", word, _around(body, places[0]), f"the claim asserts {word!r}, the evidence denies it"
            )
            return
    negators = [n for n in claim.scope.negators if not _answers(claim, n)]
    if not negators:
        return
    word = claim.tokens[negators[-1]].text
    theirs = sum(len(s.scope.negators) for s in body.sentences) + _unmade(claim, body)
    averse = not claim.scope.averse and any(s.scope.averse for s in body.sentences)
    if len(negators) > theirs and not (len(negators) == 1 and averse):
        check = "negation" if alignment.coverage >= _NEARLY_THE_SAME else "content"
        yield failed(check, "lacks", word, None, f"the claim has {word!r}, the evidence does not deny so much")
    else:
        yield passed("negation", word, None, "the evidence denies it, too")


def _verb_places(claim: Analysis, i: int, body: Body, alignment: Alignment) -> Iterator[tuple[int, int]]:
    """Where the evidence has a verb with the thing at `i` of which the claim says that it was done to none: "no link was found", "a link was not found"."""
    for negator, verb in claim.scope.voided:
        if negator < i < verb:
            for n, k in alignment.places.get(verb, ()):
                told = body.sentences[n]
                subject = subject_of(told.tokens, told.forms, frozenset(), k)
                if subject is None:
                    continue
                share = subject.first > 1 and told.tokens[subject.first - 1].norm == "of"  # "two of the weapons"
                held = told.tokens[subject.first - 2 * share : subject.last + 1]
                several = any(t.norm in ("and", "or") for t in held)
                if any((n, t.index) in alignment.places[i] for t in held) and (
                    several or all(_is_of_any(t, claim) for t in held)
                ):
                    yield n, k


def _is_of_any(token: Token, claim: Analysis) -> bool:
    """Whether a word beside a thing leaves it any of its kind, or narrows it as the claim does."""
    return token.norm in _OF_ANY or token.stem in claim.stems or any(t.norm == token.norm for t in claim.tokens)


def _unmade(claim: Analysis, body: Body) -> int:
    """How many words that the claim denies the evidence has with the denial in them: "unaware", for "not aware"."""
    denied = [claim.tokens[i].stem for i in claim.scope.negated]
    return sum(any(o in body.stems and o.endswith(stem) for o in opposites_of(stem)) for stem in denied)


def _is_of_it(claim: Analysis, i: int, sentence: Analysis, k: int) -> bool:
    """Whether a sentence that denies the word at `k` may deny it of what the claim speaks of: it has another word of the claim, or a pronoun."""
    others = claim.stems - {claim.tokens[i].stem}
    return len(others) < _SHORT or bool(others & sentence.stems) or any(t.norm in _PERSONS for t in sentence.tokens[:k])


def _answers(claim: Analysis, i: int) -> bool:
    """Whether a negator that opens a claim only answers what was said before, and the claim goes on: "No, but", "Not really, ..."."""
    after = claim.tokens[i + 1 : i + 3]
    if i or len(after) < _LEAST_ANSWERED:
        return False
    following = after[1] if after[0].norm == "really" else after[0]
    return following.clause > claim.tokens[0].clause or following.norm == "but"


def _is_trouble(claim: Analysis, i: int) -> bool:
    """Whether a noun says that what the word at `i` names is wanting: "connectivity issues" are no connectivity."""
    return i + 1 < len(claim.tokens) and claim.tokens[i + 1].stem in _TROUBLE


def _denies(body: Body, place: tuple[int, int]) -> bool:
    scope = body.sentences[place[0]].scope
    return place[1] in scope.negated or place[1] in scope.denied or place[1] in scope.averse


def check_hedges(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """What the evidence only alleges, denies or holds possible, the claim does not state as a fact."""
    if not any(s.scope.hedged or s.scope.doubted or s.scope.denied for s in body.sentences):
        return
    soft = any(t.norm in _SOFT for t in claim.tokens)
    for i, places in alignment.places.items():
        if not places or i in claim.scope.hedged or claim.tokens[i].capital or not is_stated(claim.tokens, claim.forms, i):
            continue
        if all(_names_another(claim, i, body.sentences[s], t) for s, t in places):
            continue
        if claim.forms[i] and all(
            t in body.sentences[s].scope.hedged and not (soft and _holds(body.sentences[s])) for s, t in places
        ):
            evidence = _around(body, places[0])
            yield failed(
                "modality",
                "lacks",
                claim.tokens[i].text,
                evidence,
                f"the claim states {claim.tokens[i].text!r}, the evidence only {evidence!r}",
            )
            return
    claim_doubts = any(s.doubting for s in claim.speech) or bool(claim.scope.denied) or bool(claim.scope.negators)
    if claim_doubts:
        return
    inside = [i for i, places in alignment.places.items() if places]
    claim_norms = _norms(claim)
    doubted = [i for i in inside if all(t in body.sentences[s].scope.doubted for s, t in alignment.places[i])]
    if (
        not claim.speech
        and not claim.scope.doubted
        and not _EVIDENTIAL & claim_norms
        and len(doubted) >= max(2, 0.7 * len(inside))
    ):
        evidence = body.sentences[alignment.places[doubted[0]][0][0]].text
        word = claim.text
        yield failed(
            "modality", "lacks", word, evidence, "the claim states as a fact what the evidence has somebody claim or suggest"
        )
        return
    for i in inside:
        if all(t in body.sentences[s].scope.denied for s, t in alignment.places[i]) and claim.forms[i]:
            evidence = _around(body, alignment.places[i][0])
            yield failed(
                "modality",
                "contradicts",
                claim.tokens[i].text,
                evidence,
                f"the claim states {claim.tokens[i].text!r}, which the evidence reports as denied",
            )
            return


def _holds(sentence: Analysis) -> bool:
    """Whether a sentence tells what somebody believes, fears or hopes."""
    return any(t.norm in _HOLDING for t in sentence.tokens)


def _names_another(claim: Analysis, i: int, sentence: Analysis, k: int) -> bool:
    """Whether two verbs of one meaning have doers by name that are two: that Austin might have scored says nothing of Bento."""
    ours = next((c.doer for c in clauses_of(claim) if c.verb == i), None)
    theirs = next((c.doer for c in clauses_of(sentence) if c.verb == k), None)
    if ours is None or theirs is None or same_phrase(ours, claim, theirs, sentence):
        return False
    pairs = ((ours, claim), (theirs, sentence))
    return all(any(is_name(t) for t in told.tokens[doer.first : doer.last + 1]) for doer, told in pairs)


def check_opposites(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """A word of the claim that the evidence lacks is not the opposite of one that the evidence has."""
    theirs = {t.stem for s in body.sentences for t in s.tokens}
    if all(opposites_of(t.stem).isdisjoint(theirs) for t in claim.tokens):
        return
    words: dict[str, Token] = {}
    where: dict[str, list[tuple[Analysis, int]]] = {}
    for s in body.sentences:
        for t in s.tokens:
            words[t.stem] = t
            where.setdefault(t.stem, []).append((s, t.index))
    if is_turned(claim, body):
        return
    for token in claim.tokens:
        if token.stem in words or token.index in claim.scope.negated:
            continue
        for other in sorted(opposites_of(token.stem)):
            if (
                other in words
                and other not in claim.stems
                and words[other].norm not in _norms(claim)
                and any(is_instead(claim, token.index, s, k) and not _is_unmade(token, s, k) for s, k in where[other])
            ):
                text = words[other].text
                said = f"the claim says {token.text!r}, the evidence says {text!r}"
                yield failed("opposite", "contradicts", token.text, text, said)
                break


def _is_unmade(token: Token, sentence: Analysis, k: int) -> bool:
    """Whether a denial makes one word of the other: "not aware" says as much as "unaware"."""
    shorter, longer = sorted((token.stem, sentence.tokens[k].stem), key=len)
    return k in sentence.scope.negated and longer.endswith(shorter)


def _norms(claim: Analysis) -> frozenset[str]:
    return frozenset(t.norm for t in claim.tokens)


def _around(body: Body, place: tuple[int, int]) -> str:
    """A few words of the evidence around a place, to show the other side."""
    sentence = body.sentences[place[0]]
    first = sentence.tokens[max(0, place[1] - 4)]
    last = sentence.tokens[min(len(sentence.tokens) - 1, place[1] + 2)]
    return sentence.text[first.start : last.end]


def check_modifiers(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """A "former president" is no president, and "no senior officials" are not "no officials"."""
    for i, places in alignment.places.items():
        if alignment.coverage < _NEARLY_THE_SAME or not places or claim.tokens[i - 1 if i else 0].norm in PRIVATIVES:
            continue
        before = [body.sentences[s].tokens[t - 1] for s, t in places if t]
        if claim.tokens[i].norm not in TITLES and any(b.norm in _SECONDS for b in before):
            continue  # "deputy Rick Grimes" is Rick Grimes
        if before and len(before) == len(places) and all(b.norm in PRIVATIVES and b.stem not in claim.stems for b in before):
            said = f"{before[0].text} {body.token(places[0]).text}"
            yield failed(
                "modifier", "lacks", claim.tokens[i].text, said, f"the claim says {claim.tokens[i].text!r}, the evidence {said!r}"
            )
            return
    for mine in _denied_phrases(claim):
        theirs = [p for s in body.sentences for p in _denied_phrases(s) if p[-1].stem == mine[-1].stem]
        ours = {t.stem for t in mine}
        wider = next((p for p in theirs if not {t.stem for t in p} <= ours), None)
        if wider is not None and not any({t.stem for t in p} <= ours for p in theirs):
            said, other = " ".join(t.text for t in mine), " ".join(t.text for t in wider)
            yield failed(
                "modifier", "lacks", f"no {said}", f"no {other}", f"the claim says 'no {said}', the evidence 'no {other}'"
            )
            return


def _denied_phrases(sentence: Analysis) -> Iterator[list[Token]]:
    """The words after each "no" up to the first that is no content: "no senior officials were"."""
    for token in sentence.tokens:
        if token.norm == "no":
            run = list(takewhile(lambda t: t.content and not is_past(t.norm), sentence.tokens[token.index + 1 :]))
            if run:
                yield run
