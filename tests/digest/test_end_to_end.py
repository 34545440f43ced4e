"""From a feed to a mailbox and a web server, all of them real; and with a model, whose answers are asked for once."""

import hashlib
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from summarizer.cli import main
from summarizer.digest.running import post_due, run_digest
from summarizer.digest.scheduling import follow
from tests.digest.crashing import forked, wait_for
from tests.digest.desk import DAY, START, Desk, statements
from tests.digest.receivers import mail_server, web_receiver
from tests.digest.test_crashes import SINKS
from tests.digest.test_running import FLOOD
from tests.scripted_model import answering
from tests.scripted_server import serve

SEVEN = FLOOD[0].replace("At least five", "Seven")


class FeedServer:
    """Serves a feed with an ETag, or nothing but errors; counts what it was asked."""

    def __init__(self) -> None:
        self.entries: list[tuple[str, tuple[str, ...]]] = []
        self.down = False
        self.statuses: list[int] = []
        self.port = 0

    def body(self) -> bytes:
        """The feed as it now is."""
        items = "".join(
            f"<item><guid>{guid}</guid><title>Flood in Melk</title><pubDate>Mon, 02 Mar 2026 05:00:00 GMT</pubDate>"
            f"<description>{'&lt;p&gt;'.join(('', *sentences))}</description></item>"
            for guid, sentences in self.entries
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Melk Times</title>{items}</channel></rss>'.encode()


@contextmanager
def feed_server() -> Iterator[FeedServer]:
    """Yield a server of one feed on loopback."""
    feed = FeedServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/robots.txt":
                self._answer(404, b"", {})
                return
            body = feed.body()
            tag = f'"{hashlib.sha256(body).hexdigest()}"'
            status = 503 if feed.down else 304 if self.headers["If-None-Match"] == tag else 200
            feed.statuses.append(status)
            self._answer(status, body if status == 200 else b"", {"ETag": tag, "Content-Type": "application/rss+xml"})

        def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    feed.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield feed
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def plain(mail: EmailMessage) -> str:
    """The plain part of a mail."""
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def page(mail: EmailMessage) -> str:
    """The HTML part of a mail."""
    part = mail.get_body(("html",))
    assert part is not None
    return str(part.get_content())


def test_news_of_a_feed_come_by_mail_and_webhook(tmp_path: Path, state: str) -> None:
    """A feed's articles are told once, its edit as a moved figure; an unchanged feed is not read again, and one that is down is named."""
    with feed_server() as feed, web_receiver() as web, mail_server() as mail:
        source = f'[[source]]\nkind = "feed"\nurl = "http://127.0.0.1:{feed.port}/feed.xml"\n'
        desk = Desk(tmp_path, state, more=source + SINKS.format(web=web.port, mail=mail.port))
        feed.entries = [("1", FLOOD)]
        assert statements(desk.told()) == [sorted(FLOOD)]
        assert desk.run().told == ()
        feed.entries = [("1", (SEVEN, *FLOOD[1:]))]
        (changes,) = desk.told().stories
        assert [(m.before, m.after) for m in changes.moved] == [("at least 5", "7")]
        feed.down = True
        last = desk.told()
        assert last.quiet
        assert [s.state for s in last.sources][-1] == "failed"
        assert feed.statuses == [200, 304, 200, 503]
        assert len(web.effects) == 3
        first, second, third = (message_from_bytes(m, policy=policy.default) for m in mail.mails[::2])
        assert len({m["Message-ID"] for m in (first, second, third)}) == 3
        assert "at least 5, now 7" in plain(second)
        assert "at least 5, now <strong>7</strong>" in page(second)
        assert "nothing new" in plain(third)


def test_no_question_is_put_to_a_model_twice(tmp_path: Path) -> None:
    """A run that was killed after its model had answered is finished without asking again; a quiet run asks nothing."""
    with serve(answering()) as server:
        chosen = f'model = "openai/scripted"\n[digest.settings]\nbase_url = "{server.base_url}"\n'
        desk = Desk(tmp_path, f"sqlite:///{tmp_path / 'digest.db'}", digest=chosen)
        desk.write("a.txt", *FLOOD)
        assert wait_for(forked(desk.run, "report-made")) < 0
        asked = len(server.requests)
        assert asked > 0
        (run,) = desk.run().told
        assert len(server.requests) == asked
        assert statements(desk.digest(run.id)) == [sorted(FLOOD)]
        assert desk.told(DAY).quiet
        assert len(server.requests) == asked


def test_the_schedule_catches_up_once_and_ends_when_asked(tmp_path: Path) -> None:
    """After three days asleep one run is made; then one a day; the end comes between two looks at the clock."""
    desk = Desk(tmp_path, f"sqlite:///{tmp_path / 'digest.db'}")
    desk.write("a.txt", *FLOOD)
    desk.run()
    desk.moment = START + 3 * DAY
    waited: list[float] = []

    def wait(seconds: float) -> bool:
        waited.append(seconds)
        desk.moment += DAY / 4
        return len(waited) == 9

    said: list[str] = []
    world = desk.world()
    follow(
        desk.config,
        run=lambda: run_digest(desk.config, world),
        post=lambda: post_due(desk.config, world),
        now=lambda: desk.moment,
        wait=wait,
        tell=said.append,
    )
    assert desk.runs() == ["2026-03-02-0600", "2026-03-05-0600", "2026-03-06-0600", "2026-03-07-0600"]
    assert max(waited) <= 60
    assert said[0] == "next run at 2026-03-06T06:00+00:00"


def test_an_error_does_not_end_the_schedule(tmp_path: Path) -> None:
    """What fails is told, and tried again after five minutes, not at every look at the clock."""
    desk = Desk(tmp_path, f"sqlite:///{tmp_path / 'digest.db'}")
    (tmp_path / "out").write_text("in the way")
    desk.write("a.txt", *FLOOD)
    looks: list[float] = []

    def wait(seconds: float) -> bool:
        looks.append(seconds)
        desk.moment += DAY / 1440
        if len(looks) == 12:
            (tmp_path / "out").unlink()
        return len(looks) == 20

    said: list[str] = []
    world = desk.world()
    follow(
        desk.config,
        run=lambda: run_digest(desk.config, world),
        post=lambda: post_due(desk.config, world),
        now=lambda: desk.moment,
        wait=wait,
        tell=said.append,
    )
    assert [s for s in said if "cannot be written" in s] != []
    assert (tmp_path / "out" / "index.html").exists()


def test_sigterm_ends_the_schedule_after_the_step_at_hand(tmp_path: Path) -> None:
    """`digest schedule` catches up when it begins; told to end, it ends at once and well, with nothing left half done."""
    desk = Desk(tmp_path, f"sqlite:///{tmp_path / 'digest.db'}")
    desk.write("a.txt", *FLOOD)
    reader, writer = os.pipe()

    def work() -> None:
        os.dup2(writer, 2)
        sys.stderr = os.fdopen(2, "w", buffering=1)
        assert main(["digest", "schedule", "--config", str(tmp_path / "digest.toml")]) == 0

    process = forked(work)
    os.close(writer)
    with os.fdopen(reader) as lines:
        assert "next run at" in lines.readline()
        assert "told; next run at" in lines.readline()
        os.kill(process, signal.SIGTERM)
        assert wait_for(process) == 0
    assert desk.rows("SELECT count(*) FROM runs WHERE published IS NOT NULL") == [(1,)]
    assert desk.rows("SELECT holder FROM lease") == [(None,)]
