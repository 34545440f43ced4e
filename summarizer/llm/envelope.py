"""Whether the reply around the answer is whole, and the answer JSON that means one thing.

instructor and openai let most of what is refused here pass as good: a content filter, a second tool call,
a wrong tool's name, a key that stands twice, NaN.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["CutShortError", "Envelope", "Fault", "read_envelope"]

# What servers call an end that the model chose. Anything else, null too, is an end that it did not.
FINISHED = ("stop", "tool_calls", "function_call", "eos", "eos_token", "stop_sequence")


class CutShortError(Exception):
    """The body ends before its JSON does: the transport's fault, not the model's."""


@dataclass(frozen=True)
class Fault:
    """Why a reply is refused, and whether the model may do better when it is told so."""

    reason: str
    reask: bool


@dataclass(frozen=True)
class Envelope:
    """The answer's JSON text, or the fault that it has with what was said; and the tokens in and out, None where they were not told."""

    text: str = ""
    fault: Fault | None = None
    input_tokens: int | None = None
    output_tokens: int | None = None


class _RefusedError(Exception):
    def __init__(self, reason: str, *, reask: bool) -> None:
        super().__init__(reason)
        self.fault = Fault(reason, reask)


def read_envelope(body: str, content_type: str, tool: str | None) -> Envelope:
    """Return what the HTTP body of a 200 holds. `tool` is the only tool that may be called; None wants plain content.

    Raises CutShortError for JSON that ends too early.
    """
    try:
        reply = _reply(body, content_type)
    except _RefusedError as refused:
        return Envelope(body, refused.fault)
    tokens = reply.get("usage")
    spent, made = (_count(tokens, name) for name in ("prompt_tokens", "completion_tokens"))
    if spent == 0:  # no prompt has none: these are fillers
        spent, made = None, made or None
    text = body
    try:
        text = _answer(reply, tool)
        _strict_json(text)
    except _RefusedError as refused:
        return Envelope(text, refused.fault, spent, made)
    return Envelope(text, None, spent, made)


def _reply(body: str, content_type: str) -> Mapping[str, Any]:
    """Return the body as an object, or say what it is instead."""
    start = body.lstrip("\ufeff \t\r\n")
    if content_type.startswith("text/event-stream") or start.startswith(("data:", "event:")):
        # Not asked for; and the end of a stream that was cut cannot be told from a whole one.
        raise _RefusedError("the server answered with a stream that was not asked for", reask=False)
    if content_type.startswith("text/html") or start.startswith("<"):
        raise _RefusedError("the server answered with a web page; check the base URL, which often ends in /v1", reask=False)
    if start and not start.startswith("{"):
        raise _RefusedError("the server answered with something other than a chat completion; check the base URL", reask=False)
    try:
        reply: dict[str, Any] = json.loads(start, object_pairs_hook=_unique)
    except json.JSONDecodeError:
        raise CutShortError from None
    except (RecursionError, ValueError):  # the latter for a whole number of thousands of digits
        raise _RefusedError("the server answered with JSON that no chat completion holds", reask=False) from None
    return reply


def _answer(reply: Mapping[str, Any], tool: str | None) -> str:
    """Return the text of the one choice, which must have ended by itself."""
    choices = reply.get("choices")
    if not isinstance(choices, list) or len(choices) != 1:
        count = len(choices) if isinstance(choices, list) else 0
        raise _RefusedError(f"the reply holds {count} choices; expected one", reask=True)
    choice: dict[str, Any] = choices[0] if isinstance(choices[0], dict) else {}
    said = choice.get("message")
    message: dict[str, Any] = said if isinstance(said, dict) else {}
    finish = choice.get("finish_reason")
    if message.get("refusal"):
        raise _RefusedError("the model refused to answer", reask=False)
    if finish == "length":
        raise _RefusedError("the reply was cut off at its token limit; raise max_tokens or send less text", reask=False)
    if finish == "content_filter":
        raise _RefusedError("the provider's content filter stopped the reply", reask=False)
    if finish not in FINISHED:
        raise _RefusedError("the reply did not end by itself: its finish_reason is not 'stop'", reask=False)
    text = _plain(message) if tool is None else _called(message, tool)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise _RefusedError("the reply holds a lone surrogate, which is no text", reask=True) from None
    return text


def _plain(message: Mapping[str, Any]) -> str:
    if message.get("tool_calls"):
        raise _RefusedError("the reply calls a tool; expected JSON as content", reask=True)
    content = message.get("content")
    if not isinstance(content, str) or not content.strip():
        raise _RefusedError("the reply is empty; expected JSON as content", reask=True)
    return content


def _called(message: Mapping[str, Any], tool: str) -> str:
    calls = message.get("tool_calls") or []
    if not isinstance(calls, list) or len(calls) != 1:
        count = len(calls) if isinstance(calls, list) else 0
        raise _RefusedError(f"the reply makes {count} tool calls; expected one call of {tool!r}", reask=True)
    function = calls[0].get("function") if isinstance(calls[0], dict) else None
    if not isinstance(function, dict) or function.get("name") != tool:
        raise _RefusedError(f"the reply calls another tool; expected a call of {tool!r}", reask=True)
    arguments = function.get("arguments")
    if not isinstance(arguments, str):
        raise _RefusedError(f"the arguments of {tool!r} are not text; expected JSON as text", reask=True)
    return arguments


def _strict_json(text: str) -> None:
    """Refuse what a lenient reader would accept in one of several senses."""
    try:
        json.loads(text, object_pairs_hook=_unique, parse_constant=_finite, parse_float=_finite)
    except json.JSONDecodeError as error:
        raise _RefusedError(f"the reply is not valid JSON: {error.msg} at character {error.pos}", reask=True) from None
    except RecursionError:
        raise _RefusedError("the reply is nested too deeply", reask=True) from None
    except ValueError:  # a whole number of thousands of digits
        raise _RefusedError("the reply holds a number that is too long", reask=True) from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    unique: dict[str, Any] = {}
    for key, value in pairs:
        if key in unique:
            raise _RefusedError(f"the key {key[:40]!r} stands twice in one object of the reply", reask=True)
        unique[key] = value
    return unique


def _finite(number: str) -> float:
    if not math.isfinite(float(number)):  # NaN, Infinity, and 1e999
        raise _RefusedError(f"the reply holds {number[:20]}, which is no finite number", reask=True)
    return float(number)


def _count(usage: object, name: str) -> int | None:
    count = usage.get(name) if isinstance(usage, dict) else None
    return count if isinstance(count, int) and not isinstance(count, bool) and count >= 0 else None
