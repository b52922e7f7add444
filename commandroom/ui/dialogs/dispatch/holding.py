"""A dispatch that was begun and put aside: kept on this seat with its event, and back when the dialog opens again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from commandroom.ui.desk import Room
from commandroom.ui.dialogs.dispatch.order import Order
from commandroom.ui.dialogs.dispatch.pane import PeoplePane
from commandroom.usecases.commands import SaveDraft
from commandroom.usecases.queries import Drafts

KIND = "dispatch"


@dataclass(frozen=True, slots=True)
class Held:
    """What was put aside: who was picked, which unit leads, who helps, what is asked."""

    person: str
    unit: str
    text: str
    coops: tuple[str, ...]
    at: datetime


def draft_id(event: str) -> str:
    """One half-made dispatch for each event."""
    return f"{KIND}:{event}"


def held_at(room: Room, event: str) -> Held | None:
    """What was put aside at an event; called off the GUI thread."""
    for row in room.ask(Drafts(KIND)):
        if row.id == draft_id(event) and row.fields:
            coops = tuple(filter(None, row.fields.get("coops", "").split("\n")))
            given = {name: row.fields.get(name, "") for name in ("person", "unit", "text")}
            return Held(coops=coops, at=row.saved_at, **given)
    return None


def to_hold(event: str, order: Order, person: str) -> SaveDraft:
    """The command that puts it aside."""
    fields = {
        "person": person,
        "unit": order.unit.value or "",
        "text": "" if order.is_proposed else order.text.text,
        "coops": "\n".join(order.coop_units),
    }
    return SaveDraft(draft_id(event), KIND, {name: value for name, value in fields.items() if value})


def put_back(held: Held, pane: PeoplePane, order: Order) -> None:
    """What was put aside stands in the dialog again."""
    pane.pick(held.person)
    if held.unit:
        order.choose_unit(held.unit)
    if held.text:
        order.text.set_text(held.text)
    for unit in held.coops:
        order.add_coop(unit)


def to_forget(event: str) -> SaveDraft:
    """The command that throws it away."""
    return SaveDraft(draft_id(event), KIND)
