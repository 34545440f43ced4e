"""The project's own files hold together: links, version, package data, scripts."""

import os
import tomllib
from importlib import metadata, resources
from pathlib import Path
from typing import Any

import pytest

import summarizer

ROOT = Path(__file__).parents[1]
PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT: dict[str, Any] = PYPROJECT["project"]
TOOLS: dict[str, Any] = PYPROJECT["tool"]


@pytest.mark.parametrize("name", ["schemas", "prompts"])
def test_the_top_level_folder_ships_inside_the_package_through_a_relative_link(name: str) -> None:
    """A clone anywhere, and an sdist, find the folder through the link."""
    link = ROOT / "summarizer" / name

    assert link.is_symlink()
    assert link.readlink() == Path("..") / name
    assert (ROOT / name / "__init__.py").is_file()


def test_the_version_is_said_once() -> None:
    """The package, its metadata and pyproject.toml give the same version, and the changelog has a section for it."""
    assert summarizer.__version__ == metadata.version("summarizer") == PROJECT["version"]
    assert f"## [{PROJECT['version']}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_package_is_marked_as_typed() -> None:
    """A type checker reads the annotations of an installed copy."""
    assert resources.files("summarizer").joinpath("py.typed").is_file()


def test_every_file_of_the_package_ships() -> None:
    """What is no module, such as templates, styles and weights, is named in the package data."""
    given: dict[str, list[str]] = TOOLS["setuptools"]["package-data"]
    for path in (ROOT / "summarizer").rglob("*.*"):
        if path.is_file() and path.suffix not in (".py", ".pyc"):
            folders = path.relative_to(ROOT).parent.parts
            packages = [".".join(folders[:n]) for n in range(1, len(folders) + 1)]
            patterns = [pattern for package in ("*", *packages) for pattern in given.get(package, [])]
            assert any(path.match(pattern) for pattern in patterns), f"{path} is left out"


@pytest.mark.parametrize("name", ["scripts/check", "scripts/record", "scripts/screenshots", "scripts/test", ".ci/run"])
def test_a_script_can_be_run_as_it_is(name: str) -> None:
    """A script is executable and names its interpreter."""
    path = ROOT / name

    assert os.access(path, os.X_OK)
    assert path.read_text(encoding="utf-8").startswith("#!/usr/bin/env bash\n")


def test_the_constraints_pin_every_direct_dependency() -> None:
    """What pyproject.toml asks for by range is pinned to one version for CI."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {_normal(line.partition("==")[0]) for line in lines if "==" in line and not line.startswith("#")}
    extras = PROJECT["optional-dependencies"].values()
    asked = {_normal(_name(spec)) for spec in [*PROJECT["dependencies"], *(spec for extra in extras for spec in extra)]}

    assert asked - {"summarizer"} <= pinned


def _name(spec: str) -> str:
    return spec.partition(">=")[0].partition("[")[0].strip()


def _normal(name: str) -> str:
    return name.lower().replace("_", "-")
