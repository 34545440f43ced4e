"""What a caller of a model sees: the protocol, the options, and what comes back."""

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, Protocol, TypeVar, get_args

from pydantic import BaseModel

from summarizer.errors import SettingsError, nearest
from summarizer.llm.purse import Purse

__all__ = ["WINDOW", "Answer", "Exchange", "Model", "ModelOptions", "Technique", "Usage"]

T = TypeVar("T", bound=BaseModel)
Technique = Literal["json_schema", "tools", "json"]
WINDOW = 32_768  # tokens: a model of today that reads less is rare, and no server tells


@dataclass(frozen=True)
class Usage:
    """What one question cost.

    `calls` counts the requests sent and `retries` those that repeated one for the transport's sake; the
    others past the first were re-asks. `cached` is 1 for a reply that was kept from before.
    Tokens are those that the provider reported, of refused replies too; `unmetered` counts the requests that may have
    been charged for, of which it did not report both numbers. Of the tokens, the batched ones came by a batch, at its price.
    """

    calls: int = 0
    retries: int = 0
    cached: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    unmetered: int = 0
    batched_input_tokens: int = 0
    batched_output_tokens: int = 0


@dataclass(frozen=True)
class Exchange:
    """One request and what came of it: what is traced. The key is in none of it.

    `request` is what was sent (messages, model, sampling), `reply` the text that came back or None (the whole body
    where no answer was found in it), `trouble` why there is none or why it was refused, `seconds` how long it took.
    """

    where: str
    request: Mapping[str, Any]
    reply: str | None
    trouble: str | None
    input_tokens: int
    output_tokens: int
    seconds: float


@dataclass(frozen=True)
class Answer(Generic[T]):
    """A value that passed its schema, and what it cost."""

    value: T
    usage: Usage


class Model(Protocol):
    """A language model that answers in a given schema. One object serves many threads.

    `identity` is what its replies are kept by: the name, and for a file of weights what is in it. `window_tokens` is
    what it can hold of prompt and reply together.
    """

    name: str
    identity: str
    window_tokens: int

    def ask(self, system: str, user: str, response: type[T], *, context: dict[str, object], max_tokens: int) -> Answer[T]:
        """Return the reply as a `response`, whose validators see `context` as `info.context`.

        Both prompts are sent as they are: nothing in them is read as a template.
        Raises ModelReplyError for a reply that cannot be used, RefusedQuestionError where the provider refuses this
        question alone, and ProviderError where there is no reply for another reason.
        """
        ...


def _ignore(event: object) -> None:
    """Observe nothing."""


@dataclass(frozen=True)
class ModelOptions:
    """How a model is reached. Each option has a default that works; a value that cannot be used raises SettingsError.

    `deadline_seconds` bounds one question in all: waiting, retries and re-asks; one request may take half of it,
    so that one that hangs can be sent again. `reasks` is how often a reply of the wrong form is asked for again.
    `rate` is the most requests a second, repeated ones included.
    `temperature` and `seed` are not sent when None. `observe` is told the usage of each question, failed ones too,
    on the thread that asked, and `trace` each request with its reply. `purse` holds the caps on what is spent.
    `sleep`, `clock` and `chance` are the world, for tests to replace.
    """

    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    deadline_seconds: float = 120
    reasks: int = 1
    rate: float | None = None
    technique: Technique = "json_schema"
    temperature: float | None = 0
    seed: int | None = None
    purse: Purse = field(default_factory=Purse)
    observe: Callable[[Usage], None] = _ignore
    trace: Callable[[Exchange], None] = _ignore
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    chance: random.Random = field(default_factory=random.Random)

    def __post_init__(self) -> None:
        if self.technique not in get_args(Technique):
            raise SettingsError(f"technique {self.technique!r} is unknown: {nearest(self.technique, get_args(Technique))}")
        if not 0 < self.deadline_seconds < float("inf"):
            raise SettingsError(f"deadline_seconds is {self.deadline_seconds!r}: expected a number of seconds above 0")
        if self.reasks < 0:
            raise SettingsError(f"reasks is {self.reasks!r}: expected a whole number of 0 or more; the nearest is 0")
