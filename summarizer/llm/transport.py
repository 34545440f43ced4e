"""Carries one request to an OpenAI-compatible server and its body back, again if need be, before a deadline.

openai's own retries are off, and tenacity alone repeats. The deadline is held here: openai's timeout is per read,
so that a server that drips a byte at a time outlasts it. Each request runs in an event loop of its own,
where `asyncio.timeout` ends it wherever it stands (connecting, headers, body) and closes the connection.
"""

import asyncio
import functools
import json
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar
from urllib.parse import urlsplit

from summarizer.errors import ProviderError, RefusedQuestionError
from summarizer.llm.backoff import Gate
from summarizer.llm.envelope import CutShortError, Envelope, read_envelope
from summarizer.llm.model import Exchange, ModelOptions
from summarizer.llm.redaction import redactor
from summarizer.llm.refusals import Trouble, read_disconnection, read_refusal
from summarizer.llm.telemetry import Span, request_span

if TYPE_CHECKING:
    import ssl

    import openai
    import tenacity

__all__ = ["Tally", "Transport", "most_tokens"]

T = TypeVar("T")
CONNECT_SECONDS = 10.0
SHARE = 0.5  # of the deadline that one request may take
FRAME = 100  # tokens that a chat template may add
NO_KEY = "none"  # openai wants one even for a server that does not


@dataclass
class Tally:
    """What one question has cost so far, as `Usage` counts it."""

    calls: int = 0
    retries: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    unmetered: int = 0
    batched_input_tokens: int = 0
    batched_output_tokens: int = 0


class _TransientError(Exception):
    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.sentence)
        self.trouble = trouble


class Transport:
    """The way to one server, shared by all threads that ask one model."""

    def __init__(self, base_url: str, key: str | None, options: ModelOptions) -> None:
        self._base_url, self._key, self._options = base_url, key, options
        self._gate = Gate(options.clock, options.sleep, options.rate)
        self.redacted = redactor(key)
        self._closed: Trouble | None = None  # why no request will ever succeed
        self.where = _place(base_url)

    def __repr__(self) -> str:
        return f"Transport({self.where!r})"

    def hide(self, text: str) -> str:
        """Return one short printable line of `text`, without the key."""
        return "".join(character if character.isprintable() else " " for character in self.redacted(text))[:300].strip()

    def send(self, request: Mapping[str, Any], tool: str | None, deadline: float, tally: Tally) -> Envelope:
        """Return the reply to `request`; `tool` is the only tool that it may call.

        Raises ProviderError when the server refuses, or does not answer before `deadline` on the clock, and
        RefusedQuestionError where it refuses this request alone.
        """
        calls = tally.calls
        try:
            return self._retrying(deadline)(self._attempt, request, tool, deadline, tally, calls)
        except _TransientError as error:
            trouble = error.trouble
        # Raised here and not above: a cause would carry the request with its headers.
        self._give_up(trouble, tally.calls - calls)

    def reach(self, work: Callable[["openai.AsyncOpenAI"], Coroutine[Any, Any, T]], deadline: float, *, repeat: bool = True) -> T:
        """Return what `work` gets from the server's other calls, which cost nothing; no reply is redacted.

        `work` is repeated as a request is, or without `repeat` only where the server cannot have begun it. Raises as `send` does.
        """
        requests = 0

        def attempt() -> T:
            nonlocal requests
            left = deadline - self._options.clock()
            if left <= 0 or not self._gate.wait(deadline):
                raise ProviderError(f"{self.where} gave no usable reply before the deadline")
            _certificates()
            requests += 1
            came = _run(self._guard(work, left * SHARE))
            if not isinstance(came, Trouble):
                return came
            if came.again and (repeat or came.free):
                raise _TransientError(came)
            self._give_up(came, requests)

        try:
            return self._retrying(deadline)(attempt)
        except _TransientError as error:
            trouble = error.trouble
        self._give_up(trouble, requests)

    def _retrying(self, deadline: float) -> "tenacity.Retrying":
        import tenacity

        return tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(_TransientError),
            wait=self._wait,
            stop=lambda state: self._options.clock() + state.upcoming_sleep >= deadline,
            sleep=self._options.sleep,
            reraise=True,
        )

    def _attempt(self, request: Mapping[str, Any], tool: str | None, deadline: float, tally: Tally, before: int) -> Envelope:
        """Send once."""
        limit = self._options.deadline_seconds
        if not self._gate.wait(deadline):
            raise ProviderError(f"{self.where} had all requests wait for longer than the deadline of {limit:g} s")
        left = deadline - self._options.clock()
        if left <= 0:
            raise ProviderError(f"{self.where} gave no usable reply before the deadline of {limit:g} s")
        _certificates()  # and with it the imports, so that the head start is the request's own
        with self._gate.going_ahead():
            if self._closed is not None:
                self._give_up(self._closed, 1)
            most = most_tokens(request)
            reserved = self._options.purse.reserve(*most)
            tally.retries += tally.calls > before
            tally.calls += 1
            began = self._options.clock()
            with request_span("openai", urlsplit(self._base_url).hostname or "", request) as span:
                came = _run(self._post(request, tool, min(left, limit * SHARE)))
                _mark(span, came)
            if isinstance(came, Trouble) and came.closes:
                self._closed = came
        told = _told(came)
        # What the server does not tell stays reserved: it may be charged for.
        self._options.purse.settle(reserved, *(own if number is None else number for number, own in zip(told, most, strict=True)))
        tally.input_tokens += told[0] or 0
        tally.output_tokens += told[1] or 0
        tally.unmetered += None in told
        self._trace(request, came, self._options.clock() - began)
        if isinstance(came, Envelope):
            return came
        if came.again:
            raise _TransientError(came)
        self._give_up(came, 1)

    def _trace(self, request: Mapping[str, Any], came: Envelope | Trouble, seconds: float) -> None:
        """Let the request and what came of it be traced."""
        if isinstance(came, Envelope):
            said, refused = came.text or None, came.fault.reason if came.fault else None
        else:
            said, refused = came.said, came.sentence
        came_in, made = _told(came)
        self._options.trace(Exchange(self.where, request, said, refused, came_in or 0, made or 0, round(seconds, 3)))

    async def _post(self, request: Mapping[str, Any], tool: str | None, limit: float) -> Envelope | Trouble:
        """Send once, and return what came back or why nothing did."""

        async def post(client: "openai.AsyncOpenAI") -> tuple[str, str]:
            reply = await client.chat.completions.with_raw_response.create(**request, extra_headers=self.bare())
            return self.redacted(reply.text), reply.headers.get("content-type", "").lower()

        came = await self._guard(post, limit)
        if isinstance(came, Trouble):
            return came
        try:
            return read_envelope(*came, tool)
        except CutShortError:
            return Trouble(f"{self.where} cut its reply short", again=True, said=came[0])

    async def _guard(self, work: Callable[["openai.AsyncOpenAI"], Coroutine[Any, Any, T]], limit: float) -> T | Trouble:
        """Return what `work` returns within `limit` seconds, or why it did not. Nothing that openai raises leaves from here."""
        import httpx2
        import openai

        try:
            async with asyncio.timeout(limit), self._client() as client:
                return await work(client)
        except (TimeoutError, openai.APITimeoutError) as error:
            unsent = isinstance(error.__cause__, httpx2.ConnectTimeout)
            return Trouble(f"{self.where} gave no complete reply in {limit:.3g} s", again=True, free=unsent)
        except openai.APIStatusError as error:
            return read_refusal(error, self.where, self.hide, keyed=self._key is not None)
        except openai.APIConnectionError as error:
            return read_disconnection(error, self.where)

    def _client(self) -> "openai.AsyncOpenAI":
        import openai

        # Redirects are not followed: they would carry the sources to a server that nobody named.
        http = openai.DefaultAsyncHttpxClient(
            verify=_certificates(), follow_redirects=False, timeout=openai.Timeout(None, connect=CONNECT_SECONDS)
        )
        return openai.AsyncOpenAI(api_key=self._key or NO_KEY, base_url=self._base_url, max_retries=0, http_client=http)

    def bare(self) -> "dict[str, openai.Omit] | None":
        """Return the headers that each call must be given: without a key none is sent, though openai wants one."""
        import openai

        return None if self._key else {"Authorization": openai.Omit()}

    def _wait(self, state: "tenacity.RetryCallState") -> float:
        """Return the seconds before the next request; on 429 all other workers wait them too."""
        outcome = state.outcome.exception() if state.outcome else None
        trouble = outcome.trouble if isinstance(outcome, _TransientError) else None
        asked, crowded = (trouble.wait, trouble.crowded) if trouble else (None, False)
        return self._gate.pause(state.attempt_number, self._options.chance.random(), asked, crowded=crowded)

    def _give_up(self, trouble: Trouble, requests: int) -> NoReturn:
        count = f"{requests} request{'s' * (requests != 1)}"
        asked = f", and asked to wait {trouble.wait:g} s" if trouble.wait is not None else ""
        tried = f"; gave up after {count} in a deadline of {self._options.deadline_seconds:g} s" if trouble.again else ""
        kind = RefusedQuestionError if trouble.own else ProviderError
        raise kind(f"{trouble.sentence}{asked}{tried}")


