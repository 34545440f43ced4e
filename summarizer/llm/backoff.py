"""How long to wait before asking a provider again, alone and together."""

import math
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from email.utils import parsedate_to_datetime

__all__ = ["Gate", "backoff_seconds", "retry_after_seconds"]

FIRST, LONGEST = 0.5, 30.0  # seconds
HEAD_START = 0.2  # seconds


def backoff_seconds(attempt: int, chance: float) -> float:
    """Return the wait after the `attempt`-th request, the first being 1: it doubles, less up to a half by `chance` (0 to 1).

    >>> [backoff_seconds(attempt, chance=0) for attempt in (1, 2, 3, 20)]
    [0.5, 1.0, 2.0, 30.0]
    """
    return min(LONGEST, FIRST * 2.0 ** min(attempt - 1, 16)) * (1 - chance / 2)


def retry_after_seconds(headers: Mapping[str, str]) -> float | None:
    """Return how many seconds the server asked to wait, or None.

    A date is measured against the server's own Date header, so no clock of ours can be wrong about it.

    >>> retry_after_seconds({"retry-after": "7"})
    7.0
    """
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            seconds = float(headers.get(name, "")) * unit
        except ValueError:
            continue
        if math.isfinite(seconds):
            return max(0.0, seconds)
    try:
        until, now = (parsedate_to_datetime(headers.get(name, "")) for name in ("retry-after", "date"))
        return max(0.0, (until - now).total_seconds())
    except (TypeError, ValueError):  # no date, or one with a zone and one without
        return None


class Gate:
    """Holds back every worker of one model: to `rate` requests a second, and while its provider says that there are too many."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], None], rate: float | None = None) -> None:
        self._clock, self._sleep = clock, sleep
        self._between = 1 / rate if rate else 0.0
        self._lock = threading.Lock()
        self._opens = self._free = -math.inf
        self._met, self._back = False, threading.Event()

    @contextmanager
    def going_ahead(self) -> Iterator[None]:
        """Let the first request go alone until it is back, or for a moment: a refused key is then met once, not by each worker."""
        with self._lock:
            first, self._met = not self._met, True
        if not first:
            self._back.wait(HEAD_START)
        try:
            yield
        finally:
            self._back.set()

    def hold(self, seconds: float) -> None:
        """Let nobody through for `seconds`; a longer hold that already stands stays."""
        with self._lock:
            self._opens = max(self._opens, self._clock() + seconds)

    def pause(self, attempt: int, chance: float, asked: float | None, *, crowded: bool) -> float:
        """Return the seconds before the request after the `attempt`-th: the back-off, or what the server asked for if that is longer.

        Where it is crowded nobody gets through before.
        """
        seconds = max(backoff_seconds(attempt, chance), asked or 0.0)
        if crowded:
            self.hold(seconds)
        return seconds

    def wait(self, deadline: float) -> bool:
        """Return True as soon as it is this request's turn and the gate is open; or at once False, if that is not before `deadline`."""
        with self._lock:
            turn = max(self._clock(), self._free)
            if turn >= deadline:
                return False
            self._free = turn + self._between
        if (left := turn - self._clock()) > 0:
            self._sleep(left)
        while True:
            with self._lock:
                left = self._opens - self._clock()
                if left <= 0:
                    return True
                if self._opens >= deadline:
                    return False
            self._sleep(left)
