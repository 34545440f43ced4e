"""Why there is no reply: what a status other than 200 or a broken connection means for this question, the next ones, and the purse."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.llm.backoff import retry_after_seconds

if TYPE_CHECKING:
    import openai

__all__ = ["AGAIN", "OWN", "Trouble", "is_free", "read_disconnection", "read_refusal"]

AGAIN = (408, 409, 429)  # and 500 and above
OWN = (400, 413, 422)  # what is wrong with one question
OWN_CODES = ("content_filter", "context_length_exceeded", "exceed_context_size_error")  # the same under any other status
SPENT = ("insufficient_quota", "billing_hard_limit_reached")  # codes of a 429 that no waiting mends
IDLE = (503, 529)  # of 500 and above, those that say that nothing was begun


@dataclass(frozen=True)
class Trouble:
    """Why there is no reply.

    `again` is whether the same request may succeed later, `closes` that no request will, and `own` that it lies in
    this question and another may be answered. `free` is whether the server cannot have done any work that it
    charges for, `crowded` that it has too many requests, `wait` for how many seconds it asked, and `said` what came of a reply.
    """

    sentence: str
    again: bool
    closes: bool = False
    own: bool = False
    free: bool = False
    crowded: bool = False
    wait: float | None = None
    said: str | None = None


def is_free(status: int) -> bool:
    """Return whether a status says that the request was not worked on. A model may have answered behind a gateway that gave up on it.

    >>> [status for status in (400, 401, 408, 429, 500, 502, 503, 504) if is_free(status)]
    [400, 401, 429, 503]
    """
    return status != 408 and (status < 500 or status in IDLE)


def read_refusal(error: "openai.APIStatusError", where: str, shown: Callable[[str], str], *, keyed: bool) -> Trouble:
    """Say what a status other than 200 means. `shown` makes the server's words fit to be shown, and `keyed` is whether a key was sent."""
    status, code = error.status_code, str(error.code or error.type or "")
    body = error.body if isinstance(error.body, dict) else {}
    words = body.get("message") or body.get("detail")
    said = f": {shown(words)}" if isinstance(words, str) else ""
    refused = functools.partial(Trouble, again=False, free=is_free(status))
    if status in (401, 403):  # what such a server says may hold parts of the key
        advice = "check OPENAI_API_KEY" if keyed else "set OPENAI_API_KEY"
        return refused(f"{where} answered {status} and refused the key; {advice}", closes=True)
    if status == 429 and (code in SPENT or error.type in SPENT):
        return refused(f"{where} answered 429: the account's quota is spent; add credit or use another key", closes=True)
    if status in OWN or code in OWN_CODES:
        return refused(f"{where} answered {status}{said}", own=True)
    if status in AGAIN or status >= 500:
        wait = retry_after_seconds(error.response.headers)
        return refused(f"{where} answered {status}{said}", again=True, crowded=status == 429, wait=wait)
    if status == 404:
        return refused(f"{where} answered 404{said}; check the model's name and the base URL", closes=True)
    if status < 400:
        return refused(f"{where} redirects ({status}), which is not followed; correct the base URL", closes=True)
    return refused(f"{where} answered {status}{said}")


def read_disconnection(error: "openai.APIConnectionError", where: str) -> Trouble:
    """Tell a connection that broke from a request that could never be sent, or from a test that has no recording."""
    import httpx2

    cause = error.__cause__
    broke = isinstance(cause, httpx2.TransportError | httpx2.DecodingError)
    ours = isinstance(cause, httpx2.LocalProtocolError | httpx2.UnsupportedProtocol)
    unsent = ours or isinstance(cause, httpx2.ConnectError | httpx2.ConnectTimeout)
    return Trouble(f"the connection to {where} failed ({type(cause).__name__})", again=broke and not ours, free=unsent)
