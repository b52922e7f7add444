"""Keys as text, and the keys of a person in place of the usual ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from commandroom.ui.actions import Actions
from commandroom.ui.keyrules import canonical, clash, reserved, sequences, span, text_of, why_not
from commandroom.ui.ownkeys import OwnKeys
from commandroom.ui.settings import FILE, DeskSettings

CTRL, ALT, SHIFT, META = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.MetaModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


class Label:
    """Something that shows a key."""

    def __init__(self) -> None:
        self.shown = "?"

    def show_keys(self, keys: str) -> None:
        self.shown = keys


@pytest.fixture
def settings(tmp_path: Path) -> DeskSettings:
    return DeskSettings(tmp_path)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    QVBoxLayout(made).addWidget(QPushButton("在此"))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def keys_of(actions: Actions) -> dict[str, tuple[str, ...]]:
    return {deed.id: deed.keys for deed in actions.known()}


# --- as text --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "text", "modifiers", "said"),
    [
        (Qt.Key.Key_S, "", CTRL | SHIFT, "Ctrl+Shift+S"),
        (Qt.Key.Key_J, "j", NONE, "J"),
        (Qt.Key.Key_J, "", NONE, "J"),  # an input method in Chinese mode keeps the text back
        (Qt.Key.Key_J, "J", SHIFT, "J"),
        (Qt.Key.Key_BracketLeft, "[", NONE, "["),
        (Qt.Key.Key_Question, "?", SHIFT, "?"),
        (Qt.Key.Key_1, "1", KEYPAD, "1"),
        (Qt.Key.Key_1, "1", CTRL | KEYPAD, "Ctrl+1"),
        (Qt.Key.Key_F7, "", NONE, "F7"),
        (Qt.Key.Key_Return, "\r", CTRL, "Ctrl+Enter"),
        (Qt.Key.Key_Enter, "\r", CTRL | KEYPAD, "Ctrl+Enter"),
        (Qt.Key.Key_Backtab, "", SHIFT, "Shift+Tab"),
        (Qt.Key.Key_Space, " ", NONE, "Space"),
        (Qt.Key.Key_Comma, ",", CTRL, "Ctrl+,"),
        (Qt.Key.Key_Plus, "+", CTRL, "Ctrl++"),
        (Qt.Key.Key_Left, "", ALT, "Alt+Left"),
        (Qt.Key.Key_PageDown, "", CTRL, "Ctrl+PgDown"),
        (Qt.Key.Key_Control, "", CTRL, ""),
        (Qt.Key.Key_Shift, "", SHIFT, ""),
        (Qt.Key.Key_Meta, "", META, ""),
    ],
)
def test_a_press_is_written_as_the_registry_writes_it(
    key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier, said: str
) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)

    assert text_of(event) == said
    assert canonical(said) == said


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("ctrl+s", "Ctrl+S"),
        ("g b", "G B"),
        ("Ctrl+Return", "Ctrl+Enter"),
        ("", ""),
        ("Hammer", ""),
        ("Ctrl+", ""),
        ("G B D", ""),
        ("Ctrl+K, Ctrl+S", ""),
        ("GB", ""),
    ],
)
def test_what_is_no_key_is_nothing(written: str, read: str) -> None:
    assert canonical(written) == read


def test_enter_stands_for_both_keys_of_that_name() -> None:
    assert sequences("Ctrl+Enter") == [QKeySequence("Ctrl+Enter"), QKeySequence("Ctrl+Return")]
    assert sequences("Ctrl+S") == [QKeySequence("Ctrl+S")]


def test_the_beginning_of_a_key_of_two_is_in_its_way() -> None:
    assert clash("G", "G B")
    assert clash("G B", "G")
    assert not clash("G B", "G D")
    assert not clash("G", "Ctrl+G")


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        ("Tab", "typing"),
        ("Enter", "typing"),
        ("Space", "typing"),
        ("Ctrl+C", "editing"),
        ("Ctrl+Enter", "form"),
        ("J", "list"),
        ("J X", "list"),
        ("Ctrl+Space", "input_method"),
        ("Alt+F4", "system"),
        ("Meta+E", "system"),
        ("Ctrl+J", ""),
        ("G J", ""),
        ("F7", ""),
    ],
)
def test_what_is_reserved_says_for_what(keys: str, why: str) -> None:
    assert why_not(keys, usual=(), takes_letters=True) == why
    assert why_not(keys, usual=(keys,), takes_letters=True) == ""


def test_every_reserved_key_is_written_as_a_press_is() -> None:
    assert [key for key in reserved() if canonical(key) != key] == []


def test_a_letter_reaches_no_deed_of_a_form() -> None:
    assert [why_not(keys, usual=(), takes_letters=False) for keys in ("B", "G B", "?", "Ctrl+B", "F7")] == [
        "letter", "letter", "letter", "", "",
    ]  # fmt: skip


def test_a_run_of_keys_is_short() -> None:
    assert span(["Alt+1", "Alt+2", "Alt+3", "Alt+4"]) == "Alt+1…4"
    assert span(["[", "]"]) == "[ ]"
    assert span(["1", "", "3"]) == "1 3"
    assert span(["Q", "W", "F7", "D"]) == "Q W F7 …"
    assert span([]) == ""


# --- of a person ----------------------------------------------------------------------------------------------------


def test_a_chosen_key_acts_at_once_and_the_usual_one_no_more(settings: DeskSettings, window: QWidget) -> None:
    done: list[str] = []
    own = OwnKeys(settings)
    actions = Actions(window, own=own)
    actions.add("save", "保存", lambda: done.append("save"), keys="Ctrl+S")
    label = Label()
    actions.show_on("save", label)

    own.put({"save": ("Ctrl+M",)})
    QTest.keyClick(window, Qt.Key.Key_S, CTRL)
    QTest.keyClick(window, Qt.Key.Key_M, CTRL)

    assert done == ["save"]
    assert label.shown == "Ctrl+M"


def test_a_chosen_letter_acts_and_the_usual_one_no_more(settings: DeskSettings) -> None:
    done: list[str] = []
    actions = Actions(own=OwnKeys(settings))
    actions.add("a", "受理", lambda: done.append("a"), keys="A", scope="board")

    actions.own.put({"a": ("G Q",)})
    for key in (Qt.Key.Key_A, Qt.Key.Key_G, Qt.Key.Key_Q):
        actions.press(QKeyEvent(QEvent.Type.KeyPress, key, NONE, ""), "board")

    assert done == ["a"]


def test_what_is_registered_later_has_the_chosen_keys_and_finds_others_taken(settings: DeskSettings) -> None:
    OwnKeys(settings).put({"palette": ("Ctrl+S",), "keep": ("Ctrl+M",)})
    actions = Actions(own=OwnKeys(settings))

    actions.add("palette", "命令", lambda: None, keys="Ctrl+K")
    actions.add("save", "保存", lambda: None, keys=("Ctrl+S", "F7"), scope="board")
    actions.add("keep", "存草稿", lambda: None, keys="Ctrl+S", scope="intake")

    assert keys_of(actions) == {"palette": ("Ctrl+S",), "save": ("F7",), "keep": ("Ctrl+M",)}


def test_the_order_of_registration_makes_no_difference(settings: DeskSettings) -> None:
    OwnKeys(settings).put({"palette": ("Ctrl+S",), "a": ("B",)})
    deeds = [("palette", "Ctrl+K", ""), ("save", "Ctrl+S", "board"), ("a", "A", "board"), ("b", "B", "board")]
    found = []

    for order in (deeds, deeds[::-1]):
        actions = Actions(own=OwnKeys(settings))
        for action_id, keys, scope in order:
            actions.add(action_id, action_id, lambda: None, keys=keys, scope=scope)
        found.append(keys_of(actions))

    assert found[0] == found[1] == {"palette": ("Ctrl+S",), "save": (), "a": ("B",), "b": ()}


def test_a_foretold_deed_keeps_its_place_and_its_key_when_it_comes_and_goes(settings: DeskSettings) -> None:
    actions = Actions(own=OwnKeys(settings))
    actions.foretell("take", "确认", keys="A", scope="alerts")
    actions.own.put({"take": ("F8",)})

    before = keys_of(actions)
    actions.add("take", "确认", lambda: None, keys="A", scope="alerts")
    during = [key.toString() for key in actions.action("take").shortcuts()]
    actions.remove("take")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert before == keys_of(actions) == {"take": ("F8",)}
    assert during == ["F8"]
    assert actions.deeds() == []


def test_deeds_of_one_kind_share_their_key_on_all_pages(settings: DeskSettings) -> None:
    actions = Actions(own=OwnKeys(settings))
    for page in ("board", "event"):
        actions.add(f"{page}.accept", "受理", lambda: None, keys="A", scope=page, key_id="letter.A")

    actions.own.put({"letter.A": ("Q",)})

    assert keys_of(actions) == {"board.accept": ("Q",), "event.accept": ("Q",)}


def test_the_lists_own_keys_stay(settings: DeskSettings) -> None:
    actions = Actions(own=OwnKeys(settings))
    actions.add("down", "下一件", lambda: None, keys=("J", "↓"), scope="board", is_told=True)
    actions.add("mark", "标签", lambda: None, keys="T", scope="board")

    actions.own.put({"down": ("Q",), "mark": ("↓",)})

    assert keys_of(actions) == {"down": ("J", "↓"), "mark": ()}


def test_reserved_keys_that_stand_in_the_file_are_passed_over(settings: DeskSettings) -> None:
    actions = Actions(own=OwnKeys(settings))
    actions.add("form", "存草稿", lambda: None, keys="Ctrl+D", scope="intake")
    actions.add("list", "标签", lambda: None, keys="T", scope="board")

    actions.own.put({"form": ("D", "Tab", "F6"), "list": ("Ctrl+C", "Y")})

    assert keys_of(actions) == {"form": ("F6",), "list": ("Y",)}


def test_each_person_has_keys_of_their_own_which_survive_a_restart(
    settings: DeskSettings, tmp_path: Path
) -> None:
    own = OwnKeys(settings)
    actions = Actions(own=own)
    actions.add("a", "受理", lambda: None, keys="F6")
    worn = []

    own.wear("周")
    own.put({"a": ("F7",)})
    own.wear("王")
    worn.append(keys_of(actions)["a"])
    own.put({"a": ()})
    own.wear("周")
    worn.append(keys_of(actions)["a"])
    settings.sync()
    again = OwnKeys(DeskSettings(tmp_path))

    assert worn == [("F6",), ("F7",)]
    assert (again.person, again.all()) == ("周", {"a": ("F7",)})


@pytest.mark.warns("keys that were kept cannot be read")
@pytest.mark.parametrize(
    ("stored", "damaged", "kept"),
    [
        ("{ nothing of use", ("*",), {}),
        ('"F7"', ("*",), {}),
        ("null", ("*",), {}),
        ('[["a", "F7"]]', ("*",), {}),
        ('{"a": "F7", "b": ["F8"]}', ("a",), {"b": ("F8",)}),
        ('{"a": ["Hammer"], "b": ["F8"]}', ("a",), {"b": ("F8",)}),
        ('{"a": [7], "b": ["f8", "F8"]}', ("a",), {"b": ("F8",)}),
        ('{"a": null}', ("a",), {}),
        ('{"a": ["F1", "F2", "F3", "F4", "F5"]}', ("a",), {}),
        ('{"a": []}', (), {"a": ()}),
    ],
)
def test_a_damaged_entry_is_passed_over_and_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, stored: str, damaged: tuple[str, ...],
    kept: dict[str, tuple[str, ...]],
) -> None:  # fmt: skip
    file = QSettings(str(tmp_path / FILE), QSettings.Format.IniFormat)
    file.setValue("keys/-", stored)
    file.sync()

    own = OwnKeys(DeskSettings(tmp_path))

    assert (own.damaged, own.all()) == (damaged, kept)
    assert len(caplog.records) == bool(damaged)
    assert file.value("keys/-") == stored


def test_two_choices_that_meet_leave_the_key_to_the_first(settings: DeskSettings) -> None:
    actions = Actions(own=OwnKeys(settings))
    actions.add("a", "受理", lambda: None, keys="A", scope="board")
    actions.add("b", "派遣", lambda: None, keys="D", scope="board")

    actions.own.put({"a": ("F7",), "b": ("F7", "F8")})

    assert keys_of(actions) == {"a": ("F7",), "b": ("F8",)}


def test_a_part_that_is_gone_is_told_nothing(settings: DeskSettings, qtbot: QtBot) -> None:
    from commandroom.ui.theme import Appearance, Theme
    from commandroom.ui.widgets.button import Button, IconButton

    theme = Theme(Appearance())
    holder = QWidget()
    qtbot.addWidget(holder)
    actions = Actions(own=OwnKeys(settings))
    actions.add("a", "受理", lambda: None, keys="F6")
    gone, there = Button(theme, "受理", parent=holder), IconButton(theme, "check", "受理", parent=holder)
    for part in (gone, there):
        actions.show_on("a", part)
    gone.deleteLater()
    QTest.qWait(1)

    actions.own.put({"a": ("F7",)})

    assert there.toolTip() == "受理  F7"
    assert there.accessibleName() == "受理"
