"""The library of schemas, and its examples: a document, the value that is true of it, and the words that carry each leaf."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from summarizer.ingest import read_sources
from summarizer.schemas import SourceText
from summarizer.schemas.library import LIBRARY
from summarizer.segment import split_passages

FOLDER = Path(__file__).parent / "library"
SEEDS = Path(__file__).parents[2] / "seeds"
ARTICLES: dict[str, Any] = json.loads((FOLDER / "seeds.json").read_text(encoding="utf-8"))["articles"]
MERGED: dict[str, Any] = json.loads((FOLDER / "seeds.json").read_text(encoding="utf-8"))["merged"]
SILENT = {"EarningsReport.net_loss"}
"""What no example has: a company with a profit has no loss."""


def example(name: str) -> tuple[str, dict[str, Any], dict[str, str]]:
    """Return the text, value and evidence of an example of the library, or of a seed article."""
    if name in ARTICLES:
        return (SEEDS / name).read_text(encoding="utf-8"), ARTICLES[name]["value"], ARTICLES[name]["evidence"]
    text, value, evidence = (
        (FOLDER / f"{name}{ending}").read_text(encoding="utf-8") for ending in (".txt", ".json", ".evidence.json")
    )
    return text, json.loads(value), json.loads(evidence)


def schema_of(name: str) -> type[BaseModel]:
    """Return the class that an example is an example of."""
    return LIBRARY["news_event" if name in ARTICLES else name]


def leaves(value: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Yield (JSON Pointer, value) of each leaf that is there."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, f"{pointer}/{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from leaves(item, f"{pointer}/{index}")
    elif value is not None:
        yield pointer, value


def models(model: type[BaseModel]) -> set[type[BaseModel]]:
    """Return the class and those that it is made of."""
    found = {model}
    for field in model.model_fields.values():
        for part in getattr(field.annotation, "__args__", ()):
            if isinstance(part, type) and issubclass(part, BaseModel):
                found |= models(part)
    return found


@pytest.mark.parametrize("name", [*LIBRARY, *ARTICLES])
def test_the_expected_value_is_one_of_the_schema(name: str) -> None:
    """The class takes it, and writes it as it stands in the file: nothing is lost or left to a default."""
    _, value, _ = example(name)

    assert schema_of(name).model_validate(value).model_dump(mode="json") == value


@pytest.mark.parametrize("name", [*LIBRARY, *ARTICLES])
def test_every_leaf_of_the_expected_value_has_its_words(name: str) -> None:
    """There is an entry of evidence for each leaf, and for nothing else."""
    _, value, evidence = example(name)

    assert {pointer for pointer, _ in leaves(value)} == evidence.keys()


@pytest.mark.parametrize("name", [*LIBRARY, *ARTICLES])
def test_the_words_stand_in_the_document_in_one_or_two_sentences(name: str) -> None:
    """Each quote is exact, and no longer than what a model would cite for it."""
    text, _, evidence = example(name)
    document = read_sources([SourceText(name, text)], stdin=lambda: b"").documents[0]
    sentences = [s for p in split_passages(document) for s in p.sentences]
    for pointer, quote in evidence.items():
        start = text.find(quote)
        assert start >= 0, pointer
        assert 1 <= sum(s.start < start + len(quote) and start < s.end for s in sentences) <= 2, pointer


@pytest.mark.parametrize("name", [*LIBRARY, *ARTICLES])
def test_a_text_leaf_is_in_its_words(name: str) -> None:
    """What is text in the value stands so in its quote, but for line breaks and capitals; a choice or date need not."""
    _, value, evidence = example(name)
    for pointer, leaf in leaves(schema_of(name).model_validate(value).model_dump()):
        if type(leaf) is str:
            assert leaf.casefold() in " ".join(evidence[pointer].split()).casefold(), pointer


def test_every_field_is_described_in_a_sentence_of_its_own() -> None:
    """A model and the verifier read the descriptions: each is there, and none is said of two fields of a class."""
    for model in {part for schema in LIBRARY.values() for part in models(schema)}:
        said = [field.description or "" for field in model.model_fields.values()]
        assert all(text.endswith((".", "...")) and len(text) > 20 for text in said), model
        assert len(set(said)) == len(said), model
        assert (model.__doc__ or "").endswith("."), model


def test_every_field_is_filled_by_an_example() -> None:
    """A schema asks for nothing that its documents never say."""
    asked: set[str] = set()
    filled: set[str] = set()
    for name, schema in LIBRARY.items():
        asked |= {f"{model.__name__}.{field}" for model in models(schema) for field in model.model_fields}
        filled |= set(_filled(schema.model_validate(example(name)[1])))

    assert asked - filled == SILENT


@pytest.mark.parametrize("name", LIBRARY)
def test_a_document_may_be_silent_on_everything(name: str) -> None:
    """No field of the outermost object is required, so that what is not said costs only itself."""
    assert not list(leaves(LIBRARY[name]().model_dump(mode="json")))


@pytest.mark.parametrize("name", LIBRARY)
def test_a_schema_is_shallow_and_carries_a_hint(name: str) -> None:
    """Lists of plain objects and no deeper; the hint stands in the JSON Schema."""
    schema = LIBRARY[name].model_json_schema()

    assert all(pointer.count("/") <= 3 for pointer, _ in leaves(example(name)[1]))
    assert schema["x-hint"].endswith(".")


def test_the_merged_event_of_the_seeds_keeps_each_toll_with_its_sources() -> None:
    """One object from five articles: each leaf with a quote from each article that says it, tolls apart by who gives them."""
    LIBRARY["news_event"].model_validate(MERGED["value"])

    assert {pointer for pointer, _ in leaves(MERGED["value"])} == MERGED["evidence"].keys()
    for pointer, quotes in MERGED["evidence"].items():
        assert all(quote in (SEEDS / name).read_text(encoding="utf-8") for name, quote in quotes.items()), pointer
    tolls = [(toll["harm"], toll["count"], toll["source"]) for toll in MERGED["value"]["casualties"]]
    assert len(set(tolls)) == len(tolls)
    assert {count for harm, count, _ in tolls if harm == "killed"} == {1, 4, 5, 7}


def _filled(value: Any) -> Iterator[str]:
    """Yield "Class.field" of each field that says something."""
    if isinstance(value, list):
        for item in value:
            yield from _filled(item)
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            item = getattr(value, name)
            if item not in (None, []):
                yield f"{type(value).__name__}.{name}"
                yield from _filled(item)


def test_the_table_in_the_documentation_is_that_of_the_code() -> None:
    """docs/extraction.md lists each schema with what it holds and its fields, as they are."""
    text = (Path(__file__).parents[2] / "docs" / "extraction.md").read_text(encoding="utf-8")
    rows = [
        f"| `{name}` | {schema.__doc__} | {', '.join(f'`{_shown(key, field)}`' for key, field in schema.model_fields.items())} |"
        for name, schema in LIBRARY.items()
    ]
    table = "\n".join(["| name | what it holds | fields |", "| --- | --- | --- |", *rows])

    assert text.partition("<!-- library -->\n")[2].partition("\n<!-- /library -->")[0] == table


def _shown(name: str, field: FieldInfo) -> str:
    """Return the field's name, with the fields of the objects that it lists."""
    parts = [part for part in getattr(field.annotation, "__args__", ()) if isinstance(part, type) and issubclass(part, BaseModel)]
    return "".join([name, *(f"[{', '.join(part.model_fields)}]" for part in parts)])
