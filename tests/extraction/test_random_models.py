"""Random models nested to depth 4 and random values: what a document states and a truthful model answers comes back, grounded."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, create_model

from summarizer import SourceText, extract
from tests.extraction.truthful import filling
from tests.scripted_server import ScriptedServer, serve

NAMES = ("Anna Berg", "Carl Dahl", "Eva Falk", "Halden Motors", "Ostby Works", "Moss", "Lillehammer", "Nora Holm")
AMOUNTS = ("price", "tonnage", "rent", "turnout", "budget", "mileage", "headcount", "rainfall", "voltage", "altitude")
PEOPLE = ("captain", "pilot", "mayor", "architect", "sponsor", "landlord", "treasurer", "gardener", "editor", "composer")
DAYS = ("opening", "closing", "launch", "inspection", "departure", "arrival", "hearing", "auction", "wedding", "harvest")
STATES = ("insured", "licensed", "certified", "heated", "furnished", "flooded", "staffed", "repaired", "fenced", "painted")
TRAITS = ("colour", "shade", "tint", "paint", "livery", "varnish", "dye", "hue", "enamel", "glaze")
THINGS = ("ship", "hall", "farm", "school", "bridge", "depot", "museum", "harbour", "chapel", "garden")
GROUPS = ("lots", "teams", "branches", "rooms", "wards", "units", "stations", "entries", "parcels", "classes")
MONTHS = "January February March April May June July August September October November December".split()
Colour = Literal["red", "green", "white"]


@dataclass
class Plan:
    """A model under way: which words are taken, and the sentence that states the leaf at each path."""

    taken: set[str] = field(default_factory=set)
    said: dict[str, str] = field(default_factory=dict)

    def word(self, pool: tuple[str, ...]) -> str | None:
        """Take a word that no other field has."""
        word = next((w for w in pool if w not in self.taken), None)
        if word is not None:
            self.taken.add(word)
        return word


def _leaf(draw: st.DrawFn, kind: str, word: str, path: str, plan: Plan) -> Any:
    """Draw a value, state it with the names of what it is a part of, and return it as JSON."""
    whose = "".join(f" of the {part}" for part in reversed(path.split("/")) if part != word and not part.isdigit())
    match kind:
        case "int":
            whole = draw(st.integers(2, 99_999))
            plan.said[path] = f"The {word}{whose} is {whole:,}."
            return whole
        case "decimal":
            number = draw(st.decimals(2, 9_999, places=2))
            plan.said[path] = f"The {word}{whose} is {number}."
            return str(number)
        case "name":
            name = draw(st.sampled_from(NAMES))
            plan.said[path] = f"The {word}{whose} is {name}."
            return name
        case "date":
            day = draw(st.dates(date(1990, 1, 1), date(2030, 12, 31)))
            plan.said[path] = f"The {word}{whose} was on {day.day} {MONTHS[day.month - 1]} {day.year}."
            return day.isoformat()
        case "time":
            at = draw(st.times(time(1, 0), time(22, 0))).replace(second=0, microsecond=0)
            plan.said[path] = f"The {word}{whose} was at {at:%H:%M}."
            return at.isoformat()
        case "bool":
            state = draw(st.booleans())
            plan.said[path] = f"The place is {'' if state else 'not '}{word}."
            return state
    colour = draw(st.sampled_from(("red", "green", "white")))
    plan.said[path] = f"The {word}{whose} is {colour}."
    return colour


LEAVES: Mapping[str, tuple[Any, tuple[str, ...]]] = {
    "int": (int, AMOUNTS),
    "decimal": (Decimal, AMOUNTS),
    "name": (str, PEOPLE),
    "date": (date, DAYS),
    "time": (time, DAYS),
    "bool": (bool, STATES),
    "choice": (Colour, TRAITS),
}


def _fields(draw: st.DrawFn, depth: int, plan: Plan) -> dict[str, tuple[str, Any]]:
    """Draw the fields of one model: by name, what each holds, and for a nested one its own fields."""
    kinds = [*LEAVES, "optional", "names", *(["object", "objects"] if depth > 1 else [])]
    found: dict[str, tuple[str, Any]] = {}
    for kind in draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=4)):
        pool = LEAVES[kind][1] if kind in LEAVES else THINGS if kind == "object" else GROUPS if kind == "objects" else PEOPLE
        if word := plan.word(pool):
            found[word] = (kind, _fields(draw, depth - 1, plan) if kind in ("object", "objects") else None)
    return found


def _model(fields: Mapping[str, tuple[str, Any]]) -> type[BaseModel]:
    made: dict[str, Any] = {}
    for name, (kind, under) in fields.items():
        match kind:
            case "optional":
                made[name] = (str | None, None)
            case "names":
                made[name] = (list[str], [])
            case "object":
                made[name] = (_model(under), ...)
            case "objects":
                made[name] = (list[_model(under)], ...)  # type: ignore[misc]
            case _:
                made[name] = (LEAVES[kind][0], ...)
    return create_model("Drawn", **made)


def _truth(draw: st.DrawFn, fields: Mapping[str, tuple[str, Any]], path: str, plan: Plan) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, (kind, under) in fields.items():
        here = f"{path}{name}"
        match kind:
            case "optional":
                found[name] = _leaf(draw, "name", name, here, plan) if draw(st.booleans()) else None
            case "names":
                count = draw(st.integers(0, 3))
                found[name] = [_leaf(draw, "name", name, f"{here}/{n}", plan) for n in range(count)]
            case "object":
                found[name] = _truth(draw, under, f"{here}/", plan)
            case "objects":
                found[name] = []
                for _ in range(draw(st.integers(0, 2))):
                    at = f"{here}/{len(found[name])}/"
                    item = _truth(draw, under, at, plan)
                    if any(said.startswith(at) for said in plan.said):  # one of which nothing is stated is left out
                        found[name].append(item)
            case _:
                found[name] = _leaf(draw, kind, name, here, plan)
    return found


@st.composite
def drawn(draw: st.DrawFn) -> tuple[type[BaseModel], dict[str, Any], dict[str, str]]:
    """Draw a model, a value of it as JSON, and the sentences that state the value."""
    plan = Plan()
    fields = _fields(draw, 4, plan)
    return _model(fields), _truth(draw, fields, "", plan), plan.said


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedServer]:
    """One server for all examples: each puts its own play."""
    with serve(lambda request: (_ for _ in ()).throw(AssertionError("no play"))) as running:
        yield running


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(drawn=drawn())
def test_the_value_comes_back(server: ScriptedServer, drawn: tuple[type[BaseModel], dict[str, Any], dict[str, str]]) -> None:
    """Whatever the model's form, its truthful value is equal to what was stated, and every stated leaf is supported."""
    schema, truth, said = drawn
    places: dict[str, int] = {path: n for n, path in enumerate(said, 1)}

    def cite(path: tuple[str, ...], value: Any, shown: Mapping[int, str]) -> list[int]:
        number = places["/".join(path)]
        assert shown[number] == said["/".join(path)]
        return [number]

    server.plays[:] = [filling(truth, cite)]
    text = "\n\n".join(["This is what is known.", *said.values()]) if not said else "\n\n".join(said.values())
    found = extract([SourceText("a.txt", text)], schema=schema, model="openai/scripted", base_url=server.base_url)
    assert [(r.pointer, r.value, [x.message for x in r.verdict.reasons]) for r in found.rejected] == []
    assert found.value == schema.model_validate_json(json.dumps(truth))
    assert set(found.grounding) == {f"/{path}" for path in said}
    assert {g.verdict.label for g in found.grounding.values()} <= {"supported"}
