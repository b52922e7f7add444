"""Small rules that several stages share: fields that must say something, people who must differ, texts that must fit."""

from __future__ import annotations

import re
from datetime import datetime

from commandroom.domain.errors import FieldError, Named, RefusedError
from commandroom.domain.event.deed import Context
from commandroom.domain.event.state import Event
from commandroom.domain.ids import UnitId
from commandroom.domain.knowledge.gradings import Severity, at_least
from commandroom.domain.people.roles import Role, roles_text

# Blanks of any width, signs of direction, fillers of Hangul, Braille without a dot: a text of these alone says nothing.
_UNSEEN = re.compile(
    "[\\s\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u205f-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]*"
)
TITLE_MOST = 60
URGENCIES = Named("一般、紧急、特急", "normal, urgent, critical")
SEVERITIES = Named("无、一般、较大、重大、特别重大", "none, ordinary, larger, major, extreme")
TIERS = Named("一级、二级、三级", "1, 2, 3")
TEXT_MOST = 10_000


def said(text: str) -> str:
    """The text without blanks around it; empty when nothing of it can be seen."""
    return "" if _UNSEEN.fullmatch(text) else text.strip()


def need(field: str, value: str, *, most: int = TEXT_MOST) -> str:
    """The text without blanks around it, refused when it is empty or too long.

    Raises:
        FieldError: `field.missing`, or `field.too_long` with the limit and the length.
    """
    text = said(value)
    if not text:
        raise FieldError("field.missing", field=field)
    return fit(field, text, most=most)


def fit(field: str, text: str, *, most: int = TEXT_MOST) -> str:
    """The text, refused when it is longer than `most` characters.

    Raises:
        FieldError: `field.too_long`.
    """
    if len(text) > most:
        raise FieldError("field.too_long", field=field, most=most, length=len(text))
    return text


def need_unit(context: Context, field: str, text: str) -> UnitId:
    """The unit meant by an id or name.

    Raises:
        FieldError: `field.missing` or `unit.unknown`.
    """
    unit = context.people.unit(need(field, text, most=120))
    if unit is None:
        raise FieldError("unit.unknown", field=field, value=text)
    return unit


def need_reason(context: Context, kind: str, field: str, code: str) -> str:
    """A coded reason of a kind; its code or its label may be given.

    Raises:
        FieldError: `reason.unknown` with the codes there are.
    """
    words = context.policy.reasons.get(kind, {})
    text = need(field, code, most=120)
    for key, word in words.items():
        if text in {key, word.zh, word.en}:
            return key
    raise FieldError("reason.unknown", field=field, value=text, known="、".join(words))


def need_future(context: Context, field: str, at: datetime) -> datetime:
    """A moment that must lie ahead.

    Raises:
        FieldError: `field.past`.
    """
    if at <= context.now:
        raise FieldError("field.past", field=field, value=at)
    return at


def need_not_future(context: Context, field: str, at: datetime | None) -> None:
    """A moment that cannot lie ahead.

    Raises:
        FieldError: `field.future`.
    """
    if at is not None and at > context.now:
        raise FieldError("field.future", field=field, value=at)


def is_grave(event: Event) -> bool:
    """Whether the severity is 较大 or graver: the county must know."""
    return at_least(event.severity, Severity.LARGER)


def need_signer(event: Event, context: Context) -> None:
    """Who may sign for the event's severity: 重大 and graver the director, 较大 the deputy or the director.

    Raises:
        RefusedError: `role.severity`.
    """
    if at_least(event.severity, Severity.MAJOR):
        allowed: tuple[Role, ...] = (Role.DIRECTOR,)
    elif is_grave(event):
        allowed = (Role.DEPUTY, Role.DIRECTOR)
    else:
        return
    if not context.actor.holds(*allowed):
        raise RefusedError("role.severity", severity=event.severity, who=roles_text(allowed))


def need_own_unit(event: Event, context: Context) -> None:
    """Those who handle act for their own unit only: the lead's people for the lead.

    Raises:
        RefusedError: `handling.not_yours`.
    """
    if event.lead is None:
        raise RefusedError("handling.no_lead")
    actor = context.actor
    if actor.holds(Role.OFFICE_HEAD, Role.OFFICE_STAFF, Role.ENFORCER, Role.GRID):
        same = actor.unit == event.lead.office or actor.id == event.lead.handler
        if not same:
            raise RefusedError("handling.not_yours", lead=event.lead.office)


def needed_signature(severity: Severity) -> str:
    """The role that confirms a severity: 较大 the deputy director, 重大 and graver the director, else nobody."""
    if at_least(severity, Severity.MAJOR):
        return Role.DIRECTOR
    return Role.DEPUTY if at_least(severity, Severity.LARGER) else ""


def still_needed(event: Event, severity: Severity) -> str:
    """Who must still confirm when the event has this severity: nobody for one that was confirmed already."""
    if severity == event.severity and event.grade_confirmed_by:
        return ""
    return needed_signature(severity)
