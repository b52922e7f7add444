"""The clocks of an event with their working, as a tip: asked off the GUI thread, shown where the mouse still is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication

from commandroom.base.sentences import sentence
from commandroom.domain.errors import RoomError
from commandroom.domain.event.state import Timer
from commandroom.ui.desk import Desk, Room
from commandroom.ui.moments import day_text
from commandroom.ui.parts.naming import limit_label, timer_due_text, timer_label
from commandroom.ui.punctuation import aside, gap
from commandroom.usecases.queries import EventDetail, WhyDue

MOST_STEPS = 14


class Working(msgspec.Struct, frozen=True):
    """One clock and how its due moment comes about, step by step, as `(code, params)`."""

    timer: Timer
    unit_name: str
    steps: tuple[tuple[str, dict[str, Any]], ...]


def ask_workings(room: Room, ref: str, units: dict[str, str] | None = None) -> tuple[Working, ...]:
    """The running clocks of an event with their working; called off the GUI thread."""
    event = room.ask(EventDetail(ref)).event
    names = units or {}
    return tuple(
        Working(timer, names.get(timer.unit, timer.unit), _steps(room, ref, timer))
        for timer in event.running()
    )


def _steps(room: Room, ref: str, timer: Timer) -> tuple[tuple[str, dict[str, Any]], ...]:
    try:
        return tuple(room.ask(WhyDue(ref, timer.key, timer.unit)))
    except RoomError:
        return ()


def working_lines(working: Working, *, lang: str) -> list[str]:
    """The steps in words; of a very long working the beginning and the end."""
    lines = [sentence(code, dict(params), lang=lang) for code, params in working.steps]
    if len(lines) > MOST_STEPS:
        lines = [*lines[: MOST_STEPS - 3], "…", *lines[-2:]]
    return lines


def clock_title(timer: Timer, unit_name: str = "") -> str:
    """`处置时限 5个工作日`, with the phase or the unit it belongs to."""
    extra = timer.phase or unit_name
    name = aside(timer_label(timer.key), extra) if extra else timer_label(timer.key)
    return f"{name}  {limit_label(timer.limit)}"


def tip_of(workings: Iterable[Working], now: datetime, *, lang: str) -> str:
    """A tooltip of all clocks: the name and limit, what is left, when it ends, and the working."""
    from html import escape  # noqa: PLC0415  its table of entities waits for the first tip

    blocks = []
    for working in workings:
        timer = working.timer
        due = QCoreApplication.translate("ClockNames", "due {moment}").format(moment=day_text(timer.due))
        title, far = escape(clock_title(timer, working.unit_name)), escape(timer_due_text(timer, now))
        head = gap().join((f"<b>{title}</b>", far, escape(due)))
        steps = "".join(f"<div>· {escape(line)}</div>" for line in working_lines(working, lang=lang))
        calendar = QCoreApplication.translate("ClockNames", "calendar {version}").format(
            version=timer.calendar
        )
        foot = f"<div>{escape(calendar)}</div>" if timer.calendar else ""
        blocks.append(f"<div style='margin-bottom:6px'>{head}{steps}{foot}</div>")
    if not blocks:
        return escape(QCoreApplication.translate("ClockNames", "No clock runs."))
    return "".join(blocks)


def ask_tip(desk: Desk, ref: str, *, then: Any, units: dict[str, str] | None = None) -> None:
    """Ask for the tip of an event; `then` is given its text. A refusal shows no tip."""
    now = desk.clock.now()
    desk.tasks.run(
        lambda: tip_of(ask_workings(desk.room, ref, units), now, lang=desk.lang),
        then=then,
        failed=lambda error: None if isinstance(error, RoomError) else desk.fail(error),
        lane="clocks.tip",
    )
