"""The roster: finding, changing, adding, retiring persons and units; who is there today."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.dialogs.confirm import ConfirmDialog
from commandroom.ui.pages.roster.forms import PersonDialog, UnitDialog
from commandroom.ui.pages.roster.view import RosterPage
from commandroom.ui.pages.roster.words import certificate_left
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import PersonRow, Persons, RecordHistory, Units
from tests.ui.room import Seat

Open = Callable[[], RosterPage]


def dialog(kind: type[CardDialog]) -> CardDialog:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    assert found, f"no {kind.__name__}"
    return found[0]


def names(page: RosterPage) -> list[str]:
    return [row.person.name for row in page.lists.folk.table.table.rows]


def found(seat: Seat, name: str) -> PersonRow:
    return next(row for row in seat.bench.room.ask(Persons(with_left=True)) if row.person.name == name)


def choose(page: RosterPage, name: str) -> None:
    page.lists.folk.table.go_to_row(names(page).index(name))
    page.lists.folk.table.setFocus()


def said(page: RosterPage) -> str:
    return " ".join(label.text() for label in page.panel.findChildren(PlainLabel))


def test_a_person_is_found_by_initials(seat: Seat, roster: Open) -> None:
    page = roster()

    page.search("zm")
    seat.settle()

    assert "周敏" in names(page)
    assert len(names(page)) < len(page.model.rows)


def test_the_filters_narrow_to_dedicated_and_posted(seat: Seat, roster: Open) -> None:
    page = roster()
    everybody = len(names(page))

    page.filters.group.chips[1].click()
    dedicated = names(page)
    page.filters.group.chips[2].click()
    posted = names(page)

    assert 3 <= len(dedicated) <= 8
    assert all(found(seat, name).person.dedicated for name in dedicated)
    assert all(found(seat, name).person.sunk for name in posted)
    assert everybody > len(dedicated) + len(posted)


def test_the_headcount_says_the_guide_and_judges_nothing(roster: Open) -> None:
    page = roster()

    figure = page.strip.cards["dedicated"]

    assert figure.value.isdigit()
    assert "3–5" in figure.note


def test_an_edited_person_is_saved_and_the_change_stands_in_the_history(seat: Seat, roster: Open) -> None:
    page = roster()
    choose(page, "周敏")

    QTest.keyClicks(page.lists.folk.table, "e")
    form = dialog(PersonDialog)
    assert isinstance(form, PersonDialog)
    form.post.setText("值班长兼调度")
    form.submit_button.click()
    seat.wait_for(lambda: found(seat, "周敏").person.post == "值班长兼调度")
    seat.settle()

    history = seat.bench.room.ask(RecordHistory("person", found(seat, "周敏").person.id))
    assert ("post", "值班长兼调度") in [(change.field, change.value) for change in history]
    assert not form.isVisible()


def test_a_missing_name_is_said_at_its_field_and_the_rest_is_kept(roster: Open) -> None:
    page = roster()

    page.add.click()
    form = dialog(PersonDialog)
    assert isinstance(form, PersonDialog)
    form.post.setText("网格指导员")
    form.submit_button.click()

    assert form.isVisible()
    assert form.fields["name"].fault
    assert form.post.text() == "网格指导员"


def test_a_wrong_date_and_a_wrong_number_are_named(roster: Open) -> None:
    page = roster()
    choose(page, "周敏")
    page.deeds.edit()
    form = dialog(PersonDialog)
    assert isinstance(form, PersonDialog)

    form.until.setText("明年底")
    form.submit_button.click()
    date_fault = form.fields["certificate_until"].fault
    form.until.setText("2027-06-30")
    form.capacity.setText("很多")
    form.submit_button.click()

    assert date_fault
    assert form.fields["capacity"].fault
    assert not form.fields["certificate_until"].fault


def test_a_new_person_appears_and_can_be_found_by_initials(seat: Seat, roster: Open) -> None:
    page = roster()
    page.add.click()
    form = dialog(PersonDialog)
    assert isinstance(form, PersonDialog)
    form.name.setText("欧阳晓")
    form.unit.choose("development")
    form.roles.choose("office_staff")

    form.submit_button.click()
    seat.wait_for(lambda: "欧阳晓" in names(page))
    page.search("oyx")

    assert names(page) == ["欧阳晓"]


def test_who_may_not_keep_the_roster_is_refused_and_nothing_typed_is_lost(seat: Seat, roster: Open) -> None:
    page = roster()
    seat.sit(seat.person("office_staff"))
    choose(page, "周敏")
    page.deeds.edit()
    form = dialog(PersonDialog)
    assert isinstance(form, PersonDialog)
    form.post.setText("改不了")

    form.submit_button.click()
    seat.wait_for(lambda: bool(form.fault.text()))

    assert form.isVisible()
    assert form.post.text() == "改不了"
    assert found(seat, "周敏").person.post != "改不了"


def test_a_retired_person_leaves_the_list_and_comes_back(seat: Seat, roster: Open) -> None:
    page = roster()
    choose(page, "陆立恺")

    page.panel.retire.click()
    dialog(ConfirmDialog).submit_button.click()
    seat.wait_for(lambda: "陆立恺" not in names(page))
    page.filters.left.setChecked(True)
    is_listed = "陆立恺" in names(page)
    choose(page, "陆立恺")
    page.panel.retire.click()
    seat.wait_for(lambda: found(seat, "陆立恺").person.active)

    assert is_listed


def test_who_sits_at_this_seat_is_not_taken_off(seat: Seat, roster: Open) -> None:
    page = roster()
    choose(page, "何远舟")

    page.panel.retire.click()
    seat.settle()

    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, ConfirmDialog) and w.isVisible()]
    assert found(seat, "何远舟").person.active


def test_keys_say_who_is_there_today(seat: Seat, roster: Open) -> None:
    page = roster()
    choose(page, "周敏")

    QTest.keyClicks(page.lists.folk.table, "3")
    seat.wait_for(lambda: found(seat, "周敏").presence == "leave")
    seat.settle()
    choose(page, "周敏")
    QTest.keyClicks(page.lists.folk.table, "1")
    seat.wait_for(lambda: found(seat, "周敏").presence == "on")
    seat.settle()

    assert page.strip.cards["here"].value == "1"


def test_an_expired_certificate_is_named(roster: Open) -> None:
    page = roster()

    page.filters.group.chips[3].click()
    texts = [certificate_left(row.person, page.model.today)[0] for row in page.lists.folk.table.table.rows]

    assert "已过期" in texts
    assert any(text.startswith("剩") for text in texts)


def test_a_unit_is_renamed(seat: Seat, roster: Open) -> None:
    page = roster()
    QTest.keyClicks(page.lists.folk.table, "t")
    seat.settle()
    at = [unit.id for unit in page.lists.units.table.rows].index("development")
    page.lists.units.go_to_row(at)

    QTest.keyClicks(page.lists.units, "e")
    form = dialog(UnitDialog)
    assert isinstance(form, UnitDialog)
    form.leader.setText("陈国强")
    form.submit_button.click()
    seat.wait_for(lambda: any(unit.head == "陈国强" for unit in seat.bench.room.ask(Units())))

    assert page.lists.units.isVisible()


def test_the_panel_tells_of_the_person_and_of_every_change(seat: Seat, roster: Open) -> None:
    page = roster()

    choose(page, "周敏")
    seat.settle()

    assert "周敏" in said(page)
    assert "值班长" in said(page)
    assert "录入" in said(page)
