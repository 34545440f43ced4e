"""Mail: a plain part and an HTML part under a Message-ID that never changes."""

import contextlib
import re
import smtplib
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlsplit

from summarizer.digest.config import EmailSink
from summarizer.fetching import guard

from .parcel import DeliveryFailed, Kind, Parcel, read_secret

__all__ = ["compose_mail", "send_mail"]

_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,200}[A-Za-z0-9])?")
_LONGEST_SUBJECT = 200

Watch = Callable[[socket.socket], object]


def compose_mail(sink: EmailSink, parcel: Parcel) -> EmailMessage:
    """Return the mail of a parcel. No text in it can make a header: line breaks in a title become spaces."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = _CONTROLS.sub(" ", parcel.title).strip()[:_LONGEST_SUBJECT]
    mail["From"] = Address(addr_spec=sink.sender)
    mail["To"] = [Address(addr_spec=address) for address in sink.to]
    mail["Date"] = format_datetime(datetime.fromisoformat(parcel.created))
    mail["Message-ID"] = f"<{re.sub(r'[^A-Za-z0-9.-]+', '-', parcel.id)}@{sink.sender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(parcel.markdown, cte="quoted-printable")
    if parcel.html is not None:
        mail.add_alternative(parcel.html, subtype="html", cte="quoted-printable")
    return mail


def send_mail(sink: EmailSink, parcel: Parcel) -> None:
    """Send a parcel's mail to all recipients or to none. Raises DeliveryFailed.

    A server's 4xx and a connection that fails before the text is sent are temporary, its 5xx permanent. A connection that is lost once
    text has gone out leaves doubt: the server may have taken the mail, and SMTP has no way to ask.
    """
    mail = compose_mail(sink, parcel)
    where = f"the mail server {urlsplit(sink.server).netloc}"
    text_sent = False
    began = time.monotonic()
    try:
        with guard(sink.timeout) as watch, _connected(sink, watch) as smtp:
            _ask(where, "the sender", *smtp.mail(sink.sender))
            for address in sink.to:
                _ask(where, f"the recipient {address}, so that nobody was sent it", *smtp.rcpt(address))
            _ask(where, "to be sent a text", *smtp.docmd("DATA"))
            text_sent = True
            smtp.send(_stuffed(mail.as_bytes()))
            _ask(where, "the mail", *smtp.getreply())
    except smtplib.SMTPAuthenticationError as error:
        kind: Kind = "temporary" if error.smtp_code < 500 else "permanent"
        raise DeliveryFailed(f"{where} refused the user {sink.user!r} or the password ({error.smtp_code})", kind) from None
    except smtplib.SMTPResponseException as error:
        kind = "temporary" if error.smtp_code < 500 else "permanent"
        raise DeliveryFailed(f"{where} answered {error.smtp_code}", kind) from None
    except (smtplib.SMTPNotSupportedError, ssl.SSLCertVerificationError) as error:
        raise DeliveryFailed(f"{where} cannot be spoken to as digest.toml says: {error}", "permanent") from None
    except (smtplib.SMTPException, OSError) as error:
        late = time.monotonic() - began >= sink.timeout
        why = (
            f"gave no answer in {sink.timeout} s"
            if late
            else f"cannot be reached or hung up: {getattr(error, 'strerror', None) or error}"
        )
        if text_sent:
            raise DeliveryFailed(f"{where} {why}; the text had gone out, so the mail may have been taken", "doubtful") from None
        raise DeliveryFailed(f"{where} {why}", "temporary") from None


@contextlib.contextmanager
def _connected(sink: EmailSink, watch: Watch) -> Iterator[smtplib.SMTP]:
    """Greet the server, and end quietly: once a mail is taken, what goes wrong in taking leave does not matter."""
    parts = urlsplit(sink.server)
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    name = socket.gethostname()
    name = name if _HOST.fullmatch(name) else "localhost.localdomain"
    trusted = ssl.create_default_context() if parts.scheme != "smtp" else None
    options: dict[str, Any] = {"local_hostname": name, "timeout": sink.timeout}
    smtp = _Secure(**options, context=trusted) if parts.scheme == "smtps" else _Plain(**options)
    smtp.watch = watch
    try:
        smtp._host = host  # type: ignore[union-attr]  # what TLS checks the certificate against; only the constructor sets it
        code, _ = smtp.connect(host, port)
        if code != 220:
            raise smtplib.SMTPConnectError(code, "")
        smtp.ehlo_or_helo_if_needed()
        if parts.scheme == "smtp+starttls":
            smtp.starttls(context=trusted)
            smtp.ehlo_or_helo_if_needed()
        if sink.user is not None and sink.password_env is not None:
            smtp.login(sink.user, read_secret(sink.password_env))
        yield smtp
        with contextlib.suppress(smtplib.SMTPException, OSError):
            smtp.quit()
    finally:
        smtp.close()


class _Watched:
    """Has the socket of the class that it is mixed into watched from before the greeting on."""

    watch: Watch

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        sock: socket.socket = super()._get_socket(host, port, timeout)  # type: ignore[misc]
        self.watch(sock)
        return sock


class _Plain(_Watched, smtplib.SMTP):
    """A connection that may become a TLS one."""


class _Secure(_Watched, smtplib.SMTP_SSL):
    """The same over TLS, whose handshake keeps the time limit by itself."""


def _ask(where: str, what: str, code: int, said: bytes) -> None:
    """Raise DeliveryFailed unless a server agreed."""
    if code not in (250, 251, 354):
        kind: Kind = "temporary" if code < 500 else "permanent"
        words = _CONTROLS.sub(" ", said.decode("utf-8", "replace"))[:_LONGEST_SUBJECT]
        raise DeliveryFailed(f"{where} refused {what}: {code} {words}", kind)


def _stuffed(text: bytes) -> bytes:
    """The text with its end mark; a line that begins with a dot gets a second one (RFC 5321, 4.5.2)."""
    lines = re.sub(rb"(?m)^\.", b"..", re.sub(rb"\r\n|\r|\n", b"\r\n", text))
    return lines.removesuffix(b"\r\n") + b"\r\n.\r\n"
