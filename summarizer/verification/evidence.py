"""Finding the sentences that bear on a claim."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from summarizer.language import Analysis, analyse
from summarizer.language.dates import DateMention
from summarizer.language.numbers import Quantity
from summarizer.schemas import Evidence, Passage, Sentence

from .alignment import Body
from .joining import Join, find_join

_NEIGHBOURS = 2
_K1 = 1.2
_B = 0.5
_MOST_POSTINGS = 2_000
"""A stem that stands in more sentences than this picks none of them: it would cost more than it tells."""


_MOST_HOMES = 12
"""Sentences with a stem beyond which it is not rare."""


@dataclass(frozen=True, slots=True)
class Passages:
    """Where sentences stand among their neighbours: `sentences` in reading order, `published` of each by its passage."""

    sentences: tuple[Sentence, ...]
    published: tuple[str | None, ...]
    passage: tuple[int, ...]

    @staticmethod
    def of(passages: Sequence[Passage], kinds: tuple[str, ...] = ("prose",)) -> "Passages":
        """All sentences of the given kinds, in the order of the passages."""
        rows = [(s, p.published, n) for n, p in enumerate(passages) for s in p.sentences if s.kind in kinds]
        return Passages(tuple(r[0] for r in rows), tuple(r[1] for r in rows), tuple(r[2] for r in rows))


class EvidenceIndex:
    """An inverted index over sentences, ranked by BM25 (Robertson and Walker, 1994) over stems.

    It is built when the first claim is searched for, in time linear in the text; a query touches only sentences that share one of its
    rarer stems.
    """

    def __init__(self, passages: Passages) -> None:
        self.passages = passages
        self._join: tuple[Analysis | None, Join | None] = (None, None)
        self._position = {s.id: n for n, s in enumerate(passages.sentences)}
        self._at = {(s.document_id, s.start, s.end): n for n, s in enumerate(passages.sentences)}

    @cached_property
    def _stems(self) -> tuple[frozenset[str], ...]:
        return tuple(analyse(s.text).stems for s in self.passages.sentences)

    @cached_property
    def _mean(self) -> float:
        return sum(map(len, self._stems)) / len(self._stems) if self._stems else 1.0

    @cached_property
    def _postings(self) -> dict[str, list[int]]:
        postings: dict[str, list[int]] = defaultdict(list)
        for n, stems in enumerate(self._stems):
            for stem in sorted(stems):
                postings[stem].append(n)
        return postings

    @cached_property
    def aliases(self) -> frozenset[tuple[str, ...]]:
        """The longer names of all sentences, as folded parts."""
        return frozenset(
            name.parts for s in self.passages.sentences for name in analyse(s.text).names if 2 <= len(name.parts) <= 6
        )

    def search(self, claim: Analysis, most: int) -> list[int]:
        """Return the indices of up to `most` sentences that bear on the claim, best first; ties in reading order."""
        scores: dict[int, float] = defaultdict(float)
        count = len(self._stems)
        for stem in sorted(claim.stems):
            where = self._postings.get(stem, ())
            if not where or (len(where) > _MOST_POSTINGS and len(scores) >= most):
                continue
            idf = math.log(1 + (count - len(where) + 0.5) / (len(where) + 0.5))
            for n in where[:_MOST_POSTINGS]:
                scores[n] += idf * (_K1 + 1) / (1 + _K1 * (1 - _B + _B * len(self._stems[n]) / self._mean))
        return [n for n, _ in sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:most]]

    def knows(self, text: str) -> bool:
        """Return whether each content word of a text stands in some sentence."""
        return all(stem in self._postings for stem in analyse(text).stems)

    def body(self, chosen: Sequence[int]) -> Body:
        """Return the chosen sentences as evidence, with the sentences right before them as context."""
        inside = set(chosen)
        around = sorted({m for n in chosen for m in self.before(n)} - inside)
        rows = self.passages

        def homes(stem: str) -> list[Analysis]:
            where = self.holding(stem)
            return [self.sentence(n) for n in where] if len(where) <= _MOST_HOMES else []

        return Body(
            sentences=tuple(analyse(rows.sentences[n].text) for n in chosen),
            published=tuple(rows.published[n] for n in chosen),
            context=tuple(analyse(rows.sentences[n].text) for n in around),
            context_published=tuple(rows.published[n] for n in around),
            find_aliases=lambda: self.aliases,
            find_join=self.find_join,
            find_homes=homes,
            has_elsewhere=lambda claim, stem: any(
                n not in inside and 2 * len(claim.stems & self._stems[n]) >= len(claim.stems) for n in self.holding(stem)
            ),
        )

    def body_of_spans(self, spans: Sequence[Evidence]) -> Body:
        """Return spans as evidence: those that are sentences here come with their context, any other comes alone."""
        known = [n for e in spans if (n := self._at.get((e.document_id, e.start, e.end))) is not None]
        body = self.body(known)
        loose = tuple(analyse(e.quote) for e in spans if (e.document_id, e.start, e.end) not in self._at)
        return replace(body, sentences=body.sentences + loose, published=body.published + (None,) * len(loose))

    def plain(self, n: int) -> str:
        """Return the text of a sentence with single spaces."""
        return " ".join(self.passages.sentences[n].text.split())

    def positions(self, sentence_ids: Sequence[str]) -> list[int]:
        """Return the indices of sentences by address; KeyError on an address that is not here."""
        return [self._position[name] for name in sentence_ids]

    def find_join(self, claim: Analysis) -> Join | None:
        """Return what a claim joins of two sentences: see `joining`. The last answer is kept, for a claim is held against several sets."""
        known, found = self._join
        if known is not claim:
            found = find_join(claim, self)
            self._join = (claim, found)
        return found

    def sentence(self, n: int) -> Analysis:
        """Return a sentence taken apart."""
        return analyse(self.passages.sentences[n].text)

    def holding(self, stem: str) -> Sequence[int]:
        """Return the indices of the sentences with a content stem, in reading order."""
        return self._postings.get(stem, ())

    def with_figure(self, quantity: Quantity) -> Sequence[int]:
        """Return the indices of the sentences with a figure of that kind and value, in reading order."""
        return self._figures.get((quantity.kind, quantity.value), ())

    def with_date(self, date: DateMention) -> Sequence[int]:
        """Return the indices of the sentences with a date that has all that this one gives (year, month, day, weekday), in reading order."""
        homes = [set(self._figures.get(grain, ())) for grain in _grains(date)]
        return sorted(set.intersection(*homes)) if homes else ()

    @cached_property
    def _figures(self) -> dict[tuple[str, float], list[int]]:
        found: dict[tuple[str, float], list[int]] = defaultdict(list)
        for n, sentence in enumerate(self.passages.sentences):
            taken = analyse(sentence.text)
            keys: set[tuple[str, float]] = {(q.kind, q.value) for q in taken.quantities}
            for key in sorted(keys.union(*map(_grains, taken.dates))):
                found[key].append(n)
        return found

    def before(self, n: int, most: int = _NEIGHBOURS) -> range:
        """Return the indices of up to `most` sentences right before one, of the same passage."""
        begin = n
        while begin and n - begin < most and self.passages.passage[begin - 1] == self.passages.passage[n]:
            begin -= 1
        return range(begin, n)


def _grains(date: DateMention) -> list[tuple[str, float]]:
    given = (("year", date.year), ("month", date.month), ("day", date.day), ("weekday", date.weekday))
    return [(name, value) for name, value in given if value is not None]
