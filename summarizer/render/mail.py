"""A report as the HTML part of a mail: blocks and inline styles that mail programs keep, and nothing that is fetched or run.

Programs strip style sheets, scripts and embedded pictures, turn colours round in their dark mode, and cut a message off behind 102 kB.
So there is one column of plain blocks that wraps at any width, no background and no text colour but the reader's own, and a size limit.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from summarizer.schemas import Document, Fact, Report, Story, StoryChanges, SummarySentence

from .captions import (
    cited_documents,
    document_numbers,
    facts_counted,
    losses,
    notice_line,
    plural,
    source_credit,
    source_name,
    story_caption,
)
from .differences import sides_of
from .fragments import page_address, quote_address
from .safety import inline
from .timeline import days_of, earlier_days, shortened, written

__all__ = ["LARGEST", "render_mail"]

LARGEST = 100_000
"""Bytes of UTF-8; programs cut off at 102 kB."""
_FRAME = 2_000
_SHARES = {"stories": 0.6, "sources": 0.15, "remarks": 0.1}
"""What each part may take of the room at most; the quotes have what is left."""
_LONGEST_TITLE = 300
_MOST_QUOTES = 3
_MOST_NEW = 8
_LINK_START = re.compile(r"://|www\.|@", re.IGNORECASE)
_PAGE = (
    "margin:0 auto;padding:12px;max-width:640px;font-family:Georgia,serif;font-size:16px;line-height:1.5;overflow-wrap:anywhere"
)
_STYLES = {
    "h1": "margin:0 0 4px;font-size:24px;line-height:1.25",
    "h2": "margin:28px 0 4px;font-size:20px;line-height:1.3",
    "h3": "margin:20px 0 6px;font-size:16px;line-height:1.3",
    "p": "margin:0 0 10px",
    "small": "margin:0 0 12px;font-size:14px",
    "side": "margin:0 0 6px;padding-left:12px;border-left:3px solid #888888",
}
_WITHDRAWN = {"edited": "the article was changed", "gone": "the article is gone"}


@dataclass(frozen=True, slots=True)
class _Item:
    """A piece of the mail that is shown whole or not at all. `kind` is what it counts as where it is left out.

    `cited` is how many notes are cited by it and by what stands above it.
    """

    kind: str
    html: str
    cited: int = 0


def render_mail(report: Report, title: str, changes: Sequence[StoryChanges] = ()) -> str:
    """Return the report as an HTML document of at most 100,000 bytes in UTF-8, with `title` as its heading.

    It holds what the Markdown holds: sentences with their sources and the numbers of their notes, where the sources differ, what
    happened when, the sources, and the quotes as numbered notes. `changes` say what is new in stories since they were last told.
    What has no room is counted in a last line; every word of a source is inert.
    """
    notes = _Notes(report)
    news = {change.story_id: change for change in changes}
    stories = [
        replace(item, cited=notes.count) for story in report.stories for item in _story(story, report, notes, news.get(story.id))
    ]
    if not report.stories:
        stories = [_Item("remark", _block("p", "Nothing could be verified in these sources."))]
    parts = {
        "stories": stories,
        "sources": list(_sources(report.documents)),
        "remarks": [_Item("remark", _block("small", _shown(line))) for line in _remarks(report)],
    }
    return _framed(_shown(shortened(inline(title), _LONGEST_TITLE)), _fitted(parts, list(notes.items())))


class _Notes:
    """The facts that were cited so far, numbered in the order of their first use."""

    def __init__(self, report: Report) -> None:
        self._documents = {document.id: document for document in report.documents}
        self._numbers = document_numbers(report.documents)
        self._places: dict[str, int] = {}
        self._cited: dict[str, Fact] = {}

    def cite(self, facts: Sequence[Fact], document_ids: Iterable[str]) -> str:
        """Return where a sentence comes from: `[sources 1, 3; notes 2, 4]`."""
        for fact in facts:
            self._places.setdefault(fact.id, len(self._places) + 1)
            self._cited.setdefault(fact.id, fact)
        sources = sorted(self._numbers[name] for name in document_ids)
        places = f"[{_named('source', sources)}; {_named('note', [self._places[fact.id] for fact in facts])}]"
        return f' <span style="font-size:13px">{places}</span>'

    @property
    def count(self) -> int:
        """How many notes were cited so far."""
        return len(self._cited)

    def items(self) -> Iterator[_Item]:
        """Yield a note for each fact that was cited: its quotes, each with its source, which is a link to the words if it is a web page."""
        for number, fact in enumerate(self._cited.values(), 1):
            quotes = []
            for e in fact.evidence[:_MOST_QUOTES]:
                document = self._documents[e.document_id]
                where = f"source {self._numbers[document.id]}"
                quotes.append(f"“{_shown(e.quote)}” — {_linked(where, quote_address(document, e))}")
            if len(fact.evidence) > _MOST_QUOTES:
                quotes.append(f"and {plural(len(fact.evidence) - _MOST_QUOTES, 'more quote')}")
            yield _Item("note", _block("small", f"<strong>{number}</strong> {'; '.join(quotes)}"))


def _story(story: Story, report: Report, notes: _Notes, change: StoryChanges | None) -> Iterator[_Item]:
    facts = {fact.id: fact for fact in story.facts}
    heading = _block("h2", _shown(shortened(inline(story.title), _LONGEST_TITLE)))
    new = " · new" if change is not None and change.since is None else ""
    yield _Item("story", heading + _block("small", _shown(story_caption(story, report)) + new))
    if change is not None and change.since is not None:
        yield from _changes(change, change.since, facts, notes)
    for sentence in story.summary:
        cited = notes.cite([facts[name] for name in sentence.fact_ids], cited_documents(sentence, story, report))
        yield _Item("sentence", _block("p", f"{_mark(sentence)}{_shown(sentence.text)}{cited}"))
    for n, conflict in enumerate(story.conflicts):
        sides = [f"<strong>{_shown(side.value)}</strong>: {side.who}" for side in sides_of(conflict, story, report, _shown)]
        about = _block("p", f"{_shown(conflict.about)} ({conflict.relation})")
        html = about + "".join(_block("side", side) for side in sides)
        yield _Item("difference", _under("Where the sources differ", html, first=n == 0))
    for n, day in enumerate(days_of(story)):
        more = f" (and {plural(day.more, 'more fact')})" if day.more else ""
        cited = notes.cite([day.fact], day.fact.document_ids)
        html = _block("p", f"<strong>{_shown(day.when)}</strong>: {_shown(day.said)}{more}{cited}")
        yield _Item("day", _under("When", html, first=n == 0))
    if earlier := earlier_days(story):
        yield _Item("remark", _block("small", f"and {plural(earlier, 'other time')} in the sources"))


def _changes(change: StoryChanges, since: str, facts: Mapping[str, Fact], notes: _Notes) -> Iterator[_Item]:
    """Yield what is new in a story that was told before: what moved, what is added, what its sources no longer say."""
    lines = []
    for moved in change.moved:
        cited = [facts[name] for name in moved.fact_ids if name in facts]
        held = {name for fact in cited for name in fact.document_ids}
        values = f"{_shown(moved.before)}, now <strong>{_shown(moved.after)}</strong>"
        lines.append(f"{_shown(moved.about)}: {values}{notes.cite(cited, held) if cited else ''}")
    added = [facts[name] for name in change.new_fact_ids if name in facts]
    lines += [f"{_shown(fact.statement)}{notes.cite([fact], fact.document_ids)}" for fact in added[:_MOST_NEW]]
    if len(added) > _MOST_NEW:
        lines.append(f"and {plural(len(added) - _MOST_NEW, 'more new fact')}")
    for gone in change.withdrawn:
        lines.append(f"No longer said: “{_shown(gone.statement)}” ({_shown(gone.source)}: {_WITHDRAWN[gone.why]})")
    if not lines:
        lines.append("nothing")
    for n, line in enumerate(lines):
        yield _Item("change", _under(f"New since {_shown(written(since[:10]))}", _block("side", line), first=n == 0))
    yield _Item("remark", _block("h3", "The story"))


def _sources(documents: Sequence[Document]) -> Iterator[_Item]:
    numbers = document_numbers(documents)
    for number, document in enumerate(documents, 1):
        named = _linked(_shown(source_name(document)), page_address(document))
        rest = [_shown(part) for part in (source_credit(document, numbers), document.source if document.title else "") if part]
        html = _block("small", f"<strong>{number}</strong> {' — '.join([named, *rest])}")
        yield _Item("source", _under("Sources", html, first=number == 1))


def _remarks(report: Report) -> Iterator[str]:
    yield " · ".join([facts_counted(report), *losses(report)])
    for notice in report.warnings:
        yield notice_line(notice, report.documents)


def _fitted(parts: Mapping[str, Sequence[_Item]], notes: Sequence[_Item]) -> str:
    """Return as many items of each part as it has room for, the notes that these cite, and a line that counts the others."""
    room = LARGEST - _FRAME
    left_out: Counter[str] = Counter()
    shown = []
    spent = 0
    for name, items in parts.items():
        taken = _first(items, int(room * _SHARES[name]), left_out)
        spent += sum(len(item.html.encode()) for item in taken)
        shown += taken
    quotes = _first(notes[: max((item.cited for item in shown), default=0)], room - spent, left_out)
    html = "".join(item.html for item in shown)
    if quotes:
        html += _block("h3", "Notes: the words of the sources") + "".join(item.html for item in quotes)
    if left_out:
        counted = ", ".join(plural(count, kind) for kind, count in left_out.items())
        html += _block("p", f"This mail ends here: {counted} had no room in it. The full report holds them.")
    return html


def _first(items: Sequence[_Item], room: int, left_out: Counter[str]) -> list[_Item]:
    """Return the first items that fit into `room` bytes together, and count the rest by kind."""
    taken: list[_Item] = []
    for item in items:
        room -= len(item.html.encode())
        if room < 0:
            left_out.update(other.kind for other in items[len(taken) :])
            break
        taken.append(item)
    return taken


def _framed(title: str, body: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">'
        f"<title>{title}</title></head>\n"
        f'<body style="margin:0;color-scheme:light dark"><div style="{_PAGE}">\n{_block("h1", title)}{body}</div></body></html>\n'
    )


def _mark(sentence: SummarySentence) -> str:
    return "" if sentence.verdict.label == "supported" else f"<strong>({sentence.verdict.label})</strong> "


def _named(noun: str, numbers: Sequence[int]) -> str:
    return f"{noun}{'s' * (len(numbers) != 1)} {', '.join(map(str, numbers))}"


def _under(heading: str, html: str, *, first: bool) -> str:
    return _block("h3", heading) + html if first else html


def _linked(shown: str, address: str | None) -> str:
    return f'<a href="{escape(address)}">{shown}</a>' if address else shown


def _block(kind: str, html: str) -> str:
    tag = kind if kind in ("h1", "h2", "h3") else "p"
    return f'<{tag} style="{_STYLES[kind]}">{html}</{tag}>\n'


def _shown(text: str) -> str:
    """A text as HTML that displays as itself, and in which a mail program finds no address to make a link of."""
    return escape(_LINK_START.sub("\\g<0>\u2060", inline(text)))
