"""Many questions at once: what is sent, and what is not any more."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from summarizer.asking import Asker, Question
from summarizer.llm import ModelOptions, open_model
from summarizer.prompting import load_prompts
from summarizer.schemas.wire import ExtractReply
from tests.scripted_model import answering
from tests.scripted_server import Play, Request, serve


def test_an_error_in_the_progress_callback_sends_nothing_more() -> None:
    """A callback is the caller's own code: when it raises, what was not begun is not worth paying for."""
    begun, failed = threading.Event(), threading.Event()
    truthful = answering()

    def play(request: Request) -> Play:
        begun.set()
        assert failed.wait(10)
        return truthful(request)

    def broken(done: int, total: int) -> None:
        assert begun.wait(10)
        raise KeyError(total)

    inputs = {"sentences": [{"number": 1, "text": "Nobody was arrested."}], "focus": None, "most": 3}
    question = Question("extract", inputs, ExtractReply, {"addresses": {1}})
    with serve(play) as server, ThreadPoolExecutor(1) as workers:
        model = open_model("openai/scripted", ModelOptions(base_url=server.base_url, api_key="EMPTY"))
        with pytest.raises(KeyError):
            Asker(model, load_prompts(), workers).ask_all([question] * 5, broken)
        failed.set()
        workers.shutdown()
        assert len(server.requests) == 1
