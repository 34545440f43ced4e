"""Deliveries to real receivers: a web server, folders and programs."""

import contextlib
import hashlib
import hmac
import json
import os
import select
import socket
import sys
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from summarizer.digest.config import CommandSink, FolderSink, WebhookSink
from summarizer.digest.delivery import DeliveryFailed, Parcel, send
from tests.digest.parcels import PARCEL, failure
from tests.web_server import Asked, Page, Site, serve_site


@pytest.fixture
def site() -> Iterator[Site]:
    """A web server."""
    with serve_site() as found:
        yield found


def hook(site: Site, **options: Any) -> WebhookSink:
    """A webhook of that server, which is allowed by name."""
    values = {"name": "hook", "kind": "webhook", "url": site.url("/hook"), "allow_hosts": ["127.0.0.1"], **options}
    return WebhookSink.model_validate(values, context={"folder": Path("."), "environment": os.environ})


def test_a_webhook_gets_signed_json_with_a_key(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The receiver can tell who sent it, and that it is the same parcel again."""
    monkeypatch.setenv("HOOK_SECRET", "s3cret")
    site.pages["/hook"] = Page(status=204)
    for _ in range(2):
        send(hook(site, secret_env="HOOK_SECRET"), PARCEL)
    first, second = site.asked
    assert first.headers["idempotency-key"] == second.headers["idempotency-key"] == PARCEL.id
    assert first.headers["x-signature-256"] == "sha256=" + hmac.new(b"s3cret", first.body, hashlib.sha256).hexdigest()
    assert (first.method, first.headers["content-type"], first.body) == ("POST", "application/json", second.body)
    payload = json.loads(first.body)
    assert payload["digest"] == json.loads(PARCEL.json)
    assert {name: payload[name] for name in ("id", "title", "run", "created", "markdown")} == {
        "id": PARCEL.id,
        "title": PARCEL.title,
        "run": PARCEL.run,
        "created": PARCEL.created,
        "markdown": PARCEL.markdown,
    }


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, "permanent"),
        (404, "permanent"),
        (301, "permanent"),
        (408, "temporary"),
        (429, "temporary"),
        (503, "temporary"),
        (500, "doubtful"),
        (504, "doubtful"),
    ],
)
def test_a_status_says_whether_a_webhook_may_have_acted(site: Site, status: int, kind: str) -> None:
    """A refusal did nothing; a server that broke may have done it."""
    site.pages["/hook"] = Page(status=status, headers={"Location": "/other"})
    assert str(status) in failure(lambda: send(hook(site), PARCEL), kind).message
    assert site.paths() == ["/hook"]


def test_a_webhook_that_does_not_answer_is_doubtful(site: Site) -> None:
    """The request went out; whether it took effect is not known."""

    def hang(asked: Asked, handler: BaseHTTPRequestHandler) -> None:
        site.closing.wait(20)

    site.pages["/hook"] = hang
    failure(lambda: send(hook(site, timeout=1), PARCEL), "doubtful")


def test_a_webhook_that_is_not_reached_did_nothing(site: Site) -> None:
    """Nobody listens: later, perhaps. A private address that is not allowed: never."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    failure(lambda: send(hook(site, url=f"http://127.0.0.1:{port}/"), PARCEL), "temporary")
    failure(lambda: send(hook(site, allow_hosts=[]), PARCEL), "permanent")
    assert site.asked == []


def test_a_folder_gets_each_digest_once(tmp_path: Path) -> None:
    """All files stand there or none; a second attempt changes nothing."""
    sink = FolderSink.model_validate({"name": "f", "kind": "folder", "path": "out/deep"}, context={"folder": tmp_path})
    send(sink, PARCEL)
    place = tmp_path / "out" / "deep" / PARCEL.run
    assert {file.name: file.read_text(encoding="utf-8") for file in place.iterdir()} == {
        "digest.json": PARCEL.json,
        "digest.md": PARCEL.markdown,
        "index.html": PARCEL.html,
    }
    (place / "digest.md").write_text("read and annotated")
    send(sink, PARCEL)
    assert (place / "digest.md").read_text() == "read and annotated"
    assert [file.name for file in place.parent.iterdir()] == [PARCEL.run]


@pytest.mark.parametrize("run", ["../../evil", "/etc/evil", "..", ".", "a/b", "a\nb", ""])
def test_a_run_names_one_folder_below(tmp_path: Path, run: str) -> None:
    """Whatever its name holds, nothing is written anywhere else."""
    sink = FolderSink.model_validate({"name": "f", "kind": "folder", "path": "out"}, context={"folder": tmp_path})
    send(sink, Parcel("i", "t", run, PARCEL.created, "m", None, "{}"))
    assert [file.name for file in tmp_path.iterdir()] == ["out"]
    (place,) = (tmp_path / "out").iterdir()
    assert sorted(file.name for file in place.iterdir()) == ["digest.json", "digest.md"]


def test_two_digests_that_share_a_folder_are_both_delivered(tmp_path: Path) -> None:
    """Runs of two digests have one name when they begin in one minute; neither takes the other's for its own, at any attempt."""
    sink = FolderSink.model_validate({"name": "f", "kind": "folder", "path": "out"}, context={"folder": tmp_path})
    other = replace(PARCEL, id="another", json='{"title": "Evening brief"}')
    for parcel in (PARCEL, other, other, PARCEL):
        send(sink, parcel)
    found = sorted((tmp_path / "out").rglob("digest.json"))
    assert sorted(p.read_text(encoding="utf-8") for p in found) == sorted([PARCEL.json, other.json])
    assert all(p.parent.name.startswith(PARCEL.run) for p in found)


def test_a_folder_that_cannot_be_is_permanent(tmp_path: Path) -> None:
    """A file stands where the folder should."""
    (tmp_path / "out").write_text("a file")
    sink = FolderSink.model_validate({"name": "f", "kind": "folder", "path": "out"}, context={"folder": tmp_path})
    failure(lambda: send(sink, PARCEL), "permanent")


def test_a_full_disk_is_temporary_and_leaves_nothing(tmp_path: Path) -> None:
    """What cannot be written whole is not there at all."""
    sink = FolderSink.model_validate({"name": "f", "kind": "folder", "path": "out"}, context={"folder": tmp_path})
    child = os.fork()
    if not child:
        import resource
        import signal

        code = 1
        with contextlib.suppress(BaseException):
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))
            try:
                send(sink, PARCEL)
            except DeliveryFailed as error:
                code = 0 if error.kind == "temporary" else 2
        os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert list((tmp_path / "out").iterdir()) == []


