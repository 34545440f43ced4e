"""A story as the page shows it: what can be chosen, the words behind each, and who stands where."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarizer.merge import count_origins
from summarizer.schemas import Conflict, Evidence, Fact, Report, Story, StoryChanges, SummarySentence

from ..captions import cited_documents, document_numbers, plural, source_name, story_caption
from ..differences import sides_of, voices
from ..timeline import written
from .pieces import CutText

__all__ = ["Card", "Choice", "Quote", "Sides", "StoryView", "Words", "view_story"]


@dataclass(frozen=True, slots=True)
class Quote:
    """One span as the page shows it: the number and name of its source, and the anchors of its pieces there, none if it is not in the text."""

    evidence: Evidence
    number: int
    name: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Finds the spans of facts in the sources as they were cut."""

    report: Report
    cuts: Mapping[str, CutText]

    def quotes(self, facts: Iterable[Fact], document_ids: Sequence[str] | None = None) -> tuple[Quote, ...]:
        """Return the spans that the facts rest on, each once, in the order of the sources; of some documents only, if they are named."""
        numbers = document_numbers(self.report.documents)
        names = {d.id: source_name(d) for d in self.report.documents}
        spans = {(e.document_id, e.start, e.end): e for fact in facts for e in fact.evidence if e.document_id in numbers}
        kept = sorted((numbers[d], start, end) for d, start, end in spans if document_ids is None or d in document_ids)
        ids = {number: name for name, number in numbers.items()}
        return tuple(Quote(spans[ids[n], a, b], n, names[ids[n]], self.cuts[ids[n]].anchors.get((a, b), ())) for n, a, b in kept)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a reader can choose, to see the words behind it.

    `quotes` are the spans that it rests on and `firsts` the first of them in each source; `caption` says how well it is attested;
    `mark` is a word beside it ("new", "unsupported") or None.
    """

    text: str
    fact_ids: tuple[str, ...]
    quotes: tuple[Quote, ...]
    caption: str
    mark: str | None = None

    @property
    def firsts(self) -> list[Quote]:
        """The first quote of each source."""
        return list({quote.number: quote for quote in reversed(self.quotes)}.values())[::-1]


@dataclass(frozen=True, slots=True)
class Sides:
    """One position of a conflict: what is held, and by whom (`Syrian Observatory, via sources 1 and 3`)."""

    choice: Choice
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A conflict with its positions side by side."""

    conflict: Conflict
    sides: tuple[Sides, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story with everything that can be chosen in it. `days` pairs a day with what happened on it."""

    story: Story
    caption: str
    sentences: tuple[Choice, ...]
    cards: tuple[Card, ...]
    days: tuple[tuple[str, tuple[Choice, ...]], ...]
    facts: tuple[Choice, ...]
    changes: StoryChanges | None


def view_story(story: Story, words: Words, changes: StoryChanges | None) -> StoryView:
    """Return what the page shows of a story; `changes` is what is new in it since the last digest."""
    facts = {fact.id: fact for fact in story.facts}
    new = frozenset(changes.new_fact_ids) if changes and changes.since else frozenset()
    every = {
        fact.id: Choice(
            fact.statement,
            (fact.id,),
            words.quotes([fact]),
            _fact_caption(fact),
            _mark(fact.verdict.label, fact.id in new),
        )
        for fact in story.facts
    }

    def sentence(said: SummarySentence) -> Choice:
        cited = [facts[name] for name in said.fact_ids if name in facts]
        documents = cited_documents(said, story, words.report)
        label = said.verdict.label
        mark = _mark(label, any(fact.id in new for fact in cited))
        return Choice(said.text, said.fact_ids, words.quotes(cited), _attested(words.report, documents), mark)

    def card(conflict: Conflict) -> Card:
        sides = []
        for side in sides_of(conflict, story, words.report, str):
            position = side.position
            held = [facts[name] for name in position.fact_ids if name in facts]
            choice = Choice(side.value, position.fact_ids, words.quotes(held, position.document_ids), conflict.about)
            sides.append(Sides(choice, tuple(_voice(*voice) for voice in voices(position, story, words.report))))
        return Card(conflict, tuple(sides))

    return StoryView(
        story,
        story_caption(story, words.report),
        tuple(sentence(said) for said in story.summary),
        tuple(card(conflict) for conflict in story.conflicts),
        tuple((written(entry.date), tuple(every[name] for name in entry.fact_ids if name in every)) for entry in story.timeline),
        tuple(every.values()),
        changes,
    )


def _mark(label: str, new: bool) -> str | None:
    return label if label != "supported" else "new" if new else None


def _fact_caption(fact: Fact) -> str:
    """Who says it, when it was, and how many origins bear it out."""
    when = written(fact.time) if fact.time else ""
    said = f"according to {fact.attribution}" if fact.attribution else ""
    return " · ".join(part for part in (said, when, plural(fact.corroboration, "origin")) if part)


def _attested(report: Report, document_ids: Sequence[str]) -> str:
    sources, origins = len(document_ids), count_origins(report.documents, document_ids)
    return plural(sources, "source") + (f", {plural(origins, 'origin')}" if sources > 1 else "")


def _voice(name: str, said_in: Sequence[int]) -> str:
    """Who holds a position and where it is read: `Syrian Observatory, via sources 1 and 3`; `source 2` where it says so itself."""
    listed = ", ".join(map(str, said_in[:-1])) + (" and " if len(said_in) > 1 else "") + str(said_in[-1])
    where = f"source{'s' if len(said_in) > 1 else ''} {listed}"
    return f"{name}, via {where}" if name else where
