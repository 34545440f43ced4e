"""Who does what to whom: the verbs of a sentence with the noun phrases before and after them, passive turned round."""

from collections.abc import Sequence
from dataclasses import dataclass

from .analysis import Analysis
from .forgetting import remembered
from .lexicon import SPEECH_VERBS
from .phrases import COUNTED, Phrase, object_of, subject_of
from .tokens import SIGNS, Token, stem_of
from .verbs import BE, is_participle, lead_of

_MESSAGES = frozenset(
    stem_of(w) for w in "statement report release letter email note memo message post tweet filing notice".split()
)
_FARTHEST_AGENT = 9


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb, by index and stem, who does it and to whom it is done, None where the sentence leaves that open or a pronoun says it.

    In the passive the subject is what it is done to, and the phrase after "by" is who does it.
    """

    verb: int
    stem: str
    passive: bool
    doer: Phrase | None
    done: Phrase | None


@remembered(20_000)
def clauses_of(sentence: Analysis) -> tuple[Clause, ...]:
    """Return the clauses of a sentence in the order of their verbs.

    No parser stands behind this: a verb is known by its form and by what stands beside it, a phrase ends at a preposition, a verb or a
    mark. What that cannot tell apart gives no clause, or one with an open place.
    """
    tokens = sentence.tokens
    dated = frozenset(i for d in sentence.dates for i in range(d.first, d.last + 1))
    forms = sentence.forms
    found: list[Clause] = []
    for i, form in enumerate(forms):
        if not form:
            continue
        subject = subject_of(tokens, forms, dated, i)
        if subject is not None and tokens[i].norm.endswith("ing") and tokens[subject.head].stem in _MESSAGES:
            subject = found[-1].doer if found else None  # "the ministry issued a statement saying": the ministry says it
        passive = is_passive(tokens, i)
        if passive:
            doer, done = _agent(tokens, forms, dated, i), subject
        else:
            doer, done = subject, None if tokens[i].norm in SPEECH_VERBS else object_of(tokens, forms, dated, i + 1)
            if done is None and doer is None and tokens[i].norm in SPEECH_VERBS:
                continue
        if doer is not None or done is not None:
            found.append(Clause(i, tokens[i].stem, passive, doer, done))
    return tuple(found)


def main_verb(sentence: Analysis) -> Token | None:
    """Return the verb of the first clause that is not about who says something."""
    verbs = (sentence.tokens[c.verb] for c in clauses_of(sentence))
    return next((v for v in verbs if v.norm not in SPEECH_VERBS), None)


def is_passive(tokens: Sequence[Token], i: int) -> bool:
    """Whether the verb at `i` stands in the passive: a participle after a form of "be", or right before "by"."""
    if not is_participle(tokens[i].norm):
        return False
    lead = lead_of(tokens, i)
    if lead in BE or lead in ("has", "have", "had"):
        return lead in BE
    # "the sites used by militias" is a reduced relative clause, "rose by 5 percent" is none.
    if i + 2 >= len(tokens) or tokens[i + 1].norm != "by":
        return False
    return not tokens[i + 2].norm[:1].isdigit() and tokens[i + 2].norm not in COUNTED | SIGNS


def _agent(tokens: Sequence[Token], forms: Sequence[bool], dated: frozenset[int], i: int) -> Phrase | None:
    """The phrase after the "by" of a passive at `i`, when it is somebody and no date or way of doing it."""
    for k in range(i + 1, min(len(tokens) - 1, i + _FARTHEST_AGENT)):
        if tokens[k].clause != tokens[i].clause or forms[k]:
            return None
        if tokens[k].norm == "by":
            following = tokens[k + 1]
            if (
                following.norm.endswith("ing")
                or k + 1 in dated
                or following.clause != tokens[i].clause
                or following.norm[:1].isdigit()
            ):
                return None
            return object_of(tokens, forms, dated, k + 1)
    return None
