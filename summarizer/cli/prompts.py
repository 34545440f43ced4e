"""`prompts`: which prompts a model engine would send, their text, and copies to change."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from summarizer.errors import InputError

from .layout import CONTEXT, SectionedCommand, SectionedOption
from .manner import manner_options
from .output import write_out

if TYPE_CHECKING:
    from summarizer.prompting import Prompt

__all__ = ["prompts"]

AnyCallable = TypeVar("AnyCallable", bound=Callable[..., Any])

CODES = """\b
Exit codes:
  0  done
  2  the request or a prompt file is bad
"""
EPILOG = f"""\b
To change a prompt: export all, change one, delete the others, and name the
folder with --prompts.

\b
Examples:
  summarizer prompts list
  summarizer prompts export my-prompts
  summarizer prompts show extract --prompts my-prompts

{CODES}"""


def prompts_option(command: AnyCallable) -> AnyCallable:
    """Add `--prompts DIR`."""
    return click.option(
        "--prompts",
        "folder",
        cls=SectionedOption,
        section="Which prompts",
        metavar="DIR",
        help="Files NAME.md in DIR replace the built-in prompts of the same name.",
    )(command)


@click.group(context_settings=CONTEXT, epilog=EPILOG, short_help="List, show or export the prompts of model engines.")
def prompts() -> None:
    """List, show or export the prompts that a model engine sends. The extractive engine sends none."""


@prompts.command("list", cls=SectionedCommand, context_settings=CONTEXT, epilog=CODES, short_help="List the prompts.")
@prompts_option
@manner_options
def list_prompts(folder: str | None) -> None:
    """List the prompts: name, version, which file replaces the built-in one, and purpose."""
    from summarizer.prompting import load_prompts
    from summarizer.render.safety import inline

    loaded = load_prompts(None if folder is None else Path(folder))
    rows = [("NAME", "VERSION", "REPLACED BY", "PURPOSE"), *(_row(loaded.get(name)) for name in loaded.names)]
    shown = [tuple(inline(cell) for cell in row) for row in rows]
    widths = [max(len(row[column]) for row in shown) for column in range(3)]
    for row in shown:
        cells = [cell.ljust(width) for cell, width in zip(row[:3], widths, strict=True)]
        write_out("  ".join([*cells, row[3]]) + "\n")


def _row(prompt: "Prompt") -> tuple[str, str, str, str]:
    return prompt.name, prompt.version, "-" if prompt.path is None else str(prompt.path), prompt.purpose


@prompts.command("show", cls=SectionedCommand, context_settings=CONTEXT, epilog=CODES, short_help="Show one prompt.")
@click.argument("name", metavar="NAME")
@prompts_option
@manner_options
def show_prompt(name: str, folder: str | None) -> None:
    """Show the text of a prompt as it stands in its file; `prompts list` lists the names."""
    from summarizer.prompting import load_prompts
    from summarizer.render.safety import inline

    text = load_prompts(None if folder is None else Path(folder)).get(name).source
    if sys.stdout is not None and sys.stdout.isatty():  # a file of somebody else's must not act on it; a pipe gets every byte
        text = "".join(line[: len(line) - len(line.lstrip(" "))] + inline(line) + "\n" for line in text.splitlines())
    write_out(text)


@prompts.command("export", cls=SectionedCommand, context_settings=CONTEXT, epilog=CODES, short_help="Copy the prompts.")
@click.argument("folder", metavar="DIR")
@manner_options
def export_prompts(folder: str) -> None:
    """Write the built-in prompts into DIR, to be changed there. A file that differs is never overwritten."""
    from summarizer.prompting import load_prompts
    from summarizer.render.safety import inline

    loaded = load_prompts()
    new = {f"{name}.md": loaded.get(name).source.encode() for name in loaded.names}
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        for name in [name for name, data in new.items() if _is_there(Path(folder, name), data)]:
            del new[name]
        _write_all(Path(folder), new.items())
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"DIR {folder!r} cannot be written to: {reason}; name a new or an empty folder") from error
    said = f"wrote {', '.join(new)} to {folder}" if new else f"{folder} holds all built-in prompts already"
    write_out(f"{inline(said)}\n")


def _is_there(path: Path, data: bytes) -> bool:
    """Whether the file stands there as it would be written. Raises InputError when something else does."""
    if not path.exists() and not path.is_symlink():
        return False
    if path.is_file() and path.read_bytes() == data:
        return True
    raise InputError(f"{str(path)!r} is there and is not the built-in prompt: move it away, or name another folder")


def _write_all(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write all files or none of them; `x` because one may have come in the meantime."""
    written: list[Path] = []
    try:
        for name, data in files:
            with (folder / name).open("xb") as file:
                written.append(folder / name)
                file.write(data)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
