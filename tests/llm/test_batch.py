"""Questions that can wait: handed in together, found again, and asked one by one where a batch does not answer."""

import json
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from summarizer.errors import BudgetError, ProviderError, PutOffError, SettingsError, WaitingError
from summarizer.llm import Answer, Batch, ModelOptions, Price, Purse, Reply, open_batches
from tests.batch_server import BatchServer, serve_batches
from tests.llm.asking import GOOD, KEY, NoChance, Statement, World
from tests.scripted_server import Play, completion, said

USERS = tuple(f"[2] Bridge {n} was closed." for n in range(4))
NOW = 1_772_400_000.0


@dataclass
class Notebook:
    """A journal in memory, as the next process would find it."""

    time: float = NOW
    open: dict[str, Batch] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    kept: dict[str, Reply] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    def now(self) -> float:
        """Return the time of the test."""
        return self.time

    def batches(self) -> list[Batch]:
        """Return the open ones."""
        return list(self.open.values())

    def settled(self) -> frozenset[str]:
        """Return the questions of closed batches."""
        return frozenset(self.closed)

    def replies(self) -> Mapping[str, Reply]:
        """Return all."""
        return dict(self.kept)

    def messages(self) -> list[str]:
        """Return all."""
        return self.said

    def prepare(self, batch: Batch) -> None:
        """Keep it."""
        self.open[batch.token] = batch

    def submitted(self, token: str, id: str) -> None:
        """Keep the id."""
        self.open[token] = replace(self.open[token], id=id)

    def drop(self, token: str) -> None:
        """Forget it."""
        del self.open[token]

    def close(self, token: str, replies: Mapping[str, Reply], message: str | None) -> None:
        """Keep what came."""
        batch = self.open.pop(token)
        self.closed |= batch.asked.keys() | batch.later
        self.kept.update(replies)
        self.said += [message] if message else []

    def keep(self, key: str, reply: Reply) -> None:
        """Keep it."""
        self.kept[key] = reply


class ForgetfulNotebook(Notebook):
    """A journal of a process that is killed when the provider has the batch."""

    def submitted(self, token: str, id: str) -> None:
        """Come to nothing."""
        raise KeyboardInterrupt


@pytest.fixture
def server() -> Iterator[BatchServer]:
    """Yield an account whose model always gives one good answer."""
    with serve_batches(lambda request: said(GOOD)) as account:
        yield account


def come(
    server: BatchServer, notebook: Notebook, world: World | None = None, users: tuple[str, ...] = USERS, **options: Any
) -> list[Answer[Statement]]:
    """Ask what a process asks: everything put off is handed in, or asked at once where that is wanted."""
    world = world or World()
    submit = options.pop("submit", True)
    how: dict[str, Any] = {"base_url": server.base_url, "api_key": KEY, "chance": NoChance(), "observe": world.usage.append}
    chosen = ModelOptions(**how | {"sleep": world.sleep, "clock": world.clock} | options)
    model, batches = open_batches("openai/scripted", chosen, notebook, submit=submit)
    batches.collect()

    def ask(user: str) -> Answer[Statement] | None:
        try:
            return model.ask("Quote by number.", user, Statement, context={"addresses": {2}}, max_tokens=200)
        except PutOffError:
            return None

    with ThreadPoolExecutor(4) as workers:
        answers = list(workers.map(ask, users))
    if None in answers:
        batches.hand_in()
        answers = [answer or ask(user) for user, answer in zip(users, answers, strict=True)]
    return [answer for answer in answers if answer is not None]


def wait(server: BatchServer, notebook: Notebook, **options: Any) -> str:
    """Ask, and return what is waited for."""
    with pytest.raises(WaitingError) as told:
        come(server, notebook, **options)
    return str(told.value)


def handed_in(server: BatchServer, notebook: Notebook, status: str = "completed", **how: Any) -> None:
    """Hand in a batch and end it."""
    wait(server, notebook)
    server.finish(status, **how)


