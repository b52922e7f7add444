"""How often somebody may ask: a bucket that fills steadily and is emptied by calls."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

import msgspec

from commandroom.base.clock import stopwatch
from commandroom.center.app.problems import ProblemError

_MOST_NAMES = 10_000
_TOO_MANY = 429


class Rate(msgspec.Struct, frozen=True):
    """So many at once, and so many more each second."""

    burst: float
    each_second: float


CALLS = Rate(burst=2000, each_second=50)
"""Of one device. A first exchange of 100,000 entries is some hundred calls."""
FAILURES = Rate(burst=20, each_second=1 / 6)
"""Wrong codes and signatures from one address."""


class Buckets:
    """The buckets of a process, of those that asked last."""

    def __init__(self, rate: Rate, watch: Callable[[], float] = stopwatch) -> None:
        self._rate = rate
        self._watch = watch
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def need(self, name: str) -> None:
        """Refuse who has none left.

        Raises:
            ProblemError: 429, with the seconds until there is one.
        """
        left = self._now(name)
        if left < 1:
            wait = (1 - left) / self._rate.each_second
            raise ProblemError(_TOO_MANY, "exchange.busy_there", wait=max(1.0, wait))

    def take(self, name: str) -> None:
        """Count one."""
        self._left[name] = (self._now(name) - 1, self._watch())
        self._left.move_to_end(name)
        while len(self._left) > _MOST_NAMES:
            self._left.popitem(last=False)

    def _now(self, name: str) -> float:
        left, at = self._left.get(name, (self._rate.burst, self._watch()))
        return min(self._rate.burst, left + (self._watch() - at) * self._rate.each_second)
