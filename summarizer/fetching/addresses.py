"""Which URLs may be asked for, and which addresses may be reached."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from summarizer.errors import FetchError

_LONGEST = 8_192
_LONGEST_SHOWN = 200
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_PORTS = {"http": 80, "https": 443}
_SAFE = "!$&'()*+,;=:@/?%-._~[]"
"""What stands in a path or query as it is; the rest is percent-encoded."""
_GLOBAL_6 = ipaddress.ip_network("2000::/3")
_HIDING = tuple(
    ipaddress.ip_network(network)
    # Teredo and 6to4, which carry an IPv4 address; documentation; and 6to4's relays.
    for network in ("2001::/23", "2002::/16", "2001:db8::/32", "3fff::/20", "192.88.99.0/24")
)


@dataclass(frozen=True, slots=True)
class Target:
    """A URL taken apart. `host` is in lower case and ASCII, an IPv6 address without brackets; `path` has the query with it."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """The scheme, host and port as the beginning of a URL."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def netloc(self) -> str:
        """The host, and the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole of it."""
        return self.origin + self.path


def read_url(url: str) -> Target:
    """Return what an http(s) URL names. Raises FetchError for one that might be read in two ways.

    >>> read_url("https://example.org/a?b").origin
    'https://example.org'
    """
    shown = show_url(url)
    if len(url) > _LONGEST:
        raise FetchError(shown, "bad_url", f"is a URL of {len(url):,} characters: the limit is {_LONGEST:,}")
    if any(c <= " " or c in "\\\x7f" for c in url):
        raise FetchError(shown, "bad_url", "holds a space, a control character or a backslash: write the URL without it")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise FetchError(shown, "bad_url", "is no URL: expected http(s)://HOST/PATH") from None
    if parts.scheme not in _PORTS:
        raise FetchError(shown, "bad_url", f"has the scheme {parts.scheme!r}: expected http or https")
    if "@" in parts.netloc:
        raise FetchError(shown, "bad_url", "has a user name before its host: leave it out")
    host = _host(shown, parts.hostname or "")
    path = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    return Target(parts.scheme, host, _PORTS[parts.scheme] if port is None else port, path)


def read_host(host: str) -> str:
    """Return a host as `Target` has it. Raises FetchError for what is none."""
    return _host(host, host.removeprefix("[").removesuffix("]"))


def is_public(address: str) -> bool:
    """Whether an address is one of the public Internet's, and none that stands for another (IPv4-mapped, NAT64, 6to4, Teredo).

    >>> [is_public(a) for a in ("1.1.1.1", "10.0.0.1", "64:ff9b::7f00:1", "2606:4700::1111")]
    [True, False, False, True]
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if found.version == 6 and found not in _GLOBAL_6:
        return False
    return found.is_global and not found.is_multicast and not found.is_reserved and not any(found in n for n in _HIDING)


def is_address(host: str) -> bool:
    """Whether a host is an address and no name."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def show_url(url: str, most: int = _LONGEST_SHOWN) -> str:
    """Return a URL as it may be shown: on one line of `most` characters, and without what stands before its host, which may be a password."""
    bare = re.sub(r"//[^/?#]*@", "//", url[:_LONGEST])
    line = "".join(c if c.isprintable() else "\ufffd" for c in bare)
    return line if len(line) <= most else f"{line[:most]}…"


def _host(url: str, host: str) -> str:
    if ":" in host:
        try:
            found = ipaddress.IPv6Address(host)
            if found.scope_id is not None:
                raise ValueError
            return found.compressed
        except ValueError:
            raise FetchError(url, "bad_url", f"has the host {host!r}: expected a name or an address") from None
    try:
        # The codec also folds full-width digits and dots, in which an address could be disguised.
        name = host.encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError:
        name = ""
    labels = name.split(".")
    if not all(_LABEL.fullmatch(label) for label in labels):
        raise FetchError(url, "bad_url", f"has the host {host!r}: expected a name or an address")
    if _NUMBER.fullmatch(labels[-1]):
        try:
            return str(ipaddress.IPv4Address(name))
        except ValueError:
            raise FetchError(
                url, "refused_address", f"has the host {host!r}, an address in disguise: write it as four numbers"
            ) from None
    return name
