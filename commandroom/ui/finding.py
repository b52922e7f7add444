"""What the command palette finds in the room: people by name or initials, events by number or words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.usecases.queries import BoardIds, BoardQuery, BoardRow, BoardRows, PersonRow, Persons

if TYPE_CHECKING:
    from commandroom.ui.dialogs.palette import Deliver, Source

MOST = 6
_ID_BYTES = 4
Found = tuple[tuple[PersonRow, ...], tuple[BoardRow, ...]]


def palette_source(desk: Desk) -> Source:
    """Asks off the GUI thread; the newest question wins."""

    def ask(text: str, deliver: Deliver) -> None:
        desk.tasks.run(lambda: _found(desk, text), then=partial(_show, desk, deliver), lane="palette")

    return ask


def _found(desk: Desk, text: str) -> Found:
    people: tuple[PersonRow, ...] = desk.room.ask(Persons(text=text, now=desk.clock.now()))
    vector = desk.room.ask(
        BoardIds(BoardQuery(view="all", text=text, sort="registered"), desk.clock.now(), MOST)
    )
    ids = memoryview(vector.ids).cast("i")[:MOST].tolist()
    return people[:MOST], desk.room.ask(BoardRows(tuple(ids)))


def _show(desk: Desk, deliver: Deliver, found: Found) -> None:
    from commandroom.ui.dialogs.palette import Entry  # noqa: PLC0415 - a desk opens without its dialogs

    people, events = found
    person = QCoreApplication.translate("Palette", "Person")
    event = QCoreApplication.translate("Palette", "Event")
    entries = [
        Entry(row.person.name, person, _go_to_person(desk, row), icon="user", note=row.unit_name)
        for row in people
    ]
    entries += [
        Entry(f"{row.number}  {row.title}", event, _go_to_event(desk, row), icon="file-text",
              note=words.state_label(row.state.code))
        for row in events
    ]  # fmt: skip
    deliver(entries)


def _go_to_person(desk: Desk, row: PersonRow) -> Callable[[], object]:
    return lambda: desk.navigate("roster", person=row.person.id)


def _go_to_event(desk: Desk, row: BoardRow) -> Callable[[], object]:
    return lambda: desk.navigate("event", event_id=row.id)
