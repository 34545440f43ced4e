"""`schemas list|show`."""

import json
from pathlib import Path

import pytest

from summarizer.cli import main
from summarizer.schemas.library import LIBRARY

from .test_entry import run_python


def test_list_has_a_line_for_each_schema(capsys: pytest.CaptureFixture[str]) -> None:
    """The name, and what an object of it holds, in columns."""
    assert main(["schemas", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(LIBRARY)
    assert len({line.index(str(model.__doc__)) for line, model in zip(lines, LIBRARY.values(), strict=True)}) == 1


@pytest.mark.parametrize("name", LIBRARY)
def test_show_prints_the_json_schema_with_the_hint(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is printed is JSON that a file can hold, and it names every field."""
    assert main(["schemas", "show", name]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown == LIBRARY[name].model_json_schema()
    assert shown["x-hint"]


def test_show_takes_a_schema_of_the_users_own(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A class in a file, and a JSON Schema file as it was written; what they say cannot act on a terminal."""
    written = {"type": "object", "x-hint": "\x1b[31m", "properties": {"a": {"type": "string"}}}
    (folder / "a.json").write_text(json.dumps(written), encoding="utf-8")
    (folder / "a.py").write_text("import pydantic\nclass A(pydantic.BaseModel):\n    size: int\n", encoding="utf-8")

    assert main(["schemas", "show", "a.json"]) == 0
    shown = capsys.readouterr().out
    assert json.loads(shown) == written
    assert "\x1b" not in shown
    assert main(["schemas", "show", "a.py:A"]) == 0
    assert json.loads(capsys.readouterr().out)["properties"]["size"]["type"] == "integer"


@pytest.mark.parametrize(
    ("name", "end"),
    [
        ("new_event", "; did you mean 'news_event'?"),
        ("a.py:A", "expected FILE.py:Class"),
        ("b.json", "expected a JSON Schema, NAME.json"),
    ],
)
def test_an_unknown_schema_is_one_sentence(name: str, end: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, the nearest choice, nothing on stdout."""
    assert main(["schemas", "show", name]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("summarizer: schema ")
    assert shown.err.endswith(f"{end}\n")
    assert shown.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["schemas", "-h"], ["schemas", "list", "-h"], ["schemas", "show", "-h"]])
def test_help_loads_no_schema(arguments: list[str]) -> None:
    """Help comes without pydantic and jsonschema, so that it comes at once."""
    done = run_python(
        "import sys\n"
        "from summarizer.cli import main\n"
        f"code = main({arguments!r})\n"
        "sys.exit(code or bool({'jsonschema', 'pydantic', 'summarizer.schema_files'} & set(sys.modules)))"
    )
    assert done.returncode == 0, done.stderr
    assert b"Exit codes:" in done.stdout
