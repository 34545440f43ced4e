"""Where what documents tell comes from: how many independent origins stand behind it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.language import Analysis, analyse
from summarizer.language.agencies import told_agencies
from summarizer.language.lexicon import COUNTRY_NAMES, TITLES
from summarizer.schemas import Document, Passage, Sentence

from .features import Features, features_of
from .wording import containment, find_copies, word_runs

_COPIED = 0.8
_SHORTEST_NAME, _LONGEST_NAME = 2, 5
_PERSONAL = TITLES - frozenset("navy army air foreign private press st chief justice general vice prime king queen".split())
"""Words that stand before a person's name and seldom in that of an institution."""

_OFFICES = frozenset("chief executive general justice coach director chairman chairwoman manager founder president mayor".split())
"""Words that stand in lower case before a person's name: "police chief Carlos Mendoza", "chief executive Maria Lopez"."""

_OF_A_PLACE = re.compile(r"\bof\s+\S+(?:\s+\S+)?$")


@dataclass(frozen=True)
class Origins:
    """What is known of where documents have their text from.

    `copies` holds, by document id, the document whose wording it shares and how much of it; `credits` the agencies that each document
    credits, `outlets` who published it, where that is known.
    """

    copies: Mapping[str, tuple[str, float]]
    credits: Mapping[str, tuple[str, ...]]
    outlets: Mapping[str, str]
    sentences: Mapping[str, Sentence]

    @cached_property
    def people(self) -> frozenset[str]:
        """The last names of the persons that the sentences name."""
        return frozenset(n for s in self.sentences.values() if s.kind == "prose" for n in _people(analyse(s.text)))

    def within(self, passages: Sequence[Passage]) -> "Origins":
        """Return what concerns the documents of some passages: of people and sentences those of the passages alone."""
        names = {p.document_id for p in passages}
        frontier = names
        while frontier := {self.copies[n][0] for n in frontier if n in self.copies} - names:
            names |= frontier
        return Origins(
            copies={n: self.copies[n] for n in sorted(names) if n in self.copies},
            credits={n: self.credits[n] for n in sorted(names) if n in self.credits},
            outlets={n: self.outlets[n] for n in sorted(names) if n in self.outlets},
            sentences={s.id: s for p in passages for s in p.sentences},
        )

    def label(self, document_id: str) -> str | None:
        """Return what `Document.origin` says: the document that it copies, else the agencies that it credits."""
        if document_id in self.copies:
            return self.copies[document_id][0]
        return ", ".join(self.credits.get(document_id, ())) or None

    def root(self, document_id: str) -> str:
        """Return the document at the end of the chain of copies that begins with one; itself when it copies none."""
        while document_id in self.copies:
            document_id = self.copies[document_id][0]
        return document_id

    def count(self, sentence_ids: Sequence[str]) -> int:
        """Return the number of independent origins behind the sentences that carry one fact, at least 1.

        Documents count once together when one copies the other, when their sentences are nearly word for word the same, or
        when both quote the same person for the fact. What credits agencies counts once for an agency at most: that which the
        sentence names ("told Reuters"), else any that its document credits.
        """
        told: dict[str, list[Sentence]] = {}
        for name in sentence_ids:
            sentence = self.sentences[name]
            told.setdefault(sentence.document_id, []).append(sentence)
        voices: list[_Voice] = []
        for document_id, sentences in told.items():
            voice = self._voice(document_id, sentences)
            same = [other for other in voices if other.is_of(voice)]
            voices = [other for other in voices if other not in same]
            voices.append(_joined([voice, *same]))
        return _independent([v.agencies for v in voices], [min(v.roots) for v in voices])

    def _voice(self, document_id: str, sentences: Sequence[Sentence]) -> "_Voice":
        root = self.root(document_id)
        credited = frozenset(self.credits.get(root, ()))
        return _Voice(
            roots=frozenset((root if credited else self.outlets.get(root, root),)),
            agencies=frozenset(a for s in sentences for a in told_agencies(s.text)) or credited,
            people=frozenset(p for s in sentences for p in _speakers(analyse(s.text)) if p in self.people),
            runs=tuple(word_runs(s.text) for s in sentences),
        )


