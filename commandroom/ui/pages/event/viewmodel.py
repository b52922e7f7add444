"""What the event page knows: the sheet, what may be done, the names in it, and what changed since it was shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from commandroom.domain.errors import RoomError
from commandroom.ui.desk import Desk, Room
from commandroom.ui.pages.event.tags import tags_of
from commandroom.ui.parts.grounds import grounded
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Act, MarkRead
from commandroom.usecases.naming import KIND as NAMED
from commandroom.usecases.queries import (
    EventDetail,
    EventSheet,
    OpenVerb,
    OpenVerbs,
    Persons,
    Reveal,
    RoomFacts,
    Rules,
    TimelineRow,
    Units,
)

OWN_FOR_MS = 15_000
REVEALED_SECONDS = 60
CODED = (
    "nature",
    "reject",
    "return",
    "suspend",
    "extend",
    "no_callback",
    "rework",
    "void",
    "reopen",
    "callback",
    "solved",
)


@dataclass(frozen=True, slots=True)
class Names:
    """Names of units and persons by their ids, and the words for coded reasons."""

    units: dict[str, str]
    people: dict[str, str]
    codes: dict[str, str]

    def unit(self, unit_id: str) -> str:
        """The name of a unit, or its id."""
        return self.units.get(unit_id, unit_id)

    def person(self, person_id: str) -> str:
        """The name of a person, or the id."""
        return self.people.get(person_id, person_id)


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything the page shows of an event."""

    sheet: EventSheet
    verbs: tuple[OpenVerb, ...]
    names: Names
    person: str
    seat: str = ""
    tags: tuple[str, ...] = ()


