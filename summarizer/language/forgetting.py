"""What is kept of sentences, and when it is let go."""

from .analysis import analyse
from .clauses import clauses_of
from .links import links_of


def forget_over(most: int) -> None:
    """Forget every sentence taken apart where more than `most` are kept: a run without end must not keep some for each claim."""
    if analyse.cache_info().currsize > most:
        for kept in (analyse, clauses_of, links_of):
            kept.cache_clear()
