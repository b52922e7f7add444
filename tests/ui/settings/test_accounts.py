"""Accounts in the settings: who keeps them gives and takes them, everybody changes the own password, two rules of the room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QLineEdit

from commandroom.domain.errors import RefusedError
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.pages.settings.accountforms import GivenDialog, PasswordDialog
from commandroom.ui.pages.settings.accounts import AccountsSection
from commandroom.ui.pages.settings.view import SettingsPage
from commandroom.usecases.commands import ChangePassword, GivePassword, SignIn
from commandroom.usecases.queries import Records
from commandroom.usecases.secret import Secret
from tests.ui.room import Seat, seat, township

__all__ = ("seat", "township")
Open = Callable[[str], SettingsPage]
GIVEN, CHOSEN = "erst-eins-zwei", "auf der Bank am Ufer"


def section_of(page: SettingsPage) -> AccountsSection:
    return cast("AccountsSection", page.sections["accounts"])


def dialog(page: SettingsPage, kind: type[CardDialog]) -> Any:
    return next(one for one in reversed(page.window().findChildren(kind)) if one.isVisible())


def choose(found: AccountsSection, person: str) -> None:
    rows = [row.person.id for row in found.list.table.rows]
    found.list.go_to_row(rows.index(person))


def state(seat: Seat, person: str) -> str:
    from commandroom.usecases.queries import Accounts

    return next(row.state for row in seat.bench.room.ask(Accounts()).rows if row.person.id == person)


def settle(seat: Seat) -> None:
    seat.settle()
    seat.settle()


def test_who_does_not_keep_the_accounts_sees_them_and_reads_why_not(settings: Open) -> None:
    found = section_of(settings("accounts"))

    assert found.why.text() == "“管理账户”由安全管理员办理，周敏没有这项权限。"
    assert not any(part.isEnabled() for part in (found.give, found.close_one, found.profile, found.idle))
    assert found.own.isEnabled()


def test_the_security_administrator_opens_an_account_and_is_shown_its_first_password_once(
    seat: Seat, settings: Open
) -> None:
    intake = seat.person("intake")
    seat.sit(seat.person("security_admin"))
    page = settings("accounts")
    found = section_of(page)
    choose(found, intake)

    found.give.click()
    dialog(page, CardDialog).submit()
    settle(seat)
    shown = dialog(page, GivenDialog)
    given = shown.shown.text()
    shown.submit()

    assert state(seat, intake) == "first"
    with pytest.raises(RefusedError, match=r"signin\.change_first"):
        seat.bench.room.perform(SignIn(intake, Secret(given)))
    assert found.list.table.rows[0].person.id == intake
    assert given not in str(seat.bench.room.ask(Records("account")))


def test_an_account_is_closed_after_a_word_and_nobody_closes_the_own(seat: Seat, settings: Open) -> None:
    intake, keeper = seat.person("intake"), seat.person("security_admin")
    seat.bench.room.perform(GivePassword(intake, Secret(GIVEN), actor=keeper))
    seat.sit(keeper)
    page = settings("accounts")
    found = section_of(page)
    choose(found, keeper)
    assert not found.give.isEnabled()
    choose(found, intake)

    found.close_one.click()
    dialog(page, CardDialog).submit()
    settle(seat)

    assert state(seat, intake) == "closed"


def test_the_own_password_is_changed_by_the_present_one(seat: Seat, settings: Open) -> None:
    me = seat.bench.room.operator().id
    seat.bench.room.perform(GivePassword(me, Secret(GIVEN), actor=seat.person("security_admin")))
    seat.bench.room.perform(ChangePassword(me, Secret(GIVEN), Secret(CHOSEN)))
    page = settings("accounts")
    section_of(page).own.click()
    form = dialog(page, PasswordDialog)

    def fill(*texts: str) -> None:
        for line, text in zip(form.lines, texts, strict=True):
            cast("QLineEdit", line).setText(text)
        form.submit()
        settle(seat)

    fill("falsch", "der lange Weg", "der lange Weg")
    assert "还可以试 4 次" in form.old.fault
    fill(CHOSEN, "12345678", "12345678")
    assert "最容易被猜到" in form.new.fault
    fill(CHOSEN, "der lange Weg", "der lange Wek")
    assert "不一致" in form.again.fault
    fill(CHOSEN, "der lange Weg", "der lange Weg")

    assert not form.isVisible()
    seat.bench.room.perform(SignIn(me, Secret("der lange Weg")))


def test_the_rules_of_the_room_are_chosen_by_who_keeps_the_accounts(seat: Seat, settings: Open) -> None:
    seat.sit(seat.person("security_admin"))
    found = section_of(settings("accounts"))

    found.profile.press(1)
    settle(seat)
    found.idle.press(0)
    settle(seat)

    setting = seat.bench.room.store.reference.setting
    assert (setting("signin_profile"), setting("idle_minutes")) == ("level2", "5")
    assert (found.profile.value, found.idle.value) == ("level2", 5)
