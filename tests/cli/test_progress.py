"""What a person sees who waits."""

import sys
from collections.abc import Callable

import pytest

from summarizer.cli.progress import Waiting
from summarizer.schemas import LLMUsage


class Bell:
    """A second that is over when the test says so."""

    daemon = False

    def __init__(self, seconds: float, ring: Callable[[], None]) -> None:
        self.ring = ring
        self.started = False

    def start(self) -> None:
        """Wait for the test."""
        self.started = True

    def cancel(self) -> None:
        """Ring no more."""
        self.ring = lambda: None


def waiting(monkeypatch: pytest.MonkeyPatch, *, wanted: bool = True, terminal: bool = True) -> tuple[Waiting, Bell]:
    """Return what shows progress on a stderr that is a terminal of 120 columns, and the bell that ends its patience."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    bells: list[Bell] = []

    def alarm(seconds: float, ring: Callable[[], None]) -> Bell:
        bells.append(Bell(seconds, ring))
        return bells[-1]

    return Waiting(wanted, alarm), bells[0]


def test_nothing_is_shown_within_a_second(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Work that is quickly done leaves no trace, also when it ends as the second does."""
    progress, bell = waiting(monkeypatch)
    with progress as shown:
        shown.update("reading", 1, 9)
    bell.ring()
    assert capsys.readouterr().err == ""


def test_long_work_shows_where_it_stands(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """After a second there are the stage and its steps, then each that follows; at the end the line is wiped."""
    progress, bell = waiting(monkeypatch)
    with progress as shown:
        shown.update("reading", 3, 9)
        bell.ring()
        shown.update("verifying", 2, 7)
    err = capsys.readouterr().err
    assert "reading documents" in err
    assert "3/9" in err
    assert "verifying claims" in err
    assert "2/7" in err
    assert err.rstrip().endswith("\x1b[2K")


def test_work_that_tells_nothing_is_shown_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A single large file is read without a step to count."""
    progress, bell = waiting(monkeypatch)
    with progress:
        bell.ring()
    assert "working" in capsys.readouterr().err


def test_what_the_model_has_cost_is_shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Calls, tokens and money so far."""
    progress, bell = waiting(monkeypatch)
    with progress as shown:
        shown.watch(lambda: LLMUsage(calls=3, input_tokens=1200, output_tokens=34, cost_usd=0.0123))
        bell.ring()
        shown.update("extracting", 3, 9)
    assert "3 model calls, 1,200 tokens in, 34 out, $0.0123" in capsys.readouterr().err


@pytest.mark.parametrize(("wanted", "terminal"), [(False, True), (True, False)])
def test_a_pipe_and_a_quiet_run_show_nothing(
    wanted: bool, terminal: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --quiet, or where stderr is no terminal, the bell is not even set, and not a byte is written."""
    progress, bell = waiting(monkeypatch, wanted=wanted, terminal=terminal)
    with progress as shown:
        shown.update("reading", 1, 9)
    assert not bell.started
    assert capsys.readouterr().err == ""
