"""What models cost: a small dated table, and tables of the user's own."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from summarizer.errors import SettingsError

__all__ = ["BATCH_SHARE", "DATED", "PRICES", "Price", "load_prices"]

DATED = "2025-08-31"
"""The day on which `PRICES` was taken from the provider's price list."""

BATCH_SHARE = 0.5
"""What a token of a batch costs of what it costs otherwise, at OpenAI."""


@dataclass(frozen=True)
class Price:
    """US dollars for a million tokens in and out."""

    input: float
    output: float

    def of(self, input_tokens: int, output_tokens: int) -> float:
        """Return what so many tokens cost, in US dollars.

        >>> Price(input=0.25, output=2.0).of(1_000_000, 500_000)
        1.25
        """
        return (input_tokens * self.input + output_tokens * self.output) / 1_000_000


PRICES: Mapping[str, Price] = {
    "openai/gpt-5": Price(1.25, 10.0),
    "openai/gpt-5-mini": Price(0.25, 2.0),
    "openai/gpt-5-nano": Price(0.05, 0.4),
    "openai/gpt-4.1": Price(2.0, 8.0),
    "openai/gpt-4.1-mini": Price(0.4, 1.6),
    "openai/gpt-4.1-nano": Price(0.1, 0.4),
    "openai/gpt-4o": Price(2.5, 10.0),
    "openai/gpt-4o-mini": Price(0.15, 0.6),
}


def load_prices(path: Path) -> dict[str, Price]:
    """Return the prices in a TOML file, a table a model; they hold at any server that the model's name is used with.

        ["openai/my-model"]
        input = 0.25     # US dollars for a million tokens
        output = 2.0

    Raises SettingsError, one sentence, for a file that is not such a table.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        said = error.strerror if isinstance(error, OSError) else error
        raise SettingsError(f"--prices {str(path)!r} cannot be read: {said}; expected a TOML file") from None
    return {name: _price(path, name, row) for name, row in table.items()}


def _price(path: Path, name: str, row: object) -> Price:
    numbers = {key: value for key, value in row.items() if _is_price(value)} if isinstance(row, dict) else {}
    if not isinstance(row, dict) or set(row) != {"input", "output"} or len(numbers) != len(row):
        raise SettingsError(
            f"--prices {str(path)!r}: {name!r} has no usable price; expected a table with the numbers input and output, "
            "US dollars for a million tokens"
        )
    return Price(float(numbers["input"]), float(numbers["output"]))


def _is_price(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < float("inf")
