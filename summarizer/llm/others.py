"""Models of providers that do not speak OpenAI's protocol, each through its own SDK and instructor's client for it.

Less is checked here than in `transport` and `envelope`: an SDK hands over what it made of the reply, not its bytes.
The deadline and the retries are ours all the same, and the reply is validated by the caller's class. Temperature, seed
and technique are the provider's own, since each SDK has other names and limits for them.
"""

import asyncio
import functools
import json
import logging
import os
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context
from typing import Any, Generic, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError, create_model

from summarizer.errors import ModelReplyError, ProviderError, RefusedQuestionError, SettingsError, nearest
from summarizer.llm.backoff import backoff_seconds
from summarizer.llm.model import WINDOW, Answer, Exchange, ModelOptions, Usage
from summarizer.llm.transport import AGAIN, FRAME, OWN, SHARE

__all__ = ["OtherModel", "open_other"]

T = TypeVar("T", bound=BaseModel)
INSTALL = re.compile(r"pip install [\"']?([\w.-]+(?:\[\w+\])?)")
VARIABLE = re.compile(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b")
INPUT_TOKENS = ("prompt_tokens", "input_tokens", "prompt_token_count")  # as the SDKs call them
OUTPUT_TOKENS = ("completion_tokens", "output_tokens", "candidates_token_count")


class _TransientError(Exception):
    """The same request may succeed later."""


class OtherModel:
    """A model behind a provider's own SDK."""

    def __init__(self, name: str, options: ModelOptions) -> None:
        self.name, self.window_tokens = name, WINDOW
        self._options = options
        self._provider = name.partition("/")[0]

    def __repr__(self) -> str:
        return f"OtherModel({self.name!r})"

    def ask(self, system: str, user: str, response: type[T], *, context: dict[str, object], max_tokens: int) -> Answer[T]:
        """Return the reply as a `response`, as `Model.ask` promises."""
        import tenacity

        options, spent, trouble = self._options, _Spent(), f"{self._provider} gave no reply"
        deadline = options.clock() + options.deadline_seconds
        question = _Question(response, context)
        request = {
            "response_model": _stand_in(response),
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
            "max_retries": options.reasks,
            "max_tokens": max_tokens,
        }
        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(_TransientError),
            wait=lambda state: backoff_seconds(state.attempt_number, options.chance.random()),
            stop=lambda state: options.clock() + state.upcoming_sleep >= deadline,
            sleep=options.sleep,
            reraise=True,
        )
        # The requests are the SDK's, so that what all of them may cost is set aside at once.
        most = len((system + user + json.dumps(response.model_json_schema())).encode()) + FRAME
        tries = 1 + options.reasks
        reserved = options.purse.reserve(most * tries, max_tokens * tries)
        began = options.clock()
        current = _current.set(question)
        try:
            retrying(self._attempt, request, deadline, spent)
        except _TransientError as error:
            trouble = str(error)
        finally:
            _current.reset(current)
            usage = spent.usage()
            options.observe(usage)
            if usage.input_tokens or usage.output_tokens:
                options.purse.settle(reserved, usage.input_tokens, usage.output_tokens)
            said = question.value.model_dump_json() if question.value is not None else None
            sent = {"model": self.name, "messages": request["messages"], "max_tokens": max_tokens}
            seconds = round(options.clock() - began, 3)
            options.trace(
                Exchange(
                    self._provider,
                    sent,
                    said,
                    None if said else "no usable reply",
                    usage.input_tokens,
                    usage.output_tokens,
                    seconds,
                )
            )
        if question.value is not None:
            return Answer(question.value, spent.usage())
        raise ProviderError(
            f"{trouble}; gave up after {spent.calls} request{'s' * (spent.calls != 1)} in a deadline of "
            f"{options.deadline_seconds:g} s"
        )

    def _attempt(self, request: dict[str, Any], deadline: float, spent: "_Spent") -> None:
        """Ask once, re-asks included. The reply is left with the question."""
        left = min(deadline - self._options.clock(), self._options.deadline_seconds * SHARE)
        spent.retries += spent.calls > 0
        with ThreadPoolExecutor(1) as pool:  # where no event loop runs yet, as one may on the caller's thread
            posting = self._post(request, max(left, 0.001), spent)
            run: Callable[..., Exception | None] = copy_context().run
            failure = pool.submit(run, asyncio.run, posting).result()
        if failure is not None:
            self._fail(failure)

    async def _post(self, request: dict[str, Any], limit: float, spent: "_Spent") -> Exception | None:
        """Return what went wrong, or None. The client is new: none survives the event loop that it was made in."""
        client = _client(self.name, self._options)
        calls = spent.calls
        client.on("completion:kwargs", spent.count)
        client.on("completion:response", spent.add)
        try:
            async with asyncio.timeout(limit):
                await client.chat.completions.create(**request)
            return None
        except TimeoutError:
            return _TransientError(f"{self._provider} gave no complete reply in {limit:.3g} s")
        except Exception as error:  # noqa: BLE001 - each SDK has errors of its own, which are told apart by their status
            return error.__cause__ if isinstance(error.__cause__, Exception) else error
        finally:
            spent.calls = max(spent.calls, calls + 1)

    def _fail(self, failure: Exception) -> NoReturn:
        """Say what went wrong, without the words of the SDK: they may hold the key or the whole request."""
        if isinstance(failure, _TransientError):
            raise failure
        if isinstance(failure, ValidationError):
            fault = failure.errors(include_url=False, include_input=False, include_context=False)[0]
            place = ".".join(map(str, fault["loc"])) or "the reply"
            raise ModelReplyError(f"{self.name} gave no usable reply: {place}: {fault['msg']}") from None
        kind = type(failure).__name__
        status = next((code for code in (getattr(failure, name, None) for name in STATUS) if isinstance(code, int)), None)
        if status is None and type(failure).__module__.partition(".")[0] == "instructor":
            raise ModelReplyError(f"{self.name} gave no usable reply ({kind})") from None
        if status is None:
            broke = isinstance(failure, OSError) or kind.endswith(("ConnectionError", "ConnectError", "TimeoutError"))
            said = f"the connection to {self._provider} failed ({kind})"
            raise (_TransientError(said) if broke else ProviderError(said)) from None
        if status in AGAIN or status >= 500:
            raise _TransientError(f"{self._provider} answered {status}") from None
        advice = {401: "; check its key", 403: "; check its key", 404: "; check the model's name"}.get(status, "")
        refused = RefusedQuestionError if status in OWN else ProviderError
        raise refused(f"{self._provider} answered {status}{advice}") from None


