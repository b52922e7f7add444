"""Whether something comes more often than its own history lets expect; nothing is said where history is thin."""

from __future__ import annotations

import math


def is_rising(count: int, *, history: int, weeks: int, least: int, chance: float, least_history: int) -> bool:
    """Whether `count` in one week is more than chance, at the rate of `history` events in the `weeks` before (Poisson).

    P(X ≥ count) ≤ `chance` for X of that mean; not for fewer than `least`, nor after fewer than `least_history`.
    """
    if count < least or history < least_history:
        return False
    mean = history / weeks
    below = math.fsum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(count))
    return 1.0 - min(below, 1.0) <= chance
