"""A run that is cut short, capped, repeated or traced: what it sends, what it keeps, what it says."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer import ProviderError, SettingsError, summarize
from summarizer.cli import summarize_main
from summarizer.recheck import faults
from summarizer.schemas import LLMUsage
from tests.model.stories import BRIDGE, FIRE, articles, published, run
from tests.scripted_model import answering, prompt_of, sentences_shown, statement
from tests.scripted_server import Play, Request, ScriptedServer, serve

KEY = "sk-canary-5f1c0ffee-run"


@pytest.fixture(autouse=True)
def _no_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No key and no cache of the person who runs the tests."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def written(folder: Path, count: int) -> list[str]:
    """Write some articles to files and return their paths."""
    paths = []
    for article in articles(count):
        path = folder / f"{article.name}.txt"
        path.write_text(article.text, encoding="utf-8")
        paths.append(str(path))
    return paths


def command(server: ScriptedServer, *more: str) -> int:
    """Run `summarize` with a model behind a server and return its exit code."""
    return summarize_main(["--model", "openai/scripted", "--base-url", server.base_url, "--format", "json", *more])


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_refused_key_is_met_once_whatever_the_number_of_workers(
    status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One request, exit code 3, one sentence, and the key in none of it."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setattr("summarizer.llm.backoff.HEAD_START", 30.0)  # however slow this machine is
    with serve(Play(f'{{"error":{{"message":"no such key {KEY}"}}}}', status)) as server:
        assert command(server, "--jobs", "8", *written(tmp_path, 8)) == 3
    shown = capsys.readouterr()
    assert len(server.requests) == 1
    assert (shown.out, shown.err.count("\n")) == ("", 1)
    assert str(status) in shown.err
    assert "--fallback extractive" in shown.err
    assert KEY not in shown.err


def test_a_second_run_makes_no_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Replies are kept; the report is the same but for what it cost."""
    paths = written(tmp_path, 3)
    with serve(answering()) as server:
        assert command(server, *paths) == 0
        first, sent = json.loads(capsys.readouterr().out), len(server.requests)
        assert command(server, *paths) == 0
        second = json.loads(capsys.readouterr().out)
    assert len(server.requests) == sent
    assert second["stories"] == first["stories"]
    assert (second["accounting"]["llm"]["calls"], second["accounting"]["llm"]["cached"]) == (0, sent)


def test_no_cache_keeps_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --no-cache every run asks, and writes no file."""
    (path,) = written(tmp_path, 1)
    with serve(answering()) as server:
        assert command(server, "--no-cache", path) == 0
        sent = len(server.requests)
        assert command(server, "--no-cache", path) == 0
    assert len(server.requests) == 2 * sent
    assert not (tmp_path / "cache").exists()
    assert capsys.readouterr().err == ""


def test_another_server_is_another_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when the environment names it: replies of one are not taken for the other's, and prices of OpenAI are not its prices."""
    for _ in range(2):
        with serve(answering()) as server:
            monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
            report = summarize([BRIDGE], model="openai/gpt-5-mini", cache=str(tmp_path))
            assert server.requests
        assert report.accounting.llm.cost_usd is None


def test_another_prompt_is_another_question(tmp_path: Path) -> None:
    """A changed template is asked anew, and the report has its hash."""
    own = tmp_path / "prompts"
    with serve(answering()) as server:
        plain = run(server, BRIDGE, cache=str(tmp_path))
        own.mkdir()
        built_in = (Path(__file__).parents[2] / "prompts" / "extract.md").read_text(encoding="utf-8")
        (own / "extract.md").write_text(built_in.replace("You read numbered", "You carefully read numbered"), encoding="utf-8")
        changed = run(server, BRIDGE, cache=str(tmp_path), prompts=str(own))
    assert [prompt_of(r) for r in server.requests].count("extract") == 2
    assert plain.generator.prompts["extract"] != changed.generator.prompts["extract"]
    assert plain.generator.prompts["compose"] == changed.generator.prompts["compose"]


