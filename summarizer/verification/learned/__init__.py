"""The learned score: a small cross-encoder that reads a premise and a claim. How it was trained: training/README.md.

The model is read from this package's own files when it is first asked; nothing here reaches the network.
"""

import json
import math
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

__all__ = ["Reader", "feed_of", "margin_of", "open_reader", "read_json"]

_MODEL, _TOKENIZER, _CALIBRATION = "model.int8.onnx", "tokenizer.json", "calibration.json"
_ENTAILMENT = 0
_THREADS = 1
"""A claim is short work: two claims side by side are faster than two threads on one, and no number changes."""
_MOST_LENGTHS = 20_000
_MOST_CHARACTERS = 600
"""A longer claim is cut: what stands behind is not read."""
_opening = threading.Lock()


@dataclass(frozen=True)
class Reader:
    """The model, opened. It may be shared by threads; the same pair always gets the same answer.

    `room` is how many word pieces a premise should have at most.
    """

    room: int
    _session: "InferenceSession"
    _tokenizer: "Tokenizer"
    _inputs: tuple[str, ...]
    _lengths: dict[str, int] = field(default_factory=dict)

    def measure(self, text: str) -> int:
        """Return the number of word pieces of a text."""
        length = self._lengths.get(text)  # read once: another thread may clear what is known
        if length is None:
            if len(self._lengths) >= _MOST_LENGTHS:
                self._lengths.clear()
            length = self._lengths[text] = len(self._tokenizer.encode(text, add_special_tokens=False).ids)
        return length

    def margin(self, premise: str, claim: str) -> float:
        """Return how much likelier the premise bears the claim out than not, as a logit.

        Pairs are run one by one: the model scales its numbers by the largest of a batch, and what else is judged must not move a verdict.
        """
        pair = self._tokenizer.encode(premise or "-", claim[:_MOST_CHARACTERS])
        return margin_of(self._session.run(["logits"], feed_of(pair, self._inputs))[0][0], _ENTAILMENT)


def feed_of(pair: "Encoding", inputs: Sequence[str]) -> dict[str, Any]:
    """Return what an encoder's inputs, given by name, get for one pair: integer arrays of one row."""
    import numpy as np

    rows = {"input_ids": pair.ids, "attention_mask": pair.attention_mask, "token_type_ids": pair.type_ids}
    return {name: np.array([rows[name]], dtype=np.int64) for name in inputs}


def margin_of(logits: Iterable[float], entailed: int) -> float:
    """Return how much likelier the label of index `entailed` is than all others together, as a logit; a single logit is one itself."""
    values = [float(x) for x in logits]
    others = [x for n, x in enumerate(values) if n != entailed]
    if not others:
        return values[0]
    largest = max(others)
    return values[entailed] - largest - math.log(sum(math.exp(x - largest) for x in others))


def open_reader() -> Reader:
    """Return the one reader of this process, opened when it is first asked for (about a third of a second)."""
    with _opening:
        return _open()


@cache
def _open() -> Reader:
    import onnxruntime
    from tokenizers import Tokenizer

    calibration = read_json(_CALIBRATION)
    tokenizer = Tokenizer.from_str(_file(_TOKENIZER).decode("utf-8"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_length=calibration["longest"], strategy="longest_first")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _THREADS
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # waiting threads would take a core from others
    session = onnxruntime.InferenceSession(_file(_MODEL), options, providers=["CPUExecutionProvider"])
    return Reader(calibration["room"], session, tokenizer, tuple(i.name for i in session.get_inputs()))


def read_json(name: str) -> Any:
    """Return what a JSON file beside the model holds."""
    return json.loads(_file(name))


def _file(name: str) -> bytes:
    return files(__name__).joinpath(name).read_bytes()
