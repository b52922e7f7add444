"""Writes the rows of the board into a table: whole or not at all, off the GUI thread, told how far it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from commandroom.domain.errors import RefusedError, RoomError
from commandroom.ui.desk import Desk
from commandroom.ui.moments import long_text
from commandroom.ui.pages.board.columns import COLUMNS, REGISTERED, column_title
from commandroom.ui.pages.board.table_model import PAGE
from commandroom.usecases.queries import BoardRow, BoardRows

_TOLD_EVERY = 1000


class TableExport(QObject):
    """One table at a time; `ended` brings the number of rows and the file, or 0 and "" when it came to nothing."""

    moved = Signal(int, int)
    ended = Signal(int, str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_stopped = False
        self.is_running = False

    def stop(self) -> None:
        """Write no further; nothing is left behind."""
        self._is_stopped = True

    def write(self, rows: Iterable[int], path: Path, *, total: int) -> None:
        """Write these rows, xlsx or csv by the file's name."""
        self._is_stopped, self.is_running = False, True
        titles = [column_title(column) for column in COLUMNS]

        def work() -> int:
            from commandroom.interop.exports import write_table  # noqa: PLC0415  loads a writer of xlsx

            return write_table(path, titles, self._cells(rows, total))

        self._desk.slow.run(work, then=lambda count: self._end(count, str(path)), failed=self._fail)

    def _cells(self, rows: Iterable[int], total: int) -> Iterator[list[str]]:
        """Runs off the GUI thread."""
        left, done, now = iter(rows), 0, self._desk.clock.now()
        while part := tuple(islice(left, PAGE)):
            for row in _rows(self._desk, part):
                shown = [column.text(row, now) for column in COLUMNS]
                shown[REGISTERED] = long_text(row.registered_at)
                yield shown
            done += len(part)
            if self._is_stopped:
                raise RefusedError("export.stopped")
            if done % _TOLD_EVERY == 0:
                self.moved.emit(done, total)

    def _end(self, count: int, path: str) -> None:
        self.is_running = False
        self.ended.emit(count, path)

    def _fail(self, error: Exception) -> None:
        self._end(0, "")
        if not (isinstance(error, RoomError) and error.code == "export.stopped"):
            self._desk.fail(error)


def _rows(desk: Desk, ids: tuple[int, ...]) -> tuple[BoardRow, ...]:
    found: tuple[BoardRow, ...] = desk.room.ask(BoardRows(ids))
    return found
