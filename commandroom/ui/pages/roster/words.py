"""The roster's words: roles, kinds of units, presence, the names of a record's fields."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from commandroom.domain.people.persons import CERTIFICATE_WARNINGS, Person
from commandroom.domain.people.roles import Role
from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.punctuation import aside, in_a_row, in_a_sentence

ROLES = {
    Role.INTAKE: QT_TRANSLATE_NOOP("Roster", "Intake post"),
    Role.COMMAND: QT_TRANSLATE_NOOP("Roster", "Command post"),
    Role.COORDINATOR: QT_TRANSLATE_NOOP("Roster", "Enforcement coordination post"),
    Role.SHIFT_LEADER: QT_TRANSLATE_NOOP("Roster", "Shift leader"),
    Role.DEPUTY: QT_TRANSLATE_NOOP("Roster", "Deputy director"),
    Role.DIRECTOR: QT_TRANSLATE_NOOP("Roster", "Director"),
    Role.OFFICE_HEAD: QT_TRANSLATE_NOOP("Roster", "Head of an office"),
    Role.OFFICE_STAFF: QT_TRANSLATE_NOOP("Roster", "Clerk of an office"),
    Role.ENFORCER: QT_TRANSLATE_NOOP("Roster", "Enforcement officer"),
    Role.GRID: QT_TRANSLATE_NOOP("Roster", "Village and grid"),
    Role.AUDITOR: QT_TRANSLATE_NOOP("Roster", "Auditor"),
    Role.SYSTEM_ADMIN: QT_TRANSLATE_NOOP("Roster", "System administrator"),
    Role.SECURITY_ADMIN: QT_TRANSLATE_NOOP("Roster", "Security administrator"),
    Role.SYSTEM: QT_TRANSLATE_NOOP("Roster", "Machine"),
}
KINDS_OF_UNITS = {
    "room": QT_TRANSLATE_NOOP("Roster", "Command room"),
    "office": QT_TRANSLATE_NOOP("Roster", "Office"),
    "special": QT_TRANSLATE_NOOP("Roster", "Special body"),
    "team": QT_TRANSLATE_NOOP("Roster", "Enforcement team"),
    "service": QT_TRANSLATE_NOOP("Roster", "Service centre"),
    "station": QT_TRANSLATE_NOOP("Roster", "County's outpost"),
    "village": QT_TRANSLATE_NOOP("Roster", "Village or community"),
    "county": QT_TRANSLATE_NOOP("Roster", "County body"),
    "company": QT_TRANSLATE_NOOP("Roster", "Company"),
    "assigned": QT_TRANSLATE_NOOP("Roster", "Named case by case"),
}
PRESENCE = {
    "on": QT_TRANSLATE_NOOP("Roster", "on duty"),
    "off": QT_TRANSLATE_NOOP("Roster", "resting"),
    "leave": QT_TRANSLATE_NOOP("Roster", "on leave"),
    "lent": QT_TRANSLATE_NOOP("Roster", "lent out"),
    "unknown": QT_TRANSLATE_NOOP("Roster", "not registered"),
}
STANDING = {
    "free": QT_TRANSLATE_NOOP("Roster", "on duty"),
    "sent": QT_TRANSLATE_NOOP("Roster", "on the way"),
    "working": QT_TRANSLATE_NOOP("Roster", "at work there"),
    "leave": QT_TRANSLATE_NOOP("Roster", "on leave"),
    "lent": QT_TRANSLATE_NOOP("Roster", "lent out"),
    "off": QT_TRANSLATE_NOOP("Roster", "resting"),
    "unknown": QT_TRANSLATE_NOOP("Roster", "not registered"),
    "left": QT_TRANSLATE_NOOP("Roster", "left"),
}
"""What a person is doing: derived from roster and jobs in hand, never typed."""
STANDING_ROLES = {
    "free": "ok", "sent": "info", "working": "st_work", "leave": "warn", "lent": "st_assign", "off": "text3", "unknown": "text3",
    "left": "text3",
}  # fmt: skip
FIELDS = {
    "name": QT_TRANSLATE_NOOP("Roster", "Name"),
    "unit": QT_TRANSLATE_NOOP("Roster", "Unit"),
    "post": QT_TRANSLATE_NOOP("Roster", "Post"),
    "roles": QT_TRANSLATE_NOOP("Roster", "Roles"),
    "sunk": QT_TRANSLATE_NOOP("Roster", "Posted"),
    "department": QT_TRANSLATE_NOOP("Roster", "Department"),
    "certificate": QT_TRANSLATE_NOOP("Roster", "Certificate"),
    "certificate_until": QT_TRANSLATE_NOOP("Roster", "Valid until"),
    "dedicated": QT_TRANSLATE_NOOP("Roster", "Dedicated"),
    "capacity": QT_TRANSLATE_NOOP("Roster", "Open events carried"),
    "ab_partner": QT_TRANSLATE_NOOP("Roster", "Partner A/B"),
    "duty_group": QT_TRANSLATE_NOOP("Roster", "Duty group"),
    "phone_masked": QT_TRANSLATE_NOOP("Roster", "Telephone, masked"),
    "retired": QT_TRANSLATE_NOOP("Roster", "Retired"),
    "active": QT_TRANSLATE_NOOP("Roster", "Active"),
    "initials": QT_TRANSLATE_NOOP("Roster", "Initials"),
    "fields": QT_TRANSLATE_NOOP("Roster", "Fields of competence"),
    "staff_category": QT_TRANSLATE_NOOP("Roster", "Kind of staff"),
    "villages": QT_TRANSLATE_NOOP("Roster", "Villages"),
    "grids": QT_TRANSLATE_NOOP("Roster", "Grids"),
    "extra": QT_TRANSLATE_NOOP("Roster", "Other columns"),
    "demo": QT_TRANSLATE_NOOP("Roster", "Invented for the demo"),
    "short": QT_TRANSLATE_NOOP("Roster", "Short name"),
    "kind": QT_TRANSLATE_NOOP("Roster", "Kind"),
    "head": QT_TRANSLATE_NOOP("Roster", "Head"),
    "aliases": QT_TRANSLATE_NOOP("Roster", "Other names"),
    "role": QT_TRANSLATE_NOOP("Roster", "Post in the room"),
    "persons": QT_TRANSLATE_NOOP("Roster", "Held by"),
    "seats": QT_TRANSLATE_NOOP("Roster", "Seats"),
    "full": QT_TRANSLATE_NOOP("Roster", "Whole post"),
    "duties": QT_TRANSLATE_NOOP("Roster", "Duties"),
    "requirements": QT_TRANSLATE_NOOP("Roster", "Requirements"),
    "matters": QT_TRANSLATE_NOOP("Roster", "Matters fixed to it"),
    "certificate_since": QT_TRANSLATE_NOOP("Roster", "Issued on"),
    "lon": QT_TRANSLATE_NOOP("Roster", "Longitude"),
    "lat": QT_TRANSLATE_NOOP("Roster", "Latitude"),
}


def _say(text: str) -> str:
    return QCoreApplication.translate("Roster", text)


def role_name(role: Role) -> str:
    """The name of a role in the user's language."""
    return _say(ROLES[role])


