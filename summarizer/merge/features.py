"""What grouping and the search for copies ask of a passage, found from its own text alone: wherever the document is read."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.language.tokens import tokenize
from summarizer.schemas import Passage

from .profiles import Profile, profile_of
from .wording import long_runs


@dataclass(frozen=True, slots=True)
class Features:
    """What a passage is about, and the hashes of its runs of four words, in ascending order, four bytes each."""

    profile: Profile
    runs: "array[int]"  # the class takes no subscript at run time


def features_of(passages: Sequence[Passage]) -> tuple[Features, ...]:
    """Return the features of each passage. Its sentences are cut into tokens once, and those are not kept."""
    found = []
    for passage in passages:
        told = [s for s in passage.sentences if s.kind in ("prose", "title")]
        tokens = [tokenize(s.text) for s in told]
        found.append(Features(profile_of(told, tokens), array("I", sorted(long_runs(told, tokens)))))
    return tuple(found)
