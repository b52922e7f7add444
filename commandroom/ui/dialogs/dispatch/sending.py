"""What the dialog hands in: the verb and its fields, from who was chosen and what stands beside."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from commandroom.domain.errors import FieldError
from commandroom.ui.dialogs.dispatch.candidates import Candidate, shown_text
from commandroom.ui.dialogs.dispatch.order import Order


def first_fault(verb: str, order: Order, chosen: Candidate | None) -> FieldError | None:
    """What is missing, in the order of the dialog."""
    if verb == "add_coop" and chosen is None:
        return FieldError("field.missing", field="coop_office")
    if verb != "add_coop" and order.unit.value is None:
        return FieldError("field.missing", field="lead_office")
    if not order.text.text.strip():
        return FieldError("field.missing", field="reason" if verb == "reassign" else "requirement")
    return None


def deed_of(
    verb: str, order: Order, chosen: Candidate | None, shown: list[Candidate]
) -> tuple[str, dict[str, Any]]:
    """The verb and its fields; a dispatch for later is a reservation."""
    text = order.text.text.strip()
    if verb == "add_coop":
        return verb, {"coop_office": chosen.id if chosen is not None else "", "requirement": text}
    if verb == "reassign":
        base: dict[str, Any] = {"new_office": order.unit.value, "reason": text} | _handler(order, chosen)
        return verb, base | {"shown": shown_text(shown, chosen.id if chosen is not None else "")}
    base = {"lead_office": order.unit.value, "requirement": text} | _handler(order, chosen)
    if order.later.isChecked():
        base.pop("busy_reason", None)  # nothing is occupied before its time
        return "reserve", base | {"start_at": order.start_at.moment}
    base |= {
        "shown": shown_text(shown, chosen.id if chosen is not None else ""),
        "coop_offices": order.coop_units,
    }
    return verb, base | ({"deadline": order.deadline} if order.deadline is not None else {})


def _handler(order: Order, chosen: Candidate | None) -> dict[str, str]:
    """The person who is sent, if the unit leads to which that person belongs."""
    if chosen is None or chosen.unit != order.unit.value:
        return {}
    if not chosen.is_full:
        return {"handler": chosen.id}
    text = QCoreApplication.translate("Candidates", "Confirmed with {load} of {capacity} in hand")
    return {"handler": chosen.id, "busy_reason": text.format(load=chosen.load, capacity=chosen.capacity)}
