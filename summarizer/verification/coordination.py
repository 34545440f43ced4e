"""What a sentence tells in two parts, and the claim exchanges: "approved the merger and rejected the dividend" approves no dividend."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from summarizer.language import Analysis
from summarizer.language.clauses import is_passive
from summarizer.language.dates import DateMention
from summarizer.language.lexicon import NEGATORS, SPEECH_VERBS
from summarizer.language.names import same_word
from summarizer.language.numbers import Quantity, agrees, may_count_the_same
from summarizer.language.phrases import is_light
from summarizer.language.predicates import COPULAS, Part, parts_of
from summarizer.language.tokens import Token, stem_of
from summarizer.language.verbs import BE, PREPOSITIONS

from .alignment import Alignment, Body
from .findings import Finding, failed

_Item = TypeVar("_Item", Quantity, DateMention)
_LEAST_COVERAGE = 0.8
_LONGEST = 120
"""Tokens of an evidence sentence beyond which it is a table or a list."""
_SUBJECT, _OBJECT = "subject", "object"
_HAPPENS = frozenset(stem_of(w) for w in "happen occur take come begin follow start announce say report publish".split())
"""Verbs that only date what another sentence tells."""


def check_coordination(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """What a claim tells by a verb is not what the evidence tells by another verb of the same sentence.

    Only where the part of the evidence with the claim's verb has something else in the same place: what stands with the last of two verbs
    may belong to both ("arrested and charged two men on Monday").
    """
    if alignment.coverage < _LEAST_COVERAGE:
        return
    for part in parts_of(claim):
        for verb in part.verbs:
            if claim.tokens[verb].norm in SPEECH_VERBS and (verb != part.verbs[-1] or _says_what_is(claim, part, verb)):
                continue  # who says what is for the check on attribution
            stem = claim.tokens[verb].stem
            homes = [s for s in body.sentences if len(s.tokens) <= _LONGEST and any(t.stem == stem for t in s.tokens)]
            found = [_exchanged(claim, part, verb, s) for s in homes]
            clash = next((f for f in found if f), None)
            if clash is not None and all(found):
                ours, theirs, other = clash
                said = f"the evidence has {ours!r} of {other!r}, and beside {claim.tokens[verb].text!r} {theirs!r}"
                yield failed(_kind(claim, ours), "contradicts", ours, theirs, said)
                return
            dated = _other_deed(claim, part, stem, body)
            if dated is not None:
                ours, theirs = dated
                said = f"the evidence has {ours!r} of something else than {claim.tokens[verb].text!r}: {theirs!r}"
                yield failed("date", "contradicts", ours, theirs, said)
                return


def _says_what_is(claim: Analysis, part: Part, verb: int) -> bool:
    """Whether what follows a verb of speech is told without a verb of its own: "said two of them were in Syria"."""
    return any(t.norm in BE for t in claim.tokens[verb + 1 : part.last + 1])


def _kind(claim: Analysis, moved: str) -> str:
    """The check that sinks a claim with a thing moved: a figure or a date that belongs to another verb is a false one in whatever words."""
    if any(d.text == moved for d in claim.dates):
        return "date"
    return "number" if any(q.text == moved for q in claim.quantities) else "role"


def _other_deed(claim: Analysis, part: Part, stem: str, body: Body) -> tuple[str, str] | None:
    """A date of the claim that only sentences without its verb have, and what they tell, or the date that the one with the verb has.

    "Rudge joined in 2011. He became treasurer in 2013." A day tells less than a year: what happens next in a report is of one day.
    """
    told = [s for s in body.sentences if stem in s.stems]
    for item in claim.dates:
        if not told or not part.first <= item.first <= part.last:
            continue
        alike = [(s, d) for s in body.sentences for d in s.dates if _same_day(item, d)]
        if not alike or any(s in told for s, _ in alike):
            continue
        rival = next((d for s in told for d in s.dates if _same_grain(item, d) and not _same_day(item, d)), None)
        if rival is not None:
            return item.text, rival.text
        deeds = [_deed(s, d) for s, d in alike]
        other = next((d for d in deeds if d), "")
        if item.year and not item.day and all(deeds) and not any(stem_of(d) in claim.stems for d in deeds):
            return item.text, other
    return None


def _deed(sentence: Analysis, date: DateMention) -> str:
    """The verb of the part of a sentence that has a date; "" where it only says that something was."""
    part = next((p for p in parts_of(sentence) if p.first <= date.first <= p.last), None)
    verbs = [sentence.tokens[v] for v in part.verbs] if part else []
    return next((t.norm for t in verbs if t.stem not in _HAPPENS), "")


@dataclass(frozen=True, slots=True)
class _Side:
    """A part of a sentence around one of its verbs; `lead` is the last part before it with a subject, or itself."""

    sentence: Analysis
    part: Part
    verb: int
    lead: Part

    def subject(self) -> tuple[int, ...]:
        """The content tokens of its subject; that of the opening part where it has none of its own."""
        if len(self.part.verbs) > 1 and self.verb != self.part.verbs[0]:
            return self.part.shared
        return self.part.subject or (() if self.part.open else self.lead.shared)

    @property
    def negated(self) -> bool:
        """Whether a negator stands among the auxiliaries of the verb."""
        tokens = self.sentence.tokens
        k = self.verb - 1
        while k >= 0 and is_light(tokens[k]) and tokens[k].norm not in NEGATORS:
            k -= 1
        return k >= 0 and tokens[k].norm in NEGATORS

    def place(self, i: int) -> str:
        """Where a token of the part stands to the verb: as its subject, its object, or after a preposition; the passive turned round."""
        tokens = self.sentence.tokens
        k = i - 1
        while (
            k >= self.part.first
            and k != self.verb
            and tokens[k].norm not in PREPOSITIONS
            and tokens[k].clause == tokens[i].clause
        ):
            k -= 1
        relation = tokens[k].norm if k >= self.part.first and tokens[k].norm in PREPOSITIONS else ""
        passive = is_passive(tokens, self.verb)
        if relation == "by" and passive:
            return _SUBJECT
        if relation:
            return relation
        return _OBJECT if (i > self.verb) is not passive else _SUBJECT

    def beside(self, place: str) -> list[int]:
        """The content tokens that stand in a place."""
        tokens, part = self.sentence.tokens, self.part
        inside = [i for i in range(part.first, part.last + 1) if _has_meaning(tokens[i]) and i not in part.verbs]
        found = [i for i in inside if self.place(i) == place]
        before = _OBJECT if is_passive(tokens, self.verb) else _SUBJECT
        return found or (list(self.subject()) if place == before else [])


def _exchanged(claim: Analysis, part: Part, verb: int, sentence: Analysis) -> tuple[str, str, str] | None:
    """(ours, what the sentence has in its place, the verb that it has ours with) of the first thing that belongs to another verb."""
    parts = parts_of(sentence)
    stem = claim.tokens[verb].stem
    homes = [(p, v) for p in parts for v in p.verbs if sentence.tokens[v].stem == stem]
    if len(parts) == 1 or not homes or len(homes) != sum(t.stem == stem for t in sentence.tokens):
        return None
    ours = _Side(claim, part, verb, _lead(parts_of(claim), part))
    also_told = {claim.tokens[v].stem for v in part.verbs} - {stem}
    clashes = []
    for home, place in homes:
        theirs = _Side(sentence, home, place, _lead(parts, home))
        # What "made a profit of $5 million" tells, "profit was $5 million" tells as well: only like verbs part a figure from its own.
        is_copula = claim.tokens[verb].norm in COPULAS
        others = [
            p
            for p in parts
            if p is not home
            and not any(sentence.tokens[v].stem in also_told for v in p.verbs)
            and (sentence.tokens[p.verbs[-1]].norm in COPULAS) is is_copula
            and not (is_copula and p.open)
        ]
        clash = _moved_value(ours, theirs, others) or _moved_word(ours, theirs, others)
        if clash is None and len(homes) > 1 and ours.negated != theirs.negated:
            text = sentence.tokens[place].text
            clash = f"not {text}" if ours.negated else text, f"not {text}" if theirs.negated else text, text
        if clash is None:
            return None
        clashes.append(clash)
    return clashes[0]


def _lead(parts: Sequence[Part], part: Part) -> Part:
    return next((p for p in reversed(parts) if p.first < part.first and p.subject and not p.open), part)


def _moved_value(ours: _Side, theirs: _Side, others: list[Part]) -> tuple[str, str, str] | None:
    """A figure or a day that only another part has, where the part with the verb has one of its own."""
    claim, sentence = ours.sentence, theirs.sentence
    return _moved(ours, theirs, others, claim.quantities, sentence.quantities, _same_figure, may_count_the_same) or _moved(
        ours, theirs, others, claim.dates, sentence.dates, _same_day, _same_grain
    )


def _moved(
    ours: _Side,
    theirs: _Side,
    others: list[Part],
    mine: Sequence[_Item],
    values: Sequence[_Item],
    same: Callable[[_Item, _Item], bool],
    rivals: Callable[[_Item, _Item], bool],
) -> tuple[str, str, str] | None:
    inside = [v for v in values if theirs.part.first <= v.first <= theirs.part.last]
    for item in mine:
        alike = [v for v in values if same(item, v)]
        if not alike or not ours.part.first <= item.first <= ours.part.last or any(v in inside for v in alike):
            continue
        if _is_apart(ours, item):
            continue
        rival = next((v for v in inside if rivals(item, v) and not _hangs(theirs.sentence, v)), None)
        elsewhere = next((p for p in others if p.first <= alike[0].first <= p.last), None)
        if rival is not None and elsewhere is not None:
            return item.text, rival.text, theirs.sentence.tokens[elsewhere.verbs[0]].text
    return None


def _is_apart(side: _Side, item: Quantity | DateMention) -> bool:
    """Whether a figure or day stands before another clause than the verb: "12 years after he was convicted"."""
    between = side.sentence.tokens[item.last + 1 : side.verb]
    return any(t.norm in ("after", "before", "when", "while", "since", "until") for t in between)


def _hangs(sentence: Analysis, item: Quantity | DateMention) -> bool:
    """Whether a figure stands after "of" or "than", and is neither what does nor what is done: "classes of over 36"."""
    first = item.begin if isinstance(item, Quantity) else item.first
    return isinstance(item, Quantity) and first > 0 and sentence.tokens[first - 1].norm in ("of", "than")


def _moved_word(ours: _Side, theirs: _Side, others: list[Part]) -> tuple[str, str, str] | None:
    """A word that only another part has, where the part with the verb has another in the same place."""
    claim, sentence = ours.sentence, theirs.sentence
    valued = {i for q in claim.quantities for i in range(q.first, q.last + 1)}
    valued.update(i for d in claim.dates for i in range(d.first, d.last + 1))
    known = {claim.tokens[i].stem for i in claim.content if i not in valued}
    inside = [v for v in sentence.quantities if theirs.part.first <= v.first <= theirs.part.last]
    # "displaced 900" counts what the part before it counts.
    counted = {stem for q in claim.quantities if any(agrees(q, v) for v in inside) for stem in q.counts}
    reach = {*range(theirs.part.first, theirs.part.last + 1), *theirs.subject()}
    for i in range(ours.part.first, ours.part.last + 1):
        token = claim.tokens[i]
        if not _has_meaning(token) or i in valued or i in ours.part.verbs or token.stem in counted:
            continue
        where = [t.index for t in sentence.tokens if _same(token, t)]
        elsewhere = next((p for p in others if where and p.first <= where[0] <= p.last), None)
        beside = theirs.beside(ours.place(i))
        if elsewhere is None or reach & set(where) or not beside or set(where) & set(elsewhere.verbs):
            continue
        if sentence.tokens[elsewhere.verbs[-1]].norm in COPULAS and all(elsewhere.first <= k <= elsewhere.last for k in beside):
            continue  # "the driver is a father of two and was unhurt": the father was unhurt
        if any(sentence.tokens[k].stem in known for k in beside) and not _is_other_kind(claim, i, sentence, beside, known):
            continue
        text = sentence.text[sentence.tokens[beside[0]].start : sentence.tokens[beside[-1]].end]
        return token.text, text, sentence.tokens[elsewhere.verbs[0]].text
    return None


def _has_meaning(token: Token) -> bool:
    return token.content and not is_light(token) and token.norm not in PREPOSITIONS


def _is_other_kind(claim: Analysis, i: int, sentence: Analysis, beside: Sequence[int], known: set[str]) -> bool:
    """Whether a claim's word stands before a noun before which the evidence has another word: "the housing bill", "the tax bill"."""
    if i + 1 == len(claim.tokens) or not claim.tokens[i + 1].content or claim.tokens[i + 1].clause != claim.tokens[i].clause:
        return False
    heads = [k for k in beside if sentence.tokens[k].stem in known]
    return all(
        sentence.tokens[k].stem == claim.tokens[i + 1].stem and k - 1 in beside and sentence.tokens[k - 1].stem not in known
        for k in heads
    )


def _same(a: Token, b: Token) -> bool:
    return a.stem == b.stem or (a.capital and b.capital and same_word(a.norm, b.norm))


def _same_figure(a: Quantity, b: Quantity) -> bool:
    return agrees(a, b) and may_count_the_same(a, b)


def _same_day(a: DateMention, b: DateMention) -> bool:
    return all(x is None or y is None or x == y for x, y in zip(a.grains, b.grains, strict=True)) and _same_grain(a, b)


def _same_grain(a: DateMention, b: DateMention) -> bool:
    return any(x is not None and y is not None for x, y in zip(a.grains, b.grains, strict=True))