def test_a_run_that_is_killed_half_way_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """After kill -9 the next run asks only what was missing."""
    paths = written(tmp_path, 8)
    half, killed = threading.Event(), threading.Event()
    truthful = answering()

    def play(request: Request) -> Play:
        if len(server.requests) > 4 and not killed.is_set():
            half.set()
            killed.wait(30)
        return truthful(request)

    with serve(play) as server:
        arguments = ["--model", "openai/scripted", "--base-url", server.base_url, "--jobs", "1", "--format", "json", *paths]
        code = f"import sys; from summarizer.cli import summarize_main; sys.exit(summarize_main({arguments!r}))"
        surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        first = subprocess.Popen([sys.executable, "-c", code], env=surroundings, stdout=subprocess.DEVNULL)
        assert half.wait(60)
        first.send_signal(signal.SIGKILL)
        first.wait()
        killed.set()
        before = [sentences_shown(r) for r in server.requests[:4]]
        assert subprocess.run([sys.executable, "-c", code], env=surroundings, capture_output=True, check=False).returncode == 0
    asked = [sentences_shown(r) for r in server.requests[5:] if prompt_of(r) == "extract"]
    assert len(asked) == 4
    assert not [shown for shown in asked if shown in before]


def test_a_provider_that_fails_half_way_loses_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was answered is kept, the user is told how to go on, and the next run asks the rest."""
    paths = written(tmp_path, 6)
    gone = Play('{"error":{"message":"bad"}}', 402)
    with serve(answering(), answering(), answering(), gone) as server:
        assert command(server, "--jobs", "1", *paths) == 3
        assert "run it again to go on" in capsys.readouterr().err
        sent = len(server.requests)
        server.plays = [answering()]
        assert command(server, "--jobs", "1", *paths) == 0
    assert sent == 4
    assert [prompt_of(r) for r in server.requests[sent:]].count("extract") == 3


def test_fallback_lets_the_sources_speak_for_what_was_not_read() -> None:
    """The report holds, tells the sources' own sentences, and says which documents the model did not read."""
    with serve(Play('{"error":{"message":"bad"}}', 400)) as server:
        report = run(server, BRIDGE, FIRE, fallback="extractive")
    assert faults(report.model_dump_json()) == []
    assert "Mayor Dana Reyes closed the bridge for a year." in published(report)
    assert {w.code for w in report.warnings} == {"question_refused"}
    assert {w.document_id for w in report.warnings} == {"d1", "d2", None}


def test_without_fallback_a_library_call_raises() -> None:
    """The error is the provider's, with its words."""
    with serve(Play('{"error":{"message":"out of order"}}', 400)) as server, pytest.raises(ProviderError, match="out of order"):
        run(server, BRIDGE)


