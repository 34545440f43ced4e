"""A passage in pieces that a model can be shown at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.schemas import Passage, Sentence
from summarizer.schemas.document import SentenceKind

LONGEST_WORDS = 600
"""Words of a sentence beyond which nothing about it would be verified, so that it is not offered."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of whole sentences of one passage. The prompt numbers them from 1."""

    sentences: tuple[Sentence, ...]
    published: str | None

    @property
    def numbers(self) -> frozenset[int]:
        """The addresses that a reply may cite."""
        return frozenset(range(1, len(self.sentences) + 1))

    def shown(self, numbers: Sequence[int] | None = None) -> list[dict[str, object]]:
        """What the prompt shows of the given sentences, or of all."""
        wanted = sorted(numbers) if numbers is not None else range(1, len(self.sentences) + 1)
        return [{"number": n, "text": self.sentences[n - 1].text} for n in wanted]

    def ids(self, numbers: Sequence[int]) -> tuple[str, ...]:
        """The sentences' own addresses, in reading order."""
        return tuple(self.sentences[n - 1].id for n in sorted(set(numbers)))


def split_chunks(passage: Passage, most_characters: int, kinds: tuple[SentenceKind, ...] = ("prose",)) -> tuple[list[Chunk], int]:
    """Return the passage's sentences of some kinds in chunks of up to `most_characters`, each in one, and how many were too long.

    A chunk ends at the last paragraph's end that leaves it half full, else at the last sentence that fits.
    """
    offered = [s for s in passage.sentences if s.kind in kinds]
    fitting = [s for s in offered if len(s.text) <= most_characters and len(s.text.split()) <= LONGEST_WORDS]
    chunks = []
    begin = 0
    while begin < len(fitting):
        end = _end(fitting, begin, most_characters)
        chunks.append(Chunk(tuple(fitting[begin:end]), passage.published))
        begin = end
    return chunks, len(offered) - len(fitting)


def _end(sentences: Sequence[Sentence], begin: int, most_characters: int) -> int:
    size, end, good = 0, begin, begin
    while end < len(sentences) and (size + len(sentences[end].text) <= most_characters or end == begin):
        size += len(sentences[end].text)
        end += 1
        if end < len(sentences) and sentences[end].paragraph != sentences[end - 1].paragraph and size * 2 >= most_characters:
            good = end
    return end if end == len(sentences) or good == begin else good
