"""A model that reads the prompts it is sent: scripted, not recorded. Served by `tests.scripted_server`."""

import json
import re
from collections.abc import Callable
from typing import Any

from tests.scripted_server import Play, Request, said

__all__ = ["answering", "facts_shown", "prompt_of", "refused_shown", "sentences_shown", "statement"]

Reply = dict[str, Any]
SENTENCE = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)
FACT = re.compile(r"^\[(f\d+)\] (.*?)(?: \((?:says|time): [^()]*\))?$", re.MULTILINE)
REFUSED = re.compile(r"^refused (\d+): (.*) \[([\d, ]+)\] because (.*)$", re.MULTILINE)


def prompt_of(request: Request) -> str:
    """Return which prompt a request was made from, by the reply that it asks for."""
    schema = request.body["response_format"]["json_schema"]["schema"]
    if "sentences" in schema["properties"]:
        return "compose"
    return "repair" if "refused" in json.dumps(schema) else "extract"


def sentences_shown(request: Request) -> dict[int, str]:
    """Return the numbered sentences in the data of a request."""
    return {int(number): text for number, text in SENTENCE.findall(_data(request))}


def facts_shown(request: Request) -> dict[str, str]:
    """Return the facts in the data of a request."""
    return dict(FACT.findall(_data(request)))


def refused_shown(request: Request) -> dict[int, tuple[str, list[int]]]:
    """Return the refused statements in the data of a request, with the sentences that they cite."""
    return {int(n): (text, [int(a) for a in cited.split(", ")]) for n, text, cited, _ in REFUSED.findall(_data(request))}


def statement(text: str, *numbers: int, **more: Any) -> Reply:
    """Return one statement as a model writes it."""
    return {"statement": text, "sentences": list(numbers), "attribution": None, "modality": "stated", "time": None, **more}


def answering(
    extract: Callable[[Request], list[Reply]] | None = None,
    repair: Callable[[Request], list[Reply]] | None = None,
    compose: Callable[[Request], list[Reply]] | None = None,
) -> Callable[[Request], Play]:
    """Return a play that answers each prompt. By default every sentence and every fact is repeated, and nothing is mended."""

    def reply(request: Request) -> Play:
        match prompt_of(request):
            case "extract":
                found = (extract or _every_sentence)(request)
            case "repair":
                found = repair(request) if repair else []
            case _:
                return said(json.dumps({"sentences": (compose or _every_fact)(request)}))
        return said(json.dumps({"statements": found}))

    return reply


def _every_sentence(request: Request) -> list[Reply]:
    most = request.body["response_format"]["json_schema"]["schema"]["properties"]["statements"]["maxItems"]
    return [statement(text, number) for number, text in sentences_shown(request).items() if len(text) <= 400][:most]


def _every_fact(request: Request) -> list[Reply]:
    most = request.body["response_format"]["json_schema"]["schema"]["properties"]["sentences"]["maxItems"]
    return [{"text": text, "facts": [name]} for name, text in facts_shown(request).items()][:most]


def _data(request: Request) -> str:
    text = "\n".join(str(message["content"]) for message in request.body["messages"] if message["role"] == "user")
    found = re.search(r"<data-(\w+)>\n(.*)</data-\1>", text, re.DOTALL)
    assert found is not None, "the request holds no data"
    return found[2]
