"""Providers that are reached through instructor's own clients, as far as they can be met without their SDKs."""

import contextlib
import json
import traceback
from pathlib import Path
from typing import Any

import pytest

from summarizer.errors import BudgetError, ModelReplyError, ProviderError, RefusedQuestionError, SettingsError, SummarizerError
from summarizer.llm import Answer, Exchange, ModelOptions, Purse, TraceFile, open_model
from tests.llm.asking import GOOD, KEY, NoChance, Statement, World
from tests.scripted_server import Play, ScriptedServer, said, serve, tool_call

OK = said(GOOD)
PACKAGES = {
    "anthropic": "anthropic",
    "google": "google-genai",
    "mistral": "mistralai",
    "cohere": "cohere",
    "xai": "instructor\\[xai\\]",
    "bedrock": "boto3",
}


def ask(
    server: ScriptedServer, world: World, name: str = "ollama/x", user: str = "{{ 7 * 7 }}", **more: Any
) -> Answer[Statement]:
    """Ask through instructor's client for Ollama, or another that reaches its provider with openai."""
    how: dict[str, Any] = {"base_url": server.base_url, "api_key": KEY, "chance": NoChance(), "observe": world.usage.append}
    model = open_model(name, ModelOptions(**how | {"sleep": world.sleep, "clock": world.clock} | more))
    return model.ask("Quote by number.", user, Statement, context={"addresses": {2}}, max_tokens=200)


def test_reply_is_validated_with_the_context_and_its_cost_counted() -> None:
    """The prompt is sent as it stands: a `{{` in a document is two characters."""
    world = World()
    with serve(OK) as server:
        answer = ask(server, world)
    assert answer.value.addresses == (2,)
    assert type(answer.value) is Statement
    assert "{{ 7 * 7 }}" in str(server.requests[0].body["messages"])
    usage = answer.usage
    assert (usage.calls, usage.retries, usage.input_tokens, usage.output_tokens) == (1, 0, 11, 7)
    assert world.usage == [usage]


def test_wrong_address_is_asked_again_once() -> None:
    """The re-ask is instructor's, with the reason."""
    world = World()
    with serve(said(GOOD.replace("[2]", "[3]")), OK) as server:
        assert ask(server, world).usage.calls == 2
    assert "address 3 does not exist" in str(server.requests[1].body["messages"])
    with serve(said(GOOD.replace("[2]", "[3]"))) as server, pytest.raises(ModelReplyError, match="address 3 does not exist"):
        ask(server, world)
    assert len(server.requests) == 2


def test_provider_that_calls_tools_is_understood() -> None:
    """The arguments are validated like content."""
    with serve(tool_call(("Statement", GOOD))) as server:
        assert ask(server, World(), "openrouter/any/x").value.statement == "The bridge was closed."


@pytest.mark.parametrize("status", [401, 403, 404, 422])
def test_refusal_gets_one_request(status: int) -> None:
    """No retry mends it; a 422 is about this question alone."""
    world = World()
    with serve(Play("{}", status), OK) as server, pytest.raises(ProviderError, match=f"ollama answered {status}") as refused:
        ask(server, world)
    assert isinstance(refused.value, RefusedQuestionError) is (status == 422)
    assert (len(server.requests), world.slept, world.usage[0].calls) == (1, [], 1)


@pytest.mark.parametrize("play", [Play("{}", 429), Play("{}", 503), Play(behaviour="reset")], ids=["429", "503", "reset"])
def test_passing_failure_is_retried_by_one_layer_within_the_deadline(play: Play) -> None:
    """The SDK's own retries are off."""
    world = World()
    with serve(play, OK) as server:
        assert ask(server, world).usage.retries == 1
    assert (len(server.requests), world.slept) == (2, [0.5])
    with serve(play) as server, pytest.raises(ProviderError, match="gave up after 7 requests in a deadline of 60 s"):
        ask(server, World(), deadline_seconds=60)
    assert len(server.requests) == 7


