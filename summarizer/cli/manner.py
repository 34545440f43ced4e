"""How much is said on stderr: `-q`, `-v` and `-vv`, on every command."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from .layout import SectionedOption

__all__ = ["Manner", "manner_options"]

AnyCallable = TypeVar("AnyCallable", bound=Callable[..., Any])


@dataclass
class Manner:
    """What the user asked to be told. It outlives the command, so that an error knows whether to show a traceback."""

    quiet: bool = False
    verbose: int = 0

    def warn(self, message: str) -> None:
        """Say what the user should know, unless asked to be quiet."""
        if not self.quiet:
            self._say(f"warning: {message}")

    def note(self, message: str) -> None:
        """Say what everybody wants to know who did not ask for quiet, and is no fault."""
        if not self.quiet:
            self._say(message)

    def tell(self, message: str) -> None:
        """Say what only a curious user wants to know."""
        if self.verbose:
            self._say(message)

    def _say(self, message: str) -> None:
        from summarizer.render.safety import inline

        click.echo(inline(message), err=True)


def manner_options(command: AnyCallable) -> AnyCallable:
    """Add `-q` and `-v` to a command; what they set is the context's Manner."""
    quiet = click.option(
        "-q",
        "--quiet",
        is_flag=True,
        cls=SectionedOption,
        section="What is said on stderr",
        is_eager=True,
        expose_value=False,
        callback=_set_quiet,
        help="No warnings.",
    )
    verbose = click.option(
        "-v",
        "--verbose",
        count=True,
        cls=SectionedOption,
        section="What is said on stderr",
        is_eager=True,
        expose_value=False,
        callback=_set_verbose,
        help="Say what was read; -vv adds a traceback to an error.",
    )
    return quiet(verbose(command))


def _set_quiet(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    context.ensure_object(Manner).quiet |= value


def _set_verbose(context: click.Context, parameter: click.Parameter, value: int) -> None:
    context.ensure_object(Manner).verbose += value
