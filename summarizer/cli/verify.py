"""`verify`: claims against sources, or pairs of document and claim, or the verifier against the user's own sources."""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from summarizer.errors import InputError, SettingsError, nearest

from .hosts import host_option
from .input import read_lines, read_stdin, read_text
from .layout import CONTEXT, SectionedOption
from .manner import Manner, manner_options
from .models import cache_folder, judge_options
from .output import color_wanted, terminal_width, write_out
from .progress import Waiting
from .spreading import TRAILING, SpreadingCommand

if TYPE_CHECKING:
    from summarizer.api import VerifyResult
    from summarizer.claims import Claim
    from summarizer.schemas import Document, Notice
    from summarizer.settings import Settings

__all__ = ["verify"]

FORMATS = ("terminal", "json", "md")
WHAT, OUTPUT = "What is verified", "The output"

EPILOG = """\b
CLAIMS is a file, or - for standard input; what it holds is seen from its
content. Text or Markdown: each sentence is one claim. JSON: a list of
strings, or of objects with "claim" and maybe "id" and "context", or such an
object a line. A saved report: the sentences of its summaries.

\b
--source takes one value or several, and may be repeated. CLAIMS is the
argument before it, or else the last value after it, as in
`--source a.txt b.txt claims.md`. After a single value it is standard input.

\b
Examples:
  summarizer verify --source a.txt b.txt claims.md
  summarizer verify claims.json --source 'news/*.txt' --format json
  summarizer verify report.json --source archive/ --format md > comment.md
  echo "Seven people died." | summarizer verify --source news/ -
  summarizer verify --pairs pairs.jsonl > verdicts.jsonl
  summarizer verify --self-test 'news/*.txt'
  summarizer verify claims.md --source news/ --judge openai/gpt-5-mini

\b
Exit codes:
  0  every claim is supported, or the self-test ran
  1  a claim is not supported
  2  the request or an input is bad
  3  the judge or its server failed, or there is a bug in this program
"""


class _Choices(NamedTuple):
    """How claims are judged, as the library's calls name it."""

    threshold: float
    judge: "Settings | None"
    nli: str | None


@click.command(cls=SpreadingCommand, context_settings=CONTEXT, epilog=EPILOG, short_help="Check claims against the sources.")
@click.argument("claims", metavar="[CLAIMS|-]", required=False)
@click.option(
    "--source",
    "sources",
    multiple=True,
    cls=SectionedOption,
    section=WHAT,
    metavar="SOURCE...",
    help="What the claims are held against: files, folders, quoted globs, URLs, or -.",
)
@click.option(
    "--pairs",
    cls=SectionedOption,
    section=WHAT,
    metavar="FILE.jsonl",
    help='Instead: {"id","document","claim"[,"context"]} a line in (- is standard input), a verdict a line out, same order.',
)
@click.option(
    "--self-test",
    multiple=True,
    cls=SectionedOption,
    section=WHAT,
    metavar="SOURCE...",
    help="Instead: change and reword sentences of your sources, and print how often the verifier is wrong about them.",
)
@click.option(
    "--threshold",
    type=float,
    default=0.5,
    cls=SectionedOption,
    section=WHAT,
    metavar="P",
    help="The probability, 0 to 1, from which a claim that no hard check refuses is supported (default 0.5).",
)
@host_option(WHAT)
@click.option(
    "--format",
    "format_name",
    default="terminal",
    cls=SectionedOption,
    section=OUTPUT,
    metavar="terminal|json|md",
    help="terminal (default), json, or md for a comment on a pull request; --pairs always writes JSON lines.",
)
@click.option(
    "--nli",
    cls=SectionedOption,
    section=WHAT,
    metavar="FOLDER",
    help="Read with a cross-encoder of your own, exported to ONNX, in the place of the built-in one.",
)
@click.option(
    "--judge",
    cls=SectionedOption,
    section="The judge",
    metavar="M",
    help="A model that decides what is in doubt, and nothing else: local | local:FILE.gguf | PROVIDER/NAME (default: none).",
)
@manner_options
@judge_options
@click.pass_context
def verify(
    context: click.Context,
    /,
    claims: str | None,
    sources: tuple[str, ...],
    pairs: str | None,
    self_test: tuple[str, ...],
    threshold: float,
    allow_hosts: tuple[str, ...],
    format_name: str,
    nli: str | None,
    judge: str | None,
    cache: str | None,
    no_cache: bool,
    **choices: str | float | None,
) -> int:
    """Check each claim against the sources, and say which checks it fails.

    A claim is supported only if its numbers, dates, names, negations, quantifiers and attributions
    agree with the words of a source, and a small model that reads both finds that they say it.
    """
    if format_name not in FORMATS:
        raise SettingsError(f"--format {format_name!r} is unknown: {nearest(format_name, FORMATS)}")
    if not 0 <= threshold <= 1:
        raise SettingsError(f"--threshold is {threshold!r}: expected a probability from 0 to 1")
    manner = context.ensure_object(Manner)
    model = _judge_settings(judge, cache_folder(cache, unwanted=no_cache), choices)
    if pairs is not None:
        if sources or claims or self_test or allow_hosts:
            raise click.UsageError(
                "--pairs carries documents and claims itself: leave out --source, --allow-host, --self-test and CLAIMS."
            )
        return _verify_pairs(pairs, _Choices(threshold, model, nli), manner)
    if self_test:
        if sources or claims or judge:
            raise click.UsageError("--self-test makes its own claims and asks no model: leave out --source, CLAIMS and --judge.")
        return _test_on(self_test, allow_hosts, _Choices(threshold, None, nli), format_name, manner)
    if claims is None and context.meta.get(TRAILING):
        *sources_only, claims = sources
        sources = tuple(sources_only)
    if not sources:
        raise click.UsageError("There is nothing to verify against: give --source SOURCE... or --pairs FILE.jsonl.")
    found = _verify_claims(claims or "-", sources, allow_hosts, _Choices(threshold, model, nli), manner)
    write_out(_rendered(*found, format_name, passed=manner.verbose > 0))

    from summarizer.render.verdicts import is_open

    return 0 if all(verdict.label == "supported" or is_open(verdict) for verdict in found[1].verdicts) else 1


