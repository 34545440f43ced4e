"""Sending a digest: mail, a webhook, a folder, a command."""

from collections.abc import Callable
from typing import Any

from summarizer.digest.config import CommandSink, DeliverConfig, EmailSink, FolderSink, WebhookSink

from .command import run_command
from .email import send_mail
from .folder import fill_folder
from .parcel import DeliveryFailed, Kind, Parcel
from .webhook import call_webhook

__all__ = ["DeliveryFailed", "Kind", "Parcel", "send"]

_WAYS: dict[type[DeliverConfig], Callable[[Any, Parcel], None]] = {
    EmailSink: send_mail,
    WebhookSink: call_webhook,
    FolderSink: fill_folder,
    CommandSink: run_command,
}


def send(sink: DeliverConfig, parcel: Parcel) -> None:
    """Hand a parcel to a sink, once. Raises DeliveryFailed, which says whether it may be tried again."""
    _WAYS[type(sink)](sink, parcel)
