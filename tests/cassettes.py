"""How recorded replies are compared, cleaned and written: bodies as YAML that people can read and change by hand.

A body is the JSON of a request or a reply. It is written as a tree, and texts of several lines as blocks; no
character is changed on the way. It reads back as JSON that means the same, which is all that a client sees.
"""

import json
from typing import Any

import yaml
from vcr.request import Request

__all__ = ["bare_request", "bare_response", "deserialize", "same_question", "serialize"]

HEADERS = ("content-type",)  # all that is kept of a request or a reply
PLACE = "http://recorded"  # where every server stood


def bare_request(request: Request) -> Request | None:
    """Return the request without its headers, among them the key, and without the name of the server; None for what is no question."""
    if not request.path.endswith("/chat/completions"):
        return None
    headers = {name: value for name, value in request.headers.items() if name.lower() in HEADERS}
    return Request(request.method, f"{PLACE}{request.path}", request.body, headers)


def bare_response(response: dict[str, Any]) -> dict[str, Any]:
    """Return the reply with the few headers that it is read by."""
    headers = {name.lower(): value for name, value in response["headers"].items() if name.lower() in HEADERS}
    return {**response, "headers": headers}


def same_question(one: Request, other: Request) -> None:
    """Raise AssertionError unless both ask the same: all of the body but the name of the model, which may be another."""
    assert _question(one) == _question(other)


def _question(request: Request) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(request.body)
    return {**body, "model": None}


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def serialize(cassette: dict[str, Any]) -> str:
    """Return the YAML of a cassette, as vcrpy asks for it."""
    for interaction in cassette["interactions"]:
        request, response = interaction["request"], interaction["response"]
        request["body"] = json.loads(request["body"])
        response["body"] = json.loads(response["body"]["string"])
    return yaml.dump(cassette, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)


def deserialize(text: str) -> dict[str, Any]:
    """Return the cassette of a YAML text, its bodies as vcrpy plays them."""
    cassette: dict[str, Any] = yaml.safe_load(text)
    for interaction in cassette["interactions"]:
        request, response = interaction["request"], interaction["response"]
        request["body"] = json.dumps(request["body"], ensure_ascii=False)
        response["body"] = {"string": json.dumps(response["body"], ensure_ascii=False)}
    return cassette
