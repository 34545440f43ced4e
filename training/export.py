"""Write a checkpoint as ONNX, in float32 and in int8, with its calibration: `export.py --help`.

A folder appears whole or not at all: it is written beside OUT and then takes its place.
"""

import argparse
import json
import shutil
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from model import LABELS, Single, Verifier, open_trained
from onnxruntime.quantization import QuantType, quantize_dynamic
from rows import Encoded, Row, encode, load_tokenizer, read_rows
from torch import Tensor, nn
from train import rank_auc

CALIBRATED_ON = ("cg2c_doc", "defacto", "sentence", "claim")
MOST_SENTENCES = 4
SETS = 4000
INPUTS = ("input_ids", "token_type_ids")


class ByteEmbedding(nn.Module):
    """An embedding table in 8 bits with a scale a row: a quarter of the size, and closer than one scale for the table."""

    rows: Tensor
    scales: Tensor

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scales = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", torch.round(table / scales).to(torch.int8))
        self.register_buffer("scales", scales)

    def forward(self, ids: Tensor) -> Tensor:
        """Return the rows of the ids, in float32."""
        found = nn.functional.embedding(ids, self.rows)
        return found.to(torch.float32) * nn.functional.embedding(ids, self.scales)


def write_float(model: Verifier, path: Path) -> None:
    """Write the network as ONNX, for one pair at a time: two integer inputs of shape (1, length), `logits` of shape (1, 3)."""
    ids = torch.tensor([[101, 2023, 102, 2023, 2003, 102]])
    types = torch.tensor([[0, 0, 0, 1, 1, 1]])
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Single(model),
            (ids, types),
            str(path),
            input_names=list(INPUTS),
            output_names=["logits"],
            dynamic_axes={name: {1: "length"} for name in INPUTS},
            opset_version=17,
            dynamo=False,
        )


def open_session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    """Open a model on the CPU."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def margins(session: onnxruntime.InferenceSession, items: Sequence[Encoded]) -> list[float]:
    """Return for each item the logit of entailment against the rest."""
    found = []
    for item in items:
        feed = {name: np.array([values], dtype=np.int64) for name, values in zip(INPUTS, (item.ids, item.types), strict=True)}
        row = session.run(["logits"], feed)[0][0]
        found.append(float(row[0] - np.logaddexp(row[1], row[2])))
    return found


def fit_platt(values: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> tuple[float, float]:
    """Return slope and intercept of the logistic curve that fits best (Platt, 1999), by Newton's method."""
    inputs = np.stack([values, np.ones_like(values)], axis=1)
    weights = weights / weights.sum()

    def loss(theta: np.ndarray) -> float:
        z = inputs @ theta
        return float((weights * (np.logaddexp(0, z) - labels * z)).sum())

    theta = np.zeros(2)
    for _ in range(50):
        p = 1 / (1 + np.exp(-inputs @ theta))
        slope = inputs.T @ (weights * (p - labels))
        curve = (inputs * (weights * p * (1 - p))[:, None]).T @ inputs + 1e-9 * np.eye(2)
        step = np.linalg.solve(curve, slope)
        size = 1.0
        while loss(theta - size * step) > loss(theta) and size > 1e-6:
            size /= 2
        theta = theta - size * step
    return float(theta[0]), float(theta[1])


def calibrate(values: Sequence[float], rows: Sequence[Row]) -> list[list[float]]:
    """Return slope and intercept for claims of one sentence, of two, and so on up to MOST_SENTENCES.

    For one, fitted on held-out rows: within each source both answers weigh the same, and annotated sources twice as much as
    made ones. The lowest of several margins is lower by chance alone, so there are curves for several: fitted on sets of
    held-out rows drawn together, of which all hold or exactly one does not.
    """
    kinds = [r.source.split("-")[0] for r in rows]
    labels = np.array([r.label == 0 for r in rows], dtype=float)
    weights = np.zeros(len(rows))
    for name in CALIBRATED_ON:
        for label in (0.0, 1.0):
            chosen = np.array([k == name for k in kinds]) & (labels == label)
            weights[chosen] = (2 if name in CALIBRATED_ON[:2] else 1) / max(1, chosen.sum())
    margins_ = np.array(values)
    curves = [fit_platt(margins_, labels, weights)]
    draw = np.random.default_rng(1)
    true, false = (np.flatnonzero((labels == y) & (weights > 0)) for y in (1.0, 0.0))
    for count in range(2, MOST_SENTENCES + 1):
        good = margins_[draw.choice(true, (SETS, count), p=weights[true] / weights[true].sum())].min(1)
        rest = margins_[draw.choice(true, (SETS, count - 1), p=weights[true] / weights[true].sum())].min(1)
        bad = np.minimum(rest, margins_[draw.choice(false, SETS, p=weights[false] / weights[false].sum())])
        answers = np.concatenate([np.ones(SETS), np.zeros(SETS)])
        curves.append(fit_platt(np.concatenate([good, bad]), answers, np.ones(2 * SETS)))
    return [[round(a, 4), round(b, 4)] for a, b in curves]


def describe(name: str, values: list[float], rows: Sequence[Row]) -> str:
    """One line of AUCs by source, of all the edits of claims and of sentences taken together."""
    groups: dict[str, list[tuple[bool, float]]] = {}
    for value, row in zip(values, rows, strict=True):
        groups.setdefault(row.source.split("-")[0], []).append((row.label == 0, value))
    return f"{name}: " + ", ".join(f"{k} {100 * rank_auc(v):.1f} (n {len(v)})" for k, v in sorted(groups.items()))


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--held", type=Path, required=True, help="held-out rows of stage 2, for the calibration")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--longest", type=int, default=128)
    parser.add_argument("--room", type=int, default=90, help="word pieces of premise that the product chooses")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()

    model = open_trained(options.base, options.checkpoint)
    part = options.out.with_name(options.out.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)

    rows = read_rows(options.held)
    items = encode(load_tokenizer(options.base / "tokenizer.json", options.longest), rows)
    write_float(model, part / "model.onnx")
    print(describe("float32", margins(open_session(part / "model.onnx", options.threads), items), rows), flush=True)
    table = model.body.embeddings.word_embeddings.weight.detach()
    model.body.embeddings.word_embeddings = ByteEmbedding(table)
    write_float(model, part / "bytes.onnx")
    quantize_dynamic(
        part / "bytes.onnx",
        part / "model.int8.onnx",
        op_types_to_quantize=["MatMul", "Gemm"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
    )
    (part / "bytes.onnx").unlink()
    values = margins(open_session(part / "model.int8.onnx", options.threads), items)
    print(describe("int8", values, rows), flush=True)
    shutil.copy(options.base / "tokenizer.json", part / "tokenizer.json")
    calibration = {
        "labels": LABELS,
        "margin": "logits[0] - log(exp(logits[1]) + exp(logits[2]))",
        "score": "1 / (1 + exp(-(slope * margin + intercept))), margin the lowest of the claim's sentences",
        "curves": calibrate(values, rows),
        "threshold": 0.5,
        "longest": options.longest,
        "room": options.room,
    }
    (part / "calibration.json").write_text(json.dumps(calibration, indent=1) + "\n", encoding="utf-8")
    old = options.out.with_name(options.out.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if options.out.exists():
        options.out.rename(old)
    part.rename(options.out)
    print(json.dumps(calibration), {p.name: p.stat().st_size for p in sorted(options.out.iterdir())})


if __name__ == "__main__":
    main()
