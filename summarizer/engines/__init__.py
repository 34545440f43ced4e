"""Engines propose statements; nothing they say is believed until the verifier has seen it."""

from .extractive import propose
from .model import ModelEngine, Proposed, Refused, Unmended, reasons

__all__ = ["ModelEngine", "Proposed", "Refused", "Unmended", "propose", "reasons"]
