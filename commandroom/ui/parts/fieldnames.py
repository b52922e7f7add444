"""The names of a deed's fields in the timeline, and how their values are shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from commandroom.base.sentences import field_label
from commandroom.ui import words
from commandroom.ui.i18n import QT_TRANSLATE_NOOP, is_english
from commandroom.ui.moments import long_text
from commandroom.ui.parts.naming import severity_level, timer_label, verb_label
from commandroom.ui.punctuation import named
from commandroom.usecases.queries import TimelineRow

NAMES = {
    "basis": QT_TRANSLATE_NOOP("TimelineFields", "Basis"),
    "called_at": QT_TRANSLATE_NOOP("TimelineFields", "Called at"),
    "category": QT_TRANSLATE_NOOP("TimelineFields", "Category"),
    "category_suggest": QT_TRANSLATE_NOOP("TimelineFields", "Category"),
    "closing_text": QT_TRANSLATE_NOOP("TimelineFields", "Closing remark"),
    "color": QT_TRANSLATE_NOOP("TimelineFields", "Colour"),
    "contacted_at": QT_TRANSLATE_NOOP("TimelineFields", "Contacted at"),
    "coop_office": QT_TRANSLATE_NOOP("TimelineFields", "Cooperating unit"),
    "coop_offices": QT_TRANSLATE_NOOP("TimelineFields", "Cooperating units"),
    "counted": QT_TRANSLATE_NOOP("TimelineFields", "Counted"),
    "county_doc_no": QT_TRANSLATE_NOOP("TimelineFields", "County's number"),
    "deadline": QT_TRANSLATE_NOOP("TimelineFields", "Deadline"),
    "doc_no": QT_TRANSLATE_NOOP("TimelineFields", "Serial"),
    "evidence": QT_TRANSLATE_NOOP("TimelineFields", "Evidence"),
    "expected_resume": QT_TRANSLATE_NOOP("TimelineFields", "Expected to go on"),
    "ext_due": QT_TRANSLATE_NOOP("TimelineFields", "Source's deadline"),
    "ext_no": QT_TRANSLATE_NOOP("TimelineFields", "External number"),
    "field": QT_TRANSLATE_NOOP("TimelineFields", "Field"),
    "files": QT_TRANSLATE_NOOP("TimelineFields", "Files"),
    "grid": QT_TRANSLATE_NOOP("TimelineFields", "Grid"),
    "handler": QT_TRANSLATE_NOOP("TimelineFields", "Handler"),
    "handling_text": QT_TRANSLATE_NOOP("TimelineFields", "Handling"),
    "lead_office": QT_TRANSLATE_NOOP("TimelineFields", "Lead unit"),
    "leave_children": QT_TRANSLATE_NOOP("TimelineFields", "Parts go on"),
    "did_our_best": QT_TRANSLATE_NOOP("TimelineFields", "Did all that could be done"),
    "wrong_dispatch": QT_TRANSLATE_NOOP("TimelineFields", "Dispatched wrongly"),
    "level": QT_TRANSLATE_NOOP("TimelineFields", "Severity"),
    "location": QT_TRANSLATE_NOOP("TimelineFields", "Place"),
    "master_id": QT_TRANSLATE_NOOP("TimelineFields", "Merged into"),
    "max_days": QT_TRANSLATE_NOOP("TimelineFields", "Days at most"),
    "nature": QT_TRANSLATE_NOOP("TimelineFields", "Nature"),
    "new_deadline": QT_TRANSLATE_NOOP("TimelineFields", "New deadline"),
    "new_office": QT_TRANSLATE_NOOP("TimelineFields", "New lead unit"),
    "note": QT_TRANSLATE_NOOP("TimelineFields", "Remark"),
    "number": QT_TRANSLATE_NOOP("TimelineFields", "Number"),
    "occurred_at": QT_TRANSLATE_NOOP("TimelineFields", "Occurred"),
    "office": QT_TRANSLATE_NOOP("TimelineFields", "Unit"),
    "opinion": QT_TRANSLATE_NOOP("TimelineFields", "Opinion"),
    "phase": QT_TRANSLATE_NOOP("TimelineFields", "Phase"),
    "phone_report_at": QT_TRANSLATE_NOOP("TimelineFields", "Reported by telephone"),
    "plan": QT_TRANSLATE_NOOP("TimelineFields", "Plan"),
    "place_type": QT_TRANSLATE_NOOP("TimelineFields", "Kind of place"),
    "policy": QT_TRANSLATE_NOOP("TimelineFields", "Clocks"),
    "reason": QT_TRANSLATE_NOOP("TimelineFields", "Reason"),
    "reason_code": QT_TRANSLATE_NOOP("TimelineFields", "Kind of reason"),
    "reason_text": QT_TRANSLATE_NOOP("TimelineFields", "Reason"),
    "received_at": QT_TRANSLATE_NOOP("TimelineFields", "Signed for at"),
    "receiver": QT_TRANSLATE_NOOP("TimelineFields", "Receiver"),
    "replied_at": QT_TRANSLATE_NOOP("TimelineFields", "Replied"),
    "reply_by": QT_TRANSLATE_NOOP("TimelineFields", "Answer by"),
    "reply_text": QT_TRANSLATE_NOOP("TimelineFields", "Public reply"),
    "report_kind": QT_TRANSLATE_NOOP("TimelineFields", "Kind of report"),
    "report_no": QT_TRANSLATE_NOOP("TimelineFields", "Report number"),
    "reported_at": QT_TRANSLATE_NOOP("TimelineFields", "Reported"),
    "requirement": QT_TRANSLATE_NOOP("TimelineFields", "Requirement"),
    "result": QT_TRANSLATE_NOOP("TimelineFields", "Result"),
    "result_text": QT_TRANSLATE_NOOP("TimelineFields", "Result"),
    "severity": QT_TRANSLATE_NOOP("TimelineFields", "Severity"),
    "solved": QT_TRANSLATE_NOOP("TimelineFields", "Solved"),
    "source": QT_TRANSLATE_NOOP("TimelineFields", "Source"),
    "start_at": QT_TRANSLATE_NOOP("TimelineFields", "From"),
    "suggested_office": QT_TRANSLATE_NOOP("TimelineFields", "Suggested unit"),
    "text": QT_TRANSLATE_NOOP("TimelineFields", "Text"),
    "tier": QT_TRANSLATE_NOOP("TimelineFields", "Tier"),
    "township": QT_TRANSLATE_NOOP("TimelineFields", "Township"),
    "townships": QT_TRANSLATE_NOOP("TimelineFields", "Townships"),
    "timer": QT_TRANSLATE_NOOP("TimelineFields", "Clock"),
    "title": QT_TRANSLATE_NOOP("TimelineFields", "Title"),
    "to": QT_TRANSLATE_NOOP("TimelineFields", "To"),
    "similarity_reason": QT_TRANSLATE_NOOP("TimelineFields", "Likeness"),
    "no_callback_reason": QT_TRANSLATE_NOOP("TimelineFields", "No call-back because"),
    "titles": QT_TRANSLATE_NOOP("TimelineFields", "Parts"),
    "missing_items": QT_TRANSLATE_NOOP("TimelineFields", "What is missing"),
    "override": QT_TRANSLATE_NOOP("TimelineFields", "Why the same person"),
    "urgency": QT_TRANSLATE_NOOP("TimelineFields", "Urgency"),
    "value": QT_TRANSLATE_NOOP("TimelineFields", "New value"),
    "verb": QT_TRANSLATE_NOOP("TimelineFields", "Deed"),
    "village": QT_TRANSLATE_NOOP("TimelineFields", "Village"),
    "written_report_at": QT_TRANSLATE_NOOP("TimelineFields", "Reported in writing"),
}
_TEDIOUS = frozenset(
    {
        "attempts",
        "child",
        "epoch",
        "file",
        "item_ref",
        "lat",
        "lon",
        "means",
        "notify_record",
        "number",
        "shown",
        "title",
        "village",
    }
)
_COLOURS = {
    "blue": QT_TRANSLATE_NOOP("TimelineFields", "blue"),
    "orange": QT_TRANSLATE_NOOP("TimelineFields", "orange"),
    "red": QT_TRANSLATE_NOOP("TimelineFields", "red"),
}
_TIERS = {"一级": "1", "二级": "2", "三级": "3"}
_YES = "是"
_NOTHING = frozenset({"none", "无"})
_LONG = 160


def field_name(name: str) -> str:
    """The name of a field: the timeline's own, else the form's; one of a newer program is shown as it is."""
    if name in NAMES:
        return QCoreApplication.translate("TimelineFields", NAMES[name])
    return field_label(name, lang="en" if is_english() else "zh_CN")


def field_value(name: str, value: str) -> str:
    """A value as people read it: moments in the township's time, codes in words."""
    if name in _VALUES:
        return _VALUES[name](value)
    if value == _YES:
        return QCoreApplication.translate("TimelineFields", "yes")
    if _MOMENT.match(value):
        try:
            return long_text(datetime.fromisoformat(value))
        except ValueError:
            return value
    return value


