"""规则变更: the security administrator proposes in the forms of the settings, a leader answers in a section of its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commandroom.ui.dialogs.confirm import ConfirmDialog, ReasonDialog
from commandroom.ui.gate import DUTIES
from commandroom.ui.pages.settings.categories import CategoriesSection, CategoryDialog
from commandroom.ui.pages.settings.rulechanges import RuleChangesSection, value_text
from commandroom.ui.pages.settings.view import SettingsPage, spec
from commandroom.ui.rulewatch import RuleWatch
from commandroom.ui.window import DeskWindow
from commandroom.usecases.commands import Amend, AnswerRule, ChangeRule
from commandroom.usecases.queries import RuleChanges, Rules
from commandroom.usecases.rights import barred
from tests.room import DIRECTOR
from tests.ui.room import Seat, practice, practice_seat

__all__ = ("practice", "practice_seat")
CONTROL = Qt.KeyboardModifier.ControlModifier
SECURITY = "t-security_admin"


def sit(seat: Seat, role: str) -> None:
    """Somebody of that role takes the seat, and the desk knows the rights."""
    seat.sit(f"t-{role}")
    seat.desk.gate.bar(barred(DUTIES, [role], "某人"))


def page_of(window: DeskWindow, seat: Seat, section: str) -> SettingsPage:
    window.show_page("settings", {"section": section})
    seat.settle()
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def section_of(window: DeskWindow, seat: Seat) -> RuleChangesSection:
    found = page_of(window, seat, "rulechanges").sections["rulechanges"]
    assert isinstance(found, RuleChangesSection)
    found.open()
    seat.settle()
    return found


def proposed(seat: Seat, change: str = "p1", note: str = "新说明") -> None:
    amend = Amend("category", "0401", {"note": note})
    seat.bench.room.perform(ChangeRule(change, (amend,), "年度核定", actor=SECURITY))


def note(seat: Seat) -> str:
    category = seat.bench.room.ask(Rules()).policy.category("0401")
    assert category is not None
    return category.note


def test_the_security_administrator_fills_in_the_same_form_says_why_and_proposes(practice_seat: Seat) -> None:
    sit(practice_seat, "security_admin")
    before = note(practice_seat)
    section = page_of(practice_seat.window(spec()), practice_seat, "categories").sections["categories"]
    assert isinstance(section, CategoriesSection)
    section.finder.setText("0401")
    section._edit()
    form = QApplication.activeModalWidget()
    assert isinstance(form, CategoryDialog)
    assert form.submit_button.isEnabled()
    form.note.set_text("由权属单位先行围护")
    form.submit()
    reason = QApplication.activeModalWidget()
    assert isinstance(reason, ReasonDialog)
    reason.reason.set_text("年度核定")
    QTest.keyClick(reason, Qt.Key.Key_Return, CONTROL)
    practice_seat.settle()

    [change] = practice_seat.bench.room.ask(RuleChanges())
    assert (change.by, change.reason, change.status) == (SECURITY, "年度核定", "open")
    assert [(line.field, line.after) for line in change.lines] == [("note", "由权属单位先行围护")]
    assert note(practice_seat) == before
    assert not form.isVisible()


def test_a_leader_reads_what_changes_and_approves_it_at_a_second_word(practice_seat: Seat) -> None:
    proposed(practice_seat)
    sit(practice_seat, "director")
    section = section_of(practice_seat.window(spec()), practice_seat)
    assert "新说明" in section.changes.text()
    section.approve.click()
    sure = QApplication.activeModalWidget()
    assert isinstance(sure, ConfirmDialog)
    assert note(practice_seat) != "新说明"
    sure.submit_button.click()
    practice_seat.settle()

    assert note(practice_seat) == "新说明"
    assert "已批准" in section.about.text()
    assert section.approve.isHidden()


def test_a_leader_declines_with_a_reason(practice_seat: Seat) -> None:
    proposed(practice_seat)
    sit(practice_seat, "deputy_director")
    section = section_of(practice_seat.window(spec()), practice_seat)
    section.decline.click()
    reason = QApplication.activeModalWidget()
    assert isinstance(reason, ReasonDialog)
    reason.reason.set_text("依据不足")
    QTest.keyClick(reason, Qt.Key.Key_Return, CONTROL)
    practice_seat.settle()

    assert "依据不足" in section.about.text()
    assert practice_seat.bench.room.ask(RuleChanges())[0].status == "declined"


def test_who_proposed_takes_it_back_and_cannot_approve_it(practice_seat: Seat) -> None:
    proposed(practice_seat)
    sit(practice_seat, "security_admin")
    section = section_of(practice_seat.window(spec()), practice_seat)
    assert section.approve.isHidden()
    section.take_back.click()
    practice_seat.settle()

    assert practice_seat.bench.room.ask(RuleChanges())[0].status == "withdrawn"


@pytest.mark.parametrize("role", ["auditor", "intake"])
def test_the_auditor_and_others_read_and_answer_nothing(practice_seat: Seat, role: str) -> None:
    proposed(practice_seat)
    sit(practice_seat, role)
    section = section_of(practice_seat.window(spec()), practice_seat)

    assert [row.by_name for row in section.list.table.rows] == ["练习安全管理员"]
    assert "新说明" in section.changes.text()
    assert not section.approve.isEnabled()
    assert "主任" in section.approve.toolTip()


def test_an_empty_list_says_so(practice_seat: Seat) -> None:
    section = section_of(practice_seat.window(spec()), practice_seat)
    assert section._awaited is not None
    assert section._awaited.state is not None
    proposed(practice_seat)
    section.open()
    practice_seat.settle()
    assert len(section.list.table.rows) == 1
    practice_seat.bench.room.perform(AnswerRule("p1", approve=True, actor=DIRECTOR))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("", "—"),
        (None, "—"),
        (20, "20"),
        ([{"name": "围护", "limit": "3uh"}, {"name": "", "limit": "5wd"}], "围护 3uh；5wd"),
    ],
)
def test_values_are_read_in_words(value: object, said: str) -> None:
    assert value_text(value) == said


@pytest.mark.parametrize(("role", "is_told"), [("director", True), ("deputy_director", True), ("security_admin", False),
                                               ("shift_leader", False)])  # fmt: skip
def test_a_banner_tells_the_leaders_what_waits_until_it_is_answered(
    practice_seat: Seat, role: str, is_told: bool
) -> None:
    proposed(practice_seat)
    sit(practice_seat, role)
    watch = RuleWatch(practice_seat.desk, practice_seat.window(spec()))
    practice_seat.settle()
    banner = practice_seat.desk.notices.banner
    assert (banner is not None and "有 1 项规则变更待批准" in banner.text) is is_told

    practice_seat.bench.room.perform(AnswerRule("p1", approve=True, actor=DIRECTOR))
    watch.look()
    practice_seat.settle()
    assert practice_seat.desk.notices.banner is None
    watch.close()
