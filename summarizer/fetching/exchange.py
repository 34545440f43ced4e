"""One request and its reply, at an address found before, within bounds on time and size that hold whatever the server does."""

import functools
import re
import socket
import ssl
import zlib
from collections.abc import Callable
from http.client import HTTPException

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

from summarizer.errors import FetchError

from .addresses import Target
from .guarding import guard
from .messages import Bounds, Fetched, Request

__all__ = ["exchange"]

_CHUNK = 65_536
_PACKED = ("gzip", "x-gzip", "deflate")
_CHARSET = re.compile(r""";\s{0,20}charset\s{0,20}=\s{0,20}["']?([\w.:-]{1,40})""", re.IGNORECASE | re.ASCII)
_LATE = "took too long: the time limit ran out"

Dial = Callable[[], socket.socket]


def exchange(request: Request, bounds: Bounds, trusted: ssl.SSLContext | None = None) -> Fetched:
    """Send a request and return what came of it, whatever its status; no redirect is followed.

    `trusted` are the certificates to trust, None for the system's. Raises FetchError.
    """
    url, sent, status = request.target.url, False, None
    with guard(bounds.left) as watch:
        line = _line(request.target, trusted, lambda: _dial(request, bounds, watch))
        try:
            line.connect()
            sent = True
            path = request.target.path
            line.request(request.method, path, request.body, request.headers, preload_content=False, decode_content=False)
            reply = line.getresponse()
            status = reply.status
            body = _body(reply, url, bounds)
        except (urllib3.exceptions.HTTPError, HTTPException, OSError, ValueError, zlib.error) as error:
            code, why = ("timeout", _LATE) if bounds.over else ("unreachable", _why(error, sent))
            raise FetchError(url, code, why, temporary=True, sent=sent, status=status) from None
        finally:
            line.close()
    if bounds.over:  # what the guard cuts off looks like an end where no length was declared
        raise FetchError(url, "timeout", _LATE, temporary=True, sent=True, status=status)
    headers = {name.lower(): reply.headers[name] for name in reply.headers}
    kind = headers.get("content-type", "")
    charset = _CHARSET.search(kind)
    return Fetched(url, reply.status, headers, body, kind.partition(";")[0].strip().lower(), charset and charset[1].lower())


class _Plain(HTTPConnection):
    """A connection whose address is chosen by `dial`."""

    dial: Dial

    def _new_conn(self) -> socket.socket:
        return self.dial()


class _Secure(HTTPSConnection):
    """The same over TLS; the certificate is checked against the host's name, not the address."""

    dial: Dial

    def _new_conn(self) -> socket.socket:
        return self.dial()


def _line(target: Target, trusted: ssl.SSLContext | None, dial: Dial) -> _Plain | _Secure:
    place = (target.host, target.port)
    line = _Secure(*place, ssl_context=trusted or _system_trust()) if target.scheme == "https" else _Plain(*place)
    line.dial = dial
    return line


@functools.cache
def _system_trust() -> ssl.SSLContext:
    """The certificates that the system trusts; reading them takes longer than all else about a request."""
    return ssl.create_default_context()


def _dial(request: Request, bounds: Bounds, watch: Callable[[socket.socket], object]) -> socket.socket:
    """Connect to the first of the addresses that answers; each gets a fair share of the time that is left."""
    last: OSError | None = None
    for n, address in enumerate(request.addresses):
        sock = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
        try:
            sock.settimeout(bounds.left / (len(request.addresses) - n))
            sock.connect((address, request.target.port))
        except OSError as error:
            sock.close()
            last = error
            continue
        sock.settimeout(bounds.left)
        watch(sock)
        return sock
    raise last or OSError("no address")


def _body(reply: urllib3.BaseHTTPResponse, url: str, bounds: Bounds) -> bytes:
    """Read a body and unpack it once, no further than the limit. A second packing inside is content like any other."""
    packing = [p.strip().lower() for p in reply.headers.get("content-encoding", "").split(",")]
    packing = [p for p in packing if p not in ("", "identity")]
    if len(packing) > 1 or any(p not in _PACKED for p in packing):
        raise FetchError(url, "bad_encoding", f"is packed as {', '.join(packing)}: expected gzip or deflate, once", sent=True)
    unpack = _Unpacker(bounds) if packing else None
    pieces: list[bytes] = []
    came = size = 0
    while chunk := reply.read(_CHUNK, decode_content=False):
        came += len(chunk)
        piece = unpack.feed(chunk, bounds.max_bytes - size + 1) if unpack else chunk
        size += len(piece)
        pieces.append(piece)
        if max(came, size) > bounds.max_bytes:
            message = f"is longer than the limit of {bounds.max_bytes:,} bytes"
            raise FetchError(url, "too_large", message, sent=True, status=reply.status)
    if unpack and came and not unpack.whole:
        raise urllib3.exceptions.ProtocolError("the packed body ends in the middle")
    return b"".join(pieces)


class _Unpacker:
    """Unpacks gzip, of one member or several, and deflate with or without its header."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds, self._first = bounds, True
        self._inner = zlib.decompressobj(zlib.MAX_WBITS | 32)  # gzip or zlib, by the first bytes

    @property
    def whole(self) -> bool:
        """Whether what was fed is complete."""
        return self._inner.eof

    def feed(self, data: bytes, most: int) -> bytes:
        """Return what `data` holds, at most `most` bytes of it."""
        out = b""
        while data and len(out) < most and not self._bounds.over:
            if self._inner.eof:
                self._inner = zlib.decompressobj(zlib.MAX_WBITS | 32)
            try:
                out += self._inner.decompress(data, most - len(out))
            except zlib.error:
                if not self._first:
                    raise
                self._inner = zlib.decompressobj(-zlib.MAX_WBITS)
                out += self._inner.decompress(data, most)
            self._first = False
            data = self._inner.unused_data
        return out


def _why(error: Exception, sent: bool) -> str:
    """What went wrong, in words that a reader can act on."""
    if isinstance(error, ssl.SSLCertVerificationError) or isinstance(error.__cause__, ssl.SSLCertVerificationError):
        return "cannot be reached: its certificate is not trusted"
    if isinstance(error, urllib3.exceptions.IncompleteRead | urllib3.exceptions.ProtocolError) and sent:
        return "was cut short by its server"
    return f"cannot be {'read' if sent else 'reached'}: {getattr(error, 'strerror', None) or error}"
