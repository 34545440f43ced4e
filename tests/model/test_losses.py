"""What a model could not do is told in the report: questions refused, repair and writing that failed, full replies; and what a run could not keep."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer import SourceText
from summarizer.recheck import faults
from tests.model.stories import BRIDGE, FIRE, published, run
from tests.scripted_model import answering, prompt_of, sentences_shown, statement
from tests.scripted_server import Play, Request, said, serve

WRONG = "Nine people were killed, the police said."
GONE = Play('{"error":{"message":"out of credit"}}', 402)


@pytest.mark.parametrize("status", [400, 413, 422])
def test_a_refused_question_costs_its_own_document_only(status: int) -> None:
    """A filter or a limit that one document meets is listed with the server's words, and the others are read."""
    truthful = answering()

    def choosy(request: Request) -> Play:
        if "Siena" in str(request.body["messages"]):
            return Play('{"error":{"message":"flagged as unsafe"}}', status)
        return truthful(request)

    with serve(choosy) as server:
        report = run(server, FIRE, BRIDGE)
    assert "Mayor Dana Reyes closed the bridge for a year." in published(report)
    assert faults(report.model_dump_json()) == []
    (warning,) = report.warnings
    assert (warning.code, warning.document_id) == ("question_refused", "d1")
    assert "fire: 3 sentences were not read" in warning.message
    assert f"answered {status}: flagged as unsafe" in warning.message


def _with_one_wrong(request: Request) -> list[dict[str, Any]]:
    """Every sentence that is shown, and a figure that none has."""
    return [*(statement(text, number) for number, text in sentences_shown(request).items()), statement(WRONG, 2)]


def _failing_at(prompt: str, play: Play, **answers: Any) -> Callable[[Request], Play]:
    truthful = answering(**answers)
    return lambda request: play if prompt_of(request) == prompt else truthful(request)


def test_a_repair_round_that_fails_is_told_with_its_document() -> None:
    """What was refused stays refused; the report says that it was not asked about again, and why."""
    with serve(_failing_at("repair", said("{"), extract=_with_one_wrong)) as server:
        report = run(server, BRIDGE)
    assert [r.statement for r in report.rejected] == [WRONG]
    (warning,) = report.warnings
    assert (warning.code, warning.document_id) == ("reply_refused", "d1")
    assert "bridge: the model did not mend 1 refused statement: " in warning.message
    assert "not valid JSON" in warning.message
    assert "Nobody was arrested." in published(report)


def test_a_provider_that_fails_after_the_extraction_is_told_with_all_that_it_cost() -> None:
    """The repair round, and each story's summary, which its facts tell; the exit code stays 0."""
    with serve(_failing_at("repair", GONE, extract=_with_one_wrong)) as server:
        report = run(server, BRIDGE)
    assert [(w.code, w.document_id) for w in report.warnings] == [("provider_failed", "d1"), ("provider_failed", None)]
    assert "'Old bridge in Pontedera closed': the model wrote no summary, so that facts speak" in report.warnings[1].message
    assert all("402: out of credit" in w.message for w in report.warnings)
    assert len(report.stories[0].summary) == 5
    assert faults(report.model_dump_json()) == []


def test_refused_sentences_that_were_not_written_anew_are_told() -> None:
    """The second round of writing failed: each sentence is told by its fact, and the report says why."""
    wrong = [{"text": "Mayor Dana Reyes closed the bridge for nine years.", "facts": ["f3"]}]
    plays = [said(json.dumps({"sentences": wrong})), GONE]
    truthful = answering()

    def play(request: Request) -> Play:
        return plays.pop(0) if prompt_of(request) == "compose" else truthful(request)

    with serve(play) as server:
        report = run(server, BRIDGE)
    assert [s.text for s in report.stories[0].summary] == ["Mayor Dana Reyes closed the bridge for a year."]
    (warning,) = report.warnings
    assert warning.code == "provider_failed"
    assert "the model did not write its refused sentences anew" in warning.message


def test_a_reply_that_fills_its_limit_is_told_with_what_it_left_out() -> None:
    """Once for each document, however many of its chunks were full: there may be more to say."""
    text = "\n\n".join(f"On day {n} of the trial witness number {n} spoke of the ship for an hour." for n in range(1, 401))
    with serve(answering()) as server:
        report = run(server, SourceText("trial", text), BRIDGE)
    (warning,) = (w for w in report.warnings if w.code == "reply_full")
    assert warning.document_id == "d1"
    chunks = [len(sentences_shown(request)) for request in server.requests if prompt_of(request) == "extract"]
    assert f"{sum(max(0, shown - 40) for shown in chunks)} sentences in none of its statements" in warning.message


def test_a_cost_that_the_server_does_not_tell_is_not_guessed(tmp_path: Path) -> None:
    """One request without its tokens is enough: the sum would be too low. A model that costs nothing still costs nothing."""
    prices, truthful = tmp_path / "prices.toml", answering()

    def silent(request: Request) -> Play:
        play = truthful(request)
        return Play(json.dumps({**json.loads(play.body), "usage": None})) if prompt_of(request) == "compose" else play

    for price, cost in ((2, None), (0, 0.0)):
        prices.write_text(f'["openai/scripted"]\ninput = {price}\noutput = {price}\n', encoding="utf-8")
        with serve(silent) as server:
            report = run(server, BRIDGE, prices=str(prices))
        assert report.accounting.llm.cost_usd == cost
        assert [w.code for w in report.warnings] == ["cost_unknown"] * (cost is None)
        assert (report.accounting.llm.calls, report.accounting.llm.input_tokens) == (2, 11)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no file that is always full")
def test_a_trace_on_a_full_disk_costs_a_warning() -> None:
    """One, however many requests there were."""
    with serve(answering()) as server:
        report = run(server, BRIDGE, trace="/dev/full")
    assert len(server.requests) > 1
    assert "Nobody was arrested." in published(report)
    (warning,) = report.warnings
    assert (warning.code, warning.message) == (
        "trace_failed",
        "--trace '/dev/full' could not be written to (No space left on device): it lacks requests",
    )


def test_a_cache_that_breaks_half_way_costs_a_warning(tmp_path: Path) -> None:
    """One, however many replies were not kept."""
    truthful = answering()

    def play(request: Request) -> Play:
        with sqlite3.connect(tmp_path / "replies.sqlite") as database:
            database.execute("DROP TABLE IF EXISTS replies")
        database.close()
        return truthful(request)

    with serve(play) as server:
        report = run(server, BRIDGE, cache=str(tmp_path))
    assert "Nobody was arrested." in published(report)
    (warning,) = report.warnings
    assert warning.code == "cache_failed"
    assert "some replies were not kept" in warning.message
