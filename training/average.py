"""Write the mean of two checkpoints' weights: `average.py ONE OTHER OUT` (a model soup: Wortsman et al., 2022).

The other was trained on from the one: what it learned of new rows, and half of what it forgot of the old ones.
"""

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("one", "other", "out"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    one, other = (torch.load(path, weights_only=True)["model"] for path in (options.one, options.other))
    mean = {name: (w + other[name]) / 2 if w.is_floating_point() else w for name, w in one.items()}
    torch.save({"model": mean}, options.out)


if __name__ == "__main__":
    main()
