"""What people do at the seats of a township and at a desk of its county, every deed told when it was acknowledged."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from typing_extensions import override

from commandroom.base.clock import FixedClock, SystemClock
from commandroom.domain.errors import RoomError
from commandroom.domain.event.state import State
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import BoardIds, BoardQuery
from tests.room import COMMAND, DEPUTY, INTAKE, LEADER, OFFICE, OTHER, Bench
from tests.simulation.township_nest import Say

COUNTY_CODE, TOWN = "330299", "330299104"
NEWEST = 10
"""Seats act at the newest events of the board: so they meet each other."""


class SeatClock(FixedClock):
    """A seat's clock: it runs, and is as wrong as the clock of any PC."""

    def __init__(self, off: timedelta) -> None:
        super().__init__(SystemClock().now() + off)
        self._off = off

    @classmethod
    def right(cls) -> SeatClock:
        """One that is right."""
        return cls(timedelta())

    @override
    def now(self) -> datetime:
        self.moment = SystemClock().now() + self._off
        return self.moment


@dataclass
class Seat(Bench):
    """Somebody at work at a seat: every deed that was acknowledged is told."""

    say: Say
    luck: random.Random

    @override
    def act(self, verb: str, event: str = "", *, by: str = LEADER, **data: Any) -> Changes:
        with self.say.under("deed"):
            changes = super().act(verb, event, by=by, **data)
        self.say.entries("A", list(changes.entries))
        self.clock.now()
        return changes

    def work(self) -> None:
        """One piece of work: something new, or the next step of something that stands on the board."""
        newest = self.room.ask(BoardIds(BoardQuery(), self.room.now(), limit=NEWEST)).ids
        if not newest or self.luck.random() < 0.35:
            self.luck.choice((self.registered, self.accepted, self.dispatched))()
            return
        with contextlib.suppress(RoomError):  # somebody was quicker, here or elsewhere
            self._next(f"#{self.luck.choice(newest)}")

    def _next(self, event: str) -> None:
        state = self.state(event)
        if state is State.PENDING_TRIAGE and self.luck.random() < 0.3:
            self.escalate(event)
            return
        step = _STEPS.get(state) if self.luck.random() < 0.75 else None
        if step is None:
            self.act("note", event, text=f"已联系{self.luck.randrange(100)}")
            return
        step(self, event)


def _dispatched(seat: Seat, event: str) -> None:
    seat.act(
        "dispatch", event, by=COMMAND, lead_office=seat.luck.choice((OFFICE, OTHER)), requirement="到场处置"
    )


def _triaged(seat: Seat, event: str) -> None:
    seat.act("triage", event, by=COMMAND, tier="二级", level="无", lead_office=OFFICE)


_STEPS: dict[State, Callable[[Seat, str], object]] = {
    State.DRAFT: lambda seat, event: seat.act("submit", event, by=INTAKE, category_suggest="0910"),
    State.PENDING_ACCEPT: lambda s, e: s.act("accept", e, by=INTAKE, category="0910", urgency="一般"),
    State.PENDING_TRIAGE: _triaged,
    State.PENDING_DISPATCH: _dispatched,
    State.PENDING_SIGN: lambda seat, event: seat.act("sign", event, by=seat.head(event)),
    State.IN_PROGRESS: lambda seat, event: seat.feed_back(event),
    State.PENDING_VERIFY: lambda s, e: s.act("verify_ok", e, by=LEADER, evidence="现场已恢复"),
    State.PENDING_CALLBACK: lambda s, e: s.act(
        "callback", e, by=INTAKE, result="满意", attempts=1, solved="是"
    ),
    State.PENDING_CLOSE: lambda s, e: s.act("close", e, closing_text="同意办结", reply_text="已解决"),
    State.ESCALATED: lambda s, e: s.act("note", e, by=DEPUTY, text="已电话报县"),
}


class CountyDesk(Seat):
    """Somebody at a desk of the county: answers what was reported up, and has matters of the county's own."""

    @override
    def act(self, verb: str, event: str = "", *, by: str = LEADER, **data: Any) -> Changes:
        return super().act(verb, event, by=f"{COUNTY_CODE}.{by}", **data)

    @override
    def work(self) -> None:
        newest = self.room.ask(BoardIds(BoardQuery(), self.room.now(), limit=NEWEST)).ids
        if not newest or self.luck.random() < 0.25:
            self.registered()
            return
        with contextlib.suppress(RoomError):
            self._next(f"#{self.luck.choice(newest)}")

    @override
    def _next(self, event: str) -> None:
        if self.state(event) is State.ESCALATED:
            self.act("county_reply", event, by=INTAKE, county_doc_no="县治〔2026〕1号", content="已派县应急队伍",
                     replied_at=self.clock.now().isoformat())  # fmt: skip
        else:
            self.act("note", event, text="县级已知悉")
