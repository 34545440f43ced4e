"""From the name that a user gives to the class that is filled."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from pydantic import BaseModel
from pydantic.errors import PydanticUserError

from summarizer.errors import SettingsError, nearest
from summarizer.schemas.library import LIBRARY

from .importing import import_class
from .json_files import read_json_schema
from .json_objects import object_class

__all__ = ["LoadedSchema", "load_schema"]

HINT = "x-hint"
FORMS = "FILE.py:Class, package.module:Class, FILE.json"


@dataclass(frozen=True, slots=True)
class LoadedSchema:
    """What is to be filled.

    `model` is the class whose instances are made, `json_schema` what the user wrote or what pydantic makes of the class;
    `hint` is its "x-hint", which a prompt may show, and is empty where there is none.
    """

    name: str
    model: type[BaseModel]
    json_schema: Mapping[str, Any]
    hint: str


def load_schema(name: str) -> LoadedSchema:
    """Return the schema that `name` names: one of the library, FILE.py:Class, package.module:Class, or FILE.json.

    A file or module of the user's is imported only when it is named so. Raises SettingsError, in one sentence with the
    nearest valid choice, when there is no such schema or it cannot be used.
    """
    if name in LIBRARY:
        return _of_class(name, LIBRARY[name], name)
    if name.lower().endswith(".json"):
        schema = read_json_schema(name)
        return _loaded(PurePath(name).stem, object_class(schema, name), schema)
    if ":" in name:
        place, _, wanted = name.rpartition(":")
        return _of_class(wanted, import_class(place, wanted), name)
    if name.lower().endswith(".py"):
        raise SettingsError(f"schema {name!r} names no class: expected FILE.py:Class, such as {name}:Event")
    raise SettingsError(f"schema {name!r} is neither {FORMS} nor a ready schema: {nearest(name, LIBRARY)}")


def _of_class(name: str, model: type[BaseModel], asked: str) -> LoadedSchema:
    """Return the schema of a pydantic class; what pydantic cannot describe cannot be asked of a model."""
    try:
        model.model_rebuild()
        schema = model.model_json_schema()
    except Exception as error:  # pydantic's, or that of the class's own code
        said = (str(error).splitlines() or [""])[0].rstrip(".")
        reason = said if isinstance(error, PydanticUserError | NameError) else f"{type(error).__name__}: {said}"
        raise SettingsError(
            f"schema {asked!r} cannot be filled: {reason}; expected fields of types that JSON can hold"
        ) from error
    return _loaded(name, model, schema)


def _loaded(name: str, model: type[BaseModel], schema: Mapping[str, Any]) -> LoadedSchema:
    hint = schema.get(HINT, "")
    return LoadedSchema(name, model, schema, hint if isinstance(hint, str) else "")
