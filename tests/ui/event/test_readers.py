"""Who may know of a confidential matter, named and forgotten at its page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commandroom.domain.errors import RefusedError
from commandroom.domain.people.persons import Person
from commandroom.ui.dialogs.confirm import ConfirmDialog
from commandroom.ui.pages.event.readers import ReaderDialog, ReadersCard
from commandroom.ui.pages.event.view import EventPage
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import EventDetail, Persons
from commandroom.usecases.rights import barred
from tests.ui.event.conftest import Event
from tests.ui.room import Seat

Make = Callable[[], Event]
CONTROL = Qt.KeyboardModifier.ControlModifier


def closed_page(seat: Seat, made: Event, by: str) -> EventPage:
    """The page of a confidential matter on the desk of the first person of a role."""
    now = seat.bench.clock.moment.isoformat()
    made.number = seat.act(
        "register", by=seat.person("intake"), source="CALL", title="某站所收费问题", text="来电反映", location="西街8号",
        occurred_at=now, reported_at=now, confidential=True,
    )  # fmt: skip
    seat.sit(seat.person(by))
    return made.show()


def dialog_of(card: ReadersCard, seat: Seat) -> ReaderDialog:
    card.add.click()
    seat.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReaderDialog)
    return dialog


def people(seat: Seat) -> dict[str, Person]:
    """Who is on the roster, by id."""
    return {row.person.id: row.person for row in seat.bench.room.ask(Persons())}


def may_read(seat: Seat, number: str, person: str) -> bool:
    try:
        return bool(seat.bench.room.ask(EventDetail(number, by=person)).event.title)
    except RefusedError as error:
        return error.code != "event.closed"


def test_a_leader_names_a_reader_by_keys_and_takes_it_back(seat: Seat, event: Make) -> None:
    made = event()
    page = closed_page(seat, made, "shift_leader")
    card, who = page.aside.readers, seat.person("command")
    known = people(seat)[who]
    assert not may_read(seat, made.number, who)

    dialog = dialog_of(card, seat)
    QTest.keyClicks(dialog.who, known.initials)
    QTest.keyClick(dialog.who, Qt.Key.Key_Return)
    dialog.reason.set_text("协助核查")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    seat.settle()

    [reader] = seat.sheet(made.number).readers
    assert (reader.person, reader.reason) == (who, "协助核查")
    assert may_read(seat, made.number, who)
    assert known.name in {label.text() for label in card.findChildren(PlainLabel)}

    card.ask_forget(reader)
    sure = QApplication.activeModalWidget()
    assert isinstance(sure, ConfirmDialog)
    sure.submit_button.click()
    seat.settle()
    assert seat.sheet(made.number).readers == ()
    assert not may_read(seat, made.number, who)


def test_without_person_or_reason_nobody_is_named_and_the_field_says_so(seat: Seat, event: Make) -> None:
    made = event()
    dialog = dialog_of(closed_page(seat, made, "shift_leader").aside.readers, seat)

    dialog.submit()
    assert dialog.fields["person"].fault
    dialog.who.choose(seat.person("command"))
    dialog.submit()

    assert dialog.fields["reason"].fault
    assert seat.sheet(made.number).readers == ()


def test_administrators_and_whoever_knows_of_it_anyway_are_not_offered(seat: Seat, event: Make) -> None:
    dialog = dialog_of(closed_page(seat, event(), "shift_leader").aside.readers, seat)
    known, offered = people(seat), {option.key for option in dialog.who.options}

    others = {"auditor", "system_admin", "security_admin", "director", "deputy_director", "shift_leader"}
    assert seat.person("command") in offered
    assert not [one for one in offered if others & {*known[one].roles}]


def test_who_took_it_down_sees_the_card_and_may_name_nobody(seat: Seat, event: Make) -> None:
    card = closed_page(seat, event(), "intake").aside.readers
    seat.desk.gate.bar(barred(["keep:named"], ["intake"], "某人"))

    assert card.isVisibleTo(card.window())
    assert not card.add.isEnabled()
    assert "值班长" in card.add.toolTip()


@pytest.mark.parametrize("by", ["intake", "shift_leader"])
def test_an_open_matter_has_no_such_card(seat: Seat, event: Make, by: str) -> None:
    made = event()
    seat.sit(seat.person(by))

    assert made.show().aside.readers.isHidden()
