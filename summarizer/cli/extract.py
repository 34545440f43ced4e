"""`extract`: a schema filled from the sources, every leaf with the words that bear it out."""

import glob
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from summarizer.errors import ExtractionError, ProviderError, SettingsError, nearest

from .input import read_stdin
from .layout import CONTEXT, SectionedCommand, SectionedOption
from .manner import Manner, manner_options
from .models import cache_folder, writer_options
from .output import color_wanted, protect, terminal_width, write_file, write_out
from .progress import Waiting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.extraction import Form
    from summarizer.schemas import Document, Extraction

__all__ = ["extract"]

AnyCallable = TypeVar("AnyCallable", bound=Callable[..., Any])
FORMATS = ("terminal", "json", "jsonl", "csv", "html")
ENDINGS = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".html": "html", ".htm": "html"}
OBJECT, OUTPUT = "What is filled", "The output"

EPILOG = """\b
SOURCE is a file, a folder, a quoted glob such as 'news/*.txt', or - for
standard input. Formats: text, Markdown, HTML, PDF.

\b
Examples:
  summarizer extract --schema news_event news/*.txt --model openai/gpt-5-mini
  summarizer extract --schema models.py:Invoice invoices/ --format csv --model local
  summarizer extract --schema event.json news/ --merge -o event.json --model local
  summarizer extract --schema meeting minutes.pdf -o minutes.html --model openai/gpt-5-mini

\b
Exit codes:
  0  done
  1  done, but an object could not be built, or nothing in it is supported
  2  the request or an input is bad
  3  the model or its server failed, or there is a bug in this program
"""


def _option(*names: str, section: str, **how: Any) -> Callable[[AnyCallable], AnyCallable]:
    return click.option(*names, cls=SectionedOption, section=section, **how)


@click.command(cls=SectionedCommand, context_settings=CONTEXT, epilog=EPILOG, short_help="Fill a schema from the sources.")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@_option(
    "--schema",
    section=OBJECT,
    required=True,
    metavar="S",
    help="A name of `schemas list`, FILE.py:Class, package.module:Class or FILE.json.",
)
@_option("--model", section=OBJECT, metavar="M", help="local | local:FILE.gguf | PROVIDER/NAME, e.g. openai/gpt-5-mini.")
@_option(
    "--merge",
    section=OBJECT,
    is_flag=True,
    help="One object from all sources, with what they differ on, in place of one for each.",
)
@_option(
    "--policy",
    section=OBJECT,
    metavar="strict|flag",
    help="strict (default): only supported values; flag: the others too, marked.",
)
@_option(
    "--jobs", section=OBJECT, type=int, metavar="N", help="Documents, and questions to a model, in flight at once (default 4)."
)
@_option(
    "--format",
    section=OUTPUT,
    metavar="terminal|json|jsonl|csv|html",
    help="Default: by the ending of --output, else terminal, or jsonl into a pipe.",
)
@_option(
    "-o", "--output", section=OUTPUT, metavar="PATH", help="A file (.json, .jsonl, .csv, .html), written whole or not at all."
)
@manner_options
@writer_options
@click.pass_obj
def extract(
    manner: Manner | None,
    /,
    sources: tuple[str, ...],
    schema: str,
    merge: bool,
    format: str | None,
    output: str | None,
    cache: str | None,
    no_cache: bool,
    **choices: str | float | None,
) -> int:
    """Fill a schema from the sources: one object for each, or with --merge one from all.

    Every value is checked against the sentences that it cites. What no source says becomes the
    schema's default or null; where the schema allows neither, the object is not built.
    """
    from summarizer.settings import settings_from

    manner = manner or Manner()
    kept = cache_folder(cache, unwanted=no_cache)
    chosen: dict[str, Any] = {name: value for name, value in choices.items() if value is not None}
    settings = settings_from(**chosen, cache=kept)
    form = _chosen_format(format, output)
    if form == "html" and not merge and not _is_one(sources):
        raise SettingsError(
            "--format html is a page about one object: expected --merge, or one file or page; or name json or jsonl"
        )
    if output is not None:
        protect(output, sources)
    from summarizer.schema_files import load_schema

    loaded = load_schema(schema)

    from summarizer.api import extract as extracted
    from summarizer.api import extract_each
    from summarizer.extraction import form_of
    from summarizer.render.extractions import flat_columns

    asked = form_of(loaded.model)
    if form == "csv":
        flat_columns(asked)
    failed: list[ExtractionError] = []

    def refused(document: "Document", error: ExtractionError) -> None:
        failed.append(error.of(document.source))

    with Waiting(wanted=not manner.quiet) as waiting:
        given = list(sources)
        how: dict[str, Any] = {"schema": loaded.model, "progress": waiting.update, "stdin": read_stdin}
        try:
            found = [extracted(given, settings, **how)] if merge else extract_each(given, settings, refused=refused, **how)
        except ExtractionError as error:
            found, failed = [], [error]
        except ProviderError as error:
            kept_too = "; what was answered is kept, so run it again to go on" if kept else ""
            raise ProviderError(f"{error}{kept_too}") from error
    _tell(found, failed, manner)
    if not found and failed:
        raise failed[-1]
    text = _rendered(found, asked, form, to_stdout=output is None)
    if output is None:
        write_out(text)
    else:
        protect(output, (document.source for one in found for document in one.documents))
        write_file(output, text)
    return 1 if failed or not any(_holds(one) for one in found) else 0


def _chosen_format(name: str | None, output: str | None) -> str:
    if name is not None:
        if name not in FORMATS:
            raise SettingsError(f"--format {name!r} is unknown: {nearest(name, FORMATS)}")
        return name
    if output is None:
        return "terminal" if sys.stdout is not None and sys.stdout.isatty() else "jsonl"
    ending = Path(output).suffix.lower()
    if ending not in ENDINGS:
        what = f"ends in {ending!r}" if ending else "has no ending"
        raise SettingsError(f"--output {output!r} {what}: {nearest(ending, ENDINGS)}; or name a --format")
    return ENDINGS[ending]


def _is_one(sources: "Sequence[str]") -> bool:
    """Whether the sources are one document by their names: no folder, and no pattern, which the `?` of a URL is not."""
    first = Path(sources[0])
    named = first.exists() or "://" in sources[0] or not glob.has_magic(sources[0])
    return len(sources) == 1 and named and not first.is_dir()


def _rendered(found: "Sequence[Extraction[Any]]", asked: "Form", form: str, *, to_stdout: bool) -> str:
    from summarizer.render.extractions import render_csv, render_extractions, render_json, render_lines

    if form == "html":
        from summarizer.render import render_extraction

        (only,) = found
        return render_extraction(only)
    if form == "terminal":
        return render_extractions(found, width=terminal_width(), color=to_stdout and color_wanted())
    if form == "csv":
        return render_csv(found, asked)
    return render_lines(found) if form == "jsonl" else render_json(found)


def _tell(found: "Sequence[Extraction[Any]]", failed: "Sequence[ExtractionError]", manner: Manner) -> None:
    """Say on stderr what the user should know, once each. Where nothing was built the last failure is left to be raised."""
    from summarizer.render.captions import notice_line

    lines = [notice_line(notice, one.documents) for one in found for notice in one.warnings]
    lines += [note for error in failed for note in getattr(error, "__notes__", ())]
    lines += [str(error) for error in (failed if found else failed[:-1])]
    for line in dict.fromkeys(lines):
        manner.warn(line)


def _holds(one: "Extraction[Any]") -> bool:
    return any(grounding.verdict.label == "supported" for grounding in one.grounding.values())
