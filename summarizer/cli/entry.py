"""Where a process begins, and what it ends with."""

import sys
import traceback
from collections.abc import Sequence
from io import TextIOWrapper

import click

from summarizer.errors import SummarizerError

from .commands import summarizer
from .manner import Manner
from .summarize import summarize

__all__ = ["main", "summarize_main"]

INTERRUPTED = 130
BUG = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `summarizer` on the arguments (those of the process by default) and return the exit code."""
    return _run(summarizer, "summarizer", arguments)


def summarize_main(arguments: Sequence[str] | None = None) -> int:
    """Run `summarize`, which is `summarizer summarize`, and return the exit code."""
    return _run(summarize, "summarize", arguments)


def _run(command: click.Command, name: str, arguments: Sequence[str] | None) -> int:
    """Run the command; whatever goes wrong becomes one sentence on stderr and the exit code of the contract."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A report is UTF-8 whatever the locale; file names may hold bytes that are not.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    manner = Manner()
    try:
        code = command.main(arguments, prog_name=name, standalone_mode=False, obj=manner)
        return code if isinstance(code, int) else 0
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except click.ClickException as error:
        _say("Error", error.format_message())
        return error.exit_code
    except SummarizerError as error:
        _trace(manner)
        _say(name, str(error))
        return error.exit_code
    except Exception as error:  # noqa: BLE001 - the last place where a bug of ours can become a sentence
        _trace(manner)
        _say(name, f"{type(error).__name__}: {error} - this is a bug in summarizer; please report it with what -vv shows")
        return BUG


def _say(who: str, message: str) -> None:
    """Print one sentence on stderr; a file's name may hold escapes, so it is made inert."""
    from summarizer.render.safety import inline

    click.echo(f"{who}: {inline(message)}", err=True)


def _trace(manner: Manner) -> None:
    if manner.verbose > 1:
        click.echo(traceback.format_exc(), err=True)
