"""A report for a person at a terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from summarizer.schemas import Conflict, Report, Story, SummarySentence

from .canvas import NARROWEST, draw, grid, styled
from .captions import (
    cited_documents,
    document_numbers,
    facts_counted,
    is_main,
    losses,
    objections,
    plural,
    source_credit,
    source_name,
    spent,
    story_caption,
)
from .differences import Side, sides_of
from .quotes import closest, quotes_of
from .safety import inline
from .timeline import Day, days_of, earlier_days

__all__ = ["render_terminal"]

MOST_MARKS = 8
RELATION_ROOM = 16  # the last column of the table of conflicts, the indent, and the gaps
RELATION_STYLES = {"dispute": "yellow", "update": "cyan", "unknown": "dim"}
COLUMNS_FIT = 76
"""Columns from which values stand beside who says so, and days beside what happened; in fewer they stand above."""


def render_terminal(report: Report, *, width: int, color: bool, evidence: bool = False, rejected: bool = False) -> str:
    """Return the report as lines of at most `width` columns (40 at least), with ANSI styles when `color`.

    With `evidence` the quotes behind each line stand below it, the words that carry it marked; with `rejected` the statements that
    were refused are listed with the reasons.
    """
    width = max(width, NARROWEST)
    page = _Page(report, document_numbers(report.documents), width, color, evidence, rejected)
    return draw(page.parts(), width=width, color=color)


@dataclass(frozen=True, slots=True)
class _Page:
    """A report, the numbers of its sources, and how it is shown."""

    report: Report
    numbers: dict[str, int]
    width: int
    color: bool
    evidence: bool
    rejected: bool

    def parts(self) -> Iterator[RenderableType]:
        """Yield the whole page from top to bottom."""
        main = [story for story in self.report.stories if is_main(story, self.report)]
        if not main:
            yield Text("Nothing could be verified in these sources.\n", style="bold")
        for story in main:
            yield from self._full_story(story)
        yield from self._other_stories([story for story in self.report.stories if not is_main(story, self.report)])
        if self.report.documents:
            yield from self._sources()
        if self.rejected:
            yield from self._refused()
        yield Text(" · ".join(self._account()), style="dim")
        yield Text(f"{spent(self.report.accounting.llm)} · {self.report.accounting.seconds:.1f} s", style="dim")

    def _full_story(self, story: Story) -> Iterator[RenderableType]:
        title, caption = styled(story.title, "bold"), story_caption(story, self.report)
        if cell_len(title.plain) + len(caption) + 2 <= self.width:
            heading = grid("text", "end")
            heading.add_row(title, Text(caption, style="dim"))
            yield heading
        else:
            yield title
            yield Text(caption, style="dim")
        yield ""
        for sentence in story.summary:
            row = grid("name", "text", "end")
            row.add_row("•", _sentence(sentence), self._marks(cited_documents(sentence, story, self.report)))
            yield Padding(row, (0, 0, 0, 2))
            yield from self._quotes(sentence.text, story, sentence.fact_ids, indent=5)
        yield ""
        if story.conflicts:
            yield Text("Where the sources differ", style="bold")
            yield from self._conflicts(story)
            yield ""
        if days := days_of(story):
            yield Text("When", style="bold")
            yield from self._timeline(days, story)
            yield ""

    def _quotes(self, claim: str, story: Story, fact_ids: Sequence[str], *, indent: int) -> Iterator[RenderableType]:
        """Yield the quotes of some facts of a story, where they are wanted."""
        if self.evidence:
            evidence = [e for fact in story.facts if fact.id in fact_ids for e in fact.evidence]
            yield from quotes_of(claim, evidence, self.numbers, indent=indent, color=self.color)

    def _quotes_of_side(self, about: str, side: Side, story: Story) -> Iterator[RenderableType]:
        """Yield the quotes behind a side of a conflict, where they are wanted: of each of its documents the one that says most of it."""
        if self.evidence:
            claim = about if side.value == "stated" else f"{about} {side.value}"
            evidence = [
                e
                for fact in story.facts
                if fact.id in side.position.fact_ids
                for e in fact.evidence
                if e.document_id in side.position.document_ids
            ]
            yield from quotes_of(claim, closest(claim, evidence), self.numbers, indent=6, color=self.color)

    def _conflicts(self, story: Story) -> Iterator[RenderableType]:
        """Yield who says what on each point: in a table, or stacked where there is little room or each side has its quotes."""
        sides = [(conflict, sides_of(conflict, story, self.report, inline)) for conflict in story.conflicts]
        if self.evidence or self.width < COLUMNS_FIT:
            for conflict, held in sides:
                yield Padding(styled(conflict.about) + " · " + _relation(conflict), (0, 0, 0, 2))
                for side in held:
                    yield Padding(styled(side.value, "bold"), (0, 0, 0, 4))
                    yield Padding(Text(side.who), (0, 0, 0, 6))
                    yield from self._quotes_of_side(conflict.about, side, story)
            return
        # Long values leave the speakers a third of the room.
        table = grid("name", "name", "text", "end", widest=(self.width - RELATION_ROOM) // 3)
        for conflict, held in sides:
            for place, side in enumerate(held):
                about, relation = (styled(conflict.about), _relation(conflict)) if place == 0 else (Text(), Text())
                table.add_row(about, styled(side.value, "bold"), Text(side.who), relation)
        yield Padding(table, (0, 0, 0, 2))

    def _timeline(self, days: Sequence[Day], story: Story) -> Iterator[RenderableType]:
        """Yield what happened on each day, with the documents that tell it; stacked as conflicts are."""
        stacked = self.evidence or self.width < COLUMNS_FIT
        table = grid("name", "text", "end")
        for day in days:
            marks = self._marks(day.fact.document_ids)
            said = styled(day.said) + Text(f" (and {plural(day.more, 'more fact')})" if day.more else "", style="dim")
            if stacked:
                row = grid("text", "end")
                row.add_row(Text(day.when, style="bold"), marks)
                yield Padding(row, (0, 0, 0, 2))
                yield Padding(said, (0, 0, 0, 4))
                if not day.told:
                    yield from self._quotes(day.fact.statement, story, (day.fact.id,), indent=4)
            else:
                table.add_row(Text(day.when), said, marks)
        if not stacked:
            yield Padding(table, (0, 0, 0, 2))
        if earlier := earlier_days(story):
            yield Padding(Text(f"and {plural(earlier, 'other time')} in the sources", style="dim"), (0, 0, 0, 2))

    def _other_stories(self, stories: Sequence[Story]) -> Iterator[RenderableType]:
        if not stories:
            return
        yield Text("Also in these sources", style="bold")
        for story in stories:
            title = styled(story.title)
            caption = Text.assemble(self._marks(story.document_ids), (f"  {story_caption(story, self.report)}", "dim"))
            if title.cell_len + caption.cell_len + 4 <= self.width:
                yield Padding(title + "  " + caption, (0, 0, 0, 2))
            else:
                yield Padding(title, (0, 0, 0, 2))
                yield Padding(caption, (0, 0, 0, 4))
            if story.summary and story.summary[0].text != story.title:
                yield Padding(_sentence(story.summary[0]), (0, 0, 0, 4))
                yield from self._quotes(story.summary[0].text, story, story.summary[0].fact_ids, indent=4)
        yield ""

    def _sources(self) -> Iterator[RenderableType]:
        """Yield a table of the sources: what each is called, and below that who published it, when, and where it was read."""
        yield Text("Sources", style="bold")
        table = grid("end", "text")
        for document in self.report.documents:
            credit = source_credit(document, self.numbers)
            below = [part for part in (credit, document.source if document.title else "") if part]
            table.add_row(Text(str(self.numbers[document.id]), style="cyan"), styled(source_name(document)))
            if below:
                table.add_row("", styled(" · ".join(below), "dim"))
        yield Padding(table, (0, 0, 1, 2))

    def _refused(self) -> Iterator[RenderableType]:
        """Yield each statement that was refused, with the verdict, the source it was made of, and what was found against it."""
        yield Text("Refused", style="bold")
        if not self.report.rejected:
            yield Padding(Text("no statement", style="dim"), (0, 0, 0, 2))
        for one in self.report.rejected:
            number = self.numbers.get(one.document_id or "")
            origin = f" [{number}]" if number else ""
            yield Padding(Text(f"✗ {one.verdict.label}{origin}: ", style="bold red") + styled(one.statement), (0, 0, 0, 2))
            for message in objections(one):
                yield Padding(styled(message, "yellow"), (0, 0, 0, 6))
        yield ""

    def _account(self) -> Iterator[str]:
        """Yield how much there is and what is missing, each with the option that shows it."""
        hint = " (--show-evidence)" if self.report.stories and not self.evidence else ""
        yield f"{facts_counted(self.report)}{hint}"
        for loss in losses(self.report):
            yield f"{loss} (--show-rejected)" if loss.endswith(" refused") and not self.rejected else loss

    def _marks(self, document_ids: Sequence[str]) -> Text:
        """Return the numbers of documents in brackets, eight at most."""
        numbers = sorted(self.numbers[name] for name in document_ids)
        more = [f"+{len(numbers) - MOST_MARKS}"] if len(numbers) > MOST_MARKS else []
        return Text(f"[{' '.join([*map(str, numbers[:MOST_MARKS]), *more])}]", style="cyan")


def _sentence(sentence: SummarySentence) -> Text:
    """Return the sentence; one that is not supported, which only the policy `flag` lets through, is marked."""
    if sentence.verdict.label == "supported":
        return styled(sentence.text)
    return Text(f"[{sentence.verdict.label}] ", style="bold red") + styled(sentence.text, "red")


def _relation(conflict: Conflict) -> Text:
    return Text(conflict.relation, style=RELATION_STYLES[conflict.relation])
