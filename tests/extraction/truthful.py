"""A scripted model that fills a form truthfully: it reads the schema that it is sent and looks its values up in the data."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from tests.scripted_model import sentences_shown
from tests.scripted_server import Play, Request, said

__all__ = ["Cite", "filled", "filling", "is_refill", "schema_of"]

Cite = Callable[[tuple[str, ...], Any, Mapping[int, str]], list[int]]
"""(path of a leaf, its value, the sentences shown) -> the numbers of those that say it."""


def schema_of(request: Request) -> dict[str, Any]:
    """Return the schema that the reply to a request must have."""
    schema: dict[str, Any] = request.body["response_format"]["json_schema"]["schema"]
    return schema


def is_refill(request: Request) -> bool:
    """Whether a request asks for refused leaves again."""
    return "leaf_1" in schema_of(request)["properties"]


def filling(truth: Any, cite: Cite, change: Callable[[Any, int], Any] = lambda reply, n: reply) -> Callable[[Request], Play]:
    """Return a play that fills any form with `truth`, plain JSON by field names, and mends nothing. `change` gets each reply."""
    count = iter(range(1_000_000))

    def reply(request: Request) -> Play:
        schema = schema_of(request)
        if is_refill(request):
            return said(json.dumps(dict.fromkeys(schema["properties"])))
        shown = sentences_shown(request)
        return said(json.dumps(change(filled(schema, truth, cite, shown), next(count))))

    return reply


def filled(schema: Mapping[str, Any], truth: Any, cite: Cite, shown: Mapping[int, str]) -> Any:
    """Return the twin of `truth`."""
    return _filled(schema, truth, (), lambda path, value: cite(path, value, shown), schema.get("$defs", {}))


def _filled(
    schema: Mapping[str, Any],
    truth: Any,
    path: tuple[str, ...],
    cite: Callable[[tuple[str, ...], Any], list[int]],
    defs: Mapping[str, Any],
) -> Any:
    schema = defs[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    if "anyOf" in schema:
        if truth is None:
            return None
        fits = [found for each in schema["anyOf"] if (found := _filled(each, truth, path, cite, defs)) is not None]
        return fits[0] if fits else None
    if "const" in schema:
        return truth if truth == schema["const"] else None
    properties = schema.get("properties", {})
    if set(properties) == {"value", "sentences"}:
        if isinstance(truth, list | dict):
            return None
        return {"value": truth, "sentences": numbers} if (numbers := cite(path, truth)) else None
    if schema.get("type") == "array":
        item = schema["items"]
        if isinstance(truth, dict) and set(item.get("properties", {})) == {"key", "value"}:
            under = item["properties"]["value"]
            return [{"key": k, "value": _filled(under, v, (*path, k), cite, defs)} for k, v in truth.items()]
        if not isinstance(truth, list):
            return None
        return [_filled(item, each, (*path, str(n)), cite, defs) for n, each in enumerate(truth)]
    if schema.get("type") != "object":
        return None
    if isinstance(truth, list):
        truth = {f"item_{n}": each for n, each in enumerate(truth, 1)}
    if not isinstance(truth, dict) or not set(truth) <= set(properties):
        return None
    constants = {name: each["const"] for name, each in properties.items() if "const" in each}
    if any(truth.get(name, value) != value for name, value in constants.items()):
        return None
    return {
        name: constants.get(name, _filled(each, truth.get(name), (*path, name), cite, defs)) for name, each in properties.items()
    }