def _mark(span: Span, came: Envelope | Trouble) -> None:
    """Say on a span how a request ended."""
    if isinstance(came, Envelope):
        for name, number in zip(("input_tokens", "output_tokens"), _told(came), strict=True):
            if number is not None:
                span.set_attribute(f"gen_ai.usage.{name}", number)
    if isinstance(came, Trouble) or came.fault is not None:
        span.set_attribute("error.type", "transport" if isinstance(came, Trouble) else "reply")


def _told(came: Envelope | Trouble) -> tuple[int | None, int | None]:
    """Return the tokens in and out that are known to be spent, each None where nobody told."""
    if isinstance(came, Envelope):
        return came.input_tokens, came.output_tokens
    return (0, 0) if came.free else (None, None)


def most_tokens(request: Mapping[str, Any]) -> tuple[int, int]:
    """Return more tokens than the request and its reply can have: no tokenizer makes more than one of a byte, and no chat template many."""
    limit = next(int(request[name]) for name in ("max_tokens", "max_completion_tokens") if name in request)
    return len(json.dumps(request, ensure_ascii=False).encode()) + FRAME, limit


def _run(work: Coroutine[Any, Any, T]) -> T:
    """Run `work` to its end, also where the caller sits in a running event loop, as in a notebook."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(1) as pool:
        run: Callable[..., T] = asyncio.run
        return pool.submit(run, work).result()


@functools.cache
def _certificates() -> "ssl.SSLContext":
    """Return the certificates to trust; reading them takes 25 ms, more than all else about a request."""
    import httpx2  # openai's own client
    import openai  # noqa: F401  # it takes a second

    return httpx2.create_ssl_context()


def _place(base_url: str) -> str:
    """Return the address to name in messages: no user, password or query, any of which may hold a secret."""
    parts = urlsplit(base_url)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{parts.hostname}{port}{parts.path}".rstrip("/")
