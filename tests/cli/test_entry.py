"""What a process prints when something goes wrong, and what it ends with."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from summarizer.cli import main, summarize_main
from summarizer.errors import InternalError
from summarizer.schemas import Report

from .conftest import FakeApi

HEAVY = ("numpy", "onnxruntime", "pydantic", "rich", "trafilatura", "summarizer.api", "summarizer.render")


def run_python(code: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run code in a process of its own."""
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, env=surroundings, timeout=60, check=False)


@pytest.mark.parametrize(
    "arguments", [["--help"], ["-h"], ["summarize", "--help"], ["verify", "-h"], ["check", "-h"], ["doctor", "-h"]]
)
def test_help_comes_without_heavy_imports(arguments: list[str]) -> None:
    """Help needs neither pydantic nor rich nor the library, so that it comes at once."""
    done = run_python(
        "import sys\n"
        "from summarizer.cli import main\n"
        f"code = main({arguments!r})\n"
        f"loaded = [name for name in {HEAVY!r} if name in sys.modules]\n"
        "sys.exit(f'loaded {loaded}' if loaded else code)"
    )
    assert done.returncode == 0, done.stderr
    assert b"Exit codes:" in done.stdout


def test_help_of_summarize_is_grouped(capsys: pytest.CaptureFixture[str]) -> None:
    """Options stand under headings, and examples follow."""
    assert summarize_main(["--help"]) == 0
    shown = capsys.readouterr().out
    headings = [
        "The summary:",
        "The output:",
        "What is said on stderr:",
        "The model:",
        "Other:",
        "Examples:",
        "Exit codes:",
    ]
    places = [shown.index(heading) for heading in headings]
    assert places == sorted(places)


def test_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    """`--version` names the program and its version."""
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("summarizer, version ")


def test_no_command_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    """`summarizer` alone is a bad request, answered with the help on stderr."""
    assert main([]) == 2
    shown = capsys.readouterr()
    assert "Commands:" in shown.err
    assert shown.out == ""


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Error: Missing argument 'SOURCE...'."),
        (["--sentnces", "3", "a.txt"], "Error: No such option '--sentnces'. Did you mean '--sentences'?"),
        (["--sentences", "x", "a.txt"], "Error: Invalid value for '--sentences': 'x' is not a valid integer."),
        (["--sentences", "0", "a.txt"], "summarize: sentences is 0: expected a whole number from 1 to 100; the nearest is 1"),
        (
            ["--policy", "stric", "a.txt"],
            "summarize: policy 'stric' is unknown: expected one of strict, flag; did you mean 'strict'?",
        ),
        (
            ["--format", "jsn", "a.txt"],
            "summarize: --format 'jsn' is unknown: expected one of terminal, json, md, html; did you mean 'json'?",
        ),
        (["--budget", "-3", "a.txt"], "summarize: budget is -3.0: expected US dollars, above 0"),
        (["--max-tokens", "0", "a.txt"], "summarize: max_tokens is 0: expected a whole number of 1 or more; the nearest is 1"),
        (
            ["--fallback", "extractve", "a.txt"],
            "summarize: fallback 'extractve' is unknown: expected one of extractive; did you mean 'extractive'?",
        ),
        (
            ["--cache", "x", "--no-cache", "a.txt"],
            "summarize: --cache 'x' and --no-cache exclude each other: leave out one of them",
        ),
        (
            ["--format", "html", "a.txt"],
            "summarize: HTML output comes with a later version; use --format md, or an --output that ends in .md",
        ),
    ],
)
def test_a_bad_request_gets_one_sentence(arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The sentence names the value and what was expected; the exit code is 2 and stdout stays empty."""
    assert summarize_main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.err == f"{sentence}\n"
    assert shown.out == ""


@pytest.mark.parametrize("command", [["extract", "--schema", "S", "a"], ["digest", "init"]])
def test_commands_to_come_answer_not_yet(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Each command of the contract that is missing says so in one sentence, whatever its arguments."""
    assert main(command) == 2
    shown = capsys.readouterr().err
    assert shown.startswith(f"summarizer: `summarizer {command[0]}` comes with a later version; ")
    assert shown.count("\n") == 1


def test_a_bug_is_one_sentence_and_exit_code_3(fake: FakeApi, capsys: pytest.CaptureFixture[str]) -> None:
    """What nobody foresaw is called a bug, without a traceback."""
    fake.answer = lambda: 1 // 0  # type: ignore[assignment, return-value]
    assert summarize_main(["a.txt"]) == 3
    shown = capsys.readouterr().err
    assert "ZeroDivisionError" in shown
    assert "bug in summarizer" in shown
    assert shown.count("\n") == 1


def test_a_traceback_only_with_vv(fake: FakeApi, capsys: pytest.CaptureFixture[str]) -> None:
    """`-vv` shows where an error came from, `-v` does not."""

    def broken() -> Report:
        raise InternalError("an id is used twice")

    fake.answer = broken
    assert summarize_main(["-v", "a.txt"]) == 3
    assert capsys.readouterr().err == "summarize: an id is used twice\n"
    assert summarize_main(["a.txt", "-vv"]) == 3
    shown = capsys.readouterr().err
    assert "Traceback (most recent call last)" in shown
    assert shown.endswith("summarize: an id is used twice\n")


def test_an_interrupt_ends_quietly(fake: FakeApi, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C ends with 130, as shells expect."""

    def interrupted() -> Report:
        raise KeyboardInterrupt

    fake.answer = interrupted
    assert summarize_main(["a.txt"]) == 130
    assert capsys.readouterr().out == ""


def test_a_name_with_escapes_is_shown_inert(capsys: pytest.CaptureFixture[str]) -> None:
    """What the user typed or a file is called cannot act on the terminal through an error."""
    assert summarize_main(["--\x1b[31m", "a.txt"]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_utf8_in_a_locale_that_is_not() -> None:
    """Results are UTF-8 whatever the locale says."""
    done = run_python(
        "from summarizer.cli import main\nfrom summarizer.cli.output import write_out\nmain(['-h'])\nwrite_out('\\u201c\\xe9\\u201d \\udc80\\n')",
        LC_ALL="C",
        PYTHONUTF8="0",
        PYTHONCOERCECLOCALE="0",
    )
    assert done.stdout.endswith("“é” \\udc80\n".encode()), done.stderr


def test_a_reader_that_leaves_ends_the_run_quietly(folder: Path) -> None:
    """`summarizer ... | head -1` prints no traceback."""
    code = (
        "import sys\nfrom types import SimpleNamespace\n"
        'answers = SimpleNamespace(verify_pairs=lambda lines, **options: (f\'{{"verdict": "supported", "n": {n}}}\' for n in range(10**6)))\n'
        "sys.modules['summarizer.api'] = answers\nfrom summarizer.cli import main\nsys.exit(main(['verify', '--pairs', 'a.txt']))"
    )
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=surroundings) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert b"supported" in process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_is_one_sentence() -> None:
    """When stdout cannot be written the error says so, once."""
    code = "import sys\nfrom summarizer.cli.entry import _run\nimport click\nfrom summarizer.cli.output import write_out\n"
    code += "sys.exit(_run(click.Command('x', callback=lambda: write_out('text')), 'x', []))"
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with open("/dev/full", "wb") as full:
        done = subprocess.run([sys.executable, "-c", code], stdout=full, stderr=subprocess.PIPE, env=surroundings, check=False)
    assert done.returncode == 2
    assert done.stderr == b"x: standard output cannot be written: No space left on device; use --output PATH\n"
