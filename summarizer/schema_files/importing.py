"""A pydantic class of the user's, from a file or a module. Importing runs the user's code; nothing else here does."""

import importlib
import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from types import ModuleType

from pydantic import BaseModel

from summarizer.errors import SettingsError, nearest

__all__ = ["import_class"]


def import_class(place: str, name: str) -> type[BaseModel]:
    """Return the class `name` of the file or dotted module `place`.

    Neighbours are found as Python finds them: beside the file, or from the working folder for a module. Raises SettingsError
    when there is no such file, module or class, when its code raises, or when the class is not pydantic's.
    """
    is_file = place.lower().endswith(".py") or "/" in place or "\\" in place
    module = _import_file(place) if is_file else _import_module(place)
    found = getattr(module, name, None)
    if isinstance(found, type) and issubclass(found, BaseModel):
        return found
    classes = [key for key, value in vars(module).items() if isinstance(value, type) and issubclass(value, BaseModel)]
    own = [key for key in classes if vars(module)[key].__module__ == module.__name__] or classes
    choices = nearest(name, own) if own else "it has none; write `class Name(BaseModel): ...` there"
    if hasattr(module, name):
        raise SettingsError(f"schema '{place}:{name}': {name!r} is not a pydantic class (BaseModel): {choices}")
    raise SettingsError(f"schema '{place}:{name}': there is no pydantic class {name!r} in {place!r}: {choices}")


def _import_file(place: str) -> ModuleType:
    path = Path(place)
    try:
        if not path.is_file():
            what = "is not a file" if path.exists() else "does not exist"
            raise SettingsError(f"schema file {place!r} {what}: {_neighbours(path)}")
    except (OSError, ValueError) as error:
        raise SettingsError(f"schema file {place!r} cannot be read: {error}; expected a Python file") from error
    name = f"summarizer_schema_file_{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise SettingsError(f"schema file {place!r} is not a Python file: expected one whose name ends in .py")
    module = importlib.util.module_from_spec(spec)
    before = sys.modules.get(name)
    sys.modules[name] = module  # pydantic looks there for the names in annotations
    try:
        with _running(place, path.resolve().parent):
            spec.loader.exec_module(module)
    except SettingsError:
        if before is None:
            del sys.modules[name]
        else:
            sys.modules[name] = before
        raise
    return module


def _import_module(place: str) -> ModuleType:
    if not all(part.isidentifier() for part in place.split(".")):
        raise SettingsError(f"schema module {place!r} is not a module's name: expected package.module:Class or FILE.py:Class")
    try:
        with _running(place, Path.cwd()):
            return importlib.import_module(place)
    except SettingsError as error:
        cause = error.__cause__
        if isinstance(cause, ModuleNotFoundError) and cause.name and f"{place}.".startswith(f"{cause.name}."):
            raise SettingsError(
                f"schema module {place!r} does not exist: there is no {cause.name!r} in the working folder or among the installed "
                "packages; expected package.module:Class or FILE.py:Class"
            ) from cause
        raise


@contextmanager
def _running(place: str, folder: Path) -> Iterator[None]:
    """Run the user's code: with `folder` to import from, what it prints on stderr, and whatever it raises as one sentence."""
    sys.path.insert(0, str(folder))
    try:
        with redirect_stdout(sys.stderr):
            yield
    except (Exception, SystemExit) as error:
        where = f" in line {error.lineno}" if isinstance(error, SyntaxError) else ""
        said = error.msg if isinstance(error, SyntaxError) else str(error)
        reason = ": ".join([type(error).__name__, *said.splitlines()[:1]])
        raise SettingsError(f"schema {place!r} cannot be imported: it raises {reason}{where}; mend it first") from error
    finally:
        sys.path.remove(str(folder))


def _neighbours(path: Path) -> str:
    """Return the end of a sentence: which Python files stand beside the one that was meant."""
    names = sorted(other.name for other in path.parent.glob("*.py") if other.is_file()) if path.parent.is_dir() else []
    return nearest(path.name, names) if 0 < len(names) <= 20 else "expected FILE.py:Class"