def test_questions_are_handed_in_together_and_their_replies_are_found_later(server: BatchServer) -> None:
    """Nothing is asked one by one, and what was paid for is told each time, as what came by a batch."""
    notebook, world = Notebook(), World()
    told = wait(server, notebook)
    assert told == f"waiting for batch batch-1 at {server.base_url}: 0 of 4 questions are answered"
    assert [line["url"] for line in server.lines("batch-1")] == ["/v1/chat/completions"] * 4
    assert sorted(line["body"]["messages"][1]["content"][: len(USERS[0])] for line in server.lines("batch-1")) == sorted(USERS)
    assert wait(server, notebook) == told
    server.finish()
    for _ in range(2):
        world.usage.clear()
        answers = come(server, notebook, world)
        assert [answer.value.statement for answer in answers] == ["The bridge was closed."] * 4
        assert [(u.calls, u.input_tokens, u.batched_input_tokens, u.batched_output_tokens) for u in world.usage] == [
            (1, 11, 11, 7)
        ] * 4
    assert (server.asked, len(server.batches), notebook.said) == ([], 1, [])
    assert server.files == {}, "the texts of the sources are taken away from the provider"


def test_the_key_is_sent_and_kept_nowhere(server: BatchServer) -> None:
    """Not in the files, and not in what is kept of a reply that repeats it."""
    notebook = Notebook()
    wait(server, notebook)
    assert KEY not in str(server.files)
    server.answer = lambda request: said(GOOD.replace("The bridge", f"{KEY} \u2028The bridge"))
    server.finish(change=lambda lines: [line.replace(r"\u2028", "\u2028") for line in lines])
    answers = come(server, notebook)
    assert answers[0].value.statement == "[key] \u2028The bridge was closed."
    assert server.asked == []
    assert KEY not in repr(notebook.kept)
    assert server.keys == {f"Bearer {KEY}"}


def test_a_batch_that_was_made_but_not_noted_is_found_again(server: BatchServer) -> None:
    """Killed between the two: it is looked for by its token among the account's batches, and not handed in twice."""
    notebook = ForgetfulNotebook()
    with pytest.raises(KeyboardInterrupt):
        come(server, notebook)
    for _ in range(4):  # younger ones of somebody else, more than a page
        name = f"batch-{len(server.batches) + 1}"
        server.batches[name] = {**server.batches["batch-1"], "id": name, "status": "completed", "metadata": None}
    later = Notebook(open=notebook.open)
    assert "batch-1 " in wait(server, later)
    server.finish()
    assert len(come(server, later)) == 4
    assert server.asked == []


@pytest.mark.parametrize("path", ["/files", "/batches"])
def test_a_batch_that_never_came_to_the_provider_is_handed_in_again(server: BatchServer, path: str) -> None:
    """What is noted before it is sent, and then is not there, costs nothing."""
    notebook = Notebook()
    server.refuse = lambda method, at: Play("", behaviour="reset") if (method, at) == ("POST", path) else None
    with pytest.raises(ProviderError, match="connection"):
        come(server, notebook)
    assert [batch.id for batch in notebook.open.values()] == [None]
    assert server.requests.count(("POST", "/batches")) == (path == "/batches"), (
        "whether it was made is not known: it is not repeated"
    )
    server.refuse = lambda method, at: None
    wait(server, notebook)
    assert len(server.batches) == 1


@pytest.mark.parametrize("status", ["expired", "cancelled", "completed"])
def test_what_a_batch_does_not_answer_is_asked_one_by_one(server: BatchServer, status: str) -> None:
    """Once, and at the full price; what it answers is taken."""
    notebook, world = Notebook(), World()
    handed_in(server, notebook, status, change=lambda lines: lines[:3])
    answers = come(server, notebook, world)
    assert len(answers) == 4
    assert len(server.asked) == 1
    assert sum(usage.batched_input_tokens for usage in world.usage) == 33
    assert notebook.said[0].startswith("1 question was asked one by one, at the full price, for the batch batch-1 ")
    come(server, notebook)
    assert (len(server.asked), len(server.batches)) == (1, 1)


def test_a_batch_that_fails_says_why(server: BatchServer) -> None:
    """Its questions are asked one by one."""
    notebook = Notebook()
    wait(server, notebook)
    errors = {"object": "list", "data": [{"code": "x", "line": 1, "message": f"no such model for {KEY}"}]}
    server.batches["batch-1"] |= {"status": "failed", "errors": errors}
    assert len(come(server, notebook)) == 4
    assert len(server.asked) == 4
    assert notebook.said == [
        "4 questions were asked one by one, at the full price, for the batch batch-1 failed: no such model for [key]"
    ]


def test_a_batch_that_the_provider_forgot_is_asked_one_by_one(server: BatchServer) -> None:
    """No further batch is made of what may have been paid for already."""
    notebook = Notebook()
    wait(server, notebook)
    server.batches.clear()
    assert len(come(server, notebook)) == 4
    assert (len(server.asked), server.batches) == (4, {})
    assert "is not known to the provider any more" in notebook.said[0]


