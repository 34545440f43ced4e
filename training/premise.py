"""A document as the learned score reads it, by the product's own code: `summarizer.verification.premise` says how a premise is chosen."""

from collections.abc import Callable
from hashlib import sha256

from summarizer.pipeline import index_documents
from summarizer.schemas import Document
from summarizer.segment import split_sentences
from summarizer.verification.premise import find_premise


class Source:
    """A document, indexed once for many claims."""

    def __init__(self, text: str, measure: Callable[[str], int]) -> None:
        document = Document(id="d1", source="source", format="text", sha256=sha256(text.encode()).hexdigest(), text=text)
        self._index = index_documents([document])
        self.sentences = [self._index.reading(n) for n in range(len(self._index.passages.sentences))]
        self._measure = measure
        self._lengths: dict[str, int] = {}

    def premise(self, claim: str, room: int, context: str = "", without: frozenset[int] = frozenset()) -> str:
        """Return the premise of at most about `room` word pieces; sentences in `without` are treated as not there."""
        before = split_claim(context)[-1] if context else ""
        chosen = find_premise(claim, before, self._index, self._length, room, without)
        return " ".join(self.sentences[n] for n in chosen)

    def filled(self, claim: str, room: int) -> str:
        """Return the premise with as many of the sentences nearest to it as still fit into `room` word pieces."""
        chosen = set(find_premise(claim, "", self._index, self._length, room))
        used = sum(self._length(self.sentences[n]) for n in chosen)
        others = set(range(len(self.sentences))) - chosen
        for n in sorted(others, key=lambda n: min(abs(n - c) for c in chosen)):
            if used + self._length(self.sentences[n]) <= room:
                chosen.add(n)
                used += self._length(self.sentences[n])
        return " ".join(self.sentences[n] for n in sorted(chosen))

    def _length(self, sentence: str) -> int:
        if sentence not in self._lengths:
            self._lengths[sentence] = self._measure(sentence)
        return self._lengths[sentence]


def split_claim(claim: str) -> list[str]:
    """Return the sentences of a claim: each is judged by itself, and the claim is as good as the worst of them."""
    return [claim[a:b] for a, b in split_sentences(claim)] or [claim]
