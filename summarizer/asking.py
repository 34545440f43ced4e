"""Puts the prompts' questions to a model, many at once."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from summarizer.errors import BudgetError, ModelReplyError, ProviderError, PutOffError, RefusedQuestionError, SummarizerError
from summarizer.llm import Model
from summarizer.prompting import Prompts, nonce_for
from summarizer.schemas.wire import Wire

__all__ = ["Asker", "Outcome", "Question", "loss_code"]

W = TypeVar("W", bound=Wire)
_CODES = {
    ModelReplyError: "reply_refused",
    RefusedQuestionError: "question_refused",
    BudgetError: "budget_spent",
    ProviderError: "provider_failed",
}
Done = Callable[[int, int], None]
"""(done, total), called from the thread that asks."""


@dataclass(frozen=True, slots=True)
class Question(Generic[W]):
    """A prompt by its name, what fills it, the shape of the reply, and what its validators may see."""

    prompt: str
    inputs: dict[str, Any]
    reply: type[W]
    context: dict[str, object]


@dataclass(frozen=True, slots=True)
class Outcome(Generic[W]):
    """A reply, or the error that stands in its place."""

    value: W | None
    error: SummarizerError | None = None


def loss_code(error: SummarizerError) -> str:
    """Return the code of the notice that tells what was lost to the error of an outcome.

    >>> loss_code(RefusedQuestionError("the text is too long"))
    'question_refused'
    """
    return next(code for kind, code in _CODES.items() if isinstance(error, kind))


class Asker:
    """A model with its prompts and the workers that ask it. After `failed` is set nothing more is sent.

    `hand_in` hands in the questions that the model puts off, if it does, and returns where they are to be asked at once.
    """

    def __init__(self, model: Model, prompts: Prompts, workers: Executor, hand_in: Callable[[], None] | None = None) -> None:
        self._model, self._prompts, self._workers, self._hand_in = model, prompts, workers, hand_in
        self._failed: SummarizerError | None = None

    @property
    def chunk_characters(self) -> int:
        """How much text to show at once: even at a token a character it leaves room for the prompt and the reply."""
        return min(12_000, self._model.window_tokens // 2)

    @property
    def reply_tokens(self) -> int:
        """How long a reply may be."""
        return min(8192, self._model.window_tokens // 4)

    def ask(self, question: Question[W]) -> W:
        """Return the reply to one question."""
        inputs = question.inputs
        sent = self._prompts.render(question.prompt, nonce=nonce_for(repr(inputs)), **inputs)
        answer = self._model.ask(sent.system, sent.user, question.reply, context=question.context, max_tokens=self.reply_tokens)
        return answer.value

    def ask_all(self, questions: Sequence[Question[W]], done: Done) -> list[Outcome[W]]:
        """Return an outcome for each question, in order.

        A reply that cannot be used, or a question that the provider refuses, costs itself only. When the provider fails or the budget is spent, what is
        under way is finished, and every question that was not begun ends with the same error. Raises WaitingError where
        questions were handed in as a batch.
        """
        outcomes = self._ask_each(questions, done)
        put_off = [n for n, outcome in enumerate(outcomes) if isinstance(outcome.error, PutOffError)]
        if put_off and self._hand_in is not None:
            self._hand_in()
            for n, outcome in zip(put_off, self._ask_each([questions[n] for n in put_off], done), strict=True):
                outcomes[n] = outcome
        return outcomes

    def _ask_each(self, questions: Sequence[Question[W]], done: Done) -> list[Outcome[W]]:
        futures = [self._workers.submit(self._try, question) for question in questions]
        outcomes = []
        try:
            for n, future in enumerate(futures):
                done(n, len(futures))
                outcomes.append(future.result())
        except BaseException:  # an interrupt of the user's, or a bug: what was not begun is not worth paying for
            for future in futures:
                future.cancel()
            raise
        return outcomes

    def _try(self, question: Question[W]) -> Outcome[W]:
        if self._failed is not None:
            return Outcome(None, self._failed)
        try:
            return Outcome(self.ask(question))
        except (ModelReplyError, RefusedQuestionError, PutOffError) as error:
            return Outcome(None, error)
        except (ProviderError, BudgetError) as error:
            self._failed = error
            return Outcome(None, error)
