from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.palette import SEARCH_KEY, CommandPalette, Deliver, Entry, group_place
from commandroom.ui.otherwords import learn

Open = Callable[..., CommandPalette]


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk) -> Iterator[Open]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 800)
    window.show()
    made: list[CommandPalette] = []

    def open_palette(**more: Any) -> CommandPalette:
        palette = CommandPalette(
            desk.theme, desk.actions, desk.settings, scope="board", parent=window, **more
        )
        made.append(palette)
        palette.open()
        return palette

    yield open_palette
    for palette in made:
        palette.reject()


@pytest.fixture
def done(desk: Desk) -> list[str]:
    did: list[str] = []
    actions = desk.actions
    actions.add(
        "board.dispatch", "派遣当前事件", lambda: did.append("派遣"), keys="D", scope="board", group="操作"
    )
    actions.add(
        "board.urge", "督办当前事件", lambda: did.append("督办"), keys="S", scope="board", group="操作"
    )
    actions.add("desk.refresh", "刷新", lambda: did.append("刷新"), keys="F5", group="通用")
    actions.add("event.note", "添加备注", lambda: did.append("备注"), keys="R", scope="event", group="操作")
    return did


def _texts(palette: CommandPalette) -> list[str]:
    return [entry.text for entry in palette.model.entries]


@pytest.mark.parametrize("typed", ["派遣", "pqdq", "pq", "PQ"])
def test_a_deed_is_found_by_characters_and_by_initials(opened: Open, done: list[str], typed: str) -> None:
    palette = opened()

    palette.search.setText(typed)
    QTest.keyClick(palette.search, Qt.Key.Key_Return)

    assert done == ["派遣"]
    assert not palette.isVisible()


@pytest.mark.usefixtures("done")
def test_deeds_of_another_page_are_not_offered(opened: Open) -> None:
    palette = opened()

    assert "派遣当前事件" in _texts(palette)
    assert "添加备注" not in _texts(palette)


@pytest.mark.usefixtures("done")
def test_a_deed_shows_its_key(opened: Open) -> None:
    palette = opened()

    assert {entry.text: entry.keys for entry in palette.model.entries} == {
        "派遣当前事件": "D",
        "督办当前事件": "S",
        "刷新": "F5",
    }


@pytest.mark.usefixtures("done")
def test_what_was_used_last_comes_first_next_time(opened: Open) -> None:
    first = opened()
    first.search.setText("刷新")
    QTest.keyClick(first.search, Qt.Key.Key_Return)

    again = opened()

    assert _texts(again)[0] == "刷新"


def test_the_arrow_keys_choose_while_the_search_keeps_the_focus(opened: Open, done: list[str]) -> None:
    palette = opened()

    QTest.keyClick(palette.search, Qt.Key.Key_Down)
    QTest.keyClick(palette.search, Qt.Key.Key_Return)

    assert done == ["督办"]


def test_people_and_events_arrive_later_and_a_late_answer_is_dropped(
    qtbot: QtBot, opened: Open, done: list[str]
) -> None:
    asked: list[tuple[str, Deliver]] = []
    palette = opened(source=lambda text, deliver, _: asked.append((text, deliver)) if text else None)
    palette.search.setText("陈")
    qtbot.waitUntil(lambda: len(asked) == 1)
    palette.search.setText("陈国")
    qtbot.waitUntil(lambda: len(asked) == 2)

    asked[1][1]([Entry("陈国强", "人员", lambda: done.append("陈国强"))])
    asked[0][1]([Entry("陈伟", "人员", lambda: None)])

    assert _texts(palette) == ["陈国强"]


@pytest.mark.usefixtures("done")
def test_nothing_that_fits_is_said_in_a_sentence(opened: Open) -> None:
    palette = opened()

    palette.search.setText("没有这样的东西")

    assert _texts(palette) == []
    assert palette._nothing.text() == "没有匹配的内容。"


@pytest.mark.parametrize("typed", ["paiqian", "dangqian", "paiqiandangqianshijian"])
def test_a_deed_is_found_by_its_whole_pinyin_from_any_syllable_on(
    opened: Open, done: list[str], typed: str
) -> None:
    palette = opened()

    palette.search.setText(typed)
    palette.submit()

    assert done == ["派遣"]


def test_a_deed_is_found_by_its_english_name(opened: Open, done: list[str]) -> None:
    learn()
    palette = opened()

    palette.search.setText("refre")

    assert _texts(palette)[:1] == ["刷新"]
    assert done == []


def test_signs_before_the_words_narrow_to_deeds_or_to_people(
    qtbot: QtBot, opened: Open, done: list[str]
) -> None:
    asked: list[str] = []
    palette = opened(source=lambda text, _deliver, _refuse: asked.append(text) if text else None)

    palette.search.setText("@派")
    people = _texts(palette)
    qtbot.waitUntil(lambda: asked == ["@派"])
    palette.search.setText(">派")
    qtbot.wait(200)

    assert people == []
    assert _texts(palette) == ["派遣当前事件"]
    assert asked == ["@派"]
    assert done == []


def test_tab_looks_for_the_words_on_the_board(qtbot: QtBot, opened: Open, done: list[str]) -> None:
    found = Entry("搜索", "搜索", lambda: done.append("搜索"), keys=SEARCH_KEY)
    palette = opened(source=lambda text, deliver, _: deliver([found]) if text else None)
    palette.search.setText("垃圾")
    qtbot.waitUntil(lambda: len(palette.model.entries) == 1)

    QTest.keyClick(palette.search, Qt.Key.Key_Tab)

    assert done == ["搜索"]


@pytest.mark.parametrize(
    ("title_end", "group_begins", "place"),
    [(200.0, 560.0, 420.0), (470.0, 560.0, 482.0), (900.0, 560.0, 548.0)],
)
def test_a_long_title_pushes_the_name_of_its_group_before_it_is_cut(
    title_end: float, group_begins: float, place: float
) -> None:
    assert group_place(420.0, title_end, group_begins) == place


def test_what_the_page_can_do_stands_before_what_the_desk_can(opened: Open, done: list[str]) -> None:
    palette = opened()

    assert _texts(palette)[:2] == ["派遣当前事件", "督办当前事件"]
    assert done == []