def kind_of_unit(kind: str) -> str:
    """The name of a kind of unit."""
    return _say(KINDS_OF_UNITS[kind]) if kind in KINDS_OF_UNITS else kind


def presence_name(state: str) -> str:
    """The word for how it stands with a person today."""
    return _say(PRESENCE.get(state, "not registered"))


def standing_name(standing: str) -> str:
    """The word for what a person is doing."""
    return _say(STANDING.get(standing, "not registered"))


def certificate_left(person: Person, today: date) -> tuple[str, str]:
    """What stands in the column of the certificate, and its colour: 30 days and what has ended stand out."""
    if not person.certificate:
        return (_say("none: assists only"), "warn") if person.needs_certificate else ("", "text2")
    days = person.certificate_warning(today)
    if days is None:
        return (
            person.certificate_until.isoformat() if person.certificate_until else person.certificate,
            "text2",
        )
    if days < 0:
        return _say("expired"), "crit"
    return _say("{n} days left").format(n=days), "warn" if days > min(CERTIFICATE_WARNINGS) else "crit"


def certificate_text(days: int | None, until: date | None) -> str:
    """`2027-03-31（剩 45 天）`; what has run out says so."""
    if until is None:
        return ""
    if days is None:
        return until.isoformat()
    left, gone = _say("{day} ({n} days left)"), _say("{day} (expired {n} days ago)")
    said = left if days >= 0 else gone
    return said.format(day=until.isoformat(), n=abs(days))


def kind_of_person(person: Person) -> str:
    """Dedicated to the room, sunk with the county department, or the township's own."""
    if person.sunk:
        return aside(_say("Posted"), person.department) if person.department else _say("Posted")
    return _say("Dedicated") if person.dedicated else ""


def field_name(field: str) -> str:
    """The name of a record's field."""
    return _say(FIELDS[field]) if field in FIELDS else field


def value_text(field: str, value: object) -> str:
    """A field's value as it is shown in the history."""
    if isinstance(value, bool):
        return _say("yes") if value else _say("no")
    if field == "roles" and isinstance(value, list | tuple):
        known = {role.value: role for role in Role}
        return in_a_row(role_name(known[name]) if name in known else str(name) for name in value)
    if field == "kind":
        return kind_of_unit(str(value))
    if isinstance(value, list | tuple):
        return in_a_row(map(str, value))
    if isinstance(value, dict):
        return in_a_sentence(f"{key} {text}" for key, text in value.items())
    return "—" if value in (None, "") else str(value)


_MORE = (
    QT_TRANSLATE_NOOP("Roster", "yes"), QT_TRANSLATE_NOOP("Roster", "no"), QT_TRANSLATE_NOOP("Roster", "expired"),
    QT_TRANSLATE_NOOP("Roster", "none: assists only"), QT_TRANSLATE_NOOP("Roster", "{n} days left"),
    QT_TRANSLATE_NOOP("Roster", "Posted"), QT_TRANSLATE_NOOP("Roster", "Dedicated"),
    QT_TRANSLATE_NOOP("Roster", "{day} ({n} days left)"), QT_TRANSLATE_NOOP("Roster", "{day} (expired {n} days ago)"),
)  # fmt: skip
