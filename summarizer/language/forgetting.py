"""What is kept of sentences, and when it is let go."""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

R = TypeVar("R")
_kept: "list[_lru_cache_wrapper[Any]]" = []


def remembered(most: int) -> "Callable[[Callable[..., R]], _lru_cache_wrapper[R]]":
    """Like `lru_cache(most)`, for what is told of a sentence: `forget_over` lets go of it with the sentence."""

    def keep(tell: Callable[..., R]) -> "_lru_cache_wrapper[R]":
        kept = lru_cache(maxsize=most)(tell)
        _kept.append(kept)
        return kept

    return keep


def forget_over(most: int) -> None:
    """Forget every sentence taken apart where more than `most` are kept: a run without end must not keep some for each claim."""
    if any(kept.cache_info().currsize > most for kept in _kept):
        for kept in _kept:
            kept.cache_clear()
