"""Make a trained network narrower: `slim.py --help`.

Between its two matrices, each layer has 1,536 inner units; those that the rest can stand in for are taken out, one by one, and what remains of
the second matrix is fitted to give what the whole gave. That is Optimal Brain Surgeon (Hassibi and Stork, 1993) for whole units, layer by
layer, each on what the narrower layers before it give. No labels are needed and no weights trained: minutes on a CPU.
"""

import argparse
import random
from pathlib import Path

import torch
from model import narrow, open_trained
from rows import collate, encode, load_tokenizer, read_rows
from torch import Tensor

DAMPING = 1e-3
"""Added to the diagonal, as a share of its mean: units that say the same must not make the matrix singular."""
ROWS = 3000


def survivors(products: Tensor, outward: Tensor, width: int) -> tuple[Tensor, Tensor]:
    """Return the indices of the `width` units that stay, and their outward weights.

    `products` of shape (units, units) are the sums of products of the units' activations, `outward` of shape (units, outputs) the weights
    from them. The unit whose loss costs least is taken out, and the others' weights make up for it.
    """
    products = products + torch.eye(len(products), dtype=products.dtype) * DAMPING * products.diagonal().mean()
    inverse, weights = torch.linalg.inv(products), outward.clone()
    stays = torch.ones(len(products), dtype=torch.bool)
    for _ in range(len(products) - width):
        costs = (weights**2).sum(1) / inverse.diagonal()
        costs[~stays] = torch.inf
        least = int(costs.argmin())
        column, share = inverse[:, least].clone(), -1 / float(inverse[least, least])
        weights.addr_(column, weights[least].clone(), alpha=share)
        inverse.addr_(column, column, alpha=share)
        inverse[least, least] = 1.0  # taken out: never divided by again
        stays[least] = False
    places = stays.nonzero().squeeze(1)
    return places, weights[places]


@torch.no_grad()
def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--rows", type=Path, required=True, help="training rows: their activations are to be kept")
    parser.add_argument("--out", type=Path, required=True, help="the new checkpoint")
    parser.add_argument("--width", type=int, default=768, help="inner units of each layer that stay")
    parser.add_argument("--longest", type=int, default=128)
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args()

    model = open_trained(options.base, options.checkpoint)
    rows = read_rows(options.rows)
    chosen = random.Random(options.seed).sample(rows, min(ROWS, len(rows)))
    items = sorted(encode(load_tokenizer(options.base / "tokenizer.json", options.longest), chosen), key=lambda e: len(e.ids))
    batches = [collate(items[n : n + 32]) for n in range(0, len(items), 32)]
    states = [model.body.embeddings(input_ids=b.input_ids, token_type_ids=b.token_type_ids) for b in batches]
    hidden = [(1.0 - b.attention_mask[:, None, None, :].float()) * torch.finfo(torch.float32).min for b in batches]
    for number, layer in enumerate(model.body.encoder.layer, 1):
        attended = [layer.attention(s, mask)[0] for s, mask in zip(states, hidden, strict=True)]
        first, second = layer.intermediate.dense, layer.output.dense
        products = torch.zeros(first.out_features, first.out_features, dtype=torch.float64)
        for state, batch in zip(attended, batches, strict=True):
            active = layer.intermediate(state)[batch.attention_mask.bool()].double()
            products += active.T @ active
        places, outward = survivors(products, second.weight.T.double(), options.width)
        narrow(layer, options.width)
        layer.intermediate.dense.weight.copy_(first.weight[places])
        layer.intermediate.dense.bias.copy_(first.bias[places])
        layer.output.dense.weight.copy_(outward.T)
        layer.output.dense.bias.copy_(second.bias)
        states = [layer.output(layer.intermediate(state), state) for state in attended]
        print(f"layer {number}: {options.width} of {first.out_features} units stay", flush=True)
    torch.save({"model": model.state_dict()}, options.out)


if __name__ == "__main__":
    main()
