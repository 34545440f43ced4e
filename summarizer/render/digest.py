"""A digest as Markdown and as a page: what is new first, then the stories, every word of a source inert."""

import html
from collections.abc import Iterator

from summarizer.schemas import Digest, Story, StoryChanges

from .captions import document_numbers, plural, story_caption
from .markdown import Footnotes, conflicts_of, source_line, summary_of
from .safety import inline, literal

__all__ = ["render_digest", "render_digest_page"]

_DAY = len("2026-11-21")
_MOST_NEW = 12


def render_digest(digest: Digest) -> str:
    """Return the digest as Markdown (CommonMark with GitHub's tables and footnotes). The same digest gives the same text."""
    notes = Footnotes(digest.report)
    blocks = list(_blocks(digest, notes))
    return "\n\n".join([*blocks, *notes.definitions()]) + "\n"


def render_digest_page(digest: Digest) -> str:
    """Return the digest as one HTML page without script and without anything from elsewhere."""
    title = html.escape(inline(f"{digest.title}, {digest.run}"))
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        '<meta name="viewport" content="width=device-width">\n'
        "<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}"
        "pre{white-space:pre-wrap;font:inherit}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{title}</h1>\n<pre>{html.escape(render_digest(digest))}</pre>\n</main>\n</body>\n</html>\n"
    )


def _blocks(digest: Digest, notes: Footnotes) -> Iterator[str]:
    yield f"# {literal(digest.title)}"
    since = f" since {literal(digest.previous)}" if digest.previous else ""
    if digest.quiet:
        yield f"*{digest.created[:_DAY]} · nothing new{since}*"
    else:
        updated = sum(c.since is not None for c in digest.stories)
        new = len(digest.stories) - updated
        counts = [plural(new, "new story")] if new else []
        counts += [f"{plural(updated, 'story')} with news"] if updated else []
        yield f"*{' · '.join([digest.created[:_DAY], *(counts or ['no story with news'])])}{since}*"
    stories = {s.id: s for s in digest.report.stories}
    for changes in digest.stories:
        yield from _story(stories[changes.story_id], changes, digest, notes)
    cited = {name for s in digest.report.stories for name in s.document_ids}
    documents = [d for d in digest.report.documents if d.id in cited]
    if documents:
        numbers = document_numbers(digest.report.documents)
        yield "## Sources"
        yield "\n".join(f"- {numbers[d.id]}: {source_line(d, numbers)}" for d in documents)
    remarks = list(_remarks(digest))
    if remarks:
        yield "## Notes"
        yield "\n".join(f"- {line}" for line in remarks)


def _story(story: Story, changes: StoryChanges, digest: Digest, notes: Footnotes) -> Iterator[str]:
    yield f"## {literal(story.title)}"
    told = f"last told {changes.since[:_DAY]}" if changes.since else "new"
    yield f"*{story_caption(story, digest.report)} · {told}*"
    if changes.since is not None:
        yield from _news(story, changes, notes)
    yield from summary_of(story, digest.report, notes)
    if story.conflicts:
        yield "**Where the sources differ**"
        yield conflicts_of(story, digest.report)


def _news(story: Story, changes: StoryChanges, notes: Footnotes) -> Iterator[str]:
    facts = {f.id: f for f in story.facts}
    lines = [
        f"- Moved: {literal(m.about)}: {literal(m.before)}, now {literal(m.after)}{notes.cite([facts[i] for i in m.fact_ids])}"
        for m in changes.moved
    ]
    for name in changes.new_fact_ids[:_MOST_NEW]:
        lines.append(f"- New: {literal(facts[name].statement)}{notes.cite([facts[name]])}")
    if len(changes.new_fact_ids) > _MOST_NEW:
        lines.append(f"- and {plural(len(changes.new_fact_ids) - _MOST_NEW, 'more new fact')}")
    for lost in changes.withdrawn:
        why = "was edited and no longer says" if lost.why == "edited" else "is gone; it said"
        lines.append(f"- Withdrawn: {literal(lost.source)} {why}: {literal(lost.statement)}")
    yield "**What changed**"
    yield "\n".join(lines)
    yield "**The story so far**"


def _remarks(digest: Digest) -> Iterator[str]:
    for source in digest.sources:
        if source.state == "failed":
            yield f"The source {literal(source.source)} failed: {literal(source.message or 'it did not say why')}"
    for notice in (*digest.warnings, *digest.report.warnings):
        yield literal(notice.message)