def test_a_batch_that_does_not_end_is_given_up(server: BatchServer) -> None:
    """It is cancelled when it is late by hours, and its questions are asked one by one."""
    notebook = Notebook()
    wait(server, notebook)
    notebook.time += 25 * 3600
    wait(server, notebook)
    notebook.time += 2 * 3600
    assert len(come(server, notebook)) == 4
    assert server.batches["batch-1"]["status"] == "cancelling"
    assert "was not done in time" in notebook.said[0]


def _twice(lines: list[str]) -> list[str]:
    return [*lines, lines[0].replace("bridge", "tunnel")]


def _junk(lines: list[str]) -> list[str]:
    foreign = lines[0].replace(json.loads(lines[0])["custom_id"], "0" * 64)
    doubled = lines[0].replace('"error": null', '"error": null, "error": null')
    return ["", "[]", "{", "null", '{"custom_id": 7}', "[" * 9_999, '"\udcff"', doubled, foreign, *lines[1:], lines[1]]


def _error(lines: list[str]) -> list[str]:
    return [lines[0].replace('"error": null', '"error": {"code": "x"}'), *lines[1:]]


def _status(lines: list[str]) -> list[str]:
    return [lines[0].replace('"status_code": 200', '"status_code": 500'), *lines[1:]]


@pytest.mark.parametrize("change", [_twice, _junk, _error, _status, lambda lines: lines[1:]])
def test_an_output_file_is_believed_line_by_line(server: BatchServer, change: Callable[[list[str]], list[str]]) -> None:
    """Two replies to one question, junk, foreign lines, errors, and gaps each cost the question that they are about."""
    notebook = Notebook()
    handed_in(server, notebook, change=change)
    assert [answer.value.statement for answer in come(server, notebook)] == ["The bridge was closed."] * 4
    assert (len(server.asked), len(notebook.kept)) == (1, 4)


def test_an_output_file_that_is_gone_is_a_gap(server: BatchServer) -> None:
    """Done, but what it answered is not there."""
    notebook = Notebook()
    handed_in(server, notebook)
    del server.files[server.batches["batch-1"]["output_file_id"]]
    assert len(come(server, notebook)) == 4
    assert len(server.asked) == 4


def test_a_reply_that_does_not_fit_is_asked_again_at_once(server: BatchServer) -> None:
    """With the reason, one by one; what it said was paid for and counts, and so does the second when it is found again."""
    notebook, world = Notebook(), World()
    wait(server, notebook)
    server.answer = lambda request: said(GOOD.replace("2]", "3]"))
    server.finish()
    server.answer = lambda request: said(GOOD)
    for _ in range(2):
        world.usage.clear()
        come(server, notebook, world)
        assert [(u.calls, u.input_tokens, u.batched_input_tokens) for u in world.usage] == [(2, 22, 11)] * 4
    assert len(server.asked) == 4
    assert "address 3 does not exist" in server.asked[0].body["messages"][1]["content"]


def test_caps_hold_at_the_price_of_a_batch(server: BatchServer) -> None:
    """What they leave no room for is asked when the batch is back and has given up what it did not use."""
    price = Price(1_000_000.0, 1_000_000.0)  # a dollar a token
    spent = come_alone(server, Purse(usd=1e9, price=price))
    notebook = Notebook()
    fits = Purse(usd=spent * 2.5 / 2, price=price)
    wait(server, notebook, purse=fits)
    assert len(server.lines("batch-1")) == 2
    server.finish()
    assert len(come(server, notebook, purse=Purse(usd=spent * 2.5, price=price))) == 4
    assert (len(server.asked), len(server.batches)) == (2, 1)
    with pytest.raises(BudgetError):
        come(server, Notebook(), purse=Purse(usd=spent / 4, price=price))
    assert len(server.batches) == 1


def come_alone(server: BatchServer, purse: Purse) -> float:
    """Return the most that one question can cost."""
    kept: list[float] = []

    class Watching(Purse):
        def reserve(self, input_tokens: int, output_tokens: int, share: float = 1.0) -> Any:
            kept.append(float(input_tokens + output_tokens))
            return purse.reserve(input_tokens, output_tokens, share)

        def settle(self, reserved: Any, input_tokens: int, output_tokens: int) -> None:
            purse.settle(reserved, input_tokens, output_tokens)

    come(server, Notebook(), users=USERS[:1], submit=False, purse=Watching())
    server.asked.clear()
    return kept[0]


