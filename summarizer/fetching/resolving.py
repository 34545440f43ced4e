"""From a name to the addresses that may be reached under it."""

import queue
import socket
import threading
from collections.abc import Callable, Sequence

from summarizer.errors import FetchError

from .addresses import Target, is_address, is_public

__all__ = ["Resolve", "ask_system", "pin"]

Resolve = Callable[[str, int], Sequence[str]]
"""From a host and a port to its addresses. Raises OSError."""


def ask_system(host: str, port: int) -> list[str]:
    """Return the addresses that the system's resolver gives, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def pin(target: Target, resolve: Resolve, allowed: bool, seconds: float) -> list[str]:
    """Return the addresses of a target, found once, so that what was checked is what is reached.

    Unless its host is `allowed`, one address that is not public refuses all. Raises FetchError, also after `seconds`.
    """
    literal = is_address(target.host)
    addresses = [target.host] if literal else _within(seconds, target, resolve)
    if not addresses:
        raise FetchError(target.url, "unreachable", f"cannot be reached: {target.host} has no address", temporary=True)
    hidden = [] if allowed else [address for address in addresses if not is_public(address)]
    if hidden:
        what = "which is no public address" if literal else f"which resolves to {hidden[0]}, no public address"
        raise FetchError(
            target.url,
            "refused_address",
            f"is at {target.host}, {what}: if you mean it, allow the host by name (--allow-host {target.host}, or allow_hosts)",
        )
    return addresses


def _within(seconds: float, target: Target, resolve: Resolve) -> list[str]:
    """Resolve in a thread that may be left behind: the system's resolver knows no time limit."""
    answers: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

    def work() -> None:
        try:
            answers.put(resolve(target.host, target.port))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=work, daemon=True).start()
    try:
        answer = answers.get(timeout=max(0.0, seconds))
    except queue.Empty:
        raise FetchError(
            target.url, "timeout", f"took too long: {target.host} was not resolved in time", temporary=True
        ) from None
    if isinstance(answer, Exception):
        why = getattr(answer, "strerror", None) or str(answer)
        raise FetchError(
            target.url, "unreachable", f"cannot be reached: {target.host} is not resolved ({why})", temporary=True
        ) from None
    return list(answer)
