"""`schemas`: which ready schemas there are, and what a schema asks for, also one of the user's own."""

import click

from .layout import CONTEXT, SectionedCommand
from .manner import manner_options
from .output import write_out

__all__ = ["schemas"]

CODES = """\b
Exit codes:
  0  done
  2  the request or a schema is bad
"""
EPILOG = f"""\b
Examples:
  summarizer schemas list
  summarizer schemas show news_event
  summarizer schemas show my_schemas.py:Event

{CODES}"""


@click.group(context_settings=CONTEXT, epilog=EPILOG, short_help="List the ready schemas, or show one.")
def schemas() -> None:
    """List the schemas that `extract` can fill as they are, or show what a schema asks for."""


@schemas.command("list", cls=SectionedCommand, context_settings=CONTEXT, epilog=CODES, short_help="List the schemas.")
@manner_options
def list_schemas() -> None:
    """List the ready schemas: the name, and what an object of it holds."""
    from summarizer.schemas.library import LIBRARY

    width = max(map(len, LIBRARY))
    for name, model in LIBRARY.items():
        write_out(f"{name.ljust(width)}  {model.__doc__}\n")


@schemas.command("show", cls=SectionedCommand, context_settings=CONTEXT, epilog=CODES, short_help="Show one schema.")
@click.argument("name", metavar="S")
@manner_options
def show_schema(name: str) -> None:
    """Print the JSON Schema of S, with the hint that a model gets as its "x-hint".

    S is a name from `schemas list`, FILE.py:Class, package.module:Class, or FILE.json. A file or module is imported, which
    runs its code, only when it is named here.
    """
    import json

    from summarizer.schema_files import load_schema

    write_out(json.dumps(load_schema(name).json_schema, indent=2) + "\n")
