"""Servers that send too much, too slowly, or what is no reply."""

import gzip
import time
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from summarizer.errors import FetchError
from tests.fetching.opening import SOON, door, refused
from tests.web_server import Asked, Page, Site, serve_site


@pytest.fixture
def site() -> Iterator[Site]:
    """A web server."""
    with serve_site() as found:
        yield found


def test_a_body_beyond_the_limit_is_not_read_to_its_end(site: Site) -> None:
    """Neither one of declared length nor one without end."""
    site.pages["/long"] = Page(b"x" * 200_001)

    def endless(asked: Asked, handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while not site.closing.is_set():
            handler.wfile.write(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")

    site.pages["/endless"] = endless
    for path in ("/long", "/endless"):
        assert "200,000" in str(refused(lambda path=path: door(max_bytes=200_000).fetch(site.url(path)), "too_large"))  # type: ignore[misc]


def test_packed_bodies_are_unpacked_once(site: Site) -> None:
    """Gzip of one member and of several, deflate with and without its header; a second gzip inside is content."""
    raw = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    bodies = {
        "/gzip": ("gzip", gzip.compress(b"text")),
        "/members": ("x-gzip", gzip.compress(b"te") + gzip.compress(b"xt")),
        "/deflate": ("deflate", zlib.compress(b"text")),
        "/raw": ("deflate", raw.compress(b"text") + raw.flush()),
        "/plain": ("identity", b"text"),
    }
    site.pages |= {path: Page(body, headers={"Content-Encoding": how}) for path, (how, body) in bodies.items()}
    opened = door()
    assert {opened.fetch(site.url(path)).body for path in bodies} == {b"text"}
    inner = gzip.compress(b"text")
    site.pages["/twice"] = Page(gzip.compress(inner), headers={"Content-Encoding": "gzip"})
    assert opened.fetch(site.url("/twice")).body == inner


def test_bombs_and_double_packing_are_refused(site: Site) -> None:
    """A body that unpacks beyond the limit, one packed twice, an unknown packing, a broken and a torn one."""
    bomb = gzip.compress(b"\0" * 50_000_000)
    members = gzip.compress(b"\0" * 100_000) * 100
    cases = {
        "/bomb": (bomb, "gzip", "too_large"),
        "/members": (members, "gzip", "too_large"),
        "/double": (gzip.compress(bomb), "gzip, gzip", "bad_encoding"),
        "/unknown": (b"x", "br", "bad_encoding"),
        "/broken": (b"not gzip at all", "gzip", "unreachable"),
        "/torn": (gzip.compress(bytes(range(256)) * 40)[:-20], "gzip", "unreachable"),
    }
    site.pages |= {path: Page(body, headers={"Content-Encoding": how}) for path, (body, how, _) in cases.items()}
    for path, (_, _, code) in cases.items():
        refused(lambda path=path: door(max_bytes=1_000_000).fetch(site.url(path)), code)  # type: ignore[misc]


def drip(site: Site, before: bytes, drop: bytes = b"x") -> Callable[[Asked, BaseHTTPRequestHandler], None]:
    """A page that sends its beginning and then a drop at a time."""

    def play(asked: Asked, handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(before)
        while not site.closing.wait(0.02):
            handler.wfile.write(drop)

    return play


@pytest.mark.parametrize(
    ("before", "drop"),
    [
        (b"", b""),
        (b"", b"H"),
        (b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x"),
        (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1", b"0"),
        (b"HTTP/1.1 302 Found\r\nLocation: /next\r\n\r\n", b"x"),
    ],
)
def test_a_server_that_drips_is_cut_off(site: Site, before: bytes, drop: bytes) -> None:
    """Whatever drips, the time limit is one for all of the fetch."""
    site.pages["/"] = drip(site, before, drop)
    began = time.monotonic()
    with pytest.raises(FetchError) as caught:
        door(seconds=SOON).fetch(site.url("/"))
    assert caught.value.code in ("timeout", "unreachable")  # a hundred headers are refused before the time is up
    assert time.monotonic() - began < 10


def test_robots_txt_and_redirects_share_the_time_limit(site: Site) -> None:
    """A slow robots.txt leaves no time of its own for the page."""
    site.pages["/robots.txt"] = drip(site, b"HTTP/1.1 200 OK\r\n\r\n")
    refused(lambda: door(seconds=SOON).fetch(site.url("/")), "timeout")
    assert site.paths() == []


@pytest.mark.parametrize(
    "reply", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort", b"HTTP/1.1 999999 X\r\n\r\n"]
)
def test_a_reply_that_is_none_is_an_error(site: Site, reply: bytes) -> None:
    """Torn, empty and broken replies are reported as what may be better next time, and as sent."""

    def answer(asked: Asked, handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(reply)

    site.pages["/"] = answer
    error = refused(lambda: door().fetch(site.url("/")), "unreachable")
    assert (error.sent, error.temporary) == (True, True)
