"""From the documents of a run to what it tells: stories, joined to those of earlier days, summarised, and compared with what was told."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from summarizer.ingest import Ingested
from summarizer.merge import group_passages
from summarizer.pipeline import Group
from summarizer.schemas import Digest, DocumentCounts, Notice, Passage, Report, SourceHealth, Story, StoryChanges, Withdrawn
from summarizer.segment import split_passages

from .changes import Changes, Retraction, compare, find_retractions
from .joining import join_stories
from .ledger.articles import Article
from .ledger.history import PastStory, Span, Telling, Told

__all__ = ["Past", "Tale", "Tell", "tell"]

Pair = tuple[int, int]
"""An article of a document: its row in the ledger, and the number of the passage in it."""
Tell = Callable[[Ingested, Group], Report]
"""From documents, and which of their passages are a story, to a report."""
_MOST_DOCUMENTS = 20
"""Documents of one story that a report reads; those of the day come first."""
_MOST_NAMED = 10
_DAY = len("2026-11-21")


@dataclass(frozen=True, slots=True)
class Past:
    """What was there before the run: stories that were told, their facts, articles to hold news against, and what documents now say."""

    stories: tuple[PastStory, ...]
    told: tuple[Told, ...]
    articles: tuple[Article, ...]
    texts: Mapping[int, str | None]


@dataclass(frozen=True, slots=True)
class Tale:
    """A digest, and what the ledger must know of it: what is told of each story, further spans of facts that were told, and facts that are no more."""

    digest: Digest
    tellings: tuple[Telling, ...]
    added: Mapping[int, tuple[Span, ...]]
    withdrawn: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A story that is told today: the articles of it that a report reads, and what was told of it before."""

    key: str
    pairs: frozenset[Pair]
    articles: tuple[Article, ...]
    past: PastStory | None
    retractions: tuple[Retraction, ...]


def tell(
    name: str,
    title: str,
    begun: datetime,
    articles: Sequence[Article],
    news: frozenset[int],
    gone: frozenset[int],
    past: Past,
    previous: str | None,
    sources: Sequence[SourceHealth],
    notices: Sequence[Notice],
    most: int,
    report_on: Tell,
) -> Tale:
    """Return what a run tells. `articles` are those of the run, `news` their versions that are news, `gone` the documents that are no more.

    Up to `most` stories are told, those with most news first; the others are named in a warning, as are documents that only repeat what
    was told. The same arguments give the same tale.
    """
    changed = gone | {a.row for a in articles if a.number > 1}
    retractions = find_retractions(past.told, past.texts, changed)
    passages = _passages([*articles, *past.articles])
    groups = _group(passages)
    joined = join_stories(groups, past.stories)
    fresh = {a.row for a in articles if a.version in news}
    ranked = sorted(range(len(groups)), key=lambda g: (-_retracted(joined[g], retractions), *_weight(groups[g], fresh), g))
    alive = [g for g in ranked if _retracted(joined[g], retractions) or any(row in fresh for row, _ in groups[g])]
    by_row = {a.row: a for a in (*past.articles, *articles)}
    chosen = [
        _choose(f"{name}-{n}", groups[g], joined[g], by_row, fresh, retractions) for n, g in enumerate(sorted(alive[:most]), 1)
    ]
    report, of_story = _report(chosen, passages, report_on)
    tellings: list[Telling] = []
    changes: list[StoryChanges] = []
    kept: list[Story] = []
    added: dict[int, tuple[Span, ...]] = {}
    said = list(notices)
    withdrawn: set[int] = {r.told.id for r in retractions}
    rows = dict(_documents(chosen))
    day = begun.date().isoformat()
    for story in report.stories:
        one = of_story[story.id]
        told = _told_of(one, past.told, withdrawn)
        before = {d: a.before for d, a in rows.items() if a.row in fresh}
        found = compare(story, told, [r.told for r in one.retractions], before, day, is_new=one.past is None)
        lost = _unreplaced(one.retractions, found)
        withdrawn -= found.kept
        added.update(_added(found, rows))
        if not (found.new or found.moved or lost):
            said.append(_repeating(story, one, fresh))
            continue
        kept.append(story)
        changes.append(_changes(story, one, found, lost, rows, by_row))
        news_facts = {f.id for f in found.new} | {i for m in found.moved for i in m.fact_ids}
        facts = [
            (f.statement, tuple(Span(rows[e.document_id].row, e.quote) for e in f.evidence))
            for f in story.facts
            if f.id in news_facts
        ]
        tellings.append(Telling(one.key, story.title, one.pairs, facts))
    shown = {id(r) for one in chosen for r in one.retractions if any(c.key == one.key for c in changes)}
    lost_alone = [r for r in retractions if id(r) not in shown and r.told.id in withdrawn]
    said += _lost(lost_alone, past, by_row)
    said += _untold([groups[g] for g in alive[most:]], passages, fresh)
    if background := sum(a.version not in news for a in articles):
        said.append(
            Notice(code="background", message=f"{background:,} new documents are older than the window: background, not news")
        )
    digest = Digest(
        title=title,
        run=name,
        created=begun.isoformat(timespec="seconds"),
        previous=previous,
        quiet=not kept and not lost_alone,
        report=report.model_copy(update={"stories": tuple(kept)}),
        stories=tuple(changes),
        sources=tuple(sources),
        warnings=tuple(dict.fromkeys(said)),
    )
    return Tale(digest, tuple(tellings), added, frozenset(withdrawn))


