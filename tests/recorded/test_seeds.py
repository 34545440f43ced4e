"""The five articles of seeds/ read by the small local model: what it said was labelled by hand, and nothing false is published."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from summarizer.asking import Asker
from summarizer.compose import Writer
from summarizer.engines import ModelEngine
from summarizer.ingest import read_sources
from summarizer.llm import ModelOptions, open_model
from summarizer.pipeline import Assistant, report_on
from summarizer.prompting import load_prompts
from summarizer.recheck import faults
from summarizer.schemas import LLMUsage, Report
from summarizer.settings import Settings
from tests.texts import OWN_SEEDS

LABELS = Path(__file__).parent / "labels_seeds.json"
WINDOW = 8192  # tokens of the model that was recorded


def _report(base_url: str, name: str) -> Report:
    model = open_model(name, ModelOptions(base_url=base_url, deadline_seconds=3600))
    model.window_tokens = WINDOW
    with ThreadPoolExecutor(1) as workers:
        asker = Asker(model, load_prompts(), workers)
        return report_on(
            read_sources(OWN_SEEDS, stdin=lambda: b""),
            Settings(model=name),
            now=lambda: datetime(2026, 11, 21, tzinfo=UTC),
            clock=time.monotonic,
            progress=lambda stage, done, total: None,
            assistant=Assistant(ModelEngine(asker, fallback=False), Writer(asker), {}, LLMUsage, tuple),
        )


@pytest.mark.vcr
def test_nothing_false_is_published(recorded_model: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """Every statement that the model proposed has a label; those that the report publishes are true to the sources."""
    labels: dict[str, bool] = json.loads(LABELS.read_text(encoding="utf-8"))["statements"]
    report = _report(*recorded_model)
    published = {f.statement for s in report.stories for f in s.facts} | {
        s.text for story in report.stories for s in story.summary
    }
    refused = {r.statement for r in report.rejected}
    with capsys.disabled():
        true = sum(labels.get(text, False) for text in published | refused)
        kept = sum(labels.get(text, False) for text in published)
        print(
            f"\nlocal model on seeds/: {len(published | refused)} statements, {true} true; published {len(published)}, {kept} of them true"
        )
    assert published | refused == set(labels)
    assert [text for text in published if not labels[text]] == []
    assert faults(report.model_dump_json()) == []
