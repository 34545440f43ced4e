"""What a model may say, and what it is told when it says something else."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from summarizer.schemas.wire import (
    REPLIES,
    ComposeReply,
    ExtractedStatement,
    ExtractReply,
    JudgeReply,
    RepairReply,
    bounded,
)


def statement(**changes: Any) -> dict[str, Any]:
    """Return a statement as a model would say it."""
    return {
        "statement": "Five people died.",
        "sentences": [1],
        "attribution": None,
        "modality": "stated",
        "time": None,
        **changes,
    }


def extract(*statements: dict[str, Any], **context: Any) -> ExtractReply:
    """Read a reply as it comes, as JSON."""
    return ExtractReply.model_validate_json(json.dumps({"statements": statements}), context=context or None)


def complaint(caught: pytest.ExceptionInfo[ValidationError]) -> str:
    """Return what the first fault is told."""
    return str(caught.value.errors()[0]["msg"])


@pytest.mark.parametrize(
    ("addresses", "cited", "sentence"),
    [
        (range(1, 41), 99, "there is no sentence 99: cite 1 to 40"),
        (range(1, 41), -1, "there is no sentence -1: cite 1 to 40"),
        ([3], 0, "there is no sentence 0: cite 3"),
        ([1, 2, 3, 7, 9], 5, "there is no sentence 5: cite 1 to 3, 7 or 9"),
        (range(0, 80, 2), 5, "there is no sentence 5: cite only numbers that were shown, 0 to 78 with gaps"),
        ([], 1, "there is no sentence 1: cite nothing, none was shown"),
    ],
)
def test_an_address_that_was_not_shown_is_named_with_the_valid_range(addresses: Any, cited: int, sentence: str) -> None:
    """The refusal says which number is wrong and which are right, so that a second request can repeat it."""
    with pytest.raises(ValidationError) as caught:
        extract(statement(sentences=[cited]), addresses=set(addresses))
    assert complaint(caught) == f"Value error, {sentence}"


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (["f1", "f2", "f30"], "there is no fact 'f3': expected one of f1, f2, f30; did you mean 'f30'?"),
        ([f"f{n}" for n in range(10, 50)], "there is no fact 'f3': expected one of the 40 that were shown, f10 to f49"),
        ([], "there is no fact 'f3': none was shown"),
    ],
)
def test_a_fact_that_was_not_shown_is_named_with_the_choices(facts: list[str], sentence: str) -> None:
    """The refusal of an id names it and what could have been cited."""
    reply = '{"sentences": [{"text": "Five died.", "facts": ["f3"]}]}'
    with pytest.raises(ValidationError) as caught:
        ComposeReply.model_validate_json(reply, context={"facts": set(facts)})
    assert complaint(caught) == f"Value error, {sentence}"


def test_a_repair_replaces_a_statement_that_was_refused() -> None:
    """A repair for a number that was not asked about is refused, and so is a sentence that was not shown."""
    reply = json.dumps({"statements": [statement(refused=2)]})
    context = {"addresses": {1}, "refused": {2}}
    assert RepairReply.model_validate_json(reply, context=context).statements[0].refused == 2
    with pytest.raises(ValidationError, match="there is no refused statement 2: cite 1"):
        RepairReply.model_validate_json(reply, context={**context, "refused": {1}})
    with pytest.raises(ValidationError, match="there is no sentence 1: cite 5"):
        RepairReply.model_validate_json(reply, context={**context, "addresses": {5}})


def test_without_context_addresses_are_not_checked() -> None:
    """Nothing is known of addresses when the caller does not say which were shown."""
    assert extract(statement(sentences=[10**9])).statements[0].sentences == [10**9]


@given(st.lists(st.integers(1, 8), min_size=1, max_size=50))
def test_repeated_addresses_count_once_in_their_order(sentences: list[int]) -> None:
    """A model that repeats itself is not refused for it, and the order of first mention stays."""
    assert extract(statement(sentences=sentences)).statements[0].sentences == list(dict.fromkeys(sentences))


@pytest.mark.parametrize("address", ["NaN", "1e999", "-Infinity", "1.0", '"1"', '"١"', "true", "null", "[1]", "{}"])
def test_nothing_is_coerced_into_an_address(address: str) -> None:
    """Only a whole number is one, and the complaint names only what is wrong."""
    reply = json.dumps({"statements": [statement(sentences=["HERE"])]}).replace('"HERE"', address)
    with pytest.raises(ValidationError) as caught:
        ExtractReply.model_validate_json(reply)
    assert len(caught.value.errors()) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"statement": ""},
        {"statement": " \n"},
        {"statement": "x" * 401},
        {"sentences": []},
        {"sentences": list(range(9))},
        {"attribution": "x" * 121},
        {"time": "x" * 61},
        {"modality": "certain"},
        {"start": 0},
    ],
)
def test_every_field_is_bounded(changes: dict[str, Any]) -> None:
    """Empty, overlong and unknown fields are refused."""
    with pytest.raises(ValidationError):
        extract(statement(**changes))


def test_ten_thousand_statements_are_refused() -> None:
    """A reply is as long as was asked for; the bound itself is allowed."""
    assert len(extract(*[statement()] * 60).statements) == 60
    with pytest.raises(ValidationError, match="at most 60"):
        extract(*[statement()] * 10_000)


def test_a_field_that_may_be_null_may_be_left_out() -> None:
    """A small model that forgets `time` is not asked again for it."""
    said = ExtractedStatement.model_validate({"statement": "A.", "sentences": [1], "modality": "stated"})
    assert (said.attribution, said.time) == (None, None)


def test_what_was_said_cannot_be_changed() -> None:
    """A reply is a value."""
    with pytest.raises(ValidationError, match="frozen"):
        extract(statement()).statements = []  # type: ignore[misc]


@pytest.mark.parametrize("name", sorted(REPLIES.keys() - {"FillReply"}))
def test_schemas_allow_no_other_field_and_bound_every_text_and_list(name: str) -> None:
    """What is sent allows no other fields and tells no defaults, and nothing can run on for ever; what is null may be left out."""
    schema = REPLIES[name].model_json_schema()
    for shape in [schema, *schema.get("$defs", {}).values()]:
        assert shape["additionalProperties"] is False
        assert set(shape["properties"]) - set(shape["required"]) <= {"attribution", "modality", "time"}
        for field in shape["properties"].values():
            assert "default" not in field
            for choice in field.get("anyOf", [field]):
                assert choice.get("type") != "string" or "maxLength" in choice or "enum" in choice
                assert choice.get("type") != "array" or "maxItems" in choice


def test_a_judge_thinks_before_it_decides() -> None:
    """The reason stands before the label, because a model writes in the order of the schema."""
    assert list(JudgeReply.model_fields) == ["reason", "sentences", "label"]
    with pytest.raises(ValidationError):
        JudgeReply.model_validate({"reason": "x" * 201, "sentences": [1], "label": "supported"})


def test_a_judge_cites_what_was_shown() -> None:
    """A decision rests on sentences that exist; only silence needs none."""
    context = {"addresses": {1, 2}}
    silent = {"reason": "Nothing is said of it.", "sentences": [], "label": "unsupported"}
    assert JudgeReply.model_validate(silent, context=context).sentences == []
    with pytest.raises(ValidationError, match="there is no sentence 3: cite 1 to 2"):
        JudgeReply.model_validate(silent | {"sentences": [3]}, context=context)
    with pytest.raises(ValidationError, match="supported without a sentence"):
        JudgeReply.model_validate(silent | {"label": "supported"}, context=context)


@pytest.mark.parametrize(
    ("reply", "items"), [(ExtractReply, "statements"), (ComposeReply, "sentences"), (RepairReply, "statements")]
)
def test_a_bounded_reply_differs_in_its_bound_alone(reply: Any, items: str) -> None:
    """Its name, description and validators are those of the reply, whose subclass it is, and the reply is left as it was."""
    narrow = bounded(reply, 2)
    schema, wide = narrow.model_json_schema(), reply.model_json_schema()
    assert schema["properties"][items].pop("maxItems") == 2
    assert wide["properties"][items].pop("maxItems") > 2
    assert schema == wide
    assert (narrow.__name__, issubclass(narrow, reply)) == (reply.__name__, True)


def test_a_bounded_reply_is_checked_as_before_and_made_once() -> None:
    """One item too many is refused, an address that was not shown too; the same bound gives the same class."""
    narrow = bounded(ExtractReply, 1)
    assert narrow is bounded(ExtractReply, 1)
    with pytest.raises(ValidationError, match="at most 1 item"):
        narrow.model_validate({"statements": [statement()] * 2})
    with pytest.raises(ValidationError, match="there is no sentence 1: cite 5"):
        narrow.model_validate({"statements": [statement()]}, context={"addresses": {5}})
    assert isinstance(narrow.model_validate({"statements": [statement()]}), ExtractReply)
