"""The two files of a batch: requests, a JSON line each, go out, and replies come back in any order.

The format is that of OpenAI's Batch API. Nothing in what comes back is believed but what answers exactly one of the requests.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from summarizer.llm.envelope import CutShortError, Envelope, read_envelope
from summarizer.llm.journal import Asked

__all__ = ["ENDPOINT", "read_replies", "split_lines", "write_line"]

ENDPOINT: Final = "/v1/chat/completions"
MOST_LINES, MOST_BYTES = 50_000, 190_000_000
"""What one file may hold; OpenAI takes 50,000 lines and 200 MB."""


def write_line(key: str, request: Mapping[str, Any]) -> bytes:
    """Return the line of one request; `key` is what its reply is known by."""
    line = {"custom_id": key, "method": "POST", "url": ENDPOINT, "body": dict(request)}
    return json.dumps(line).encode() + b"\n"


def split_lines(lines: Iterable[tuple[str, bytes]]) -> Iterator[dict[str, bytes]]:
    """Yield the lines by their keys in files that are small enough."""
    part: dict[str, bytes] = {}
    size = 0
    for key, line in lines:
        if part and (len(part) == MOST_LINES or size + len(line) > MOST_BYTES):
            yield part
            part, size = {}, 0
        part[key] = line
        size += len(line)
    if part:
        yield part


def read_replies(text: str, asked: Mapping[str, Asked]) -> dict[str, Envelope]:
    """Return the replies in an output file, by the keys of their requests.

    A line that is no reply, that answers nothing which was asked, or that tells of an error is passed over. Of a key that comes
    twice with different replies neither is taken: which of them is meant is not known.
    """
    found: dict[str, Envelope | None] = {}
    for line in text.split("\n"):  # and at no other line break: JSON may hold those as they are
        key, body = _read_line(line)
        if key is None or key not in asked or body is None:
            continue
        try:
            reply = read_envelope(body, "application/json", asked[key].tool)
        except CutShortError:
            continue
        found[key] = reply if found.get(key, reply) == reply else None
    return {key: reply for key, reply in found.items() if reply is not None}


def _read_line(line: str) -> tuple[str | None, str | None]:
    """Return the key of a line and the body of its reply, None for what is not there."""
    try:
        read = json.loads(line, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return None, None
    if not isinstance(read, dict):
        return None, None
    key, response = read.get("custom_id"), read.get("response")
    if not isinstance(key, str) or not isinstance(response, dict):
        return None, None
    good = response.get("status_code") == 200 and isinstance(response.get("body"), dict) and not read.get("error")
    return key, json.dumps(response["body"]) if good else None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    unique = dict(pairs)
    if len(unique) < len(pairs):
        raise ValueError("a key stands twice in one object")
    return unique
