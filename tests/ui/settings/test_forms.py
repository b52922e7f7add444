"""打印与模板: a township's own template, one that is broken, a file out and in, and back to the built-in one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from commandroom.ui.page import PageSpec
from commandroom.ui.pages.settings.forms import FormsSection, TemplateDialog
from commandroom.ui.pages.settings.view import SettingsPage
from commandroom.usecases.commands import Amend, SeatSetting
from tests.room import DIRECTOR
from tests.ui.room import Seat, practice, practice_seat

__all__ = ("practice", "practice_seat")


def opened(seat: Seat) -> FormsSection:
    """The section, with the director at the desk."""
    seat.bench.room.perform(SeatSetting("operator", DIRECTOR))
    window = seat.window(PageSpec("settings", "系统设置", "settings", SettingsPage))
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    page.show_section("forms")
    settle(seat)
    found = page.section("forms")
    assert isinstance(found, FormsSection)
    return found


def settle(seat: Seat) -> None:
    seat.settle()
    seat.wait_for(lambda: not seat.desk.slow.is_busy)
    seat.settle()


def state(section: FormsSection, name: str) -> str:
    row = next(one for one in section.all if one.name == name)
    return f"{section._version(row)} {section._state(row)}"


def test_an_edited_template_is_a_version_of_the_room_and_the_built_in_one_comes_back(
    practice_seat: Seat,
) -> None:
    section = opened(practice_seat)
    assert state(section, "register") == "内置 2026.1 使用中"
    section._edit()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, TemplateDialog))
    dialog.text.set_text(dialog.text.text.replace('title = "问题登记单"', 'title = "诉求登记表"'))
    dialog.submit()
    settle(practice_seat)
    assert not dialog.isVisible()
    assert state(section, "register") == "本镇第 1 版 使用中"

    section.back(section.all[0])
    settle(practice_seat)
    assert state(section, "register") == "内置 2026.1 使用中"


def test_a_broken_text_stays_in_the_form_with_the_reason(practice_seat: Seat) -> None:
    section = opened(practice_seat)
    section._edit()
    dialog = next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, TemplateDialog) and one.isVisible()
    )
    dialog.text.set_text(dialog.text.text.replace("{住址}", "{星座}"))
    dialog.submit()
    settle(practice_seat)
    assert dialog.isVisible()
    assert "模板用了不认识的字段“星座”。" in dialog.field._message.text()
    dialog.reject()


def test_a_template_that_is_broken_on_record_is_named_in_the_list(practice_seat: Seat) -> None:
    practice_seat.bench.room.perform(Amend("form", "dispatch", {"text": "title ="}, actor=DIRECTOR))
    section = opened(practice_seat)
    assert state(section, "dispatch").startswith("内置 2026.1 模板读不懂：")


def test_a_template_goes_to_a_file_and_comes_back_from_one(practice_seat: Seat, tmp_path: Path) -> None:
    section = opened(practice_seat)
    file = tmp_path / "派遣单.toml"
    section.write(section.all[1], file)
    settle(practice_seat)
    section.read(section.all[1], file)
    settle(practice_seat)
    assert state(section, "dispatch") == "本镇第 1 版 使用中"
