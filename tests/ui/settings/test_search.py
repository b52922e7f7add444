"""Ctrl+F in the settings: single settings by their words, the way to each, and nothing found."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from commandroom.ui.pages.settings.appearance import AppearanceSection
from commandroom.ui.pages.settings.backup import BackupSection
from commandroom.ui.pages.settings.categories import CategoriesSection
from commandroom.ui.pages.settings.clocks import ClocksSection
from commandroom.ui.pages.settings.keys import KeysSection
from commandroom.ui.pages.settings.setting import Frame, Hit
from commandroom.ui.pages.settings.view import SettingsPage
from commandroom.ui.program import Program
from commandroom.ui.widgets.placeholder import EmptyState
from tests.ui.room import Seat
from tests.ui.settings.sitting import Keyboarder
from tests.ui.typing_in import CTRL

Opened = Callable[[], Program]
Key = Qt.Key


class Seeker(Keyboarder):
    """Somebody who looks for a setting."""

    def __init__(self, program: Program, seat: Seat) -> None:
        super().__init__(program, seat)
        self.typist.key(Key.Key_Comma, CTRL)
        self.settle()
        page = self.window.page("settings")
        assert isinstance(page, SettingsPage)
        self.page = page

    def seek(self, words: str) -> list[Hit]:
        """Ctrl+F and the words; what the page lists then."""
        self.typist.key(Key.Key_F, CTRL)
        self.typist.word(words)
        self.typist.key(Key.Key_Return)
        self.settle()
        return list(self.page.found.list.table.rows)

    def take(self, text: str) -> None:
        """Down into the list, down to a hit of this name, Enter."""
        self.typist.key(Key.Key_Down)
        assert self.page.found.list.hasFocus()
        names = [hit.setting.text for hit in self.page.found.list.table.rows]
        for _ in range(names.index(text)):
            self.typist.key(Key.Key_Down)
        self.typist.key(Key.Key_Return)
        self.settle()

    def framed(self) -> list[Frame]:
        return [frame for frame in self.page.findChildren(Frame) if frame.isVisible()]

    def sections(self) -> list[str]:
        items = [self.page.list.item(at) for at in range(self.page.list.count())]
        return [item.text() for item in items if not item.isHidden()]


@pytest.fixture
def seeker(opened: Opened, seat: Seat) -> Seeker:
    return Seeker(opened(), seat)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


@pytest.mark.parametrize("words", ["字号", "zh", "zihao", "Size of type"])
def test_a_setting_is_found_by_its_name_its_pinyin_and_its_english(seeker: Seeker, words: str) -> None:
    hits = seeker.seek(words)

    found = {hit.setting.text: hit.section_title for hit in hits}
    assert found["字号"] == "外观"
    assert "外观" in seeker.sections()


def test_the_choices_of_a_setting_find_it_too(seeker: Seeker) -> None:
    hits = seeker.seek("深色")

    assert ("主题", "外观") in [(hit.setting.text, hit.section_title) for hit in hits]


def test_enter_goes_to_the_control_focuses_and_frames_it(seeker: Seeker) -> None:
    seeker.seek("字号")
    seeker.take("字号")

    section = seeker.page.section("appearance")
    assert isinstance(section, AppearanceSection)
    assert section.scale.hasFocus()
    before = section.scale.value()
    seeker.typist.key(Key.Key_Right)
    assert section.scale.value() == before + 1
    (frame,) = seeker.framed()
    here = section.scale.mapToGlobal(section.scale.rect().center())
    assert frame.rect().contains(frame.mapFromGlobal(here))
    assert len(seeker.sections()) == len(seeker.page.sections)


def test_the_frame_goes_by_itself(seeker: Seeker) -> None:
    seeker.seek("字号")
    seeker.take("字号")

    seeker.seat.qtbot.waitUntil(lambda: not seeker.framed(), timeout=5000)


def test_a_choice_gets_the_focus_where_it_stands(seeker: Seeker) -> None:
    seeker.seek("行高")
    seeker.take("行高")

    section = seeker.page.section("appearance")
    assert isinstance(section, AppearanceSection)
    assert focused() is section.density.chips[1]


def test_a_limit_that_the_room_keeps_is_found_before_its_section_was_open(seeker: Seeker) -> None:
    seeker.seek("派遣时限")
    seeker.take("派遣时限")

    section = seeker.page.section("clocks")
    assert isinstance(section, ClocksSection)
    assert section.timers.hasFocus()
    assert section.timers.current.key == "dispatch"
    assert len(seeker.framed()) == 1


def test_a_category_is_found_although_its_list_shows_others(seeker: Seeker) -> None:
    section = seeker.page.section("categories")
    assert isinstance(section, CategoriesSection)
    section.finder.setText("0401")
    wanted = next(hit.setting.text for hit in seeker.seek("井盖") if hit.section == "categories")

    seeker.take(wanted)

    assert section.list.hasFocus()
    assert section.list.current.name == wanted
    assert section.finder.text() == ""


def test_a_deed_is_found_with_its_key_and_the_way_leads_to_its_line(seeker: Seeker) -> None:
    hits = seeker.seek("mlmb")
    note = next(hit.setting.note for hit in hits if hit.setting.text == "命令面板")

    seeker.take("命令面板")

    section = seeker.page.section("keys")
    assert isinstance(section, KeysSection)
    assert "Ctrl+K" in note
    assert section.list.kin is not None
    assert section.list.kin.key_id == "desk.palette"


def test_a_button_is_found(seeker: Seeker) -> None:
    seeker.seek("立即备份")
    seeker.take("立即备份")

    section = seeker.page.section("backup")
    assert isinstance(section, BackupSection)
    assert section.make.hasFocus()


def test_nothing_found_is_a_sentence_and_escape_leads_back(seeker: Seeker) -> None:
    hits = seeker.seek("不存在的词")
    empty = [part for part in seeker.page.found.findChildren(EmptyState) if part.isVisible()]

    seeker.typist.key(Key.Key_Escape)
    seeker.seat.qtbot.waitUntil(lambda: seeker.page.section("appearance").isVisible())

    assert hits == []
    assert "不存在的词" in empty[0].accessibleName()
    assert seeker.window.top.search.text() == ""
    assert len(seeker.sections()) == len(seeker.page.sections)
    assert seeker.page.list.hasFocus()


def test_escape_among_the_hits_ends_the_search(seeker: Seeker) -> None:
    seeker.seek("提醒")
    seeker.typist.key(Key.Key_Down)

    seeker.typist.key(Key.Key_Escape)
    seeker.settle()

    assert seeker.window.top.search.text() == ""
    assert seeker.page.section("appearance").isVisible()
    assert seeker.page.list.hasFocus()


def test_the_search_ends_when_the_page_is_left(seeker: Seeker) -> None:
    seeker.seek("提醒")

    seeker.window.show_page("board")
    seeker.window.show_page("settings")
    seeker.settle()

    assert len(seeker.sections()) == len(seeker.page.sections)
    assert seeker.page.section("appearance").isVisible()


def test_letters_that_are_scattered_over_a_name_are_no_hit(seeker: Seeker) -> None:
    assert seeker.seek("处限") == []
    assert len(seeker.seek("时限")) >= 10


def test_english_words_find_english_settings(seat: Seat, opened: Opened) -> None:
    seat.desk.settings.put("lang", "en")
    seat.desk.settings.sync()
    seeker = Seeker(opened(), seat)

    hits = seeker.seek("size of")

    assert ("Size of type", "Appearance") in [(hit.setting.text, hit.section_title) for hit in hits]
