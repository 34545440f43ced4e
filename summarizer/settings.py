"""What a caller may choose, and the one sentence that a wrong choice gets."""

import re
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ModelWrapValidatorHandler, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails

from summarizer.errors import NotYetError, SettingsError, nearest

__all__ = ["Settings", "settings_from"]

MODELS = ("extractive", "local", "local:FILE.gguf", "PROVIDER/NAME")
MODEL_ENGINE = re.compile(r"local(:.+\.gguf)?|[A-Za-z0-9][\w.-]*/\S+")
NUMBERS = {"sentences": "a whole number from 1 to 100", "jobs": "a whole number of 1 or more"}


class Settings(BaseModel):
    """The choices of one run. Each has a default that works; a value that cannot be used raises SettingsError.

    `sentences` is the length of each story's summary. `focus` is what the reader cares about. `policy`
    is `strict`, where only supported sentences appear, or `flag`, where the others appear and are marked.
    `jobs` is the number of documents in flight at once.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)

    model: str = "extractive"
    sentences: int = Field(default=7, ge=1, le=100)
    focus: str | None = None
    policy: Literal["strict", "flag"] = "strict"
    jobs: int = Field(default=4, ge=1)

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
        # Neither error is a ValueError, so pydantic lets both pass through as they are.
        if model == "extractive":
            return model
        if MODEL_ENGINE.fullmatch(model):
            raise NotYetError(f"--model {model}: model engines come with a later version; use --model extractive")
        raise SettingsError(f"model {model!r} is unknown: {nearest(model, MODELS)}")

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

    Raises SettingsError for an unknown name or value, and NotYetError for a model that this version lacks.

    >>> settings_from(sentences=3).sentences
    3
    """
    return Settings(**options)


def _sentence(fault: ErrorDetails, names: list[str]) -> str:
    """Say which setting has which value, what was expected, and what comes nearest to it."""
    name, value = str(fault["loc"][0]) if fault["loc"] else "", fault["input"]
    if fault["type"] == "extra_forbidden":
        return f"setting {name!r} is unknown: {nearest(name, names)}"
    if name == "policy":
        return f"policy {value!r} is unknown: {nearest(str(value), ['strict', 'flag'])}"
    if name not in NUMBERS:
        return f"{name} is {value!r}: expected text"
    bound = (fault.get("ctx") or {}).get("ge", (fault.get("ctx") or {}).get("le"))
    hint = "" if bound is None else f"; the nearest is {bound}"
    return f"{name} is {value!r}: expected {NUMBERS[name]}{hint}"