def test_retry_after_is_waited_by_all_who_ask_the_model() -> None:
    """The SDK's error carries the headers; who asks next waits at the same gate, or gives up at once."""
    world = World()
    with serve(Play("{}", 429, {"retry-after": "20"}), OK) as server:
        ask(server, world)
        assert (len(server.requests), world.slept) == (2, [20])
    with serve(Play("{}", 429, {"retry-after": "500"}), OK) as server:
        how = ModelOptions(base_url=server.base_url, api_key=KEY, clock=world.clock, sleep=world.sleep)
        model = open_model("ollama/x", how)
        for _ in range(2):
            with pytest.raises(ProviderError, match=r"asked to wait 500 s|longer than the deadline"):
                model.ask("", "", Statement, context={}, max_tokens=9)
        assert len(server.requests) == 1


@pytest.mark.parametrize(("play", "unmetered"), [(Play("{}", 500), 1), (Play("{}", 503), 0), (Play("{}", 422), 0)])
def test_cost_that_nobody_tells_is_counted(play: Play, unmetered: int) -> None:
    """As with OpenAI's own protocol: a failure behind which a model may have worked, and not a refusal."""
    world, purse = World(), Purse(tokens=100_000)
    with serve(play) as server, pytest.raises(ProviderError):
        ask(server, world, deadline_seconds=0.4, purse=purse)
    assert world.usage[0].unmetered == unmetered
    with pytest.raises(BudgetError) if unmetered else contextlib.nullcontext():
        purse.reserve(100_000, 0)


def test_refused_reply_is_traced_with_its_text_and_without_the_key() -> None:
    """As it stood when it was refused."""
    traced: list[Exchange] = []
    wrong = GOOD.replace("[2]", "[3]").replace("The bridge", KEY)
    with serve(said(wrong)) as server, pytest.raises(ModelReplyError):
        ask(server, World(), trace=traced.append)
    assert traced[0].reply == wrong.replace(KEY, "[key]")


def test_lone_surrogate_in_a_reply_is_refused_and_traced_as_an_escape(tmp_path: Path) -> None:
    """No file in UTF-8 can hold it; the trace goes on, and its lines stay JSON."""
    path = tmp_path / "trace.jsonl"
    broken = Play(said(GOOD.replace("The bridge", "XX")).body.replace("XX", r"\ud800"))
    with serve(broken) as server, TraceFile(path) as trace:
        with pytest.raises(ModelReplyError):
            ask(server, World(), trace=trace.write)
        assert trace.failure is None
    (line,) = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    assert line["reply"] == GOOD.replace("The bridge", "\ud800")


def test_server_that_drips_does_not_outlast_the_deadline() -> None:
    """The request is cut off where it stands."""
    with serve(Play(behaviour="drip")) as server, pytest.raises(ProviderError, match="no complete reply"):
        ask(server, World(), deadline_seconds=0.4)


@pytest.mark.parametrize("play", [Play(f'{{"error":{{"message":"{KEY}"}}}}', 401), said(KEY), Play(f"<p>{KEY}")])
def test_key_is_in_no_error(play: Play) -> None:
    """Nor in anything that the error drags along."""
    with serve(play) as server, pytest.raises(SummarizerError) as failed:
        ask(server, World())
    shown = "".join(traceback.format_exception(failed.value))
    assert KEY not in shown


@pytest.mark.parametrize(("provider", "package"), PACKAGES.items())
def test_missing_package_is_named(provider: str, package: str) -> None:
    """With the command that installs it, before anything is sent."""
    with pytest.raises(SettingsError, match=f"pip install '{package}'"):
        open_model(f"{provider}/x")


def test_missing_key_is_named_by_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each provider has its own."""
    monkeypatch.delenv("OPENROUTER_API_KEY", raising=False)
    with pytest.raises(SettingsError, match="set OPENROUTER_API_KEY"):
        open_model("openrouter/any/x")


def test_unknown_provider_is_refused_with_the_nearest() -> None:
    """Before anything is sent."""
    with pytest.raises(SettingsError, match="did you mean 'anthropic'"):
        open_model("antropic/claude")


def test_key_is_not_in_reprs() -> None:
    """Of the model, or of what it holds."""
    model = open_model("ollama/x", ModelOptions(api_key=KEY))
    assert KEY not in repr(model) + repr(vars(model))
