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
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError, create_model

from summarizer.errors import ModelReplyError, ProviderError, RefusedQuestionError, SettingsError, nearest
from summarizer.llm.backoff import Gate, retry_after_seconds
from summarizer.llm.model import WINDOW, Answer, Exchange, ModelOptions, Usage
from summarizer.llm.redaction import redactor
from summarizer.llm.refusals import AGAIN, OWN, is_free
from summarizer.llm.transport import FRAME, SHARE

if TYPE_CHECKING:
    import tenacity

__all__ = ["OtherModel", "open_other"]

T = TypeVar("T", bound=BaseModel)
INSTALL = re.compile(r"pip install [\"']?([\w.-]+(?:\[\w+\])?)")
STATUS = ("status_code", "code", "http_status")  # as the SDKs call them
VARIABLE = re.compile(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b")
INPUT_TOKENS = ("prompt_tokens", "input_tokens", "prompt_token_count")  # as the SDKs call them
OUTPUT_TOKENS = ("completion_tokens", "output_tokens", "candidates_token_count")


class _TransientError(Exception):
    """The same request may succeed later; `wait` is for how many seconds the provider asked, `crowded` that it has too many requests."""

    def __init__(self, sentence: str, wait: float | None = None, *, crowded: bool = False) -> None:
        super().__init__(sentence)
        self.wait, self.crowded = wait, crowded


class OtherModel:
    """A model behind a provider's own SDK."""

    def __init__(self, name: str, options: ModelOptions) -> None:
        self.name, self.identity, self.window_tokens = name, name, WINDOW
        self._options = options
        self._provider = name.partition("/")[0]
        self._gate = Gate(options.clock, options.sleep, options.rate)
        self._redacted = redactor(options.api_key or os.environ.get(f"{self._provider.upper()}_API_KEY"))

    def __repr__(self) -> str:
        return f"OtherModel({self.name!r})"

    def ask(self, system: str, user: str, response: type[T], *, context: dict[str, object], max_tokens: int) -> Answer[T]:
        """Return the reply as a `response`, as `Model.ask` promises."""
        import tenacity

        options, spent, trouble = self._options, _Spent(), f"{self._provider} gave no reply"
        deadline = options.clock() + options.deadline_seconds
        question = _Question(response, context, self._redacted)
        request = {
            "response_model": _stand_in(response),
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
            "max_retries": options.reasks,
            "max_tokens": max_tokens,
        }
        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(_TransientError),
            wait=self._wait,
            stop=lambda state: options.clock() + state.upcoming_sleep >= deadline,
            sleep=options.sleep,
            reraise=True,
        )
        most = len((system + user + json.dumps(response.model_json_schema())).encode()) + FRAME
        began = options.clock()
        current = _current.set(question)
        try:
            retrying(self._attempt, request, (most, max_tokens), deadline, spent)
        except _TransientError as error:
            trouble = str(error)
        finally:
            _current.reset(current)
            usage = spent.usage()
            options.observe(usage)
            sent = {"model": self.name, "messages": request["messages"], "max_tokens": max_tokens}
            refused = None if question.value is not None else "no usable reply"
            seconds = round(options.clock() - began, 3)
            tokens = usage.input_tokens, usage.output_tokens
            if usage.calls:
                options.trace(Exchange(self._provider, sent, question.said, refused, *tokens, seconds))
        if question.value is not None:
            return Answer(question.value, spent.usage())
        raise ProviderError(
            f"{trouble}; gave up after {spent.calls} request{'s' * (spent.calls != 1)} in a deadline of "
            f"{options.deadline_seconds:g} s"
        )

    def _wait(self, state: "tenacity.RetryCallState") -> float:
        """Return the seconds before the next request; on 429 all other workers wait them too."""
        error = state.outcome.exception() if state.outcome else None
        asked, crowded = (error.wait, error.crowded) if isinstance(error, _TransientError) else (None, False)
        return self._gate.pause(state.attempt_number, self._options.chance.random(), asked, crowded=crowded)

    def _attempt(self, request: dict[str, Any], most: tuple[int, int], deadline: float, spent: "_Spent") -> None:
        """Ask once, re-asks included; `most` is what one request can need in and out. The reply is left with the question."""
        limit = self._options.deadline_seconds
        if not self._gate.wait(deadline):
            raise ProviderError(f"{self._provider} had all requests wait for longer than the deadline of {limit:g} s")
        # The requests are the SDK's, so that what all of them may cost is set aside at once.
        tries = 1 + self._options.reasks
        reserved = self._options.purse.reserve(*(tries * tokens for tokens in most))
        before = spent.usage()
        left = min(deadline - self._options.clock(), self._options.deadline_seconds * SHARE)
        spent.retries += spent.calls > 0
        with ThreadPoolExecutor(1) as pool:  # where no event loop runs yet, as one may on the caller's thread
            posting = self._post(request, max(left, 0.001), spent)
            run: Callable[..., Exception | None] = copy_context().run
            failure = pool.submit(run, asyncio.run, posting).result()
        status = _status(failure)
        spent.meter(before, free=status is not None and is_free(status))
        known = (spent.input_tokens - before.input_tokens, spent.output_tokens - before.output_tokens)
        unknown = spent.unmetered - before.unmetered
        self._options.purse.settle(reserved, *(told + unknown * own for told, own in zip(known, most, strict=True)))
        if failure is not None:
            self._fail(failure, status)

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

    def _fail(self, failure: Exception, status: int | None) -> NoReturn:
        """Say what went wrong, without the words of the SDK: they may hold the key or the whole request."""
        if isinstance(failure, _TransientError):
            raise failure
        if isinstance(failure, ValidationError):
            fault = failure.errors(include_url=False, include_input=False, include_context=False)[0]
            place = ".".join(map(str, fault["loc"])) or "the reply"
            raise ModelReplyError(f"{self.name} gave no usable reply: {place}: {fault['msg']}") from None
        if isinstance(failure, UnicodeEncodeError):  # met when the reply is repeated to the model
            raise ModelReplyError(f"{self.name} gave no usable reply: it holds a lone surrogate, which is no text") from None
        kind = type(failure).__name__
        if status is None and type(failure).__module__.partition(".")[0] == "instructor":
            raise ModelReplyError(f"{self.name} gave no usable reply ({kind})") from None
        if status is None:
            broke = isinstance(failure, OSError) or kind.endswith(("ConnectionError", "ConnectError", "TimeoutError"))
            said = f"the connection to {self._provider} failed ({kind})"
            raise (_TransientError(said) if broke else ProviderError(said)) from None
        if status in AGAIN or status >= 500:
            wait = _asked_wait(failure)
            asked = f", and asked to wait {wait:g} s" if wait is not None else ""
            raise _TransientError(f"{self._provider} answered {status}{asked}", wait, crowded=status == 429) from None
        advice = {401: "; check its key", 403: "; check its key", 404: "; check the model's name"}.get(status, "")
        refused = RefusedQuestionError if status in OWN else ProviderError
        raise refused(f"{self._provider} answered {status}{advice}") from None