def _passages(articles: Sequence[Article]) -> dict[Pair, Passage]:
    found: dict[Pair, Passage] = {}
    for article in articles:
        document = article.document.model_copy(update={"id": f"a{article.row}"})
        found.update({(article.row, p.index): p for p in split_passages(document)})
    return found


def _group(passages: Mapping[Pair, Passage]) -> list[frozenset[Pair]]:
    pairs = list(passages)
    return [frozenset(pairs[i] for i in group) for group in group_passages([passages[p] for p in pairs])]


def _weight(group: frozenset[Pair], fresh: set[int]) -> tuple[int, int]:
    """The sort key of a story: more documents with news first, then more documents."""
    rows = {row for row, _ in group}
    return -len(rows & fresh), -len(rows)


def _retracted(story: PastStory | None, retractions: Sequence[Retraction]) -> bool:
    return story is not None and any(r.told.story == story.id for r in retractions)


def _choose(
    key: str,
    group: frozenset[Pair],
    past: PastStory | None,
    by_row: Mapping[int, Article],
    fresh: set[int],
    retractions: Sequence[Retraction],
) -> _Chosen:
    rows = sorted({row for row, _ in group}, key=lambda row: (row not in fresh, -by_row[row].version))[:_MOST_DOCUMENTS]
    return _Chosen(
        key=past.key if past else key,
        pairs=group,
        articles=tuple(by_row[row] for row in sorted(rows)),
        past=past,
        retractions=tuple(r for r in retractions if past is not None and r.told.story == past.id),
    )


def _documents(chosen: Sequence[_Chosen]) -> list[tuple[str, Article]]:
    """The articles of all stories once each, with the ids that their documents get in the report."""
    rows = {a.row: a for one in chosen for a in one.articles}
    return [(f"d{n}", rows[row]) for n, row in enumerate(sorted(rows), 1)]


