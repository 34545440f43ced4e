"""`verify`: claims against sources, or pairs of document and claim."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from summarizer.errors import InputError, SettingsError, nearest

from .input import read_lines, read_stdin, read_text
from .layout import CONTEXT, SectionedCommand, SectionedOption
from .manner import Manner, manner_options
from .output import color_wanted, terminal_width, write_out

if TYPE_CHECKING:
    from summarizer.schemas import ClaimVerdict, Document

__all__ = ["verify"]

FORMATS = ("terminal", "json")
TRAILING = "summarizer.trailing_claims"

EPILOG = """\b
CLAIMS is a text or Markdown file, or - for standard input; each of its
sentences is one claim. --source takes one value or several, and may be
repeated. CLAIMS is the argument before it, or else the last value after it,
as in `--source a.txt b.txt claims.md`. After a single value it is standard
input.

\b
Examples:
  summarizer verify --source a.txt b.txt claims.md
  summarizer verify claims.md --source 'news/*.txt' --format json
  echo "Seven people died." | summarizer verify --source news/ -
  summarizer verify --pairs pairs.jsonl > verdicts.jsonl

\b
Exit codes:
  0  every claim is supported
  1  a claim is not supported
  2  the request or an input is bad
  3  there is a bug in this program
"""


class VerifyCommand(SectionedCommand):
    """Lets one `--source` take several values, as the contract writes it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Repeat `--source` before each of its values, and note whether the last may be CLAIMS."""
        spread: list[str] = []
        rest = list(args)
        values: int | None = None  # of the --source that is being read
        while rest:
            word = rest.pop(0)
            if word == "--source":
                if not rest or _is_option(rest[0]):
                    raise click.BadOptionUsage("--source", "Option '--source' requires an argument.", ctx)
                values = 0
                continue
            if word.startswith("--source="):
                values, word = 0, word.removeprefix("--source=")
            elif _is_option(word):
                values = None
            if word == "--":
                spread += [word, *rest]
                break
            if values is not None:
                spread.append("--source")
                values += 1
                ctx.meta[TRAILING] = values > 1
            spread.append(word)
        return super().parse_args(ctx, spread)


def _is_option(word: str) -> bool:
    return word.startswith("-") and word != "-"


@click.command(cls=VerifyCommand, context_settings=CONTEXT, epilog=EPILOG, short_help="Check claims against the sources.")
@click.argument("claims", metavar="[CLAIMS|-]", required=False)
@click.option(
    "--source",
    "sources",
    multiple=True,
    cls=SectionedOption,
    section="What is verified",
    metavar="SOURCE...",
    help="What the claims are held against: files, folders, quoted globs, or -.",
)
@click.option(
    "--pairs",
    cls=SectionedOption,
    section="What is verified",
    metavar="FILE.jsonl",
    help='Instead: {"id","document","claim"[,"context"]} a line in (- is standard input), a verdict a line out, same order.',
)
@click.option(
    "--format",
    "format_name",
    default="terminal",
    cls=SectionedOption,
    section="The output",
    metavar="terminal|json",
    help="terminal (default) or json; --pairs always writes JSON lines.",
)
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    default=0.5,
    cls=SectionedOption,
    section="What is verified",
    metavar="P",
    help="The probability from which a claim that no hard check refuses is supported (default 0.5).",
)
@manner_options
@click.pass_context
def verify(
    context: click.Context,
    claims: str | None,
    sources: tuple[str, ...],
    pairs: str | None,
    format_name: str,
    threshold: float,
) -> int:
    """Check each sentence of CLAIMS against the sources, and say which checks it fails.

    A claim is supported only if its numbers, dates, names, negations, quantifiers and attributions
    agree with the words of a source, and a small model that reads both finds that they say it.
    """
    if format_name not in FORMATS:
        raise SettingsError(f"--format {format_name!r} is unknown: {nearest(format_name, FORMATS)}")
    if pairs is not None:
        if sources or claims:
            raise click.UsageError("--pairs carries documents and claims itself: leave out --source and CLAIMS.")
        return _verify_pairs(pairs, threshold)
    if claims is None and context.meta.get(TRAILING):
        *sources_only, claims = sources
        sources = tuple(sources_only)
    if not sources:
        raise click.UsageError("There is nothing to verify against: give --source SOURCE... or --pairs FILE.jsonl.")
    return _verify_claims(
        claims or "-", sources, threshold=threshold, as_json=format_name == "json", manner=context.ensure_object(Manner)
    )


def _verify_claims(path: str, sources: Sequence[str], *, threshold: float, as_json: bool, manner: Manner) -> int:
    if path == "-" and "-" in sources:
        raise InputError("standard input cannot be both a source and CLAIMS: put one of them into a file")
    text = read_text(path, "CLAIMS")

    from summarizer.api import split_claims, verify_against
    from summarizer.render import render_verdicts
    from summarizer.render.captions import notice_line

    claims = split_claims(text)
    if not claims:
        raise InputError(f"CLAIMS {path!r} holds no sentence: expected one claim or more")
    result = verify_against(claims, list(sources), threshold=threshold, stdin=read_stdin)
    for document in result.documents:
        manner.tell(f"read {document.id}: {document.source} ({document.format}, {len(document.text):,} characters)")
    for notice in result.notices:
        manner.warn(notice_line(notice, result.documents))
    if not result.documents:
        raise InputError(f"none of the {len(sources)} sources could be used; the claims were held against nothing")
    if as_json:
        write_out(_as_json(result.verdicts, result.documents))
    else:
        write_out(render_verdicts(result.verdicts, result.documents, width=terminal_width(), color=color_wanted()))
    return 0 if all(verdict.label == "supported" for verdict in result.verdicts) else 1


def _as_json(verdicts: "Sequence[ClaimVerdict]", documents: "Sequence[Document]") -> str:
    sources = {document.id: document.source for document in documents}
    answers: list[dict[str, Any]] = [
        {
            "claim": verdict.claim,
            "verdict": verdict.label,
            "score": verdict.score,
            "reasons": [reason.model_dump() for reason in verdict.reasons],
            "evidence": [{"source": sources[e.document_id], **e.model_dump()} for e in verdict.evidence],
        }
        for verdict in verdicts
    ]
    return json.dumps(answers, ensure_ascii=False, indent=2) + "\n"


def _verify_pairs(path: str, threshold: float) -> int:
    from summarizer.api import verify_pairs

    code = 0
    for line in verify_pairs(read_lines(path, "--pairs"), threshold):
        write_out(f"{line}\n")
        if json.loads(line)["verdict"] != "supported":
            code = 1
    return code
