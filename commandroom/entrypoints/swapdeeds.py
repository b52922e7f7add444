"""`act swap_ask`, `swap_agree` and so on: a swap of duty from the command line, `--event` names the swap.

`act joint_plan --event NO` plans a joint operation about an event; `joint_result`, `joint_call_off` name the operation.
`act duty_report` is the word of the day (有事报事、无事报平安): with a `text` something is the matter, without all is well.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from commandroom.domain.errors import WrongUseError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from commandroom.entrypoints.context import Context

PREFIX, JOINT, REPORT = "swap_", "joint_", "duty_report"
_ASKING = frozenset({"duty", "partner", "other", "reason"})
_REPORTING = frozenset({"text", "day"})


def swapped(
    context: Context, verb: str, record: str, data: Mapping[str, Any], person: str, at: datetime | None
) -> dict[str, Any]:
    """One step of a swap, and how it stands then.

    Raises:
        WrongUseError: `use.unknown_fields`.
    """
    from commandroom.domain.ids import uuid7
    from commandroom.domain.journal import millis
    from commandroom.usecases.commands import SwapShift
    from commandroom.usecases.queries import Swaps

    unknown = sorted(set(data) - _ASKING)
    if unknown:
        raise WrongUseError("use.swap_fields", fields=", ".join(unknown), known=", ".join(sorted(_ASKING)))
    room, actor, now = context.room(), context.person(person), context.moment(at)
    name = record or uuid7(millis=millis(now), random=secrets.randbits(80))
    given = {key: str(value) for key, value in data.items()}
    room.perform(SwapShift(name, verb.removeprefix(PREFIX), actor=actor, at=at, **given))
    stand = next((row.stand for row in room.ask(Swaps(now=now)) if row.swap.id == name), None)
    return {
        "event": "",
        "number": name,
        "state": stand.value if stand else None,
        "version": 0,
        "effects": [verb],
    }


def jointly(
    context: Context, verb: str, ref: str, data: Mapping[str, Any], person: str, at: datetime | None
) -> dict[str, Any]:
    """One step of a joint operation; `number` is the operation's own, `event` the event's id."""
    from commandroom.domain.ids import uuid7
    from commandroom.domain.journal import millis
    from commandroom.usecases.commands import JointDeed
    from commandroom.usecases.queries import Joints

    room, actor, step = context.room(), context.person(person), verb.removeprefix(JOINT)
    is_new = step == "plan"
    name = uuid7(millis=millis(context.moment(at)), random=secrets.randbits(80)) if is_new else ref
    room.perform(JointDeed(name, step, ref if is_new else "", dict(data), actor=actor, at=at))
    found = next(one for one in room.ask(Joints()) if one.id == name)
    state = "open" if found.is_open else "done" if found.result is not None else "called_off"
    return {"event": found.event, "number": name, "state": state, "version": 0, "effects": [verb]}


def reported(context: Context, data: Mapping[str, Any], person: str, at: datetime | None) -> dict[str, Any]:
    """The word of a day, today's without a `day`; `number` is the day, `state` is `calm` or `matter`."""
    from commandroom.domain.time.moments import iso, local
    from commandroom.usecases.commands import Amend

    unknown = sorted(set(data) - _REPORTING)
    if unknown:
        raise WrongUseError(
            "use.report_fields", fields=", ".join(unknown), known=", ".join(sorted(_REPORTING))
        )
    room, now = context.room(), context.moment(at)
    actor = room.actor(context.person(person))
    day, text = str(data.get("day") or f"{local(now):%Y-%m-%d}"), str(data.get("text") or "").strip()
    fields = {"day": day, "is_calm": not text, "by": actor.id, "at": iso(now)} | (
        {"text": text} if text else {}
    )
    room.perform(Amend(REPORT, day, fields, actor=actor.id, at=at))
    return {
        "event": "",
        "number": day,
        "state": "matter" if text else "calm",
        "version": 0,
        "effects": [REPORT],
    }
