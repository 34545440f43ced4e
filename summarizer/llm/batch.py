"""Questions that can wait: handed in together as batches at half the price, their replies kept in a journal until they are used.

A question is known by the hash of its request. Those of one stage are put off until all of them are known, then handed in, and whoever
asked is told to come again. A later process asks the same questions, finds their replies in the journal, and comes to the next
stage. A question goes by batch at most once: what a batch does not answer is asked at once, so that no failure can go round in a circle.
"""

import hashlib
import json
import threading
import uuid
from collections.abc import Mapping
from typing import Any

from summarizer.errors import BudgetError, PutOffError, RefusedQuestionError, WaitingError
from summarizer.llm.batch_lines import read_replies, split_lines, write_line
from summarizer.llm.batch_server import BatchServer, BatchState
from summarizer.llm.envelope import Envelope
from summarizer.llm.journal import Asked, Batch, Journal, Reply
from summarizer.llm.model import Exchange, ModelOptions, Usage
from summarizer.llm.prices import BATCH_SHARE
from summarizer.llm.purse import Reservation
from summarizer.llm.transport import Tally, Transport, most_tokens

__all__ = ["Batches"]

PATIENCE = 26 * 3600.0
"""Seconds after which a batch is given up. The provider promises to end it within 24 hours."""
UNDER_WAY = ("validating", "in_progress", "finalizing", "cancelling")
OVER = ("completed", "expired", "cancelled", "failed")
SLACK = 3600.0  # seconds by which our clock may be ahead of the provider's
FEWEST = 0.1


