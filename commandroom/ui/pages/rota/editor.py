"""What opens in a cell of the rota: people for a post, shifts for a person, found by name or pinyin initials."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from commandroom.domain.people.shifts import REST
from commandroom.ui.pages.rota.grid import RotaGrid
from commandroom.ui.pages.rota.words import shift_hours
from commandroom.ui.widgets.typeahead import Option, TypeAhead
from commandroom.usecases.queries import DutySheet

OFF = "off"
_LEAST = 168


def people_for(sheet: DutySheet, post: str) -> list[Option]:
    """Who may hold the post, those who carried least this year first; the others of the roster behind them."""
    found = sheet.rules.post(post)
    able = [p for p in sheet.persons if found is not None and found.may_be(p.person)]
    able.sort(key=lambda one: one.carried)
    rest = [one for one in sheet.persons if one not in able]
    return [
        Option(one.person.id, one.person.name, one.unit_name, one.person.initials) for one in (*able, *rest)
    ]


def shifts_of(sheet: DutySheet) -> list[Option]:
    """The shifts, and a day off."""
    off = QCoreApplication.translate("Rota", "Day off")
    shifts = [Option(shift.id, shift.name or shift.id, shift_hours(shift)) for shift in sheet.shifts]
    return [*shifts, Option(OFF, off)]


def shift_of(key: str) -> str:
    """The shift behind an option; a day off is none."""
    return REST if key == OFF else key


class CellEditor(QObject):
    """A type-ahead over the current cell; Enter or Tab takes, Esc leaves the cell as it was."""

    def __init__(self, grid: RotaGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self._then: Callable[[str], object] | None = None
        self.field = TypeAhead(grid.theme, parent=grid.viewport())
        self.field.hide()
        self.field.installEventFilter(self)
        self.field.picked.connect(self._take)

    @property
    def is_open(self) -> bool:
        """Whether somebody types in a cell."""
        return self.field.isVisible()

    def open(self, options: Iterable[Option], typed: str, name: str, then: Callable[[str], object]) -> None:
        """Open it over the current cell with what was typed already; `then` is told the key that was taken."""
        rect = self._grid.visualRect(self._grid.currentIndex())
        self._then = then
        self.field.setAccessibleName(name)
        self.field.set_options(options)
        self.field.choose(None)
        wide = max(rect.width(), self._grid.theme.px(_LEAST))
        left = min(rect.x(), max(self._grid.viewport().width() - wide, 0))
        self.field.setGeometry(left, rect.y(), wide, max(rect.height(), self.field.sizeHint().height()))
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if typed:
            self.type_on(typed)
        else:
            self.field.open_list()

    def type_on(self, typed: str) -> None:
        """Letters that still reached the grid belong to the cell that is open."""
        self.field.insert(typed)
        self.field.textEdited.emit(self.field.text())

    def close(self) -> None:
        """Leave the cell."""
        self._then = None
        self.field.close_list()
        if self.field.isVisible():
            self.field.hide()
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_escape = event.key() == Qt.Key.Key_Escape
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.field.is_open
            if is_escape or is_enter:
                self.close()
                return True
        if event.type() is QEvent.Type.FocusOut and not self.field.is_open:
            self.close()
        return False

    def _take(self) -> None:
        key, then = self.field.value, self._then
        if key is None or then is None:
            return
        self.close()
        then(key)
