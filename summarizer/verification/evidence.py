"""Finding the sentences that bear on a claim."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from summarizer.language import Analysis, analyse
from summarizer.language.dates import DateMention
from summarizer.language.names import same_word
from summarizer.language.numbers import Quantity
from summarizer.schemas import Evidence, Passage, Sentence

from .acts import is_asking
from .alignment import Body
from .dialogue import Dialogue, Misfit
from .joining import Join, find_join

_NEIGHBOURS = 2
_MOST_HEARD = 8
"""Sentences of a dialogue that are asked who says what a claim says."""
_K1 = 1.2
_B = 0.5
_MOST_POSTINGS = 2_000
"""A stem that stands in more sentences than this picks none of them: it would cost more than it tells."""

_BESIDE = frozenset(("title", "furniture"))
_LONGEST_ALIAS = 6
_MOST_REMEMBERED = 1_000
_LONGEST_BESIDE = 3
"""Parts of a name beside the prose beyond which it is a heading in capitals."""


_MOST_HOMES = 12
"""Sentences with a stem beyond which it is not rare."""


@dataclass(frozen=True, slots=True)
class Passages:
    """Where sentences stand among their neighbours: `sentences` in reading order, `published` of each by its passage.

    `beside` are the texts of titles, captions, signatures and other furniture: no evidence of anything, but names are known from there.
    """

    sentences: tuple[Sentence, ...]
    published: tuple[str | None, ...]
    passage: tuple[int, ...]
    beside: tuple[str, ...] = ()

    @staticmethod
    def of(passages: Sequence[Passage], kinds: tuple[str, ...] = ("prose",)) -> "Passages":
        """All sentences of the given kinds, in the order of the passages."""
        rows = [(s, p.published, n) for n, p in enumerate(passages) for s in p.sentences if s.kind in kinds]
        beside = tuple(s.text for p in passages for s in p.sentences if s.kind not in kinds and s.kind in _BESIDE)
        return Passages(tuple(r[0] for r in rows), tuple(r[1] for r in rows), tuple(r[2] for r in rows), beside)


class EvidenceIndex:
    """An inverted index over sentences, ranked by BM25 (Robertson and Walker, 1994) over stems.

    It is built when the first claim is searched for, in time linear in the text; a query touches only sentences that share one of its
    rarer stems.
    """

    def __init__(self, passages: Passages) -> None:
        self.passages = passages
        self._join: tuple[Analysis | None, Join | None] = (None, None)
        self._misfit: tuple[Analysis | None, Misfit | None] = (None, None)
        self._known_aliases: dict[str, frozenset[tuple[str, ...]]] = {}
        self._position = {s.id: n for n, s in enumerate(passages.sentences)}
        self._at = {(s.document_id, s.start, s.end): n for n, s in enumerate(passages.sentences)}

    @cached_property
    def _stems(self) -> tuple[frozenset[str], ...]:
        return tuple(self.sentence(n).stems for n in range(len(self.passages.sentences)))

    @cached_property
    def _dialogue(self) -> Dialogue | None:
        return Dialogue.of(self.passages.sentences)

    @cached_property
    def _mean(self) -> float:
        return sum(map(len, self._stems)) / len(self._stems) if self._stems else 1.0

    @cached_property
    def _postings(self) -> dict[str, list[int]]:
        postings: dict[str, list[int]] = defaultdict(list)
        for n, stems in enumerate(self._stems):
            for stem in stems:
                postings[stem].append(n)
        return postings

    @cached_property
    def aliases(self) -> frozenset[tuple[str, ...]]:
        """The longer names of all sentences, and of what stands beside them, as folded parts."""
        sentences = map(self.sentence, range(len(self.passages.sentences)))
        return frozenset(name for s in sentences for name in _long_names(s)) | self._aliases_beside

    @cached_property
    def _aliases_beside(self) -> frozenset[tuple[str, ...]]:
        return frozenset(n for text in self.passages.beside for n in _long_names(analyse(text), _LONGEST_BESIDE))

    def aliases_with(self, parts: Sequence[str]) -> frozenset[tuple[str, ...]]:
        """Return those of `aliases` that have one of some folded words, in any spelling."""
        return frozenset[tuple[str, ...]]().union(*map(self._aliases_with, parts))

    def _aliases_with(self, part: str) -> frozenset[tuple[str, ...]]:
        found = self._known_aliases.get(part)  # read once: another thread may clear what is known
        if found is None:
            if len(self._known_aliases) >= _MOST_REMEMBERED:
                self._known_aliases.clear()
            homes = {n for word, where in self._capitals.items() if same_word(part, word) for n in where}
            near = {name for n in homes for name in _long_names(self.sentence(n))} | self._aliases_beside
            found = self._known_aliases[part] = frozenset(name for name in near if any(same_word(part, q) for q in name))
        return found

    @cached_property
    def _capitals(self) -> dict[str, list[int]]:
        """The folded words with capitals, and the sentences in which each stands."""
        found: dict[str, list[int]] = defaultdict(list)
        for n in range(len(self.passages.sentences)):
            for word in {t.norm for t in self.sentence(n).tokens if t.capital}:
                found[word].append(n)
        return found

    @cached_property
    def _beside(self) -> frozenset[str]:
        return frozenset(stem for text in self.passages.beside for stem in analyse(text).stems)

    def search(self, claim: Analysis, most: int) -> list[int]:
        """Return the indices of up to `most` sentences that bear on the claim, best first; ties in reading order."""
        scores: dict[int, float] = defaultdict(float)
        for stem in sorted(claim.stems):
            where = self._postings.get(stem, ())
            if not where or (len(where) > _MOST_POSTINGS and len(scores) >= most):
                continue
            weight = self.weight(stem)
            for n in where[:_MOST_POSTINGS]:
                scores[n] += weight * (_K1 + 1) / (1 + _K1 * (1 - _B + _B * len(self._stems[n]) / self._mean))
        return [n for n, _ in sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:most]]

    def weight(self, stem: str) -> float:
        """Return the inverse document frequency of a stem, as BM25 has it: more than 0."""
        count = len(self._postings.get(stem, ()))
        return math.log(1 + (len(self._stems) - count + 0.5) / (count + 0.5))

    def stems(self, n: int) -> frozenset[str]:
        """Return the content stems of a sentence."""
        return self._stems[n]

    def knows(self, text: str) -> bool:
        """Return whether each content word of a text stands in some sentence, or beside the sentences: in a title, a caption, a signature."""
        return all(stem in self._postings or stem in self._beside for stem in analyse(text).stems)

    def body(self, chosen: Sequence[int], claim: Analysis | None = None) -> Body:
        """Return the chosen sentences as evidence, with the sentences right before them as context.

        In a dialogue a question that is answered is what the answer makes of it, but for a claim about what is asked; and a sentence that the
        claim repeats word for word stands as it is.
        """
        inside = set(chosen)
        talk = self._dialogue
        asks = talk is not None and claim is not None and is_asking(claim)
        around = sorted({m for n in chosen for m in self.before(n)} - inside)
        rows = self.passages

        def homes(stem: str) -> list[Analysis]:
            where = self.holding(stem)
            return [self.sentence(n) for n in where] if len(where) <= _MOST_HOMES else []

        return Body(
            sentences=tuple(claim if claim and self._repeats(claim, n) else self.sentence(n, asks) for n in chosen),
            published=tuple(rows.published[n] for n in chosen),
            context=tuple(self.sentence(n) for n in around),
            context_published=tuple(rows.published[n] for n in around),
            find_aliases=self.aliases_with,
            find_join=self.find_join,
            find_homes=homes,
            knows=self.knows,
            has_elsewhere=lambda claim, stem: any(
                n not in inside and 2 * len(claim.stems & self._stems[n]) >= len(claim.stems) for n in self.holding(stem)
            ),
            speakers=talk.names if talk else frozenset(),
            find_misfit=self.find_misfit,
        )

    def _repeats(self, claim: Analysis, n: int) -> bool:
        """Whether a claim is a sentence of a dialogue word for word: whoever says it, it is said."""
        return self._dialogue is not None and claim.text.split() == self.passages.sentences[n].text.split()

    def speaker(self, span: Evidence) -> str | None:
        """Return the label of who says a span in a dialogue; None for what is no sentence of a turn."""
        n = self._at.get((span.document_id, span.start, span.end))
        return None if n is None else self.passages.sentences[n].speaker

    def body_of_spans(self, spans: Sequence[Evidence], claim: Analysis | None = None) -> Body:
        """Return spans as evidence: those that are sentences here come with their context, any other comes alone."""
        known = [n for e in spans if (n := self._at.get((e.document_id, e.start, e.end))) is not None]
        body = self.body(known, claim)
        loose = tuple(analyse(e.quote) for e in spans if (e.document_id, e.start, e.end) not in self._at)
        return replace(body, sentences=body.sentences + loose, published=body.published + (None,) * len(loose))

    def plain(self, n: int) -> str:
        """Return the text of a sentence with single spaces."""
        return " ".join(self.passages.sentences[n].text.split())

    def labelled(self, n: int) -> str:
        """Return a sentence as `plain` does, with the label of its speaker before it where a turn goes on with it."""
        sentence = self.passages.sentences[n]
        return f"{sentence.speaker}: {self.plain(n)}" if sentence.speaker and not sentence.said else self.plain(n)

    def reading(self, n: int) -> str:
        """Return a sentence as the learned score reads it: as `plain` does, but one of a dialogue as it reads alone."""
        return (self._dialogue.reading(n, asks=False) if self._dialogue else None) or self.plain(n)

    def claim(self, text: str) -> Analysis:
        """Return a claim taken apart; one with the label of a speaker ("Mike: I bought it") as the dialogue's sentences read alone."""
        return analyse((self._dialogue.quotation(text) if self._dialogue else None) or text)

    def positions(self, sentence_ids: Sequence[str]) -> list[int]:
        """Return the indices of sentences by address; KeyError on an address that is not here."""
        return [self._position[name] for name in sentence_ids]

    def find_join(self, claim: Analysis) -> Join | None:
        """Return what a claim joins of two sentences: see `joining`. The last answer is kept, for a claim is held against several sets.

        Nothing of a claim about what is asked in a dialogue.
        """
        if self._dialogue is not None and is_asking(claim):
            return None
        known, found = self._join
        if known is not claim:
            found = find_join(claim, self)
            self._join = (claim, found)
        return found

    def find_misfit(self, claim: Analysis) -> Misfit | None:
        """Return what a claim has otherwise than a dialogue: see `dialogue`. The last answer is kept."""
        if self._dialogue is None:
            return None
        known, found = self._misfit
        if known is not claim:
            heard = self.search(claim, _MOST_HEARD)
            said = any(self._repeats(claim, n) for n in heard)
            found = None if said else self._dialogue.find_misfit(claim, heard, self.stems)
            self._misfit = (claim, found)
        return found

    def sentence(self, n: int, asks: bool = False) -> Analysis:
        """Return a sentence taken apart; one of a dialogue as it reads alone, for a claim about what it `asks` as it was asked."""
        read = self._dialogue.reading(n, asks=asks) if self._dialogue else None
        return analyse(self.passages.sentences[n].text if read is None else read)

    def holding(self, stem: str) -> Sequence[int]:
        """Return the indices of the sentences with a content stem, in reading order."""
        return self._postings.get(stem, ())

    def with_figure(self, quantity: Quantity) -> Sequence[int]:
        """Return the indices of the sentences with a figure of that kind and value, in reading order."""
        return self._figures.get((quantity.kind, quantity.value), ())

    def with_date(self, date: DateMention) -> Sequence[int]:
        """Return the indices of the sentences with a date that has all that this one gives (year, month, day, weekday), in reading order."""
        homes = [set(self._figures.get(grain, ())) for grain in date.given.items()]
        return sorted(set.intersection(*homes)) if homes else ()

    @cached_property
    def _figures(self) -> dict[tuple[str, float], list[int]]:
        found: dict[tuple[str, float], list[int]] = defaultdict(list)
        for n in range(len(self.passages.sentences)):
            taken = self.sentence(n)
            keys: set[tuple[str, float]] = {(q.kind, q.value) for q in taken.quantities}
            for key in sorted(keys.union(*(d.given.items() for d in taken.dates))):
                found[key].append(n)
        return found

    def before(self, n: int, most: int = _NEIGHBOURS) -> range:
        """Return the indices of up to `most` sentences right before one, of the same passage."""
        begin = n
        while begin and n - begin < most and self.passages.passage[begin - 1] == self.passages.passage[n]:
            begin -= 1
        return range(begin, n)


def _long_names(sentence: Analysis, longest: int = _LONGEST_ALIAS) -> Iterator[tuple[str, ...]]:
    return (name.parts for name in sentence.names if 2 <= len(name.parts) <= longest)
