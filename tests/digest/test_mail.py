"""Mail, to a real server on loopback and to one that hangs up at each step."""

import contextlib
import os
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from summarizer.digest.config import EmailSink
from summarizer.digest.delivery import Parcel, send
from summarizer.digest.delivery.email import compose_mail
from tests.digest.parcels import PARCEL, failure


class Mailbox:
    """What an aiosmtpd server got, and what it is to answer, by command."""

    def __init__(self) -> None:
        self.mails: list[Envelope] = []
        self.answers: dict[str, str] = {}

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]) -> str:
        """Take or refuse a recipient."""
        if answer := self.answers.get(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Take or refuse a mail."""
        if answer := self.answers.get("DATA"):
            return answer
        self.mails.append(envelope)
        return "250 taken"


@contextlib.contextmanager
def mail_server(mailbox: Mailbox, **options: Any) -> Iterator[int]:
    """Run a mail server on loopback and give its port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    controller = Controller(mailbox, hostname="127.0.0.1", port=port, server_hostname="mail.test", **options)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def email_to(port: int, *to: str, **options: Any) -> EmailSink:
    """A mail sink on loopback."""
    values = {"name": "mail", "kind": "email", "server": f"smtp://127.0.0.1:{port}", "from": "brief@example.org", "timeout": 10}
    context = {"folder": Path("."), "environment": os.environ}
    return EmailSink.model_validate({**values, "to": list(to or ("desk@example.org",)), **options}, context=context)


def read_mail(envelope: Envelope) -> EmailMessage:
    """Parse what a server got."""
    assert isinstance(envelope.content, bytes)
    found = message_from_bytes(envelope.content, policy=default)
    assert isinstance(found, EmailMessage)
    return found


def test_a_mail_arrives_with_both_parts_and_its_own_id() -> None:
    """Every line of the text arrives, a lone full stop too, and a second attempt has the same Message-ID."""
    mailbox = Mailbox()
    with mail_server(mailbox) as port:
        for _ in range(2):
            send(email_to(port, "desk@example.org", "late@example.org"), PARCEL)
    first, second = (read_mail(envelope) for envelope in mailbox.mails)
    assert mailbox.mails[0].rcpt_tos == ["desk@example.org", "late@example.org"]
    assert first["Message-ID"] == second["Message-ID"] == "<digest-2026-11-21-1.desk@example.org>"
    assert (first["Subject"], first["From"], first["To"]) == (
        "Morning brief",
        "brief@example.org",
        "desk@example.org, late@example.org",
    )
    assert first["Date"].datetime.isoformat() == PARCEL.created
    plain, rich = first.get_body(("plain",)), first.get_body(("html",))
    assert plain is not None
    assert rich is not None
    assert plain.get_content().replace("\r\n", "\n").rstrip("\n") == PARCEL.markdown.rstrip("\n")
    assert rich.get_content().rstrip("\r\n") == PARCEL.html
    assert first.get_content_type() == "multipart/alternative"
    content = mailbox.mails[0].content
    assert isinstance(content, bytes)
    assert max(map(len, content.split(b"\r\n"))) < 998


def test_a_digest_without_html_is_a_plain_mail() -> None:
    """There is one part then."""
    bare = Parcel(PARCEL.id, PARCEL.title, PARCEL.run, PARCEL.created, "Nothing new.", None, "{}")
    assert compose_mail(email_to(25), bare).get_content_type() == "text/plain"


@pytest.mark.parametrize(
    "breaker", ["\r\nBcc: evil@example.org", "\nX: y", "\r\n\r\nbody", "\x00", "\u2028Bcc: x", "\x0b", "\udc80", "a" * 5_000]
)
def test_no_title_can_make_a_header(breaker: str) -> None:
    """Whatever a title holds, it is one line of the subject, and the mail has the same headers."""
    sink = email_to(25)
    hostile = Parcel(f"id{breaker}>", f"Brief{breaker}", PARCEL.run, PARCEL.created, "text", None, "{}")
    mail = message_from_bytes(compose_mail(sink, hostile).as_bytes(), policy=default)
    assert set(mail.keys()) == set(compose_mail(sink, PARCEL).keys()) - {"Content-Type"} | {
        "Content-Type",
        "Content-Transfer-Encoding",
    }
    assert mail["Subject"].startswith("Brief")
    assert mail["Bcc"] is None
    assert isinstance(mail, EmailMessage)
    assert mail.get_content().strip() == "text"


@pytest.mark.parametrize(
    ("command", "answer", "kind"),
    [
        ("DATA", "451 try later", "temporary"),
        ("DATA", "554 spam", "permanent"),
        ("late@example.org", "450 greylisted", "temporary"),
        ("late@example.org", "550 nobody here", "permanent"),
    ],
)
def test_what_a_mail_server_refuses_is_sent_to_nobody(command: str, answer: str, kind: str) -> None:
    """One recipient that is refused keeps the mail from all, so that it may be sent again; the code tells whether it should."""
    mailbox = Mailbox()
    mailbox.answers[command] = answer
    with mail_server(mailbox) as port:
        error = failure(lambda: send(email_to(port, "desk@example.org", "late@example.org"), PARCEL), kind)
    assert answer in error.message
    assert mailbox.mails == []


def test_a_mail_server_that_is_not_there_is_temporary() -> None:
    """Nothing was sent."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    failure(lambda: send(email_to(port), PARCEL), "temporary")


@contextlib.contextmanager
def scripted_mail_server(*lines: bytes) -> Iterator[int]:
    """Answer each command with the next line, an empty one by hanging up; the text after DATA counts as a command."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def play() -> None:
            line, _ = listener.accept()
            with line, line.makefile("rwb") as talk:
                for answer in lines:
                    if not answer:
                        return
                    talk.write(answer + b"\r\n")
                    talk.flush()
                    said = talk.readline()
                    while answer.startswith(b"354") and said not in (b".\r\n", b""):
                        said = talk.readline()

        thread = threading.Thread(target=play, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        thread.join()


OPENING = (b"220 hi", b"250 hi", b"250 sender", b"250 recipient")


def test_a_mail_whose_receipt_was_not_heard_is_doubtful() -> None:
    """The text went out and the connection died: it may have been taken."""
    with scripted_mail_server(*OPENING, b"354 go on", b"") as port:
        assert "may have been taken" in failure(lambda: send(email_to(port), PARCEL), "doubtful").message


@pytest.mark.parametrize("heard", range(5))
def test_a_mail_server_that_hangs_up_before_the_text_is_temporary(heard: int) -> None:
    """No text was sent, so nothing can have been taken."""
    with scripted_mail_server(*OPENING[:heard], b"") as port:
        failure(lambda: send(email_to(port), PARCEL), "temporary")


def test_a_mail_server_that_hangs_up_after_taking_the_mail_has_taken_it() -> None:
    """What goes wrong in taking leave does not matter."""
    with scripted_mail_server(*OPENING, b"354 go on", b"250 taken", b"") as port:
        send(email_to(port), PARCEL)


def test_a_mail_server_that_drips_is_cut_off() -> None:
    """The time limit is one for all of the talk."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def drip() -> None:
            line, _ = listener.accept()
            with line, contextlib.suppress(OSError):
                while not over.wait(0.05):
                    line.sendall(b"2")

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        began = time.monotonic()
        failure(lambda: send(email_to(listener.getsockname()[1], timeout=1), PARCEL), "temporary")
        assert time.monotonic() - began < 10
        over.set()
        thread.join()


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")  # on loopback
def test_a_mail_server_that_asks_for_a_password_gets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The password comes from the environment; a wrong one is permanent and not repeated in the message."""

    def check(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword) -> AuthResult:
        return AuthResult(success=(data.login, data.password) == (b"brief", b"hunter2"), handled=False)

    mailbox = Mailbox()
    with mail_server(mailbox, authenticator=check, auth_required=True, auth_require_tls=False) as port:
        failure(lambda: send(email_to(port), PARCEL), "permanent")
        monkeypatch.setenv("MAIL_PASSWORD", "hunter2")
        sink = email_to(port, user="brief", password_env="MAIL_PASSWORD")
        send(sink, PARCEL)
        monkeypatch.setenv("MAIL_PASSWORD", "hunter3")
        assert "hunter3" not in failure(lambda: send(sink, PARCEL), "permanent").message
        monkeypatch.delenv("MAIL_PASSWORD")
        assert "'MAIL_PASSWORD' is not set" in failure(lambda: send(sink, PARCEL), "temporary").message
    assert len(mailbox.mails) == 1


@pytest.mark.parametrize("scheme", ["smtps", "smtp+starttls"])
def test_tls_is_spoken_and_trusted_or_nothing_is_sent(scheme: str) -> None:
    """With a certificate that nobody trusts, and without TLS, nothing is sent."""
    certificate = Path(__file__).parents[1] / "fetching" / "news_test.pem"
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    mailbox = Mailbox()
    with mail_server(Mailbox()) as bare:
        kind = "temporary" if scheme == "smtps" else "permanent"
        failure(lambda: send(email_to(bare, server=f"{scheme}://127.0.0.1:{bare}", timeout=5), PARCEL), kind)
    server = tls_mail_server(context) if scheme == "smtps" else mail_server(mailbox, tls_context=context)
    with server as port:
        error = failure(lambda: send(email_to(port, server=f"{scheme}://127.0.0.1:{port}"), PARCEL), "permanent")
        assert "certificate" in error.message
    assert mailbox.mails == []


@contextlib.contextmanager
def tls_mail_server(context: ssl.SSLContext) -> Iterator[int]:
    """Run a mail server that speaks TLS from the start."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            line, _ = listener.accept()
            with line, contextlib.suppress(OSError), context.wrap_socket(line, server_side=True) as secure:
                secure.sendall(b"220 hi\r\n")

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        thread.join()
