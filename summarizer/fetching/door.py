"""What may be fetched, and how a request finds its way: redirects, robots.txt, conditions, credentials."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from summarizer.errors import FetchError

from .addresses import Target, read_host, read_url
from .messages import Bounds, Fetched, Request
from .resolving import Resolve, ask_system, pin

if TYPE_CHECKING:
    import ssl
    from urllib.robotparser import RobotFileParser

__all__ = ["Conditions", "Door", "Policy", "fetch_page"]

NAME = "summarizer"
"""The name under which a robots.txt may speak of this program."""
_SMALL = 1_000_000
"""The most bytes of a robots.txt, and of what answers a POST."""
_REDIRECTS = (301, 302, 303, 307, 308)
_AGAIN = (408, 425, 429)


@dataclass(frozen=True, slots=True)
class Policy:
    """What the door lets through. `allow_hosts` are names (or addresses) whose addresses need not be public.

    `max_bytes` bounds a body before and after it is unpacked, `seconds` all of one fetch with its redirects and robots.txt.
    """

    allow_hosts: tuple[str, ...] = ()
    max_bytes: int = 50_000_000
    seconds: float = 30.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Conditions:
    """What an earlier reply said of itself: where nothing has changed since, a server answers 304 and no body."""

    etag: str | None = None
    modified: str | None = None


class Door:
    """Every request goes through one. It remembers each site's robots.txt; threads may share it."""

    def __init__(
        self, policy: Policy | None = None, resolve: Resolve = ask_system, trusted: "ssl.SSLContext | None" = None
    ) -> None:
        self._policy = policy or Policy()
        self._resolve, self._trusted = resolve, trusted
        self._allowed = frozenset(read_host(host) for host in self._policy.allow_hosts)
        self._rules: dict[str, RobotFileParser | None] = {}

    def fetch(self, url: str, conditions: Conditions | None = None, *, authorization: str | None = None) -> Fetched:
        """Return what stands at a URL, with a status of 200 to 299, or 304 where `conditions` hold.

        `authorization` is a header's value; it and the conditions go to the URL's own origin only. Raises FetchError.
        """
        return self._follow(url, self._until(), conditions or Conditions(), authorization)

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Fetched:
        """Send `body` and return the reply, whatever its status. No redirect is followed. Raises FetchError."""
        until = self._until()
        return self._ask(read_url(url), "POST", headers, Bounds(_SMALL, until), body)

    def _until(self) -> float:
        return time.monotonic() + self._policy.seconds

    def _follow(
        self, url: str, until: float, conditions: Conditions, authorization: str | None, *, asking_robots: bool = False
    ) -> Fetched:
        first = target = read_url(url)
        bounds = Bounds(_SMALL if asking_robots else self._policy.max_bytes, until)
        seen: set[str] = set()
        while target.url not in seen and len(seen) <= self._policy.redirects:
            seen.add(target.url)
            if not asking_robots:
                self._ask_robots(target, until)
            own = target.origin == first.origin
            headers = _headers(conditions, authorization) if own else {}
            reply = self._ask(target, "GET", headers, bounds)
            location = reply.headers.get("location")
            if reply.status not in _REDIRECTS or location is None:
                return reply if asking_robots else _checked(reply, conditions)
            target = _redirected(target, location)
        what = "redirects in a circle" if target.url in seen else f"redirects more than {self._policy.redirects} times"
        raise FetchError(first.url, "redirects", f"{what}: give the address of the page itself", sent=True)

    def _ask(self, target: Target, method: str, headers: Mapping[str, str], bounds: Bounds, body: bytes | None = None) -> Fetched:
        addresses = pin(target, self._resolve, target.host in self._allowed, bounds.left)
        from .exchange import exchange  # urllib3 takes a while to import

        own = {"User-Agent": _agent(), "Accept": "*/*", "Accept-Encoding": "gzip, deflate", "Connection": "close"}
        return exchange(Request(target, addresses, method, {**own, **headers}, body), bounds, self._trusted)

    def _ask_robots(self, target: Target, until: float) -> None:
        """Raise FetchError when the site asks us not to read the page, or does not say whether we may."""
        from .robots import read_robots

        if target.origin not in self._rules:
            url = f"{target.origin}/robots.txt"
            try:
                reply = self._follow(url, until, Conditions(), None, asking_robots=True)
            except FetchError as error:
                if error.url != url or error.code not in ("redirects", "too_large", "bad_encoding"):
                    raise FetchError(target.url, error.code, error.reason, temporary=error.temporary) from None
                raise FetchError(target.url, "robots", f"may not be read: its site's robots.txt {error.reason}") from None
            if reply.status >= 500 or reply.status in _AGAIN:
                message = f"may not be read: its site's robots.txt answers {reply.status}, which counts as a refusal for now"
                raise FetchError(target.url, "robots", message, temporary=True)
            self._rules[target.origin] = read_robots(reply.status, reply.body)
        rules = self._rules[target.origin]
        if rules is not None and not rules.can_fetch(NAME, target.url):
            raise FetchError(target.url, "robots", "may not be read: its site's robots.txt asks programs like this one not to")


def fetch_page(url: str) -> Fetched:
    """Return what stands at a public URL. Raises FetchError."""
    return Door().fetch(url)


def _agent() -> str:
    """Who we are: the name that robots.txt knows, the version, and what the program does."""
    from importlib.metadata import version

    return f"{NAME}/{version('summarizer')} (verified summaries of many sources; reads what its user names)"


def _headers(conditions: Conditions, authorization: str | None) -> dict[str, str]:
    headers = {"If-None-Match": conditions.etag, "If-Modified-Since": conditions.modified, "Authorization": authorization}
    return {name: value for name, value in headers.items() if value is not None}


def _redirected(target: Target, location: str) -> Target:
    # Headers arrive as Latin-1, whatever they hold.
    place = location.encode("latin-1", "replace").decode("utf-8", "replace").strip().replace(" ", "%20")
    try:
        return read_url(urljoin(target.url, place))
    except (FetchError, ValueError) as error:
        why = f": {error}" if isinstance(error, FetchError) else ""
        code = error.code if isinstance(error, FetchError) else "bad_url"
        raise FetchError(target.url, code, f"redirects to what may not be fetched{why}", sent=True) from None


def _checked(reply: Fetched, conditions: Conditions) -> Fetched:
    if 200 <= reply.status < 300 or (reply.status == 304 and conditions != Conditions()):
        return reply
    temporary = reply.status >= 500 or reply.status in _AGAIN
    message = f"cannot be read: its server answers {reply.status}"
    raise FetchError(reply.url, "http_status", message, temporary=temporary, sent=True, status=reply.status)
