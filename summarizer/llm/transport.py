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
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urlsplit

from summarizer.errors import ProviderError, RefusedQuestionError
from summarizer.llm.backoff import Gate, backoff_seconds, retry_after_seconds
from summarizer.llm.envelope import CutShortError, Envelope, read_envelope
from summarizer.llm.model import Exchange, ModelOptions
from summarizer.llm.telemetry import Span, request_span

if TYPE_CHECKING:
    import ssl

    import openai
    import tenacity

__all__ = ["Tally", "Transport"]

CONNECT_SECONDS = 10.0
SHARE = 0.5  # of the deadline that one request may take
AGAIN = (408, 409, 429)  # and 500 and above
OWN = (400, 413, 422)  # what is wrong with one question
OWN_CODES = ("content_filter", "context_length_exceeded", "exceed_context_size_error")  # the same under any other status
SPENT = ("insufficient_quota", "billing_hard_limit_reached")  # codes of a 429 that no waiting mends
SECRET = 16  # characters: what is shorter is a filler for a server that wants no key, and may be a word of a reply
FRAME = 100  # tokens that a chat template may add
NO_KEY = "none"  # openai wants one even for a server that does not


@dataclass
class Tally:
    """What one question has cost so far."""

    calls: int = 0
    retries: int = 0
    input_tokens: int = 0
    output_tokens: int = 0


@dataclass(frozen=True)
class _Trouble:
    """Why there is no reply.

    `again` is whether the same request may succeed later, `closes` that no request will, and `own` that it lies in
    this question and another may be answered. `answered` is whether the server said so itself: then it did no work that it charges for.
    """

    sentence: str
    again: bool
    closes: bool = False
    own: bool = False
    answered: bool = False
    crowded: bool = False
    wait: float | None = None


class _TransientError(Exception):
    def __init__(self, trouble: _Trouble) -> None:
        super().__init__(trouble.sentence)
        self.trouble = trouble


