"""What stands at the other end: a web server that honours Idempotency-Key, and a mail server."""

import socket
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

__all__ = ["MailServer", "WebReceiver", "mail_server", "web_receiver"]


class WebReceiver:
    """Counts the requests of each key; the effect of a key takes place with its first."""

    def __init__(self) -> None:
        self.requests: Counter[str] = Counter()
        self.effects: list[str] = []
        self.port = 0


@contextmanager
def web_receiver() -> Iterator[WebReceiver]:
    """Yield a receiver of JSON requests on loopback."""
    seen = WebReceiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            key = self.headers["Idempotency-Key"]
            self.rfile.read(int(self.headers["Content-Length"]))
            seen.requests[key] += 1
            if seen.requests[key] == 1:
                seen.effects.append(key)
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that was killed is no error of ours."""

    server = Server(("127.0.0.1", 0), Handler)
    seen.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield seen
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class MailServer:
    """Keeps the Message-IDs of all mail that it took, by recipient."""

    def __init__(self) -> None:
        self.taken: dict[str, list[str]] = {}
        self.mails: list[bytes] = []
        self.port = 0

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:
        """Take a mail."""
        content = envelope.content
        identity = str(message_from_bytes(content)["Message-ID"])
        self.mails.append(content)
        for address in envelope.rcpt_tos:
            self.taken.setdefault(address, []).append(identity)
        return "250 OK"


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """Yield a mail server on loopback."""
    handler = MailServer()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        handler.port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=handler.port, server_hostname="localhost")
    controller.start()
    try:
        yield handler
    finally:
        controller.stop()