def _judge_settings(judge: str | None, cache: str | None, choices: dict[str, str | float | None]) -> "Settings | None":
    given: dict[str, Any] = {name: value for name, value in choices.items() if value is not None}
    if judge is None:
        if given:
            raise click.UsageError(f"--{next(iter(given)).replace('_', '-')} is for a model: name one with --judge.")
        return None
    from summarizer.settings import settings_from

    if judge == "extractive":
        raise SettingsError("--judge 'extractive' is no model: expected local, local:FILE.gguf or PROVIDER/NAME")
    return settings_from(model=judge, cache=cache, **given)


def _verify_claims(
    path: str, sources: Sequence[str], allow_hosts: Sequence[str], choices: _Choices, manner: Manner
) -> "tuple[Sequence[Claim], VerifyResult]":
    if path == "-" and "-" in sources:
        raise InputError("standard input cannot be both a source and CLAIMS: put one of them into a file")
    text = read_text(path, "CLAIMS")

    from summarizer.api import read_claims, verify_against
    from summarizer.render.captions import spent

    claims = read_claims(text)
    if not claims:
        raise InputError(f"CLAIMS {path!r} holds no claim: expected one sentence or more")
    with Waiting(wanted=not manner.quiet) as waiting:
        result = verify_against(
            claims, list(sources), **choices._asdict(), allow_hosts=allow_hosts, progress=waiting.update, stdin=read_stdin
        )
    _tell(result.documents, result.notices, manner)
    if result.spent is not None:
        manner.tell(f"the judge: {spent(result.spent)}")
    if not result.documents:
        raise InputError(f"none of the {len(sources)} sources could be used; the claims were held against nothing")
    return claims, result


def _rendered(claims: "Sequence[Claim]", result: "VerifyResult", form: str, *, passed: bool) -> str:
    from summarizer.render import render_comment, render_verdicts

    names = ["" if claim.id is None else str(claim.id) for claim in claims]
    if form == "json":
        return _as_json(claims, result)
    if form == "md":
        return render_comment(result.verdicts, result.documents, names)
    width, color = terminal_width(), color_wanted()
    return render_verdicts(result.verdicts, result.documents, names, width=width, color=color, passed=passed)


def _tell(documents: "Sequence[Document]", notices: "Sequence[Notice]", manner: Manner) -> None:
    from summarizer.render.captions import notice_line

    for document in documents:
        manner.tell(f"read {document.id}: {document.source} ({document.format}, {len(document.text):,} characters)")
    for notice in notices:
        manner.warn(notice_line(notice, documents))


def _as_json(claims: "Sequence[Claim]", result: "VerifyResult") -> str:
    sources = {document.id: document.source for document in result.documents}
    answers: list[dict[str, Any]] = [
        {
            **({} if claim.id is None else {"id": claim.id}),
            "claim": verdict.claim,
            "verdict": verdict.label,
            "score": verdict.score,
            "reasons": [reason.model_dump() for reason in verdict.reasons],
            "evidence": [{"source": sources[e.document_id], **e.model_dump()} for e in verdict.evidence],
        }
        for claim, verdict in zip(claims, result.verdicts, strict=True)
    ]
    return json.dumps(answers, ensure_ascii=False, indent=2) + "\n"


def _verify_pairs(path: str, choices: _Choices, manner: Manner) -> int:
    from summarizer.api import verify_pairs

    def tell(notice: "Notice") -> None:
        manner.warn(notice.message)

    code, ahead = 0, _is_file(path)
    alone = not ahead or choices.judge is not None or choices.nli is not None or len(os.sched_getaffinity(0)) == 1
    executor = None if alone else "processes"
    for line in verify_pairs(read_lines(path, "--pairs"), **choices._asdict(), ahead=ahead, executor=executor, tell=tell):
        write_out(f"{line}\n")
        if json.loads(line)["verdict"] != "supported":
            code = 1
    return code


def _is_file(path: str) -> bool:
    """Whether lines come from a file, whose reading never waits for what is answered, as that of a pipe may."""
    if path != "-":
        return Path(path).is_file()
    try:
        return Path(f"/dev/fd/{sys.stdin.fileno()}").is_file()
    except (OSError, ValueError, AttributeError):
        return False


def _test_on(sources: Sequence[str], allow_hosts: Sequence[str], choices: _Choices, form: str, manner: Manner) -> int:
    from summarizer.api import self_test
    from summarizer.render import render_self_test

    with Waiting(wanted=not manner.quiet) as waiting:
        tested = self_test(
            list(sources),
            threshold=choices.threshold,
            nli=choices.nli,
            allow_hosts=allow_hosts,
            progress=waiting.update,
            stdin=read_stdin,
        )
    _tell(tested.documents, tested.notices, manner)
    if not tested.documents:
        raise InputError(f"none of the {len(sources)} sources could be used; there is nothing to test on")
    if form == "json":
        write_out(json.dumps(tested.as_json(), ensure_ascii=False, indent=2) + "\n")
    else:
        width, color = terminal_width(), color_wanted()
        write_out(render_self_test(tested.rates, choices.threshold, tested.most, markdown=form == "md", width=width, color=color))
    return 0
