"""Brings the pages of rows that come into view: the newest first, and none that the person has passed by."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from commandroom.domain.errors import RoomError
from commandroom.ui.desk import Desk
from commandroom.ui.pages.board.table_model import PAGE, BoardTable
from commandroom.usecases.queries import BoardRow, BoardRows

AT_ONCE = 3
"""Pages asked for together: what a tall window shows, and the one it scrolls into."""


class PageFetcher(QObject):
    """One question at a time; while it runs, only the last pages that were wanted are remembered.

    Somebody who drags the scroll bar over a million rows passes thousands of pages; the row under the cursor when the
    bar is let go must not wait for all of them.
    """

    came = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, table: BoardTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._table = table
        self._wanted: list[int] = []
        self._is_asking = False
        table.page_wanted.connect(self.want)

    @Slot(int)
    def want(self, page: int) -> None:
        """Bring a page, before those that were wanted earlier."""
        if page in self._wanted:
            self._wanted.remove(page)
        self._wanted.append(page)
        passed, self._wanted = self._wanted[:-AT_ONCE], self._wanted[-AT_ONCE:]
        self._table.let_go(passed)
        self._ask()

    def want_again(self, pages: Sequence[int]) -> None:
        """Somebody changed events on these pages: the latest shown are brought now, the others when they are seen."""
        self._table.mark_stale(pages)
        for page in pages[-AT_ONCE:]:
            self.want(page)

    def _ask(self) -> None:
        if self._is_asking or not self._wanted:
            return
        pages, self._wanted = self._wanted[::-1], []
        parts = [self._table.page_ids(page) for page in pages]
        pages = [page for page, part in zip(pages, parts, strict=True) if part]
        ids = tuple(row for part in parts for row in part)
        if not ids:
            return
        self._is_asking = True
        room, epoch = self._desk.room, self._table.epoch
        self._desk.tasks.run(
            lambda: room.ask(BoardRows(ids)), then=partial(self._take, pages, epoch), failed=self._fail
        )

    def _take(self, pages: list[int], epoch: int, rows: tuple[BoardRow, ...]) -> None:
        self._is_asking = False
        if epoch == self._table.epoch:
            found = {row.row: row for row in rows}
            for page in pages:
                part = self._table.ids[page * PAGE : (page + 1) * PAGE]
                self._table.show_page(page, [found[row] for row in part if row in found])
            self.came.emit()
        self._ask()

    def _fail(self, error: Exception) -> None:
        self._is_asking = False
        if isinstance(error, RoomError):
            self._desk.gate.report(error)
            self.refused.emit(error)
        else:
            self._desk.fail(error)
