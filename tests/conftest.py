"""No test reaches a network but loopback, and what a model said in a recorded test comes from a cassette.

A recorded test is marked `vcr` and lives in tests/recorded/test_NAME.py; its cassette is cassettes/NAME/TEST.yaml,
which `scripts/record` writes. Without `--record-mode` nothing is recorded: a request that no cassette holds fails the
test, and so does one in the cassette that the test does not make.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from vcr import VCR
from vcr.cassette import Cassette

from tests import cassettes, network

ROOT = Path(__file__).parents[1]

# Speed is measured in benchmarks/: a busy machine fails no property.
hypothesis.settings.register_profile("any-machine", deadline=None)
hypothesis.settings.load_profile("any-machine")


def pytest_configure(config: pytest.Config) -> None:
    """Close the network for good, unless this run records."""
    if config.getoption("--record-mode") in (None, "none"):
        sys.addaudithook(network.refuse_remote)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes long first where several processes share the tests: at the end it would leave all but one idle."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_recording_configure(config: pytest.Config, vcr: VCR) -> None:
    """Teach vcrpy to compare questions, and to write what people can read."""
    vcr.register_matcher("question", cassettes.same_question)
    vcr.register_serializer("yaml", cassettes)


@pytest.fixture(scope="session")
def vcr_config() -> dict[str, Any]:
    """Compare the path and the body, and keep no header but those that a reply cannot be read without."""
    return {
        "match_on": ("method", "path", "question"),
        "allow_playback_repeats": False,
        "decode_compressed_response": True,
        "before_record_request": cassettes.bare_request,
        "before_record_response": cassettes.bare_response,
    }


@pytest.fixture(scope="module")
def vcr_cassette_dir(request: pytest.FixtureRequest) -> str:
    """Return the folder of the module's cassettes."""
    return str(ROOT / "cassettes" / request.path.stem.removeprefix("test_"))


@pytest.fixture(autouse=True)
def all_played(vcr: Cassette | None, record_mode: str) -> Iterator[None]:
    """Fail a test that left a recorded reply unused: it no longer asks what it was recorded for."""
    yield
    if vcr is not None and record_mode == "none":
        assert vcr.all_played, f"{len(vcr) - vcr.play_count} of {len(vcr)} recorded replies were not asked for"


@pytest.fixture
def recorded_model(record_mode: str) -> tuple[str, str]:
    """Return the base URL and the name of the model to ask: a real one while recording, any when its replies are replayed."""
    if record_mode == "none":
        return "http://127.0.0.1:9/v1", "openai/recorded"
    if url := os.environ.get("RECORD_BASE_URL"):
        return url, os.environ["RECORD_MODEL"]
    from summarizer.llm.local import bundled_weights, serve_gguf

    return f"{serve_gguf(bundled_weights())}/v1", "openai/local"
