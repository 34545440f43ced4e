"""What a model may say: short statements and the addresses that they rest on, never offsets, scores or free text.

A model cites sentences by the number that the prompt shows and facts by their id. Pass what was shown as pydantic's
validation context and an address outside it is refused, with words that a second request can repeat to the model:

    ExtractReply.model_validate_json(reply, context={"addresses": {1, 2, 3}})
    ComposeReply.model_validate_json(reply, context={"facts": {"f1", "f2"}})
    RepairReply.model_validate_json(reply, context={"addresses": {1, 2, 3}, "refused": {1}})

A key that the context lacks is not checked. These hold lists where other schemas hold tuples: of a bad item in a
tuple pydantic also says that there are too few, and a model that is asked again would try to mend that. Nothing is coerced: "12", 12.0 and true are no address.
Descriptions are part of the schema that is sent, so they are written for the model.
"""

import functools
from collections.abc import Mapping, Set
from typing import Annotated, Any, Self, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    StrictInt,
    StringConstraints,
    ValidationInfo,
    create_model,
    model_validator,
)

from summarizer.errors import nearest

from .fact import Modality as FactModality
from .frozen import Frozen
from .verdict import Label

__all__ = [
    "REPLIES",
    "ComposeReply",
    "ComposedSentence",
    "ExtractReply",
    "ExtractedStatement",
    "FillReply",
    "JudgeReply",
    "RepairReply",
    "RepairedStatement",
    "Wire",
    "bounded",
]

SHOWN = 12  # ranges or ids named in a refusal: enough to choose from, too few to fill a prompt


def _without_titles(schema: dict[str, Any]) -> None:
    """Take out what says nothing to a model: it would cost tokens with every question."""
    schema.pop("title", None)
    for field in schema["properties"].values():
        field.pop("title", None)
        field.pop("default", None)


class Wire(Frozen):
    """The base of all that a model says."""

    model_config = ConfigDict(json_schema_extra=_without_titles)


T = TypeVar("T", bound=Wire)


def _once_each(values: Any) -> Any:
    """Drop what is repeated, before it counts towards a limit. Types are told apart: 1 is not true."""
    if not isinstance(values, list):
        return values
    return list({(type(value), repr(value)): value for value in values}.values())


def _shown_sentences(numbers: list[int], info: ValidationInfo) -> list[int]:
    for number in numbers:
        _expect_number(number, "sentence", _allowed("addresses", info))
    return numbers


def _shown_refusal(number: int, info: ValidationInfo) -> int:
    _expect_number(number, "refused statement", _allowed("refused", info))
    return number


def _shown_facts(ids: list[str], info: ValidationInfo) -> list[str]:
    allowed = _allowed("facts", info)
    if allowed is not None:
        for fact_id in ids:
            if fact_id not in allowed:
                raise ValueError(f"there is no fact {fact_id!r}: {_choices(fact_id, allowed)}")
    return ids


def _allowed(key: str, info: ValidationInfo) -> Set[Any] | None:
    """Return what the prompt showed, or None when the caller does not say."""
    allowed: Set[Any] | None = (info.context or {}).get(key)
    return allowed


def _expect_number(number: int, what: str, allowed: Set[int] | None) -> None:
    if allowed is not None and number not in allowed:
        raise ValueError(f"there is no {what} {number}: cite {_ranges(allowed)}")


def _ranges(numbers: Set[int]) -> str:
    """Return numbers as a reader writes them: `1 to 40, 52 or 60 to 61`."""
    runs: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    shown = [str(first) if first == last else f"{first} to {last}" for first, last in runs]
    if len(shown) > SHOWN:
        return f"only numbers that were shown, {runs[0][0]} to {runs[-1][1]} with gaps"
    return " or ".join(part for part in (", ".join(shown[:-1]), *shown[-1:]) if part) or "nothing, none was shown"


def _choices(fact_id: str, allowed: Set[str]) -> str:
    """Return the ids to choose from, the nearest ones where there are many."""
    ids = sorted(allowed, key=lambda text: (len(text), text))
    if len(ids) <= SHOWN:
        return nearest(fact_id, ids) if ids else "none was shown"
    return f"expected one of the {len(ids)} that were shown, {ids[0]} to {ids[-1]}"


def _line(most: int) -> Any:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=most)


