"""The key goes to the server and nowhere else, and a model that cannot be reached is named before anything is sent."""

import json
import logging
import subprocess
import sys
import traceback

import pytest

from summarizer.errors import ModelReplyError, ProviderError, SettingsError, SummarizerError
from summarizer.llm import Exchange, ModelOptions, open_model
from tests.llm.asking import GOOD, KEY, World, ask
from tests.scripted_server import Play, said, serve

ECHO = f'{{"error":{{"message":"Incorrect API key provided: {KEY}.","param":"{KEY}"}}}}'
PLAYS = {
    "401": Play(ECHO, 401),
    "403": Play(ECHO, 403),
    "404": Play(ECHO, 404),
    "429": Play(ECHO, 429, {"retry-after": "900"}),
    "500": Play(ECHO, 500),
    "reset": Play(behaviour="reset"),
    "invalid JSON": said(KEY),
    "key as a JSON key": said(f'{{"{KEY}":1,"{KEY}":2}}'),
    "wrong value": said(GOOD.replace("[2]", f'"{KEY}"')),
    "key as an unknown field": said(f'{{"{KEY}":1}}'),
    "HTML": Play(f"<p>{KEY}"),
}


def chain(error: BaseException | None) -> list[BaseException]:
    """Return `error` and all that it drags along."""
    return [] if error is None else [error, *chain(error.__cause__), *chain(error.__context__)]


@pytest.mark.parametrize("play", PLAYS.values(), ids=PLAYS)
def test_key_is_in_no_message_traceback_repr_or_log(
    play: Play, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Even where the server echoes it and every log is on; nor does the error hold a request with its headers."""
    caplog.set_level(logging.DEBUG)
    with serve(play) as server, pytest.raises(SummarizerError) as failed:
        ask(server, World())
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
    assert isinstance(failed.value, ProviderError | ModelReplyError)
    assert chain(failed.value) == [failed.value]
    shown = "".join(traceback.format_exception(failed.value)) + repr(failed.value) + caplog.text + "".join(capfd.readouterr())
    assert KEY not in shown
    assert "canary" not in shown


def test_key_that_a_reply_echoes_does_not_reach_the_value() -> None:
    """Values go into caches and reports. The filler for a server that wants no key stays what it says."""
    with serve(said(GOOD.replace("The bridge", KEY)), said(GOOD.replace("The bridge", "EMPTY"))) as server:
        assert ask(server, World()).value.statement == "[key] was closed."
        assert ask(server, World(), api_key="EMPTY").value.statement == "EMPTY was closed."


@pytest.mark.parametrize(
    ("key", "echo", "shown"),
    [
        ("hunter22", "by hunter22s", "by [key]s"),
        ("hunter", "hunter, hunters", "[key], hunters"),
        ("sk-a/b+c=d", "sk-a%2Fb%2Bc%3Dd", "[key]"),
        ("sk-a/b+c=d", "sk-a%252Fb%252Bc%253Dd", "[key]"),
        ("sk-a/b+c=d", r"sk-a\\/b+c=d", "[key]"),
        ("sk-a/b+c=d", r"\\u0073k\\u002Da/b\\u002bc=d", "[key]"),
        ('sk-"quoted"', r"sk-\\\"quoted\\\"", "[key]"),
        ("abc", "abc of it", "abc of it"),
        ("lm-studio", "the lm-studio", "the lm-studio"),
    ],
)
def test_key_is_cut_from_a_reply_however_it_is_spelt(key: str, echo: str, shown: str) -> None:
    """In JSON's escapes or a URL's; a short one as a whole word, and a very short one or a filler not at all."""
    traced: list[Exchange] = []
    with serve(said(json.dumps({"statement": "X", "addresses": [2], "certainty": 0.5}).replace("X", echo))) as server:
        assert ask(server, World(), api_key=key, trace=traced.append).value.statement == shown
    assert shown in (traced[0].reply or "")


def test_key_is_not_in_reprs() -> None:
    """Of options, model or transport."""
    options = ModelOptions(api_key=KEY, base_url="http://127.0.0.1:9/v1?token=canary")
    model = open_model("openai/scripted", options)
    assert KEY not in repr(options) + repr(model) + repr(vars(model))
    assert "canary" not in repr(model) + repr(vars(model)["_transport"])


def test_nothing_is_printed_when_no_logging_is_set_up() -> None:
    """The library instructor logs failures as errors, which Python prints when nobody listens."""
    code = (
        "from tests.llm.asking import *\nfrom tests.scripted_server import *\n"
        "with serve(Play('{}', 401), said('{')) as server:\n"
        "    for _ in range(2):\n"
        "        try: ask(server, World())\n"
        "        except Exception as error: print(type(error).__name__)\n"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout.split(), done.stderr) == (["ProviderError", "ModelReplyError"], "")


def test_server_at_a_base_url_needs_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """And is sent none."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with serve(said(GOOD)) as server:
        ask(server, World(), api_key=None)
    assert "authorization" not in server.requests[0].headers


def test_key_and_base_url_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line break at the end of a pasted key does no harm."""
    with serve(said(GOOD)) as server:
        monkeypatch.setenv("OPENAI_API_KEY", f"{KEY}\n")
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        ask(server, World(), api_key=None, base_url=None)
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize(
    ("name", "match"),
    [
        ("openai/", "expected local, local:FILE.gguf or PROVIDER/NAME"),
        ("gpt", "or PROVIDER/NAME"),
        ("/gpt", "or PROVIDER/NAME"),
        ("openai/gpt", "set OPENAI_API_KEY"),
    ],
)
def test_model_that_cannot_be_opened_is_one_sentence(name: str, match: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what to do, before any request."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    with pytest.raises(SettingsError, match=match):
        open_model(name)


@pytest.mark.parametrize(
    "url", ["localhost:8000", "ftp://x/v1", "http://", "http://me:canary@x/v1", "http://x:99999/", "file:///x"]
)
def test_base_url_that_cannot_be_used_is_refused_unseen(url: str) -> None:
    """It may hold a password, so it is not repeated."""
    with pytest.raises(SettingsError, match="base URL cannot be used") as refused:
        open_model("openai/x", ModelOptions(base_url=url))
    assert "canary" not in str(refused.value)


@pytest.mark.parametrize("key", ["sk canary", "sk-canary\r\nX-Evil: 1", "sk-canary\u00e9"])
def test_key_that_no_header_can_carry_is_refused_unseen(key: str) -> None:
    """Else openai would name it in its error."""
    with pytest.raises(SettingsError, match="cannot be sent") as refused:
        open_model("openai/x", ModelOptions(api_key=key))
    assert "canary" not in str(refused.value)


@pytest.mark.parametrize(
    ("options", "match"),
    [
        ({"technique": "json_shema"}, "did you mean 'json_schema'"),
        ({"deadline_seconds": 0}, "above 0"),
        ({"deadline_seconds": float("nan")}, "above 0"),
        ({"reasks": -1}, "nearest is 0"),
    ],
)
def test_option_that_cannot_be_used_is_one_sentence(options: dict[str, object], match: str) -> None:
    """With the nearest valid choice."""
    with pytest.raises(SettingsError, match=match):
        ModelOptions(**options)  # type: ignore[arg-type]


def test_importing_the_door_loads_none_of_the_libraries() -> None:
    """They take over a second, and the extractive engine needs none of them."""
    code = "import sys, summarizer.llm; print([name for name in ('openai', 'instructor', 'tenacity', 'httpx2') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"
