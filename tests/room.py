"""A room to test in: the real store in a temporary folder, a clock that stands still, and words for what people do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from commandroom.base.clock import FixedClock
from commandroom.domain.event.state import Event, State, Timer
from commandroom.entrypoints.opening import Start, create_room, open_room
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Act
from commandroom.usecases.queries import EventDetail
from commandroom.usecases.room import Room
from tests.founding import Moulds

MORNING = datetime(2026, 3, 10, 1, 0, tzinfo=UTC)  # Tuesday 09:00 in the township
OFFICE = "发展服务办公室"
OTHER = "平安法治办公室"
TEAM = "综合行政执法队"
LEADER, INTAKE, COMMAND, DEPUTY, DIRECTOR = (
    "t-shift_leader", "t-intake", "t-command", "t-deputy_director", "t-director"
)  # fmt: skip


@dataclass(slots=True)
class Bench:
    """A practice room with somebody for every role."""

    room: Room
    clock: FixedClock
    home: Path

    # --- what people do ----------------------------------------------------------------------------------------

    def act(self, verb: str, event: str = "", *, by: str = LEADER, **data: Any) -> Changes:
        """One deed by a person."""
        return self.room.perform(Act(verb, event, data, actor=by))

    def later(self, **span: float) -> datetime:
        """Let time pass."""
        self.clock.moment += timedelta(**span)
        return self.clock.moment

    def at(self, text: str) -> None:
        """Set the clock to a moment of the township, `2026-03-10 09:00`."""
        self.clock.moment = datetime.fromisoformat(f"{text}+08:00").astimezone(UTC)

    def event(self, number: str) -> Event:
        """The event as it is now."""
        return self.room.ask(EventDetail(number)).event

    def state(self, number: str) -> State:
        """Its state."""
        return self.event(number).state

    def timer(self, number: str, key: str) -> Timer:
        """Its running clock of that key."""
        found = [t for t in self.event(number).running() if t.key == key]
        assert found, f"no running clock {key}"
        return found[0]

    def log(self, number: str) -> list[str]:
        """The verbs of its timeline, oldest first."""
        return [row.verb for row in self.room.ask(EventDetail(number)).timeline]

    def head(self, number: str) -> str:
        """The head of the unit that leads the event."""
        lead = self.event(number).lead
        assert lead is not None
        return f"t-{lead.office}-head"

    def unit(self, name: str) -> str:
        """The id of a unit by its name."""
        found = self.room.store.reference.people().unit(name)
        assert found is not None
        return found

    def desk(self, number: str) -> str:
        """Who triages and dispatches it: of a confidential matter the shift leader, who knows of it."""
        return LEADER if self.event(number).confidential else COMMAND

    # --- how far an event has come -----------------------------------------------------------------------------

    def registered(self, **changes: Any) -> str:
        """A draft; returns its number."""
        now = self.clock.moment.isoformat()
        data = {"source": "CALL", "title": "老街井盖缺失", "text": "老街三号门前井盖不见了", "location": "老街3号",
                "occurred_at": now, "reported_at": now, "reporter_name": "王某某",
                "reporter_phone": "13900000000"} | changes  # fmt: skip
        return self.act("register", by=INTAKE, **{k: v for k, v in data.items() if v is not None}).number

    def submitted(self, *, category: str = "0910", **changes: Any) -> str:
        """Waiting to be accepted."""
        number = self.registered(**changes)
        self.act("submit", number, by=INTAKE, category_suggest=category)
        return number

    def accepted(self, *, category: str = "0910", urgency: str = "一般", **changes: Any) -> str:
        """Waiting for triage."""
        number = self.submitted(category=category, **changes)
        self.act("accept", number, by=INTAKE, category=category, urgency=urgency)
        return number

    def triaged(self, *, tier: str = "二级", level: str = "无", office: str = OFFICE, **changes: Any) -> str:
        """Waiting for dispatch."""
        number = self.accepted(**changes)
        self.act("triage", number, by=self.desk(number), tier=tier, level=level, lead_office=office)
        return number

    def dispatched(self, *, office: str = OFFICE, coop: str = "", **changes: Any) -> str:
        """Waiting for its unit's signature."""
        number = self.triaged(office=office, **changes)
        self.act(
            "dispatch",
            number,
            by=self.desk(number),
            lead_office=office,
            requirement="到场处置",
            coop_offices=coop,
        )
        return number

    def signed(self, **changes: Any) -> str:
        """Being handled."""
        number = self.dispatched(**changes)
        self.act("sign", number, by=self.head(number))
        return number

    def fed_back(self, **changes: Any) -> str:
        """Waiting for verification."""
        number = self.signed(**changes)
        self.feed_back(number)
        return number

    def feed_back(self, number: str, solved: str = "是") -> Changes:
        """Its unit reports the result."""
        return self.act("feedback", number, by=self.head(number), result_text="已处置完毕", solved=solved,
                        contacted_at=self.clock.moment.isoformat())  # fmt: skip

    def verified(self, **changes: Any) -> str:
        """Waiting for the call back."""
        number = self.fed_back(**changes)
        self.act("verify_ok", number, evidence="现场已恢复")
        return number

    def called_back(self, result: str = "满意", **changes: Any) -> str:
        """Waiting to be closed."""
        number = self.verified(**changes)
        self.act("callback", number, by=INTAKE, result=result, attempts=1, solved="是")
        return number

    def closed(self, **changes: Any) -> str:
        """Closed."""
        number = self.called_back(**changes)
        self.act("close", number, closing_text="同意办结", reply_text="您反映的问题已解决")
        return number

    def suspended(self, *, days: int = 10, **changes: Any) -> str:
        """On account."""
        number = self.signed(**changes)
        until = (self.clock.moment + timedelta(days=days)).isoformat()
        self.act(
            "suspend_apply",
            number,
            by=self.head(number),
            reason_code="engineering",
            expected_resume=until,
            plan="待进场",
        )
        self.act("suspend_ok", number, by=DEPUTY, opinion="同意", max_days=days)
        return number

    def escalated(self, **changes: Any) -> str:
        """Reported to the county."""
        number = self.accepted(**changes)
        self.escalate(number)
        return number

    def escalate(self, number: str, *, by: str = DEPUTY) -> Changes:
        """Report up now."""
        now = self.clock.moment.isoformat()
        return self.act("escalate", number, by=by, report_kind="初报", phone_report_at=now, written_report_at=now,
                        receiver="县中心值班员")  # fmt: skip


_MOULDS = Moulds()


def room_in(folder: Path, start: Start, clock: FixedClock) -> Room:
    """A room in a folder: a copy of one that was founded so, once; two of them are the same room (`founded_in`)."""

    def found(mould: Path) -> None:
        create_room(mould, start, clock=clock).store.close()

    _MOULDS.copy(f"{start} {clock.moment}", found, folder)
    return open_room(folder, clock=clock)


def _practice(seat: str) -> Start:
    return Start(name="练习镇", code="330299104", seat=seat, practice=True)


def bench_in(folder: Path, *, seat: str = "A", at: datetime = MORNING) -> Bench:
    """A practice room in a folder; two of them are the same room."""
    clock = FixedClock(at)
    return Bench(room_in(folder, _practice(seat), clock), clock, folder)


def founded_in(folder: Path, *, seat: str = "A", at: datetime = MORNING) -> Bench:
    """A practice room in a folder, founded there: no other is like it."""
    clock = FixedClock(at)
    return Bench(create_room(folder, _practice(seat), clock=clock), clock, folder)


MakeBench = Callable[..., Bench]
