"""`extract`: formats, exit codes, and requests that are refused before anything is sent."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.cli import main
from tests.scripted_model import sentences_shown
from tests.scripted_server import Play, Request, ScriptedServer, said, serve

SCHEMA = '''
from pydantic import BaseModel


class Ship(BaseModel):
    """A ship."""

    captain: str
    price: int | None = None


class Fleet(BaseModel):
    """Ships."""

    ships: list[Ship] = []
'''


def reply(request: Request) -> Play:
    """Answer truthfully of whichever document is shown, and mend nothing."""
    captain = next((n for n, t in sentences_shown(request).items() if t.startswith("The captain is =")), None)
    captain = captain or next((n for n, t in sentences_shown(request).items() if t.startswith("The captain is")), None)
    schema = request.body["response_format"]["json_schema"]["schema"]["properties"]
    if "captain" not in schema:
        return said(json.dumps(dict.fromkeys(schema)))
    shown = sentences_shown(request)
    name = shown[captain].removeprefix("The captain is ").rstrip(".") if captain else "Nobody"
    price = next((n for n, t in shown.items() if "price" in t), None)
    leaf = {"value": 80, "sentences": [price]} if price else None
    return said(json.dumps({"captain": {"value": name, "sentences": [captain or 1]}, "price": leaf}))


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    """A model that answers."""
    with serve(reply) as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a schema and two documents, which is the current one."""
    monkeypatch.chdir(tmp_path)
    Path("ships.py").write_text(SCHEMA, encoding="utf-8")
    Path("a.txt").write_text("The captain is Anna Berg.\n\nThe price is 80.\n", encoding="utf-8")
    Path("b.txt").write_text("The captain is Carl Dahl.\n\nThe ship sails at noon.\n", encoding="utf-8")
    Path("c.txt").write_text("It rained in the harbour.\n\nNobody sailed.\n", encoding="utf-8")
    return tmp_path


def run(server: ScriptedServer, *arguments: str, schema: str = "ships.py:Ship") -> int:
    """Run the command with the scripted model."""
    return main(["extract", "--schema", schema, "--model", "openai/x", "--base-url", server.base_url, "--no-cache", *arguments])


def test_json_lines_have_an_object_for_each_document(
    server: ScriptedServer, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Into a pipe there is a line for each; one that cannot be built is named on stderr, and the exit code is 1."""
    assert run(server, "a.txt", "b.txt", "c.txt") == 1
    shown = capsys.readouterr()
    lines = [json.loads(line) for line in shown.out.splitlines()]
    assert [line["value"] for line in lines] == [{"captain": "Anna Berg", "price": 80}, {"captain": "Carl Dahl", "price": None}]
    assert "warning: c.txt: Ship was not built: /captain" in shown.err
    assert run(server, "c.txt", "none.txt") == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    missing, last = shown.err.splitlines()
    assert missing == "warning: none.txt does not exist; it was left out"
    assert last.startswith('summarizer: c.txt: Ship was not built: /captain = "Nobody": ')


@pytest.mark.parametrize("merge", [[], ["--merge"]])
def test_what_went_wrong_is_told_with_what_was_not_built(
    folder: Path, capsys: pytest.CaptureFixture[str], merge: list[str]
) -> None:
    """A reply that cannot be used is named, although the object has no field to keep the warning; so is a source that is missing."""

    def play(request: Request) -> Play:
        return said("no JSON") if "rained" in str(request.body) else reply(request)

    sources = ["c.txt", "b.txt", "none.txt"] if not merge else ["c.txt", "d.txt", "none.txt"]
    Path("d.txt").write_text("The ship sails at noon.\n\nThe sea is calm.\n", encoding="utf-8")
    with serve(play) as server:
        assert run(server, *sources, *merge) == 1
    shown = capsys.readouterr().err
    assert "warning: none.txt does not exist; it was left out\n" in shown
    assert "warning: c.txt: 2 sentences were not read by the model: openai/x gave no usable reply in 2 requests" in shown
    assert shown.count("Ship was not built: /captain") == 1


def test_csv_has_a_row_for_each_object(server: ScriptedServer, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Columns are the fields; what is None is empty; a schema with lists is refused before anything is sent."""
    assert run(server, "a.txt", "b.txt", "--format", "csv") == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert rows == [["source", "captain", "price"], ["a.txt", "Anna Berg", "80"], ["b.txt", "Carl Dahl", ""]]
    asked = len(server.requests)
    assert run(server, "a.txt", "--format", "csv", schema="ships.py:Fleet") == 2
    assert capsys.readouterr().err == (
        "summarizer: --format csv needs a flat schema, and field 'ships' of Fleet holds more than one value: expected json or jsonl, "
        "or a schema without lists and objects\n"
    )
    assert len(server.requests) == asked


def test_a_terminal_shows_each_value_with_its_words(
    server: ScriptedServer, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pointer, value and quote stand in a line."""
    assert run(server, "a.txt", "--format", "terminal") == 0
    line = next(x for x in capsys.readouterr().out.splitlines() if x.startswith("/captain"))
    assert line.split("  ")[-1].strip() == '"Anna Berg"'


def test_html_is_the_receipt_of_one_object(server: ScriptedServer, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page holds, by `check`; several objects make no page, which is said before anything is sent."""
    Path("a[1].txt").write_bytes(Path("a.txt").read_bytes())
    assert run(server, "a[1].txt", "-o", "one.html") == 0
    assert run(server, "a.txt", "b.txt", "--merge", "-o", "both.html") == 0
    for page in ("one.html", "both.html"):
        assert main(["check", page]) == 0
    assert "Anna Berg" in Path("one.html").read_text(encoding="utf-8")
    assert "Where the sources differ" in Path("both.html").read_text(encoding="utf-8")
    asked = len(server.requests)
    capsys.readouterr()
    for sources in (["a.txt", "b.txt"], ["."], ["*.txt"]):
        assert run(server, *sources, "--format", "html") == 2
        assert capsys.readouterr().err == (
            "summarizer: --format html is a page about one object: expected --merge, or one file or page; or name json or jsonl\n"
        )
    assert len(server.requests) == asked


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--format", "xml"], "--format 'xml' is unknown: expected one of terminal, json, jsonl, csv, html"),
        (["-o", "out.txt"], "--output 'out.txt' ends in '.txt': expected one of .json, .jsonl, .ndjson, .csv, .html, .htm; or name a --format"),
        (["--policy", "flog"], "policy 'flog' is unknown: expected one of strict, flag; did you mean 'flag'?"),
        (["--model", "extractive"], "model 'extractive' cannot fill a schema: name one that writes, such as openai/gpt-5-mini, or "),
        (["--schema", "news_evnt"], "schema 'news_evnt' is neither FILE.py:Class"),
    ],
)  # fmt: skip
def test_a_bad_request_is_one_sentence(
    server: ScriptedServer, folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    """Nothing is sent, and the exit code is 2."""
    assert run(server, "a.txt", *arguments) == 2
    shown = capsys.readouterr().err
    assert shown.startswith(f"summarizer: {sentence}")
    assert shown.count("\n") == 1
    assert server.requests == []
