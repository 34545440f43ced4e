"""By which words a claim or a sentence names the speakers of a dialogue."""

from dataclasses import dataclass

from summarizer.language import Analysis
from summarizer.language.deixis import called, is_office, synonyms_of
from summarizer.language.forgetting import remembered
from summarizer.language.lexicon import TITLES
from summarizer.language.names import same_word
from summarizer.language.tokens import fold, stem_of

_FOLLOWING = frozenset("designer expert manager team lead".split())
"""What may follow the name of a department where its man speaks: "the user interface designer"."""


@dataclass(frozen=True, slots=True)
class Mark:
    """By what a claim names a speaker: the words of his `office` in a row or another `word` for it, or a `part` of his name; none is another's."""

    speaker: str
    office: tuple[str, ...]
    words: frozenset[str]
    parts: frozenset[str]


def parts_of_name(name: str) -> tuple[str, ...]:
    """Return the folded words of a name less its titles; all where nothing else is left."""
    words = [fold(w.strip(".,")) for w in name.split()]
    plain = tuple(w for w in words if w not in TITLES and w not in ("the", "of", "and") and not w.isdigit())
    return plain or tuple(words)


def mark_of(speaker: str, names: dict[str, str]) -> Mark:
    """Return the mark of one of the speakers, whose labels and names are given."""
    others = {s: parts_of_name(name) for s, name in names.items() if s != speaker}
    office = parts_of_name(called(speaker)) if is_office(speaker) else ()
    own = frozenset(
        part
        for part in parts_of_name(names[speaker])
        if part not in office and not any(same_word(part, other) for parts in others.values() for other in parts)
    )
    same = synonyms_of(office[-1]) if office else frozenset()
    shared = any(is_office(s) and same & set(parts) for s, parts in others.items())
    return Mark(speaker, office, frozenset() if shared else same, own)


@remembered(20_000)
def places_of(mark: Mark, claim: Analysis) -> list[tuple[int, ...]]:
    """Return where a claim names a speaker, token by token: by his name, by his office, or by another word for it."""
    tokens = claim.tokens
    found: list[tuple[int, ...]] = [
        (t.index,) for t in tokens if t.capital and any(same_word(t.norm, part) for part in mark.parts)
    ]
    if not mark.office:
        return found
    for i in range(len(tokens) - len(mark.office) + 1):
        end = i + len(mark.office)
        if all(t.norm == p or t.stem == stem_of(p) for p, t in zip(mark.office, tokens[i:end], strict=True)):
            more = end < len(tokens) and tokens[end].norm in _FOLLOWING
            found.append(tuple(range(i, end + more)))
    return found or [(t.index,) for t in tokens if t.norm in mark.words]
