"""What becomes of replies that came, whole or not: every fault of the envelope in BAD_INPUTS.md."""

import contextlib
import json
import random
import re

import pytest

from summarizer.errors import ModelReplyError
from summarizer.llm import Exchange, Usage
from tests.llm.asking import GOOD, Statement, World, ask
from tests.scripted_server import Play, completion, said, serve, tool_call

WRONG = GOOD.replace("[2]", "[9]")
GOOD_CALL = tool_call(("Statement", GOOD))
PAGE = Play("<!doctype html><title>Welcome</title>", headers={"content-type": "text/html"})
CHUNK = 'data: {"choices":[{"index":0,"delta":{"content":"{}"},"finish_reason":null}]}\n\n'
STREAM = Play(CHUNK, headers={"content-type": "text/event-stream"})

# Replies that are refused without asking again: the same question would get the same.
FINAL = {
    "truncated": (said(GOOD[:20], "length"), "cut off at its token limit"),
    "truncated, valid JSON": (said(GOOD, "length"), "cut off at its token limit"),
    "content filter, valid JSON": (said(GOOD, "content_filter"), "content filter"),
    "no finish reason": (said(GOOD, None), "did not end by itself"),
    "unknown finish reason": (said(GOOD, "abort"), "did not end by itself"),
    "refusal": (completion({"content": None, "refusal": "I cannot."}), "refused to answer"),
    "refusal, valid JSON": (completion({"content": GOOD, "refusal": "I cannot."}), "refused to answer"),
    "200 with HTML": (PAGE, "web page; check the base URL"),
    "200 with HTML called JSON": (Play(PAGE.body), "web page; check the base URL"),
    "200 with plain text": (Play("OK", headers={"content-type": "text/plain"}), "other than a chat completion"),
    "stream without end": (STREAM, "a stream that was not asked for"),
    "stream called JSON": (Play(CHUNK), "a stream that was not asked for"),
    "body nested too deeply": (Play('{"a":' * 100_000), "no chat completion holds"),
}

# Replies that are asked for once more, with the reason.
REASKED = {
    "invalid JSON": (said("{'statement': 1}"), "not valid JSON"),
    "JSON cut short": (said(GOOD[:30]), "not valid JSON"),
    "JSON in a fence": (said(f"```json\n{GOOD}\n```"), "not valid JSON"),
    "empty content": (said(""), "the reply is empty"),
    "no content": (completion({"content": None}), "the reply is empty"),
    "content in parts": (completion({"content": [{"type": "text", "text": GOOD}]}), "the reply is empty"),
    "empty choices": (completion({}, choices=[]), "0 choices"),
    "no choices": (Play('{"error":{"message":"upstream is down","code":502}}'), "0 choices"),
    "two choices": (completion({}, choices=json.loads(said(GOOD).body)["choices"] * 2), "2 choices"),
    "duplicate keys": (said(GOOD[:-1] + ',"statement":"It opened."}'), "the key 'statement' stands twice"),
    "NaN": (said(GOOD.replace("0.5", "NaN")), "holds NaN"),
    "1e999": (said(GOOD.replace("0.5", "1e999")), "holds 1e999"),
    "endless digits": (said(GOOD.replace("0.5", "1" * 5000)), "a number that is too long"),
    "nested too deeply": (said("[" * 100_000), "nested too deeply"),
    "lone surrogate": (Play(said("XX").body.replace("XX", r"\ud800")), "lone surrogate"),
    "tool call instead of content": (GOOD_CALL, "calls a tool"),
    "address that does not exist": (said(WRONG), "address 9 does not exist"),
    "negative address": (said(GOOD.replace("[2]", "[-2]")), "address -2 does not exist"),
    "unknown key": (said(GOOD[:-1] + ',"verdict":"true"}'), "verdict"),
    "text for a number": (said(GOOD.replace("[2]", '["2"]')), "addresses.0"),
}

