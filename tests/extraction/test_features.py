"""Every feature of pydantic that a class may have: filled truthfully, the value comes back, and each leaf is grounded."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from pydantic import TypeAdapter

from summarizer import Extraction, SourceText, extract
from tests.extraction.models import (
    Aliased,
    Branch,
    Choices,
    Computed,
    Constrained,
    Counted,
    Dataclasses,
    Derived,
    Either,
    Engine,
    Keyed,
    Listed,
    Money,
    Nested,
    Optionals,
    Other,
    Page,
    Pair,
    Plain,
    Plane,
    Root,
    Scalars,
    Strict,
    Texts,
    Times,
    Towns,
    Validated,
    Yes,
)
from tests.extraction.truthful import filling
from tests.scripted_server import serve

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
