"""How a benchmark is run and told: medians of pairs, a ratio, and `ok` computed from what must hold."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from commandroom.base.clock import stopwatch


@dataclass(frozen=True, slots=True)
class Result:
    """A figure beside its peer or limit; `must` is the most that value ÷ peer may be, None where nothing is demanded."""

    name: str
    value: float
    unit: str
    peer: float
    must: float | None = None

    @property
    def ratio(self) -> float:
        """Value ÷ peer."""
        return self.value / self.peer if self.peer else 0.0

    def line(self) -> str:
        """As one JSON document on one line."""
        ok = self.must is None or self.ratio <= self.must
        return json.dumps({"name": self.name, "value": round(self.value, 4), "unit": self.unit, "peer": round(self.peer, 4),
                           "ratio": round(self.ratio, 4), "must": self.must, "ok": ok}, ensure_ascii=False)  # fmt: skip


def seconds(work: Callable[[], object]) -> float:
    """How long one run takes."""
    begun = stopwatch()
    work()
    return stopwatch() - begun


def pairs(ours: Callable[[], object], peer: Callable[[], object], *, rounds: int = 7) -> tuple[float, float]:
    """Medians of both, run in turn, so that a drifting machine slows both."""
    ours(), peer()
    taken = [(seconds(ours), seconds(peer)) for _ in range(rounds)]
    return median(one for one, _ in taken), median(other for _, other in taken)
