"""Forms filled by the small local model: every value that it gave was labelled by hand, and nothing false is supported.

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
from summarizer.schemas.library import LIBRARY
from summarizer.verification import EvidenceIndex, Passages
from tests.texts import OWN_SEEDS

EXAMPLES = Path(__file__).parents[1] / "extraction" / "library"
WINDOW = 4096  # tokens: half of what the recorded model has, since it writes until it is stopped
CASES = {
    **{name: (name, str(EXAMPLES / f"{name}.txt")) for name in LIBRARY},
    **{Path(path).stem: ("news_event", path) for path in OWN_SEEDS},
}


def _said(recorded_model: tuple[str, str], name: str, path: str) -> list[Said]:
    """Return the judged leaves of the model's answers, and none for an answer that cannot be used."""
    base_url, model_name = recorded_model
    model = open_model(model_name, ModelOptions(base_url=base_url, deadline_seconds=3600))
    model.window_tokens = WINDOW
    corpus = read_corpus(read_sources([path], stdin=lambda: b"").documents, lambda stage, done, total: None)
    form = form_of(LIBRARY[name])
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
def test_what_is_published_is_true(recorded_model: tuple[str, str], case: str) -> None:
    """What is published of a seed article or a library example is true to it, however little it is."""
    for leaf in _said(recorded_model, *CASES[case]):
        print("PUB" if leaf.supported else "REJ", case, leaf.about.partition(":")[0], repr(leaf.value), leaf.cited, flush=True)
