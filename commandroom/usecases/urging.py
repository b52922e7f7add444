"""How a reminder goes up while nobody acknowledges it, and when a sheet is to become a graver one.

A chain belongs to one lamp of one run of a clock. Its first deed is the sweep's own; what follows after each span of
silence is found here, from the event as it is inside the transaction of the deed.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from commandroom.domain.event.deed import People
from commandroom.domain.event.state import OPEN, Event, Timer
from commandroom.domain.event.supervising import RANK, color_for, has_sheet, is_taken_up
from commandroom.domain.event.urging import OfTimer, chain_of, timer_of
from commandroom.domain.knowledge.gradings import Severity, Urgency, at_least
from commandroom.domain.knowledge.rules import Policy
from commandroom.domain.people.roles import Role
from commandroom.domain.time.clockwork import Clockwork
from commandroom.domain.time.lamp import Lamp
from commandroom.domain.time.limit import Limit
from commandroom.usecases.queries import TimerRow

LEVEL_OF = {Lamp.YELLOW: "yellow", Lamp.RED: "red", Lamp.DEEP_RED: "deep_red"}
GRAVER = (("orange", "supervise_orange_after"), ("red", "supervise_red_after"))
HANDLER, HEAD, SIGNER = "handler", "head", "signer"


class Run(NamedTuple):
    """One run of one clock."""

    event: str
    timer: str
    unit: str
    phase: str
    epoch: int

    @classmethod
    def of(cls, row: TimerRow) -> Run:
        """The run that a row shows."""
        return cls(row.event, row.timer, row.unit, row.phase, row.epoch)


class Next(NamedTuple):
    """What a lit run asks for: to urge `to` as rung so and so, or a sheet of a colour; or to be looked at again `at`."""

    level: str = ""
    rung: int = 0
    to: str = ""
    color: str = ""
    at: datetime | None = None

    @property
    def is_due(self) -> bool:
        """Whether there is something to do now."""
        return bool(self.to or self.color)


NEVER = Next()


def next_of(
    event: Event, run: Run, *, policy: Policy, clockwork: Clockwork, people: People, now: datetime
) -> Next:
    """What is due for a run now, else when to look again; `NEVER` while its lamp stays as it is.

    `now` is in UTC. The graver sheet comes before the reminder, for it says more.
    """
    timer = timer_of(event, run.timer, run.unit, run.phase, run.epoch)
    lamp = timer.lamp(now) if timer is not None else None
    if timer is None or lamp not in LEVEL_OF:
        return NEVER
    turns = [m for m in (timer.due, timer.deep_at) if m > now]
    sheet = _graver(event, timer, policy, clockwork, now)
    if sheet.is_due:
        return sheet
    rung = _rung(event, timer, lamp, policy=policy, clockwork=clockwork, people=people, now=now)
    if rung.is_due:
        return rung
    moments = [*turns, *(m for m in (sheet.at, rung.at) if m is not None)]
    return Next(at=min(moments)) if moments else NEVER


def _graver(event: Event, timer: Timer, policy: Policy, clockwork: Clockwork, now: datetime) -> Next:
    """Orange a working day after the limit, red after five; not where such a sheet waits already."""
    if timer.due > now or event.state not in OPEN:
        return NEVER
    due: list[str] = []
    to_come: list[datetime] = []
    for color, key in GRAVER:
        limit = Limit.parse(policy.exceptions.limit(key))
        moment = clockwork.due(limit, start=timer.due).moment
        if moment > now:
            to_come.append(moment)
        elif not has_sheet(event, color) and not _was_drafted(event, timer, color):
            due.append(color)
    return Next(color=due[-1]) if due else Next(at=min(to_come, default=None))


def colour_due(event: Event, timer: Timer, *, policy: Policy, clockwork: Clockwork, now: datetime) -> str:
    """The colour that the first draft about a red clock proposes: by what went unanswered, and by how late it is."""
    sheet = _graver(event, timer, policy, clockwork, now).color
    found = color_for(event, timer, now)
    return sheet if RANK.get(sheet, 0) > RANK[found] else found


def _was_drafted(event: Event, timer: Timer, color: str) -> bool:
    return bool(chain_of(event, _of(timer, f"sheet_{color}")))


def _of(timer: Timer, level: str) -> OfTimer:
    return OfTimer(timer=timer.key, unit=timer.unit, phase=timer.phase, epoch=timer.epoch, lamp=level)


def _rung(  # noqa: PLR0913 - see next_of
    event: Event,
    timer: Timer,
    lamp: Lamp,
    *,
    policy: Policy,
    clockwork: Clockwork,
    people: People,
    now: datetime,
) -> Next:
    """The next one to be urged, once the last was silent for long enough; nobody twice in one chain."""
    level = LEVEL_OF[lamp]
    chain = chain_of(event, _of(timer, level))
    answered = any(u.acknowledged_at is not None for u in chain)
    if not chain or answered or (lamp is Lamp.RED and is_taken_up(event, timer)):
        return NEVER
    ladder = [
        addressee(step, event, timer, policy=policy, people=people) for step in policy.alerts.chain[level]
    ]
    told = {u.to for u in chain}
    above = [n for n, to in enumerate(ladder) if n > chain[-1].rung and to not in told]
    if not above:
        return NEVER
    wait = Limit.parse(policy.exceptions.limit(wait_of(event)))
    until = clockwork.due(wait, start=max(u.at for u in chain)).moment
    if until > now:
        return Next(at=until)
    return Next(level=level, rung=above[0], to=ladder[above[0]])


def wait_of(event: Event) -> str:
    """The parameter that says how long silence may last at this event."""
    if event.urgency is Urgency.CRITICAL or at_least(event.severity, Severity.LARGER):
        return "urge_ack_within_critical"
    return "urge_ack_within_urgent" if event.urgency is Urgency.URGENT else "urge_ack_within"


def addressee(step: str, event: Event, timer: Timer, *, policy: Policy, people: People) -> str:
    """Who stands at a step of the chain: a person, the head of a unit, or a role of the room.

    The clocks of the room's own steps are the shift leader's.
    """
    if step == SIGNER:
        return Role.DEPUTY.label
    if step not in (HANDLER, HEAD):
        return Role(step).label
    if event.lead is None or timer.key not in policy.alerts.unit_clocks:
        return Role.SHIFT_LEADER.label
    is_coop = timer.key == "coop"
    unit = people.unit_name(timer.unit if is_coop else event.lead.office)
    if step == HANDLER and event.lead.handler and not is_coop:
        return people.name_of(event.lead.handler)
    return unit if step == HANDLER else f"{unit}{HEAD_OF}"


HEAD_OF = "负责人"