TOOLS = {
    "two tool calls": (tool_call(("Statement", GOOD), ("Statement", GOOD)), "makes 2 tool calls"),
    "no tool call": (said(GOOD), "makes 0 tool calls"),
    "wrong tool name": (tool_call(("send_mail", GOOD)), "calls another tool"),
    "duplicate keys": (tool_call(("Statement", GOOD[:-1] + ',"certainty":1.0}')), "stands twice"),
    "address that does not exist": (tool_call(("Statement", WRONG)), "address 9 does not exist"),
}


@pytest.mark.parametrize(("play", "reason"), FINAL.values(), ids=FINAL)
def test_reply_that_asking_again_cannot_mend_is_refused_after_one_request(play: Play, reason: str) -> None:
    """Also where valid JSON came with it."""
    world = World()
    with serve(play, said(GOOD)) as server, pytest.raises(ModelReplyError, match=re.escape(reason)):
        ask(server, world)
    assert (len(server.requests), world.slept) == (1, [])


@pytest.mark.parametrize(("play", "reason"), REASKED.values(), ids=REASKED)
def test_reply_of_the_wrong_form_is_asked_for_again_with_the_reason(play: Play, reason: str) -> None:
    """The second reply counts, and both are paid for."""
    world = World()
    with serve(play, said(GOOD)) as server:
        answer = ask(server, world)
    assert answer.value.addresses == (2,)
    assert (answer.usage.calls, answer.usage.retries, world.slept) == (2, 0, [])
    assert reason in server.requests[1].body["messages"][-1]["content"]


@pytest.mark.parametrize(("play", "reason"), REASKED.values(), ids=REASKED)
def test_reply_of_the_wrong_form_twice_is_refused(play: Play, reason: str) -> None:
    """Exactly one re-ask, without a wait, and what it cost is told all the same."""
    world = World()
    with serve(play) as server, pytest.raises(ModelReplyError, match=re.escape(reason)) as refused:
        ask(server, world)
    assert (len(server.requests), world.slept, world.usage[0].calls) == (2, [], 2)
    assert refused.value.exit_code == 3
    assert "in 2 requests" in str(refused.value)


@pytest.mark.parametrize(("play", "reason"), TOOLS.values(), ids=TOOLS)
def test_wrong_tool_call_is_asked_for_again_with_the_reason(play: Play, reason: str) -> None:
    """A reply must call the one tool, once."""
    world = World()
    with serve(play, GOOD_CALL) as server:
        answer = ask(server, world, technique="tools")
    assert (answer.value.addresses, len(server.requests)) == ((2,), 2)
    assert reason in server.requests[1].body["messages"][-1]["content"]
    with serve(play) as server, pytest.raises(ModelReplyError, match=re.escape(reason)):
        ask(server, world, technique="tools")
    assert len(server.requests) == 2


@pytest.mark.parametrize("reasks", [0, 1, 3])
def test_reasks_are_exactly_as_many_as_chosen(reasks: int) -> None:
    """Whether the envelope or the schema is at fault, in any order."""
    plays = [said(WRONG), said("{"), said(WRONG), completion({}, choices=[]), said(WRONG)]
    with serve(*plays) as server, pytest.raises(ModelReplyError):
        ask(server, World(), reasks=reasks)
    assert len(server.requests) == reasks + 1


@pytest.mark.parametrize("technique", ["json_schema", "tools", "json"])
def test_value_comes_back_clean_in_every_technique(technique: str) -> None:
    """It is of the class that was asked for, equal to one made by hand, with nothing of instructor's on it."""
    with serve(GOOD_CALL if technique == "tools" else said(GOOD)) as server:
        answer = ask(server, World(), technique=technique)
    expected = Statement.model_validate_json(GOOD, context={"addresses": {2}})
    assert answer.value == expected
    assert vars(answer.value) == vars(expected)
    assert answer.usage == Usage(calls=1, retries=0, input_tokens=11, output_tokens=7)


