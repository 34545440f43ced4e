"""What goes out, what comes back, and within what bounds."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .addresses import Target

__all__ = ["Bounds", "Fetched", "Request"]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back. `url` is where it was found in the end; the names of headers are in lower case.

    `body` is decompressed. `media` is the declared content type in lower case, "" when there is none; `charset` is declared with it.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    media: str
    charset: str | None


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a target, at one of `addresses`."""

    target: Target
    addresses: Sequence[str]
    method: str
    headers: Mapping[str, str]
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most bytes of a body, before and after decompression, and the steady time (time.monotonic) at which all must be over."""

    max_bytes: int
    deadline: float

    @property
    def left(self) -> float:
        """The seconds that are left: above 0, so that they can be a time limit."""
        return max(0.001, self.deadline - time.monotonic())

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self.deadline
