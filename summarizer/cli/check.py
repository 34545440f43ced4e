"""`check` says whether a saved report still holds."""

import json

import click

from .input import read_text
from .layout import CONTEXT, SectionedCommand
from .manner import manner_options
from .output import write_out

__all__ = ["check"]

EPILOG = """\b
Examples:
  summarizer summarize news/*.txt -o report.json && summarizer check report.json
  summarizer summarize news/*.txt -o receipt.html && summarizer check receipt.html

\b
Exit codes:
  0  the report holds
  1  it does not; each fault is one line
  2  the file is no report
"""


@click.command(cls=SectionedCommand, context_settings=CONTEXT, epilog=EPILOG, short_help="Re-verify a saved report offline.")
@click.argument("report", metavar="REPORT")
@manner_options
def check(report: str) -> int:
    """Re-verify a saved report offline: its offsets, hashes and verdicts. `-` is standard input.

    REPORT is what --format json wrote, or a receipt (--format html); of that, the page is compared with what its report renders to.
    """
    text = read_text(report, "REPORT")

    from summarizer.api import check_report
    from summarizer.render.captions import plural
    from summarizer.render.receipt import embedded_report, is_receipt
    from summarizer.render.safety import inline

    faults = check_report(text)
    if faults:
        write_out("".join(f"{inline(fault)}\n" for fault in faults))
        return 1
    held = json.loads(embedded_report(text) if is_receipt(text) else text)
    documents = plural(len(held["documents"]), "document")
    if "stories" in held:
        facts = plural(sum(len(story["facts"]) for story in held["stories"]), "fact")
        write_out(f"the report holds: {facts}, {documents}\n")
    else:
        write_out(f"the extraction holds: {plural(len(held['grounding']), 'value')}, {documents}\n")
    return 0
