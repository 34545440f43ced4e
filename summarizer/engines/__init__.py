"""Engines propose statements; nothing they say is believed until the verifier has seen it."""

from .extractive import propose

__all__ = ["propose"]
