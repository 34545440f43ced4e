"""Asks a question in a schema, and asks again with the reason when the reply does not fit it.

instructor writes the schema into the request and repeats on a validation error, nothing else. Two of its ways are
gone round: given `context`, it would render every message as a Jinja template, text of the sources included,
so the context reaches the validators through `Question` instead; and its hooks cannot refuse a reply,
so replies are checked in the function that it calls to send.
"""

import copy
import functools
import logging
from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from pydantic import BaseModel, ValidationError, create_model

from summarizer.errors import InternalError, ModelReplyError
from summarizer.llm.envelope import Envelope
from summarizer.llm.model import WINDOW, Answer, ModelOptions, Usage
from summarizer.llm.transport import Tally

__all__ = ["OpenAIModel", "Sender"]

T = TypeVar("T", bound=BaseModel)
MODES = {"json_schema": "JSON_SCHEMA", "tools": "TOOLS", "json": "JSON"}


class Sender(Protocol):
    """What carries requests: `Transport`, or what stands before one."""

    where: str

    def hide(self, text: str) -> str:
        """Return one short printable line of `text`, without the key."""
        ...

    def send(self, request: Mapping[str, Any], tool: str | None, deadline: float, tally: Tally) -> Envelope:
        """Return the reply to `request`, and add up in `tally` what it cost."""
        ...


class OpenAIModel:
    """A model behind OpenAI's chat completions, at OpenAI or anywhere else."""

    def __init__(self, name: str, transport: Sender, options: ModelOptions, limit: str, window_tokens: int = WINDOW) -> None:
        self.name, self.identity, self.window_tokens = name, name, window_tokens
        self._transport, self._options = transport, options
        self._limit = limit  # what this server calls max_tokens

    def __repr__(self) -> str:
        return f"OpenAIModel({self.name!r}, {self._transport.where!r})"

    def ask(self, system: str, user: str, response: type[T], *, context: dict[str, object], max_tokens: int) -> Answer[T]:
        """Return the reply as a `response`, as `Model.ask` promises."""
        import instructor
        from instructor.core.exceptions import InstructorRetryException, ResponseParsingError

        # It writes failures to its log as errors, which Python prints where nobody set up logging.
        _silence(logging.getLogger("instructor"))
        options, question = self._options, Question(response, context, self._transport, self._options)
        sampling = {"temperature": options.temperature, "seed": options.seed, self._limit: max_tokens}
        create: Any = instructor.patch(create=question.send, mode=instructor.Mode[MODES[options.technique]])
        failure: BaseException | None = None
        current = _current.set(question)
        try:
            create(
                response_model=_stand_in(response),
                max_retries=options.reasks,
                model=self.name.partition("/")[2],
                messages=[{"role": "system", "content": system}, {"role": "user", "content": user}],
                **{name: value for name, value in sampling.items() if value is not None},
            )
        except InstructorRetryException as error:
            failure = error.__cause__ or error
        finally:
            _current.reset(current)
            usage = Usage(**vars(question.tally))
            options.observe(usage)
        # Raised here and not above: instructor's error would print the whole prompt as its context.
        if isinstance(failure, ValidationError):
            question.refused = _reason(failure)
        if isinstance(failure, ValidationError | ResponseParsingError | ModelReplyError):
            requests = f"{usage.calls} request{'s' * (usage.calls != 1)}"
            raise ModelReplyError(f"{self.name} gave no usable reply in {requests}: {self._transport.hide(question.refused)}")
        if failure is not None:
            raise failure
        if question.value is None:
            raise InternalError("instructor returned without a value: the stand-in for the response model was not used")
        return Answer(question.value, usage)


class Question(Generic[T]):
    """One question under way: what instructor calls to send it, and what judges the reply."""

    def __init__(self, response: type[T], context: dict[str, object], transport: Sender, options: ModelOptions) -> None:
        self._response, self._context, self._transport = response, context, transport
        self._deadline = options.clock() + options.deadline_seconds
        self.refused = ""  # why the last reply was
        self.tally = Tally()
        self.value: T | None = None

    def send(self, **request: Any) -> object:
        """Return the reply as instructor reads it, made anew from what was checked."""
        from instructor.core.exceptions import ResponseParsingError
        from openai.types.chat import ChatCompletion

        if self.refused:
            # Into the last message, since some servers' templates refuse two from the user in a row.
            *before, last = request["messages"]
            again = f"{last['content']}\n\nYour last reply was refused: {self.refused}. Answer again."
            request["messages"] = [*before, {**last, "content": again}]
        self.refused = ""
        tool = request["tools"][0]["function"]["name"] if "tools" in request else None
        reply = self._transport.send(request, tool, self._deadline, self.tally)
        if reply.fault is not None:
            self.refused = reply.fault.reason
            # instructor asks again after the first of the two, and after no other error that is raised here.
            raise ResponseParsingError(self.refused) if reply.fault.reask else ModelReplyError(self.refused)
        try:
            self.validate(reply.text)
        except ValidationError as error:
            # In our words: instructor would repeat the value, a stack of fields and a link to pydantic's site.
            self.refused = _reason(error)
            raise ResponseParsingError(self.refused) from None
        return ChatCompletion.model_validate(_completion(reply.text, tool))

    def validate(self, text: str | bytes | bytearray) -> BaseModel:
        """Keep the reply's value, and return a copy for instructor to scribble on. Raises pydantic's ValidationError."""
        self.value = self._response.model_validate_json(text, context=self._context, strict=True)
        return self.value.model_copy()


_current: ContextVar[Question[Any]] = ContextVar("question")


class _Validated(BaseModel):
    """Hands a reply to the question that is under way on this thread."""

    replied: ClassVar[type[BaseModel]]  # the class that this one stands in for

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **_options: Any) -> Any:
        return _current.get().validate(json_data)

    @classmethod
    def model_json_schema(cls, *arguments: Any, **options: Any) -> dict[str, Any]:
        # Asked for several times a request, and never other than plainly.
        return (
            copy.deepcopy(_schema(cls.replied))
            if not arguments and not options
            else super().model_json_schema(*arguments, **options)
        )


@functools.lru_cache(maxsize=64)
def _schema(response: type[BaseModel]) -> dict[str, Any]:
    """Return the schema of the class behind a stand-in, made once."""
    return response.model_json_schema()


@functools.lru_cache(maxsize=64)
def _stand_in(response: type[BaseModel]) -> type[BaseModel]:
    """Return a class with `response`'s name and schema, whose reading of JSON is the question's."""
    made = create_model(response.__name__, __base__=(_Validated, response), __doc__=response.__doc__)
    made.replied = response  # type: ignore[attr-defined]  # create_model forgets the bases' attributes
    return made


def _completion(text: str, tool: str | None) -> dict[str, object]:
    message: dict[str, object] = {"role": "assistant", "content": text}
    if tool is not None:
        call = {"id": "call", "type": "function", "function": {"name": tool, "arguments": text}}
        message = {"role": "assistant", "content": None, "tool_calls": [call]}
    choice = {"index": 0, "finish_reason": "stop", "message": message}
    return {"id": "", "object": "chat.completion", "created": 0, "model": "", "choices": [choice]}


def _reason(error: ValidationError) -> str:
    """Return what pydantic found first, without the values."""
    faults = error.errors(include_url=False, include_input=False, include_context=False)[:3]
    return "; ".join(f"{'.'.join(map(str, fault['loc'])) or 'the reply'}: {fault['msg']}" for fault in faults)


def _silence(logger: logging.Logger) -> None:
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