class Batches:
    """The way to a server for questions that can wait: what the journal has is not asked again, the rest is put off or asked.

    Without `submit` nothing new is put off, but what an earlier process handed in is still waited for.
    """

    def __init__(self, transport: Transport, options: ModelOptions, journal: Journal, *, submit: bool) -> None:
        self._transport, self._options, self._journal, self._submits = transport, options, journal, submit
        self._server = BatchServer(transport, options.clock)
        self._lock = threading.Lock()
        self._replies: dict[str, Reply] = {}
        self._settled: set[str] = set()  # went by batch, or are not to
        self._put_off: dict[str, tuple[Mapping[str, Any], Asked]] = {}
        self._untraced: set[str] = set()
        self.where = transport.where

    def hide(self, text: str) -> str:
        """Return one short printable line of `text`, without the key."""
        return self._transport.hide(text)

    def collect(self) -> None:
        """Keep the replies of the batches that are done. Raises WaitingError while one is not, and ProviderError."""
        waiting = [word for batch in self._journal.batches() if (word := self._collect(batch)) is not None]
        if waiting:
            raise WaitingError(f"waiting for {'; '.join(waiting)}")
        self._replies, self._settled = dict(self._journal.replies()), set(self._journal.settled())
        for reply in self._replies.values():
            self._options.purse.spend(*reply.most, BATCH_SHARE if reply.batched else 1.0)

    def send(self, request: Mapping[str, Any], tool: str | None, deadline: float, tally: Tally) -> Envelope:
        """Return the reply to `request` as a transport does. Raises PutOffError, too, for one that is to be handed in."""
        key = self._key(request)
        with self._lock:
            reply = self._replies.get(key)
            # What asks again with a reason follows a reply that was waited for: once is enough.
            if reply is None and self._submits and key not in self._settled and not tally.calls:
                self._put_off[key] = request, Asked(tool, *most_tokens(request))
                raise PutOffError("the question is put off until all questions of its stage are known")
        if reply is None:
            return self._ask(key, request, tool, deadline, tally)
        _add(tally, reply.usage)
        self._trace(key, request, reply)
        return reply.envelope

    def hand_in(self) -> None:
        """Hand in what was put off, and raise WaitingError; or return where it is to be asked now.

        It is asked now where no cap leaves room for a batch, where the provider refuses it, and where it is less than a tenth of what the run has handed in
        already: a further day would then save less than a twentieth of the cost.
        """
        with self._lock:
            put_off, self._put_off = self._put_off, {}
            before = len(self._settled)
        handed_in = []
        if len(put_off) >= before * FEWEST:
            lines = ((key, write_line(key, put_off[key][0])) for key in sorted(put_off))
            for part in split_lines(lines):
                batch = self._submit(part, {key: put_off[key][1] for key in part})
                handed_in += [batch] if batch is not None else []
        with self._lock:
            self._settled |= put_off.keys()
        if handed_in:
            raise WaitingError(f"waiting for {'; '.join(_described(b.id, 0, len(b.asked), self.where) for b in handed_in)}")

    def _ask(self, key: str, request: Mapping[str, Any], tool: str | None, deadline: float, tally: Tally) -> Envelope:
        """Ask now, and keep the reply: also one that is of no use was paid for."""
        own = Tally()
        try:
            envelope = self._transport.send(request, tool, deadline, own)
        finally:
            _add(tally, own)
        reply = Reply(envelope, Usage(**vars(own)), _counted(envelope, most_tokens(request)), batched=False)
        self._journal.keep(key, reply)
        with self._lock:
            self._replies[key] = reply
        return envelope

    def _submit(self, lines: Mapping[str, bytes], asked: Mapping[str, Asked]) -> Batch | None:
        """Hand in as much as the caps leave room for; return the batch, or None where there is none."""
        reserved: dict[str, Reservation] = {}
        for key, one in asked.items():
            try:
                reserved[key] = self._options.purse.reserve(one.input_tokens, one.output_tokens, BATCH_SHARE)
            except BudgetError:
                break
        if not reserved:
            return None
        fitting = {key: asked[key] for key in reserved}
        token = uuid.uuid4().hex
        batch = Batch(token, None, self._journal.now(), fitting, frozenset(asked.keys() - reserved.keys()))
        self._journal.prepare(batch)
        try:
            name = self._server.submit(b"".join(lines[key] for key in fitting), token)
        except RefusedQuestionError as error:
            self._journal.close(token, {}, f"a batch was refused, and its {_questions(len(fitting))} asked one by one: {error}")
            for reservation in reserved.values():
                self._options.purse.settle(reservation, 0, 0)
            return None
        self._journal.submitted(token, name)
        return Batch(token, name, batch.made, fitting, batch.later)

    def _collect(self, batch: Batch) -> str | None:
        """Close a batch that is over. Return a word on one that is not."""
        name = batch.id
        if name is None:
            name = self._server.find(batch.token, batch.made - SLACK)
            if name is None:
                self._journal.drop(batch.token)
                return None
            self._journal.submitted(batch.token, name)
        state = self._server.look(name)
        late = self._journal.now() - batch.made > PATIENCE
        if state is not None and state.status not in OVER and not late:
            return _described(name, state.done, len(batch.asked), self.where)
        if state is not None and state.status in UNDER_WAY:
            self._server.cancel(name)
        text = self._server.read(state.output) if state is not None and state.output is not None else None
        found = read_replies(text, batch.asked) if text is not None else {}
        self._journal.close(
            batch.token, {key: _reply(e, batch.asked[key]) for key, e in found.items()}, self._lack(batch, state, len(found))
        )
        self._untraced |= found.keys()
        if state is not None and state.status in OVER:
            self._server.delete(state.files)
        return None

    def _lack(self, batch: Batch, state: BatchState | None, found: int) -> str | None:
        """Say why questions of a batch have no reply, if some have none."""
        count = len(batch.asked) - found
        if not count:
            return None
        if state is None:
            why = "is not known to the provider any more"
        elif state.status == "completed":
            why = "is done without them"
        elif state.status in OVER:
            why = {"expired": "ran out of time", "cancelled": "was cancelled", "failed": "failed"}[state.status]
        else:
            why = "was not done in time"
        said = f": {state.trouble}" if state is not None and state.trouble else ""
        return f"{_questions(count)} asked one by one, at the full price, for the batch {batch.id or ''} {why}{said}".replace(
            "  ", " "
        )

    def _trace(self, key: str, request: Mapping[str, Any], reply: Reply) -> None:
        with self._lock:
            if key not in self._untraced:
                return
            self._untraced.discard(key)
        envelope = reply.envelope
        refused = envelope.fault.reason if envelope.fault else None
        tokens = envelope.input_tokens or 0, envelope.output_tokens or 0
        self._options.trace(Exchange(self.where, request, envelope.text or None, refused, *tokens, 0.0))

    def _key(self, request: Mapping[str, Any]) -> str:
        return hashlib.sha256(json.dumps([self.where, request], sort_keys=True).encode()).hexdigest()


def _reply(envelope: Envelope, asked: Asked) -> Reply:
    """A reply of a batch with what it cost."""
    told, made = envelope.input_tokens or 0, envelope.output_tokens or 0
    usage = Usage(
        calls=1,
        input_tokens=told,
        output_tokens=made,
        unmetered=int(None in (envelope.input_tokens, envelope.output_tokens)),
        batched_input_tokens=told,
        batched_output_tokens=made,
    )
    return Reply(envelope, usage, _counted(envelope, (asked.input_tokens, asked.output_tokens)), batched=True)


def _counted(envelope: Envelope, most: tuple[int, int]) -> tuple[int, int]:
    """The tokens in and out that count against the caps: where nobody told them, the most that they can have been."""
    told, made = envelope.input_tokens, envelope.output_tokens
    return most[0] if told is None else told, most[1] if made is None else made


def _add(tally: Tally, cost: Usage | Tally) -> None:
    for name, number in vars(tally).items():
        setattr(tally, name, number + getattr(cost, name))


def _questions(count: int) -> str:
    return f"{count:,} question{'s were' if count != 1 else ' was'}"


def _described(name: str | None, done: int, total: int, where: str) -> str:
    return f"batch {name} at {where}: {done:,} of {total:,} questions are answered"
