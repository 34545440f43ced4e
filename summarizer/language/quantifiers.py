"""Vague quantifiers and restrictors: "all", "most", "a few", "only"."""

from collections.abc import Sequence

from .lexicon import QUANTIFIERS, RESTRICTORS
from .tokens import Token

_SHORT_OF = frozenset("almost nearly".split())
"""Words with which a number falls short: "almost three"; "almost all" is nearly as much as "all"."""
_UNQUANTIFIED = {"all": ("at", "after", "above"), "most": ("at", "the"), "any": ("in", "at"), "little": ("the",), "some": ("in",)}
"""Words before a quantifier with which it says no amount."""
_POSSESSIVES = frozenset("my your his her its our their".split())
_MOST_HEADS = 4


def find_quantifiers(tokens: Sequence[Token]) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Return (token index, strength, stems of what it may quantify) of each vague quantifier; 5 is "all", 0 is "few".

    "A few" is as much as "some"; "at most", "the most dangerous", "nearly three" and "each other" quantify nothing.
    """
    found = []
    for i, token in enumerate(tokens):
        strength = QUANTIFIERS.get(token.norm)
        before, after = tokens[i - 1].norm if i else "", tokens[i + 1].norm if i + 1 < len(tokens) else ""
        if strength is None or (token.norm in ("much", "little", "some") and after[:1].isdigit()):
            continue
        if before in _UNQUANTIFIED.get(token.norm, ()) or (token.norm in _SHORT_OF and after not in ("all", "every", "always")):
            continue
        if (token.norm == "each" and after == "other") or (token.norm == "most" and before in _POSSESSIVES):
            continue
        if strength == 0 and before == "a":
            strength = 1
        heads: list[str] = []
        for t in tokens[i + 1 : i + 8]:
            if t.clause != token.clause or len(heads) == _MOST_HEADS:
                break
            if t.content and t.norm not in QUANTIFIERS:
                heads.append(t.stem)
        found.append((i, strength, tuple(heads)))
    return tuple(found)


def find_restrictors(tokens: Sequence[Token]) -> tuple[int, ...]:
    """Return the indices of "only" and its like."""
    return tuple(i for i, t in enumerate(tokens) if t.norm in RESTRICTORS)
