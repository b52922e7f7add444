"""Each audit is shown something that is wrong, and something that is right beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from tests.ui.audits import greys, keys, names, places, texts
from tests.ui.audits.seen import View


class Sign(QWidget):
    """Paints a word and tells nobody."""

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).drawText(4, 20, "overdue")


def _label(text: str, style: str = "font-size: 14px", wide: int = 0) -> QLabel:
    label = QLabel(text)
    label.setStyleSheet(style)
    if wide:
        label.setFixedWidth(wide)
    return label


def _button(text: str, name: str, size: tuple[int, int] = (120, 32)) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(name)
    button.setFixedSize(*size)
    return button


def _rows() -> QListWidget:
    rows = QListWidget()
    rows.addItem("one")
    rows.setCurrentRow(-1)
    return rows


def _out(parent: QWidget) -> QWidget:
    part = QPushButton("out", parent)
    part.setGeometry(390, 0, 60, 30)
    return part


def _pair(parent: QWidget) -> QWidget:
    for at in (0, 20):
        QPushButton("over", parent).setGeometry(at, 10, 80, 30)
    return parent


OFFENDERS: dict[str, tuple[Callable[[View], Iterator[str]], Callable[[QWidget], QWidget]]] = {
    "a small text": (texts.small_texts, lambda _: _label("tiny", "font-size: 9px")),
    "a cut text": (texts.cut_texts, lambda _: _label("a text that is far too long for its place", wide=40)),
    "a faint text": (texts.faint_texts, lambda _: _label("faint", "color: #cccccc; background: #ffffff; font-size: 14px")),
    "a foreign word": (texts.foreign_words, lambda _: _label("保存")),
    "a small target": (places.small_targets, lambda _: _button("x", "x", (12, 12))),
    "a part outside": (places.outside, _out),
    "parts over one another": (places.overlaps, _pair),
    "a field without a name": (names.nameless, lambda _: QLineEdit()),
    "a painted word nobody tells": (names.unheard, lambda _: Sign()),
    "rows without a current one": (names.silent_rows, lambda _: _rows()),
}  # fmt: skip


@pytest.fixture
def seen(qtbot: QtBot, qapp: QApplication) -> Callable[[Callable[[QWidget], QWidget]], View]:
    """A window with one thing in it."""
    kept: list[QWidget] = []
    qapp.setStyleSheet("")

    def show(make: Callable[[QWidget], QWidget]) -> View:
        window = QWidget()
        window.setAccessibleName("window")
        part = make(window)
        if part is not window and part.parentWidget() is None:
            layout = QVBoxLayout(window)
            part.setMinimumHeight(max(part.minimumHeight(), 12))
            layout.addWidget(part)
        qtbot.addWidget(window)
        window.resize(400, 200)
        window.show()
        qtbot.waitExposed(window)
        kept.append(window)
        return View(window, lang="en", kept=kept)

    return show


@pytest.mark.parametrize("name", OFFENDERS)
def test_an_offender_is_found_and_a_sound_one_is_not(
    seen: Callable[[Callable[[QWidget], QWidget]], View], name: str
) -> None:
    audit, offender = OFFENDERS[name]

    found = list(audit(seen(offender)))
    sound = list(audit(seen(lambda _: _button("Save", "Save"))))

    assert found != []
    assert sound == []


def test_a_control_that_tab_never_reaches_is_found(
    seen: Callable[[Callable[[QWidget], QWidget]], View],
) -> None:
    from PySide6.QtCore import Qt

    def make(window: QWidget) -> QWidget:
        for at, policy in enumerate((Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.NoFocus)):
            button = QPushButton(f"button {at}", window)
            button.setGeometry(10, 10 + 50 * at, 100, 32)
            button.setFocusPolicy(policy)
        return window

    found = list(keys.lost_keys(seen(make)))

    assert [finding for finding in found if "button 1" in finding and "never reached" in finding]


def test_red_is_counted_and_grey_is_not() -> None:
    red, plain = np.full((4, 4, 3), (200, 40, 27), np.uint8), np.full((4, 4, 3), 120, np.uint8)

    assert (greys.red_pixels(red), greys.red_pixels(plain)) == (16, 0)
