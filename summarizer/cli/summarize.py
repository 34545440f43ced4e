"""`summarize`: one verified summary per story found in the sources."""

from typing import TYPE_CHECKING, Any

import click

from summarizer.errors import InputError, ProviderError

from .input import read_stdin
from .layout import CONTEXT, SectionedCommand, SectionedOption
from .manner import Manner, manner_options
from .models import cache_folder, model_options
from .output import chosen_format, color_wanted, protect, terminal_width, write_file, write_out
from .progress import Waiting

if TYPE_CHECKING:
    from summarizer.schemas import Report

__all__ = ["summarize"]

EPILOG = """\b
SOURCE is a file, a folder, a quoted glob such as 'news/*.txt', or - for
standard input. Formats: text, Markdown, HTML, PDF.

\b
Examples:
  summarize news/*.txt
  summarize news/*.txt --show-evidence
  summarize report.pdf notes/ --sentences 3
  summarize 'news/**/*.html' -o summary.md
  summarize news/*.txt --model openai/gpt-5-mini --budget 0.50
  curl -s https://example.org/story | summarize - --format json

\b
Exit codes:
  0  done
  1  done, but nothing could be verified
  2  the request or an input is bad
  3  the model or its server failed, or there is a bug in this program
"""

SUMMARY, OUTPUT = "The summary", "The output"


@click.command(cls=SectionedCommand, context_settings=CONTEXT, epilog=EPILOG)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option(
    "--model",
    cls=SectionedOption,
    section=SUMMARY,
    metavar="M",
    help="extractive (default: no model, key or network) | local | local:FILE.gguf | PROVIDER/NAME, e.g. openai/gpt-5-mini.",
)
@click.option(
    "--sentences",
    type=int,
    cls=SectionedOption,
    section=SUMMARY,
    metavar="N",
    help="Length of each story's summary, 1 to 100 (default 7).",
)
@click.option("--focus", cls=SectionedOption, section=SUMMARY, metavar="TEXT", help="What the reader cares about.")
@click.option(
    "--policy",
    cls=SectionedOption,
    section=SUMMARY,
    metavar="strict|flag",
    help="strict (default): only supported sentences appear; flag: the others appear too, marked.",
)
@click.option(
    "--jobs",
    type=int,
    cls=SectionedOption,
    section=SUMMARY,
    metavar="N",
    help="Documents, and questions to a model, in flight at once (default 4).",
)
@click.option(
    "--executor",
    cls=SectionedOption,
    section=SUMMARY,
    metavar="E",
    help="Where the work is done: processes | processes:N | dask://HOST:PORT (default: in this process). It changes no result.",
)
@click.option(
    "--format",
    "format_name",
    cls=SectionedOption,
    section=OUTPUT,
    metavar="terminal|json|md|html",
    help="Default: by the ending of --output, else terminal on a terminal or with --show-*, and md into a pipe. html comes with a later version.",
)
@click.option(
    "-o",
    "--output",
    cls=SectionedOption,
    section=OUTPUT,
    metavar="PATH",
    help="A file (.json, .md), written whole or not at all.",
)
@click.option(
    "--show-evidence",
    is_flag=True,
    cls=SectionedOption,
    section=OUTPUT,
    help="On a terminal or as plain text: print below each line the quotes behind it, the words that carry it marked.",
)
@click.option(
    "--show-rejected",
    is_flag=True,
    cls=SectionedOption,
    section=OUTPUT,
    help="On a terminal, as plain text or Markdown: also list the statements that were refused, and why.",
)
@click.option(
    "--explain",
    is_flag=True,
    cls=SectionedOption,
    section=OUTPUT,
    help="Also say on stderr why each sentence was chosen, what one origin alone says, and what became of every sentence.",
)
@manner_options
@model_options
@click.pass_obj
def summarize(
    manner: Manner | None,
    /,
    sources: tuple[str, ...],
    format_name: str | None,
    output: str | None,
    show_evidence: bool,
    show_rejected: bool,
    explain: bool,
    cache: str | None,
    no_cache: bool,
    **choices: str | float | None,
) -> int:
    """Write one verified summary per story found in the sources.

    Every sentence is checked against the sources and cites the exact words that carry it; where the
    sources differ, both sides are shown.
    """
    from summarizer.settings import settings_from

    manner = manner or Manner()
    kept = cache_folder(cache, unwanted=no_cache)
    given: dict[str, Any] = {name: value for name, value in choices.items() if value is not None}
    settings = settings_from(**given, cache=kept)
    asked_to_show = (show_evidence or show_rejected) and output is None
    form = chosen_format(format_name or ("terminal" if asked_to_show else None), output)
    if output is not None:
        protect(output, sources)

    from summarizer.api import summarize as summarized

    with Waiting(wanted=not manner.quiet) as waiting:
        try:
            report = summarized(list(sources), settings, progress=waiting.update, watch=waiting.watch, stdin=read_stdin)
        except ProviderError as error:
            kept_too = "; what is finished is kept, so run it again to go on" if kept else ""
            raise ProviderError(f"{error}{kept_too}; or use --fallback extractive for the sources' own sentences") from error
    _tell(report, manner)
    text = _rendered(report, form, evidence=show_evidence, rejected=show_rejected, to_stdout=output is None)
    if output is None:
        write_out(text)
    else:
        protect(output, (document.source for document in report.documents))
        write_file(output, text)
    if explain:
        _explain(report)
    return _exit_code(report)


def _rendered(report: "Report", form: str, *, evidence: bool, rejected: bool, to_stdout: bool) -> str:
    if form == "json":
        return report.model_dump_json(indent=2) + "\n"
    from summarizer.render import render_markdown, render_terminal

    if form == "md":
        return render_markdown(report, rejected=rejected)
    color = to_stdout and color_wanted()
    return render_terminal(report, width=terminal_width(), color=color, evidence=evidence, rejected=rejected)


def _tell(report: "Report", manner: Manner) -> None:
    """Say on stderr what was read and what the reader should know."""
    from summarizer.render.captions import notice_line

    for document in report.documents:
        encoding = f", {document.encoding}" if document.encoding else ""
        manner.tell(f"read {document.id}: {document.source} ({document.format}{encoding}, {len(document.text):,} characters)")
    for notice in report.warnings:
        manner.warn(notice_line(notice, report.documents))


def _explain(report: "Report") -> None:
    from summarizer.coverage import cover
    from summarizer.render import render_coverage

    click.echo(render_coverage(report, cover(report), width=terminal_width(), color=False), err=True, nl=False)


def _exit_code(report: "Report") -> int:
    """Return 0, or 1 when nothing could be verified. Raises InputError when no source could be used at all."""
    counts = report.accounting.documents
    if counts.used == 0:
        why = f": {report.warnings[0].message}" if report.warnings else ""
        raise InputError(f"none of the {counts.given} sources could be used{why}")
    verified = any(sentence.verdict.label == "supported" for story in report.stories for sentence in story.summary)
    return 0 if verified else 1
