"""What the command palette finds in the room: people by name or initials, events by number or words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from commandroom.domain.errors import RoomError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.initials import warm
from commandroom.ui.otherwords import learn
from commandroom.usecases.queries import BoardIds, BoardQuery, BoardRow, BoardRows, PersonRow, Persons

if TYPE_CHECKING:
    from commandroom.ui.dialogs.palette import Deliver, Refuse, Source

MOST = 6
_ID_BYTES = 4
Found = tuple[tuple[PersonRow, ...], tuple[BoardRow, ...]]


def palette_source(desk: Desk) -> Source:
    """Asks off the GUI thread; the newest question wins. Without words it only makes pinyin and English ready."""

    def ask(text: str, deliver: Deliver, refuse: Refuse) -> None:
        def failed(error: Exception) -> None:
            if not isinstance(error, RoomError):
                desk.fail(error)
                return
            desk.gate.report(error)
            refuse(error)

        if not text:
            desk.slow.run(_make_ready, then=lambda _none: deliver(()), lane="palette")
            return
        show = partial(_show, desk, text, deliver)
        desk.tasks.run(lambda: _found(desk, text), then=show, failed=failed, lane="palette")

    return ask


def _make_ready() -> None:
    warm()
    learn()


def _found(desk: Desk, text: str) -> Found:
    from commandroom.ui.dialogs.palette import EVENTS, PEOPLE, parted  # noqa: PLC0415  as below

    kind, wanted = parted(text)
    _make_ready()
    people: tuple[PersonRow, ...] = ()
    events: tuple[BoardRow, ...] = ()
    if kind != EVENTS:
        people = desk.room.ask(Persons(text=wanted, now=desk.clock.now()))
    if kind != PEOPLE and wanted:
        board = BoardQuery(view="all", text=wanted, sort="registered")
        vector = desk.room.ask(BoardIds(board, desk.clock.now(), MOST))
        events = desk.room.ask(BoardRows(tuple(memoryview(vector.ids).cast("i")[:MOST].tolist())))
    return people[:MOST], events


def _show(desk: Desk, text: str, deliver: Deliver, found: Found) -> None:
    from commandroom.ui.dialogs.palette import (  # noqa: PLC0415 - a desk opens without its dialogs
        PEOPLE,
        SEARCH_KEY,
        Entry,
        parted,
    )

    people, events = found
    kind, wanted = parted(text)
    person = QCoreApplication.translate("Palette", "Person")
    event = QCoreApplication.translate("Palette", "Event")
    entries = [
        Entry(row.person.name, person, _go_to_person(desk, row), icon="user", note=row.unit_name)
        for row in people
    ]
    entries += [
        Entry(f"{row.title or row.location}  {row.number}", event, _go_to_event(desk, row), icon="file-text",
              note=words.state_label(row.state.code))
        for row in events
    ]  # fmt: skip
    if wanted and kind != PEOPLE:
        said = QCoreApplication.translate("Palette", "Search “{words}” among all events…").format(
            words=wanted
        )
        group = QCoreApplication.translate("Palette", "Search")
        entries.append(Entry(said, group, _search(desk, wanted), icon="search", keys=SEARCH_KEY))
    deliver(entries)


def _search(desk: Desk, wanted: str) -> Callable[[], object]:
    return lambda: desk.navigate("board", view="all", text=wanted)


def _go_to_person(desk: Desk, row: PersonRow) -> Callable[[], object]:
    return lambda: desk.navigate("roster", person=row.person.id)


def _go_to_event(desk: Desk, row: BoardRow) -> Callable[[], object]:
    return lambda: desk.navigate("event", event_id=row.id)
