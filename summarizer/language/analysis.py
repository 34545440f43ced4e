"""Everything the checks need to know of one sentence, each part computed once, when it is first asked for."""

from dataclasses import dataclass
from functools import cached_property

from .dates import DateMention, find_dates
from .forgetting import remembered
from .names import Name, find_names
from .numbers import Quantity, find_quantities
from .quantifiers import find_quantifiers, find_restrictors
from .scope import Scope, find_scope
from .speech import Speech, find_speech
from .tokens import Token, tokenize
from .verbs import verb_form


@dataclass(frozen=True, eq=False)
class Analysis:
    """A sentence taken apart. `content` are the indices of its content tokens, `stems` their stems.

    What is only asked of the few sentences that a claim is held against is found when it is asked for.
    """

    text: str
    tokens: tuple[Token, ...]
    content: tuple[int, ...]
    stems: frozenset[str]

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates in order."""
        return find_dates(self.text, self.tokens)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities in order; what is a date is none."""
        return find_quantities(self.text, self.tokens, self._dated)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names in order; what is a date or a number is none."""
        counted = frozenset(i for q in self.quantities for i in range(q.begin, q.last + 1))
        return find_names(self.text, self.tokens, self._dated | counted)

    @cached_property
    def forms(self) -> tuple[bool, ...]:
        """Which tokens are verbs with a meaning of their own: see `verb_form`."""
        return tuple(verb_form(self.text, self.tokens, i) for i in range(len(self.tokens)))

    @cached_property
    def scope(self) -> Scope:
        """What is negated, hedged or denied, and where."""
        return find_scope(self.tokens)

    @cached_property
    def quantifiers(self) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
        """The quantifiers: token, strength, and the stems of what they may quantify."""
        return find_quantifiers(self.tokens)

    @cached_property
    def restrictors(self) -> tuple[int, ...]:
        """The tokens that narrow what is said ("only")."""
        return find_restrictors(self.tokens)

    @cached_property
    def speech(self) -> tuple[Speech, ...]:
        """Who says what."""
        return find_speech(self.text, self.tokens, self.names)

    @property
    def _dated(self) -> frozenset[int]:
        return frozenset(i for d in self.dates for i in range(d.first, d.last + 1))


@remembered(120_000)
def analyse(text: str) -> Analysis:
    """Take a sentence (or a short passage) apart. Linear in its length; the last 120,000 answers are kept.

    Each stage asks for every sentence in turn, so a cache smaller than the corpus never hits. An answer takes about 8 kB.
    """
    tokens = tokenize(text)
    content = tuple(t.index for t in tokens if t.content)
    return Analysis(text, tokens, content, frozenset(tokens[i].stem for i in content))
