"""A digest whose questions wait for batches: resumed at every step, paid for once, and the same as one that did not wait."""

import re
import signal
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from summarizer.cli import main
from summarizer.digest.failpoints import BATCH_POINTS
from summarizer.digest.scheduling import follow
from summarizer.digest.status import describe
from summarizer.errors import ProviderError, SettingsError
from summarizer.schemas import Digest
from tests.batch_server import BatchServer, serve_batches
from tests.digest.crashing import forked, wait_for
from tests.digest.desk import Desk, statements
from tests.digest.test_running import FLOOD, STRIKE
from tests.scripted_model import answering, prompt_of
from tests.scripted_server import Play, Request

KEY = "sk-canary-77aa01bc"
PRICES = '["openai/scripted"]\ninput = 1000.0\noutput = 1000.0\n'
HOUR = timedelta(hours=1)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[BatchServer]:
    """Yield an account whose model repeats what it is shown."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with serve_batches(answering()) as account:
        yield account


@pytest.fixture
def desk(tmp_path: Path, server: BatchServer) -> Desk:
    """Return a digest with news of two stories, by batch."""
    return open_desk(tmp_path, f"sqlite:///{tmp_path / 'digest.db'}", server)


def open_desk(folder: Path, state: str, server: BatchServer, batch: str = "batch = true") -> Desk:
    """Return a digest with news of two stories."""
    folder.mkdir(exist_ok=True)
    (folder / "prices.toml").write_text(PRICES)
    settings = f'[digest.settings]\nbase_url = "{server.base_url}"\nprices = "prices.toml"\n'
    made = Desk(folder, state, digest=f'model = "openai/scripted"\n{batch}\n{settings}')
    made.write("flood.txt", *FLOOD)
    made.write("strike.txt", *STRIKE)
    return made


def play_out(desk: Desk, server: BatchServer, rounds: int = 6) -> Digest:
    """Run again and again, each batch done an hour later, until the digest tells; return it."""
    for _ in range(rounds):
        outcome = desk.run(HOUR)
        if outcome.told:
            return desk.digest(outcome.told[0].id)
        assert outcome.waiting is not None
        server.finish()
    raise AssertionError("the digest waits for ever")


def plain(digest: Digest) -> str:
    """Return a digest as JSON without what differs between any two runs, nor what it cost."""
    told = digest.model_copy(update={"sources": ()})  # how they fare is told as of the day on which the digest comes
    text = re.sub(r'"seconds":[\d.]+|"cost_usd":[\d.e-]+', "", told.model_dump_json())
    return re.sub(r'/[^"]*/inbox/|[\d-]{10}-\d{4}|\d{4}-\d{2}-\d{2}T[\d:+.]+', "", text)


def test_a_digest_by_batch_is_the_one_that_did_not_wait_at_half_the_price(
    desk: Desk, server: BatchServer, tmp_path: Path
) -> None:
    """Not a question is asked one by one; facts, summaries, calls and tokens are the same."""
    waited = play_out(desk, server)
    assert server.asked == []
    assert {prompt_of(Request("", {}, line["body"])) for line in _lines(server)} == {"extract", "compose"}
    at_once = open_desk(tmp_path / "other", f"sqlite:///{tmp_path / 'other.db'}", server, batch="").told(2 * HOUR)
    assert statements(waited) == statements(at_once) != []
    assert plain(waited) == plain(at_once)
    spent, full = waited.report.accounting.llm, at_once.report.accounting.llm
    assert (spent.calls, spent.cached) == (full.calls, 0)
    assert spent.cost_usd is not None
    assert full.cost_usd == pytest.approx(2 * spent.cost_usd)
    assert desk.rows("SELECT (SELECT count(*) FROM batches) + (SELECT count(*) FROM replies)") == [(0,)]


def _lines(server: BatchServer) -> list[dict[str, Any]]:
    """Return all requests that came in batches, also of files that are deleted."""
    return [line for lines in server.uploaded.values() for line in lines]


def test_status_names_the_batch(desk: Desk, server: BatchServer) -> None:
    """With how many questions wait for it, and since when."""
    outcome = desk.run()
    assert outcome.waiting == f"2026-03-02-0600 is waiting for batch batch-1 at {server.base_url}: 0 of 2 questions are answered"
    shown = describe(desk.config, lambda: desk.moment)
    assert "- 2026-03-02-0600: waiting for batch batch-1 (2 questions, since 2026-03-02T06:00+00:00)" in shown
    assert KEY.encode() not in b"".join(p.read_bytes() for p in desk.folder.rglob("*") if p.is_file())


@pytest.mark.parametrize("point", BATCH_POINTS)
def test_a_process_that_is_killed_costs_nothing_twice(point: str, state: str, tmp_path: Path, server: BatchServer) -> None:
    """At each place of each stage: every question is in one batch, and the digest is told."""
    desk = open_desk(tmp_path, state, server)
    for _ in range(3):
        code = wait_for(forked(desk.run, fail_at=point))
        assert code in (0, -signal.SIGKILL)
        if point in ("batch-read", "batch-closed"):
            server.finish()
    digest = play_out(desk, server)
    asked = [str(line["custom_id"]) for line in _lines(server) if line["custom_id"]]
    in_batches = [key for name in server.batches for key in server.keys_of(name)]
    assert len(in_batches) == len(set(in_batches)) == digest.report.accounting.llm.calls
    assert set(asked) == set(in_batches)
    assert server.asked == []
    assert len(statements(digest)) == 2


def test_what_fails_is_asked_one_by_one_and_told(desk: Desk, server: BatchServer) -> None:
    """The digest comes all the same, with a note on what it cost."""
    desk.run()
    server.finish("expired", change=lambda lines: lines[1:])
    digest = play_out(desk, server)
    assert len(server.asked) == 1
    notes = [n.message for n in digest.report.warnings if n.code == "batch_incomplete"]
    assert notes == ["1 question was asked one by one, at the full price, for the batch batch-1 ran out of time"]
    assert len(statements(digest)) == 2


def test_what_comes_in_while_a_run_waits_stays_together(desk: Desk, server: BatchServer) -> None:
    """Nothing is read and no run is begun while another waits; what came is told later, in one digest."""
    desk.run()
    desk.write("late.txt", "The museum of Dorn opened a hall of clocks.", "Visitors of the museum of Dorn queued for hours.")
    desk.run(HOUR)
    first = play_out(desk, server)
    assert "Dorn" not in first.model_dump_json()
    assert (len(desk.runs()), desk.rows("SELECT count(*) FROM documents")) == (1, [(2,)])
    second = play_out(desk, server)
    assert "Dorn" in second.model_dump_json()
    assert len(desk.runs()) == 2


def test_without_batches_a_waiting_run_goes_on(desk: Desk, server: BatchServer) -> None:
    """What was handed in is paid for and waited for; the next stage is asked at once."""
    desk.run()
    changed = open_desk(desk.folder, desk.state, server, batch="")
    changed.moment = desk.moment
    assert changed.run(HOUR).waiting is not None
    server.finish()
    assert len(changed.run(HOUR).told) == 1
    assert len(server.batches) == 1
    assert {prompt_of(request) for request in server.asked} == {"compose"}


def test_a_provider_that_is_down_keeps_the_run(desk: Desk, server: BatchServer) -> None:
    """It is an error, and the next run goes on."""
    server.refuse = lambda method, path: Play('{"error":{"message":"no"}}', 403)
    with pytest.raises(ProviderError, match="refused the key") as told:
        desk.run()
    assert KEY not in str(told.value)
    server.refuse = lambda method, path: None
    assert len(statements(play_out(desk, server))) == 2


def test_the_schedule_asks_for_the_batch_until_it_is_done(desk: Desk, server: BatchServer) -> None:
    """Every five minutes; the next stage is handed in and waited for in turn."""
    told: list[str] = []
    ticks = iter(range(60))

    def wait(seconds: float) -> bool:
        desk.moment += timedelta(seconds=seconds)
        if next(ticks, None) in (20, 40):
            server.finish()
        return any(": told" in line for line in told)

    follow(desk.config, desk.run, desk.run, lambda: desk.moment, wait, told.append)
    assert sum("is waiting for batch" in line for line in told) in range(2, 14)
    assert len(server.batches) == 2


def test_the_command_says_that_it_waits(
    desk: Desk, server: BatchServer, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """With exit code 0: nothing failed. `--batch` does what `batch = true` does."""
    plain_desk = open_desk(tmp_path / "other", f"sqlite:///{tmp_path / 'other.db'}", server, batch="")
    config = str(plain_desk.folder / "digest.toml")
    assert main(["digest", "run", "--config", config, "--batch"]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "is waiting for batch batch-1" in shown.err
    assert "run it again to go on" in shown.err
    assert KEY not in shown.err


@pytest.mark.parametrize("model", ["extractive", "local", "anthropic/claude-x"])
def test_batches_of_another_model_are_refused(model: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In one sentence, before anything is read."""
    with pytest.raises(SettingsError, match=f"batch needs a model of OpenAI's, and model is {model!r}: expected openai/NAME"):
        Desk(tmp_path, f"sqlite:///{tmp_path / 'digest.db'}", digest=f'model = "{model}"\nbatch = true')
    Desk(tmp_path, f"sqlite:///{tmp_path / 'digest.db'}", digest=f'model = "{model}"')
    assert main(["digest", "run", "--config", str(tmp_path / "digest.toml"), "--batch"]) == 2
    assert "expected openai/NAME" in capsys.readouterr().err


def test_an_executor_changes_no_byte(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--executor` and `[digest.settings] executor` are the same choice; `--rate` is checked as everywhere."""
    made = []
    for name, more in (("here", []), ("there", ["--executor", "processes:1", "--rate", "100"])):
        folder = tmp_path / name
        folder.mkdir()
        desk = Desk(folder, f"sqlite:///{folder / 'digest.db'}")
        desk.write("flood.txt", *FLOOD)
        desk.write("strike.txt", *STRIKE)
        assert main(["digest", "run", "--config", str(folder / "digest.toml"), *more]) == 0
        made.append(desk.digest(1))
    assert plain(made[0]) == plain(made[1])
    assert main(["digest", "run", "--config", str(tmp_path / "here" / "digest.toml"), "--executor", "proceses"]) == 2
    assert main(["digest", "run", "--config", str(tmp_path / "here" / "digest.toml"), "--rate", "0"]) == 2
    assert "expected requests a second" in capsys.readouterr().err
