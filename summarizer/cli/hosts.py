"""The option by which a host may be fetched although its addresses are not public."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from .layout import SectionedOption

__all__ = ["host_option"]

AnyCallable = TypeVar("AnyCallable", bound=Callable[..., Any])


def host_option(section: str) -> Callable[[AnyCallable], AnyCallable]:
    """Return a decorator that adds `--allow-host` under a heading; the command gets `allow_hosts`, a tuple of names."""
    return click.option(
        "--allow-host",
        "allow_hosts",
        multiple=True,
        cls=SectionedOption,
        section=section,
        metavar="NAME",
        help="Also fetch from this host if its address is not public (may be repeated).",
    )
