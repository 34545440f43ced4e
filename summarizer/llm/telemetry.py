"""A span for every request, by OpenTelemetry's conventions for generative AI, where the extra [otel] is installed.

Names and attributes are those of the semantic conventions for GenAI client spans; the texts are never part of a span.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from typing import Any, Protocol

__all__ = ["Span", "request_span"]


class Span(Protocol):
    """What a span takes."""

    def set_attribute(self, key: str, value: Any) -> None:
        """Set one attribute."""
        ...


class _NoSpan:
    def set_attribute(self, key: str, value: Any) -> None:
        """Take it and keep nothing."""


@contextmanager
def request_span(system: str, server: str, request: Mapping[str, Any]) -> Iterator[Span]:
    """Open a span around one request to `server`; without OpenTelemetry, one that keeps nothing."""
    if not _is_installed():
        yield _NoSpan()
        return
    from opentelemetry import trace

    model = str(request.get("model", ""))
    attributes: dict[str, str | int | float] = {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": system,
        "gen_ai.request.model": model,
        "server.address": server,
    }
    for name in ("max_tokens", "max_completion_tokens"):
        if name in request:
            attributes["gen_ai.request.max_tokens"] = int(request[name])
    tracer = trace.get_tracer("summarizer")
    with tracer.start_as_current_span(f"chat {model}", kind=trace.SpanKind.CLIENT, attributes=attributes) as span:
        yield span


@cache
def _is_installed() -> bool:
    return find_spec("opentelemetry") is not None and find_spec("opentelemetry.trace") is not None
