"""Schemas by name: the library's and a class of the user's; and what each mistake is told."""

from pathlib import Path

import pytest

from summarizer.schema_files import load_schema
from summarizer.schemas.library import LIBRARY

from .refusing import refusal

EVENT = '''
from pydantic import BaseModel, ConfigDict

class Place(BaseModel):
    town: str

class Event(BaseModel):
    """One event."""
    model_config = ConfigDict(json_schema_extra={"x-hint": "Only the main event."})
    what: str
    places: "list[Place]" = []

print("imported")
number = 3
'''


@pytest.mark.parametrize("name", LIBRARY)
def test_a_library_schema_has_its_class_and_hint(name: str) -> None:
    """The name alone is enough."""
    loaded = load_schema(name)

    assert (loaded.name, loaded.model) == (name, LIBRARY[name])
    assert loaded.hint == loaded.json_schema["x-hint"] != ""


def test_a_class_of_a_file_is_loaded_and_what_it_prints_is_no_result(capsys: pytest.CaptureFixture[str]) -> None:
    """The file is run once it is named; names in its annotations are found; stdout stays for results."""
    Path("mine.py").write_text(EVENT, encoding="utf-8")
    loaded = load_schema("mine.py:Event")

    assert (loaded.name, loaded.hint) == ("Event", "Only the main event.")
    made = loaded.model.model_validate({"what": "fire", "places": [{"town": "Ely"}]})
    assert made.model_dump() == {"what": "fire", "places": [{"town": "Ely"}]}
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "imported\n")


def test_a_class_of_a_module_is_found_from_the_working_folder() -> None:
    """As with `python -m`; a file finds its neighbours."""
    Path("shapes_package").mkdir()
    Path("shapes_package", "__init__.py").touch()
    Path("shapes_package", "shapes.py").write_text(EVENT, encoding="utf-8")
    Path("shapes_package", "user.py").write_text("from shapes import Event\nclass Other(Event): pass\n", encoding="utf-8")

    assert load_schema("shapes_package.shapes:Event").name == "Event"
    assert load_schema("shapes_package/user.py:Other").name == "Other"


def test_nothing_is_imported_unless_it_is_named() -> None:
    """A file that bears the name of a ready schema is not touched."""
    for name in ("meeting.py", "mine.py"):
        Path(name).write_text("raise SystemExit('run')", encoding="utf-8")

    assert load_schema("meeting").model is LIBRARY["meeting"]
    assert "names no class" in refusal("mine.py")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "new_event",
            "schema 'new_event' is neither FILE.py:Class, package.module:Class, FILE.json nor a ready schema: expected one of ",
        ),
        ("new_event", "; did you mean 'news_event'?"),
        ("", "schema '' is neither"),
        (
            "min.py:Event",
            "schema file 'min.py' does not exist: expected one of broken.py, callable.py, empty.py, leaves.py, mine.py, needy.py",
        ),
        ("min.py:Event", "; did you mean 'mine.py'?"),
        (".py:Event", "schema file '.py' does not exist"),
        ("folder.py:Event", "schema file 'folder.py' is not a file"),
        ("mine.py:Evnt", "there is no pydantic class 'Evnt' in 'mine.py': expected one of Place, Event; did you mean 'Event'?"),
        ("mine.py:number", "'number' is not a pydantic class (BaseModel): expected one of Place, Event"),
        ("odd.py:A", "schema 'odd.py' cannot be imported: it raises ZeroDivisionError: division by zero; mend it first"),
        ("leaves.py:A", "cannot be imported: it raises SystemExit: 0"),
        ("broken.py:A", "cannot be imported: it raises SyntaxError: expected ':' in line 2; mend it first"),
        ("empty.py:A", "there is no pydantic class 'A' in 'empty.py': it has none"),
        ("needy.py:A", "cannot be imported: it raises ModuleNotFoundError: No module named 'no_such_package'"),
        (
            "no_such_package.a:A",
            "schema module 'no_such_package.a' does not exist: there is no 'no_such_package' in the working folder",
        ),
        ("needy:A", "schema 'needy' cannot be imported: it raises ModuleNotFoundError: No module named 'no_such_package'"),
        ("a b:A", "schema module 'a b' is not a module's name"),
        ("json:A", "there is no pydantic class 'A' in 'json': it has none"),
        ("undone.py:A", "schema 'undone.py:A' cannot be filled: "),
        ("callable.py:A", "schema 'callable.py:A' cannot be filled: "),
        ("a\0b.py:A", "does not exist"),
        ("folder:A\0", "there is no pydantic class"),
    ],
)
def test_a_class_that_cannot_be_had_is_refused_in_one_sentence(name: str, sentence: str) -> None:
    """The sentence names what was given, what is wrong, and the nearest valid choice."""
    files = {
        "mine.py": EVENT,
        "odd.py": "1 / 0",
        "leaves.py": "raise SystemExit(0)",
        "broken.py": "\nclass A\n",
        "empty.py": "",
        "needy.py": "import no_such_package",
        "undone.py": "from pydantic import BaseModel\nclass A(BaseModel):\n    b: 'B'\n",
        "callable.py": "from typing import Callable\nfrom pydantic import BaseModel\nclass A(BaseModel):\n    b: Callable[[], int]\n",
    }
    for file, text in files.items():
        Path(file).write_text(text, encoding="utf-8")
    Path("folder.py").mkdir()
    Path("folder").mkdir()

    assert sentence in refusal(name)
