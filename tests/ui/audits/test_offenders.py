"""Each audit is shown something that is wrong, and something that is right beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from typing_extensions import override

from commandroom.ui.theme import Theme, read_colours
from tests.ui.audits import greys, keys, names, places, texts
from tests.ui.audits.hovered import Hovered
from tests.ui.audits.seen import View

Index = QModelIndex | QPersistentModelIndex


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


class Twice(QWidget):
    """Paints two words over one another, and tells both."""

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawText(4, 20, "overdue")
        painter.drawText(8, 20, "long ago")


class Shortened(QWidget):
    """Paints a word that ends early, and has the whole of it nowhere."""

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).drawText(4, 20, "over…")


class Telltale(QStyledItemDelegate):
    """Paints in a row what the row does not say."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.drawText(option.rect, "overdue")


def _told_rows() -> QListWidget:
    rows = _rows()
    rows.setCurrentRow(0)
    rows.setItemDelegate(Telltale(rows))
    return rows


def _faint_icon() -> QPushButton:
    sign = QPixmap(16, 16)
    sign.fill(QColor("#ffffff"))
    painter = QPainter(sign)
    painter.fillRect(4, 4, 6, 6, QColor("#dddddd"))
    painter.end()
    button = _button("", "sign")
    button.setStyleSheet("background: #ffffff; border: 0")
    button.setIcon(QIcon(sign))
    return button


def _pale_under_pointer() -> QPushButton:
    button = _button("Save", "Save")
    button.setStyleSheet(
        "QPushButton { color: #000000; background: #ffffff; border: 0 } QPushButton:hover { color: #dddddd }"
    )
    return button


def _foreign(view: View) -> Iterator[str]:
    theme = Theme()
    return greys.foreign_colours(view, theme, list(read_colours(theme.name)))


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
    "a shortened text": (texts.cut_texts, lambda _: Shortened()),
    "a faint icon": (texts.faint_icons, lambda _: _faint_icon()),
    "a text that fades under the pointer": (lambda view: Hovered().findings(view), lambda _: _pale_under_pointer()),
    "a foreign word": (texts.foreign_words, lambda _: _label("保存")),
    "a small target": (places.small_targets, lambda _: _button("x", "x", (12, 12))),
    "a part outside": (places.outside, _out),
    "parts over one another": (places.overlaps, _pair),
    "words over one another": (places.text_overlaps, lambda _: Twice()),
    "a row that paints what it does not tell": (names.silent_rows, lambda _: _told_rows()),
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


class Mute(QPushButton):
    """Looks the same with and without the focus."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setStyleSheet("border: 0; outline: 0; background: #eeeeee")


class Sound(QPushButton):
    """Shows the focus by a frame."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setStyleSheet("QPushButton { border: 0 } QPushButton:focus { border: 3px solid #000000 }")


class Holding(Sound):
    """Keeps the focus whatever is pressed."""

    @override
    def focusNextPrevChild(self, _is_next: bool) -> bool:
        return True


def _pressed(kind: type[QPushButton], *, is_upward: bool = False) -> Callable[[QWidget], QWidget]:
    """Two buttons of a kind, the second below the first; Tab goes through them from below where that is asked."""

    def make(window: QWidget) -> QWidget:
        parts = [kind(f"button {at}", window) for at in range(3)]
        for at, part in enumerate(parts):
            part.setGeometry(10, 10 + 50 * at, 100, 32)
        if is_upward:
            QWidget.setTabOrder(parts[2], parts[1])
        return window

    return make


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_pressed(Mute), "does not show that it has the focus"),
        (_pressed(Holding), "does not let Tab go"),
        (_pressed(Sound, is_upward=True), "back to"),
    ],
)
def test_a_stop_that_is_dark_or_holds_or_leads_back_is_found(
    seen: Callable[[Callable[[QWidget], QWidget]], View], make: Callable[[QWidget], QWidget], said: str
) -> None:
    found = list(keys.lost_keys(seen(make)))
    sound = list(keys.lost_keys(seen(_pressed(Sound))))

    assert [finding for finding in found if said in finding]
    assert sound == []


def test_a_colour_that_the_theme_has_not_is_found_and_one_of_its_own_is_not(
    seen: Callable[[Callable[[QWidget], QWidget]], View],
) -> None:
    own = Theme().hex("text")

    assert [one for one in _foreign(seen(lambda _: _label("odd", "color: #12ab34"))) if "#ff12ab34" in one]
    assert not [one for one in _foreign(seen(lambda _: _label("even", f"color: {own}"))) if "even" in one]


def test_signs_that_differ_in_colour_alone_are_found_and_those_of_other_shapes_are_not() -> None:
    pixels = np.full((40, 120, 3), 255, np.uint8)
    pixels[14:26, 14:26] = (200, 40, 27)
    pixels[14:26, 54:66] = (20, 110, 60)
    pixels[18:22, 90:110] = (20, 110, 60)
    at = {"red": 20, "green": 60, "flat": 100}
    marks = [greys.Mark("lamp", value, QPointF(x, 20), 7.0) for value, x in at.items()]
    alike = greys.Alike()

    alike.look_at(cast("View", SimpleNamespace(pixels=pixels)), marks)

    assert list(alike.findings()) == ["lamp green and red look alike in grey at 7 px"]


def test_red_is_counted_and_grey_is_not() -> None:
    red, plain = np.full((4, 4, 3), (200, 40, 27), np.uint8), np.full((4, 4, 3), 120, np.uint8)

    assert (greys.red_pixels(red), greys.red_pixels(plain)) == (16, 0)
