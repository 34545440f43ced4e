"""A model opened for one run: with its cache, its caps, its trace and its workers, all of which are closed after it."""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from summarizer.asking import Asker
from summarizer.compose import Writer
from summarizer.engines import ModelEngine
from summarizer.errors import SettingsError
from summarizer.llm import (
    BATCH_SHARE,
    PRICES,
    CachedModel,
    Journal,
    ModelOptions,
    Price,
    Purse,
    ReplyCache,
    TraceFile,
    Usage,
    load_prices,
    open_batches,
    open_model,
)
from summarizer.pipeline import Assistant
from summarizer.prompting import Prompts, load_prompts
from summarizer.schemas import LLMUsage, Notice
from summarizer.settings import Settings

__all__ = ["Session", "open_assistant", "open_session"]


@dataclass(frozen=True, slots=True)
class Session:
    """What puts questions to a model, its prompts, and what tells so far what was spent and what its user should know."""

    asker: Asker
    prompts: Prompts
    spent: Callable[[], LLMUsage]
    notices: Callable[[], Sequence[Notice]]


class Ledger:
    """Adds up what all questions of a run cost. Once a server did not tell the tokens of a request, the cost is not known."""

    def __init__(self, price: Price | None) -> None:
        self._price, self._lock, self._total = price, threading.Lock(), Usage()

    def add(self, usage: Usage) -> None:
        """Add one question's."""
        with self._lock:
            self._total = Usage(*(a + b for a, b in zip(asdict(self._total).values(), asdict(usage).values(), strict=True)))

    def total(self) -> LLMUsage:
        """Return the sum, and what it costs where the price is known."""
        with self._lock:
            spent = self._total
        cost = None
        if self._price and not self._is_dark(spent):
            saved = self._price.of(spent.batched_input_tokens, spent.batched_output_tokens) * (1 - BATCH_SHARE)
            cost = round(self._price.of(spent.input_tokens, spent.output_tokens) - saved, 6)
        counts = {name: count for name, count in asdict(spent).items() if name in LLMUsage.model_fields}
        return LLMUsage(**counts, cost_usd=cost)

    def notices(self) -> list[Notice]:
        """Return a notice when what the run cost would be told, were it known."""
        with self._lock:
            spent = self._total
        if not self._is_dark(spent):
            return []
        message = (
            f"what the run cost is not known: of {spent.unmetered:,} of its {spent.calls:,} requests the server did not tell the "
            "tokens in and out; the counts leave them out, and the caps counted the most that they can have been"
        )
        return [Notice(code="cost_unknown", message=message)]

    def _is_dark(self, spent: Usage) -> bool:
        return bool(spent.unmetered) and self._price is not None and self._price.of(1, 1) > 0


@contextmanager
def open_assistant(settings: Settings, journal: Journal | None = None, *, submit: bool = False) -> Iterator[Assistant]:
    """Yield the assistant that the settings name. Nothing is sent before it is asked.

    With a `journal` what an earlier process handed in as batches is collected first, and with `submit` questions
    are handed in as batches. Raises SettingsError, one sentence, for a prompt, a price list, a cache or a model that cannot be used, and WaitingError
    while a batch is not done.
    """
    with open_session(settings, journal, submit=submit) as session:
        engine = ModelEngine(session.asker, fallback=settings.fallback is not None)
        yield Assistant(engine, Writer(session.asker), session.prompts.hashes, session.spent, session.notices)


@contextmanager
def open_session(settings: Settings, journal: Journal | None = None, *, submit: bool = False) -> Iterator[Session]:
    """Yield the session with the model that the settings name; raises as above."""
    with ExitStack() as stack:
        prompts = load_prompts(Path(settings.prompts) if settings.prompts is not None else None)
        price = _price(settings)
        ledger = Ledger(price)
        purse = Purse(tokens=settings.max_tokens, usd=settings.budget, price=price)
        options = ModelOptions(base_url=settings.base_url, rate=settings.rate, purse=purse, observe=ledger.add)
        if settings.technique is not None:
            options = replace(options, technique=settings.technique)
        told: list[Callable[[], Sequence[Notice]]] = [ledger.notices]
        if settings.trace is not None:
            trace = stack.enter_context(TraceFile(Path(settings.trace)))
            options = replace(options, trace=trace.write)
            told.append(lambda: _notice("trace_failed", trace.failure))
        hand_in: Callable[[], None] | None = None
        if journal is None:
            model = open_model(settings.model, options)
        else:
            model, batches = open_batches(settings.model, options, journal, submit=submit)
            batches.collect()
            hand_in = batches.hand_in
            told.append(lambda: [Notice(code="batch_incomplete", message=message) for message in journal.messages()])
        if settings.cache is not None:
            cache = stack.enter_context(ReplyCache(Path(settings.cache).expanduser(), late=journal is not None))
            told.append(lambda: _notice("cache_failed", cache.failure))
            # Another server's model of the same name is another model.
            model = CachedModel(model, cache, f"{_server(settings)} {settings.technique}", ledger.add)
        workers = stack.enter_context(ThreadPoolExecutor(settings.jobs))
        yield Session(
            Asker(model, prompts, workers, hand_in),
            prompts,
            ledger.total,
            lambda: tuple(notice for one in told for notice in one()),
        )


def _notice(code: str, failure: str | None) -> list[Notice]:
    return [] if failure is None else [Notice(code=code, message=failure)]


def _server(settings: Settings) -> str | None:
    return settings.base_url or os.environ.get("OPENAI_BASE_URL") or None


def _price(settings: Settings) -> Price | None:
    """Return what the model costs, or None where nobody knows: behind another base URL its name says nothing."""
    own = load_prices(Path(settings.prices)) if settings.prices is not None else {}
    price = own.get(settings.model)
    if price is None and settings.model.partition(":")[0] == "local":
        price = Price(0.0, 0.0)
    if price is None and _server(settings) is None:
        price = PRICES.get(settings.model)
    if price is None and settings.budget is not None:
        raise SettingsError(
            f"--budget needs the price of {settings.model!r}, which is unknown; name it in a file with --prices, or use --max-tokens"
        )
    return price
