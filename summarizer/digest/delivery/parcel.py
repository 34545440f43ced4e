"""What is delivered, and how a delivery fails."""

import json
import os
from dataclasses import dataclass
from typing import Literal

__all__ = ["DeliveryFailed", "Kind", "Parcel", "as_payload", "read_secret"]

Kind = Literal["temporary", "permanent", "doubtful"]
"""Nothing arrived and it may later; nothing arrived and nothing will; it may have arrived."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One digest for one sink.

    `id` is the same at every attempt: a receiver knows a repetition by it. `created` is ISO 8601, `json` the digest's own JSON.
    """

    id: str
    title: str
    run: str
    created: str
    markdown: str
    html: str | None
    json: str


class DeliveryFailed(Exception):
    """A sink did not take a parcel, or may not have. The message is one sentence without a secret in it."""

    def __init__(self, message: str, kind: Kind) -> None:
        super().__init__(message)
        self.message, self.kind = message, kind


def as_payload(parcel: Parcel) -> bytes:
    """Return a parcel as webhooks and commands get it: a JSON object with id, title, run, created, markdown and digest."""
    head = {"id": parcel.id, "title": parcel.title, "run": parcel.run, "created": parcel.created, "markdown": parcel.markdown}
    return json.dumps({**head, "digest": json.loads(parcel.json)}, ensure_ascii=False).encode()


def read_secret(variable: str) -> str:
    """Return the value of an environment variable. Raises DeliveryFailed when it is gone since digest.toml was checked."""
    value = os.environ.get(variable)
    if not value:
        raise DeliveryFailed(f"the environment variable {variable!r} is not set: set it and send again", "temporary")
    return value
