"""An OpenAI-compatible server on loopback that plays a script: scripted, not recorded.

Each request takes the next play of the list; when none is left the last one is played again.
"""

import contextlib
import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal

__all__ = ["Part", "Play", "Request", "ScriptedServer", "completion", "said", "serve", "tool_call"]

Behaviour = Literal["answer", "drip", "drip_headers", "hang", "reset", "short"]


@dataclass(frozen=True)
class Request:
    """What came in."""

    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]


@dataclass(frozen=True)
class Play:
    """One reply. `behaviour` is how it goes out: whole, byte by byte without end, never, torn, or half of it."""

    body: str = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    behaviour: Behaviour = "answer"
    before: Callable[[], object] | None = None  # called when the request is in, before anything goes out


def completion(message: Mapping[str, object], finish: str | None = "stop", **changes: object) -> Play:
    """Return a chat completion of one choice."""
    body = {
        "id": "scripted",
        "object": "chat.completion",
        "created": 1,
        "model": "scripted",
        "choices": [{"index": 0, "finish_reason": finish, "message": {"role": "assistant", **message}}],
        "usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18},
    }
    return Play(json.dumps(body | changes))


def said(text: str, finish: str | None = "stop") -> Play:
    """Return a completion whose content is `text`."""
    return completion({"content": text}, finish)


def tool_call(*calls: tuple[str, str]) -> Play:
    """Return a completion that makes `calls`, each a name and its arguments."""
    made = [
        {"id": f"call{number}", "type": "function", "function": {"name": name, "arguments": arguments}}
        for number, (name, arguments) in enumerate(calls)
    ]
    return completion({"content": None, "tool_calls": made}, "tool_calls")


Part = Play | Callable[[Request], Play]  # the latter where the reply depends on the question


class ScriptedServer:
    """The server's script and what it was asked."""

    def __init__(self, plays: list[Part], port: int) -> None:
        self.plays, self.requests = plays, list[Request]()
        self.base_url = f"http://127.0.0.1:{port}/v1"
        self.closing = threading.Event()
        self._lock = threading.Lock()

    def take(self, request: Request) -> Play:
        """Record `request` and return its play."""
        with self._lock:
            self.requests.append(request)
            part = self.plays[min(len(self.requests), len(self.plays)) - 1]
        return part if isinstance(part, Play) else part(request)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    script: ScriptedServer

    def do_POST(self) -> None:
        """Play the next reply."""
        self.close_connection = True
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        play = self.script.take(Request(self.path, {name.lower(): value for name, value in self.headers.items()}, body))
        if play.before:
            play.before()
        with contextlib.suppress(OSError):  # the client may hang up at any time
            self._play(play)

    def _play(self, play: Play) -> None:
        data = play.body.encode()
        headers = {"content-type": "application/json", "content-length": str(len(data)), "connection": "close", **play.headers}
        head = f"HTTP/1.1 {play.status} Scripted\r\n" + "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        match play.behaviour:
            case "answer":
                self.wfile.write(f"{head}\r\n".encode() + data)
            case "short":
                self.wfile.write(f"{head}\r\n".encode() + data[: len(data) // 2])
            case "reset":
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.connection.close()
            case "hang":
                self.script.closing.wait()
            case "drip":
                self.wfile.write(f"{head}\r\n".replace(f"length: {len(data)}", "length: 1000000").encode())
                self._drip()
            case "drip_headers":
                self.wfile.write(f"{head}x-drip: ".encode())
                self._drip()

    def _drip(self) -> None:
        while not self.script.closing.wait(0.02):
            self.wfile.write(b" ")

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a connection that a play tore."""


@contextlib.contextmanager
def serve(*plays: Part) -> Iterator[ScriptedServer]:
    """Play `plays` to whoever asks, until the block ends."""
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {}))
    script = ScriptedServer(list(plays), server.server_address[1])
    server.RequestHandlerClass.script = script  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield script
    finally:
        script.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
