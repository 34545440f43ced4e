"""What the small local model really answers to the real prompts: whatever it says, it is read or refused with a reason."""

from typing import Any

import pytest

from summarizer.errors import ModelReplyError
from summarizer.llm import ModelOptions, open_model
from summarizer.prompting import load_prompts, nonce_for
from summarizer.schemas.wire import ExtractReply, JudgeReply, bounded

pytestmark = pytest.mark.vcr

# A paragraph of seeds/1_meridian_dispatch.txt.
PARAGRAPH = (
    "Two of the compounds stood in Syria and the third in Iraq, Pentagon spokesman John Kirby said.",
    'Fighters had been using them, he added, to send "unmanned aerial vehicles" — drones, in everyday language — against '
    "American interests in Iraq.",
)


def ask(recorded_model: tuple[str, str], prompt: str, response: Any, context: dict[str, object], **inputs: Any) -> Any:
    """Ask the real prompt and return the answer."""
    base_url, name = recorded_model
    rendered = load_prompts().render(prompt, nonce=nonce_for(*PARAGRAPH), **inputs)
    model = open_model(name, ModelOptions(base_url=base_url, deadline_seconds=600))
    return model.ask(rendered.system, rendered.user, response, context=context, max_tokens=800)


def test_extract(recorded_model: tuple[str, str]) -> None:
    """A sentence that was not shown is cited, and cited again after the reason: nothing of such a reply is used."""
    sentences = [{"number": number, "text": text} for number, text in enumerate(PARAGRAPH, 1)]
    context: dict[str, object] = {"addresses": {1, 2}}
    with pytest.raises(ModelReplyError, match=r"in 2 requests: .* there is no sentence 4: cite 1 to 2"):
        ask(recorded_model, "extract", bounded(ExtractReply, 3), context, sentences=sentences, focus=None, most=3)


def test_judge(recorded_model: tuple[str, str]) -> None:
    """A verdict on a claim that the paragraph contradicts: one of the three labels, right or wrong, and a reason."""
    answer = ask(
        recorded_model,
        "judge",
        JudgeReply,
        {"addresses": {1}},
        claim="All three compounds stood in Iraq.",
        evidence=PARAGRAPH[:1],
    )
    assert answer.value.label in ("supported", "contradicted", "unsupported")
    assert answer.value.reason
