"""The page itself: a template, a style and a script, whose hashes are all that its policy lets run."""

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.metadata import version
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from summarizer.coverage import DocumentCoverage, cover
from summarizer.schemas import Document, Report, StoryChanges

from ..captions import (
    document_numbers,
    facts_counted,
    losses,
    notice_line,
    plural,
    source_credit,
    source_name,
    span_of_days,
    spent,
)
from ..safety import harmless
from .embedding import embedded, embedded_report, fingerprint, script_data
from .pieces import Block, CutText, cut
from .stories import Words, view_story
from .strip import Strip, strip_of

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["differences", "receipt_faults", "render_page", "render_receipt"]

LEAF = 20  # paragraphs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of a source and what it is: prose, title, furniture or instruction."""

    block: Block
    kind: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source as the page shows it; `link` is its address where it has one.

    Browsers lay out only those of the `leaves` that are on the screen, which keeps a book as quick as a note.
    """

    document: Document
    number: int
    name: str
    credit: str
    link: str | None
    leaves: tuple[tuple[Paragraph, ...], ...]
    strip: Strip


def render_receipt(report: Report, changes: Sequence[StoryChanges] = ()) -> str:
    """Return the report as one HTML page that loads nothing from anywhere, every word of a source inert.

    `changes` is what a digest found new in the stories. The same report and changes give the same page.
    """
    data = {"report": report.model_dump_json()}
    if changes:
        data["changes"] = json.dumps([c.model_dump(mode="json") for c in changes], ensure_ascii=False)
    counted = [facts_counted(report), *losses(report)]
    return render_page(report, data, "stories.html.j2", changes=changes, counted=counted)


def render_page(
    report: Report,
    data: Mapping[str, str],
    content: str,
    *,
    changes: Sequence[StoryChanges] = (),
    counted: Sequence[str],
    rows: Sequence[object] = (),
) -> str:
    """Return a page on a report, with the template `content` beside the sources; `data` is the JSON that it embeds, by element id.

    `counted` is the account that its foot gives, and `rows` what the template needs besides the report.
    """
    from markupsafe import Markup

    held = {name: script_data(text) for name, text in data.items()}
    by_document: dict[str, list[Any]] = {d.id: [] for d in report.documents}
    for fact in (f for story in report.stories for f in story.facts):
        for e in fact.evidence:
            if e.document_id in by_document:
                by_document[e.document_id].append((fact.id, e))
    cuts = {d.id: cut(d, by_document[d.id]) for d in report.documents}
    words = Words(report, cuts)
    changed = {change.story_id: change for change in changes}
    numbers = document_numbers(report.documents)
    style, script = _package_file("style.css"), _package_file("script.js")
    return _template().render(
        report=report,
        stories=[view_story(story, words, changed.get(story.id)) for story in report.stories],
        sources=[_source(covered, cuts[covered.document.id], numbers) for covered in cover(report)],
        numbers=numbers,
        rows=rows,
        content=content,
        counted=counted,
        spent=spent(report.accounting.llm),
        made=span_of_days([report.created[:10]]) or report.created,
        notices=[notice_line(notice, report.documents) for notice in report.warnings],
        fingerprint=fingerprint(*held.values()),
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
        embedded={name: Markup(text) for name, text in held.items()},
        plural=plural,
        day=lambda moment: span_of_days([moment[:10]]) or moment,
    )


def receipt_faults(page: str) -> list[str]:
    """Return where a receipt is not what the report that it holds renders to, a sentence a fault; empty when it is.

    Raises InputError when the page holds no report, and ValidationError when that has not the shape of one.
    """
    report = Report.model_validate_json(embedded_report(page))
    told = embedded(page, "changes")
    try:
        changes = [StoryChanges.model_validate(change) for change in json.loads(told)] if told else []
    except (TypeError, ValueError):
        return ["what the page holds of changes since the last digest cannot be read"]
    return differences(page, render_receipt(report, changes), report.generator.version)


def differences(page: str, expected: str, made: str) -> list[str]:
    """Return where a page first differs from what it should be, in a sentence; empty when it does not. `made` is the version that made it."""
    for number, (found, meant) in enumerate(zip_longest(page.split("\n"), expected.split("\n")), 1):
        if found != meant:
            here = version("summarizer")
            why = f"; it was made by version {made} and this is {here}: check it with that one" if made != here else ""
            return [f"line {number} of the page is not what its report renders to{why}"]
    return []


def _source(covered: DocumentCoverage, text: CutText, numbers: dict[str, int]) -> SourceView:
    document = covered.document
    kinds: dict[int, set[str]] = {}
    places = iter(text.blocks)
    block = next(places, None)
    for use in covered.sentences:
        while block is not None and use.sentence.start >= block.end:
            block = next(places, None)
        if block is not None:
            kinds.setdefault(block.start, set()).add(use.sentence.kind)
    return SourceView(
        document,
        numbers[document.id],
        source_name(document),
        source_credit(document, numbers),
        document.source if document.source.lower().startswith(("http://", "https://")) else None,
        tuple(
            tuple(Paragraph(b, _kind(kinds.get(b.start, set()))) for b in text.blocks[first : first + LEAF])
            for first in range(0, len(text.blocks), LEAF)
        ),
        strip_of(covered.sentences, len(document.text)),
    )


def _kind(kinds: set[str]) -> str:
    """What a paragraph is, given the kinds of its sentences: prose where any of them is."""
    return next((kind for kind in ("instruction", "prose", "title") if kind in kinds), "furniture")


def _policy(style: str, script: str) -> str:
    """The page's Content-Security-Policy: nothing is loaded from anywhere, and no other style or script runs."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'; connect-src 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _package_file(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> "Template":
    """The page's template. Whatever it writes is first made harmless and then escaped, but for what is marked as markup."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    def shown(value: object) -> object:
        return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        loader=FunctionLoader(_package_file),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=shown,
        auto_reload=False,
    )
    return environment.get_template("page.html.j2")