@dataclass(frozen=True, slots=True)
class _Voice:
    """One origin of a fact as far as it is told apart: its documents' roots, whom it quotes, how it words it."""

    roots: frozenset[str]
    agencies: frozenset[str]
    people: frozenset[str]
    runs: tuple[frozenset[str], ...]

    def is_of(self, other: "_Voice") -> bool:
        """Whether two voices are one."""
        return bool(self.roots & other.roots or self.people & other.people) or any(
            containment(a, b) >= _COPIED for a in self.runs for b in other.runs
        )


def _joined(voices: Sequence[_Voice]) -> _Voice:
    return _Voice(
        roots=frozenset().union(*(v.roots for v in voices)),
        agencies=frozenset().union(*(v.agencies for v in voices)),
        people=frozenset().union(*(v.people for v in voices)),
        runs=tuple(r for v in voices for r in v.runs),
    )


def find_origins(
    documents: Sequence[Document], passages: Sequence[Passage], features: Sequence[Features] | None = None
) -> Origins:
    """Return where the documents have their text from, judged by the first article of each and its credits.

    Of two that share their wording, the one that credits an agency, is longer, older, or stands first is taken to be copied. `features` are
    those of the passages, found here unless they are given.
    """
    main: dict[str, tuple[Passage, Features]] = {}
    for passage, found in zip(passages, features or features_of(passages), strict=True):
        if any(s.kind == "prose" for s in passage.sentences):
            main.setdefault(passage.document_id, (passage, found))
    rows = [passage for passage, _ in main.values()]
    copies = find_copies(list(main), [f.runs for _, f in main.values()], [_rank(p, -n) for n, p in enumerate(rows)])
    return Origins(
        copies={rows[i].document_id: (rows[copy.of].document_id, copy.share) for i, copy in sorted(copies.items())},
        credits={p.document_id: p.agencies for p in rows if p.agencies},
        outlets={d.id: d.outlet for d in documents if d.outlet},
        sentences={s.id: s for p in passages for s in p.sentences},
    )


def count_origins(documents: Iterable[Document], document_ids: Sequence[str]) -> int:
    """Return the number of independent origins among some of a report's documents, by what their `origin` says."""
    every = {d.id: d for d in documents}
    roots: dict[str, Document] = {}
    for name in document_ids:
        document, seen = every[name], {name}
        while (copied := document.origin or "") in every and copied not in seen:
            document = every[copied]
            seen.add(copied)
        roots[document.id] = document
    credits = [frozenset((d.origin or "").split(", ")) - {""} for d in roots.values()]
    return _independent(credits, [d.outlet or d.id for d in roots.values()])


def _independent(credits: Sequence[frozenset[str]], names: Sequence[str]) -> int:
    """The number of origins: different `names` of what credits no agency, and of the rest as many as can have an agency each.

    The latter is a maximum matching of what credits agencies with agencies (Kuhn's augmenting paths, 1955).
    """
    free = {name for credit, name in zip(credits, names, strict=True) if not credit}
    given: dict[str, int] = {}

    def gives(n: int, asked: set[str]) -> bool:
        for agency in sorted(credits[n] - asked):
            asked.add(agency)
            if agency not in given or gives(given[agency], asked):
                given[agency] = n
                return True
        return False

    matched = sum(gives(n, set()) for n, credit in enumerate(credits) if credit)
    return max(1, len(free) + matched)


def _rank(passage: Passage, order: int) -> tuple[int, ...]:
    words = sum(len(s.text) for s in passage.sentences if s.kind == "prose")
    age = -int((passage.published or "9999-12-31").replace("-", ""))
    return int(bool(passage.agencies)), words, age, order


def _people(taken: Analysis) -> Iterable[str]:
    """The last names of those whom a sentence gives a title and a full name: "Colonel Wayne Marotto"."""
    for name in taken.names:
        titled = any(t.norm in _PERSONAL for t in taken.tokens[max(0, name.first - 1) : name.last]) or any(
            t.norm in _OFFICES and not t.capital for t in taken.tokens[max(0, name.first - 2) : name.first]
        )
        whole = _SHORTEST_NAME <= len(name.parts) <= _LONGEST_NAME and not _OF_A_PLACE.search(name.text)
        if titled and whole and name.parts[-1] not in COUNTRY_NAMES:
            yield name.parts[-1]


def _speakers(taken: Analysis) -> Iterable[str]:
    return (speech.parts[-1] for speech in taken.speech if speech.parts)
