"""Forms filled by the small local model: every value that it proposed was labelled by hand, and nothing false is published."""

import json
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from summarizer.asking import Asker
from summarizer.errors import ModelReplyError
from summarizer.extraction import Helper, extract_objects, form_of
from summarizer.ingest import read_sources
from summarizer.llm import ModelOptions, open_model
from summarizer.prompting import load_prompts
from summarizer.schemas import Extraction, LLMUsage
from summarizer.schemas.library import LIBRARY
from summarizer.settings import Settings
from tests.texts import OWN_SEEDS

LABELS = Path(__file__).parent / "labels_extraction.json"
WINDOW = 8192  # tokens of the model that was recorded


def _extracted(recorded_model: tuple[str, str], name: str, sources: Sequence[str]) -> list[Extraction[Any]]:
    base_url, model_name = recorded_model
    model = open_model(model_name, ModelOptions(base_url=base_url, deadline_seconds=3600))
    model.window_tokens = WINDOW
    schema = LIBRARY[name]
    with ThreadPoolExecutor(1) as workers:
        asker = Asker(model, load_prompts(), workers)
        return extract_objects(
            read_sources(sources, stdin=lambda: b""),
            form_of(schema),
            schema,
            Settings(model=model_name),
            Helper(asker, {}, LLMUsage, tuple),
            merge=False,
            refused=lambda document, error: None,
            now=lambda: datetime(2026, 11, 21, tzinfo=UTC),
            clock=time.monotonic,
            progress=lambda stage, done, total: None,
        )


@pytest.mark.vcr
@pytest.mark.parametrize("path", OWN_SEEDS, ids=lambda path: Path(path).stem)
def test_news_event_of_a_seed(recorded_model: tuple[str, str], path: str) -> None:
    """What is published of a seed article is true to it, however little it is."""
    try:
        found = _extracted(recorded_model, "news_event", [path])
    except ModelReplyError as error:
        print("REPLY", error)
        return
    for one in found:
        print(path, one.value)
        for pointer, grounding in one.grounding.items():
            print("PUB", pointer, [e.quote for e in grounding.evidence])
        for r in one.rejected:
            print("REJ", r.pointer, r.value)
