"""Everything the checks need to know of one sentence, computed once."""

from dataclasses import dataclass
from functools import lru_cache

from .dates import DateMention, find_dates
from .names import Name, find_names
from .numbers import Quantity, find_quantities
from .scope import Scope, find_quantifiers, find_restrictors, find_scope
from .speech import Speech, find_speech
from .tokens import Token, tokenize


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """A sentence taken apart. `content` are the indices of its content tokens, `stems` their stems."""

    text: str
    tokens: tuple[Token, ...]
    content: tuple[int, ...]
    stems: frozenset[str]
    dates: tuple[DateMention, ...]
    quantities: tuple[Quantity, ...]
    names: tuple[Name, ...]
    scope: Scope
    quantifiers: tuple[tuple[int, int, str], ...]
    restrictors: tuple[int, ...]
    speech: tuple[Speech, ...]


@lru_cache(maxsize=120_000)
def analyse(text: str) -> Analysis:
    """Take a sentence (or a short passage) apart. Linear in its length; the last 120,000 answers are kept.

    Each stage asks for every sentence in turn, so a cache smaller than the corpus never hits. An answer takes about 8 kB.
    """
    tokens = tokenize(text)
    dates = find_dates(text, tokens)
    dated = frozenset(i for d in dates for i in range(d.first, d.last + 1))
    quantities = find_quantities(text, tokens, dated)
    counted = frozenset(i for q in quantities for i in range(q.first, q.last + 1))
    names = find_names(text, tokens, dated | counted)
    content = tuple(t.index for t in tokens if t.content)
    return Analysis(
        text=text,
        tokens=tokens,
        content=content,
        stems=frozenset(tokens[i].stem for i in content),
        dates=dates,
        quantities=quantities,
        names=names,
        scope=find_scope(tokens),
        quantifiers=find_quantifiers(tokens),
        restrictors=find_restrictors(tokens),
        speech=find_speech(text, tokens, names),
    )
