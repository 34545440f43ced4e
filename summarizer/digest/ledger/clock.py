"""Times as the ledger keeps them."""

from datetime import UTC, datetime

__all__ = ["as_text", "as_time"]


def as_text(time: datetime) -> str:
    """Return an aware time in UTC to the millisecond: `2026-11-21T06:00:00.000Z`. Texts of this form sort as their times do."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{time.microsecond // 1000:03}Z"


def as_time(text: str) -> datetime:
    """Return the time of such a text, or of any ISO 8601 time; one without a zone is taken for UTC."""
    time = datetime.fromisoformat(text)
    return time if time.tzinfo else time.replace(tzinfo=UTC)
