"""What a run of questions that can wait has handed in and was answered. It is forgotten when the run has told."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from summarizer.llm import Asked, Batch, Envelope, Fault, Reply, Usage

from . import tables
from .clock import as_text, as_time

__all__ = [
    "close",
    "drop",
    "forget",
    "is_waiting",
    "keep_reply",
    "messages",
    "name_batch",
    "open_batches",
    "prepare",
    "replies",
    "settled",
]

_BATCHES, _REPLIES = tables.batches.c, tables.replies.c


def open_batches(connection: Connection, run: int) -> list[Batch]:
    """Return the batches of a run that are not closed, the oldest first."""
    where = (_BATCHES.run_id == run) & ~_BATCHES.closed
    return [_batch(row) for row in connection.execute(select(tables.batches).where(where).order_by(_BATCHES.id))]


def is_waiting(connection: Connection) -> bool:
    """Return whether any batch is not closed."""
    return connection.execute(select(_BATCHES.id).where(~_BATCHES.closed).limit(1)).first() is not None


def settled(connection: Connection, run: int) -> frozenset[str]:
    """Return the questions of the run's closed batches."""
    where = (_BATCHES.run_id == run) & _BATCHES.closed
    closed = [_batch(row) for row in connection.execute(select(tables.batches).where(where))]
    return frozenset(key for batch in closed for key in (*batch.asked, *batch.later))


def replies(connection: Connection, run: int) -> dict[str, Reply]:
    """Return the run's replies by their questions."""
    rows = connection.execute(select(_REPLIES.key, _REPLIES.body).where(_REPLIES.run_id == run))
    return {row.key: _reply(json.loads(row.body)) for row in rows}


def messages(connection: Connection, run: int) -> list[str]:
    """Return why batches of the run lack replies, the oldest first."""
    where = (_BATCHES.run_id == run) & _BATCHES.message.is_not(None)
    return [row.message for row in connection.execute(select(_BATCHES.message).where(where).order_by(_BATCHES.id))]


def prepare(connection: Connection, run: int, batch: Batch) -> None:
    """Keep a batch that is about to be handed in."""
    values = {
        "run_id": run,
        "token": batch.token,
        "provider_id": batch.id,
        "made": as_text(datetime.fromtimestamp(batch.made, UTC)),
        "asked": json.dumps({key: [one.tool, one.input_tokens, one.output_tokens] for key, one in batch.asked.items()}),
        "later": json.dumps(sorted(batch.later)),
        "closed": False,
    }
    connection.execute(insert(tables.batches).values(values))


def name_batch(connection: Connection, token: str, name: str) -> None:
    """Keep what the provider calls a batch."""
    connection.execute(update(tables.batches).where(_BATCHES.token == token).values(provider_id=name))


def drop(connection: Connection, token: str) -> None:
    """Forget a batch."""
    connection.execute(delete(tables.batches).where(_BATCHES.token == token))


def close(connection: Connection, run: int, token: str, found: Mapping[str, Reply], message: str | None) -> None:
    """Keep the replies of a batch, and why it lacks some. All of it belongs into one transaction."""
    connection.execute(update(tables.batches).where(_BATCHES.token == token).values(closed=True, message=message))
    for key, reply in found.items():
        keep_reply(connection, run, key, reply)


def keep_reply(connection: Connection, run: int, key: str, reply: Reply) -> None:
    """Keep a reply; one that was kept for the same question gives way."""
    connection.execute(delete(tables.replies).where((_REPLIES.run_id == run) & (_REPLIES.key == key)))
    connection.execute(insert(tables.replies).values(run_id=run, key=key, body=json.dumps(asdict(reply))))


def forget(connection: Connection, run: int) -> None:
    """Forget all of it."""
    connection.execute(delete(tables.replies).where(_REPLIES.run_id == run))
    connection.execute(delete(tables.batches).where(_BATCHES.run_id == run))


def _batch(row: Any) -> Batch:
    asked = {key: Asked(*one) for key, one in json.loads(row.asked).items()}
    return Batch(row.token, row.provider_id, as_time(row.made).timestamp(), asked, frozenset(json.loads(row.later)))


def _reply(body: dict[str, Any]) -> Reply:
    envelope = body["envelope"]
    fault = Fault(**envelope["fault"]) if envelope["fault"] else None
    told, made = body["most"]
    return Reply(Envelope(**{**envelope, "fault": fault}), Usage(**body["usage"]), (told, made), body["batched"])
