"""Forms filled by the small local model, whose answers were read by hand: nothing false is supported.

What is replayed are its first answers. The second ones, on what was refused, are asked for with the verifier's reasons, which
would make every change of the verifier a change of the recording; they are judged in the same way.
"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from summarizer.asking import Asker
from summarizer.extraction import form_of
from summarizer.extraction.filling import first_questions, judge_reply
from summarizer.extraction.objects import READ, chunks_of
from summarizer.extraction.said import Said, leaves
from summarizer.ingest import read_sources
from summarizer.llm import ModelOptions, open_model
from summarizer.pipeline.corpus import read_corpus
from summarizer.prompting import load_prompts
from summarizer.scale import in_turn
from summarizer.schemas.library import LIBRARY
from summarizer.verification import EvidenceIndex, Passages

EXAMPLES = Path(__file__).parents[1] / "extraction" / "library"
WINDOW = 4096  # tokens: half of what the recorded model has, since it writes until it is stopped
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
CASES = (*LIBRARY, *(p.stem for p in SEEDS))


def _path(name: str) -> Path:
    """Return the file of a case: an example of the library, or one of the seeds."""
    return next((p for p in SEEDS if p.stem == name), EXAMPLES / f"{name}.txt")


def _said(recorded_model: tuple[str, str], name: str) -> list[Said]:
    """Return the judged leaves of the model's answers, and none for an answer that cannot be used."""
    base_url, model_name = recorded_model
    model = open_model(model_name, ModelOptions(base_url=base_url, deadline_seconds=3600))
    model.window_tokens = WINDOW
    corpus = read_corpus(read_sources([_path(name)], stdin=lambda: b"").documents, lambda stage, done, total: None, in_turn)
    form = form_of(LIBRARY.get(name, LIBRARY["news_event"]))
    index = EvidenceIndex(Passages.of(corpus.passages, READ))
    with ThreadPoolExecutor(1) as workers:
        asker = Asker(model, load_prompts(), workers)
        (chunks,), _ = chunks_of(corpus, asker.chunk_characters)
        outcomes = asker.ask_all(first_questions(form, chunks, asker), lambda done, total: None)
    return [
        leaf
        for chunk, outcome in zip(chunks, outcomes, strict=True)
        if outcome.value is not None
        for leaf in leaves(judge_reply(form, outcome.value, chunk, index))
    ]


@pytest.mark.vcr
@pytest.mark.parametrize("case", CASES)
def test_nothing_false_is_published(recorded_model: tuple[str, str], case: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The small model states nothing true of this text, read by hand, and nothing of what it says is supported."""
    said = _said(recorded_model, case)
    with capsys.disabled():
        print(f"\n{case}: {len(said)} values that could be read, {sum(leaf.supported for leaf in said)} supported")
    assert [leaf for leaf in said if leaf.supported] == []
