"""预警与平战: a warning typed and lifted, a mode ordered, worded, counted, ended and reviewed at the desk."""

from __future__ import annotations

from commandroom.ui.conditionwatch import ConditionWatch
from commandroom.ui.dialogs.confirm import ConfirmDialog
from commandroom.ui.pages.settings.conditiondialogs import (
    ModeDialog,
    TransferDialog,
    WarningDialog,
    WordDialog,
)
from commandroom.ui.pages.settings.conditions import ConditionsSection
from commandroom.usecases.commands import Amend
from tests.room import DIRECTOR
from tests.ui.room import Seat, practice, practice_seat
from tests.ui.settings.sitting import dialog, section_of

__all__ = ("practice", "practice_seat")


def opened(seat: Seat) -> ConditionsSection:
    """The section, with the director at the desk, who knows one village."""
    fields = {"name": "青石村", "code": "330299104201"}
    seat.bench.room.perform(Amend("village", "330299104201", fields, actor=DIRECTOR))
    return section_of(seat, "conditions", ConditionsSection)


def banner(seat: Seat) -> str:
    seat.settle_all()
    found = seat.desk.notices.banner
    return found.text if found is not None else ""


def test_a_warning_is_typed_shown_in_the_banner_and_lifted(practice_seat: Seat) -> None:
    section = opened(practice_seat)
    watch = ConditionWatch(practice_seat.desk, section)
    section._new()
    typed = dialog(WarningDialog)
    typed.submit()
    practice_seat.settle_all()
    assert typed.fields["what"].fault
    typed.what.setText("暴雨")
    typed.colour.choose("orange")
    typed.source.setText("县气象台")
    typed.submit()
    practice_seat.settle_all()
    assert not typed.isVisible()
    assert [one.what for one in section.list.table.rows] == ["暴雨"]
    watch.look()
    assert banner(practice_seat) == "暴雨橙色预警 · 县气象台 · 至 03-10 21:00"

    section._lift()
    dialog(ConfirmDialog).submit()
    practice_seat.settle_all()
    assert section.list.table.rows == []
    watch.look()
    assert banner(practice_seat) == ""
    watch.close()


def test_a_mode_goes_from_its_order_to_its_review_at_the_desk(practice_seat: Seat) -> None:
    section = opened(practice_seat)
    watch = ConditionWatch(practice_seat.desk, section)
    assert section.state.text() == "平时"
    section._begin()
    order = dialog(ModeDialog)
    order.mode.choose("war:2")
    order.submit()
    practice_seat.settle_all()
    assert order.fields["reason"].fault
    order.reason.set_text("县防指启动Ⅱ级响应")
    order.told.setText("各村、派出所")
    order.submit()
    practice_seat.settle_all()
    assert section.state.text() == "战时Ⅱ级"
    assert "已通知：各村、派出所" in section.about.text()
    watch.look()
    assert banner(practice_seat) == "战时Ⅱ级 · 下次零报告 11:00"

    section._move()
    moved = dialog(TransferDialog)
    for key, n in (("due", 120), ("moved", 100), ("sheltered", 60), ("kin", 40)):
        moved.numbers[key].setValue(n)
    moved.submit()
    practice_seat.settle_all()
    assert "应转 120 人，已转 100 人，涉及 1 个村社" in section.numbers.text()

    practice_seat.bench.later(hours=3)
    watch.look()
    assert banner(practice_seat) == "战时Ⅱ级 · 零报告 11:00 起超时"
    section._word()
    dialog(WordDialog).submit()
    practice_seat.settle_all()
    assert "下次零报告：2026-03-10 14:00" in section.numbers.text()

    section._end()
    end = dialog(WordDialog)
    end.submit()
    assert end.isVisible()
    end.text.set_text("响应解除")
    end.submit()
    practice_seat.settle_all()
    assert section.state.text() == "平时"
    assert section.review.isVisible()
    section._review()
    review = dialog(WordDialog)
    review.text.set_text("预警提前两小时，转移及时。")
    review.submit()
    practice_seat.settle_all()
    assert not section.review.isVisible()
    watch.look()
    assert banner(practice_seat) == ""
    watch.close()


def test_who_answers_for_a_village_and_the_shelter_are_typed_and_no_number_of_a_person(
    practice_seat: Seat,
) -> None:
    section = opened(practice_seat)
    section._begin()
    order = dialog(ModeDialog)
    order.mode.choose("war:3")
    order.reason.set_text("启动防汛Ⅲ级响应")
    order.submit()
    practice_seat.settle_all()
    section._move()
    moved = dialog(TransferDialog)
    moved.numbers["due"].setValue(20)
    moved.place.setText("镇中学13900000000")
    moved.submit()
    practice_seat.settle_all()
    assert "不写电话" in moved.fields["place"].fault

    moved.place.setText("镇中学")
    moved.person.choose("t-deputy_director")
    moved.submit()
    practice_seat.settle_all()

    (kept,) = section.sheet.transfers
    assert (kept.place, kept.person, kept.left) == ("镇中学", "t-deputy_director", 20)
