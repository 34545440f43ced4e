"""What becomes of requests that get no reply: every fault of the transport in BAD_INPUTS.md."""

import asyncio
import random
import threading
import time

import pytest

from summarizer.errors import ProviderError, RefusedQuestionError
from summarizer.llm import Answer, ModelOptions, open_model
from tests.llm.asking import GOOD, KEY, Statement, World, ask
from tests.scripted_server import Behaviour, Play, Request, ScriptedServer, said, serve

OK = said(GOOD)
QUOTA = '{"error":{"message":"You exceeded your current quota.","type":"insufficient_quota","code":"insufficient_quota"}}'


def fail(status: int, message: str = "sorry", **headers: str) -> Play:
    """Return an error reply; underscores in header names stand for hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Play(f'{{"error":{{"message":"{message}"}}}}', status, named)


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 422, 307, 308])
def test_status_that_no_retry_mends_gets_one_request_and_exit_code_3(status: int) -> None:
    """A redirect too: it would carry the sources to a server that nobody named."""
    world = World()
    with serve(fail(status, location="/v1/elsewhere"), OK) as server, pytest.raises(ProviderError, match=str(status)) as refused:
        ask(server, world)
    assert (len(server.requests), world.slept, refused.value.exit_code) == (1, [], 3)


@pytest.mark.parametrize(
    ("status", "code", "own"),
    [
        (400, "", True),
        (413, "", True),
        (422, "", True),
        (451, "content_filter", True),
        (402, "", False),
        (403, "content_filter", False),
        (404, "", False),
    ],
)
def test_refusal_of_one_question_is_told_from_one_of_all(status: int, code: str, own: bool) -> None:
    """By its status or its code: what a filter or a limit says of one text says nothing of the next."""
    body = f'{{"error":{{"message":"sorry","code":"{code}"}}}}'
    with serve(Play(body, status)) as server, pytest.raises(ProviderError) as refused:
        ask(server, World())
    assert isinstance(refused.value, RefusedQuestionError) is own


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 504, 529])
def test_status_that_passes_is_retried_with_doubling_waits(status: int) -> None:
    """Neither openai nor instructor adds retries of its own."""
    world = World()
    with serve(fail(status), fail(status), fail(status), OK) as server:
        answer = ask(server, world)
    assert (len(server.requests), world.slept) == (4, [0.5, 1.0, 2.0])
    assert (answer.usage.calls, answer.usage.retries) == (4, 3)


@pytest.mark.parametrize("behaviour", ["reset", "short"])
def test_torn_connection_is_retried(behaviour: Behaviour) -> None:
    """A reset, and a body that is shorter than it was said to be."""
    world = World()
    with serve(Play(OK.body, behaviour=behaviour), OK) as server:
        ask(server, world)
    assert (len(server.requests), world.slept) == (2, [0.5])


@pytest.mark.parametrize("body", ["", OK.body[:100]], ids=["empty", "cut"])
def test_body_that_ends_early_is_retried(body: str) -> None:
    """Where no header tells the length, only the JSON shows it."""
    world = World()
    with serve(Play(body), OK) as server:
        ask(server, world)
    assert (len(server.requests), world.slept) == (2, [0.5])


def test_refused_connection_is_retried_until_the_deadline() -> None:
    """A server may be starting again."""
    world = World()
    with serve(OK) as server:
        pass
    with pytest.raises(ProviderError, match=r"gave up after 7 requests in a deadline of 60 s"):
        ask(server, world, deadline_seconds=60)
    assert world.slept == [0.5, 1, 2, 4, 8, 16]


def test_spent_quota_is_not_retried() -> None:
    """It is a 429 that no waiting mends."""
    world = World()
    with serve(Play(QUOTA, 429, {"retry-after": "1"}), OK) as server, pytest.raises(ProviderError, match="quota is spent"):
        ask(server, world)
    assert (len(server.requests), world.slept) == (1, [])


@pytest.mark.parametrize(
    ("headers", "slept"),
    [
        ({"retry_after": "7"}, 7),
        ({"retry_after": "0"}, 0.5),
        ({"retry_after": "0.1"}, 0.5),
        ({"retry_after_ms": "2500"}, 2.5),
        ({"retry_after": "Sat, 21 Nov 2026 10:00:09 GMT", "date": "Sat, 21 Nov 2026 10:00:00 GMT"}, 9),
        ({"retry_after": "Sat, 21 Nov 2026 10:00:09 GMT"}, 0.5),
        ({"retry_after": "Sat, 21 Nov 2026 10:00:09 GMT", "date": "Sat, 21 Nov 2026 10:00:00 -0000"}, 0.5),
        ({"retry_after": "soon"}, 0.5),
        ({"retry_after": "nan"}, 0.5),
        ({"retry_after": "inf"}, 0.5),
        ({"retry_after": "-5"}, 0.5),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_waited_where_it_is_longer_than_the_back_off(headers: dict[str, str], slept: float, status: int) -> None:
    """In seconds, milliseconds, or as a date against the server's own clock; nonsense is passed over."""
    world = World()
    with serve(fail(status, **headers), OK) as server:
        ask(server, world)
    assert (len(server.requests), world.slept) == (2, [slept])


def test_retry_after_past_the_deadline_is_not_waited() -> None:
    """There would be no time left to ask."""
    world = World()
    with serve(fail(429, retry_after="200"), OK) as server, pytest.raises(ProviderError, match="asked to wait 200 s"):
        ask(server, world)
    assert (len(server.requests), world.slept) == (1, [])


