"""What floats over the foot of the list, so that no row moves: the bar of marked events, the card of work on many."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.button import Button, IconButton
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.progress import ProgressLine
from commandroom.ui.widgets.text import PlainLabel

_WORK_WIDE = 480


class BatchBar(Card):
    """Says how many are marked and what can be done with all of them."""

    dispatch_wanted = Signal()
    supervise_wanted = Signal()
    urge_wanted = Signal()
    suspend_wanted = Signal()
    export_wanted = Signal()
    more_wanted = Signal()
    all_wanted = Signal()
    cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(name="card", parent=parent)
        self._count = PlainLabel("", "strong")
        self.all = Button(theme, "", kind="link")
        self.dispatch = dispatch = Button(theme, self.tr("Dispatch"), icon="send")
        self.supervise = supervise = Button(theme, self.tr("Supervise"), icon="siren")
        urge = Button(theme, self.tr("Urge"), icon="bell-ring")
        self.suspend = suspend = Button(theme, self.tr("Suspend…"), icon="pause")
        export = Button(theme, self.tr("Export"), icon="download")
        self.more = Button(theme, self.tr("More ▾"), kind="ghost")
        self.menu = QMenu(self.more)
        clear = IconButton(theme, "x", self.tr("Let go of the marks"), keys="Esc")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(8)
        for part in (
            self._count, self.all, dispatch, supervise, urge, suspend, export, self.more, clear,
        ):  # fmt: skip
            layout.addWidget(part)
        dispatch.clicked.connect(self.dispatch_wanted)
        supervise.clicked.connect(self.supervise_wanted)
        urge.clicked.connect(self.urge_wanted)
        suspend.clicked.connect(self.suspend_wanted)
        export.clicked.connect(self.export_wanted)
        self.more.clicked.connect(self.more_wanted)
        self.all.clicked.connect(self.all_wanted)
        clear.clicked.connect(self.cleared)
        self._spare = (urge, suspend)
        self.writing = (dispatch, supervise, urge, suspend)
        self.setAccessibleName(self.tr("Marked events"))
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says."""
        return self._count.text()

    def show_count(self, marked: int, total: int, *, is_all: bool) -> None:
        """Show how many are marked; none hides the bar."""
        said = self.tr("All {count} chosen") if is_all and marked == total else self.tr("{count} chosen")
        self._count.setText(said.format(count=f"{marked:,}"))
        self.all.say(self.tr("Choose all {count}").format(count=f"{total:,}"))
        self.all.setVisible(not is_all and marked < total)
        self.setVisible(marked > 0)
        self.adjustSize()
        self.raise_()

    def fit(self, room: int) -> None:
        """Leave out what finds no room in so many pixels; it is in the menu as well."""
        for part in self._spare:
            part.show()
        for part in self._spare:
            if self.sizeHint().width() > room:
                part.hide()
        self.adjustSize()

    def open_menu(self) -> None:
        """Show the rest of the deeds over the button."""
        corner = self.more.mapToGlobal(QPoint(0, 0))
        self.menu.popup(corner - QPoint(0, self.menu.sizeHint().height()))


def uncovered(area: QRect, page: QWidget, drawer: QWidget) -> QRect:
    """The part of an area of a page that a drawer over its right side leaves free; all of it where none lies over it."""
    if not drawer.isVisible() or drawer.window() is not page.window():
        return area
    edge = page.mapFromGlobal(drawer.mapToGlobal(QPoint())).x()
    covers = area.left() < edge <= area.right()
    return QRect(area.topLeft(), QPoint(edge - 1, area.bottom())) if covers else area


class WorkCard(Card):
    """How far the work on many is, then what came of it; it stays until somebody closes it."""

    stop_wanted = Signal()
    grew = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(name="card", parent=parent)
        self.setFixedWidth(theme.px(_WORK_WIDE))
        self._said = PlainLabel("", "strong", wrap=True)
        self._more = PlainLabel("", "muted", wrap=True)
        self._line = ProgressLine(theme)
        self._stop = Button(theme, self.tr("Stop"), icon="x")
        self._offers = [Button(theme, "", kind="" if at else "primary") for at in range(3)]
        self._close = IconButton(theme, "x", self.tr("Close"))
        self._do: list[Callable[[], object]] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(row(self._said, None, self._stop, self._close))
        layout.addWidget(self._more)
        layout.addLayout(row(*self._offers, None))
        layout.addWidget(self._line)
        self._stop.clicked.connect(self.stop_wanted)
        self._close.clicked.connect(self.hide)
        for at, offer in enumerate(self._offers):
            offer.clicked.connect(lambda _checked=False, at=at: self._do[at]())
        self.setAccessibleName(self.tr("Work on many events"))
        self.hide()

    @property
    def text(self) -> str:
        """What the card says."""
        return "\n".join(part for part in (self._said.text(), self._more.text()) if part)

    def show_progress(self, text: str, more: str, fraction: float) -> None:
        """Show how far it is, with a button to stop."""
        self._dress(is_running=True)
        self._say(text, more)
        self._line.show_fraction(fraction)

    def show_result(self, text: str, more: str, offers: list[tuple[str, Callable[[], object]]]) -> None:
        """Show what came of it and what can be done about it."""
        self._dress(is_running=False)
        self._line.stop()
        self._do = [do for _, do in offers]
        for at, button in enumerate(self._offers):
            button.setVisible(at < len(offers))
            if at < len(offers):
                button.say(offers[at][0])
        self._say(text, more)

    def _dress(self, *, is_running: bool) -> None:
        self._stop.setVisible(is_running)
        self._line.setVisible(is_running)
        self._close.setVisible(not is_running)
        for offer in self._offers:
            offer.setVisible(False)

    def _say(self, text: str, more: str) -> None:
        self._said.setText(text)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.setAccessibleDescription(self.text)
        self.show()
        high = self.heightForWidth(self.width())
        self.resize(self.width(), max(high, self.sizeHint().height()))
        self.raise_()
        self.grew.emit()
