"""Spans by OpenTelemetry's conventions for generative AI."""

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from summarizer.errors import ProviderError
from summarizer.llm import telemetry
from tests.llm.asking import GOOD, KEY, World, ask
from tests.scripted_server import Play, said, serve


@pytest.fixture(scope="module")
def exporter() -> InMemorySpanExporter:
    """Collect the spans of this process: a provider can be set only once."""
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    trace.set_tracer_provider(provider)
    return exporter


def test_each_request_has_a_span_without_texts_or_keys(exporter: InMemorySpanExporter) -> None:
    """A refused request and a good one: two spans, with the model, the tokens and the fault, and nothing that was said."""
    exporter.clear()
    with serve(Play("{}", 500), said(GOOD)) as server:
        ask(server, World())
    first, second = exporter.get_finished_spans()
    assert (first.name, second.name) == ("chat scripted", "chat scripted")
    assert first.attributes is not None
    assert second.attributes is not None
    assert first.attributes["error.type"] == "transport"
    assert dict(second.attributes) == {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": "scripted",
        "gen_ai.request.max_tokens": 200,
        "server.address": "127.0.0.1",
        "gen_ai.usage.input_tokens": 11,
        "gen_ai.usage.output_tokens": 7,
    }
    shown = first.to_json() + second.to_json()
    assert KEY not in shown
    assert "bridge" not in shown


def test_without_opentelemetry_nothing_is_missed(monkeypatch: pytest.MonkeyPatch, exporter: InMemorySpanExporter) -> None:
    """The extra is not needed to ask a model."""
    exporter.clear()
    monkeypatch.setattr(telemetry, "_is_installed", lambda: False)
    with serve(Play("{}", 401)) as server, pytest.raises(ProviderError):
        ask(server, World())
    assert exporter.get_finished_spans() == ()
