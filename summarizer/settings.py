"""What a caller may choose, and the one sentence that a wrong choice gets."""

import re
from concurrent.futures import Executor
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ModelWrapValidatorHandler, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails

from summarizer.errors import SettingsError, nearest
from summarizer.scale import EXECUTORS, check_executor

__all__ = ["Settings", "settings_from"]

MODELS = ("extractive", "local", "local:FILE.gguf", "PROVIDER/NAME")
MODEL_ENGINE = re.compile(r"local(:.+\.gguf)?|[A-Za-z0-9][\w.-]*/\S+")
NUMBERS = {
    "sentences": "a whole number from 1 to 100",
    "jobs": "a whole number of 1 or more",
    "budget": "US dollars, above 0",
    "max_tokens": "a whole number of 1 or more",
    "rate": "requests a second, above 0",
}
CHOICES = {"policy": ["strict", "flag"], "technique": ["json_schema", "tools", "json"], "fallback": ["extractive"]}


class Settings(BaseModel):
    """The choices of one run. Each has a default that works; a value that cannot be used raises SettingsError.

    `sentences` is the length of each story's summary. `focus` is what the reader cares about. `policy`
    is `strict`, where only supported sentences appear, or `flag`, where the others appear and are marked.
    `jobs` is the number of documents, and of questions to a model, in flight at once. `allow_hosts` are names of
    hosts that may be fetched although their addresses are not public.

    For a model: `base_url` is an OpenAI-compatible server, `technique` how the reply's schema is asked for (None: as suits the
    provider), `prompts` a folder of prompts, `budget` (US dollars) and `max_tokens` what a run may spend at most, `prices` a
    TOML file of prices, `cache` the folder where replies are kept (None: nowhere), `trace` a file for every request, and
    `fallback` what is done for text that the model could not read: "extractive" proposes its own sentences. `rate` is the most
    requests a second.

    `executor` is where the work on each document and each story is done: None here, "processes", "processes:N" or
    "dask://HOST:PORT", or any executor of `concurrent.futures`, which stays open. It changes no result.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True, arbitrary_types_allowed=True)

    model: str = "extractive"
    sentences: int = Field(default=7, ge=1, le=100)
    focus: str | None = None
    policy: Literal["strict", "flag"] = "strict"
    jobs: int = Field(default=4, ge=1)
    allow_hosts: tuple[str, ...] = Field(default=(), strict=False)
    base_url: str | None = None
    technique: Literal["json_schema", "tools", "json"] | None = None
    prompts: str | None = None
    budget: float | None = Field(default=None, gt=0, allow_inf_nan=False)
    max_tokens: int | None = Field(default=None, ge=1)
    prices: str | None = None
    cache: str | None = None
    trace: str | None = None
    fallback: Literal["extractive"] | None = None
    rate: float | None = Field(default=None, gt=0, allow_inf_nan=False)
    executor: str | Executor | None = None

    @model_validator(mode="wrap")
    @classmethod
    def _explain(cls, values: Any, validate: ModelWrapValidatorHandler[Self]) -> Self:
        """Turn the first fault that pydantic finds into one sentence."""
        try:
            return validate(values)
        except ValidationError as error:
            raise SettingsError(_sentence(error.errors(include_url=False)[0], list(cls.model_fields))) from None

    @field_validator("model")
    @classmethod
    def _known_model(cls, model: str) -> str:
        if model == "extractive" or MODEL_ENGINE.fullmatch(model):
            return model
        # No ValueError, so pydantic lets it pass through as it is.
        raise SettingsError(f"model {model!r} is unknown: {nearest(model, MODELS)}")

    @field_validator("executor")
    @classmethod
    def _known_executor(cls, executor: str | Executor | None) -> str | Executor | None:
        if isinstance(executor, str):
            check_executor(executor)
        return executor

    @field_validator("focus")
    @classmethod
    def _some_focus(cls, focus: str | None) -> str | None:
        if focus is not None and not focus.strip():
            raise SettingsError("focus is empty: expected a few words, or leave it out")
        if focus is not None and any("\ud800" <= character <= "\udfff" for character in focus):
            raise SettingsError(f"focus is {focus!r}: expected text that can be written as UTF-8")
        return focus


def settings_from(**options: Any) -> Settings:
    """Return the settings that `options` name.

    Raises SettingsError for an unknown name or value.

    >>> settings_from(sentences=3).sentences
    3
    """
    return Settings(**options)


def _sentence(fault: ErrorDetails, names: list[str]) -> str:
    """Say which setting has which value, what was expected, and what comes nearest to it."""
    name, value = str(fault["loc"][0]) if fault["loc"] else "", fault["input"]
    if fault["type"] == "extra_forbidden":
        return f"setting {name!r} is unknown: {nearest(name, names)}"
    if name in CHOICES:
        return f"{name} {value!r} is unknown: {nearest(str(value), CHOICES[name])}"
    if name == "allow_hosts":
        return f"allow_hosts is {value!r}: expected a list of names, such as ['intranet.example']"
    if name == "executor":
        return f"executor is {value!r}: expected one of {', '.join(EXECUTORS)}, or an executor of concurrent.futures"
    if name not in NUMBERS:
        return f"{name} is {value!r}: expected text"
    bound = (fault.get("ctx") or {}).get("ge", (fault.get("ctx") or {}).get("le"))
    hint = "" if bound is None else f"; the nearest is {bound}"
    return f"{name} is {value!r}: expected {NUMBERS[name]}{hint}"
