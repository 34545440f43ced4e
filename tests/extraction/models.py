"""Classes that between them have every feature of pydantic that a class may have."""

import enum
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Annotated, Generic, Literal, NamedTuple, TypeVar
from uuid import UUID

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
