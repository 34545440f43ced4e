"""The calls of OpenAI's Batch API: a file goes up, a batch is made of it, asked for, found again, and its output comes down.

https://platform.openai.com/docs/api-reference/batch
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarizer.errors import ProviderError
from summarizer.llm.batch_lines import ENDPOINT
from summarizer.llm.transport import Transport

if TYPE_CHECKING:
    import openai

__all__ = ["BatchServer", "BatchState"]

DEADLINE = 600.0
"""Seconds for one call: a file can have 200 MB."""
TOKEN = "summarizer_batch"
"""The key of a batch's metadata by which it is found again."""
PAGE = 100
MOST_PAGES = 50


@dataclass(frozen=True)
class BatchState:
    """What a provider says of a batch. `files` are all that belong to it, `output` the one with the replies."""

    id: str
    status: str
    output: str | None
    files: tuple[str, ...]
    done: int
    total: int
    trouble: str | None


class BatchServer:
    """The server behind a transport. Each call raises ProviderError as a question does, and RefusedQuestionError for a batch that it refuses."""

    def __init__(self, transport: Transport, clock: Callable[[], float]) -> None:
        self._transport, self._clock = transport, clock

    def submit(self, lines: bytes, token: str) -> str:
        """Upload the requests, make a batch of them that carries `token`, and return its id.

        Where it is not known whether the batch was made, ProviderError is raised and nothing repeated: `find` tells.
        """
        bare = self._transport.bare()

        async def upload(client: "openai.AsyncOpenAI") -> str | None:
            file = (f"{token}.jsonl", lines, "application/jsonl")
            reply = await client.files.with_raw_response.create(file=file, purpose="batch", extra_headers=bare)
            return self._object(reply.text).get("id")

        async def create(client: "openai.AsyncOpenAI") -> str | None:
            reply = await client.batches.with_raw_response.create(
                input_file_id=name,
                endpoint=ENDPOINT,
                completion_window="24h",
                metadata={TOKEN: token},
                extra_headers=bare,
            )
            return self._object(reply.text).get("id")

        name = self._named(self._reach(upload), "file")
        return self._named(self._reach(create, repeat=False), "batch")

    def look(self, batch: str) -> BatchState | None:
        """Return how a batch stands, or None for one that the provider does not know."""
        bare = self._transport.bare()

        async def retrieve(client: "openai.AsyncOpenAI") -> Mapping[str, Any] | None:
            import openai

            try:
                reply = await client.batches.with_raw_response.retrieve(batch, extra_headers=bare)
            except openai.NotFoundError:
                return None
            return self._object(reply.text)

        found = self._reach(retrieve)
        return None if found is None else self._state(batch, found)

    def find(self, token: str, since: float) -> str | None:
        """Return the id of the batch that carries `token`, looked for among those made from `since` (seconds since 1970) on."""
        bare = self._transport.bare()
        after: str | None = None
        for _ in range(MOST_PAGES):
            last = after

            async def page(client: "openai.AsyncOpenAI", last: str | None = last) -> Mapping[str, Any]:
                more: dict[str, Any] = {"after": last} if last is not None else {}
                request = client.batches.with_raw_response.list(limit=PAGE, extra_headers=bare, **more)
                return self._object((await request).text)

            listed = self._reach(page)
            rows = [row for row in _rows(listed.get("data")) if isinstance(row.get("id"), str)]
            for row in rows:
                carried = row.get("metadata")
                if isinstance(carried, dict) and carried.get(TOKEN) == token:
                    return str(row["id"])
            if not rows or not listed.get("has_more") or _made(rows[-1]) < since:
                return None
            after = rows[-1]["id"]
        return None

    def read(self, file: str) -> str | None:
        """Return what a file holds, without the key, or None for one that is not there."""
        bare = self._transport.bare()

        async def content(client: "openai.AsyncOpenAI") -> bytes | None:
            import openai

            try:
                return (await client.files.content(file, extra_headers=bare)).content
            except openai.NotFoundError:
                return None

        held = self._reach(content)
        return None if held is None else self._transport.redacted(held.decode("utf-8", errors="replace"))

    def cancel(self, batch: str) -> None:
        """Let a batch go no further, if that is possible."""
        bare = self._transport.bare()

        async def cancel(client: "openai.AsyncOpenAI") -> None:
            await client.batches.with_raw_response.cancel(batch, extra_headers=bare)

        self._try(cancel)

    def delete(self, files: tuple[str, ...]) -> None:
        """Take files away from the provider, if that is possible: they hold the text of the sources."""
        bare = self._transport.bare()
        for file in files:

            async def delete(client: "openai.AsyncOpenAI", file: str = file) -> None:
                await client.files.with_raw_response.delete(file, extra_headers=bare)

            self._try(delete)

    def _try(self, work: Any) -> None:
        try:
            self._reach(work, repeat=False)
        except ProviderError:
            return  # what is left there expires by itself

    def _reach(self, work: Any, *, repeat: bool = True) -> Any:
        return self._transport.reach(work, self._clock() + DEADLINE, repeat=repeat)

    def _object(self, text: str) -> Mapping[str, Any]:
        try:
            read = json.loads(self._transport.redacted(text))
        except (ValueError, RecursionError):
            read = None
        if not isinstance(read, dict):
            raise ProviderError(
                f"{self._transport.where} answered with something other than a batch or a file; check the base URL"
            )
        return read

    def _named(self, name: object, what: str) -> str:
        if not isinstance(name, str) or not name or not name.isprintable():
            raise ProviderError(f"{self._transport.where} gave the {what} no id; check the base URL")
        return name

    def _state(self, batch: str, found: Mapping[str, Any]) -> BatchState:
        counts = found.get("request_counts")
        counts = counts if isinstance(counts, dict) else {}
        named = [found.get(name) for name in ("output_file_id", "error_file_id", "input_file_id")]
        errors = found.get("errors")
        said = [row.get("message") for row in _rows(errors.get("data") if isinstance(errors, dict) else None)]
        trouble = next((self._transport.hide(message) for message in said if isinstance(message, str)), None)
        return BatchState(
            id=batch,
            status=str(found.get("status")),
            output=named[0] if isinstance(named[0], str) and named[0] else None,
            files=tuple(name for name in named if isinstance(name, str) and name),
            done=_whole(counts.get("completed")) + _whole(counts.get("failed")),
            total=_whole(counts.get("total")),
            trouble=trouble,
        )


def _rows(listed: object) -> list[Mapping[str, Any]]:
    return [row for row in listed if isinstance(row, dict)] if isinstance(listed, list) else []


def _made(row: Mapping[str, Any]) -> float:
    made = row.get("created_at")
    return float(made) if isinstance(made, int | float) else 0.0


def _whole(count: object) -> int:
    return count if isinstance(count, int) and not isinstance(count, bool) else 0
