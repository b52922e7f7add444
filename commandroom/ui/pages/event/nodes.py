"""The steps of an event as a strip: which are behind it, on time or late, which runs, which is to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from commandroom.domain.event.state import Event, State, Timer
from commandroom.ui import words
from commandroom.ui.moments import short_text
from commandroom.ui.parts.naming import timer_due_text, timer_label
from commandroom.ui.punctuation import in_a_sentence

STEPS = (
    ("accept", QT_TRANSLATE_NOOP("Nodes", "Accept")),
    ("dispatch", QT_TRANSLATE_NOOP("Nodes", "Dispatch")),
    ("sign", QT_TRANSLATE_NOOP("Nodes", "Sign")),
    ("dispose", QT_TRANSLATE_NOOP("Nodes", "Handle")),
    ("verify", QT_TRANSLATE_NOOP("Nodes", "Verify")),
    ("close", QT_TRANSLATE_NOOP("Nodes", "Close")),
)
_STEP_KEYS = frozenset(key for key, _ in STEPS)
_AFTER = {
    "supplement": "accept",
    "triage": "accept",
    "first_contact": "sign",
    "take_over": "dispatch",
    "coop": "dispose",
    "callback": "verify",
}
"""Clocks that are no step of their own, by the step they follow."""
_ENDED = frozenset({State.CLOSED, State.ARCHIVED, State.REJECTED, State.VOIDED, State.MERGED, State.MOVED})
_TOLD = {
    "on_time": QT_TRANSLATE_NOOP("Nodes", "on time"),
    "late": QT_TRANSLATE_NOOP("Nodes", "late"),
    "cancelled": QT_TRANSLATE_NOOP("Nodes", "not counted"),
    "ahead": QT_TRANSLATE_NOOP("Nodes", "to come"),
    "skipped": QT_TRANSLATE_NOOP("Nodes", "passed"),
    "omitted": QT_TRANSLATE_NOOP("Nodes", "not taken"),
}


@dataclass(frozen=True, slots=True)
class Node:
    """One step.

    `status` is `on_time`, `late`, `cancelled`, `running`, `paused`, `ahead`, `skipped` (passed without a clock) or
    `omitted` (the event ended without it).
    """

    key: str
    title: str
    status: str
    lamp: str
    timer: Timer | None = None
    at: datetime | None = None

    @property
    def unit(self) -> str:
        """The unit whose own clock it is, or ""."""
        return self.timer.unit if self.timer is not None else ""


def nodes_of(event: Event, now: datetime, units: dict[str, str]) -> list[Node]:
    """The steps in their order, between them every other clock that runs: triage, cooperating units, reports, answers."""
    found: list[Node] = []
    for key, title in STEPS:
        timers = _latest(event, key)
        if timers:
            found += [_timed(timer, _title(str(title), timer, units), now) for timer in timers]
        else:
            found.append(_untimed(event, key, QCoreApplication.translate("Nodes", str(title))))
    for timer in event.running():
        if timer.key not in _STEP_KEYS:
            found.insert(_place_after(found, timer.key), _timed(timer, _other_title(timer, units), now))
    return found


def _place_after(nodes: list[Node], key: str) -> int:
    """Where a clock between the steps stands: after the step that started it, else at the end."""
    before = _AFTER.get(key, "")
    places = [at for at, node in enumerate(nodes) if node.key in (before, key)]
    return places[-1] + 1 if places else len(nodes)


def told(node: Node, now: datetime) -> str:
    """The line under a step: what is left, or when it was done and whether on time."""
    if node.status in ("running", "paused") and node.timer is not None:
        return timer_due_text(node.timer, now)
    text = QCoreApplication.translate("Nodes", str(_TOLD[node.status]))
    return f"{short_text(node.at)} {text}" if node.at is not None else text


def spoken(node: Node, now: datetime) -> str:
    """The step as a sentence for screen readers."""
    lamp = words.lamp_label(node.lamp) if node.status == "running" else ""
    return in_a_sentence((node.title, lamp, told(node, now)))


def _latest(event: Event, key: str) -> list[Timer]:
    """The last run of a clock, one for each of its phases."""
    by_phase: dict[str, Timer] = {}
    for timer in event.timers:
        if timer.key == key:
            by_phase[timer.phase] = timer
    return list(by_phase.values())


def _timed(timer: Timer, title: str, now: datetime) -> Node:
    lamp = timer.lamp(now).value
    if timer.is_running:
        return Node(timer.key, title, "paused" if timer.is_paused else "running", lamp, timer)
    if timer.cancelled:
        return Node(timer.key, title, "cancelled", lamp, timer, timer.stopped_at)
    return Node(timer.key, title, "late" if timer.is_late else "on_time", lamp, timer, timer.stopped_at)


def _untimed(event: Event, key: str, title: str) -> Node:
    moments = {
        "accept": event.accepted_at,
        "dispatch": event.first_dispatched_at,
        "sign": event.lead.signed_at if event.lead is not None else None,
        "dispose": event.feedback_at,
        "verify": event.closed_at,
        "close": event.closed_at,
    }
    at = moments[key]
    if at is not None:
        return Node(key, title, "skipped", "none", None, at)
    return Node(key, title, "omitted" if event.state in _ENDED else "ahead", "none")


def _title(text: str, timer: Timer, units: dict[str, str]) -> str:
    name = QCoreApplication.translate("Nodes", text)
    extra = timer.phase or units.get(timer.unit, timer.unit)
    return f"{name} · {extra}" if extra else name


def _other_title(timer: Timer, units: dict[str, str]) -> str:
    extra = units.get(timer.unit, "")
    return f"{timer_label(timer.key)} · {extra}" if extra else timer_label(timer.key)
