"""The cells of the rota: posts with their people, or people with their shifts, over the days shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from commandroom.domain.people.dutychecks import Absences, Turn
from commandroom.domain.people.shifts import Shift
from commandroom.ui.desk import Desk
from commandroom.ui.pages.rota.viewmodel import MONTH, POSTS, RotaViewModel
from commandroom.ui.pages.rota.words import (
    clash_text,
    day_head,
    gap_text,
    post_name,
    shift_hours,
    shift_in_short,
)
from commandroom.ui.punctuation import in_a_row, in_a_sentence, in_clauses
from commandroom.usecases.queries import DutySheet

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
_DAY = timedelta(days=1)


@dataclass(slots=True)
class RotaCell:
    """One cell: what is written, how it looks (`kind`: written, pattern, away, off, proposed, empty), what is wrong with it.

    `is_free` marks a day on which offices do not work.
    """

    day: date
    text: str = ""
    kind: str = "empty"
    told: list[str] = field(default_factory=list)
    is_free: bool = False
    is_gap: bool = False
    is_wrong: bool = False


@dataclass(frozen=True, slots=True)
class RotaRow:
    """One row: a post by its name, or a person by id."""

    key: str
    name: str
    note: str = ""


class RotaTable(QAbstractTableModel):
    """Rows and cells as the sheet makes them, arranged as the page is or always one way."""

    def __init__(self, desk: Desk, model: RotaViewModel, *, way: str = "") -> None:
        super().__init__()
        self._desk, self._model, self._way = desk, model, way
        self.rows: list[RotaRow] = []
        self._heads: list[str] = []
        self._cells: dict[tuple[str, date], RotaCell] = {}
        self.days: list[date] = []

    def show_sheet(self, sheet: DutySheet) -> None:
        """Show other days, or the same ones after a change."""
        is_posts, is_short = (self._way or self._model.arrangement) == POSTS, self._model.span == MONTH
        self.beginResetModel()
        self.days = [day.date for day in sheet.days]
        self._heads = [day_head(day, is_short=is_short) for day in sheet.days]
        self.rows = list(self._posts(sheet) if is_posts else self._persons())
        self._cells = {
            (row.key, day.date): RotaCell(day.date, is_free=not day.works)
            for row in self.rows
            for day in sheet.days
        }
        if is_posts:
            self._fill_posts(sheet)
        else:
            self._fill_persons(sheet)
        self._mark(sheet, is_posts=is_posts)
        self.endResetModel()

    def cell(self, row: int, column: int) -> RotaCell | None:
        """The cell at a place, or None."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.days):
            return self._cells[self.rows[row].key, self.days[column]]
        return None

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        cell = self.cell(row, column)
        return cell.text if cell is not None else ""

    # --- rows ---------------------------------------------------------------------------------------------------

    def _posts(self, sheet: DutySheet) -> Iterator[RotaRow]:
        known = {shift.id: shift for shift in sheet.shifts}
        for post in sheet.rules.posts:
            shift = known.get(post.shift)
            yield RotaRow(
                post.zh, post_name(post, self._desk.lang), shift_hours(shift) if shift is not None else ""
            )

    def _persons(self) -> Iterator[RotaRow]:
        for one in self._model.persons():
            yield RotaRow(one.person.id, one.person.name, one.unit_name)

    # --- cells --------------------------------------------------------------------------------------------------

    def _fill_posts(self, sheet: DutySheet) -> None:
        names: dict[tuple[str, date], list[str]] = defaultdict(list)
        proposed: dict[tuple[str, date], list[str]] = defaultdict(list)
        for turn in sheet.turns:
            names[turn.post, turn.day].append(self._model.name_of(turn.person))
        filled = self._model.proposing.found
        for slot, who in filled.given if filled is not None else ():
            proposed[slot.post, slot.day].append(self._model.name_of(who))
        for key, cell in self._cells.items():
            cell.text = in_a_row([*names[key], *proposed[key]])
            cell.kind = "proposed" if proposed[key] else "written" if names[key] else "empty"

    def _fill_persons(self, sheet: DutySheet) -> None:
        is_short = self._model.span == MONTH
        turns: dict[tuple[str, date], list[Turn]] = defaultdict(list)
        for turn in sheet.turns:
            turns[turn.person, turn.day].append(turn)
        for key, found in turns.items():
            cell = self._cells.get(key)
            if cell is not None:
                words = [_words(turn, self._post(sheet, turn.post), is_short=is_short) for turn in found]
                cell.text = _in_short(words) if is_short else in_a_row(words)
                cell.kind = "written" if any(turn.duty for turn in found) else "pattern"
        for person, day, _record in sheet.rests:
            if (person, day) in self._cells:
                cell = self._cells[person, day]
                cell.text, cell.kind = self.tr("off", "a day off in the rota"), "off"
        filled = self._model.proposing.found
        for slot, who in filled.given if filled is not None else ():
            if (who, slot.day) in self._cells:
                cell = self._cells[who, slot.day]
                post = self._post(sheet, slot.post)
                cell.text, cell.kind = shift_in_short(slot.shift) if is_short else post, "proposed"
        self._mark_away(sheet, is_short=is_short)

    def _post(self, sheet: DutySheet, name: str) -> str:
        post = sheet.rules.post(name)
        return post_name(post, self._desk.lang) if post is not None else name

    def _mark_away(self, sheet: DutySheet, *, is_short: bool) -> None:
        absences = Absences(sheet.leaves, sheet.loans, sheet.inside)
        away = {row.person for row in sheet.leaves} | {row.person for row in sheet.loans}
        for (person, day), cell in self._cells.items():
            if person not in away:
                continue
            noon = _noon(day)
            found = absences.of(person, noon, noon + timedelta(minutes=1))
            if found is not None:
                is_leave = not hasattr(found, "to")
                word = (
                    self.tr("leave", "in a cell of the rota")
                    if is_leave
                    else self.tr("lent", "in a cell of the rota")
                )
                cell.text = (
                    word if not cell.text or cell.kind == "pattern" or is_short else f"{cell.text} {word}"
                )
                cell.kind = "away"

    def _mark(self, sheet: DutySheet, *, is_posts: bool) -> None:
        lang, name = self._desk.lang, self._model.name_of
        held = {(t.person, t.day): t.post for t in sheet.turns if t.post}
        for clash in sheet.clashes:
            key = (held.get((clash.person, clash.day), "") if is_posts else clash.person, clash.day)
            if key in self._cells:
                self._cells[key].is_wrong = True
                self._cells[key].told.append(clash_text(clash, name, lang))
        for gap in sheet.gaps if is_posts else ():
            if (gap.post, gap.day) in self._cells:
                cell = self._cells[gap.post, gap.day]
                cell.is_gap = cell.kind != "proposed"
                cell.told.append(gap_text(gap, self._post(sheet, gap.post), lang))

    # --- Qt -----------------------------------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.days)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index.row(), index.column())
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.ToolTipRole:
            return in_clauses(cell.told)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self.rows[index.row()]
            return in_a_sentence((row.name, f"{cell.day:%m-%d}", cell.text or self.tr("empty"), *cell.told))
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole and section < len(self._heads):
                return self._heads[section]
            return int(Qt.AlignmentFlag.AlignCenter) if role == Qt.ItemDataRole.TextAlignmentRole else None
        if section >= len(self.rows):
            return None
        row = self.rows[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        return in_a_sentence((row.name, row.note)) if role == Qt.ItemDataRole.ToolTipRole else None


def _words(turn: Turn, post: str, *, is_short: bool) -> str:
    if is_short:
        return shift_in_short(turn.shift)
    return post or turn.shift.name or turn.shift.id


def _noon(day: date) -> datetime:
    return Shift(id="", start="12:00", end="12:01").span(day)[0]


def _in_short(words: Iterable[str]) -> str:
    """The first of several, and that there are more: a month has no room for all."""
    first, *more = words
    return f"{first}+" if more else first
