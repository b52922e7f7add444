"""The moment of a day's paper, and how an event is named on it: masked, and without its content where that is guarded."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from commandroom.domain.event.recording import is_guarded
from commandroom.domain.event.state import Event
from commandroom.domain.summary.timing import midnight
from commandroom.store.moments import millis
from commandroom.store.reading import Reading
from commandroom.usecases.exporting import masked_text

_DAY = timedelta(days=1)


class Frame(NamedTuple):
    """The moment of a paper: its day, from when to when it speaks, whether that is now."""

    day: date
    begin: datetime
    as_of: datetime
    now: datetime

    @property
    def is_live(self) -> bool:
        """Whether the paper is made at its moment."""
        return self.as_of == self.now

    @property
    def since(self) -> int:
        """The day's first millisecond."""
        return millis(self.begin)

    @property
    def at(self) -> int:
        """The moment in milliseconds."""
        return millis(self.as_of)

    @property
    def until(self) -> int:
        """The first millisecond that the paper does not speak of: after its moment, but never of the next day."""
        return min(self.at + 1, millis(self.begin + _DAY))


def frame_of(day: date, as_of: datetime, now: datetime) -> Frame:
    """The frame of a day's paper."""
    return Frame(day, midnight(day), as_of, now)


def one_line(text: str) -> str:
    """A text without breaks, telephone and identity numbers masked."""
    return " ".join(masked_text(text).split())


def title_of(reading: Reading, event: Event | None, title: str) -> str:
    """The title of an event as a paper prints it; nothing of what only few may know."""
    if event is not None and is_guarded(event):
        return reading.reference.shipped.summary.words["confidential"]
    return one_line(title)


def step_name(reading: Reading, timer: str) -> str:
    """What a clock waits for: 处置 of 处置时限."""
    rule = reading.reference.policy.timers.get(timer)
    return rule.zh.removesuffix("时限") if rule is not None else timer