def test_schema_goes_out_as_the_response_model_gives_it() -> None:
    """A cache keyed by the schema's hash and a provider's prompt cache both need the same bytes."""
    with serve(said(GOOD)) as server:
        ask(server, World(), seed=7)
        ask(server, World(), seed=7)
    first, second = (request.body for request in server.requests)
    assert first["response_format"]["json_schema"] == {"name": "Statement", "schema": Statement.model_json_schema()}
    assert (first["temperature"], first["seed"], first["max_tokens"], first["model"]) == (0, 7, 200, "scripted")
    assert first == second


@pytest.mark.parametrize("technique", ["json_schema", "tools", "json"])
@pytest.mark.parametrize(
    "text", ["{{ 7 * 7 }} {{ addresses }}", "{% for i in range(9) %}x", "    indented\n    text", "{# gone #}"]
)
def test_source_text_is_never_read_as_a_template(text: str, technique: str) -> None:
    """Else instructor would render it with the validation context, and take off its indent."""
    with serve(GOOD_CALL if technique == "tools" else said(GOOD)) as server:
        ask(server, World(), user=text, technique=technique)
    assert server.requests[0].body["messages"][-1] == {"role": "user", "content": text}


def test_correction_stays_in_one_message() -> None:
    """Some servers' chat templates refuse two messages of the user in a row."""
    with serve(completion({}, choices=[]), said(GOOD)) as server:
        ask(server, World())
    assert [message["role"] for message in server.requests[1].body["messages"]] == ["system", "user"]


@pytest.mark.parametrize(
    "usage",
    [
        None,
        {},
        {"prompt_tokens": "9"},
        {"prompt_tokens": -1, "completion_tokens": True},
        {"prompt_tokens": 0, "completion_tokens": 0},
        [1],
        "x",
        1e9,
    ],
)
def test_usage_that_makes_no_sense_counts_nothing(usage: object) -> None:
    """A server need not count tokens, and may not crash us by how it does; that it did not is counted."""
    with serve(completion({"content": GOOD}, usage=usage)) as server:
        assert ask(server, World()).usage == Usage(calls=1, unmetered=1)


@pytest.mark.parametrize(
    "play",
    [FINAL["200 with HTML"][0], FINAL["refusal"][0], REASKED["JSON cut short"][0], REASKED["no choices"][0], Play(GOOD[:9])],
)
def test_refused_reply_is_traced_with_its_text(play: Play) -> None:
    """Also where it was refused before anything in it was read: who looks for the reason needs the words."""
    traced: list[Exchange] = []
    with serve(play, said(GOOD)) as server, contextlib.suppress(ModelReplyError):
        ask(server, World(), trace=traced.append)
    assert traced[0].trouble
    assert traced[0].reply is not None
    assert traced[0].reply in (play.body, json.loads(said(GOOD[:30]).body)["choices"][0]["message"]["content"])


def test_bodies_of_any_shape_are_answers_or_errors_of_ours() -> None:
    """Replies with a random part replaced by something else never raise anything but our errors."""
    chance = random.Random(5)
    values: list[object] = [
        None,
        0,
        -1,
        True,
        "",
        "x",
        [],
        {},
        [None],
        [[]],
        {"function": 1},
        [{"function": "x"}],
        [{"message": []}],
        1.5,
    ]
    world, bodies = World(), []
    for _ in range(150):
        body = json.loads((GOOD_CALL if chance.random() < 0.5 else said(GOOD)).body)
        part = chance.choice([body, body["choices"][0], body["choices"][0]["message"]])
        part[chance.choice([*part, "tool_calls", "refusal", "function_call"])] = chance.choice(values)
        bodies.append(Play(json.dumps(body)))
    with serve(*bodies) as server:
        for number in range(len(bodies)):
            try:
                ask(server, world, reasks=0, technique="tools" if number % 2 else "json_schema")
            except ModelReplyError:
                continue
    assert (len(server.requests), world.slept) == (150, [])
