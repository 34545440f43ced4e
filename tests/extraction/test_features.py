"""Every feature of pydantic that a class may have: filled truthfully, the value comes back, and each leaf is grounded."""

import enum
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Annotated, Any, Generic, Literal, NamedTuple, TypeVar
from uuid import UUID

import pytest
from pydantic import (
    AfterValidator,
    AliasChoices,
    AliasPath,
    AnyUrl,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PositiveInt,
    RootModel,
    StringConstraints,
    computed_field,
    field_validator,
)
from pydantic.alias_generators import to_camel
from pydantic.dataclasses import dataclass as validated_dataclass
from typing_extensions import TypedDict

from summarizer import Extraction, SourceText, extract
from tests.extraction.truthful import filling
from tests.scripted_server import serve

T = TypeVar("T")


class Colour(enum.Enum):
    """An enum of words."""

    RED = "red"
    GREEN = "green"


class Level(enum.IntEnum):
    """An enum of numbers, which only its names put into words."""

    LOW = 1
    HIGH = 3


class Engine(BaseModel):
    """A model that others hold."""

    power: int = Field(description="The power of the engine in kilowatts.")
    maker: str


class Car(BaseModel):
    """One kind of vehicle, told by a constant."""

    kind: Literal["car"] = "car"
    doors: int


class Boat(BaseModel):
    """Another kind, whose constant has no default."""

    kind: Literal["boat"]
    masts: int


class Nested(BaseModel):
    """A model in a model."""

    engine: Engine


class Listed(BaseModel):
    """A list of models."""

    engines: list[Engine]


class Scalars(BaseModel):
    """Lists, open tuples and sets of plain values."""

    towns: list[str]
    prizes: tuple[int, ...]
    colours: set[Colour]
    guests: frozenset[str]


class Pair(BaseModel):
    """A tuple of fixed length."""

    result: tuple[int, str]


class Counted(BaseModel):
    """A dictionary by free keys."""

    visitors: dict[str, int]


class Keyed(BaseModel):
    """A dictionary by the members of an enum."""

    visitors: dict[Colour, int]


class Optionals(BaseModel):
    """What may be None, and a default."""

    captain: str | None
    owner: str | None = None
    engine: Engine | None = None
    crew: int = 7


class Either(BaseModel):
    """A discriminated union."""

    vehicle: Car | Boat = Field(discriminator="kind")


class Plain(BaseModel):
    """Unions of plain values, and of a model and a plain value."""

    price: int | str
    engine: Engine | str


class Choices(BaseModel):
    """Enums and literals."""

    colour: Colour
    level: Level
    size: Literal["small", "large"]
    mark: Literal["approved"] | None = None


class Constrained(BaseModel):
    """Bounds on numbers, texts and lists."""

    visitors: Annotated[int, Field(ge=1, le=5000)]
    winners: PositiveInt
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}-\d+$", max_length=8)]
    towns: list[str] = Field(min_length=1, max_length=2)


class Times(BaseModel):
    """Dates and times."""

    opened: date
    signed: datetime
    departure: time
    delay: timedelta


class Money(BaseModel):
    """Decimals and floats."""

    price: Decimal
    share: float


class Texts(BaseModel):
    """Texts of a given form."""

    identifier: UUID
    website: AnyUrl
    email: Annotated[str, StringConstraints(pattern=r"^\S+@\S+$")]


class Aliased(BaseModel):
    """Aliases of every sort."""

    model_config = ConfigDict(alias_generator=to_camel)
    ticket_price: int
    captain: str = Field(alias="skipper")
    mayor: str = Field(validation_alias=AliasChoices("head", "chief"), serialization_alias="townHead")
    pilot: str = Field(validation_alias=AliasPath("crew", 0))


class Computed(BaseModel):
    """A computed field."""

    visitors: int

    @computed_field  # type: ignore[prop-decorator]
    @property
    def doubled(self) -> int:
        """Return what no document states."""
        return 2 * self.visitors


class Branch(BaseModel):
    """A recursive model."""

    name: str
    branches: list["Branch"] = []


class Page(BaseModel, Generic[T]):
    """A generic model."""

    item: T
    pages: int


class Towns(RootModel[list[str]]):
    """A list of towns."""


class Root(BaseModel):
    """A root model as a field."""

    towns: Towns


@dataclass
class Plane:
    """A plain dataclass."""

    pilot: str
    seats: int = 2


@validated_dataclass
class Train:
    """A dataclass of pydantic's."""

    driver: Annotated[str, Field(alias="drivenBy")]


class Dataclasses(BaseModel):
    """Dataclasses in a model."""

    plane: Plane
    train: Train


class Price(TypedDict):
    """A typed dictionary."""

    price: int


class Place(NamedTuple):
    """A named tuple."""

    town: str
    visitors: int


class Other(BaseModel):
    """A typed dictionary and a named tuple in a model."""

    cost: Price
    place: Place


