"""The options that concern models, and where their replies are kept."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from summarizer.errors import SettingsError

from .layout import SectionedOption

__all__ = ["cache_folder", "judge_options", "model_options"]

AnyCallable = TypeVar("AnyCallable", bound=Callable[..., Any])

MODEL = "The model"
OPTIONS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("--base-url", {"metavar": "URL", "help": "Any OpenAI-compatible server (also OPENAI_BASE_URL); the key is read from OPENAI_API_KEY."}),
    ("--technique", {"metavar": "json_schema|tools|json", "help": "How the shape of a reply is asked for (default: as suits the provider)."}),
    ("--prompts", {"metavar": "DIR", "help": "Prompt templates that replace the built-in ones of the same name."}),
    ("--budget", {"type": float, "metavar": "USD", "help": "Send nothing that could cost more than this in all."}),
    ("--max-tokens", {"type": int, "metavar": "N", "help": "Send nothing that could need more tokens than this in all."}),
    ("--rate", {"type": float, "metavar": "N", "help": "Send at most N requests a second."}),
    ("--prices", {"metavar": "FILE.toml", "help": "Prices of models, in the place of the built-in ones."}),
    ("--cache", {"metavar": "DIR", "help": "Where replies are kept, so that nothing is asked twice (default: ~/.cache/summarizer)."}),
    ("--no-cache", {"is_flag": True, "help": "Keep no replies, and use none."}),
    ("--fallback", {"metavar": "extractive", "help": "Let what the model could not read speak in the sources' own sentences."}),
    ("--trace", {"metavar": "FILE.jsonl", "help": "Write every request and its reply to the end of a file; never the key."}),
)  # fmt: skip


def model_options(command: AnyCallable) -> AnyCallable:
    """Add the options under a heading of their own, in the order of `OPTIONS`."""
    return _added(command, MODEL, OPTIONS)


def judge_options(command: AnyCallable) -> AnyCallable:
    """Add those that concern a model that only judges: there is nothing that could speak in its place."""
    return _added(command, "The judge", tuple(row for row in OPTIONS if row[0] != "--fallback"))


def _added(command: AnyCallable, section: str, options: tuple[tuple[str, dict[str, Any]], ...]) -> AnyCallable:
    for name, how in reversed(options):
        command = click.option(name, cls=SectionedOption, section=section, **how)(command)
    return command


def cache_folder(cache: str | None, *, unwanted: bool) -> str | None:
    """Return the folder for replies, or None when the user wants none kept."""
    if unwanted:
        if cache is not None:
            raise SettingsError(f"--cache {cache!r} and --no-cache exclude each other: leave out one of them")
        return None
    if cache is not None:
        return cache
    home = os.environ.get("XDG_CACHE_HOME") or str(Path("~/.cache").expanduser())
    return str(Path(home) / "summarizer")
