"""The guard around all tests, and the cassettes: what is let through, compared, kept, and found again."""

import asyncio
import re
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest
import vcr
import yaml
from vcr.request import Request

from summarizer.errors import ProviderError
from tests import cassettes
from tests.llm.asking import GOOD, KEY, World, ask
from tests.scripted_server import said, serve

ROOT = Path(__file__).parents[1]
ABROAD = "192.0.2.1"  # reserved for documentation: nobody lives there
RECORDED = sorted((ROOT / "cassettes").rglob("*"))
SECRETS = re.compile(r"sk-|canary|bearer|authorization|api[-_]?key|cookie|organization|/home/|/tmp/|/root/|\bset-", re.IGNORECASE)


def _connect() -> object:
    return socket.create_connection((ABROAD, 80), timeout=1)


def _look_up() -> object:
    return socket.getaddrinfo("example.org", 80)


def _send() -> object:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        return sender.sendto(b"x", (ABROAD, 53))


def _asyncio() -> object:
    return asyncio.run(asyncio.wait_for(asyncio.open_connection(ABROAD, 80), 1))


def _httpx2() -> object:
    return httpx2.get(f"http://{ABROAD}/", timeout=1)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # they close a socket after an OSError only
@pytest.mark.parametrize("reach", [_connect, _look_up, _send, _asyncio, _httpx2])
def test_no_test_reaches_a_network(reach: Callable[[], object]) -> None:
    """By whatever way; loopback stays open."""
    with pytest.raises(RuntimeError, match="only loopback is allowed"):
        reach()


def test_question_to_another_machine_fails_at_once() -> None:
    """The guard is not mistaken for a connection that broke, which would be tried again."""
    world = World()
    with serve() as server:
        server.base_url = f"http://{ABROAD}/v1"
        with pytest.raises(ProviderError, match="connection"):
            ask(server, world)
    assert (world.slept, world.usage[0].calls) == ([], 1)


def cassette(folder: Path, mode: str, config: dict[str, Any]) -> Any:
    """Return a cassette in `folder`, set up as those of recorded tests are."""
    recorder = vcr.VCR(record_mode=vcr.mode(mode))
    recorder.register_matcher("question", cassettes.same_question)
    recorder.register_serializer("yaml", cassettes)
    return recorder.use_cassette(str(folder / "a.yaml"), **config)


def test_reply_is_replayed_from_another_port_and_its_cassette_is_readable_and_bare(
    tmp_path: Path, vcr_config: dict[str, Any]
) -> None:
    """Curly quotes and line breaks stay what they are; neither key nor server is kept."""
    text, world = "[2] The “bridge”\nwas closed. \u0301e", World()
    with serve(said(GOOD.replace("bridge", "“bridge”"))) as server, cassette(tmp_path, "once", vcr_config):
        first = ask(server, world, text)
    written = (tmp_path / "a.yaml").read_text(encoding="utf-8")
    assert text.splitlines()[0] in written
    assert "“bridge”" in written
    assert not SECRETS.search(written)
    assert "127.0.0.1" not in written
    assert yaml.safe_load(written)["interactions"][0]["request"]["body"]["messages"][1]["content"] == text
    with serve() as server, cassette(tmp_path, "none", vcr_config) as played:
        again = ask(server, world, text)
    assert (again, server.requests, played.all_played) == (first, [], True)


def test_question_that_was_not_recorded_fails_at_once(tmp_path: Path, vcr_config: dict[str, Any]) -> None:
    """So does one that was recorded once and is asked twice; neither is tried again."""
    world = World()
    with serve(said(GOOD)) as server:
        with cassette(tmp_path, "once", vcr_config):
            ask(server, World())
        with cassette(tmp_path, "none", vcr_config), pytest.raises(ProviderError, match="CannotOverwrite"):
            ask(server, world, user="[2] Another.")
        with cassette(tmp_path, "none", vcr_config) as played:
            assert not played.all_played
            ask(server, world)
            with pytest.raises(ProviderError, match="CannotOverwrite"):
                ask(server, world)
    assert (len(server.requests), world.slept) == (1, [])


def test_header_that_is_not_expected_is_not_kept() -> None:
    """It is a list of what may stay, so a new header with a secret in it cannot slip through."""
    request = Request(
        "POST", "https://user:pw@host:1/v1/chat/completions?key=canary", b"{}", {"Authorization": KEY, "content-type": "a"}
    )
    bare = cassettes.bare_request(request)
    assert bare is not None
    assert (bare.uri, dict(bare.headers)) == ("http://recorded/v1/chat/completions", {"content-type": "a"})
    reply = cassettes.bare_response({"headers": {"Set-Cookie": [KEY], "Content-Type": ["a"]}, "body": {}})
    assert reply["headers"] == {"content-type": ["a"]}


def test_cassettes_hold_no_key_and_no_name_of_a_machine() -> None:
    """Neither a header that would carry one, nor a path of whoever recorded them."""
    files = [path for path in RECORDED if path.is_file()]
    assert files
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert KEY not in text
        assert not SECRETS.search(text), path
        assert {found for found in re.findall(r"https?://[\w.:-]+", text) if "example" not in found} <= {"http://recorded"}, path


def test_each_cassette_belongs_to_a_test() -> None:
    """One that a test was renamed away from would never be played."""
    for path in RECORDED:
        if path.is_file():
            module = ROOT / "tests" / "recorded" / f"test_{path.parent.name}.py"
            assert f"def {path.stem.partition('[')[0]}(" in module.read_text(encoding="utf-8")