def _severity(value: str) -> str:
    level = severity_level(value)
    return words.severity_label(level) if level else value


def _colour(value: str) -> str:
    return QCoreApplication.translate("TimelineFields", str(_COLOURS[value])) if value in _COLOURS else value


def _verb(value: str) -> str:
    return verb_label(value)


def _tier(value: str) -> str:
    tier = _TIERS.get(value, value)
    return words.tier_label(int(tier)) if tier in ("1", "2", "3") else value


_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}")
_VALUES: dict[str, Callable[[str], str]] = {
    "severity": _severity,
    "level": _severity,
    "color": _colour,
    "tier": _tier,
    "urgency": words.urgency_label,
    "source": words.source_label,
    "timer": timer_label,
    "verb": _verb,
}


def _called(name: str, value: str) -> str:
    """A name before its value, once: `Tier 3 to the county` begins with it already."""
    return value if value.startswith(f"{name} ") else f"{name} {value}"


def told(row: TimelineRow, codes: Mapping[str, str] | None = None) -> list[str]:
    """The lines under an entry of the timeline; a correction as old → new, coded reasons in words."""
    said = codes or {}
    given = dict(row.fields)
    if row.verb == "correct":
        new = given.get("value", row.text)
        lines = [named(field_name(given.get("field", "")), f"{given.get('old', '')} → {new}")]
        return lines + ([row.text] if row.text and row.text != new else [])
    lines = [said.get(row.text, row.text)] if row.text else []
    short = [
        _called(field_name(name), said.get(value, field_value(name, value)))
        for name, value in row.fields
        if name not in _TEDIOUS and len(value) <= _LONG and value not in _NOTHING
    ]
    if short:
        lines.append("  ".join(short))
    lines += [
        named(field_name(name), value)
        for name, value in row.fields
        if name not in _TEDIOUS and len(value) > _LONG
    ]
    return lines
