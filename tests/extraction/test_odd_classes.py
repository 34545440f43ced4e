"""Classes whose validators raise, reorder, rewrite or leave out: what is said of them, and where a grounding then points."""

import enum
import json
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator, model_validator
from typing_extensions import TypeAliasType, TypedDict

from summarizer import Extraction, SettingsError, SourceText, extract, extract_each
from summarizer.extraction import form_of
from summarizer.render.extractions import render_csv, render_extractions
from summarizer.schema_files import load_schema
from tests.extraction.test_extract import DOCUMENT, answering, leaf, run
from tests.scripted_server import serve

CAPTAINS = (
    "The captain of the ship is Carl Dahl.\n\nThe captain of the boat is Anna Berg.\n\nThe captain of the raft is Eva Falk.\n"
)
THREE = {"captains": [leaf("Carl Dahl", 1), leaf("Anna Berg", 2), leaf("Eva Falk", 3)]}


def captains(change: Callable[[list[str]], list[str]]) -> Any:
    """Return a class that changes its list."""

    class Captains(BaseModel):
        captains: list[str] = []

        @field_validator("captains")
        @classmethod
        def _changed(cls, value: list[str]) -> list[str]:
            return change(value)

    return Captains


def words(found: Extraction[Any]) -> dict[str, str]:
    """Return the first quote of each pointer."""
    return {pointer: grounding.evidence[0].quote for pointer, grounding in found.grounding.items()}


@pytest.mark.parametrize(
    ("change", "grounded", "gone"),
    [
        (sorted, ["Anna Berg", "Carl Dahl", "Eva Falk"], []),
        (lambda names: names[1:], ["Anna Berg", "Eva Falk"], ["Carl Dahl"]),
        (lambda names: [name.upper() for name in reversed(names)], ["Eva Falk", "Anna Berg", "Carl Dahl"], []),
        (lambda names: [f"Captain {name.split()[1]}" for name in names], ["Carl Dahl", "Anna Berg", "Eva Falk"], []),
        (lambda names: ["Nobody"], [], ["Carl Dahl", "Anna Berg", "Eva Falk"]),
    ],
    ids=["sorted", "filtered", "reversed", "rewritten", "replaced"],
)
def test_a_grounding_follows_its_value(change: Callable[[list[str]], list[str]], grounded: list[str], gone: list[str]) -> None:
    """A validator that moves items moves their pointers; an item that it takes away is told as refused by the class."""
    found, _ = run(answering(THREE), captains(change), CAPTAINS)
    assert words(found) == {f"/captains/{n}": name for n, name in enumerate(grounded)}
    assert [(r.value, r.verdict.reasons[0].check) for r in found.rejected] == [(name, "schema") for name in gone]
    assert render_extractions([found], width=100, color=False)


class Crew(BaseModel):
    """One of a list of objects, with a list of its own."""

    captain: str
    ships: list[str] = []


class Crews(BaseModel):
    """Objects in an order of the class's own."""

    crews: list[Crew] = []

    @field_validator("crews")
    @classmethod
    def _ordered(cls, value: list[Crew]) -> list[Crew]:
        return sorted(value, key=lambda crew: crew.captain)


def test_a_grounding_follows_its_object() -> None:
    """The leaves of an object that moved move with it, those of a list in it too."""
    reply = {
        "crews": [
            {"captain": leaf("Carl Dahl", 1), "ships": [leaf("ship", 1)]},
            {"captain": leaf("Anna Berg", 2), "ships": [leaf("boat", 2)]},
        ]
    }
    found, _ = run(answering(reply), Crews, CAPTAINS)
    assert [crew.captain for crew in found.value.crews] == ["Anna Berg", "Carl Dahl"]
    assert words(found)["/crews/0/captain"] == "Anna Berg"
    assert words(found)["/crews/1/captain"] == "Carl Dahl"


class Lowered(BaseModel):
    """A set whose items are rewritten."""

    captains: set[Annotated[str, AfterValidator(str.lower)]] = set()


