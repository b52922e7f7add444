"""What the dialog hands in: the verb and its fields, from who was chosen and what stands beside."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

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
    if order.is_asked_why and not order.busy.text().strip():
        return FieldError("field.missing", field="busy_reason")
    return None


def needs_reason(verb: str, order: Order, chosen: Candidate | None) -> bool:
    """Whether somebody is sent now who has as much in hand as is expected to be carried, or a critical matter already."""
    if verb == "add_coop" or order.later.isChecked() or chosen is None:
        return False  # a reservation occupies nobody before its time
    return (chosen.is_full or bool(chosen.critical)) and chosen.unit == order.unit.value


def load_text(chosen: Candidate | None) -> str:
    """How much somebody has in hand; who goes all the same goes with a reason, and what they have stays theirs."""
    if chosen is None:
        return ""
    if not chosen.is_full:
        text = QCoreApplication.translate(
            "DispatchDialog", "{name} has {count} critical in hand already; both jobs stay."
        )
        return text.format(name=chosen.name, count=chosen.critical)
    text = QCoreApplication.translate(
        "DispatchDialog", "{name} has {load} of {capacity} in hand already; both jobs stay."
    )
    return text.format(name=chosen.name, load=chosen.load, capacity=chosen.capacity)


def button_text(verb: str, order: Order, chosen: Candidate | None) -> str:
    """The main button names the person; "" while nobody is chosen."""
    if chosen is None:
        return ""
    texts = {
        "dispatch": QCoreApplication.translate("DispatchDialog", "Dispatch to {name}"),
        "reassign": QCoreApplication.translate("DispatchDialog", "Reassign to {name}"),
        "add_coop": QCoreApplication.translate("DispatchDialog", "Add {name}"),
    }
    text = texts[verb]
    if order.later.isChecked() and verb == "dispatch":
        text = QCoreApplication.translate("DispatchDialog", "Reserve {name}")
    return text.format(name=chosen.name)


def deed_of(
    verb: str, order: Order, chosen: Candidate | None, shown: list[Candidate]
) -> tuple[str, dict[str, Any]]:
    """The verb and its fields; a dispatch for later is a reservation."""
    text = order.text.text.strip()
    if verb == "add_coop":
        return verb, {"coop_office": chosen.id if chosen is not None else "", "requirement": text}
    base: dict[str, Any] = _handler(order, chosen)
    if order.is_asked_why:
        base["busy_reason"] = order.busy.text().strip()
    picked = chosen.id if chosen is not None else ""
    if verb == "reassign":
        base |= {"new_office": order.unit.value, "reason": text, "shown": shown_text(shown, picked)}
        return verb, base
    base |= {"lead_office": order.unit.value, "requirement": text}
    if order.later.isChecked():
        return "reserve", base | {"start_at": order.start_at.moment}
    base |= {"shown": shown_text(shown, picked), "coop_offices": order.coop_units}
    return verb, base | ({"deadline": order.deadline} if order.deadline is not None else {})


def _handler(order: Order, chosen: Candidate | None) -> dict[str, Any]:
    """The person who is sent, if the unit leads to which that person belongs."""
    if chosen is None or chosen.unit != order.unit.value:
        return {}
    return {"handler": chosen.id}


def place_of(fault: FieldError, order: Order, people: QWidget) -> QWidget:
    """Where a fault is mended."""
    wanted = {"lead_office": order.unit, "coop_office": people, "busy_reason": order.busy}
    return wanted.get(fault.field, order.text)