def test_retries_end_before_the_deadline() -> None:
    """The last wait is not begun when it would end too late; the usage is told all the same."""
    world = World()
    with serve(fail(503)) as server, pytest.raises(ProviderError, match="503: sorry; gave up after 9 requests"):
        ask(server, world)
    assert world.slept == [0.5, 1, 2, 4, 8, 16, 30, 30]
    assert sum(world.slept) < 120
    assert (world.usage[0].calls, world.usage[0].retries) == (9, 8)


def test_deadline_spans_reasks() -> None:
    """A re-ask gets no fresh deadline."""
    world = World()
    plays = [fail(503)] * 8 + [said("{")] + [fail(503)]
    with serve(*plays) as server, pytest.raises(ProviderError):
        ask(server, world)
    assert (len(server.requests), sum(world.slept) < 120) == (15, True)


def test_jitter_takes_off_up_to_a_half() -> None:
    """Workers that failed together do not come back together."""
    world = World()
    with serve(fail(503), fail(503), OK) as server:
        ask(server, world, chance=random.Random(1))
    assert all(full / 2 <= wait <= full for wait, full in zip(world.slept, [0.5, 1.0], strict=True))


@pytest.mark.parametrize("behaviour", ["hang", "drip", "drip_headers"])
def test_reply_that_never_ends_is_cut_off_and_retried(behaviour: Behaviour) -> None:
    """A byte at a time, in the body or among the headers, resets every read's timeout but not ours."""
    world, began = World(), time.monotonic()
    with serve(Play("", behaviour=behaviour), OK) as server:
        ask(server, world, deadline_seconds=3, clock=time.monotonic, sleep=lambda seconds: None)
    assert len(server.requests) == 2
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("behaviour", ["hang", "drip", "drip_headers"])
def test_deadline_holds_against_a_server_that_never_ends(behaviour: Behaviour) -> None:
    """The total is held, not a multiple of it."""
    world, began = World(), time.monotonic()
    with serve(Play("", behaviour=behaviour)) as server:
        with pytest.raises(ProviderError, match="no complete reply"):
            ask(server, world, deadline_seconds=0.6, clock=time.monotonic)
        assert time.monotonic() - began < 3
    assert len(server.requests) == 1


def test_all_workers_of_a_model_wait_when_one_is_told_to() -> None:
    """One 429 holds back a question asked meanwhile from another thread, which then needs no 429 of its own."""
    world = World()
    told, sleeping, asked = threading.Event(), threading.Event(), threading.Event()

    def sleep(seconds: float) -> None:
        if not sleeping.is_set():  # the worker that was told: hold it here until the other one waits at the gate
            sleeping.set()
            assert asked.wait(10)
        else:
            asked.set()
        world.slept.append(seconds)

    with serve(fail(429, retry_after="20"), OK) as server:
        options = ModelOptions(base_url=server.base_url, api_key=KEY, clock=world.clock, sleep=sleep)
        model = open_model("openai/scripted", options)

        def work() -> None:
            model.ask("", "", Statement, context={"addresses": {2}}, max_tokens=9)
            told.set()

        first = threading.Thread(target=work)
        first.start()
        assert sleeping.wait(10)
        assert len(server.requests) == 1
        second = threading.Thread(target=work)
        second.start()
        assert asked.wait(10)
        assert len(server.requests) == 1
        world.now += 20
        first.join(10)
        second.join(10)
    assert told.is_set()
    assert len(server.requests) == 3
    assert set(world.slept) == {20}


def test_workers_give_up_when_the_shared_wait_outlasts_their_deadline() -> None:
    """At once, without a request and without waiting in vain."""
    world = World()
    with serve(fail(429, retry_after="500"), OK) as server:
        options = ModelOptions(base_url=server.base_url, api_key=KEY, clock=world.clock, sleep=world.sleep)
        model = open_model("openai/scripted", options)
        for _ in range(3):
            with pytest.raises(ProviderError, match=r"500 s|longer than the deadline"):
                model.ask("", "", Statement, context={}, max_tokens=9)
    assert (len(server.requests), world.slept) == (1, [])


def test_sixteen_threads_share_one_model() -> None:
    """Each gets its own answer, checked against its own context, after a first one that names another's address."""
    answers: dict[int, Answer[Statement]] = {}

    def reply(request: Request) -> Play:
        asked, _, reason = request.body["messages"][1]["content"].partition("\n")
        return said(GOOD.replace("[2]", f"[{(int(asked) + (not reason)) % 16}]"))

    with serve(reply) as server:
        model = open_model("openai/scripted", ModelOptions(base_url=server.base_url, api_key=KEY))

        def work(address: int) -> None:
            answers[address] = model.ask("", str(address), Statement, context={"addresses": {address}}, max_tokens=9)

        threads = [threading.Thread(target=work, args=(address,)) for address in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
    assert len(server.requests) == 32
    assert {address: (answer.value.addresses, answer.usage.calls) for address, answer in answers.items()} == {
        address: ((address,), 2) for address in range(16)
    }


def test_ask_works_inside_a_running_event_loop() -> None:
    """A notebook runs one."""

    async def cell(server: ScriptedServer) -> int:
        return ask(server, World()).usage.calls

    with serve(OK) as server:
        assert asyncio.run(cell(server)) == 1