def test_a_grounding_finds_its_item_of_a_set() -> None:
    """The order of a set is its own, and a validator may change the case."""
    found, _ = run(answering(THREE), Lowered, CAPTAINS)
    dumped = found.model_dump(mode="json")["value"]["captains"]
    assert {dumped[int(pointer.rpartition("/")[2])]: quote for pointer, quote in words(found).items()} == {
        name.lower(): name for name in ("Carl Dahl", "Anna Berg", "Eva Falk")
    }


class Again(BaseModel):
    """A class that pydantic validates whenever it meets an instance."""

    model_config = ConfigDict(revalidate_instances="always", alias_generator=lambda name: f"the_{name}")
    captain: Annotated[str, AfterValidator(lambda name: f"{name}!")] | None = None


class Typed(TypedDict):
    """A typed dictionary with an alias."""

    captain: Annotated[str, Field(alias="skipper")]


@pytest.mark.parametrize(
    ("schema", "reply", "value"),
    [
        (Again, {"captain": leaf("Anna Berg", 1)}, Again(the_captain="Anna Berg")),
        (Typed, {"captain": leaf("Anna Berg", 1)}, {"captain": "Anna Berg"}),
        (Annotated[str, AfterValidator(lambda name: f"{name}!")], {"value": leaf("Anna Berg", 1)}, "Anna Berg!"),
    ],
    ids=["revalidated", "typed", "annotated"],
)
def test_the_class_validates_once(schema: Any, reply: Any, value: Any) -> None:
    """The value is what the class made: not validated again when it is handed over."""
    found, _ = run(answering(reply), schema)
    assert found.value == value
    assert found.model_dump_json()


class Pair(enum.Enum):
    """An enum of a list and a word."""

    BOTH = (1, 2)
    RED = "red"


class Odd(BaseModel):
    """Choices that JSON tells apart and Python does not, or that have no hash."""

    pair: Pair | None = None
    cabins: Literal[1] | Literal[True] | None = None


def test_choices_are_told_apart_as_json_does() -> None:
    """A list may be a member, and 1 is not true."""
    found, _ = run(
        answering({"pair": leaf("red", 1), "cabins": leaf(True, 2)}), Odd, "The pair is red.\n\nThere are cabins: yes.\n"
    )
    assert found.value.pair is Pair.RED
    assert all("not one of" not in reason.message for r in found.rejected for reason in r.verdict.reasons)


def raising(error: BaseException) -> Any:
    """Return a class whose own code fails where a price is missing."""

    class Fragile(BaseModel):
        price: int | None = None

        @model_validator(mode="before")
        @classmethod
        def _needs_price(cls, data: Any) -> Any:
            if isinstance(data, dict) and "price" not in data:
                raise error
            return data

    return Fragile


@pytest.mark.parametrize("error", [KeyError("price"), SystemExit(5)], ids=["KeyError", "SystemExit"])
def test_code_that_fails_costs_its_own_document(error: BaseException) -> None:
    """The class's own failure is one sentence about one document; the others go on."""
    schema = raising(error)

    def reply(request: Any) -> Any:
        told = leaf(80, 2) if "80" in json.dumps(request.body) else None
        return answering({"price": told})(request)

    refused: list[str] = []
    sources = [SourceText("a.txt", "The ship is old.\n\nIt was built in Moss.\n"), SourceText("b.txt", DOCUMENT)]
    with serve(reply) as server:
        found = extract_each(
            sources,
            schema=schema,
            model="openai/x",
            base_url=server.base_url,
            refused=lambda document, why: refused.append(f"{document.source}: {why}"),
        )
    assert [one.value.price for one in found] == [80]
    (why,) = refused
    assert why.startswith(f"a.txt: schema 'Fragile' did not build: its own code failed with {type(error).__name__}: ")


