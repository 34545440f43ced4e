"""What may be spent: reserved before a request is sent, settled when its reply is in."""

import threading
from dataclasses import dataclass

from summarizer.errors import BudgetError
from summarizer.llm.prices import Price

__all__ = ["Purse", "Reservation"]


@dataclass(frozen=True)
class Reservation:
    """The most that one request can cost."""

    tokens: int
    usd: float


class Purse:
    """A cap on tokens, on US dollars, or on both, that holds over all threads that share it.

    A request is sent only when the most that it can cost still fits beside what was spent and what others have
    reserved, so that no cap is ever passed. `price` is needed for a cap in dollars.
    """

    def __init__(self, *, tokens: int | None = None, usd: float | None = None, price: Price | None = None) -> None:
        self._most_tokens, self._most_usd, self._price = tokens, usd, price
        self._lock = threading.Lock()
        self._tokens = 0  # spent and reserved
        self._usd = 0.0

    def reserve(self, input_tokens: int, output_tokens: int, share: float = 1.0) -> Reservation:
        """Set aside the most that a request can cost, or raise BudgetError. `share` is what it costs of the price."""
        wanted = self._cost(input_tokens, output_tokens, share)
        with self._lock:
            if self._most_tokens is not None and self._tokens + wanted.tokens > self._most_tokens:
                raise BudgetError(
                    f"the cap of {self._most_tokens:,} tokens leaves {max(0, self._most_tokens - self._tokens):,}, and the next "
                    f"request may need {wanted.tokens:,}; raise --max-tokens"
                )
            if self._most_usd is not None and self._usd + wanted.usd > self._most_usd:
                raise BudgetError(
                    f"the budget of ${self._most_usd:g} leaves ${max(0.0, self._most_usd - self._usd):.6f}, and the next request "
                    f"may cost ${wanted.usd:.6f}; raise --budget"
                )
            self._tokens += wanted.tokens
            self._usd += wanted.usd
        return wanted

    def settle(self, reserved: Reservation, input_tokens: int, output_tokens: int) -> None:
        """Put what was spent in the place of what was reserved."""
        spent = self._cost(input_tokens, output_tokens, 1.0)
        with self._lock:
            self._tokens += spent.tokens - reserved.tokens
            self._usd += spent.usd - reserved.usd

    def spend(self, input_tokens: int, output_tokens: int, share: float = 1.0) -> None:
        """Count what was spent already, whatever the caps."""
        spent = self._cost(input_tokens, output_tokens, share)
        with self._lock:
            self._tokens += spent.tokens
            self._usd += spent.usd

    def _cost(self, input_tokens: int, output_tokens: int, share: float) -> Reservation:
        usd = self._price.of(input_tokens, output_tokens) * share if self._price else 0.0
        return Reservation(input_tokens + output_tokens, usd)
