"""The verifier tried on the user's own sources: how often it passes what they do not say, and drops what they say in other words.

index -> cases (sentences changed and reworded) -> verdicts, from whoever verifies -> rates by kind
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from summarizer.language import analyse
from summarizer.schemas import ClaimVerdict

from ..evidence import EvidenceIndex
from .drawing import Draw, look_around
from .mutants import MUTANTS, mutate
from .rewordings import REWORDINGS, reword

__all__ = ["MUTANTS", "REWORDINGS", "Case", "Example", "Rate", "make_cases", "tally"]

_MOST_SENTENCES = 4_000
_SHORTEST, _LONGEST = 5, 45
"""Words of a sentence that is tried; what is shorter or longer is often none."""
_MOST_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence of the sources, changed or reworded: `says_so` tells whether the sources still say it."""

    kind: str
    says_so: bool
    claim: str
    original: str


@dataclass(frozen=True, slots=True)
class Example:
    """A case that the verifier was wrong about, with the verdict that it gave."""

    claim: str
    original: str
    verdict: str
    score: float


@dataclass(frozen=True, slots=True)
class Rate:
    """How often the verifier was wrong about one kind: `wrong` of `n` passed, or were dropped where `says_so`; up to three of them."""

    kind: str
    says_so: bool
    n: int
    wrong: int
    examples: tuple[Example, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the rate as plain values; `rate` is null where nothing was tried."""
        mistake = "dropped_wrongly" if self.says_so else "passed_wrongly"
        rate = round(self.wrong / self.n, 4) if self.n else None
        return {"kind": self.kind, "n": self.n, mistake: self.wrong, "rate": rate, "examples": [asdict(e) for e in self.examples]}


def make_cases(index: EvidenceIndex, draw: Draw, most: int) -> list[Case]:
    """Return up to `most` cases of each kind, made from sentences drawn from an index; up to 4,000 sentences are looked at.

    The same index and draws give the same cases. Sentences of 5 to 45 words that end with a full stop are taken, as they stand too.
    """
    cases: list[Case] = []
    made: Counter[str] = Counter()
    for original in _drawn(index, draw):
        for case in _cases_of(original, index, draw):
            if made[case.kind] < most:
                made[case.kind] += 1
                cases.append(case)
        if all(made[kind] == most for kind in ("unchanged", *MUTANTS, *REWORDINGS)):
            break
    return cases


def tally(cases: Sequence[Case], verdicts: Sequence[ClaimVerdict]) -> tuple[Rate, ...]:
    """Return the rates of all kinds from the verdicts on the cases: first what must not pass, then what must."""
    rows = list(zip(cases, verdicts, strict=True))
    rates = []
    for kind, says_so in [*((k, False) for k in MUTANTS), ("unchanged", True), *((k, True) for k in REWORDINGS)]:
        mine = [(c, v) for c, v in rows if c.kind == kind]
        wrong = [Example(c.claim, c.original, v.label, v.score) for c, v in mine if (v.label == "supported") is not says_so]
        rates.append(Rate(kind, says_so, len(mine), len(wrong), tuple(wrong[:_MOST_EXAMPLES])))
    return tuple(rates)


def _drawn(index: EvidenceIndex, draw: Draw) -> Iterator[str]:
    """The sentences in an order that is drawn (Fisher and Yates), each once."""
    order = list(range(len(index.passages.sentences)))
    for place in range(min(len(order), _MOST_SENTENCES)):
        other = place + draw(len(order) - place)
        order[place], order[other] = order[other], order[place]
        text = index.plain(order[place])
        kind = index.passages.sentences[order[place]].kind
        if kind == "prose" and _SHORTEST <= len(text.split()) <= _LONGEST and text.rstrip("”\"'’)").endswith((".", "!")):
            yield text


def _cases_of(original: str, index: EvidenceIndex, draw: Draw) -> Iterator[Case]:
    taken = analyse(original)
    yield Case("unchanged", True, original, original)
    for kind, claim in mutate(taken, look_around(taken, index), draw):
        yield Case(kind, False, claim, original)
    for kind, claim in reword(taken, draw):
        yield Case(kind, True, claim, original)
