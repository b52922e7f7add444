"""One thing on the screen as the audits see it: what it painted, its pixels, its widgets and their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from tests.ui.audits.painted import Line, Record, record

Pixels = NDArray[np.uint8]
VIEWPORT = "qt_scrollarea_viewport"
Role = Qt.ItemDataRole


@dataclass(slots=True)
class Hidden:
    """What a scroll area holds beyond its edge, rendered whole."""

    content: QWidget
    record: Record


@dataclass
class View:
    """A root widget on the screen, read once and audited many times."""

    root: QWidget
    scale: int = 100
    lang: str = "zh_CN"
    said: frozenset[str] = field(default_factory=frozenset)
    kept: list[QWidget] = field(default_factory=list)
    """Python's faces of widgets that Qt made itself: one that is let go takes the faces of its children with it."""

    @cached_property
    def record(self) -> Record:
        """What it painted."""
        assert self.widgets
        return record(self.root)

    @cached_property
    def pixels(self) -> Pixels:
        """The picture as rows of red, green, blue."""
        return pixels_of(self.root.grab().toImage())

    @cached_property
    def widgets(self) -> list[QWidget]:
        """Everything that is visible in it, the root itself first."""
        every = self.root.findChildren(QWidget)
        self.kept += every
        return [self.root, *(part for part in every if self._is_seen(part))]

    @cached_property
    def hidden(self) -> list[Hidden]:
        """The contents of scroll areas that are larger than what they show."""
        found = []
        for area in self.widgets:
            content: Any = area.widget() if isinstance(area, QScrollArea) else None
            if (
                isinstance(area, QScrollArea)
                and content is not None
                and content.height() > area.viewport().height() + 1
            ):
                found.append(Hidden(content, record(content)))
        return found

    def _is_seen(self, part: QWidget) -> bool:
        return part.isVisible() and part.window() is self.root.window() and part.width() > 0

    def place(self, widget: QWidget) -> QRect:
        """A widget's rectangle in the pixels of the root."""
        return QRect(widget.mapTo(self.root, QPoint(0, 0)), widget.size())

    def is_covered(self, owner: QWidget, box: QRectF) -> bool:
        """Whether something that floats lies over the middle of what a widget painted."""
        top: Any = self.root.childAt(box.center().toPoint())
        return (
            top is not None
            and top is not owner
            and not top.isAncestorOf(owner)
            and not owner.isAncestorOf(top)
        )

    def lines(self) -> Iterator[tuple[Line, QWidget]]:
        """All lines of text with the widget in whose pixels they are measured: the root, or a scroll area's content."""
        inside = {id(part.content) for part in self.hidden}
        for line in self.record.lines:
            if not _is_within(line.owner, inside):
                yield line, self.root
        for part in self.hidden:
            for line in part.record.lines:
                yield line, part.content

    def colour_at(self, x: int, y: int) -> QColor | None:
        """One pixel, or None outside."""
        high, wide = self.pixels.shape[:2]
        if not (0 <= x < wide and 0 <= y < high):
            return None
        red, green, blue = (int(part) for part in self.pixels[y, x])
        return QColor(red, green, blue)

    def part(self, box: QRectF, *, more: int = 0) -> Pixels:
        """The pixels of a rectangle, as far as they are in the picture."""
        rect = box.toAlignedRect().adjusted(-more, -more, more, more)
        rect &= QRect(0, 0, self.pixels.shape[1], self.pixels.shape[0])
        return self.pixels[rect.top() : rect.bottom() + 1, rect.left() : rect.right() + 1]


def _is_within(widget: QWidget, roots: set[int]) -> bool:
    part: QWidget | None = widget
    while part is not None:
        if id(part) in roots:
            return True
        part = part.parentWidget()
    return False


def pixels_of(image: QImage) -> Pixels:
    """A picture as an array of rows of red, green, blue."""
    plain = QImage(image.size(), QImage.Format.Format_RGB32)
    plain.fill(Qt.GlobalColor.white)
    painter = QPainter(plain)
    painter.drawImage(0, 0, image)
    painter.end()
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine() // 4, 4)
    return rows[:, : plain.width(), 2::-1].copy()


# --- who somebody is -----------------------------------------------------------------------------------------------


def owner_of(widget: QWidget) -> QWidget:
    """The control a person knows: a viewport belongs to its list, an inner line to its combo box."""
    parent = widget.parentWidget()
    if parent is not None and widget.objectName() == VIEWPORT and isinstance(parent, QAbstractScrollArea):
        return owner_of(parent) if isinstance(parent, QHeaderView) else parent
    if parent is not None and isinstance(parent, QComboBox) and isinstance(widget, QLineEdit):
        return parent
    return widget


def heard(widget: QWidget) -> tuple[str, str]:
    """The name and the value (with the description) that a screen reader gets."""
    face: Any = QAccessible.queryAccessibleInterface(widget)
    if face is None:
        return widget.accessibleName(), widget.accessibleDescription()
    kind = QAccessible.Text
    name = face.text(kind.Name) or ""
    return name, " ".join(filter(None, (face.text(kind.Value), face.text(kind.Description))))


def named(widget: QWidget) -> str:
    """How a finding calls a widget: its class, whose it is, and its name or text."""
    around = widget.parentWidget()
    own = widget.accessibleName() or own_text(widget) or widget.objectName()
    whose = f"{type(around).__name__}/" if around is not None else ""
    return f"{whose}{type(widget).__name__} {own[:60]!r}"


def own_text(widget: QWidget) -> str:
    """What a control of Qt has as its text."""
    if isinstance(widget, QAbstractButton | QLabel | QLineEdit):
        return widget.text()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def wholes(line: Line, base: QWidget) -> list[str]:
    """Every text in which the whole of a shortened line can be read or heard."""
    widget = line.owner
    found = [widget.toolTip(), widget.accessibleDescription(), *heard(widget)]
    owner = owner_of(widget)
    if owner is not widget:
        found += [owner.toolTip(), owner.accessibleName(), owner.accessibleDescription()]
    index = index_of(line, base)
    if index is not None and index.isValid():
        found += [str(index.data(role) or "") for role in (Role.ToolTipRole, Role.AccessibleTextRole)]
    return found


def index_of(line: Line, base: QWidget) -> QModelIndex | None:
    """The cell of a list in which a line stands; None where it stands in no list."""
    view = line.owner.parentWidget()
    if line.owner.objectName() != VIEWPORT or not isinstance(view, QAbstractItemView):
        return None
    if isinstance(view, QHeaderView):
        return None
    centre = line.shown.center() if not line.shown.isEmpty() else line.box.center()
    return view.indexAt(line.owner.mapFrom(base, centre.toPoint()))


def views(widgets: list[QWidget]) -> Iterator[QAbstractItemView]:
    """The lists among them, without their headers."""
    for part in widgets:
        if isinstance(part, QAbstractItemView) and not isinstance(part, QHeaderView):
            yield part
