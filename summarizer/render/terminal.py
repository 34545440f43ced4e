"""A report for a person at a terminal."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from summarizer.schemas import Document, Report, Story, SummarySentence

from .canvas import NARROWEST, draw, grid, styled
from .captions import (
    cited_documents,
    document_numbers,
    facts_counted,
    is_main,
    losses,
    plural,
    source_credit,
    source_name,
    spent,
    story_caption,
)
from .differences import sides_of
from .safety import inline
from .timeline import Day, days_of

__all__ = ["render_terminal"]

MOST_MARKS = 8
RELATION_ROOM = 16  # the last column of the table of conflicts, the indent, and the gaps
RELATION_STYLES = {"dispute": "yellow", "update": "cyan", "unknown": "dim"}


def render_terminal(report: Report, *, width: int, color: bool) -> str:
    """Return the report as lines of at most `width` columns (40 at least), with ANSI styles when `color`."""
    return draw(_parts(report, max(width, NARROWEST)), width=width, color=color)


def _parts(report: Report, width: int) -> Iterator[RenderableType]:
    main = [story for story in report.stories if is_main(story, report)]
    if not main:
        yield Text("Nothing could be verified in these sources.\n", style="bold")
    for story in main:
        yield from _full_story(story, report, width)
    yield from _other_stories([story for story in report.stories if not is_main(story, report)], report)
    if report.documents:
        yield from _sources(report.documents)
    yield Text(" · ".join([facts_counted(report), *losses(report)]), style="dim")
    yield Text(f"{spent(report.accounting.llm)} · {report.accounting.seconds:.1f} s", style="dim")


def _full_story(story: Story, report: Report, width: int) -> Iterator[RenderableType]:
    title, caption = styled(story.title, "bold"), story_caption(story, report)
    if cell_len(title.plain) + len(caption) + 2 <= width:
        heading = grid("text", "end")
        heading.add_row(title, Text(caption, style="dim"))
        yield heading
    else:
        yield title
        yield Text(caption, style="dim")
    yield ""
    sentences = grid("text", "end")
    for sentence in story.summary:
        sentences.add_row(_sentence(sentence), Text(_marks(cited_documents(sentence, story, report), report), style="cyan"))
    yield Padding(sentences, (0, 0, 1, 2))
    if story.conflicts:
        yield Text("Where the sources differ", style="bold")
        yield Padding(_conflicts(story, report, width), (0, 0, 1, 2))
    if days := days_of(story):
        yield Text("When", style="bold")
        yield Padding(_timeline(days, report), (0, 0, 1, 2))


def _sentence(sentence: SummarySentence) -> Text:
    """Return the sentence; one that is not supported, which only the policy `flag` lets through, is marked."""
    if sentence.verdict.label == "supported":
        return styled(sentence.text)
    return Text(f"[{sentence.verdict.label}] ", style="bold red") + styled(sentence.text, "red")


def _marks(document_ids: Sequence[str], report: Report) -> str:
    numbers = document_numbers(report.documents)
    shown = [str(numbers[name]) for name in document_ids[:MOST_MARKS]]
    more = [f"+{len(document_ids) - MOST_MARKS}"] if len(document_ids) > MOST_MARKS else []
    return f"[{' '.join(shown + more)}]"


def _conflicts(story: Story, report: Report, width: int) -> RenderableType:
    """Return a table of who says what; long values leave the speakers a third of the room."""
    table = grid("name", "name", "text", "end", widest=(width - RELATION_ROOM) // 3)
    for conflict in story.conflicts:
        for place, side in enumerate(sides_of(conflict, story, report, inline)):
            first = place == 0
            table.add_row(
                styled(conflict.about if first else ""),
                styled(side.value, "bold"),
                Text(side.who),
                Text(conflict.relation if first else "", style=RELATION_STYLES[conflict.relation]),
            )
    return table


def _timeline(days: Sequence[Day], report: Report) -> RenderableType:
    """Return a table of what happened on each day, with the documents that tell it."""
    table = grid("name", "text", "end")
    for day in days:
        more = Text(f" (and {plural(day.more, 'more fact')})" if day.more else "", style="dim")
        table.add_row(
            Text(day.when), styled(day.fact.statement) + more, Text(_marks(day.fact.document_ids, report), style="cyan")
        )
    return table


def _other_stories(stories: Sequence[Story], report: Report) -> Iterator[RenderableType]:
    if not stories:
        return
    yield Text("Also in these sources", style="bold")
    for story in stories:
        line = styled(story.title) + Text(f"  {_marks(story.document_ids, report)}  ", style="cyan")
        yield Padding(line + Text(story_caption(story, report), style="dim"), (0, 0, 0, 2))
        if story.summary and story.summary[0].text != story.title:
            yield Padding(_sentence(story.summary[0]), (0, 0, 0, 4))
    yield ""


def _sources(documents: Sequence[Document]) -> Iterator[RenderableType]:
    yield Text("Sources", style="bold")
    table = grid("end", "text")
    numbers = document_numbers(documents)
    for document in documents:
        line = styled(source_name(document))
        if credit := source_credit(document, numbers):
            line.append(" — ", "dim").append(styled(credit, "dim"))
        if document.title:
            line.append("  ").append(styled(document.source, "dim"))
        table.add_row(Text(str(numbers[document.id]), style="cyan"), line)
    yield Padding(table, (0, 0, 1, 2))
