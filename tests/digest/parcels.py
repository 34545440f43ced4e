"""A parcel to deliver, and the failure that a delivery ends in."""

from collections.abc import Callable

import pytest

from summarizer.digest.delivery import DeliveryFailed, Parcel

__all__ = ["PARCEL", "failure"]

PARCEL = Parcel(
    id="digest-2026-11-21-1.desk",
    title="Morning brief",
    run="2026-11-21T060000Z",
    created="2026-11-21T06:00:00+00:00",
    markdown="# Morning brief\n\nZürich: the ferry sank.\n.\n.hidden line\nFrom here on\n" + "long " * 400,
    html="<h1>Morning brief</h1><p>Zürich: the ferry sank.</p>",
    json='{"title": "Morning brief", "stories": []}',
)


def failure(work: Callable[[], object], kind: str) -> DeliveryFailed:
    """Return the failure that `work` ends in."""
    with pytest.raises(DeliveryFailed) as caught:
        work()
    assert caught.value.kind == kind, caught.value
    assert "\n" not in caught.value.message
    return caught.value
