"""A web server on loopback whose pages are values or functions, good and hostile; it keeps what it was asked."""

import contextlib
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

__all__ = ["Asked", "Page", "Site", "serve_site"]


@dataclass(frozen=True)
class Page:
    """A reply."""

    body: bytes = b""
    media: str = "text/html"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """A request; the names of headers are in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


class Site:
    """Pages by path, what was asked of them, and where they are. A function gets the request, and the handler to write to."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.pages: dict[str, Page | Callable[[Asked, BaseHTTPRequestHandler], Page | None]] = {}
        self.asked: list[Asked] = []
        self.closing = threading.Event()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """Return the URL of a path, under any name that resolves to loopback."""
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """Return the paths that were asked for, without robots.txt."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        """Answer with the page."""
        self.close_connection = True
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        asked = Asked(self.command, self.path, {name.lower(): value for name, value in self.headers.items()}, body)
        self.site.asked.append(asked)
        page = self.site.pages.get(self.path, Page(b"no such page", "text/plain", 404))
        with contextlib.suppress(OSError):  # the client may hang up at any time
            made = page(asked, self) if callable(page) else page
            if made is not None:
                headers = {"Content-Type": made.media, "Content-Length": str(len(made.body)), **made.headers}
                head = f"HTTP/1.1 {made.status} Served\r\n" + "".join(f"{name}: {value}\r\n" for name, value in headers.items())
                self.wfile.write(f"{head}\r\n".encode("latin-1") + made.body)

    do_POST = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a connection that was torn."""


@contextlib.contextmanager
def serve_site() -> Iterator[Site]:
    """Serve a site without pages, to which the block adds them, until the block ends."""
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {}))
    site = Site(server.server_address[1])
    server.RequestHandlerClass.site = site  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