def command(tmp_path: Path, script: str, **options: Any) -> CommandSink:
    """A sink that runs a Python script in a folder."""
    values = {"name": "c", "kind": "command", "command": [sys.executable, "-c", script], **options}
    return CommandSink.model_validate(values, context={"folder": tmp_path})


def test_a_command_gets_the_digest_on_its_input(tmp_path: Path) -> None:
    """It runs in the folder of digest.toml, without a shell, and knows the parcel's id."""
    script = (
        "import os,sys; open('got','wb').write(sys.stdin.buffer.read()); open('id','w').write(os.environ['SUMMARIZER_PARCEL_ID'])"
    )
    send(command(tmp_path, script), PARCEL)
    assert json.loads((tmp_path / "got").read_bytes())["markdown"] == PARCEL.markdown
    assert (tmp_path / "id").read_text() == PARCEL.id


@pytest.mark.parametrize(
    ("script", "kind", "said"),
    [
        ("import sys; sys.exit('no\\nsuch desk')", "permanent", "status 1: no such desk"),
        ("raise SystemExit(75)", "temporary", "status 75"),
        ("import os; os.kill(os.getpid(), 9)", "doubtful", "signal 9"),
    ],
)
def test_a_command_says_by_its_status_what_became_of_it(tmp_path: Path, script: str, kind: str, said: str) -> None:
    """75 is "try again later"; one that was killed may have done its work."""
    assert said in failure(lambda: send(command(tmp_path, script), PARCEL), kind).message


def test_a_command_that_does_not_end_is_ended_with_its_children(tmp_path: Path) -> None:
    """Its time is bounded, and it may have done its work."""
    script = "import subprocess,sys; p=subprocess.Popen(['sleep','60']); open('pid','w').write(str(p.pid)); p.wait()"
    failure(lambda: send(command(tmp_path, script, timeout=2), PARCEL), "doubtful")
    child = int((tmp_path / "pid").read_text())
    with contextlib.suppress(ProcessLookupError):
        descriptor = os.pidfd_open(child)
        ended, _, _ = select.select([descriptor], [], [], 20)
        os.close(descriptor)
        assert ended


def test_a_command_that_is_not_there_is_permanent(tmp_path: Path) -> None:
    """Nothing was run."""
    missing = CommandSink.model_validate(
        {"name": "c", "kind": "command", "command": ["no-such-program"]}, context={"folder": tmp_path}
    )
    failure(lambda: send(missing, PARCEL), "permanent")
