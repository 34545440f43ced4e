"""Write the weights of a shipped model as a checkpoint to train on from: `restore.py MODEL.int8.onnx OUT.pt`.

They are those that were rounded to 8 bits, so the checkpoint answers as the int8 model does, but for the rounding of what it is given.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

_INNER, _TABLE = "trained.", "body.embeddings.word_embeddings"


def weights_of(path: Path) -> dict[str, torch.Tensor]:
    """Return the float32 weights of an exported model by the names that they have in `model.Verifier`.

    A matrix has no name of its own in the file: it is that of the bias that is added to its product.
    """
    graph = onnx.load(path).graph
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    named = {name.removeprefix(_INNER): values for name, values in stored.items() if name.startswith(_INNER + "body.")}
    found = {name: values for name, values in named.items() if not name.startswith(_TABLE)}
    found[f"{_TABLE}.weight"] = named[f"{_TABLE}.rows"] * named[f"{_TABLE}.scales"]
    by_node = {node.name: node for node in graph.node}
    for node in graph.node:
        bias = next((name for name in node.input if name.endswith(".bias") and name in stored), None)
        if node.op_type != "Add" or bias is None:
            continue
        product = by_node.get(node.name.removesuffix("Add") + "MatMul_quant")
        if product is None:
            continue
        rounded = product.input[1]
        scales, zeros = (stored[rounded.removesuffix("quantized") + kind] for kind in ("scale", "zero_point"))
        matrix = (stored[rounded].astype(np.float32) - zeros) * scales
        name = bias.removeprefix(_INNER)
        found[name], found[name.removesuffix("bias") + "weight"] = stored[bias], matrix.T
    return {name: torch.tensor(np.ascontiguousarray(values)) for name, values in found.items()}


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    torch.save({"model": weights_of(options.model)}, options.out)


if __name__ == "__main__":
    main()
