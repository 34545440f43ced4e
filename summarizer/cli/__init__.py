"""The command line: `summarizer` with all commands, and `summarize`, the same as `summarizer summarize`.

Modules here import click and the standard library only; pydantic, rich and the stages are imported by
the command that needs them, so that `--help` answers at once.
"""

from .entry import main, summarize_main

__all__ = ["main", "summarize_main"]
