"""The rows of one column: lit clocks, by time or under the names of their units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from commandroom.domain.event.state import Urging
from commandroom.domain.time.lamp import Lamp
from commandroom.ui import words
from commandroom.ui.pages.supervision.lamps import lamp_at
from commandroom.ui.parts import naming
from commandroom.ui.parts.naming import timer_label
from commandroom.ui.punctuation import in_a_sentence
from commandroom.ui.widgets.tip import tip_text
from commandroom.usecases.queries import TimerRow

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
EVENT, NODE, LEFT, DONE, BUTTON = range(5)
_NOWHERE = QModelIndex()


def step_label(timer: str) -> str:
    """The step that a clock belongs to: `处置` for `处置时限`."""
    return timer_label(timer).removesuffix("时限")


def node_text(row: TimerRow, now: datetime) -> str:
    """How a step stands, in words: `处置超时`, `派遣将到期`."""
    translate = QCoreApplication.translate
    over = translate("Supervision", "{step} late")
    text = over if now > row.due else translate("Supervision", "{step} soon")
    name = step_label(row.timer)
    return text.format(step=f"{name}·{row.phase}" if row.phase else name)


def who_text(row: TimerRow) -> str:
    """Whose it is: unit and person, or that nobody has it."""
    said = " ".join(filter(None, (row.lead_name, row.handler_name)))
    return said or QCoreApplication.translate("Supervision", "not dispatched")


def done_text(row: TimerRow) -> str:
    """How often it was urged and supervised."""
    translate = QCoreApplication.translate
    if row.supervised:
        return translate("Supervision", "supervised ×{n}").format(n=row.supervised)
    if row.urged:
        return translate("Supervision", "urged ×{n}").format(n=row.urged)
    return translate("Supervision", "nothing done yet")


def chain_text(row: TimerRow, urges: Sequence[Urging]) -> str:
    """How far the reminders of a lit clock went: acknowledged, or up to whom; "" while the first one may still be answered."""
    translate = QCoreApplication.translate
    run = (row.timer, row.unit, row.phase, row.epoch)
    own = [u for u in urges if (u.timer, u.unit, u.phase, u.epoch) == run]
    chain = [u for u in own if u.level == own[-1].level] if own else []
    if any(u.acknowledged_at is not None for u in chain):
        return translate("Supervision", "acknowledged")
    if len(own) > 1:
        return translate("Supervision", "up to {name}").format(name=naming.who_text(chain[-1].to))
    return ""


class LampTable(QAbstractTableModel):
    """Rows and, when grouped, a line with the unit's name before each group (`row_at` gives None there)."""

    def __init__(self, button: str, *, wants_cause: bool = False) -> None:
        super().__init__()
        self._button = button
        self.wants_cause = wants_cause
        self.is_noted_wide = wants_cause
        self._lines: list[TimerRow | str] = []
        self._counts: dict[str, int] = {}
        self.headings: list[int] = []
        self.marks: set[str] = set()
        self.causes: dict[str, str] = {}
        self.chains: dict[str, str] = {}
        self.now = datetime(1970, 1, 1, tzinfo=UTC)

    @property
    def rows(self) -> list[TimerRow]:
        """The rows without the lines of groups."""
        return [line for line in self._lines if isinstance(line, TimerRow)]

    @property
    def count(self) -> int:
        """How many rows those are."""
        return len(self._lines) - len(self.headings)

    def show_rows(self, rows: Sequence[TimerRow], now: datetime, *, by_unit: bool = False) -> None:
        """Show other rows: after a bad night there are thousands, and each look at them all is felt."""
        lines: list[TimerRow | str] = list(_grouped(rows) if by_unit else rows)
        self.now = now
        self._counts = Counter(row.lead_name for row in rows) if by_unit else {}
        self.beginResetModel()
        self._lines = lines
        self.headings = [at for at, line in enumerate(lines) if isinstance(line, str)] if by_unit else []
        if self.marks:
            self.marks &= {key_of(row) for row in rows}
        self.endResetModel()

    def row_at(self, at: int) -> TimerRow | None:
        """The clock in a line; None for a line with a unit's name."""
        line = self._lines[at] if 0 <= at < len(self._lines) else None
        return line if isinstance(line, TimerRow) else None

    def heading_at(self, at: int) -> str:
        """The unit's name with its count, for a line of that kind."""
        line = self._lines[at] if 0 <= at < len(self._lines) else ""
        if isinstance(line, TimerRow):
            return ""
        name = line or QCoreApplication.translate("Supervision", "not dispatched")
        return f"{name}  {self._counts.get(line, 0)}"

    def position_of(self, key: str) -> int:
        """Where a row stands now; -1 when it is gone."""
        return next(
            (
                at
                for at, line in enumerate(self._lines)
                if isinstance(line, TimerRow) and key.startswith(line.event) and key_of(line) == key
            ),
            -1,
        )

    def toggle(self, at: int) -> None:
        """Mark a row, or no longer."""
        row = self.row_at(at)
        if row is not None:
            self.marks ^= {key_of(row)}
            self.dataChanged.emit(self.index(at, 0), self.index(at, BUTTON))

    def marked(self) -> list[TimerRow]:
        """The marked rows."""
        return [row for row in self.rows if key_of(row) in self.marks]

    def is_marked(self, at: int) -> bool:
        """Whether a row is marked."""
        row = self.row_at(at)
        return row is not None and key_of(row) in self.marks

    def lamp(self, row: TimerRow) -> Lamp:
        """The lamp of a row now."""
        return lamp_at(row, self.now)

    def spoken(self, row: TimerRow) -> str:
        """The whole row in one sentence, for screen readers."""
        left = words.remaining_text((row.due - self.now).total_seconds())
        lamp = words.lamp_label(self.lamp(row))
        said = (row.title, lamp, self.node(row), left, who_text(row), self.note(row))
        return in_a_sentence(said)

    def _told(self, row: TimerRow, column: int) -> str:
        """The button says what it does, every other cell the whole row."""
        return self._button if column == BUTTON else self.spoken(row)

    def node(self, row: TimerRow) -> str:
        """How its step stands, in words."""
        return node_text(row, self.now)

    def note(self, row: TimerRow) -> str:
        """What was done about it; in the backlog why it lies."""
        if self.wants_cause:
            return self.causes.get(row.event) or QCoreApplication.translate("Supervision", "no cause given")
        return self.chains.get(key_of(row)) or done_text(row)

    def text(self, row: TimerRow, column: int) -> str:
        """What a cell says."""
        match column:
            case 0:
                return row.title
            case 1:
                return self.node(row)
            case 2:
                return words.remaining_text((row.due - self.now).total_seconds())
            case 3:
                return self.note(row)
            case _:
                return self._button

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else BUTTON + 1

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row = self.row_at(index.row())
        if role == Role.DisplayRole:
            return self.text(row, index.column()) if row is not None else self.heading_at(index.row())
        if role == Role.AccessibleTextRole:
            return self._told(row, index.column()) if row is not None else self.heading_at(index.row())
        if role == Role.ToolTipRole and row is not None:
            return tip_text(f"{row.number} · {row.category_name}\n{self.spoken(row)}")
        return None


def key_of(row: TimerRow) -> str:
    """What names one run of one clock."""
    return f"{row.event}/{row.timer}/{row.unit}/{row.phase}/{row.epoch}"


def _grouped(rows: Sequence[TimerRow]) -> Iterable[TimerRow | str]:
    units: dict[str, list[TimerRow]] = {}
    for row in rows:
        units.setdefault(row.lead_name, []).append(row)
    for unit, own in sorted(units.items(), key=lambda item: (-len(item[1]), item[0])):
        yield unit
        yield from own
