"""A cross-encoder of the user's own as the learned reader: an ONNX folder on disk, opened by path. Nothing is downloaded."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.errors import SettingsError
from summarizer.verification.learned import feed_of, margin_of

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

__all__ = ["CrossEncoder", "open_cross_encoder"]

_MODELS = ("model.onnx", "onnx/model.onnx", "model_quantized.onnx", "onnx/model_quantized.onnx", "model.int8.onnx")
_LONGEST = 512
_SPARE = 2
"""Positions that some encoders keep for themselves."""
_PREMISE = 0.7
"""The share of the room that a premise may take: the rest is the claim's."""
_EXPORT = "expected what `optimum-cli export onnx --model NAME FOLDER` writes for a sequence classifier"


@dataclass(frozen=True)
class CrossEncoder:
    """The model, opened. It may be shared by threads; pairs are run one by one, so that none depends on another.

    `room` is how many word pieces a premise should have at most, `entailed` which logit says that the premise bears the claim out.
    """

    room: int
    entailed: int
    _session: "InferenceSession"
    _tokenizer: "Tokenizer"
    _inputs: tuple[str, ...]

    def measure(self, text: str) -> int:
        """Return the number of word pieces of a text."""
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def margin(self, premise: str, claim: str) -> float:
        """Return how much likelier the premise bears the claim out than not, as a logit."""
        pair = self._tokenizer.encode(premise or "-", claim)
        return margin_of(self._session.run(None, feed_of(pair, self._inputs))[0][0], self.entailed)


def open_cross_encoder(folder: str) -> CrossEncoder:
    """Open a folder that holds `config.json`, `tokenizer.json` and an ONNX model of a sequence classifier over pairs.

    Which label is entailment is read from `id2label` of the config, for two classes or more; a model of one class is a score.
    Raises SettingsError, one sentence, for a folder that holds no such model.
    """
    place = Path(folder)
    try:
        config = json.loads((place / "config.json").read_bytes())
        model = next(path for name in _MODELS if (path := place / name).is_file())
        tokenizer = (place / "tokenizer.json").read_text(encoding="utf-8")
    except (OSError, ValueError, StopIteration) as error:
        what = getattr(error, "strerror", None) or str(error) or "it holds no ONNX model"
        raise SettingsError(f"--nli {folder!r} cannot be opened: {what}; {_EXPORT}") from None
    return _opened(folder, config, model, tokenizer)


def _opened(folder: str, config: Any, model: Path, tokenizer: str) -> CrossEncoder:
    import onnxruntime
    from tokenizers import Tokenizer

    entailed = _entailed(folder, config)
    limit = config.get("max_position_embeddings")
    longest = min(_LONGEST, limit - _SPARE) if isinstance(limit, int) and limit > _SPARE else _LONGEST
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    try:
        pieces = Tokenizer.from_str(tokenizer)
        session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # noqa: BLE001 - both libraries raise bare exceptions for a file that they cannot read
        raise SettingsError(f"--nli {folder!r} cannot be opened: {str(error).splitlines()[0]}; {_EXPORT}") from None
    pieces.no_padding()
    pieces.enable_truncation(max_length=longest, strategy="longest_first")
    inputs = tuple(i.name for i in session.get_inputs())
    if not set(inputs) <= {"input_ids", "attention_mask", "token_type_ids"}:
        raise SettingsError(f"--nli {folder!r} wants the inputs {', '.join(inputs)}: {_EXPORT}")
    return CrossEncoder(int(longest * _PREMISE), entailed, session, pieces, inputs)


def _entailed(folder: str, config: Any) -> int:
    """The index of the label that says entailment."""
    labels = config.get("id2label") if isinstance(config, dict) else None
    if not isinstance(labels, dict) or not labels or not all(str(n).isdigit() for n in labels):
        raise SettingsError(f"--nli {folder!r}: its config.json has no id2label; {_EXPORT}")
    if len(labels) == 1:
        return 0
    found = [int(n) for n, label in labels.items() if str(label).lower().startswith(("entail", "support"))]
    if len(found) != 1 or found[0] >= len(labels):
        names = ", ".join(map(str, labels.values()))
        raise SettingsError(
            f"--nli {folder!r}: none of its labels ({names}) is entailment; name it in id2label of its config.json"
        )
    return found[0]
