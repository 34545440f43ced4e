"""What the contract names and this version lacks: one helpful sentence and exit code 2."""

from typing import Any

import click

from summarizer.errors import NotYetError

from .layout import CONTEXT

__all__ = ["LaterCommand", "later_commands"]

COMMANDS = {
    "extract": ("Fill a schema from the sources.", "use `summarizer summarize --format json` for the facts"),
    "digest": (
        "Follow feeds and send what is new (init, run, schedule, status).",
        "run `summarizer summarize` from cron until then",
    ),
}


class LaterCommand(click.Command):
    """A command of the contract that takes any arguments and answers that it is not there yet."""

    def __init__(self, name: str, purpose: str, instead: str) -> None:
        settings = {**CONTEXT, "ignore_unknown_options": True, "allow_interspersed_args": False}
        rest = click.Argument(["rest"], nargs=-1, type=click.UNPROCESSED, metavar="...")
        super().__init__(
            name, context_settings=settings, params=[rest], help=f"{purpose} Not in this version.", short_help=purpose
        )
        self.instead = instead

    def invoke(self, ctx: click.Context) -> Any:
        """Answer "not yet"."""
        raise NotYetError(f"`summarizer {self.name}` comes with a later version; {self.instead}")


def later_commands() -> list[LaterCommand]:
    """Return the commands that are still to come."""
    return [LaterCommand(name, purpose, instead) for name, (purpose, instead) in COMMANDS.items()]