Sentences = Annotated[
    list[StrictInt],
    Field(min_length=1, max_length=8, description="Numbers of the sentences that say it: as few as carry all of it."),
    AfterValidator(_shown_sentences),
    BeforeValidator(_once_each),
]
FactIds = Annotated[
    list[Annotated[str, _line(40)]],
    Field(min_length=1, max_length=8, description="Ids of the facts that say it."),
    AfterValidator(_shown_facts),
    BeforeValidator(_once_each),
]
Statement = Annotated[str, _line(400), Field(description="One complete sentence that says one thing.")]
Speaker = Annotated[
    Annotated[str, _line(120)] | None, Field(description="Who says so, as the text names them; left out if nobody is named.")
]
Modality = Annotated[
    FactModality,
    Field(
        description="alleged: claimed, suspected or reported, not established. denied: someone says that it is not so. Else left out."
    ),
]
Time = Annotated[
    Annotated[str, _line(60)] | None,
    Field(description="When it happened, in the words of the text; left out if it does not say."),
]


class ExtractedStatement(Wire):
    """One thing that the sentences say."""

    statement: Statement
    sentences: Sentences
    attribution: Speaker = None
    modality: Modality = "stated"
    time: Time = None


class ExtractReply(Wire):
    """What one run of sentences says, the most important first."""

    statements: list[ExtractedStatement] = Field(max_length=60)


class ComposedSentence(Wire):
    """One sentence of the summary."""

    text: Annotated[str, _line(500)]
    facts: FactIds


class ComposeReply(Wire):
    """The summary, in reading order."""

    sentences: list[ComposedSentence] = Field(max_length=40)


class RepairedStatement(Wire):
    """What takes the place of a refused statement."""

    refused: Annotated[
        StrictInt, Field(description="Number of the refused statement that this one replaces."), AfterValidator(_shown_refusal)
    ]
    statement: Statement
    sentences: Sentences
    attribution: Speaker = None
    modality: Modality = "stated"
    time: Time = None


class RepairReply(Wire):
    """The statements that could be mended; one that could not is left out."""

    statements: list[RepairedStatement] = Field(max_length=60)


class JudgeReply(Wire):
    """Whether the evidence says what the claim says."""

    reason: Annotated[str, _line(200), Field(description="The point that decides it.")]  # first: think, then decide
    sentences: Annotated[
        list[StrictInt],
        Field(max_length=8, description="Numbers of the evidence that decides it; empty only if it is silent."),
        AfterValidator(_shown_sentences),
        BeforeValidator(_once_each),
    ]
    label: Label

    @model_validator(mode="after")
    def _rests_on_sentences(self) -> Self:
        if self.label != "unsupported" and not self.sentences:
            raise ValueError(f"{self.label} without a sentence: cite the numbers of the evidence that decides it")
        return self


class FillReply(Wire):
    """The fields of a form, as far as the text has them, each leaf with the sentences that it rests on.

    A form is a user's class: what is read of it, and its schema, are a subclass's (`summarizer.extraction.twin`).
    """

    model_config = ConfigDict(extra="allow")

    @classmethod
    def check(cls, said: Mapping[str, JsonValue]) -> None:
        """Raise ValueError, in words for the model, for a reply that does not have the form that was asked for."""

    @model_validator(mode="after")
    def _has_the_form(self) -> Self:
        self.check(self.model_extra or {})
        return self


REPLIES: dict[str, type[Wire]] = {
    reply.__name__: reply for reply in (ExtractReply, ComposeReply, RepairReply, JudgeReply, FillReply)
}


def bounded(reply: type[T], most: int) -> type[T]:
    """Return a reply of one list with at most `most` items, told in its schema too; name, text and validators stay.

    A small model writes until it is stopped, and the grammar that a server makes of the schema stops it. The same
    arguments give the same class.

    >>> bounded(ExtractReply, 3).model_json_schema()["properties"]["statements"]["maxItems"]
    3
    """
    narrowed: type[T] = _bounded(reply, most)
    return narrowed


@functools.lru_cache(maxsize=256)
def _bounded(reply: type[Wire], most: int) -> Any:
    ((name, field),) = reply.model_fields.items()
    items: Any = (field.annotation, Field(max_length=most))
    return create_model(reply.__name__, __base__=reply, __doc__=reply.__doc__, **{name: items})
