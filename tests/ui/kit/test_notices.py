from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from commandroom.domain.errors import WorldError
from commandroom.ui.notices import Banner, Kind, Notice, Notices
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.toast import ToastStack


def _stack(qtbot: QtBot, theme: Theme) -> ToastStack:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 700)
    window.show()
    return ToastStack(theme, window)


def test_three_toasts_at_most_the_oldest_goes(qtbot: QtBot, light: Theme) -> None:
    stack = _stack(qtbot, light)

    for number in range(5):
        stack.show_notice(Notice(f"第{number}条"))

    assert [toast.notice.text for toast in stack.toasts] == ["第2条", "第3条", "第4条"]
    assert [toast.y() for toast in stack.toasts] == sorted(toast.y() for toast in stack.toasts)
    assert all(toast.geometry().right() < 1200 for toast in stack.toasts)


def test_a_toast_waits_while_the_mouse_is_over_it(qtbot: QtBot, light: Theme) -> None:
    stack = _stack(qtbot, light)
    stack.show_notice(Notice("已受理"))
    toast = stack.toasts[0]

    QApplication.sendEvent(toast, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    over = toast.is_waiting
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))

    assert over
    assert not toast.is_waiting


def test_undo_is_offered_for_ten_seconds_and_done_once(qtbot: QtBot, light: Theme) -> None:
    stack = _stack(qtbot, light)
    notices = Notices()
    notices.said.connect(stack.show_notice)
    undone: list[str] = []

    notices.offer_undo("已受理", lambda: undone.append("撤销"))
    seconds, text = stack.toasts[0].notice.seconds, stack.toasts[0].notice.action
    did = [stack.act_on_newest(), stack.act_on_newest()]

    assert (seconds, text) == (10, "撤销")
    assert did == [True, False]
    assert undone == ["撤销"]
    assert stack.toasts == []


def test_the_gravest_banner_is_shown_and_the_lighter_comes_back() -> None:
    notices = Notices()
    seen: list[str] = []
    notices.banner_changed.connect(lambda banner: seen.append(banner.key if banner else ""))

    notices.raise_banner(Banner("offline", "离线工作", Kind.WARN))
    notices.raise_banner(Banner("readonly", "数据库只读", Kind.CRIT))
    notices.raise_banner(Banner("late", "任务迟到", Kind.WARN))
    notices.lower_banner("readonly")
    notices.lower_banner("late")
    notices.lower_banner("offline")

    assert seen == ["offline", "readonly", "readonly", "late", "offline", ""]


def test_a_refusal_is_said_in_a_sentence() -> None:
    notices = Notices()
    said: list[Notice] = []
    notices.said.connect(said.append)

    notices.refuse(WorldError("file.unreadable", file="a.xlsx", reason="无权限"))

    assert said[0].kind is Kind.CRIT
    assert "a.xlsx" in said[0].text
    assert "file.unreadable" not in said[0].text
