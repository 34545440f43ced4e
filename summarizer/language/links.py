"""What hangs on what by a preposition or a possessive: "flew from Rome", "the Bank of England", "Iraq's army"."""

from dataclasses import dataclass

from .analysis import Analysis
from .forgetting import remembered
from .phrases import COUNTED
from .verbs import AUXILIARIES, MODALS

LINKING = frozenset(
    "of from to against over by than before after for in on at with into under behind towards toward about".split()
)
_ENDS = (
    frozenset(
        "that because although though while whereas when where if unless whether who which what how and or but as so".split()
    )
    | LINKING
    | AUXILIARIES
    | MODALS
)
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Link:
    """`head` is the content token that a phrase hangs on, by the word `relation`; `first`..`last` are the tokens of the phrase.

    A possessive is the relation "of": its owner hangs on what is owned.
    """

    relation: str
    head: int
    first: int
    last: int
    stems: frozenset[str]


@remembered(20_000)
def links_of(sentence: Analysis) -> tuple[Link, ...]:
    """Return the links of a sentence in order; dates and bare numbers hang on nothing."""
    tokens = sentence.tokens
    apart = {i for d in sentence.dates for i in range(d.first, d.last + 1)}
    found = []
    for token in tokens:
        i = token.index
        if token.norm in LINKING:
            run = _run(sentence, i + 1, apart) if token.norm != "to" or _opens_phrase(sentence, i + 1) else []
            head = next((k for k in range(i - 1, -1, -1) if tokens[k].content), None)
            if run and head is not None and tokens[head].clause == token.clause and head not in apart:
                found.append(_link(sentence, token.norm, head, run))
        elif token.content and owns(sentence, i):
            run = _run(sentence, i + 1, apart)
            owner = [i]
            while owner[0] and tokens[owner[0] - 1].content and tokens[owner[0] - 1].capital and token.capital:
                owner.insert(0, owner[0] - 1)
            if run:
                found.append(_link(sentence, "of", run[-1], owner))
    return tuple(found)


def _opens_phrase(sentence: Analysis, i: int) -> bool:
    """Whether a noun phrase begins at `i`, as far as its first word tells: after "to" there may be a verb."""
    if i >= len(sentence.tokens):
        return False
    token = sentence.tokens[i]
    return token.capital or not token.content or token.norm.endswith(("s", "ing")) or token.norm[:1].isdigit()


def owns(sentence: Analysis, i: int) -> bool:
    """Whether the word at `i` is an owner: "Acme's", "the banks'"."""
    text = sentence.tokens[i].text
    after = sentence.text[sentence.tokens[i].end : sentence.tokens[i].end + 2]
    return text.endswith(("'s", "’s")) or (text.endswith("s") and after in ("' ", "’ "))


def _run(sentence: Analysis, begin: int, apart: set[int]) -> list[int]:
    """The content tokens of the phrase that begins at `begin`, up to the first owner; what is owned, too, where some of it are counted.

    "One of Spain's largest banks" is one of the banks.
    """
    tokens = sentence.tokens
    counts = begin > 1 and tokens[begin - 2].norm in COUNTED
    run: list[int] = []
    for i in range(begin, min(len(tokens), begin + _LONGEST)):
        if i in apart or tokens[i].norm in _ENDS or sentence.forms[i] or tokens[i].clause != tokens[max(0, begin - 1)].clause:
            break
        if tokens[i].content and not tokens[i].norm[:1].isdigit():
            run.append(i)
        if not counts and owns(sentence, i):
            break
    return run


def _link(sentence: Analysis, relation: str, head: int, run: list[int]) -> Link:
    return Link(relation, head, run[0], run[-1], frozenset(sentence.tokens[i].stem for i in run))
