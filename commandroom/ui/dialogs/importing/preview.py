"""The first rows of a file, what becomes of each, and its cells."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from commandroom.base.sentences import sentence
from commandroom.domain.event.imported import Imported, Rejected
from commandroom.ui.moments import short_text
from commandroom.ui.theme import Theme
from commandroom.usecases.importing import Outcome, Preview

Index = QModelIndex | QPersistentModelIndex
OWN = 4


class PreviewModel(QAbstractTableModel):
    """What the map makes of the first rows: four columns of ours, then the file's own."""

    def __init__(self, theme: Theme, *, lang: str) -> None:
        super().__init__()
        self._theme = theme
        self._lang = lang
        self._preview = Preview((), (), ())

    def show_preview(self, preview: Preview) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._preview = preview
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._preview.outcomes)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else OWN + len(self._preview.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        outcome = self._preview.outcomes[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._text(outcome, index.row(), index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return self._text(outcome, index.row(), index.column())[:600] or None
            case Qt.ItemDataRole.ForegroundRole if isinstance(outcome, Rejected) and index.column() < OWN:
                return QColor(self._theme.hex("crit"))
            case Qt.ItemDataRole.ForegroundRole if index.column() >= OWN:
                return QColor(self._theme.hex("text3"))
            case _:
                return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return section + 1
        own = (self.tr("Becomes"), self.tr("Number"), self.tr("Title"), self.tr("Reported"))
        return own[section] if section < OWN else self._preview.columns[section - OWN]

    def _text(self, outcome: Outcome, row: int, column: int) -> str:
        if column >= OWN:
            cells = self._preview.cells[row]
            return " ".join(cells[column - OWN].split())[:200] if column - OWN < len(cells) else ""
        if isinstance(outcome, Imported):
            state = self.tr("Closed") if outcome.closed_at is not None else self.tr("To be confirmed")
            return (state, outcome.ext_no, outcome.title, short_text(outcome.reported_at))[column]
        if isinstance(outcome, Rejected):
            why = sentence(outcome.code, {**outcome.params}, lang=self._lang)
            return (self.tr("Rejected"), "", why, "")[column]
        return (self.tr("Already there"), outcome.ext_no, "", "")[column]
