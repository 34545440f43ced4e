"""The group of all commands."""

import click

from .check import check
from .doctor import doctor
from .later import LaterCommand, later_commands
from .layout import CONTEXT
from .prompts import prompts
from .schemas import schemas
from .summarize import summarize
from .verify import verify

__all__ = ["summarizer"]

EPILOG = """\b
Examples:
  summarizer summarize news/*.txt
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
    """A group that lists its commands in the order in which they were added, what is to come apart."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of their definition."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands that work, then those that a later version brings."""
        width = formatter.width - 20
        for heading, later in (("Commands", False), ("In a later version", True)):
            records = [
                (name, command.get_short_help_str(width))
                for name, command in self.commands.items()
                if isinstance(command, LaterCommand) is later
            ]
            if records:
                with formatter.section(heading):
                    formatter.write_dl(records)


@click.group(cls=OrderedGroup, context_settings=CONTEXT, epilog=EPILOG)
@click.version_option(package_name="summarizer", prog_name="summarizer")
def summarizer() -> None:
    """Say what many sources say, with every sentence traced to the words that carry it.

    Each command explains itself: `summarizer COMMAND --help`.
    """


for _command in (summarize, verify, check, schemas, prompts, doctor, *later_commands()):
    summarizer.add_command(_command)