class Strict(BaseModel):
    """A strict, frozen model that forbids what it does not know."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")
    opened: date
    prizes: tuple[int, ...]
    colour: Colour


class Validated(BaseModel):
    """A model with validators of its own."""

    captain: Annotated[str, AfterValidator(str.upper)]
    pilot: Annotated[str, BeforeValidator(str.strip)]
    visitors: int

    @field_validator("visitors")
    @classmethod
    def _some(cls, value: int) -> int:
        if value < 2:
            raise ValueError("two visitors or more")
        return value


class Yes(BaseModel):
    """Booleans."""

    insured: bool
    licensed: bool


class Base(BaseModel):
    """A model to inherit from."""

    captain: str


class Derived(Base):
    """A model that inherits."""

    pilot: str


ENGINE = {"power": "The power of the engine is 90 kilowatts.", "maker": "The maker of the engine is Halden Motors."}

# class, truth as plain JSON by field names, and for each leaf's path the sentence that says it
ROWS: list[tuple[Any, Any, Mapping[str, str]]] = [
    (Nested, {"engine": {"power": 90, "maker": "Halden Motors"}}, {f"engine/{k}": v for k, v in ENGINE.items()}),
    (
        Listed,
        {"engines": [{"power": 90, "maker": "Halden Motors"}, {"power": 40, "maker": "Ostby Works"}]},
        {
            **{f"engines/0/{k}": v for k, v in ENGINE.items()},
            "engines/1/power": "The power of the second engine is 40 kilowatts.",
            "engines/1/maker": "The maker of the second engine is Ostby Works.",
        },
    ),
    (
        Scalars,
        {"towns": ["Halden", "Moss"], "prizes": [300, 20], "colours": ["red", "green"], "guests": ["Anna Berg", "Carl Dahl"]},
        {
            "towns/0": "One of the towns is Halden.",
            "towns/1": "Another of the towns is Moss.",
            "prizes/0": "One of the prizes was 300.",
            "prizes/1": "Another of the prizes was 20.",
            "colours/0": "One of the colours is red.",
            "colours/1": "Another of the colours is green.",
            "guests/0": "One of the guests was Anna Berg.",
            "guests/1": "Another of the guests was Carl Dahl.",
        },
    ),
    (Pair, {"result": [3, "Halden"]}, {"result/item_1": "The result was 3.", "result/item_2": "The result came from Halden."}),
    (
        Counted,
        {"visitors": {"Halden": 200, "Moss": 45}},
        {"visitors/Halden": "Halden had 200 visitors.", "visitors/Moss": "Moss had 45 visitors."},
    ),
    (Keyed, {"visitors": {"red": 200}}, {"visitors/red": "The red house had 200 visitors."}),
    (Optionals, {"captain": "Anna Berg"}, {"captain": "The captain is Anna Berg."}),
    (Optionals, {"captain": None, "crew": 12}, {"crew": "The crew was 12."}),
    (Either, {"vehicle": {"kind": "car", "doors": 4}}, {"vehicle/doors": "The vehicle has 4 doors."}),
    (Either, {"vehicle": {"kind": "boat", "masts": 2}}, {"vehicle/masts": "The vehicle has 2 masts."}),
    (
        Plain,
        {"price": 80, "engine": "Halden Motors"},
        {"price": "The price is 80.", "engine": "The engine is from Halden Motors."},
    ),
    (
        Plain,
        {"price": "Forty Crowns", "engine": {"power": 90, "maker": "Halden Motors"}},
        {"price": "The price is Forty Crowns.", **{f"engine/{k}": v for k, v in ENGINE.items()}},
    ),
    (
        Choices,
        {"colour": "red", "level": 3, "size": "large", "mark": "approved"},
        {
            "colour": "The colour is red.",
            "level": "The level is high.",
            "size": "The size is large.",
            "mark": "The mark is approved.",
        },
    ),
    (
        Constrained,
        {"visitors": 2500, "winners": 3, "code": "AB-12", "towns": ["Halden"]},
        {
            "visitors": "There were two thousand five hundred visitors.",
            "winners": "There were three winners.",
            "code": "The code is AB-12.",
            "towns/0": "One of the towns is Halden.",
        },
    ),
    (
        Times,
        {"opened": "2021-06-27", "signed": "2021-06-28T09:30:00", "departure": "14:45:00", "delay": "PT2H30M"},
        {
            "opened": "The bridge was opened on 27 June 2021.",
            "signed": "The treaty was signed on 28 June 2021 at 9:30.",
            "departure": "The departure was at 14:45.",
            "delay": "The delay was two hours and 30 minutes.",
        },
    ),
    (Money, {"price": "12.50", "share": 0.25}, {"price": "The price is 12.50.", "share": "The share is 0.25."}),
    (
        Texts,
        {
            "identifier": "12345678-1234-5678-1234-567812345678",
            "website": "https://halden.example/park",
            "email": "anna@halden.example",
        },
        {
            "identifier": "The identifier is 12345678-1234-5678-1234-567812345678.",
            "website": "The website is https://halden.example/park",
            "email": "The email is anna@halden.example",
        },
    ),
    (
        Aliased,
        {"ticket_price": 80, "captain": "Anna Berg", "mayor": "Carl Dahl", "pilot": "Eva Falk"},
        {
            "ticket_price": "The ticket price is 80.",
            "captain": "The captain is Anna Berg.",
            "mayor": "The mayor is Carl Dahl.",
            "pilot": "The pilot is Eva Falk.",
        },
    ),
    (Computed, {"visitors": 45}, {"visitors": "There were 45 visitors."}),
    (
        Branch,
        {"name": "Halden Motors", "branches": [{"name": "Ostby Works", "branches": [{"name": "Moss Yard", "branches": []}]}]},
        {
            "name": "The name is Halden Motors.",
            "branches/0/name": "The name of the branch is Ostby Works.",
            "branches/0/branches/0/name": "The name of its branch is Moss Yard.",
        },
    ),
    (
        Page[Engine],
        {"item": {"power": 90, "maker": "Halden Motors"}, "pages": 12},
        {**{f"item/{k}": v for k, v in ENGINE.items()}, "pages": "It has 12 pages."},
    ),
    (Towns, {"value": ["Halden"]}, {"value/0": "The list has Halden."}),
    (Root, {"towns": ["Halden"]}, {"towns/0": "One of the towns is Halden."}),
    (
        Dataclasses,
        {"plane": {"pilot": "Eva Falk", "seats": 4}, "train": {"driver": "Carl Dahl"}},
        {
            "plane/pilot": "The pilot of the plane is Eva Falk.",
            "plane/seats": "The plane has 4 seats.",
            "train/driver": "The driver of the train is Carl Dahl.",
        },
    ),
    (Plane, {"pilot": "Eva Falk"}, {"pilot": "The pilot is Eva Falk."}),
    (
        Other,
        {"cost": {"price": 80}, "place": ["Halden", 45]},
        {
            "cost/price": "The price is 80.",
            "place/item_1": "The place is Halden.",
            "place/item_2": "The place had 45 visitors.",
            "place/town": "The town is Halden.",
        },
    ),
    (
        Strict,
        {"opened": "2021-06-27", "prizes": [300], "colour": "green"},
        {
            "opened": "The bridge was opened on 27 June 2021.",
            "prizes/0": "The prizes were 300.",
            "colour": "The colour is green.",
        },
    ),
    (
        Validated,
        {"captain": "Anna Berg", "pilot": "Eva Falk", "visitors": 45},
        {"captain": "The captain is Anna Berg.", "pilot": "The pilot is Eva Falk.", "visitors": "There were 45 visitors."},
    ),
    (
        Yes,
        {"insured": True, "licensed": False},
        {"insured": "The ship is insured.", "licensed": "The ship is not licensed."},
    ),
    (
        Derived,
        {"captain": "Anna Berg", "pilot": "Eva Falk"},
        {"captain": "The captain is Anna Berg.", "pilot": "The pilot is Eva Falk."},
    ),
]


def _extracted(schema: Any, truth: Any, said: Mapping[str, str]) -> Extraction[Any]:
    """Write a document of the sentences, and let a truthful model fill the class from it."""

    def cite(path: tuple[str, ...], value: Any, shown: Mapping[int, str]) -> list[int]:
        return [n for n, text in shown.items() if text == said.get("/".join(path))]

    text = "\n\n".join(dict.fromkeys(said.values()))
    with serve(filling(truth, cite)) as server:
        return extract([SourceText("a.txt", text)], schema=schema, model="openai/scripted", base_url=server.base_url)


@pytest.mark.parametrize(("schema", "truth", "said"), ROWS, ids=lambda row: getattr(row, "__name__", ""))
def test_a_truthful_model_fills_it(schema: Any, truth: Any, said: Mapping[str, str]) -> None:
    """The value equals what the class itself makes of the truth, and every stated leaf is grounded in its sentence."""
    from pydantic import TypeAdapter

    found = _extracted(schema, truth, said)
    plain = truth["value"] if schema is Towns else truth
    adapter = TypeAdapter[Any](schema)
    assert found.rejected == ()
    assert found.value == adapter.validate_json(json.dumps(plain), by_alias=False, by_name=True)
    stated = [path for path in said if path != "place/town"]
    assert len(found.grounding) == len(stated)
    assert {g.verdict.label for g in found.grounding.values()} == {"supported"}
    dumped = adapter.dump_python(found.value, mode="json", by_alias=True)
    for pointer in found.grounding:
        _at(dumped, pointer)


def _at(dumped: Any, pointer: str) -> Any:
    for part in pointer.split("/")[1:]:
        dumped = dumped[int(part)] if isinstance(dumped, list) else dumped[part]
    return dumped