class Transport:
    """The way to one server, shared by all threads that ask one model."""

    def __init__(self, base_url: str, key: str | None, options: ModelOptions) -> None:
        self._base_url, self._key, self._options = base_url, key, options
        self._gate = Gate(options.clock, options.sleep)
        self._closed: _Trouble | None = None  # why no request will ever succeed
        self.where = _place(base_url)

    def __repr__(self) -> str:
        return f"Transport({self.where!r})"

    def hide(self, text: str) -> str:
        """Return one short printable line of `text`, without the key."""
        bare = text.replace(self._key, "[key]") if self._key else text
        return "".join(character if character.isprintable() else " " for character in bare)[:300].strip()

    def send(self, request: Mapping[str, Any], tool: str | None, deadline: float, tally: Tally) -> Envelope:
        """Return the reply to `request`; `tool` is the only tool that it may call.

        Raises ProviderError when the server refuses, or does not answer before `deadline` on the clock, and
        RefusedQuestionError where it refuses this request alone.
        """
        import tenacity

        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(_TransientError),
            wait=self._wait,
            stop=lambda state: self._options.clock() + state.upcoming_sleep >= deadline,
            sleep=self._options.sleep,
            reraise=True,
        )
        calls = tally.calls
        try:
            return retrying(self._attempt, request, tool, deadline, tally, calls)
        except _TransientError as error:
            trouble = error.trouble
        # Raised here and not above: a cause would carry the request with its headers.
        self._give_up(trouble, tally.calls - calls)

    def _attempt(self, request: Mapping[str, Any], tool: str | None, deadline: float, tally: Tally, before: int) -> Envelope:
        """Send once."""
        limit = self._options.deadline_seconds
        if not self._gate.wait(deadline):
            raise ProviderError(f"{self.where} asked all requests to wait for longer than the deadline of {limit:g} s")
        left = deadline - self._options.clock()
        if left <= 0:
            raise ProviderError(f"{self.where} gave no usable reply before the deadline of {limit:g} s")
        _certificates()  # and with it the imports, so that the head start is the request's own
        with self._gate.going_ahead():
            if self._closed is not None:
                self._give_up(self._closed, 1)
            reserved = self._options.purse.reserve(_most_tokens(request), _reply_limit(request))
            tally.retries += tally.calls > before
            tally.calls += 1
            began = self._options.clock()
            with request_span("openai", urlsplit(self._base_url).hostname or "", request) as span:
                came = _run(self._post(request, tool, min(left, limit * SHARE)))
                _mark(span, came)
            if isinstance(came, _Trouble) and came.closes:
                self._closed = came
        self._tell(request, came, self._options.clock() - began)
        if isinstance(came, Envelope):
            if came.input_tokens or came.output_tokens:
                self._options.purse.settle(reserved, came.input_tokens, came.output_tokens)
            tally.input_tokens += came.input_tokens
            tally.output_tokens += came.output_tokens
            return came
        if came.answered:
            self._options.purse.settle(reserved, 0, 0)
        if came.again:
            raise _TransientError(came)
        self._give_up(came, 1)

    def _tell(self, request: Mapping[str, Any], came: "Envelope | _Trouble", seconds: float) -> None:
        """Let the request and what came of it be traced."""
        if isinstance(came, Envelope):
            refused = came.fault.reason if came.fault else None
            exchange = Exchange(
                self.where, request, came.text or None, refused, came.input_tokens, came.output_tokens, round(seconds, 3)
            )
        else:
            exchange = Exchange(self.where, request, None, came.sentence, 0, 0, round(seconds, 3))
        self._options.trace(exchange)

    async def _post(self, request: Mapping[str, Any], tool: str | None, limit: float) -> Envelope | _Trouble:
        """Send once, and return what came back or why nothing did. Nothing that openai raises leaves from here."""
        import openai

        try:
            async with asyncio.timeout(limit), self._client() as client:
                bare = None if self._key else {"Authorization": openai.Omit()}
                reply = await client.chat.completions.with_raw_response.create(**request, extra_headers=bare)
                return read_envelope(self._without_key(reply.text), reply.headers.get("content-type", "").lower(), tool)
        except (TimeoutError, openai.APITimeoutError):
            return _Trouble(f"{self.where} gave no complete reply in {limit:.3g} s", again=True)
        except CutShortError:
            return _Trouble(f"{self.where} cut its reply short", again=True)
        except openai.APIStatusError as error:
            return self._refusal(error)
        except openai.APIConnectionError as error:
            return self._disconnection(error)

    def _without_key(self, body: str) -> str:
        """Return what a server said, less the key, so that an echo reaches no log, cache or report; "EMPTY" may stay."""
        return body.replace(self._key, "[key]") if self._key and len(self._key) >= SECRET else body

    def _client(self) -> "openai.AsyncOpenAI":
        import openai

        # Redirects are not followed: they would carry the sources to a server that nobody named.
        http = openai.DefaultAsyncHttpxClient(
            verify=_certificates(), follow_redirects=False, timeout=openai.Timeout(None, connect=CONNECT_SECONDS)
        )
        return openai.AsyncOpenAI(api_key=self._key or NO_KEY, base_url=self._base_url, max_retries=0, http_client=http)

    def _disconnection(self, error: "openai.APIConnectionError") -> _Trouble:
        """Tell a connection that broke from a request that could never be sent, or from a test that has no recording."""
        import httpx2

        cause = error.__cause__
        broke = isinstance(cause, httpx2.TransportError | httpx2.DecodingError)
        ours = isinstance(cause, httpx2.LocalProtocolError | httpx2.UnsupportedProtocol)
        return _Trouble(f"the connection to {self.where} failed ({type(cause).__name__})", again=broke and not ours)

    def _refusal(self, error: "openai.APIStatusError") -> _Trouble:
        """Say what a status other than 200 means."""
        status, code = error.status_code, str(error.code or error.type or "")
        body = error.body if isinstance(error.body, dict) else {}
        words = body.get("message") or body.get("detail")
        said = f": {self.hide(words)}" if isinstance(words, str) else ""
        refused = functools.partial(_Trouble, again=False, answered=True)
        if status in (401, 403):  # what such a server says may hold parts of the key
            advice = "check OPENAI_API_KEY" if self._key else "set OPENAI_API_KEY"
            return refused(f"{self.where} answered {status} and refused the key; {advice}", closes=True)
        if status == 429 and (code in SPENT or error.type in SPENT):
            return refused(f"{self.where} answered 429: the account's quota is spent; add credit or use another key", closes=True)
        if status in OWN or code in OWN_CODES:
            return refused(f"{self.where} answered {status}{said}", own=True)
        if status in AGAIN or status >= 500:
            wait = retry_after_seconds(error.response.headers)
            return refused(f"{self.where} answered {status}{said}", again=True, crowded=status == 429, wait=wait)
        if status == 404:
            return refused(f"{self.where} answered 404{said}; check the model's name and the base URL", closes=True)
        if status < 400:
            return refused(f"{self.where} redirects ({status}), which is not followed; correct the base URL", closes=True)
        return refused(f"{self.where} answered {status}{said}")

    def _wait(self, state: "tenacity.RetryCallState") -> float:
        """Return the seconds before the next request; on 429 all other workers wait them too."""
        outcome = state.outcome.exception() if state.outcome else None
        trouble = outcome.trouble if isinstance(outcome, _TransientError) else None
        seconds = backoff_seconds(state.attempt_number, self._options.chance.random())
        if trouble is not None and trouble.wait is not None:
            seconds = max(seconds, trouble.wait)
        if trouble is not None and trouble.crowded:
            self._gate.hold(seconds)
        return seconds

    def _give_up(self, trouble: _Trouble, requests: int) -> NoReturn:
        count = f"{requests} request{'s' * (requests != 1)}"
        asked = f", and asked to wait {trouble.wait:g} s" if trouble.wait is not None else ""
        tried = f"; gave up after {count} in a deadline of {self._options.deadline_seconds:g} s" if trouble.again else ""
        kind = RefusedQuestionError if trouble.own else ProviderError
        raise kind(f"{trouble.sentence}{asked}{tried}")


def _mark(span: Span, came: Envelope | _Trouble) -> None:
    """Say on a span how a request ended."""
    if isinstance(came, Envelope):
        span.set_attribute("gen_ai.usage.input_tokens", came.input_tokens)
        span.set_attribute("gen_ai.usage.output_tokens", came.output_tokens)
    if isinstance(came, _Trouble) or came.fault is not None:
        span.set_attribute("error.type", "transport" if isinstance(came, _Trouble) else "reply")


def _most_tokens(request: Mapping[str, Any]) -> int:
    """Return more tokens than the request can have: no tokenizer makes more than one of a byte, and no chat template many."""
    return len(json.dumps(request, ensure_ascii=False).encode()) + FRAME


def _reply_limit(request: Mapping[str, Any]) -> int:
    return next(int(request[name]) for name in ("max_tokens", "max_completion_tokens") if name in request)


def _run(work: Coroutine[Any, Any, Envelope | _Trouble]) -> Envelope | _Trouble:
    """Run `work` to its end, also where the caller sits in a running event loop, as in a notebook."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(1) as pool:
        run: Callable[..., Envelope | _Trouble] = asyncio.run
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
