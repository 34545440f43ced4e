"""No test reaches a network: what Python's own hook on every socket lets through is loopback."""

import ipaddress
from typing import Any

__all__ = ["refuse_remote"]


def refuse_remote(event: str, arguments: tuple[Any, ...]) -> None:
    """Raise RuntimeError where a socket is about to reach another machine, or a name is about to be looked up.

    It is for `sys.addaudithook`, which nothing can take back and which sees asyncio's and all libraries' sockets. While the interpreter ends it is
    still asked, when the names of this module are gone: so the events stand here.
    """
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        if isinstance(address, tuple) and not _here(address[0]):  # else a socket in the file system, or one connected before
            raise RuntimeError(f"a test tried to reach {address[0]!r}: only loopback is allowed")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        name = arguments[0]
        if name is not None and not _here(name) and _address(name) is None:  # an address is not looked up anywhere
            raise RuntimeError(f"a test tried to look up {name!r}: only loopback is allowed")


def _here(name: str | bytes) -> bool:
    address = _address(name)
    return name in ("localhost", b"localhost", "") or (address is not None and address.is_loopback)


def _address(name: str | bytes) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name.decode() if isinstance(name, bytes) else name)
    except ValueError:
        return None
