"""A JSON request, signed, with a key by which a receiver knows a repetition."""

import hashlib
import hmac

from summarizer.digest.config import WebhookSink
from summarizer.errors import FetchError
from summarizer.fetching import Door, Policy

from .parcel import DeliveryFailed, Kind, Parcel, as_payload, read_secret

__all__ = ["call_webhook"]

_AGAIN = (408, 425, 429, 503)
"""Statuses by which a server says that it did nothing, and to come again."""


def call_webhook(sink: WebhookSink, parcel: Parcel) -> None:
    """Send a parcel as JSON with Idempotency-Key, and X-Signature-256 where there is a secret. No redirect is followed.

    The signature is `sha256=` and the hexadecimal HMAC-SHA256 of the body under the secret. Any status of 200 to 299 is success. A
    request that went out and was not answered, or was answered by another 5xx, leaves doubt. Raises DeliveryFailed.
    """
    body = as_payload(parcel)
    headers = {"Content-Type": "application/json", "Idempotency-Key": parcel.id}
    if sink.secret_env is not None:
        headers["X-Signature-256"] = f"sha256={hmac.new(read_secret(sink.secret_env).encode(), body, hashlib.sha256).hexdigest()}"
    if sink.authorization_env is not None:
        headers["Authorization"] = read_secret(sink.authorization_env)
    door = Door(Policy(allow_hosts=sink.allow_hosts, seconds=sink.timeout))
    try:
        status = door.post(sink.url, body, headers).status
    except FetchError as error:
        if error.status is None:
            kind: Kind = "doubtful" if error.sent else "temporary" if error.temporary else "permanent"
            raise DeliveryFailed(f"the webhook {sink.name!r} {error.reason}", kind) from None
        status = error.status
    if not 200 <= status < 300:
        kind = "temporary" if status in _AGAIN else "doubtful" if status >= 500 else "permanent"
        raise DeliveryFailed(f"the webhook {sink.name!r} answered {status}", kind)
