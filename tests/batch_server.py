"""OpenAI's Batch API on loopback: files, batches and chat completions, as its documentation has them. Scripted, not recorded.

A batch stays `in_progress` until the test ends it; its replies are then made by the play that also answers single questions.
"""

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.scripted_server import Play, Request

__all__ = ["BatchServer", "serve_batches"]

Reply = dict[str, Any]


class BatchServer:
    """The files and batches of one account, and what was asked.

    `requests` are all that came in, as (method, path); `asked` the questions that came one by one, `uploaded` the requests of every file that
    came. `refuse` answers a request in the place of
    the server where it returns a play.
    """

    def __init__(self, answer: Callable[[Request], Play], port: int) -> None:
        self.base_url = f"http://127.0.0.1:{port}/v1"
        self.files: dict[str, bytes] = {}
        self.uploaded: dict[str, list[Reply]] = {}
        self.batches: dict[str, Reply] = {}
        self.requests: list[tuple[str, str]] = []
        self.asked: list[Request] = []
        self.keys: set[str | None] = set()
        self.refuse: Callable[[str, str], Play | None] = lambda method, path: None
        self.answer = answer
        self.lock = threading.RLock()

    def keys_of(self, batch: str) -> list[str]:
        """Return the keys of a batch's requests, also when its file is deleted."""
        return [row["custom_id"] for row in self.uploaded[self.batches[batch]["input_file_id"]]]

    def lines(self, batch: str) -> list[Reply]:
        """Return the requests of a batch."""
        return [json.loads(line) for line in self.files[self.batches[batch]["input_file_id"]].splitlines()]

    def finish(self, status: str = "completed", change: Callable[[list[str]], list[str]] = lambda lines: lines) -> None:
        """End every batch that is under way. `change` has the lines of its output file, an answer to each request."""
        for name, batch in self.batches.items():
            if batch["status"] == "in_progress":
                output = change([self._line(row) for row in self.lines(name)])
                found = {
                    "status": status,
                    "output_file_id": self._keep("\n".join(output).encode(errors="surrogateescape")) if output else None,
                }
                self.batches[name] = {**batch, **found}

    def _line(self, row: Reply) -> str:
        play = self.answer(Request(row["url"], {}, row["body"]))
        response = {"status_code": play.status, "request_id": "r1", "body": json.loads(play.body)}
        return json.dumps(
            {"id": f"line-{row['custom_id'][:8]}", "custom_id": row["custom_id"], "response": response, "error": None}
        )

    def _keep(self, data: bytes) -> str:
        name = f"file-{len(self.requests)}-{len(self.files)}"
        self.files[name] = data
        return name

    def take(self, method: str, target: str, kind: str, body: bytes) -> Play:
        """Return what the server answers."""
        parts = urlsplit(target)
        path = parts.path.removeprefix("/v1")
        self.requests.append((method, path))
        refused = self.refuse(method, path)
        if refused is not None:
            return refused
        match method, path.strip("/").split("/"):
            case "POST", ["chat", "completions"]:
                self.asked.append(Request(path, {}, json.loads(body)))
                return self.answer(self.asked[-1])
            case "POST", ["files"]:
                name = self._keep(_upload(kind, body))
                self.uploaded[name] = [json.loads(line) for line in self.files[name].splitlines()]
                return _object({"id": name, "object": "file", "purpose": "batch", "bytes": len(self.files[name])})
            case "POST", ["batches"]:
                return self._create(json.loads(body))
            case "GET", ["batches"]:
                return self._list(parse_qs(parts.query))
            case "GET", ["batches", name] if name in self.batches:
                return _object(self.batches[name])
            case "POST", ["batches", name, "cancel"] if name in self.batches:
                self.batches[name] = {**self.batches[name], "status": "cancelling"}
                return _object(self.batches[name])
            case "GET", ["files", name, "content"] if name in self.files:
                return Play(self.files[name].decode("utf-8", errors="surrogateescape"))
            case "DELETE", ["files", name] if name in self.files:
                del self.files[name]
                return _object({"id": name, "object": "file", "deleted": True})
        return Play('{"error":{"message":"there is no such thing here"}}', 404)

    def _create(self, given: Reply) -> Play:
        assert given["completion_window"] == "24h"
        assert given["endpoint"] == "/v1/chat/completions"
        name = f"batch-{len(self.batches) + 1}"
        self.batches[name] = {
            "id": name,
            "object": "batch",
            "status": "in_progress",
            "created_at": 1_772_400_000 + len(self.batches),
            "output_file_id": None,
            "error_file_id": None,
            "request_counts": {"total": 0, "completed": 0, "failed": 0},
            **given,
        }
        return _object(self.batches[name])

    def _list(self, query: dict[str, list[str]]) -> Play:
        newest = list(reversed(self.batches.values()))
        begin = next((n + 1 for n, batch in enumerate(newest) if [batch["id"]] == query.get("after")), 0)
        page = newest[begin : begin + 2]  # small, so that pages are turned
        return _object({"object": "list", "data": page, "has_more": begin + 2 < len(newest)})


def _upload(kind: str, body: bytes) -> bytes:
    """Return the file in a form that is sent for a batch."""
    message = BytesParser().parsebytes(b"content-type: " + kind.encode() + b"\r\n\r\n" + body)
    held: dict[str, bytes] = {}
    for part in message.walk():
        data = part.get_payload(decode=True)
        if isinstance(data, bytes):
            held[str(part.get_param("name", header="content-disposition"))] = data
    assert held["purpose"] == b"batch"
    return held["file"]


def _object(value: Reply) -> Play:
    return Play(json.dumps(value))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    account: BatchServer

    def _answer(self) -> None:
        self.close_connection = True
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        with self.account.lock:
            self.account.keys.add(self.headers.get("authorization"))
            play = self.account.take(self.command, self.path, self.headers.get("content-type", ""), body)
        data = play.body.encode("utf-8", errors="surrogateescape")
        if play.behaviour == "reset":
            return
        with contextlib.suppress(OSError):
            self.send_response(play.status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data)))
            self.send_header("connection", "close")
            self.end_headers()
            self.wfile.write(data)

    do_GET = do_POST = do_DELETE = _answer

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""


@contextlib.contextmanager
def serve_batches(answer: Callable[[Request], Play]) -> Iterator[BatchServer]:
    """Serve an empty account until the block ends; `answer` replies to every question, in a batch or alone."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {}))
    account = BatchServer(answer, server.server_address[1])
    server.RequestHandlerClass.account = account  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield account
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
