"""`prompts list|show|export`."""

import sys
from pathlib import Path
from typing import Any

import pytest

from summarizer.cli import main
from summarizer.prompting import load_prompts

from .test_entry import run_python

NAMES = ("extract", "compose", "repair", "judge", "fill", "refill")


def replacement(folder: Path) -> Path:
    """Write a prompt whose purpose would act on a terminal, and return its file."""
    text = load_prompts().get("judge").source
    path = folder / "judge.md"
    path.write_text(
        text.replace("purpose: Say", 'purpose: "x\\e[31m"\n# Say').replace("Labels", "Labels \x1b[31m"), encoding="utf-8"
    )
    return path


def test_list_has_a_line_for_each_prompt(capsys: pytest.CaptureFixture[str]) -> None:
    """Name, version, what replaces it, and purpose stand in columns under a heading."""
    assert main(["prompts", "list"]) == 0
    heading, *lines = capsys.readouterr().out.splitlines()
    assert heading.split() == ["NAME", "VERSION", "REPLACED", "BY", "PURPOSE"]
    assert [line.split()[:3] for line in lines] == [[name, load_prompts().get(name).version, "-"] for name in NAMES]
    assert len({line.index(load_prompts().get(name).purpose) for name, line in zip(NAMES, lines, strict=True)}) == 1


def test_list_names_the_file_that_replaces_a_prompt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--prompts` the line names the file, and what the file says of itself is inert."""
    path = replacement(tmp_path)
    assert main(["prompts", "list", "--prompts", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert str(path) in shown.splitlines()[4]
    assert "\x1b" not in shown


def test_show_prints_the_file_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe gets every character, of the built-in prompt or of what replaces it."""
    assert main(["prompts", "show", "extract"]) == 0
    assert capsys.readouterr().out == load_prompts().get("extract").source
    path = replacement(tmp_path)
    assert main(["prompts", "show", "judge", "--prompts", str(tmp_path)]) == 0
    assert capsys.readouterr().out == path.read_text(encoding="utf-8")


def test_show_is_inert_on_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A prompt file of somebody else's cannot act on the terminal; its lines and indents stay."""
    replacement(tmp_path)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["prompts", "show", "judge", "--prompts", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "\nLabels \ufffd[31m\n" in shown
    assert "\n  nonce: a random code" in shown


def test_show_of_an_unknown_prompt_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, exit code 2, nothing on stdout."""
    assert main(["prompts", "show", "extrct"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == (
        "summarizer: prompt 'extrct' is unknown: expected one of extract, compose, repair, judge, fill, refill; did you mean 'extract'?\n"
    )


@pytest.mark.parametrize("command", [["list"], ["show", "judge"]])
def test_a_wrong_folder_is_one_sentence(command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is not there ends with 2."""
    assert main(["prompts", *command, "--prompts", str(tmp_path / "none")]) == 2
    said = capsys.readouterr().err
    assert (
        said
        == f"summarizer: --prompts '{tmp_path}/none' cannot be read: No such file or directory; expected a folder of prompts\n"
    )


def test_export_writes_files_that_can_replace_the_prompts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was exported loads again as the same prompts, and a second export changes nothing."""
    folder = tmp_path / "new" / "prompts"
    assert main(["prompts", "export", str(folder)]) == 0
    assert capsys.readouterr().out == f"wrote extract.md, compose.md, repair.md, judge.md, fill.md, refill.md to {folder}\n"
    assert load_prompts(folder).hashes == load_prompts().hashes
    (folder / "judge.md").unlink()
    assert main(["prompts", "export", str(folder)]) == 0
    assert capsys.readouterr().out == f"wrote judge.md to {folder}\n"
    assert main(["prompts", "export", str(folder)]) == 0
    assert capsys.readouterr().out == f"{folder} holds all built-in prompts already\n"


def test_export_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that was changed stays as it is, and nothing is written beside it."""
    (tmp_path / "repair.md").write_text("mine", encoding="utf-8")
    assert main(["prompts", "export", str(tmp_path)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == (
        f"summarizer: '{tmp_path}/repair.md' is there and is not the built-in prompt: move it away, or name another folder\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["repair.md"]
    assert (tmp_path / "repair.md").read_text(encoding="utf-8") == "mine"


def test_export_that_fails_half_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A full disk is one sentence, and no part of the prompts stays behind."""
    opened = Path.open

    def full(path: Path, mode: str = "r", *rest: Any, **more: Any) -> object:
        if path.name == "repair.md" and mode == "xb":
            raise OSError(28, "No space left on device")
        return opened(path, mode, *rest, **more)

    monkeypatch.setattr(Path, "open", full)
    assert main(["prompts", "export", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith(f"summarizer: DIR '{tmp_path}' cannot be written to: No space left on device; ")
    assert list(tmp_path.iterdir()) == []


def test_export_into_a_file_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """DIR must be a folder or nothing yet."""
    (tmp_path / "file").touch()
    assert main(["prompts", "export", str(tmp_path / "file")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["prompts", "-h"], ["prompts", "list", "-h"], ["prompts", "show", "-h"], ["-h"]])
def test_help_loads_neither_templates_nor_yaml(arguments: list[str]) -> None:
    """Help comes without Jinja2, YAML and pydantic, so that it comes at once."""
    done = run_python(
        "import sys\n"
        "from summarizer.cli import main\n"
        f"code = main({arguments!r})\n"
        "sys.exit(code or bool({'jinja2', 'yaml', 'pydantic', 'summarizer.prompting'} & set(sys.modules)))"
    )
    assert done.returncode == 0, done.stderr
    assert b"Exit codes:" in done.stdout