STATUS = ("status_code", "code", "http_status")


class _Spent:
    """What one question has cost so far."""

    def __init__(self) -> None:
        self.calls = self.retries = self.input_tokens = self.output_tokens = 0

    def count(self, *_arguments: object, **_request: object) -> None:
        self.calls += 1

    def add(self, reply: object) -> None:
        usage = getattr(reply, "usage", None) or getattr(reply, "usage_metadata", None)
        self.input_tokens += _first(usage, INPUT_TOKENS)
        self.output_tokens += _first(usage, OUTPUT_TOKENS)

    def usage(self) -> Usage:
        return Usage(**vars(self))


def _first(usage: object, names: tuple[str, ...]) -> int:
    return next((count for count in (getattr(usage, name, None) for name in names) if isinstance(count, int)), 0)


class _Question(Generic[T]):
    """What judges a reply, and keeps it."""

    def __init__(self, response: type[T], context: dict[str, object]) -> None:
        self._response, self._context = response, context
        self.value: T | None = None

    def validate(self, text: str | bytes | bytearray) -> T:
        """Keep the reply's value, and return a copy for instructor to scribble on."""
        self.value = self._response.model_validate_json(text, context=self._context, strict=True)
        return self.value.model_copy()


_current: ContextVar[_Question[Any]] = ContextVar("other_question")


class _Validated(BaseModel):
    """Reads a reply with the context of the question under way: instructor, given it, would render prompts with Jinja2."""

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **_options: Any) -> Any:
        return _current.get().validate(json_data)

    @classmethod
    def model_validate(cls, obj: Any, **_options: Any) -> Any:
        return cls.model_validate_json(json.dumps(obj))


@functools.lru_cache(maxsize=64)
def _stand_in(response: type[BaseModel]) -> type[BaseModel]:
    return create_model(response.__name__, __base__=(_Validated, response), __doc__=response.__doc__)


def open_other(name: str, options: ModelOptions) -> OtherModel:
    """Return the model of PROVIDER/NAME for a provider that instructor knows; nothing is sent yet.

    Raises SettingsError for an unknown provider and where its package or its key is missing.
    """
    from instructor.auto_client import supported_providers

    provider = name.partition("/")[0]
    if provider not in supported_providers:
        choices = nearest(provider, ["openai", "local", *(known for known in supported_providers if known != "openai")])
        raise SettingsError(f"model {name!r}: the provider {provider!r} is unknown: {choices}")
    _client(name, options)
    return OtherModel(name, options)


def _client(name: str, options: ModelOptions) -> Any:
    import instructor

    _silence(logging.getLogger("instructor"))
    given: dict[str, Any] = {
        option: value for option, value in (("api_key", options.api_key), ("base_url", options.base_url)) if value
    }
    try:
        client: Any = instructor.from_provider(name, async_client=True, **given)
    except Exception as error:  # noqa: BLE001 - what a missing package or key raises is each builder's own choice
        said = str(error)
    else:
        if hasattr(client.client, "max_retries"):
            client.client.max_retries = 0  # SDKs retry too, and it multiplies
        return client
    # Raised here and not above, without the words of the SDK, which may hold a key.
    if package := INSTALL.search(said):
        raise SettingsError(f"model {name!r} needs a package that is not installed: pip install '{package[1]}'")
    unset = [variable for variable in VARIABLE.findall(said) if variable not in os.environ]
    if unset:
        raise SettingsError(f"model {name!r} needs a setting of its provider: set {unset[0]}")
    raise SettingsError(f"model {name!r} cannot be opened: check the key and the settings that its provider wants")


def _silence(logger: logging.Logger) -> None:
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
