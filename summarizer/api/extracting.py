"""Schemas filled from sources."""

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

from summarizer.errors import ExtractionError, SettingsError
from summarizer.ingest import Source, read_sources
from summarizer.pipeline import Progress
from summarizer.scale import open_spread
from summarizer.schemas import Document, Extraction
from summarizer.settings import Settings, settings_from

from .opening import in_thread, open_door, read_stdin, tell_lost

T = TypeVar("T")


def extract(
    sources: Sequence[Source],
    settings: Settings | None = None,
    *,
    schema: type[T],
    progress: Progress | None = None,
    stdin: Callable[[], bytes] | None = None,
    **options: Any,
) -> Extraction[T]:
    """Return one object of `schema`, any pydantic model or dataclass, filled from all the sources together.

    Each leaf of its value is borne out by spans of the sources; where these differ, `conflicts` has both sides. `options` are
    fields of Settings, of which `model` must name a model. Raises ExtractionError, which names the pointer, where the sources do
    not bear out what the class needs; SettingsError for an option or a class that cannot be used, InputError when
    no source can, ModelReplyError and ProviderError when the model fails.
    """
    return _extracted(sources, settings, schema, True, None, progress, stdin, options)[0]


def extract_each(
    sources: Sequence[Source],
    settings: Settings | None = None,
    *,
    schema: type[T],
    refused: Callable[[Document, ExtractionError], object] | None = None,
    progress: Progress | None = None,
    stdin: Callable[[], bytes] | None = None,
    **options: Any,
) -> list[Extraction[T]]:
    """Like `extract`, with one object for each document, in their order.

    A document of which none can be built is given to `refused` with the reason, and left out; without `refused` it is raised.
    """
    return _extracted(sources, settings, schema, False, refused, progress, stdin, options)


def _extracted(
    sources: Sequence[Source],
    settings: Settings | None,
    schema: Any,
    merge: bool,
    refused: Callable[[Document, ExtractionError], object] | None,
    progress: Progress | None,
    stdin: Callable[[], bytes] | None,
    options: Mapping[str, Any],
) -> list[Extraction[Any]]:
    chosen = settings_from(**{**(settings.model_dump() if settings else {}), **options})
    if chosen.model == "extractive":
        raise SettingsError(
            "model 'extractive' cannot fill a schema: name one that writes, such as openai/gpt-5-mini, or local for the one in "
            "summarizer[local]"
        )
    from summarizer.extraction import Helper, extract_objects, form_of
    from summarizer.session import open_session

    form, fetch = form_of(schema), open_door(chosen.allow_hosts)
    with open_session(chosen) as session, open_spread(chosen.executor, tell_lost) as spread:
        return extract_objects(
            read_sources(sources, stdin=stdin or read_stdin, fetch=fetch, jobs=chosen.jobs),
            form,
            schema,
            chosen,
            Helper(session.asker, session.prompts.hashes, session.spent, session.notices),
            merge=merge,
            refused=refused,
            now=lambda: datetime.now(UTC),
            clock=time.monotonic,
            progress=progress or (lambda stage, done, total: None),
            spread=spread,
        )


async def aextract(
    sources: Sequence[Source], settings: Settings | None = None, *, schema: type[T], **options: Any
) -> Extraction[T]:
    """`extract` in a worker thread."""
    return await in_thread(partial(extract, sources, settings, schema=schema, **options))