class EventViewModel(QObject):
    """Asks for one event at a time; the newest question wins. Changes of others are announced, not shown."""

    loaded = Signal(object)
    refused = Signal(object)
    deed_refused = Signal(str, object)
    deed_done = Signal(str, object)
    changed_elsewhere = Signal(object)
    revealed = Signal(dict)
    masked = Signal()
    neighbours_changed = Signal(bool, bool)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.contents: Contents | None = None
        self.person = ""
        self._ref = ""
        self._ids: Sequence[int] = ()
        self._at = -1
        self._names: Names | None = None
        self._own = 0
        self._own_for = QTimer(self, singleShot=True, interval=OWN_FOR_MS)
        self._own_for.timeout.connect(self._forget_own)
        self._mask = QTimer(self, singleShot=True, interval=REVEALED_SECONDS * 1000)
        self._mask.timeout.connect(self.masked)
        desk.bus.changed.connect(self.on_changes)

    @property
    def event_id(self) -> str:
        """The id of the event shown, or ""."""
        return self.contents.sheet.event.id if self.contents is not None else ""

    @property
    def ref(self) -> str:
        """What was asked for."""
        return self._ref

    def show(self, ref: str, ids: Sequence[int] = ()) -> None:
        """Show another event; `ids` are the row ids of the list the person came from."""
        if ref != self._ref:
            self.contents = None
        self._ref = ref
        self._ids = ids
        self._at = -1
        self._mask.stop()
        self._ask()

    def refresh(self) -> None:
        """Look at the same event again."""
        if self._ref:
            self._ask()

    def step(self, by: int) -> bool:
        """Go to a neighbour in the list; False where there is none."""
        at = self._at + by
        if self._at < 0 or not 0 <= at < len(self._ids):
            return False
        self._at = at
        self._ref = f"#{self._ids[at]}"
        self._mask.stop()
        self._ask()
        return True

    def act(self, verb: str, name: str, **data: object) -> None:
        """Do something at this event; the answer comes with `name` as it was done or refused."""
        self.expect_own()
        command = Act(verb, event=self.event_id, data=data)
        self._desk.perform(
            command,
            then=lambda changes: self._done(name, changes),
            refused=lambda error: self._undone(name, error),
        )

    def attach(self, paths: Sequence[Path]) -> None:
        """Add files to the event."""
        self.act("attach", "attach", files=[str(path) for path in paths])

    def reveal(self, reason: str) -> None:
        """Say why, then see the personal data for a minute."""
        self.expect_own()
        event, person = self.event_id, self.person
        room = self._desk.room

        def work() -> dict[str, str]:
            room.perform(Act("reveal", event=event, data={"reason": reason}))
            found: dict[str, str] = room.ask(Reveal(event, person))
            return found

        self._desk.tasks.run(work, then=self._revealed, failed=self._reveal_failed)

    def expect_own(self) -> None:
        """What changes at this event soon is done from here."""
        self._own += 1
        self._own_for.start()

    @Slot(object)
    def on_changes(self, changes: object) -> None:
        """Somebody did something: show it if it was done from here, else say so."""
        if not isinstance(changes, Changes) or changes.seat_only:
            return
        if changes.records:
            self._names = None
            if any(record.startswith(f"{NAMED}:{self.event_id}.") for record in changes.records):
                self.refresh()
        if self.event_id and self.event_id in changes.events:
            if self._own:
                self.refresh()
            else:
                self._desk.ask(EventDetail(self.event_id), then=self._tell, lane="event.elsewhere")

    def _tell(self, sheet: EventSheet) -> None:
        if self.contents is None or sheet.event.id != self.event_id:
            return
        known = {row.hash for row in self.contents.sheet.timeline}
        news: list[TimelineRow] = [row for row in sheet.timeline if row.hash not in known]
        if news and all(row.actor == self.contents.person for row in news):
            self.refresh()
        elif news:
            self.changed_elsewhere.emit(news)

    def _ask(self) -> None:
        ref, room, names, lang = self._ref, self._desk.room, self._names, self._desk.lang

        def work() -> Contents:
            facts = room.ask(RoomFacts())
            person = facts.operator
            known = names or _names(room, lang)
            sheet = room.ask(EventDetail(ref))
            verbs = grounded(room.ask(OpenVerbs(sheet.event.id, person)), sheet.event)
            return Contents(sheet, verbs, known, person, facts.seat, tuple(tags_of(sheet.timeline)))

        self._desk.tasks.run(work, then=self._take, failed=self._fail, lane="event")

    def _take(self, contents: Contents) -> None:
        self._names = contents.names
        self.person = contents.person
        is_other = self.contents is None or self.contents.sheet.event.id != contents.sheet.event.id
        self.contents = contents
        if self._at < 0 and self._ids:
            self._at = _position(self._ids, contents.sheet.row)
        self.loaded.emit(contents)
        self.neighbours_changed.emit(self._at > 0, 0 <= self._at < len(self._ids) - 1)
        if is_other and contents.sheet.board.unread:
            self._desk.perform(MarkRead(contents.sheet.event.id))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, RoomError):
            self._desk.fail(error)
        else:
            self._desk.gate.report(error)
            self.refused.emit(error)

    def _done(self, name: str, changes: Changes) -> None:
        self.deed_done.emit(name, changes)
        self.refresh()

    def _undone(self, name: str, error: RoomError) -> None:
        self._forget_own()
        self.deed_refused.emit(name, error)

    def _revealed(self, personal: dict[str, str]) -> None:
        self._mask.start()
        self.revealed.emit(personal)
        self.refresh()

    def _reveal_failed(self, error: Exception) -> None:
        self._forget_own()
        self._desk.fail(error)

    @Slot()
    def _forget_own(self) -> None:
        self._own = 0


def _names(room: Room, lang: str) -> Names:
    """All names, asked off the GUI thread."""
    choices = room.ask(Rules()).policy.words
    return Names(
        {unit.id: unit.short or unit.name for unit in room.ask(Units())},
        {row.person.id: row.person.name for row in room.ask(Persons(with_left=True))},
        {  # what was imported says the Chinese word itself
            said: word.en if lang == "en" else word.zh
            for kind in CODED
            for code, word in choices.get(kind, {}).items()
            for said in (code, word.zh)
        },
    )


def _position(ids: Sequence[int], row: int) -> int:
    try:
        return ids.index(row)
    except ValueError:
        return -1
