"""A door that reaches loopback, and the error that a fetch ends in."""

from collections.abc import Callable

import pytest

from summarizer.errors import FetchError
from summarizer.fetching import Door, Policy

__all__ = ["HERE", "SOON", "door", "refused"]

HERE = ("127.0.0.1",)
SOON = 0.3  # seconds: a time limit that a test waits for


def door(resolve: Callable[[str, int], list[str]] | None = None, **policy: object) -> Door:
    """A door that lets through what is named; other names resolve to loopback unless `resolve` says otherwise."""
    chosen = Policy(**{"allow_hosts": HERE, "seconds": 10.0, **policy})  # type: ignore[arg-type]
    return Door(chosen, resolve or (lambda host, port: ["127.0.0.1"]))


def refused(work: Callable[[], object], code: str) -> FetchError:
    """Return the error that `work` ends in."""
    with pytest.raises(FetchError) as caught:
        work()
    assert caught.value.code == code, caught.value
    return caught.value
