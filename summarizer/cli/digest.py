"""`digest`: begin one, run it, follow its schedule, see how it fares, send again what did not arrive."""

import signal
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from summarizer.errors import InputError

from .layout import CONTEXT, SectionedCommand, SectionedOption
from .manner import Manner, manner_options
from .output import write_out
from .progress import Waiting

if TYPE_CHECKING:
    from summarizer.digest.config import Config
    from summarizer.digest.running import Outcome, World

__all__ = ["digest"]

AnyCallable = TypeVar("AnyCallable", bound=Callable[..., Any])

CODES = """\b
Exit codes:
  0  done, or waiting for a batch
  1  done, but a source failed or a delivery did not come off
  2  the request, digest.toml or the ledger is bad, or files cannot be
     written
  3  the model or its server failed; run it again to go on
"""
EPILOG = f"""\b
Examples:
  summarizer digest init morning
  summarizer digest run --config morning/digest.toml
  summarizer digest status --config morning/digest.toml

{CODES}"""


def config_option(command: AnyCallable) -> AnyCallable:
    """Add `--config PATH`."""
    return click.option(
        "--config",
        "path",
        default="digest.toml",
        cls=SectionedOption,
        section="Which digest",
        metavar="PATH",
        help="The digest's settings (default: digest.toml).",
    )(command)


def work_options(command: AnyCallable) -> AnyCallable:
    """Add `--batch`, `--executor` and `--rate`."""
    section = "How it is made"
    for name, more in reversed(
        (
            (
                "--batch",
                {"is_flag": True, "help": "Let questions wait for OpenAI's batches, at half the price; run it again to go on."},
            ),
            ("--executor", {"metavar": "WHERE", "help": "Work on documents and stories in processes[:N] or dask://HOST:PORT."}),
            ("--rate", {"type": float, "metavar": "N", "help": "Send at most N requests a second."}),
        )
    ):
        command = click.option(name, cls=SectionedOption, section=section, **more)(command)
    return command


@click.group(context_settings=CONTEXT, epilog=EPILOG, short_help="Follow feeds and folders, and tell what is new.")
def digest() -> None:
    """Read sources again and again, tell what is new in them once, and deliver it."""


@digest.command("init", cls=SectionedCommand, context_settings=CONTEXT, epilog=CODES, short_help="Begin a digest in a folder.")
@click.argument("folder", metavar="DIR")
@manner_options
def init(folder: str) -> int:
    """Write a commented digest.toml into DIR, and a few articles to try it on. Nothing that is there is overwritten."""
    from summarizer.digest.config import starter_files

    place = Path(folder)
    files = starter_files()
    try:
        for name in files:
            if (place / name).exists():
                raise InputError(f"{str(place / name)!r} is there already: choose another folder, or take it away first")
        for name, data in files.items():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(data)
    except OSError as error:
        raise InputError(f"{folder!r} cannot be written to: {error.strerror or error}; choose another folder") from error
    path = place / "digest.toml"
    write_out(f"{path} is written. Try it: summarizer digest run --config {path}\n")
    return 0


@digest.command("run", cls=SectionedCommand, context_settings=CONTEXT, epilog=CODES, short_help="Make a digest of what is new.")
@config_option
@work_options
@manner_options
@click.pass_obj
def run(manner: Manner | None, /, path: str, **choices: Any) -> int:
    """Make a digest of what is new, and deliver it. A run that was interrupted is finished first.

    For cron, a systemd timer or a Kubernetes CronJob. Where nothing is new, one run a tick of the schedule says so.
    """
    manner = manner or Manner()
    from summarizer.digest.config import load_config

    config = load_config(path, **choices)
    from summarizer.digest.running import run_digest

    with Waiting(wanted=not manner.quiet) as waiting:
        outcome = run_digest(config, _world(config, waiting.update))
    if outcome.busy is not None:
        manner.warn(f"another process is at work on this digest ({outcome.busy}); nothing was done")
        return 0
    for told in outcome.told:
        write_out(f"{config.output / told.name}{': nothing new' if told.quiet else ''}\n")
    if outcome.waiting is not None:
        manner.note(f"{outcome.waiting}; run it again to go on")
    elif not outcome.told:
        manner.note("nothing is new since the last run, so no digest was made")
    return _tell_failures(outcome, manner)


@digest.command(
    "schedule",
    cls=SectionedCommand,
    context_settings=CONTEXT,
    epilog=CODES,
    short_help="Stay and run at every tick of the schedule.",
)
@config_option
@work_options
@manner_options
@click.pass_obj
def schedule(manner: Manner | None, /, path: str, **choices: Any) -> int:
    """Stay in the foreground and run at every tick of the schedule. Ticks that were missed are caught up with by one run.

    SIGTERM and SIGINT end it when the step at hand is finished.
    """
    from summarizer.digest.config import load_config

    config = load_config(path, **choices)
    from summarizer.digest.running import post_due, run_digest
    from summarizer.digest.scheduling import follow
    from summarizer.render.safety import inline

    end = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: end.set())
    world = _world(config, lambda stage, done, total: None)
    follow(
        config,
        run=lambda: run_digest(config, world),
        post=lambda: post_due(config, world),
        now=_now,
        wait=end.wait,
        tell=lambda line: click.echo(f"{_now():%Y-%m-%d %H:%M:%SZ} {inline(line)}", err=True),
    )
    return 0


@digest.command(
    "status", cls=SectionedCommand, context_settings=CONTEXT, epilog=CODES, short_help="Show runs, sources, and what is waiting."
)
@config_option
@manner_options
def status(path: str) -> int:
    """Show the latest runs, the health of the sources, what is waiting to be delivered and why, the next tick, and what was spent."""
    from summarizer.digest.config import load_config

    config = load_config(path)
    from summarizer.digest.status import describe

    write_out(describe(config, _now))
    return 0


@digest.command("deliver", cls=SectionedCommand, context_settings=CONTEXT, epilog=CODES, short_help="Send what is waiting.")
@click.option(
    "--retry",
    is_flag=True,
    cls=SectionedOption,
    section="Which deliveries",
    help="Also send again what was given up or is in doubt.",
)
@config_option
@manner_options
@click.pass_obj
def deliver(manner: Manner | None, /, path: str, retry: bool) -> int:
    """Send what is due now. With --retry also what was given up, and what may or may not have arrived."""
    manner = manner or Manner()
    from summarizer.digest.config import load_config

    config = load_config(path)
    from summarizer.digest.running import post_due, retry_all

    world = _world(config, lambda stage, done, total: None)
    outcome = retry_all(config, world)[1] if retry else post_due(config, world)
    if outcome.busy is not None:
        manner.warn(f"another process is at work on this digest ({outcome.busy}); nothing was done")
    return _tell_failures(outcome, manner)


def _world(config: "Config", progress: Callable[[str, int, int], None]) -> "World":
    from summarizer.digest.delivery import send
    from summarizer.digest.running import World
    from summarizer.digest.sources import collect
    from summarizer.fetching import Door, Policy

    door = Door(Policy(allow_hosts=config.allow_hosts))
    return World(
        collect=lambda source, memory: collect(source, memory, door),
        send=send,
        now=_now,
        clock=time.monotonic,
        progress=progress,
    )


def _now() -> datetime:
    return datetime.now(UTC)


def _tell_failures(outcome: "Outcome", manner: Manner) -> int:
    for failure in outcome.failures:
        manner.warn(failure)
    return 1 if outcome.failures else 0
