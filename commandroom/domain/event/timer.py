"""The clocks of an event as they run: each run with what was decided when it was counted, and its pauses."""

from __future__ import annotations

from datetime import datetime

import msgspec

from commandroom.domain.time.lamp import Lamp, lamp


class Frozen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Base of the parts of an event."""


class Pause(Frozen, frozen=True, kw_only=True):
    """An interval in which a clock stood still; `until` is None while it still stands."""

    since: datetime
    until: datetime | None = None


class Timer(Frozen, frozen=True, kw_only=True):
    """One run of one clock, with all that was decided when it was counted.

    `epoch` counts the runs of this key and unit (an extension opens a new one too), so that a reminder belongs to
    one run; `unit` is empty but for cooperating units; `limit` is text such as `4wh`. `stopped_by` is who did in time, or
    late, what the clock waited for; nobody for one that was cancelled.
    """

    key: str
    epoch: int
    limit: str
    since: datetime
    due: datetime
    yellow_at: datetime
    deep_at: datetime
    calendar: str = ""
    unit: str = ""
    phase: str = ""
    pauses: tuple[Pause, ...] = ()
    stopped_at: datetime | None = None
    stopped_by: str = ""
    cancelled: bool = False

    @property
    def is_running(self) -> bool:
        """Whether it has not been stopped; a paused one is running too."""
        return self.stopped_at is None

    @property
    def is_paused(self) -> bool:
        """Whether it stands still now."""
        return self.is_running and bool(self.pauses) and self.pauses[-1].until is None

    @property
    def is_late(self) -> bool | None:
        """Whether it was stopped after its due moment; None while running or when it was cancelled."""
        return None if self.stopped_at is None or self.cancelled else self.stopped_at > self.due

    def lamp(self, now: datetime) -> Lamp:
        """Its lamp at a moment."""
        return lamp(now=now, yellow_at=self.yellow_at, due=self.due, deep_at=self.deep_at,
                    paused=self.is_paused, running=self.is_running)  # fmt: skip