def test_a_run_of_which_every_question_is_refused_fails_with_the_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 3: it is then the request that the server does not take, whatever the document."""
    with serve(Play('{"error":{"message":"temperature is not supported"}}', 400)) as server:
        assert command(server, *written(tmp_path, 3)) == 3
    assert len(server.requests) == 3
    assert "answered 400: temperature is not supported" in capsys.readouterr().err


@pytest.mark.parametrize("jobs", [1, 8])
def test_a_cap_on_tokens_is_never_passed(jobs: int) -> None:
    """Whatever the number of workers; the report is made of what was read, and says what was not."""
    cap = 40_000

    def dear(request: Request) -> Play:
        play = answering()(request)
        reserved = len(json.dumps(request.body, ensure_ascii=False).encode())
        body = json.loads(play.body)
        body["usage"] = {"prompt_tokens": reserved, "completion_tokens": request.body["max_tokens"]}
        return Play(json.dumps(body))

    with serve(dear) as server:
        report = run(server, *articles(12), max_tokens=cap, jobs=jobs)
    spent = report.accounting.llm
    assert 0 < spent.input_tokens + spent.output_tokens <= cap
    assert {w.code for w in report.warnings} == {"budget_spent"}
    assert published(report)
    assert faults(report.model_dump_json()) == []


def test_a_budget_needs_a_price_and_counts_by_it(tmp_path: Path) -> None:
    """A model of unknown price is refused before anything is sent; with a price the report says what was spent."""
    prices = tmp_path / "prices.toml"
    prices.write_text('["openai/scripted"]\ninput = 1000000\noutput = 2000000\n', encoding="utf-8")
    with serve(answering()) as server:
        with pytest.raises(SettingsError, match="--budget needs the price of 'openai/scripted'"):
            run(server, BRIDGE, budget=1.0)
        assert server.requests == []
        report = run(server, BRIDGE, budget=1e9, prices=str(prices))
        assert report.accounting.llm.cost_usd == len(server.requests) * (11 * 1 + 7 * 2)
        assert run(server, BRIDGE).accounting.llm.cost_usd is None


def test_the_trace_has_every_request_and_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line a request, with what was asked and answered; the key is in neither the trace, the cache nor the report."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    trace = tmp_path / "trace.jsonl"
    with serve(answering()) as server:
        report = run(server, BRIDGE, trace=str(trace), cache=str(tmp_path / "kept"))
    lines = [json.loads(line) for line in trace.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == len(server.requests)
    assert [line["request"]["messages"] for line in lines] == [r.body["messages"] for r in server.requests]
    assert json.loads(lines[0]["reply"])["statements"]
    assert all(r.headers["authorization"] == f"Bearer {KEY}" for r in server.requests)
    kept = (tmp_path / "kept" / "replies.sqlite").read_bytes()
    assert KEY.encode() not in kept + trace.read_bytes() + report.model_dump_json().encode()


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ({"prompts": "no-such-folder"}, "--prompts 'no-such-folder' cannot be read"),
        ({"prices": "no-such.toml"}, "--prices 'no-such.toml' cannot be read"),
        ({"trace": "no-such-folder/trace.jsonl"}, "--trace 'no-such-folder/trace.jsonl' cannot be written"),
        ({"cache": "/dev/null/x"}, "the cache '/dev/null/x/replies.sqlite' cannot be used"),
    ],
)
def test_an_option_that_cannot_be_used_is_found_before_anything_is_sent(option: dict[str, str], message: str) -> None:
    """One sentence that names the value."""
    with serve(answering()) as server:
        with pytest.raises(SettingsError) as caught:
            run(server, BRIDGE, **option)
        assert server.requests == []
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_a_cache_that_is_no_database_is_put_aside(tmp_path: Path) -> None:
    """Its bytes stay in a file beside the new one, and the run goes on."""
    (tmp_path / "replies.sqlite").write_bytes(b"no database at all, but long enough to be read as one" * 9)
    with serve(answering()) as server:
        assert published(run(server, BRIDGE, cache=str(tmp_path)))
    assert (tmp_path / "replies.broken").read_bytes().startswith(b"no database")


def test_a_kept_reply_that_no_longer_validates_is_asked_anew(tmp_path: Path) -> None:
    """A corrupt entry costs a request and nothing else."""
    with serve(answering()) as server:
        run(server, BRIDGE, cache=str(tmp_path))
        sent = len(server.requests)
        with sqlite3.connect(tmp_path / "replies.sqlite") as database:
            database.execute("UPDATE replies SET reply = '{\"statements\": 3}'")
        report = run(server, BRIDGE, cache=str(tmp_path))
    assert len(server.requests) == 2 * sent
    assert published(report)


def test_a_run_of_which_nothing_is_verified_ends_with_exit_code_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A model that writes schema-valid nonsense: no story, no sentence, and the report counts what was refused."""

    def nonsense(request: Request) -> list[dict[str, object]]:
        return [statement("Seven bridges signed the mayor.", number) for number in sentences_shown(request)]

    with serve(answering(nonsense)) as server:
        assert command(server, *written(tmp_path, 3)) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["stories"] == []
    assert len(report["rejected"]) == 3


def test_what_a_run_has_cost_so_far_can_be_watched() -> None:
    """A caller is given the meter before anything is sent, and reads the calls on it while they are made."""
    read: list[int] = []
    with serve(answering()) as server:
        meters: list[Callable[[], LLMUsage]] = []
        report = run(server, watch=meters.append, progress=lambda stage, done, total: read.append(meters[0]().calls))
    assert read[0] == 0
    assert read == sorted(read)
    assert 0 < read[-1] <= report.accounting.llm.calls
