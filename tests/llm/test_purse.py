"""What stays spent of a cap when a request fails, or its reply does not tell what it cost."""

import contextlib
import re
from typing import Any

import pytest

from summarizer.errors import BudgetError, ModelReplyError, ProviderError
from summarizer.llm import Purse, Usage
from tests.llm.asking import GOOD, World, ask
from tests.scripted_server import Play, completion, said, serve

CAP = 10_000
LIMIT = 200  # what `ask` allows a reply


def left(purse: Purse) -> int:
    """Return how many tokens a purse still holds, in its own words."""
    with pytest.raises(BudgetError) as told:
        purse.reserve(10 * CAP, 0)
    found = re.search("leaves ([0-9,]+)", str(told.value))
    assert found is not None
    return int(found[1].replace(",", ""))


def spend(*plays: Play, **options: Any) -> tuple[int, World]:
    """Return how many tokens one question took from the cap, with what it told of itself. Waiting would outlast its deadline."""
    purse, world = Purse(tokens=CAP), World()
    how: dict[str, Any] = {"deadline_seconds": 0.4, "reasks": 0} | options
    with serve(*plays) as server, contextlib.suppress(ProviderError, ModelReplyError):
        ask(server, world, purse=purse, **how)
    return CAP - left(purse), world


@pytest.mark.parametrize("status", [408, 500, 502, 504])
def test_a_failure_behind_which_a_model_may_have_worked_stays_spent(status: int) -> None:
    """A gateway that gave up says nothing of what its model has written, and is charged for."""
    spent, world = spend(Play("{}", status))
    assert spent > LIMIT
    assert world.usage == [Usage(calls=1, unmetered=1)]


@pytest.mark.parametrize("status", [307, 400, 401, 402, 403, 404, 409, 413, 422, 429, 503, 529])
def test_a_refusal_costs_nothing(status: int) -> None:
    """It says that the request was not worked on."""
    spent, world = spend(Play("{}", status))
    assert (spent, world.usage) == (0, [Usage(calls=1)])


def test_a_request_that_never_left_costs_nothing() -> None:
    """Nobody listens there."""
    purse, world = Purse(tokens=CAP), World()
    with serve(said(GOOD)) as server:
        pass
    with pytest.raises(ProviderError, match="failed"):
        ask(server, world, purse=purse, deadline_seconds=0.4)
    assert (left(purse), world.usage) == (CAP, [Usage(calls=1)])


@pytest.mark.parametrize("behaviour", ["hang", "drip", "reset", "short"])
def test_a_reply_that_did_not_come_whole_stays_spent(behaviour: str) -> None:
    """Whatever it was worth."""
    spent, world = spend(Play(said(GOOD).body, behaviour=behaviour))  # type: ignore[arg-type]
    assert spent > LIMIT
    assert world.usage[0].unmetered == world.usage[0].calls


def test_a_reply_that_tells_its_tokens_is_settled_by_them() -> None:
    """Eleven in and seven out, as the server says."""
    assert spend(said(GOOD))[0] == 18


def test_a_side_that_a_reply_does_not_tell_stays_spent() -> None:
    """The other one is settled, and the request counts as one whose cost is not known."""
    most = spend(completion({"content": GOOD}, usage=None))[0]
    only_in, world = spend(completion({"content": GOOD}, usage={"prompt_tokens": 11}))
    assert (only_in, world.usage) == (11 + LIMIT, [Usage(calls=1, input_tokens=11, unmetered=1)])
    only_out, world = spend(completion({"content": GOOD}, usage={"completion_tokens": 7}))
    assert (only_out, world.usage) == (most - LIMIT + 7, [Usage(calls=1, output_tokens=7, unmetered=1)])


def test_a_trace_that_fails_leaves_nothing_reserved() -> None:
    """What the reply cost is settled before anybody is told of it."""
    purse = Purse(tokens=CAP)

    def broken(event: object) -> None:
        raise KeyError(event)

    with serve(said(GOOD)) as server, pytest.raises(KeyError):
        ask(server, World(), purse=purse, trace=broken)
    assert CAP - left(purse) == 18
