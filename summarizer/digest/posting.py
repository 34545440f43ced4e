"""From the outbox to the sinks. Each promise is a sink's own: what is in doubt is sent again, or never."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from summarizer.render.digest import render_digest
from summarizer.schemas import Digest

from .config import DeliverConfig, FolderSink
from .delivery import DeliveryFailed, Parcel
from .failpoints import pass_point
from .ledger import Lease, Ledger
from .ledger.outbox import LONGEST_PAUSE, Delivery, due_deliveries, interrupted, mark
from .ledger.runs import digest_of
from .pages import mail_of, page_of

__all__ = ["Send", "post"]

Send = Callable[[DeliverConfig, Parcel], None]
"""Hands a parcel to a sink. Raises DeliveryFailed."""
MOST_ATTEMPTS = 8
_FIRST_PAUSE = timedelta(minutes=1)


def post(ledger: Ledger, lease: Lease, sinks: Sequence[DeliverConfig], send: Send) -> list[str]:
    """Send what is due, and return a sentence for each delivery that did not come off.

    A delivery is marked before it is sent and after: one that is found marked before and not after may have arrived. It
    is then sent again under the same id where the sink's policy is `at_least_once`, and else left as doubtful.
    """
    by_key = {s.key: s for s in sinks}
    _settle(ledger, lease, by_key)
    with ledger.reading() as connection:
        due = [d for d in due_deliveries(connection, ledger.now()) if d.sink in by_key]
    return [said for delivery in due if (said := _deliver(ledger, lease, delivery, by_key[delivery.sink], send)) is not None]


def _settle(ledger: Ledger, lease: Lease, sinks: Mapping[str, DeliverConfig]) -> None:
    with ledger.reading() as connection:
        open_ones = interrupted(connection)
    for delivery in open_ones:
        sink = sinks.get(delivery.sink)
        again = sink is not None and sink.policy == "at_least_once"
        what = "the process ended while it was sent" + ("" if again else "; it may have arrived")
        with ledger.writing(lease) as connection:
            mark(connection, delivery, "waiting" if again else "doubtful", ledger.now(), what, ledger.now())


def _deliver(ledger: Ledger, lease: Lease, delivery: Delivery, sink: DeliverConfig, send: Send) -> str | None:
    with ledger.reading() as connection:
        parcel = _parcel(delivery, sink, Digest.model_validate_json(digest_of(connection, delivery.run)))
    with ledger.writing(lease) as connection:
        mark(connection, delivery, "sending", ledger.now(), None)
    pass_point("sending")
    try:
        send(sink, parcel)
    except DeliveryFailed as error:
        state = _state_after(error, sink, delivery.attempts + 1)
        now = ledger.now()
        pause = min(_FIRST_PAUSE * 2**delivery.attempts, LONGEST_PAUSE)
        with ledger.writing(lease) as connection:
            mark(connection, delivery, state, now, error.message, now + pause, attempts=delivery.attempts + 1)
        return f"{delivery.sink}: {error.message}; it is {state}"
    pass_point("sent")
    with ledger.writing(lease) as connection:
        mark(connection, delivery, "sent", ledger.now(), None, attempts=delivery.attempts + 1)
    pass_point("marked")
    return None


def _state_after(error: DeliveryFailed, sink: DeliverConfig, attempts: int) -> str:
    if error.kind == "doubtful" and sink.policy == "at_most_once":
        return "doubtful"
    return "dead" if error.kind == "permanent" or attempts >= MOST_ATTEMPTS else "waiting"


def _parcel(delivery: Delivery, sink: DeliverConfig, digest: Digest) -> Parcel:
    """The parcel. A folder gets the page with all its sources; mail readers run no script and cut what is long."""
    return Parcel(
        id=delivery.parcel,
        title=digest.title,
        run=digest.run,
        created=digest.created,
        markdown=render_digest(digest),
        html=page_of(digest) if isinstance(sink, FolderSink) else mail_of(digest),
        json=digest.model_dump_json(),
    )
