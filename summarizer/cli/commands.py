"""The group of all commands."""

import click

from .check import check
from .digest import digest
from .doctor import doctor
from .extract import extract
from .layout import CONTEXT
from .prompts import prompts
from .schemas import schemas
from .summarize import summarize
from .verify import verify

__all__ = ["summarizer"]

EPILOG = """\b
Examples:
  summarizer summarize news/*.txt
  summarizer extract --schema news_event news/*.txt --model local
  summarizer verify --source report.txt claims.md
  summarizer check report.json

\b
Exit codes:
  0  done
  1  done, with findings: a claim is not supported, nothing could be
     verified, or a saved report no longer holds
  2  the request or an input is bad
  3  the model or its server failed, or there is a bug in this program
"""


class OrderedGroup(click.Group):
    """A group that lists its commands in the order in which they were added."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of their definition."""
        return list(self.commands)


@click.group(cls=OrderedGroup, context_settings=CONTEXT, epilog=EPILOG)
@click.version_option(package_name="summarizer", prog_name="summarizer")
def summarizer() -> None:
    """Say what many sources say, with every sentence traced to the words that carry it.

    Each command explains itself: `summarizer COMMAND --help`.
    """


for _command in (summarize, extract, verify, check, digest, schemas, prompts, doctor):
    summarizer.add_command(_command)
