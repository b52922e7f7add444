"""What the left column says: the basics, the text, the public reply, the handling inside the room."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from commandroom.domain.event.state import Event
from commandroom.ui import words
from commandroom.ui.moments import long_text
from commandroom.ui.pages.event.viewmodel import Contents
from commandroom.ui.parts.naming import severity_level
from commandroom.ui.punctuation import in_a_sentence

MOST = 21


def basics(contents: Contents) -> list[tuple[str, str]]:
    """Names and values of the first card; the empty ones are left out when shown."""
    sheet, names = contents.sheet, contents.names
    event, board = sheet.event, sheet.board
    translate = QCoreApplication.translate
    lead = f"{board.lead_name} {board.handler_name}".strip()
    return [
        (
            translate("EventFacts", "Source"),
            " ".join(filter(None, (words.source_label(event.source), event.ext_no))),
        ),
        (translate("EventFacts", "Place"), event.location),
        (translate("EventFacts", "Grid"), f"{sheet.village_name} {board.grid_name}".strip()),
        (
            translate("EventFacts", "Category"),
            " / ".join(filter(None, (board.group_name, board.category_name))),
        ),
        (translate("EventFacts", "Nature"), names.codes.get(event.nature, event.nature)),
        (translate("EventFacts", "Grading"), _grading(event)),
        (translate("EventFacts", "Lead"), lead),
        (translate("EventFacts", "Requirement"), event.lead.requirement if event.lead is not None else ""),
        (translate("EventFacts", "Occurred"), _moment(event.occurred_at)),
        (translate("EventFacts", "Reported"), _moment(event.reported_at)),
        (
            translate("EventFacts", "Registered"),
            f"{_moment(event.registered_at)} {names.person(event.registered_by)}".strip(),
        ),
        (translate("EventFacts", "Source's deadline"), _moment(event.ext_due)),
        (translate("EventFacts", "Suspended until"), _moment(event.suspended_until)),
        (translate("EventFacts", "People concerned"), _people(event)),
        (translate("EventFacts", "Counts"), _counts(event)),
        (translate("EventFacts", "Satisfaction"), event.satisfaction),
        (translate("EventFacts", "Verified by"), names.person(event.verified_by)),
        (
            translate("EventFacts", "Closed"),
            f"{_moment(event.closed_at)} {names.person(event.closed_by)}".strip(),
        ),
    ]


def _grading(event: Event) -> str:
    level = severity_level(event.severity)
    parts = (
        words.tier_label(int(event.tier)),
        words.urgency_label(event.urgency),
        words.severity_label(level) if level else "",
    )
    return " · ".join(part for part in parts if part)


def _moment(moment: datetime | None) -> str:
    return long_text(moment) if moment is not None else ""


def _people(event: Event) -> str:
    translate = QCoreApplication.translate
    counted = (
        (event.involved, translate("EventFacts", "{n} involved")),
        (event.injured, translate("EventFacts", "{n} injured")),
        (event.dead, translate("EventFacts", "{n} dead")),
        (event.missing, translate("EventFacts", "{n} missing")),
    )
    return in_a_sentence(text.format(n=count) for count, text in counted if count)


def _counts(event: Event) -> str:
    translate = QCoreApplication.translate
    counted = (
        (event.urge_count, translate("EventFacts", "urged {n}×")),
        (event.supervise_count, translate("EventFacts", "supervised {n}×")),
        (event.extend_count, translate("EventFacts", "extended {n}×")),
        (event.return_count, translate("EventFacts", "returned {n}×")),
        (event.reassign_count, translate("EventFacts", "reassigned {n}×")),
        (event.rework_count, translate("EventFacts", "reworked {n}×")),
        (event.reopen_count, translate("EventFacts", "reopened {n}×")),
    )
    return in_a_sentence(text.format(n=count) for count, text in counted if count)


def reporter(contents: Contents, revealed: dict[str, str] | None) -> str:
    """Who reported it: masked as it came, or in clear while it is revealed."""
    event = contents.sheet.event
    if event.anonymous and not contents.sheet.reporter:
        return QCoreApplication.translate("EventFacts", "anonymous")
    shown = revealed if revealed is not None else contents.sheet.reporter
    order = ("name", "phone", "id_no", "address")
    rest = [value for key, value in shown.items() if key not in order]
    return "  ".join([shown[key] for key in order if shown.get(key)] + rest)
