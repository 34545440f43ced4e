"""Where sources differ: in figures, days, names, and in what one party states and another denies."""

from collections.abc import Sequence

from summarizer.merge.aliases import Aliases
from summarizer.schemas import Conflict, Fact, Sentence

from .counts import conflicts_of_counts, find_counts, shown_quantity
from .days import conflicts_of_days
from .denials import conflicts_of_denials
from .sides import documents_of, gather
from .slots import conflicts_of_slots

__all__ = ["find_conflicts", "shown_quantity"]


def find_conflicts(
    facts: Sequence[Fact], sentences: dict[str, Sentence], published: dict[str, str | None], aliases: Aliases
) -> list[Conflict]:
    """Return the conflicts among a story's facts, without ids ("" each), the one with most documents first.

    `sentences` gives the sentence at "document:start" and at "before document:start" the one before it, `published` the ISO date
    of each document, and `aliases` which of the story's names are one: no conflict is made of spellings.
    """
    rows = gather(facts, sentences, published)
    counts = find_counts(rows)
    taken = {(c.told.document_id, c.told.start) for c in counts}
    others = [t for t in rows if (t.document_id, t.start) not in taken]
    found = [
        *conflicts_of_counts(counts, aliases),
        *conflicts_of_slots(others, aliases),
        *conflicts_of_days(rows),
        *conflicts_of_denials(rows, aliases),
    ]
    return sorted(found, key=lambda c: (-len(documents_of(c)), c.about))