def _report(chosen: Sequence[_Chosen], passages: Mapping[Pair, Passage], report_on: Tell) -> tuple[Report, dict[str, _Chosen]]:
    """The report on the stories that were chosen, and which of them each of its stories is."""
    named = _documents(chosen)
    documents = tuple(a.document.model_copy(update={"id": name}) for name, a in named)
    rows = {name: a.row for name, a in named}
    place = {pair: n for n, one in enumerate(chosen) for pair in one.pairs}

    def group(found: Sequence[Passage]) -> list[list[int]]:
        groups: list[list[int]] = [[] for _ in chosen]
        for i, passage in enumerate(found):
            n = place.get((rows[passage.document_id], passage.index))
            if n is not None:
                groups[n].append(i)
        return [g for g in groups if g]

    counts = DocumentCounts(given=len(documents), used=len(documents))
    report = report_on(Ingested(documents, (), counts), group)
    starts = {(row, s.start): place[row, i] for (row, i), p in passages.items() if (row, i) in place for s in p.sentences}
    of_story = {}
    for story in report.stories:
        votes = Counter(starts[rows[f.evidence[0].document_id], f.evidence[0].start] for f in story.facts)
        of_story[story.id] = chosen[votes.most_common(1)[0][0]]
    return report, of_story


def _told_of(one: _Chosen, told: Sequence[Told], withdrawn: set[int]) -> list[Told]:
    """What was told, and still stands or was withdrawn just now, of a story or from its documents."""
    rows = {row for row, _ in one.pairs}
    mine = one.past.id if one.past else None
    return [t for t in told if t.id not in withdrawn and (t.story == mine or any(s.document in rows for s in t.spans))]


def _unreplaced(retractions: Sequence[Retraction], found: Changes) -> list[Retraction]:
    return [r for r in retractions if r.told.id not in found.replaced | found.kept]


def _added(found: Changes, rows: Mapping[str, Article]) -> dict[int, tuple[Span, ...]]:
    """The words of further documents that now carry facts told before."""
    added: dict[int, tuple[Span, ...]] = {}
    for fact, told in found.repeated:
        has = {*told.spans, *added.get(told.id, ())}
        spans = (Span(rows[e.document_id].row, e.quote) for e in fact.evidence)
        added[told.id] = (*added.get(told.id, ()), *(s for s in dict.fromkeys(spans) if s not in has))
    return {name: spans for name, spans in added.items() if spans}


def _changes(
    story: Story,
    one: _Chosen,
    found: Changes,
    lost: Sequence[Retraction],
    rows: Mapping[str, Article],
    by_row: Mapping[int, Article],
) -> StoryChanges:
    return StoryChanges(
        story_id=story.id,
        key=one.key,
        since=one.past.last_told if one.past else None,
        new_fact_ids=tuple(f.id for f in found.new),
        moved=found.moved,
        withdrawn=tuple(Withdrawn(statement=r.told.statement, why=r.why, source=_source(r.document, by_row)) for r in lost),
    )


def _source(row: int, by_row: Mapping[int, Article]) -> str:
    return by_row[row].document.source if row in by_row else "a document that is gone"


def _repeating(story: Story, one: _Chosen, fresh: set[int]) -> Notice:
    count = len({row for row, _ in one.pairs} & fresh)
    documents = "1 new document repeats" if count == 1 else f"{count:,} new documents repeat"
    return Notice(code="nothing_new", message=f"{documents} what was told of {story.title!r}")


def _lost(retractions: Sequence[Retraction], past: Past, by_row: Mapping[int, Article]) -> list[Notice]:
    """A notice for each fact that was taken back and of whose story nothing is left to tell."""
    titles = {s.id: s.title for s in past.stories}
    return [
        Notice(
            code="withdrawn",
            message=f"{titles.get(r.told.story, 'an earlier story')!r}: {_source(r.document, by_row)} no longer says: {r.told.statement}",
        )
        for r in retractions
    ]


def _untold(groups: Sequence[frozenset[Pair]], passages: Mapping[Pair, Passage], fresh: set[int]) -> list[Notice]:
    if not groups:
        return []
    count = len({row for group in groups for row, _ in group} & fresh)
    titles = [next((t for pair in sorted(g) if (t := passages[pair].title)), "without a headline") for g in groups]
    named = "; ".join(repr(t) for t in titles[:_MOST_NAMED]) + ("; ..." if len(titles) > _MOST_NAMED else "")
    message = f"{len(groups):,} further stories of {count:,} new documents are not told, for max_stories is reached: {named}"
    return [Notice(code="not_told", message=message)]