def _status(failure: Exception | None) -> int | None:
    """Return the HTTP status that an SDK's error tells, if it tells one."""
    return next((code for code in (getattr(failure, name, None) for name in STATUS) if isinstance(code, int)), None)


def _asked_wait(failure: Exception) -> float | None:
    """Return for how many seconds the provider asked to wait, where the SDK's error carries the reply's headers."""
    headers = getattr(getattr(failure, "response", None), "headers", None)
    if not isinstance(headers, Mapping):
        return None
    return retry_after_seconds({str(name).lower(): str(value) for name, value in headers.items()})


class _Spent:
    """What one question has cost so far."""

    def __init__(self) -> None:
        self.calls = self.retries = self.input_tokens = self.output_tokens = self.unmetered = 0
        self._metered = 0

    def count(self, *_arguments: object, **_request: object) -> None:
        self.calls += 1

    def add(self, reply: object) -> None:
        usage = getattr(reply, "usage", None) or getattr(reply, "usage_metadata", None)
        came, made = (_first(usage, names) for names in (INPUT_TOKENS, OUTPUT_TOKENS))
        self.input_tokens += came or 0
        self.output_tokens += made or 0
        self._metered += bool(came) and made is not None

    def meter(self, before: Usage, *, free: bool) -> None:
        """Count the calls since `before` whose tokens were not told; the last one was not worked on where it is `free`."""
        calls = self.calls - before.calls - free
        self.unmetered += max(0, calls - self._metered)
        self._metered = 0

    def usage(self) -> Usage:
        return Usage(self.calls, self.retries, 0, self.input_tokens, self.output_tokens, self.unmetered)


def _first(usage: object, names: tuple[str, ...]) -> int | None:
    return next((count for count in (getattr(usage, name, None) for name in names) if isinstance(count, int)), None)


class _Question(Generic[T]):
    """What judges a reply, and keeps it, less the key."""

    def __init__(self, response: type[T], context: dict[str, object], redacted: Callable[[str], str]) -> None:
        self._response, self._context, self._redacted = response, context, redacted
        self.said: str | None = None
        self.value: T | None = None

    def validate(self, text: str | bytes | bytearray) -> T:
        """Keep the reply's value, and return a copy for instructor to scribble on."""
        self.said = self._redacted(text if isinstance(text, str) else bytes(text).decode("utf-8", "replace"))
        self.value = self._response.model_validate_json(self.said, context=self._context, strict=True)
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