def test_what_was_spent_counts_against_the_caps_of_the_next_process(server: BatchServer) -> None:
    """A cap is one of a run, however many processes it takes: replies without a count of tokens weigh the most that they can have."""
    notebook = Notebook()
    wait(server, notebook)
    server.answer = lambda request: completion({"content": GOOD}, usage=None)
    server.finish()
    world = World()
    come(server, notebook, world, purse=Purse(tokens=1))
    assert {usage.unmetered for usage in world.usage} == {1}
    room = int(come_alone(server, Purse()) * 3)
    with pytest.raises(BudgetError):
        come(server, notebook, users=(*USERS, "[2] More."), purse=Purse(tokens=room))
    wait(server, Notebook(), users=("[2] More.",), purse=Purse(tokens=room))


def test_a_small_rest_is_asked_at_once(server: BatchServer) -> None:
    """Less than a tenth of what was handed in already is not worth a further day; a tenth is."""
    notebook = Notebook()
    many = tuple(f"[2] Bridge {n}." for n in range(20))
    wait(server, notebook, users=many)
    server.finish()
    assert len(come(server, notebook, users=(*many, "[2] One more."))) == 21
    assert (len(server.asked), len(server.batches)) == (1, 1)
    wait(server, notebook, users=(*many, "[2] One.", "[2] Two."))
    assert len(server.batches) == 2


def test_without_submitting_what_is_under_way_is_still_waited_for(server: BatchServer) -> None:
    """It is paid for; the rest is asked one by one."""
    notebook = Notebook()
    wait(server, notebook)
    wait(server, notebook, submit=False)
    server.finish()
    assert len(come(server, notebook, users=(*USERS, "[2] More."), submit=False)) == 5
    assert len(server.asked) == 1


@pytest.mark.parametrize("path", ["/files", "/batches"])
def test_a_batch_that_is_refused_is_asked_one_by_one(server: BatchServer, path: str) -> None:
    """Also when the server says that its queue is full; the reason is told."""
    notebook = Notebook()
    full = Play('{"error":{"message":"Enqueued token limit reached"}}', 400)
    server.refuse = lambda method, at: full if (method, at) == ("POST", path) else None
    assert len(come(server, notebook)) == 4
    assert "Enqueued token limit reached" in notebook.said[0]
    come(server, notebook)
    assert len(server.asked) == 4


@pytest.mark.parametrize(
    ("play", "said"),
    [
        (Play('{"error":{"message":"no"}}', 401), "refused the key"),
        (Play("<html>", 200), "something other than a batch"),
        (Play("{}", 200), "no id"),
        (Play('{"error":{"message":"no"}}', 404), "404"),
    ],
)
def test_a_server_without_batches_is_an_error(server: BatchServer, play: Play, said: str) -> None:
    """In one sentence, without the key."""
    server.refuse = lambda method, path: play
    with pytest.raises(ProviderError, match=said) as told:
        come(server, Notebook())
    assert KEY not in str(told.value)
    assert server.asked == []


def test_a_busy_server_is_asked_again(server: BatchServer) -> None:
    """429 on every call: a batch is made once all the same."""
    seen: set[tuple[str, str]] = set()

    def busy(method: str, path: str) -> Play | None:
        first = (method, path) not in seen
        seen.add((method, path))
        return Play('{"error":{"message":"slow down"}}', 429) if first else None

    server.refuse = busy
    notebook = Notebook()
    wait(server, notebook)
    wait(server, notebook)
    server.finish()
    assert len(come(server, notebook)) == 4
    assert (len(server.batches), server.asked) == (1, [])


def test_replies_are_traced_once(server: BatchServer) -> None:
    """By the process that collects them, with the questions."""
    notebook = Notebook()
    handed_in(server, notebook)
    for count in (4, 0):
        traced: list[Any] = []
        come(server, notebook, trace=traced.append)
        assert [exchange.reply for exchange in traced] == [GOOD] * count


@pytest.mark.parametrize("name", ["extractive", "local", "anthropic/claude", "openai/", "gpt-5-mini"])
def test_only_models_of_openai_take_batches(name: str) -> None:
    """Another is refused before anything is sent."""
    with pytest.raises(SettingsError, match="cannot be asked by batch: expected openai/NAME"):
        open_batches(name, ModelOptions(), Notebook(), submit=True)
