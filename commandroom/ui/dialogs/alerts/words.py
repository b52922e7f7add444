"""What an alert says."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from commandroom.domain.time.lamp import Lamp
from commandroom.ui import words
from commandroom.ui.parts.naming import timer_label
from commandroom.ui.punctuation import aside, in_a_row, named
from commandroom.usecases.alertcalls import rings_at
from commandroom.usecases.alerting import (
    CERTIFICATE,
    CONFLICT,
    DUTY_GAP,
    LATE_JOB,
    MUTE,
    NEW,
    REPLY,
    RETURN,
    UNASSIGNED,
)
from commandroom.usecases.queries import AlertRow, Seating


def step(timer: str) -> str:
    """The step that an alert of a clock is about."""
    return timer_label(timer).removesuffix("时限") if timer else ""


def cause(alert: AlertRow) -> str:
    """Why it rang: `处置超时`, `新登记事件`, `定时任务延误`."""
    return cause_of(alert.kind, alert.timer)


def cause_of(kind: str, timer: str) -> str:
    """Why alerts of a kind ring at a step."""
    translate = QCoreApplication.translate
    known = {
        Lamp.YELLOW.value: translate("Alerts", "{step} due soon"),
        Lamp.RED.value: translate("Alerts", "{step} overdue"),
        Lamp.DEEP_RED.value: translate("Alerts", "{step} long overdue"),
        NEW: translate("Alerts", "new event"),
        CONFLICT: translate("Alerts", "two deeds to settle"),
        REPLY: translate("Alerts", "reply"),
        LATE_JOB: translate("Alerts", "periodic job late"),
        DUTY_GAP: translate("Alerts", "rota gap"),
        UNASSIGNED: translate("Alerts", "nobody fits"),
        RETURN: translate("Alerts", "loan ends"),
        CERTIFICATE: translate("Alerts", "certificate"),
        MUTE: translate("Alerts", "muted"),
    }
    said = known.get(kind, kind)
    return said.format(step=step(timer)) if kind != LATE_JOB else said


def trigger_text(key: str) -> str:
    """A cause of alerts with the urgency it is for: `超时（特急）`, `黄灯` for every urgency."""
    translate = QCoreApplication.translate
    kind, _, urgency = key.partition(":")
    known = {
        "new": translate("Alerts", "new event"),
        "red": translate("Alerts", "overdue"),
        "deep_red": translate("Alerts", "long overdue"),
        "yellow": translate("Alerts", "due soon"),
        "county_urgent": translate("Alerts", "urgent from the county"),
        "sos": translate("Alerts", "call for help"),
        "reply": translate("Alerts", "reply"),
        "sync": translate("Alerts", "exchange"),
        "conflict": translate("Alerts", "two deeds to settle"),
        "late_job": translate("Alerts", "periodic job late"),
        "duty_gap": translate("Alerts", "rota gap"),
        "loan_return": translate("Alerts", "loan ends"),
        "certificate": translate("Alerts", "certificate"),
    }
    whole = {
        "duty_gap:critical": translate("Alerts", "rota gap, near"),
        "certificate:ended": translate("Alerts", "certificate ended"),
        "unassigned": translate("Alerts", "nobody fits"),
    }
    if key in whole:
        return whole[key]
    grades = {"critical": translate("Words", "Critical"), "urgent": translate("Words", "Urgent")}
    name = known.get(kind, kind)
    return aside(name, grades.get(urgency, urgency)) if urgency else name


def job_name(name: str) -> str:
    """The name of a periodic job."""
    translate = QCoreApplication.translate
    known = {"sweep": translate("Alerts", "supervision"), "health": translate("Alerts", "self-check")}
    return known.get(name, name)


def title(alert: AlertRow) -> str:
    """What it is about."""
    return job_name(alert.title) if alert.kind == LATE_JOB else alert.title or alert.number


def one_line(alert: AlertRow) -> str:
    """The alert in one line, for a card at the edge."""
    return named(cause(alert), title(alert))


def next_call(alert: AlertRow, now: datetime) -> str:
    """When the next person is called, as a countdown; empty where nobody will be."""
    if alert.status != "triggered" or alert.escalates_at is None:
        return ""
    seconds = (alert.escalates_at - now).total_seconds()
    if seconds <= 0:
        return QCoreApplication.translate("Alerts", "being passed on")
    return words.duration_text(seconds)


def place(alert: AlertRow, seating: Seating) -> str:
    """At whose seats it rings: everywhere, here, or by name."""
    translate = QCoreApplication.translate
    if alert.calls is None or any(call.everyone for call in alert.calls):
        return translate("Alerts", "every seat")
    persons = [p for call in alert.calls for p in call.persons if p != seating.here]
    here = [translate("Alerts", "here")] if rings_at(alert, seating.here) else []
    return in_a_row([*here, *(seating.names.get(person, person) for person in persons)]) or "—"


def route_text(key: str) -> str:
    """What a route is for: a step (`timer:verify`), a cause; a class says its own name."""
    timer = key.removeprefix("timer:")
    return (
        trigger_text(key)
        if timer == key
        else QCoreApplication.translate("Alerts", "step {step}").format(step=step(timer))
    )


def who_text(who: str) -> str:
    """Whose seat rings first."""
    translate = QCoreApplication.translate
    return {
        "owner": translate("Alerts", "who has the matter"),
        "duty": translate("Alerts", "who has the duty"),
        "owner_duty": translate("Alerts", "both of them"),
        "leader": translate("Alerts", "the leader in charge"),
        "all_seats": translate("Alerts", "every seat"),
    }[who]