class Divided(BaseModel):
    """A class whose description fails."""

    model_config = ConfigDict(json_schema_extra=lambda schema: schema.update(half=1 // 0))
    price: int | None = None


def test_a_class_that_cannot_be_described_is_one_sentence() -> None:
    """Whatever its code raises while pydantic describes it is an error of the schema; nothing is sent."""
    with pytest.raises(
        SettingsError, match=r"schema 'Divided' cannot be filled: ZeroDivisionError: .*; expected fields that JSON can"
    ):
        extract([SourceText("a.txt", DOCUMENT)], schema=Divided, model="openai/x", base_url="http://127.0.0.1:9/v1")


class Change(BaseModel):
    """A figure that may be negative, and words."""

    change: Decimal | None = Field(default=None, description="The change in percent.")
    captain: str | None = None


def test_csv_disarms_words_and_leaves_figures() -> None:
    """A negative decimal is a figure in a spreadsheet, a text that begins like a formula is not run; what flag lets stand is marked."""
    found, _ = run(
        answering({"change": leaf(-5.2, 1), "captain": leaf("=Anna Berger", 2)}),
        Change,
        "The change was -5.2 percent.\n\nThe captain is =Anna Berg.\n",
        policy="flag",
    )
    lines = render_csv([found], form_of(Change)).splitlines()
    assert lines == ["source,change,captain,not supported", "a.txt,-5.2,'=Anna Berger,captain"]


def test_a_leaf_that_the_file_refuses_costs_itself(tmp_path: Path) -> None:
    """What a JSON Schema says of one property and no class can (multipleOf) is asked for again, and then left out alone."""
    path = tmp_path / "ship.json"
    properties = {"captain": {"type": "string"}, "price": {"type": "integer", "multipleOf": 7}}
    path.write_text(json.dumps({"type": "object", "properties": properties}), encoding="utf-8")
    found, server = run(answering({"captain": leaf("Anna Berg", 1), "price": leaf(80, 2)}), load_schema(str(path)).model)
    assert found.value.model_dump(mode="json", by_alias=True) == {"captain": "Anna Berg"}
    assert [(r.pointer, r.verdict.reasons[0].message) for r in found.rejected] == [
        ("/price", "$.price: 80 is not a multiple of 7")
    ]
    assert len(server.requests) == 2


Tree = TypeAliasType("Tree", "list[Tree] | str")


class Odder(BaseModel):
    """An alias that holds itself, and keys that a validator rewrites."""

    captain: Tree | None = None
    beds: dict[Annotated[str, AfterValidator(str.upper)], int] = {}


def test_an_alias_may_hold_itself_and_a_key_be_rewritten() -> None:
    """A recursive alias is told to the model by its name, and a pointer has the key that stands in the value."""
    reply = {"captain": [leaf("Anna Berg", 1)], "beds": [{"key": "Anna Berg", "value": leaf(3, 2)}]}
    found, _ = run(answering(reply), Odder, "The captain is Anna Berg.\n\nAnna Berg has 3 beds.\n")
    assert found.value == Odder(captain=["Anna Berg"], beds={"ANNA BERG": 3})
    assert set(found.grounding) == {"/captain/0", "/beds/ANNA BERG"}


class Lazy(BaseModel):
    """A field that is used up by whoever looks at it."""

    captains: Iterable[str]


def test_an_iterator_is_refused() -> None:
    """Its values would be gone when the user comes to read them."""
    with pytest.raises(
        SettingsError, match=r"'Lazy' cannot be filled: an Iterable or Generator is read only once; write list\[\.\.\.\]"
    ):
        form_of(Lazy)


class Person(BaseModel):
    """What needs no field."""

    kind: Literal["person"] = "person"
    captain: str | None = None


class People(BaseModel):
    """A list of those."""

    people: list[Person] = []


def test_an_item_of_which_nothing_is_supported_is_left_out() -> None:
    """An empty entry would say that there is one more."""
    people = [{"captain": leaf("Konrad Ellery", 1)}, {"captain": leaf("Carl Dahl", 1)}, {"captain": None}]
    found, _ = run(answering({"people": people}), People, CAPTAINS)
    assert found.value == People(people=[Person(captain="Carl Dahl")])
    assert [r.pointer for r in found.rejected] == ["/people/1/captain"]
    assert [w.message for w in found.warnings] == [
        f"/people/{n} was left out, because of /people/{n}: no value in it is supported" for n in (1, 2)
    ]
