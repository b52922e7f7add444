"""Other keys for a deed: by keyboard alone, refused where they are reserved or taken, and held to everywhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from commandroom.ui.apart import Apart
from commandroom.ui.dialogs.palette import CommandPalette
from commandroom.ui.dialogs.shortcuts import ShortcutSheet
from commandroom.ui.keychange import chosen_with, kin_of, kins
from commandroom.ui.pages.intake.view import IntakePage
from commandroom.ui.pages.settings.keydialog import KeyDialog
from commandroom.ui.pages.settings.keys import KeysSection
from commandroom.ui.pages.settings.view import SettingsPage
from commandroom.ui.program import Program
from commandroom.ui.settings import FILE
from commandroom.ui.widgets.button import Button
from tests.ui.room import Seat
from tests.ui.settings.sitting import Keyboarder
from tests.ui.typing_in import ALT, CTRL, SHIFT

Opened = Callable[[], Program]
Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
FIXED_HINTS = {"J/K", "X", "Enter", "Esc", "← →", "↑ ↓", "Tab", "Ctrl+Enter"}
"""What lists, fields and dialogs answer to themselves."""


class Person(Keyboarder):
    """Somebody at the settings of the keys."""

    def go_to_keys(self) -> KeysSection:
        """Ctrl+, and down the list of sections."""
        self.typist.key(Key.Key_Comma, CTRL)
        self.settle()
        page = self.window.page("settings")
        assert isinstance(page, SettingsPage)
        for _ in range(list(page.sections).index("keys") - page.list.currentRow()):
            self.typist.key(Key.Key_Down)
        self.settle()
        section = page.section("keys")
        assert isinstance(section, KeysSection)
        return section

    def stand_on(self, section: KeysSection, words: str) -> None:
        """Find a deed by its words or initials and stand on the first that fits."""
        self.tab_to(section.finder)
        section.finder.selectAll()
        self.typist.word(words)
        self.typist.key(Key.Key_Return)
        self.settle()

    def form(self, section: KeysSection) -> KeyDialog:
        """Enter opens the form."""
        assert section.list.hasFocus()
        self.typist.key(Key.Key_Return)
        return self.open_form()

    def open_form(self) -> KeyDialog:
        """The form that stands open."""
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, KeyDialog) and w.isVisible()]
        assert len(found) == 1
        self.seat.qtbot.waitUntil(lambda: QApplication.activeWindow() is found[0])
        return found[0]

    @override
    def settle(self) -> None:
        super().settle()
        if QApplication.activeWindow() is None:  # no window manager does it on a screen in memory
            self.window.activateWindow()
            self.seat.qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)

    def build_all(self) -> None:
        """As if each page had been visited."""
        for key in self.window.specs:
            self.window.page(key)
        self.settle()


@pytest.fixture
def person(opened: Opened, seat: Seat) -> Person:
    return Person(opened(), seat)


def sitting(program: Program, seat: Seat) -> Person:
    return Person(program, seat)


# --- changing -------------------------------------------------------------------------------------------------------


def test_a_deed_is_given_another_key_by_keyboard_alone(person: Person) -> None:
    section = person.go_to_keys()
    person.stand_on(section, "djsj")
    form = person.form(section)

    person.typist.key(Key.Key_F9)
    said = form.submit_button.text()
    person.typist.key(Key.Key_Return)
    person.settle()
    person.window.show_page("board")
    person.settle()
    shown = person.window.top.primary.text()
    person.typist.key(Key.Key_N)
    stayed = person.window.current
    person.typist.key(Key.Key_F9)
    person.settle()

    assert "F9" in said
    assert shown.endswith("F9")
    assert (stayed, person.window.current) == ("board", "intake")


def test_a_key_of_two_letters_is_pressed_one_after_the_other(person: Person) -> None:
    section = person.go_to_keys()
    person.stand_on(section, "刷新")
    form = person.form(section)

    person.typist.key(Key.Key_G)
    person.typist.key(Key.Key_S)
    person.typist.key(Key.Key_Return)
    person.settle()

    assert not form.isVisible()
    assert person.desk.actions.keys_of("desk.refresh") == "G S"


def test_the_present_keys_can_be_kept_beside_the_new_one(person: Person) -> None:
    section = person.go_to_keys()
    person.stand_on(section, "刷新")
    form = person.form(section)

    person.typist.key(Key.Key_F9)
    person.tab_to(form.keep)
    person.typist.key(Key.Key_Space)
    person.typist.key(Key.Key_Return, CTRL)

    assert kin_of(person.desk.actions, "desk.refresh").keys == ("F5", "F9")


def test_what_somebody_has_is_named_and_taken_over_only_when_that_is_said(person: Person) -> None:
    person.build_all()
    section = person.go_to_keys()
    person.stand_on(section, "刷新")
    form = person.form(section)

    person.typist.key(Key.Key_K, CTRL)
    fault, could_submit = form.field.fault, form.submit_button.isEnabled()
    person.typist.key(Key.Key_Return)
    is_still_open = form.isVisible()
    person.tab_to(form.take)
    person.typist.key(Key.Key_Space)
    person.settle()
    keys = [kin_of(person.desk.actions, one).keys for one in ("desk.refresh", "desk.palette")]
    person.typist.key(Key.Key_Z, CTRL)
    person.settle()
    again = [kin_of(person.desk.actions, one).keys for one in ("desk.refresh", "desk.palette")]

    assert "命令面板" in fault
    assert (could_submit, is_still_open) == (False, True)
    assert keys == [("Ctrl+K",), ()]
    assert again == [("F5",), ("Ctrl+K",)]


def test_the_beginning_of_a_key_of_two_counts_as_taken(person: Person) -> None:
    section = person.go_to_keys()
    person.stand_on(section, "刷新")
    form = person.form(section)

    person.typist.key(Key.Key_G)

    assert "事件看板" in form.field.fault
    assert not form.submit_button.isEnabled()


@pytest.mark.parametrize(
    ("key", "modifiers", "word"),
    [
        (Key.Key_C, CTRL, "编辑"),
        (Key.Key_J, NONE, "列表"),
        (Key.Key_Space, CTRL, "输入法"),
        (Key.Key_F4, ALT, "操作系统"),
        (Key.Key_Down, NONE, "移动"),
    ],
)
def test_a_reserved_key_is_refused_with_what_it_is_for(
    person: Person, key: Qt.Key, modifiers: Qt.KeyboardModifier, word: str
) -> None:
    section = person.go_to_keys()
    person.stand_on(section, "刷新")
    form = person.form(section)

    person.typist.key(key, modifiers)

    assert word in form.field.fault
    assert not form.submit_button.isEnabled()


def test_a_letter_is_refused_where_text_is_typed(person: Person) -> None:
    person.build_all()
    section = person.go_to_keys()
    person.stand_on(section, "存草稿")
    form = person.form(section)

    person.typist.key(Key.Key_B)
    refused = form.field.fault
    person.typist.key(Key.Key_B, CTRL | SHIFT)

    assert "Ctrl" in refused
    assert form.submit_button.isEnabled()


def test_tab_and_escape_leave_the_field_that_takes_keys(person: Person) -> None:
    section = person.go_to_keys()
    person.stand_on(section, "刷新")
    form = person.form(section)

    person.typist.tab()
    left = form.focusWidget()
    person.typist.key(Key.Key_Escape)

    assert left is not form.input
    assert not form.isVisible()
    assert person.desk.actions.own.all() == {}


def test_a_deed_can_do_without_a_key(person: Person) -> None:
    section = person.go_to_keys()
    person.stand_on(section, "djsj")
    form = person.form(section)

    person.tab_to(form.none)
    person.typist.key(Key.Key_Space)
    person.settle()

    assert person.window.top.primary.text().strip() == "登记事件"
    assert "—" in str(section.list.table.index(section.list.currentIndex().row(), 1).data())


def test_one_deed_and_all_deeds_get_their_usual_keys_back_and_that_is_undone(person: Person) -> None:
    actions = person.desk.actions
    for key_id, key in (("desk.refresh", "F9"), ("desk.palette", "Ctrl+M"), ("desk.manual", "F2")):
        actions.own.put(chosen_with(actions, kin_of(actions, key_id), (key,)))
    section = person.go_to_keys()
    person.stand_on(section, "刷新")

    person.tab_to(section.usual)
    person.typist.key(Key.Key_Space)
    one = actions.own.all()
    person.tab_to(section.all)
    person.typist.key(Key.Key_Space)
    everything = actions.own.all()
    person.typist.key(Key.Key_Z, CTRL)

    assert set(one) == {"desk.palette", "desk.manual"}
    assert everything == {}
    assert actions.own.all() == one


def test_a_usual_key_that_went_to_another_comes_back_only_when_that_is_said(person: Person) -> None:
    actions = person.desk.actions
    actions.own.put(chosen_with(actions, kin_of(actions, "desk.manual"), ("F5",)))
    section = person.go_to_keys()
    person.stand_on(section, "刷新")

    person.tab_to(section.usual)
    person.typist.key(Key.Key_Space)
    form = person.open_form()
    fault = form.field.fault
    person.typist.key(Key.Key_Space)

    assert "使用手册" in fault
    assert actions.keys_of("desk.refresh") == "F5"
    assert actions.keys_of("desk.manual") == ""


def test_what_the_list_handles_itself_is_shown_as_fixed(person: Person) -> None:
    section = person.go_to_keys()
    person.stand_on(section, "下一件")

    person.typist.key(Key.Key_Return)

    assert "固定" in section.said.text()
    assert not section.change.isEnabled()
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, KeyDialog) and w.isVisible()]


# --- finding --------------------------------------------------------------------------------------------------------


def test_a_deed_is_found_by_pressing_its_key(person: Person) -> None:
    section = person.go_to_keys()
    person.tab_to(section.pressed)

    person.typist.key(Key.Key_K, CTRL)
    found = [row for row in section.list.table.rows if not isinstance(row, str)]
    person.typist.key(Key.Key_F12)
    nothing = section.placeholder.accessibleName(), len(section.list.table.rows)
    person.typist.key(Key.Key_Backspace)

    assert [kin.key_id for kin in found] == ["desk.palette"]
    assert nothing[1] == 0
    assert len(section.list.table.rows) > 40
    assert person.window.current == "settings"


def test_every_deed_is_listed_once_under_its_group_also_of_windows_that_are_not_open(person: Person) -> None:
    person.build_all()
    section = person.go_to_keys()

    rows = section.list.table.rows
    listed = [deed.id for row in rows if not isinstance(row, str) for deed in row.deeds]
    headings = [row for row in rows if isinstance(row, str)]

    assert sorted(listed) == sorted({deed.id for deed in person.desk.actions.known()})
    assert {"alerts.take", "apart.close", "event.verb.extend_apply", "intake.keep"} <= set(listed)
    assert len(headings) == len(set(headings))
    assert headings[:2] == ["通用", "页面"]


# --- everywhere -----------------------------------------------------------------------------------------------------


def test_no_place_of_the_desk_keeps_showing_a_key_that_no_longer_holds(person: Person) -> None:
    person.build_all()
    actions = person.desk.actions
    old = {key for kin in kins(actions) if not kin.is_fixed for key in kin.usual} - FIXED_HINTS
    free = (
        f"{more}{key}"
        for more in ("Ctrl+Alt+", "Ctrl+Alt+Shift+", "Alt+Shift+")
        for key in (*"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789[];'-=", *(f"F{n}" for n in range(1, 13)))
    )
    changed = [kin for kin in kins(actions) if not kin.is_fixed and kin.usual]
    actions.own.put({kin.key_id: (next(free),) for kin in changed})

    shown: dict[str, set[str]] = {}
    for key in person.window.specs:
        person.window.show_page(key)
        person.settle()
        for part in person.window.findChildren(QWidget):
            said = part.text() if isinstance(part, Button) else ""
            for text in (said, part.toolTip()):
                shown.setdefault(key, set()).update({text.rsplit("  ", 1)[-1].strip()} & old)
        hints = {hint for hint, _ in person.window.status.hints._hints}
        shown[key] |= hints & old

    assert len(changed) > 60
    assert {key: keys for key, keys in shown.items() if keys} == {}


def test_palette_and_sheet_show_the_keys_that_hold(person: Person) -> None:
    actions = person.desk.actions
    actions.own.put({"page.roster": ("F9",), "desk.refresh": ("Ctrl+Alt+R",)})

    person.window.keys.open_palette()
    palette = person.window.findChildren(CommandPalette)[-1]
    palette.search.setText("人员")
    roster = next(entry for entry in palette.model.entries if entry.id == "page.roster")
    palette.reject()
    sheet = ShortcutSheet(person.desk.theme, actions, scope="board", parent=person.window)
    keys = {deed.id: deed.keys for deed in sheet._deeds}
    sheet.deleteLater()

    assert roster.keys == "F9"
    assert keys["desk.refresh"] == ("Ctrl+Alt+R",)


def test_a_page_that_is_built_later_has_the_chosen_keys(opened: Opened, seat: Seat) -> None:
    program = opened()
    actions = program.opened.desk.actions
    assert "intake.keep" not in {deed.id for deed in actions.known()}
    actions.own.put({"intake.keep": ("F9",), "desk.palette": ("Ctrl+D",)})

    person = sitting(program, seat)
    person.window.show_page("intake")
    person.settle()

    page = person.window.page("intake")
    assert isinstance(page, IntakePage)
    kept = [actions.keys_of(one) for one in ("intake.keep", "intake.close", "desk.palette")]
    assert kept == ["F9", "", "Ctrl+D"]
    assert page.keep_button.text().split() == ["存草稿", "F9"]


def test_a_window_of_its_own_has_the_same_keys(person: Person) -> None:
    person.desk.actions.own.put({"desk.refresh": ("F9",), "apart.close": ("F8",)})
    person.window.show_page("event", {"apart": True, "ref": ""})
    window = Apart.of(person.window).windows[0]
    person.settle()
    actions = window.desk.actions
    before = [actions.keys_of(one) for one in ("desk.refresh", "apart.close", "desk.undo")]

    person.desk.actions.own.put({"desk.undo": ("F7",)})
    after = [actions.keys_of(one) for one in ("desk.refresh", "apart.close", "desk.undo")]
    window.close()

    assert before == ["F9", "F8", "Ctrl+Z"]
    assert after == ["F5", "Ctrl+W", "F7"]


def test_the_keys_belong_to_the_person_and_survive_a_restart(opened: Opened, seat: Seat) -> None:
    first, second = seat.person("shift_leader"), seat.person("intake")
    seat.sit(first)
    own = opened().opened.desk.actions.own
    own.put({"desk.refresh": ("F9",)})
    worn = own.person

    again = opened()
    kept = again.opened.desk.actions.keys_of("desk.refresh")
    seat.sit(second)
    again.overview.look()
    seat.wait_for(lambda: again.opened.desk.actions.own.person == second)

    assert (worn, kept) == (first, "F9")
    assert again.opened.desk.actions.keys_of("desk.refresh") == "F5"


@pytest.mark.warns("keys that were kept cannot be read")
def test_a_damaged_entry_is_told_and_the_usual_keys_hold(opened: Opened, seat: Seat) -> None:
    file = QSettings(str(seat.desk.settings.home / FILE), QSettings.Format.IniFormat)
    file.setValue(f"keys/{seat.person('shift_leader')}", '{"desk.refresh": 7, "desk.manual": ["F9"]}')
    file.sync()
    seat.sit(seat.person("shift_leader"))

    person = sitting(opened(), seat)
    toasts = [toast.notice.text for toast in person.window.toasts.toasts]
    section = person.go_to_keys()

    assert [text for text in toasts if "快捷键" in text]
    assert [person.desk.actions.keys_of(one) for one in ("desk.refresh", "desk.manual")] == ["F5", "F9"]
    assert not section.damaged.isHidden()


def test_the_switch_for_single_letters_can_be_taken_back(person: Person) -> None:
    section = person.go_to_keys()
    person.tab_to(section.single)

    person.typist.key(Key.Key_Space)
    is_off = not person.desk.theme.appearance.single_keys
    person.typist.key(Key.Key_Z, CTRL)

    assert is_off
    assert person.desk.theme.appearance.single_keys
